import { describe, expect, it } from "vitest";
import type { GroupState, MemberView } from "../content/generated/live";
import { counts, fold, goesAlong } from "./group";

const you: MemberView = {
  uid: "guide",
  role: "guide",
  name: null,
  presence: "ready",
  hall: "upper",
  loading: 100,
  following: true,
  accepted: [],
};

const state: GroupState = {
  gid: "g",
  created_ms: 1000,
  now_ms: 2000,
  rev: 4,
  plan: { museum: "m", tour: "t", revision: "r", stops: [], advisories: [], opt_in: [] },
  mode: { kind: "gathering" },
  zones: [],
  guide_here: true,
  you,
  keyframe: null,
  roster: { rev: 7, code: "12345678", members: [you] },
};

function folded(event: Parameters<typeof fold>[1]): GroupState {
  const next = fold(state, event);
  if (next === "gap") throw new Error("a gap");
  return next;
}

describe("GROUP1 events are folded in by their revision", () => {
  it("the next one changes the state", () => {
    const next = folded({ e: "mode", rev: 5, mode: { kind: "walking", stop: "cell" } });
    expect(next.mode).toEqual({ kind: "walking", stop: "cell" });
    expect(next.rev).toBe(5);
    expect(folded({ e: "zones", rev: 5, zones: ["a"] }).zones).toEqual(["a"]);
    expect(folded({ e: "guide-line", rev: 5, here: false }).guide_here).toBe(false);
  });

  it("what is known already changes nothing", () => {
    expect(fold(state, { e: "zones", rev: 4, zones: ["a"] })).toBe(state);
    expect(fold(state, { e: "member", roster_rev: 7, member: { ...you, name: "x" } })).toBe(state);
  });

  it("a gap is told", () => {
    expect(fold(state, { e: "zones", rev: 6, zones: [] })).toBe("gap");
    expect(fold(state, { e: "member", roster_rev: 9, member: you })).toBe("gap");
  });
});

describe("GROUP2 the list of members is the guides'", () => {
  const ayna: MemberView = { ...you, uid: "a", role: "follower", presence: "joined" };

  it("newcomers are added, the known replaced", () => {
    const one = folded({ e: "member", roster_rev: 8, member: ayna });
    expect(one.roster?.members.map((m) => m.uid)).toEqual(["guide", "a"]);
    const two = fold(one, { e: "member", roster_rev: 9, member: { ...ayna, presence: "ready" } });
    expect(two === "gap" ? null : counts(two)).toEqual({ here: 1, ready: 1 });
  });

  it("a follower has none", () => {
    const follower = { ...state, roster: null, you: ayna };
    expect(fold(follower, { e: "member", roster_rev: 8, member: ayna })).toBe(follower);
    expect(counts(follower)).toEqual({ here: 0, ready: 0 });
  });
});

describe("GROUP3 who goes along", () => {
  it("followers who follow, until the end", () => {
    const follower: GroupState = { ...state, you: { ...you, role: "follower" } };
    expect(goesAlong(follower)).toBe(true);
    expect(goesAlong({ ...follower, you: { ...follower.you, following: false } })).toBe(false);
    expect(goesAlong({ ...follower, mode: { kind: "ended", at_ms: 1, because: "guide" } })).toBe(false);
    expect(goesAlong(state)).toBe(false);
  });
});
