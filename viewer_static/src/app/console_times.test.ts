import { describe, expect, it } from "vitest";
import type { PlanStop } from "../content/generated/live";
import { clock } from "../ui/console_clock";
import { type Course, clockOf, stopTimes } from "./console_times";

const stop = (id: string, travel_s: number, stay_s: number): PlanStop => ({
  id,
  hall: "upper",
  travel_ms: travel_s * 1000,
  stay_ms: stay_s * 1000,
  advisory: null,
});

const stops = [stop("a", 0, 60), stop("b", 10, 50), stop("c", 10, 80), stop("d", 5, 55)];
const BEGAN_MS = 1_700_000_000_000;

function course(
  now_s: number,
  visits: readonly (readonly [string, number])[],
  leftOut: string[] = [],
): Course {
  return {
    stops,
    leftOut: new Set(leftOut),
    visits: visits.map(([id, at_s]) => ({ stop: id, at_ms: BEGAN_MS + at_s * 1000 })),
    now_ms: BEGAN_MS + now_s * 1000,
  };
}

describe("CONSOLE1 planned and actual time", () => {
  it("each stop has what the tour gives it, with the way there, and what it was given so far", () => {
    const times = stopTimes(
      course(200, [
        ["a", 0],
        ["b", 90],
        ["a", 150],
      ]),
    );
    expect(times.get("a")).toEqual({ planned_ms: 60_000, spent_ms: 140_000 });
    expect(times.get("b")).toEqual({ planned_ms: 60_000, spent_ms: 60_000 });
    expect(times.get("c")).toEqual({ planned_ms: 90_000, spent_ms: null });
  });

  it("before the tour nobody is late", () => {
    expect(clockOf(course(500, []))).toEqual({ gone_ms: null, planned_ms: 270_000, behind_ms: null });
  });

  it("a stay that is not over is not late; what it takes beyond its time is", () => {
    expect(clockOf(course(30, [["a", 0]]))).toEqual({ gone_ms: 30_000, planned_ms: 270_000, behind_ms: 0 });
    expect(clockOf(course(75, [["a", 0]])).behind_ms).toBe(15_000);
    expect(
      clockOf(
        course(75, [
          ["a", 0],
          ["b", 75],
        ]),
      ).behind_ms,
    ).toBe(15_000);
    // Gone on early: the time that was not used is won.
    expect(
      clockOf(
        course(40, [
          ["a", 0],
          ["b", 40],
        ]),
      ).behind_ms,
    ).toBe(-20_000);
  });

  it("who begins in the middle is not early", () => {
    expect(clockOf(course(30, [["b", 0]])).behind_ms).toBe(0);
    expect(clockOf(course(80, [["b", 0]])).behind_ms).toBe(20_000);
  });

  it("what is left out is not planned, and passing over it loses nothing", () => {
    const short = clockOf(
      course(
        60,
        [
          ["a", 0],
          ["c", 60],
        ],
        ["b"],
      ),
    );
    expect(short).toEqual({ gone_ms: 60_000, planned_ms: 210_000, behind_ms: 0 });
  });

  it("minutes and seconds", () => {
    expect([0, 9_999, 61_000, 3_600_000, -5].map(clock)).toEqual(["0:00", "0:09", "1:01", "60:00", "0:00"]);
  });
});
