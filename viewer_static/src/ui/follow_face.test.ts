// @vitest-environment happy-dom
import { nothing, render } from "lit";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { EMPTY } from "../app/text_empty";
import type { UiActions, UiState } from "./contract";
import { FollowFace } from "./follow_face";
import type { UiGroup } from "./group_contract";

const GROUP: UiGroup = {
  ...EMPTY.group,
  mode: "touring",
  begun: true,
  line: "up",
  following: true,
  guideHere: true,
};

const wish = vi.fn();
const findGroup = vi.fn();
const actions = { wish, findGroup, captions: vi.fn(), leaveGroup: vi.fn() } as unknown as UiActions;

/** What of the bar can be pressed, by its words. */
function bar(more: Partial<UiGroup>): {
  names: string[];
  /** The same face anew; returns what can be pressed then. */
  again: (more?: Partial<UiGroup>) => string[];
  press: (name: string) => void;
  root: HTMLElement;
} {
  const root = document.createElement("div");
  const face = new FollowFace(() => {});
  const name = (each: HTMLElement): string =>
    each.getAttribute("aria-label") ?? each.textContent?.trim() ?? "";
  const buttons = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(".group button")];
  const again = (now: Partial<UiGroup> = more): string[] => {
    const state = { group: { ...GROUP, ...now }, tour: {}, textHref: "?text" } as unknown as UiState;
    render(
      face.left(state, actions, (key) => key, nothing),
      root,
    );
    return buttons().map(name);
  };
  return {
    names: again(),
    again,
    press: (key) =>
      buttons()
        .find((each) => name(each) === key)
        ?.click(),
    root,
  };
}

beforeEach(() => vi.clearAllMocks());

describe("FOLLOW9 the way back", () => {
  it("with the guide one may look around, alone one comes back at one tap", () => {
    const along = bar({});
    expect(along.names).toContain("group.look-around");
    along.press("group.look-around");
    expect(wish).toHaveBeenCalledWith({ do: "look-around" });
    const alone = bar({ following: false });
    alone.press("group.follow");
    expect(findGroup).toHaveBeenCalledTimes(1);
  });

  it("let go, one asks for the group; in a pause for nothing", () => {
    const free = bar({ mode: "free" });
    expect(free.names).not.toContain("group.look-around");
    free.press("follow.lost");
    expect(findGroup).toHaveBeenCalledTimes(1);
    const pause = bar({ mode: "paused", dimmed: true });
    expect(pause.names).toEqual(["sheet.more"]);
  });

  it("a pause is said once: by the guide's words or, without any, by one sentence", () => {
    const root = document.createElement("div");
    const face = new FollowFace(() => {});
    const said = (words: string | null): string[] => {
      const group = { ...GROUP, mode: "paused" as const, dimmed: true, words };
      const state = { group, tour: {}, textHref: "?text" } as unknown as UiState;
      const key = (name: string): string => name;
      render([face.over(state, actions, key), face.left(state, actions, key, nothing)], root);
      return [...root.querySelectorAll(".told, .state")].map((each) => each.textContent ?? "");
    };
    expect(said(null)).toEqual(["group.paused"]);
    expect(said("A minute of silence.")).toEqual(["A minute of silence.", "group.paused"]);
  });

  it("who went round a notice may read it again", () => {
    const round = bar({ round: true });
    expect(round.root.querySelector(".state")?.textContent).toBe("follow.round");
    round.press("follow.read-notice");
    expect(findGroup).toHaveBeenCalledTimes(1);
  });
});

describe("FOLLOW18 on a phone the words make room", () => {
  const asked = (more: Partial<UiGroup>) =>
    bar(more).root.querySelector<HTMLElement>(".follow")?.dataset.asked;
  const poll = {
    id: "p",
    question: { text: "?" },
    options: ["a", "b"],
    open: true,
    mine: null,
    results: null,
  };

  it("while a poll waits for one's answer, and no longer", () => {
    expect(asked({})).toBe("false");
    expect(asked({ polls: [poll] as unknown as UiGroup["polls"] })).toBe("true");
    expect(asked({ polls: [{ ...poll, mine: 1 }] as unknown as UiGroup["polls"] })).toBe("false");
    expect(asked({ role: "observer", polls: [poll] as unknown as UiGroup["polls"] })).toBe("false");
    // No poll is shown while the line is down: the words stay.
    expect(asked({ line: "down", polls: [poll] as unknown as UiGroup["polls"] })).toBe("false");
  });

  it("and the button that shows the text shows it, in place of the poll, until the poll changes", () => {
    const page = bar({ polls: [poll] as unknown as UiGroup["polls"] });
    const face = page.root.querySelector<HTMLElement>(".follow");
    expect(page.names).toContain("sheet.unfold");
    page.press("sheet.unfold");
    expect(page.again()).toContain("sheet.fold");
    expect(face?.dataset).toMatchObject({ open: "true", asked: "false", past: "true" });
    page.press("sheet.fold");
    expect(page.again()).toContain("sheet.unfold");
    expect(face?.dataset).toMatchObject({ open: "false", asked: "true", past: "false" });
    page.press("sheet.unfold");
    page.again({ polls: [{ ...poll, id: "q" }] as unknown as UiGroup["polls"] });
    expect(face?.dataset).toMatchObject({ asked: "true", past: "false" });
  });

  it("the same button puts away what is wanted seldom", () => {
    const page = bar({});
    page.press("sheet.more");
    expect(page.again()).toContain("sheet.unfold");
    page.press("sheet.unfold");
    expect(page.again()).toEqual(expect.arrayContaining(["sheet.fold", "sheet.more"]));
    expect(page.root.querySelector(".rest")).toBeNull();
  });
});

describe("FOLLOW14 and 15 what respect asks", () => {
  it("a nod only where it is taken", () => {
    expect(bar({}).names).not.toContain("talk.nod");
    bar({ mayNod: true }).press("talk.nod");
    expect(wish).toHaveBeenCalledWith({ do: "nod" });
  });

  it("whose view all see is told so, and ends it with one tap", () => {
    const lit = bar({ mode: "walking", shownToAll: true });
    expect(lit.root.querySelector(".state")?.textContent).toBe("follow.shown-to-all");
    lit.press("follow.step-back");
    expect(wish).toHaveBeenCalledWith({ do: "step-back" });
  });

  it("who joins a rehearsal reads that it is one", () => {
    expect(bar({ rehearsal: true }).root.querySelector(".rehearsal")?.textContent).toBe("rehearsal.told");
    expect(bar({}).root.querySelector(".rehearsal")).toBeNull();
  });

  it("that a tour is recorded stands there throughout", () => {
    expect(bar({ recording: "voice" }).root.querySelector(".recorded")?.textContent).toContain(
      "recorded.voice",
    );
    expect(bar({ mode: "free", recording: "motion" }).root.querySelector(".recorded")).not.toBeNull();
  });
});
