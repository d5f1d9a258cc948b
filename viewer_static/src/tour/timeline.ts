/**
 * When a tour is where: the same rule as `content/timeline.py` (contract: tests/contract/timeline.json).
 * Travel to a stop along its route, then stay there.
 */
import type { Leg, Timeline } from "../content/generated/site";

/** Leg index, travelling or staying, and how far into that phase. */
export interface Moment {
  readonly index: number;
  readonly phase: "travel" | "stay" | "over";
  readonly into_ms: number;
}

/** The tour's length. */
export function totalMs(timeline: Timeline): number {
  return timeline.legs.reduce((sum, leg) => sum + leg.travel_ms + leg.stay_ms, 0);
}

/** When each leg (its travel) begins. */
export function startsMs(timeline: Timeline): readonly number[] {
  let t = 0;
  return timeline.legs.map((leg) => {
    const start = t;
    t += leg.travel_ms + leg.stay_ms;
    return start;
  });
}

/** When the stay of leg `index` begins: its travel is behind. */
export function arrivalMs(timeline: Timeline, index: number): number {
  return (startsMs(timeline)[index] ?? 0) + legAt(timeline, index).travel_ms;
}

/** The leg at `index`. @throws RangeError where there is none */
export function legAt(timeline: Timeline, index: number): Leg {
  const leg = timeline.legs[index];
  if (!leg) throw new RangeError(`the timeline has no leg ${index}`);
  return leg;
}

/** Return the moment at `t_ms` from the tour's beginning; before 0 is the beginning, past the end is over. */
export function stateAt(timeline: Timeline, t_ms: number): Moment {
  const t = Math.max(0, t_ms);
  if (t >= totalMs(timeline)) {
    const last = timeline.legs.length - 1;
    return { index: last, phase: "over", into_ms: legAt(timeline, last).stay_ms };
  }
  const starts = startsMs(timeline);
  let index = 0;
  // Legs of no length share a start: the last of them is the one that is entered (bisect_right).
  for (let i = 0; i < starts.length; i++) if ((starts[i] ?? 0) <= t) index = i;
  const leg = legAt(timeline, index);
  const into = t - (starts[index] ?? 0);
  return into < leg.travel_ms
    ? { index, phase: "travel", into_ms: into }
    : { index, phase: "stay", into_ms: into - leg.travel_ms };
}
