import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { GroupState } from "../content/generated/live";
import { uiGroup } from "./group_view";

const FILE = new URL("../../../tests/contract/group_fold.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(FILE, "utf8")) as {
  readonly cases: readonly {
    readonly name: string;
    readonly state: GroupState;
    readonly after: GroupState;
  }[];
};

/** A member's view of a story of the server's own, at its end. */
function told(story: string): GroupState {
  const found = cases.find((each) => each.name === story);
  if (!found) throw new Error(`no story ${story}`);
  return found.after;
}

const beside = {
  line: "up",
  dimmed: false,
  broughtBack: false,
  round: false,
  code: null,
  texts: null,
  tour: null,
  voice: null,
  captions: { on: true, choice: "auto" },
  language: "az",
  now_ms: 0,
} as const;

describe("LIVE19 what is shown of a group", () => {
  it("a follower sees their own place, vote and questions, and nobody's names", () => {
    const state = told("hearing, as the follower sees it");
    const group = uiGroup(state, beside);
    expect(group).toMatchObject({ role: "follower", leads: false, handPlace: 1, muted: true, code: null });
    expect(group.questions.map((each) => [each.text, each.state])).toEqual([["Why so small?", "answered"]]);
    expect(group.polls.map((poll) => [poll.question.text, poll.open, poll.results])).toEqual([
      ["Which door?", true, null],
      ["Which door?", false, [1, 1]],
    ]);
  });
});

describe("LIVE36 LIVE37 who leads, in one word", () => {
  const state = told("hearing, as the follower sees it");

  it("guide, co-guide, script, nobody", () => {
    expect(uiGroup(state, beside).leader).toBe("guide");
    expect(uiGroup({ ...state, guide_here: false, leader: "elcin" }, beside).leader).toBe("co-guide");
    const gone: GroupState = { ...state, guide_here: false, leader: null };
    expect(uiGroup(gone, beside).leader).toBe("nobody");
    const clock = { kind: "running", tour_ms: 0, at_ms: 0 } as const;
    const touring = { kind: "touring", stop: "cell", clock, through: true } as const;
    expect(uiGroup({ ...gone, mode: touring }, beside).leader).toBe("script");
  });
});

describe("GROUP1 before the first word of the server", () => {
  it("one is joining, and the page's own code is shown", () => {
    const before = uiGroup(null, { ...beside, line: "connecting", code: "12345678" });
    expect(before).toMatchObject({ line: "connecting", code: "1234 5678", leads: false, mode: "gathering" });
  });
});
