import { describe, expect, it } from "vitest";
import type { GroupState, MemberView, Mode, You } from "../content/generated/live";
import { awake, counts, fold, goesAlong, leads, onFoot, tellsMotion } from "./group";

const member: MemberView = {
  uid: "guide",
  role: "guide",
  name: null,
  presence: "ready",
  hall: "upper",
  loading: 100,
  following: true,
  muted: false,
  hearing: null,
  accepted: [],
  nodded_ms: null,
  at: null,
};

const you: You = { ...member, hand_place: null, votes: {}, questions: [] };

const state: GroupState = {
  gid: "g",
  created_ms: 1000,
  now_ms: 2000,
  rev: 4,
  plan: {
    museum: "m",
    tour: "t",
    revision: "r",
    stops: [],
    advisories: [],
    opt_in: [],
    halls: [],
    left_out: [],
    minutes: null,
    languages: [],
  },
  mode: { kind: "gathering", stop: null },
  zones: [],
  guide_here: true,
  leader: "guide",
  scene: { highlights: [], doors: [], lamps: [], evidence: false, document: null, strokes: [] },
  rules: { locked: false, quiet: false, carry_on: false, waiting: false, lock_on_start: false },
  recording: "none",
  rehearsal: false,
  scheduled_ms: null,
  floor: null,
  speakers: [],
  captions: [],
  polls: [],
  you,
  keyframe: null,
  roster: {
    rev: 7,
    code: "12345678",
    members: [member],
    hands: [],
    questions: [],
    votes: [],
    waiting: [],
    visits: [],
  },
};

function folded(event: Parameters<typeof fold>[1]): GroupState {
  const next = fold(state, event);
  if (next === "gap") throw new Error("a gap");
  return next;
}

describe("GROUP1 events are folded in by their revision", () => {
  it("the next one changes the state", () => {
    const next = folded({ e: "mode", rev: 5, mode: { kind: "walking", stop: "cell", by: null } });
    expect(next.mode).toEqual({ kind: "walking", stop: "cell", by: null });
    expect(next.rev).toBe(5);
    expect(folded({ e: "zones", rev: 5, zones: ["a"] }).zones).toEqual(["a"]);
    expect(folded({ e: "guide-line", rev: 5, here: false, leader: null }).guide_here).toBe(false);
  });

  it("what is known already changes nothing", () => {
    expect(fold(state, { e: "zones", rev: 4, zones: ["a"] })).toBe(state);
    expect(fold(state, { e: "member", roster_rev: 7, member: { ...member, name: "x" } })).toBe(state);
  });

  it("a gap is told", () => {
    expect(fold(state, { e: "zones", rev: 6, zones: [] })).toBe("gap");
    expect(fold(state, { e: "member", roster_rev: 9, member })).toBe("gap");
  });
});

describe("GROUP2 the list of members is the guides'", () => {
  const ayna: MemberView = { ...member, uid: "a", role: "follower", presence: "joined" };

  it("newcomers are added, the known replaced", () => {
    const one = folded({ e: "member", roster_rev: 8, member: ayna });
    expect(one.roster?.members.map((m) => m.uid)).toEqual(["guide", "a"]);
    const two = fold(one, { e: "member", roster_rev: 9, member: { ...ayna, presence: "ready" } });
    expect(two === "gap" ? null : counts(two)).toEqual({ here: 1, ready: 1 });
  });

  it("a follower has none", () => {
    const follower = { ...state, roster: null, you: { ...you, ...ayna } };
    expect(fold(follower, { e: "member", roster_rev: 8, member: ayna })).toBe(follower);
    expect(counts(follower)).toEqual({ here: 0, ready: 0 });
  });
});

describe("GROUP3 who goes along", () => {
  it("followers who follow, until the end", () => {
    const follower: GroupState = { ...state, you: { ...you, uid: "a", role: "follower" } };
    expect(goesAlong(follower)).toBe(true);
    expect(goesAlong({ ...follower, mode: { kind: "free", stop: "cell", leash: null } })).toBe(false);
    expect(goesAlong({ ...follower, leader: "a" })).toBe(false);
    expect(goesAlong({ ...follower, you: { ...follower.you, following: false } })).toBe(false);
    expect(goesAlong({ ...follower, mode: { kind: "ended", at_ms: 1, because: "guide" } })).toBe(false);
    expect(goesAlong(state)).toBe(false);
  });
});

describe("LIVE36 who leads", () => {
  it("a guide always, a co-guide while the state says so", () => {
    expect(leads({ ...state, leader: null })).toBe(true);
    const helper: GroupState = { ...state, you: { ...you, uid: "h", role: "co-guide" } };
    expect(leads(helper)).toBe(false);
    expect(leads({ ...helper, leader: "h" })).toBe(true);
  });

  it("who is no guide any more forgets the list", () => {
    expect(folded({ e: "you", you: { ...you, role: "follower" } }).roster).toBeNull();
    expect(folded({ e: "you", you: { ...you, role: "co-guide" } }).roster).toBe(state.roster);
  });
});

describe("LIVE39 LIVE40 what the modes mean for motion", () => {
  const free: Mode = { kind: "free", stop: "cell", leash: { by: "metres", about: "guide", metres: 8 } };
  const clock = { kind: "held", tour_ms: 7000, at_ms: 3000, because: "guide" } as const;

  it("the guide's motion is told while it leads or a leash hangs on it", () => {
    expect(tellsMotion({ kind: "walking", stop: "cell", by: null })).toBe(true);
    expect(tellsMotion(free)).toBe(true);
    expect(tellsMotion({ ...free, leash: { by: "hall", hall: "upper" } })).toBe(false);
    expect(tellsMotion({ kind: "gathering", stop: null })).toBe(false);
  });

  it("a pause keeps where the guide stood, and a script that it holds is a tour that stands", () => {
    const after = { kind: "standing", stop: "cell", clock, through: true, ran: true } as const;
    const paused: Mode = { kind: "paused", at_ms: 3000, words: null, after };
    expect(awake(paused)).toEqual({ kind: "touring", stop: "cell", clock, through: true });
    expect(onFoot(paused)).toBe(false);
    expect(onFoot({ ...paused, after: free })).toBe(true);
    expect(awake({ ...paused, after: free })).toBe(free);
  });
});
