import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { GroupState } from "../content/generated/live";
import type { SiteHall, SiteStop, SiteTexts, SiteTour } from "../content/generated/site";
import { uiGroup } from "./group_view";
import { followed, type TextFacts } from "./text_view";

const FILE = new URL("../../../tests/contract/group_fold.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(FILE, "utf8")) as {
  readonly cases: readonly { readonly name: string; readonly state: GroupState }[];
};
const state = cases.find((each) => each.name === "hearing, as the follower sees it")?.state as GroupState;

const said = (text: string) => ({ text, lang: null, voice: "enfilade", approved: true }) as const;
const file = { path: "posters/a.webp", bytes: 1, wire_bytes: 1 };
const stop = (id: string, hall: string, advisory: string | null = null) =>
  ({
    id,
    hall,
    viewpoint: "v",
    title: said(`Stop ${id}`),
    narration: { standard: said("Long words"), easy: said("Short words") },
    question: null,
    advisory,
    way_round: advisory ? said("Stay at the stairs") : null,
    route: [],
    poster: { wide: file, tall: file },
  }) as unknown as SiteStop;
// The plan of the stories: threshold, cell, closed-door (shut), names (with a notice).
const tour = {
  id: "t",
  title: said("Tour"),
  stops: [
    stop("threshold", "upper"),
    stop("cell", "basement", "sorrow"),
    stop("closed-door", "basement"),
    stop("names", "upper"),
  ],
} as unknown as SiteTour;
const room = {
  id: "cell-1",
  level: 0,
  enterable: true,
  floor: [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
  ],
};
const basement = {
  id: "basement",
  rooms: [room],
  zones: [{ id: "z", rooms: ["cell-1"], advisory: "sorrow" }],
  viewpoints: [{ id: "v", room: "cell-1", eye: [1, 1.6, 1], poster: { wide: file, tall: file } }],
  elements: [],
  faces: [],
} as unknown as SiteHall;
const texts = {
  halls: { basement: { title: said("Basement"), rooms: { "cell-1": said("Cell 1") }, elements: {} } },
  exhibits: {},
  advisories: {
    sorrow: { id: "sorrow", title: said("Before you go in"), text: said("…"), min_age: null, opt_in: false },
  },
} as unknown as SiteTexts;

function facts(more: Partial<TextFacts> = {}): TextFacts {
  const given = more.state ?? state;
  return {
    state: given,
    group: uiGroup(given, {
      line: "up",
      dimmed: false,
      broughtBack: false,
      round: false,
      code: null,
      texts: null,
      tour,
      voice: null,
      captions: { on: true, choice: "auto" },
      language: "en",
      now_ms: 0,
    }),
    tour,
    texts,
    messages: { "follow.guide-in": "in {room}", "follow.way-to": "{rooms}" },
    halls: [null, basement],
    frames: [
      { x: 0, y: 0, z: 0, yaw: 0 },
      { x: 0, y: 0, z: 0, yaw: 0 },
    ],
    stop: tour.stops[1] ?? null,
    reads: tour.stops[1] ?? null,
    isElsewhere: false,
    travels: false,
    walked: null,
    accepted: new Set(),
    declined: new Set(),
    easy: false,
    at: { prefix: "", language: "en", museum: "m" },
    url: (path) => `/site/${path}`,
    ...more,
  };
}

describe("FOLLOW10 a notice comes before a stop's words", () => {
  it("it is asked for; gone round it is remembered; read, the words are there", () => {
    expect(followed(facts()).reading?.notice?.is).toBe("asked");
    expect(followed(facts({ declined: new Set(["sorrow"]) })).reading?.notice?.is).toBe("round");
    expect(followed(facts({ accepted: new Set(["sorrow"]) })).reading?.notice).toBeNull();
  });

  it("where the guide walks behind it, the room is named and not shown", () => {
    const walking = { ...state, mode: { kind: "walking", stop: "cell", by: null } } as GroupState;
    const walked = { hall: 1, x: 2, y: 1.6, z: 2, yaw: 0, pitch: 0 };
    const before = followed(facts({ state: walking, walked })).place;
    expect([before?.words, before?.picture]).toEqual(["in Cell 1", null]);
    const after = followed(facts({ state: walking, walked, accepted: new Set(["sorrow"]) })).place;
    expect(after?.picture?.url).toBe("/site/posters/a.webp");
  });
});

describe("FOLLOW6 where the group goes next", () => {
  it("a stop that is shut, or left out, is passed over, and cannot be read", () => {
    const now = followed(facts());
    expect(now.next?.title).toBe("Stop names");
    expect(now.stops.map((each) => each.open)).toEqual([true, true, false, true]);
    const plan = { ...state.plan, left_out: ["names"] };
    expect(followed(facts({ state: { ...state, plan } })).next).toBeNull();
  });

  it("on its way, the way is the one that it goes", () => {
    expect(followed(facts({ travels: true })).next?.title).toBe("Stop cell");
  });
});

describe("FOLLOW12 the words at one's own level", () => {
  it("easy or standard", () => {
    expect(followed(facts({ easy: true })).reading?.narration.text).toBe("Short words");
    expect(followed(facts()).reading?.narration.text).toBe("Long words");
  });
});
