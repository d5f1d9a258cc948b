import { describe, expect, it } from "vitest";
import { type ReplayFacts, replayView } from "./replay_view";

const word = (at_ms: number, heading: string, text: string) => ({ at_ms, heading, text });
const head = {
  kind: "voice",
  language: "ru",
  words: [word(0, "One", ""), word(1000, "", "Look."), word(5000, "Two", "")],
};
const FACTS = {
  log: { head, total_ms: 9000, complete: true },
  at_ms: 1500,
  plays: true,
  begun: true,
  away: false,
  failed: false,
  round: false,
  now: { mode: { kind: "walking" }, held: false },
  hearing: true,
  muted: false,
  title: "Tour",
  language: "az",
  said: "",
} as unknown as ReplayFacts;
const view = (more: object = {}) => replayView({ ...FACTS, ...more } as ReplayFacts);

describe("REPLAY32 what the panel of a recorded tour shows", () => {
  it("the stop and the line that are on, in the recording's language, and the stops to go to", () => {
    expect(view()).toMatchObject({
      heading: "One",
      text: "Look.",
      language: "ru",
      hears: "hears",
      note: null,
    });
    expect(view().stops.map((each) => each.at)).toEqual([0, 5000]);
    const before = { log: { head: null, total_ms: 0, complete: false } };
    expect(view(before)).toMatchObject({ heading: "Tour", ready: false, language: "az", hears: null });
    // Before it begins one reads which tour it is.
    expect(view({ at_ms: 0, begun: false }).heading).toBe("Tour");
  });

  it("why nothing moves: the nearest cause alone", () => {
    const notes = [
      { failed: true, away: true },
      { begun: false, away: true },
      { away: true, round: true },
      { at_ms: 9000, round: true },
      { round: true, now: { mode: { kind: "free" }, held: true } },
      { now: { mode: { kind: "free" }, held: true } },
      { now: { mode: { kind: "paused", resume: { kind: "free" } }, held: false } },
      { now: { mode: { kind: "free" }, held: false } },
    ].map((more) => view(more).note);
    expect(notes).toEqual(["failed", null, "away", "over", "guarded", "held", "break", "free"]);
  });

  it("without a decoder that is said; muted is a choice", () => {
    expect([view({ hearing: false }).hears, view({ muted: true }).hears]).toEqual(["none", "muted"]);
  });
});
