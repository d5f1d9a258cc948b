// @vitest-environment happy-dom
import { render } from "lit";
import { beforeEach, describe, expect, it } from "vitest";
import type { Stroke } from "../content/generated/live";
import type { Said } from "../content/generated/site";
import type { UiFollow, UiFollowActions, UiShown } from "./follow_contract";
import { written } from "./strokes";
import { shownPart } from "./text_follow_parts";

const said = (text: string): Said => ({ text, lang: null, voice: "enfilade", approved: true });
const stroke: Stroke = {
  color: 2,
  points: written([
    [100, 100],
    [2000, 3000],
  ]),
};
const label = { id: "declaration", title: said("The Declaration"), facts: [], text: null };
const panel = { heading: "1918", lines: ["One.", "Two."], lang: "az" } as const;
const nobody = {} as UiFollowActions;

function drawn(strokes: readonly Stroke[]): void {
  const shown = { label, picture: null, strokes, panel, notice: null } as unknown as UiShown;
  render(
    shownPart({ shown } as UiFollow, nobody, (key) => key),
    document.body,
  );
}

beforeEach(() => render(null, document.body));

describe("GUIDE2 what the guide draws on a panel, for who reads", () => {
  it("the words alone, large, while nothing is drawn", () => {
    drawn([]);
    expect(document.querySelector(".sheet")).toBeNull();
    expect(document.querySelector(".panel-page .heading")?.textContent).toBe("1918");
  });

  it("the sheet with the lines at their places once something is, and the words still below", () => {
    drawn([stroke]);
    const sheet = document.querySelector(".sheet");
    expect(sheet?.querySelectorAll("path[data-color='2']")).toHaveLength(1);
    expect([...(sheet?.querySelectorAll(".panel p") ?? [])].map((each) => each.textContent)).toEqual([
      "1918",
      "One.",
      "Two.",
    ]);
    // Nobody hears the words twice.
    expect(sheet?.getAttribute("aria-hidden")).toBe("true");
    expect(document.querySelectorAll(".panel-page p")).toHaveLength(3);
    drawn([]);
    expect(document.querySelector(".sheet")).toBeNull();
  });
});
