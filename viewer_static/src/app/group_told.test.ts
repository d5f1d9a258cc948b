import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { GroupState, Mode } from "../content/generated/live";
import { Announcer, happened, lineTold, type Names } from "./group_told";

const FILE = new URL("../../../tests/contract/group_fold.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(FILE, "utf8")) as {
  readonly cases: readonly { readonly name: string; readonly state: GroupState }[];
};
const begun = cases.find((each) => each.name === "hearing, as the follower sees it")?.state as GroupState;

const names: Names = {
  say: (key, values) => (values ? `${key} ${Object.values(values).join(", ")}` : key),
  stop: (id) => `stop ${id}`,
  exhibit: (id) => `the ${id}`,
  element: (id) => (id.includes("/") ? null : `a ${id}`),
  poll: () => "Which door?",
};
const at = (mode: Mode, more: Partial<GroupState> = {}): GroupState => ({ ...begun, mode, ...more });
const walking = (stop: string, by: string | null = null): Mode => ({ kind: "walking", stop, by });
const told = (before: GroupState, after: GroupState): string[] => happened(before, after, names);

describe("FOLLOW7 what a screen reader is told of the group", () => {
  it("the stop that the group comes to, once", () => {
    const [before, after] = [at(walking("threshold")), at(walking("cell"))];
    expect(told(before, after)).toEqual(["stop cell"]);
    expect(told(after, { ...after, rev: after.rev + 1 })).toEqual([]);
  });

  it("let go, called together, led on foot, ended", () => {
    const free: Mode = { kind: "free", stop: "cell", leash: null };
    const gathering: Mode = { kind: "gathering", stop: "cell" };
    expect(told(at(walking("cell")), at(free))).toEqual(["group.free"]);
    expect(told(at(free), at(gathering))).toEqual(["group.called"]);
    expect(told(at(gathering), at(walking("cell")))).toEqual(["told.walking"]);
    const over: Mode = { kind: "ended", at_ms: 9, because: "guide" };
    expect(told(at(free), at(over))).toEqual(["group.ended"]);
    expect(told(at(over), at(over, { rev: 99 }))).toEqual([]);
  });

  it("a pause by the guide's words, and that it is over", () => {
    const after = walking("cell");
    const pause = (words: string | null): Mode => ({ kind: "paused", at_ms: 5, words, after }) as Mode;
    expect(told(at(after), at(pause("Susaq.")))).toEqual(["Susaq."]);
    expect(told(at(pause("Susaq.")), at(pause(null)))).toEqual(["group.paused"]);
    expect(told(at(pause(null)), at(after))).toEqual(["told.goes-on"]);
  });

  it("whose view all see: one's own is said plainly", () => {
    const me = begun.you.uid;
    expect(told(at(walking("cell")), at(walking("cell", me)))).toEqual(["follow.shown-to-all"]);
    expect(told(at(walking("cell")), at(walking("cell", "elcin")))).toEqual(["told.in-light"]);
    expect(told(at(walking("cell", me)), at(walking("cell")))).toEqual(["told.walking"]);
  });

  it("what the guide shows and points out, by its name; what has none is passed over", () => {
    const scene = { ...begun.scene, highlights: ["cot", "cell-1/floor"] };
    const after = { ...begun, scene: { ...scene, document: { exhibit: "letter", picture: null } } };
    expect(told(begun, after)).toEqual(["told.document the letter", "follow.points-out a cot"]);
    const page = { ...after, scene: { ...after.scene, document: { exhibit: "letter", picture: 0 } } };
    expect(told(after, page)).toEqual([]);
  });

  it("polls, their results, one's vote, the floor, and a guide who is away", () => {
    const poll = {
      id: "p9",
      question: { by: "guide", text: "Which door?" } as const,
      options: ["a", "b"],
      open: true,
      results: null,
    };
    const asked = { ...begun, polls: [...begun.polls, poll] };
    expect(told(begun, asked)).toEqual(["told.poll Which door?"]);
    const voted = { ...asked, you: { ...asked.you, votes: { ...asked.you.votes, p9: 1 } } };
    expect(told(asked, voted)).toEqual(["talk.voted"]);
    const shown = { ...voted, polls: [...begun.polls, { ...poll, open: false, results: [0, 1] }] };
    expect(told(voted, shown)).toEqual(["told.poll-result"]);
    expect(told(begun, { ...begun, floor: begun.you.uid })).toEqual(["group.floor-mine"]);
    expect(told(begun, { ...begun, leader: null })).toEqual(["group.guide-away"]);
    expect(told({ ...begun, leader: null }, begun)).toEqual(["told.guide-back"]);
  });
});

describe("FOLLOW7 what is told of the line", () => {
  it("that it is down, and back; not that it was found", () => {
    const steps = [
      ["connecting", "up"],
      ["up", "down"],
      ["down", "down"],
      ["down", "up"],
    ] as const;
    expect(steps.map(([was, is]) => lineTold(was, is, names.say))).toEqual([
      [],
      ["group.line-down"],
      [],
      ["told.line-up"],
    ]);
  });
});

describe("FOLLOW8 one live region, and no floods", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("what comes together is told together, the newest three", () => {
    const changed = vi.fn();
    const announcer = new Announcer(changed);
    announcer.say(["One", "Two."]);
    vi.advanceTimersByTime(300);
    announcer.say(["Three", "Four", "Two."]);
    expect(announcer.told).toBe("");
    vi.advanceTimersByTime(600);
    expect(announcer.told).toBe("Two. Three. Four.");
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it("a stream of sentences is told every 2.5 s all the same; the same words anew are news", () => {
    const changed = vi.fn();
    const announcer = new Announcer(changed);
    for (let i = 0; i < 18; i++) {
      announcer.say([`Line ${i}`]);
      vi.advanceTimersByTime(250);
    }
    expect(changed).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(3000);
    announcer.say(["Again"]);
    vi.advanceTimersByTime(600);
    const first = announcer.told;
    announcer.say(["Again"]);
    vi.advanceTimersByTime(600);
    expect([first, announcer.told]).toEqual(["Again.", "Again.\u00a0"]);
  });
});
