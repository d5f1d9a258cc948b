import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { GroupState } from "../content/generated/live";
import type { SiteTexts, SiteTour } from "../content/generated/site";
import { uiGroup, uiGuide } from "./group_view";

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
  code: null,
  texts: null,
  tour: null,
  voice: null,
  captions: { on: true, choice: "auto" },
  language: "az",
  now_ms: 0,
} as const;
const where = {
  host: "h",
  prefix: "",
  hall: "upper",
  stop: "cell",
  notes: null,
  texts: { advisories: {}, halls: {} } as unknown as SiteTexts,
  tour: null,
  leaves: [],
  position_ms: null,
};

describe("LIVE19 what is shown of a group", () => {
  it("a follower sees their own place, vote and questions, and nobody's names", () => {
    const state = told("hearing, as the follower sees it");
    const group = uiGroup(state, beside);
    expect(group).toMatchObject({ role: "follower", leads: false, handPlace: 1, muted: true, code: null });
    expect(group.questions.map((each) => [each.text, each.state])).toEqual([["Why so small?", "answered"]]);
    expect(group.polls.map((poll) => [poll.question.text, poll.open, poll.results])).toEqual([
      ["Which door?", true, null],
    ]);
    expect(uiGuide(state, where)).toBeNull();
  });

  it("a guide sees hands, questions and votes with their names", () => {
    const state = told("hearing, as the guide sees it");
    const guide = uiGuide(state, where);
    expect(guide?.hands).toEqual([{ uid: "ayna", name: "Ayna" }]);
    expect(guide?.questions.map((each) => [each.name, each.state])).toEqual([
      ["Ayna", "answered"],
      ["Elcin", "asked"],
    ]);
    expect(guide?.votes).toEqual({ p4: [0, 0] });
    expect(guide?.members.map((each) => [each.name, each.muted])).toEqual([
      ["Ayna", false],
      ["Elcin", true],
      ["Wall", false],
    ]);
  });

  it("who was removed is in no list; lamps are offered where no hall is solemn", () => {
    const guide = uiGuide(told("keeping, as the guide sees it"), where);
    expect(guide?.members.map((each) => each.uid)).toEqual(["ayna", "wall"]);
    expect(guide?.hall?.lamps.map((lamp) => lamp.layer)).toEqual(["base", "desk-lamp"]);
    expect(uiGuide(told("keeping, as the guide sees it"), { ...where, hall: "basement" })?.hall).toBeNull();
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

describe("LIVE43 what a guide moves for all, from the panel", () => {
  const before = told("hearing, as the guide sees it");
  const halls = [{ id: "upper", solemn: false, doors: ["gate", "cell-1", "far"], lamps: [] }];
  const doors = [{ hall: "upper", opening: "gate", to: "open" as const }];
  const state = { ...before, plan: { ...before.plan, halls }, scene: { ...before.scene, doors } };
  const leaves = [
    { opening: "far", metres: 8.5 },
    { opening: "cell-1", metres: 5.2 },
    { opening: "gate", metres: 2.6 },
    { opening: "gate", metres: 1.4 },
    { opening: "cupboard", metres: 0.5 },
  ];

  it("doors of the plan within reach, the nearest first, both leaves as one, named where they have a name", () => {
    const title = { text: "The gate", lang: null, voice: "enfilade", approved: true };
    const texts = {
      advisories: {},
      halls: { upper: { elements: { gate: title } } },
    } as unknown as SiteTexts;
    expect(uiGuide(state, { ...where, texts, leaves })?.doors).toEqual([
      { hall: "upper", opening: "gate", title: "The gate", metres: 1, open: true },
      { hall: "upper", opening: "cell-1", title: null, metres: 5, open: false },
    ]);
    expect(uiGuide(state, { ...where, hall: "cellar", leaves })?.doors).toEqual([]);
  });

  it("the script's moment, with the moments at which its stays begin, only while it leads", () => {
    const legs = [
      { stop: "a", travel_ms: 0, stay_ms: 60_000 },
      { stop: "b", travel_ms: 4000, stay_ms: 30_000 },
    ];
    const stops = legs.map(({ stop }) => ({ id: stop, title: { text: stop.toUpperCase() }, question: null }));
    const tour = { timeline: { legs }, stops } as unknown as SiteTour;
    expect(uiGuide(state, { ...where, tour, position_ms: 61_000 })?.seek).toEqual({
      position_ms: 61_000,
      total_ms: 94_000,
      stops: [
        { at_ms: 0, title: "A" },
        { at_ms: 64_000, title: "B" },
      ],
    });
    expect(uiGuide(state, { ...where, tour })?.seek).toBeNull();
  });
});
