import { describe, expect, it } from "vitest";
import type { Plan, Touring } from "../content/generated/live";
import { momentOf } from "./script";

const legs = [
  { stop: "a", travel_ms: 0, stay_ms: 6000 },
  { stop: "b", travel_ms: 4000, stay_ms: 5000 },
  { stop: "c", travel_ms: 3000, stay_ms: 4000 },
];
const stops = legs.map(({ stop, ...times }) => ({ id: stop, hall: "h", advisory: null, ...times }));
const plan = { stops, opt_in: [], left_out: [] } as unknown as Plan;

/** Where the script is, `after_ms` after it began to run at `stop`. */
function at(stop: string, tour_ms: number, after_ms: number, through = false) {
  const touring: Touring = { kind: "touring", stop, clock: { kind: "running", tour_ms, at_ms: 0 }, through };
  const { index, phase, into_ms } = momentOf(touring, plan, [], { legs }, after_ms);
  return [index, phase, into_ms];
}

describe("SCRIPT5 a guide who stays longer than planned", () => {
  it("is still at the stop for all", () => {
    expect(at("a", 0, 5999)).toEqual([0, "stay", 5999]);
    expect(at("a", 0, 6000)).toEqual([0, "stay", 6000]);
    expect(at("b", 10_000, 600_000)).toEqual([1, "stay", 5000]);
  });

  it("who plays through goes on, and who is at the end is at the end", () => {
    expect(at("a", 0, 6000, true)).toEqual([1, "travel", 0]);
    expect(at("c", 18_000, 600_000)).toEqual([2, "over", 4000]);
  });
});
