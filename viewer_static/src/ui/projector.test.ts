// @vitest-environment happy-dom

import { render } from "lit";
import { describe, expect, it } from "vitest";
import type { LessonDo } from "../content/generated/lesson";
import type { Said } from "../content/generated/site";
import type { BoardActions, BoardAnswer, BoardState, BoardTaskView } from "./board/contract";
import { taskPanel } from "./board/task_panel";
import { pageAt, pagesOf } from "./projector";

const said = (text: string): Said => ({ text, lang: null, voice: "enfilade", approved: true });

function answer(n: number, told: string): BoardAnswer {
  const shown = { approved: true, projected: true, state: "received", tries: 1 } as const;
  return { uid: `u${n}`, name: `name ${n}`, number: n, told, ...shown };
}

function buttons(answers: readonly BoardAnswer[], page: number): { texts: string[]; turned: LessonDo[] } {
  const task = { id: "think", number: 3, called: said("Think"), prompt: said("Why?"), stop: null, hints: [] };
  const task_is = { explanation: "", notes: null, right: [], open: true, released: false, written: true };
  const view: BoardTaskView = {
    ...task,
    ...task_is,
    done: answers.length,
    bars: [],
    answers,
    alike: [],
    projected: "answers",
    page,
  };
  const turned: LessonDo[] = [];
  const actions = { lesson: (what: LessonDo) => turned.push(what) } as unknown as BoardActions;
  const host = document.createElement("div");
  const look = { names: false, wide: false, uid: null, setNames: () => {}, setWide: () => {} };
  render(
    taskPanel(view, { pupils: [] } as unknown as BoardState, actions, (key) => key, look),
    host,
  );
  const found = [...host.querySelectorAll<HTMLButtonElement>("button")].filter((each) =>
    each.textContent?.includes("board.page-"),
  );
  for (const each of found) each.click();
  return { texts: found.map((each) => each.textContent?.trim() ?? ""), turned };
}

describe("TEACH20 answers that do not fit the projector are pages", () => {
  it("as many as the columns need, a part of one counted whole", () => {
    expect(pagesOf(1000, 1000, 40)).toBe(1);
    expect(pagesOf(1520, 1000, 40)).toBe(2);
    expect(pagesOf(2040, 1000, 40)).toBe(2);
    expect(pagesOf(2560, 1000, 40)).toBe(3);
    expect(pagesOf(0, 0, 40)).toBe(1);
  });

  it("after the last page comes the first, and before the first the last", () => {
    expect([-4, -1, 0, 1, 2, 3, 99].map((asked) => pageAt(asked, 3))).toEqual([2, 2, 0, 1, 2, 0, 0]);
  });

  it("the teacher turns them with the same answers; few short ones have no pages", () => {
    const many = Array.from({ length: 8 }, (_, n) => answer(n, "söz ".repeat(30)));
    const { texts, turned } = buttons(many, 1);
    expect(texts).toEqual(["‹ board.page-back", "board.page-next ›"]);
    const answers = many.map(({ uid }) => uid);
    const show = { do: "show", task: "think", what: "answers", answers } as const;
    expect(turned).toEqual([
      { ...show, page: 0 },
      { ...show, page: 2 },
    ]);
    expect(buttons([answer(1, "söz")], 0).texts).toEqual([]);
  });
});
