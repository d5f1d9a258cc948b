import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { GroupState, MemberView } from "../content/generated/live";
import type { Said, SiteHall, SiteNotes, SiteTexts, SiteTour } from "../content/generated/site";
import type { UiPerson } from "../ui/console_contract";
import type { ConsoleBeside } from "./console_beside";
import { heeded, MOST_LISTED } from "./console_people";
import { uiConsole } from "./console_view";

const FILE = new URL("../../../tests/contract/group_fold.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(FILE, "utf8")) as {
  readonly cases: readonly { readonly name: string; readonly after: GroupState }[];
};

/** A member's view of a story of the server's own, at its end. */
function told(story: string): GroupState {
  const found = cases.find((each) => each.name === story);
  if (!found) throw new Error(`no story ${story}`);
  return found.after;
}

const said = (text: string): Said => ({ text, lang: null, voice: "enfilade", approved: true });
const levels = (text: string) => ({ standard: said(text), easy: said(text) });
const panel = { heading: "1918", lines: ["One.", "Two."], lang: "en" };
const exhibit = (id: string, hall: string, more: object = {}) => ({
  id,
  title: said(id),
  hall,
  panel: null,
  picture: null,
  ...more,
});

const EXHIBITS = {
  board: exhibit("board", "upper", { panel }),
  deep: exhibit("deep", "cellar", { panel }),
  far: exhibit("far", "unknown", { panel }),
  vase: exhibit("vase", "upper"),
  work: exhibit("work", "upper", { panel, picture: { width: 4, height: 3 } }),
};
const legs = [
  { stop: "hall", travel_ms: 0, stay_ms: 60_000 },
  { stop: "cell", travel_ms: 4000, stay_ms: 30_000 },
  { stop: "door", travel_ms: 4000, stay_ms: 30_000 },
];
const tour = {
  title: said("Tour"),
  timeline: { legs },
  stops: legs.map(({ stop }) => ({
    id: stop,
    hall: "upper",
    title: said(stop.toUpperCase()),
    narration: levels(`At the ${stop}`),
    question: stop === "cell" ? said("Why so small?") : null,
    advisory: stop === "cell" ? "cells" : null,
  })),
} as unknown as SiteTour;
const halls = [
  { id: "upper", zones: [], faces: [], elements: [], rooms: [] },
  {
    id: "cellar",
    zones: [{ advisory: "execution", rooms: ["end"] }],
    faces: [],
    rooms: [],
    elements: [{ id: "e1", exhibit: "deep", room: "end" }],
  },
] as unknown as SiteHall[];

function beside(more: Partial<ConsoleBeside> = {}): ConsoleBeside {
  return {
    host: "h",
    prefix: "/m",
    language: "en",
    messages: {},
    say: (key, values) => `${key}${values ? ` ${Object.values(values).join(" ")}` : ""}`,
    line: "up",
    now_ms: 1_000_000,
    hall: "upper",
    notes: { tour: "t", language: "en", notes: { cell: said("Wait for all.") } } as unknown as SiteNotes,
    texts: { advisories: {}, halls: {}, exhibits: EXHIBITS } as unknown as SiteTexts,
    tour,
    halls,
    order: ["upper", "cellar"],
    leaves: [],
    position_ms: null,
    plan: null,
    label: null,
    polls: [],
    own: {
      pointer: false,
      drawing: false,
      color: 0,
      toasts: [],
      voice: null,
      afterAddress: null,
      steppedBack: null,
    },
    ...more,
  };
}

const member = (uid: string, more: Partial<MemberView> = {}): MemberView => ({
  uid,
  role: "follower",
  name: uid,
  presence: "ready",
  hall: "upper",
  loading: null,
  following: true,
  muted: false,
  hearing: null,
  accepted: [],
  nodded_ms: null,
  at: null,
  ...more,
});

function led(more: Partial<GroupState> = {}, members: readonly MemberView[] = []): GroupState {
  const state = told("hearing, as the guide sees it");
  const roster = state.roster ?? { members: [] };
  const all = members.length ? [member("guide", { role: "guide" }), ...members] : roster.members;
  return { ...state, roster: { ...roster, members: all } as GroupState["roster"], ...more };
}

describe("CONSOLE1 what the console shows", () => {
  it("a guide sees hands, questions and who is muted by name; a follower has no console", () => {
    const now = uiConsole(led(), beside());
    expect(now?.hands.map(({ uid, name }) => ({ uid, name }))).toEqual([{ uid: "ayna", name: "Ayna" }]);
    expect(now?.questions.map((each) => [each.name, each.state])).toEqual([
      ["Ayna", "answered"],
      ["Elcin", "asked"],
    ]);
    expect(now?.people.map((each) => [each.name, each.muted])).toEqual([
      ["Ayna", false],
      ["Elcin", true],
      ["Wall", false],
    ]);
    expect(uiConsole(told("hearing, as the follower sees it"), beside())).toBeNull();
  });

  it("who was sent out is in no list but the one from which they are let back in", () => {
    const now = uiConsole(led({}, [member("ayna"), member("elcin", { presence: "removed" })]), beside());
    expect(now?.people.map((each) => each.uid)).toEqual(["ayna"]);
    expect(now?.removed).toEqual([{ uid: "elcin", name: "elcin" }]);
  });

  it("in a solemn hall no lamp, no leash, no light on anybody", () => {
    const state = told("keeping, as the guide sees it");
    expect(uiConsole(state, beside())?.lamps.map((lamp) => lamp.layer)).toEqual(["base", "desk-lamp"]);
    const now = uiConsole(state, beside({ hall: "basement" }));
    expect(now?.lamps).toEqual([]);
    expect(now?.solemn).toBe(true);
  });

  it("ready, loading, elsewhere, away are counted, and who is in another hall", () => {
    const now = uiConsole(
      led({}, [
        member("a"),
        member("b", { presence: "loading", loading: 40 }),
        member("c", { presence: "looking-around", hall: "cellar", at: [1, 20, 30] }),
        member("d", { presence: "looking-around", at: [0, 15, -25] }),
        member("e", { presence: "away", name: null }),
        member("f", { presence: "gone" }),
        member("wall", { role: "observer" }),
      ]),
      beside({ plan: { rooms: [], walls: [], you: { x: 0, z: 0, yaw: 0 }, guide: null } }),
    );
    expect(now?.counts).toEqual({ here: 4, ready: 3, loading: 1, elsewhere: 2, away: 1 });
    expect(now?.elsewhere).toEqual([{ title: "cellar", n: 1 }]);
    expect(now?.plan?.dots).toEqual([{ uid: "d", name: "d", x: 1.5, z: -2.5, lost: false }]);
    expect(now?.people.map((each) => each.name)).toContain("people.number 5");
  });

  it("of a lecture those are listed who need the guide", () => {
    const person = (uid: string, more: Partial<UiPerson> = {}) =>
      ({ uid, role: "follower", is: "ready", muted: false, floor: false, hand: false, ...more }) as UiPerson;
    const few = Array.from({ length: MOST_LISTED }, (_, n) => person(String(n)));
    expect(heeded(few)).toBe(few);
    const all = Array.from({ length: 2500 }, (_, n) => person(String(n)));
    all[2000] = person("away", { is: "away" });
    all[2050] = person("hand", { hand: true });
    all[2100] = person("speaks", { floor: true });
    all[2200] = person("helps", { role: "co-guide" });
    all[2300] = person("loads", { is: "loading" });
    expect(
      heeded(all)
        .map((each) => each.uid)
        .slice(0, 6),
    ).toEqual(["hand", "speaks", "helps", "away", "loads", "0"]);
    expect(heeded(all)).toHaveLength(MOST_LISTED);
  });

  it("the stop with its notes; the next one; what is left out is passed over and has no number", () => {
    const state = led();
    const at = { ...state, mode: { kind: "walking", stop: "hall", by: null } as const };
    const stops = legs.map(({ stop, ...leg }) => ({ ...leg, id: stop, hall: "upper", advisory: null }));
    const plan = { ...state.plan, left_out: ["cell"], stops };
    const now = uiConsole({ ...at, plan }, beside());
    expect(now?.stops.map((stop) => [stop.id, stop.n, stop.state])).toEqual([
      ["hall", 1, "here"],
      ["cell", null, "left-out"],
      ["door", 2, "next"],
    ]);
    expect(now?.here?.notes).toBeNull();
    const shut = stops.map((stop) => ({ ...stop, advisory: stop.id === "door" ? "execution" : null }));
    const closed = uiConsole(
      { ...at, plan: { ...plan, stops: shut, opt_in: ["execution"] }, zones: [] },
      beside(),
    );
    expect(closed?.stops.map((stop) => [stop.state, stop.shut])).toEqual([
      ["here", false],
      ["left-out", false],
      ["left-out", true],
    ]);
    const there = uiConsole({ ...at, plan, mode: { kind: "walking", stop: "cell", by: null } }, beside());
    expect(there?.here?.notes?.text).toBe("Wait for all.");
    expect(there?.stops[1]?.state).toBe("here");
  });
});

describe("CONSOLE4 who leads", () => {
  it("a co-guide who was given the wheel, a follower in the light", () => {
    const state = led({ leader: "helper", guide_here: true }, [
      member("helper", { role: "co-guide" }),
      member("a"),
    ]);
    const now = uiConsole(state, beside());
    expect(now).toMatchObject({ leads: false, leader: "helper", wheel: { name: "helper", mine: false } });
    const lit = uiConsole({ ...state, mode: { kind: "walking", stop: "hall", by: "a" } }, beside());
    expect(lit?.inLight).toEqual({ uid: "a", name: "a" });
    expect(lit?.people.find((each) => each.uid === "a")?.inLight).toBe(true);
  });
});

describe("CONSOLE5 what may be shown beside the hall", () => {
  it("what has a picture or a panel, here first; nothing of a hall that is not known, nothing behind what is shut", () => {
    const state = led();
    const shut = { ...state, plan: { ...state.plan, opt_in: ["execution"] }, zones: [] };
    expect(uiConsole(shut, beside())?.documents.map((each) => [each.exhibit, each.pages])).toEqual([
      ["board", 1],
      ["work", 2],
    ]);
    const open = uiConsole({ ...shut, zones: ["execution"] }, beside());
    expect(open?.documents.map((each) => [each.exhibit, each.here])).toEqual([
      ["board", true],
      ["work", true],
      ["deep", false],
    ]);
  });

  it("what is open on the guide's screen can be pointed out, opened for all, shown large", () => {
    const label = {
      id: "work",
      title: said("work"),
      elements: ["frame"],
    } as unknown as ConsoleBeside["label"];
    const scene = { ...led().scene, highlights: ["frame"], document: { exhibit: "work", picture: null } };
    expect(uiConsole(led({ scene }), beside({ label }))?.opened).toMatchObject({
      pages: 2,
      exhibit: true,
      marked: true,
      shown: true,
    });
  });
});

describe("LIVE43 what a guide moves for all, from the console", () => {
  const before = told("hearing, as the guide sees it");
  const plan = {
    ...before.plan,
    halls: [{ id: "upper", solemn: false, doors: ["gate", "cell-1", "far"], lamps: [] }],
  };
  const doors = [{ hall: "upper", opening: "gate", to: "open" as const }];
  const state = { ...before, plan, scene: { ...before.scene, doors } };
  const leaves = [
    { opening: "far", metres: 8.5 },
    { opening: "cell-1", metres: 5.2 },
    { opening: "gate", metres: 2.6 },
    { opening: "gate", metres: 1.4 },
    { opening: "cupboard", metres: 0.5 },
  ];

  it("doors of the plan within reach, the nearest first, both leaves as one, named where they have a name", () => {
    const texts = {
      advisories: {},
      exhibits: {},
      halls: { upper: { elements: { gate: said("The gate") } } },
    } as unknown as SiteTexts;
    expect(uiConsole(state, beside({ texts, leaves }))?.doors).toEqual([
      { hall: "upper", opening: "gate", title: "The gate", metres: 1, open: true },
      { hall: "upper", opening: "cell-1", title: null, metres: 5, open: false },
    ]);
    expect(uiConsole(state, beside({ hall: "cellar", leaves }))?.doors).toEqual([]);
  });

  it("the script's moment, with the moments at which its stays begin, only while it leads", () => {
    expect(uiConsole(state, beside({ position_ms: 61_000 }))?.seek).toEqual({
      position_ms: 61_000,
      total_ms: 128_000,
      stops: [
        { at_ms: 0, title: "HALL" },
        { at_ms: 64_000, title: "CELL" },
        { at_ms: 98_000, title: "DOOR" },
      ],
    });
    expect(uiConsole(state, beside())?.seek).toBeNull();
  });
});
