import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Timeline } from "../content/generated/site";
import { startsMs, stateAt, totalMs } from "./timeline";

interface Contract {
  readonly timeline: Timeline;
  readonly starts_ms: readonly number[];
  readonly total_ms: number;
  readonly states: readonly { readonly t_ms: number; readonly is: readonly [number, string, number] }[];
}

const contract = JSON.parse(
  readFileSync(new URL("../../../tests/contract/timeline.json", import.meta.url), "utf8"),
) as Contract;

describe("timeline: the same rule as content/timeline.py", () => {
  it("begins legs and ends where the contract says", () => {
    expect(startsMs(contract.timeline)).toEqual(contract.starts_ms);
    expect(totalMs(contract.timeline)).toBe(contract.total_ms);
  });

  it("is in the contract's state at each of its moments", () => {
    for (const { t_ms, is } of contract.states) {
      const { index, phase, into_ms } = stateAt(contract.timeline, t_ms);
      expect([index, phase, into_ms], `at ${t_ms} ms`).toEqual(is);
    }
  });
});
