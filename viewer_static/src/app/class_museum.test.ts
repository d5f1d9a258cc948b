import { describe, expect, it } from "vitest";
import type { SiteHall, SiteTexts } from "../content/generated/site";
import { ClassMuseum } from "./class_museum";
import type { SiteStore } from "./site_store";

const said = (text: string) => ({ text, lang: null, voice: "enfilade", approved: true });

const exhibit = (id: string, viewpoint: string) => ({
  id,
  title: said(id),
  hall: "upper",
  viewpoint,
  picture: null,
  description: { standard: said(`standard ${id}`), easy: said(`easy ${id}`) },
});

const TEXTS = {
  language: "az",
  halls: { upper: { elements: {} } },
  exhibits: {
    act: exhibit("act", "desk"),
    beads: exhibit("beads", "case"),
    door: exhibit("door", "far"),
    map: exhibit("map", "desk"),
  },
} as unknown as SiteTexts;

const UPPER = {
  id: "upper",
  elements: [
    { id: "case-1", exhibit: "beads", room: "hall" },
    { id: "door-1", exhibit: "door", room: "cellar" },
  ],
  faces: [],
  zones: [{ advisory: "cells", rooms: ["cellar"] }],
} as unknown as SiteHall;

describe("PUPIL24 what is read at a place where no hall is drawn", () => {
  const store = { hall: async () => UPPER } as unknown as SiteStore;
  const stop = { hall: "upper", viewpoint: "desk", exhibit: "map" };

  it("is the stop's own exhibit, then what stands at its viewpoint, at the pupil's level", () => {
    const museum = new ClassMuseum(store, TEXTS);
    const texts = (easy: boolean) => museum.exhibitsAt(stop, easy, null).map(({ text }) => text?.text);
    expect(texts(true)).toEqual(["easy map", "easy act"]);
    expect(texts(false)).toEqual(["standard map", "standard act"]);
  });

  it("is all of the hall where something is to be found, but for what lies behind a notice", async () => {
    const museum = new ClassMuseum(store, TEXTS);
    await museum.bring(["upper"]);
    const ids = museum.exhibitsAt(stop, false, "upper").map(({ id }) => id);
    expect(ids).toEqual(["map", "act", "beads"]);
    expect(museum.things("upper").map((each) => each.exhibit)).toContain("door");
  });
});
