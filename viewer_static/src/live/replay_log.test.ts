/** REPLAY28: the log that the server gives out, read as the server means it (tests/contract/replay_log.json). */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ReplayLog } from "./replay_log";

const contract = JSON.parse(
  readFileSync(new URL("../../../tests/contract/replay_log.json", import.meta.url), "utf8"),
) as {
  log: string;
  counts: Record<"M" | "V" | "P" | "S", number>;
  states: { t_ms: number; state: unknown }[];
  played: { whole: number; played: number }[];
  whole: { played: number; whole: number }[];
  total_ms: number;
};

/** Read it as it comes over a line: in pieces that break anywhere. */
function read(size: number): ReplayLog {
  const log = new ReplayLog();
  for (let at = 0; at < contract.log.length; at += size) log.add(contract.log.slice(at, at + size));
  log.complete = true;
  return log;
}

describe("REPLAY28 a log is read as it was written", () => {
  it.each([7, 1000, 1_000_000])("in pieces of %i letters", (size) => {
    const log = read(size);
    expect(log.head?.words).toEqual([{ at_ms: 0, heading: "Qapı", text: "Buradan." }]);
    expect([log.moves.length, log.voices.length, log.points.length]).toEqual([
      contract.counts.M,
      contract.counts.V,
      contract.counts.P,
    ]);
    for (const { t_ms, state } of contract.states) expect(log.state(t_ms)).toEqual(state);
    expect(log.state(0)).toBeNull();
  });

  it("runs by the same time without the cuts", () => {
    const log = read(100);
    expect(log.total_ms).toBe(contract.total_ms);
    for (const { whole, played } of contract.played) expect(log.played(whole)).toBe(played);
    for (const { whole, played } of contract.whole) expect(log.whole(played)).toBe(whole);
  });

  it("knows where a cut is", () => {
    const log = read(100);
    expect(log.cutBetween(0, 1000)).toBe(false);
    expect(log.cutBetween(1900, 2100)).toBe(true);
  });

  it("plays no further than has come", () => {
    const log = new ReplayLog();
    log.add(contract.log.slice(0, contract.log.length / 2));
    expect(log.loaded_ms).toBeLessThan(log.total_ms);
  });

  it("refuses what is none", () => {
    const log = new ReplayLog();
    expect(() => log.add("{}\nnothing\n")).toThrow(RangeError);
  });
});
