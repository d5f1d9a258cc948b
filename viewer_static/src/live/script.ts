/** Where the script of a group is at a moment: the same rule as `live/script.py` (tests/contract/script.json). */
import type { Plan, Touring } from "../content/generated/live";
import type { Timeline } from "../content/generated/site";
import { type Moment, stateAt } from "../tour/timeline";

/**
 * Return where the script is for who follows. Where it waits at the end of a stop it is still at that stop, however long
 * the guide stays: on the line of time that is where the way to the next one begins.
 */
export function momentOf(
  touring: Touring,
  plan: Plan,
  zones: readonly string[],
  timeline: Timeline,
  now_ms: number,
): Moment & { readonly position_ms: number } {
  const position_ms = tourMs(touring, plan, zones, now_ms);
  const moment = stateAt(timeline, position_ms);
  if (moment.phase === "over" || position_ms < reachMs(touring, plan, zones))
    return { ...moment, position_ms };
  const { index } = stateAt(timeline, position_ms - 1);
  return { index, phase: "stay", into_ms: timeline.legs[index]?.stay_ms ?? 0, position_ms };
}

/**
 * Return the moment of the tour, in ms of its own line of time, at `now_ms` of the server's clock.
 * It never passes the reach of the script and has no steps at a start or a pause.
 */
export function tourMs(touring: Touring, plan: Plan, zones: readonly string[], now_ms: number): number {
  const { clock } = touring;
  const unbounded =
    clock.kind === "running"
      ? clock.tour_ms + Math.max(0, now_ms - clock.at_ms)
      : clock.tour_ms + Math.min(0, now_ms - clock.at_ms);
  return Math.min(unbounded, reachMs(touring, plan, zones));
}

/**
 * Return how far the script may run without another word of the server: to the end of the present stop, or playing
 * through, to the end of the last stop before one whose advisory has not been opened for this group, or that is left out.
 */
export function reachMs(touring: Touring, plan: Plan, zones: readonly string[]): number {
  let last = plan.stops.findIndex((stop) => stop.id === touring.stop);
  if (touring.through) {
    while (last + 1 < plan.stops.length && goesTo(plan, last + 1, zones)) last += 1;
  }
  let end = 0;
  for (const stop of plan.stops.slice(0, last + 1)) end += stop.travel_ms + stop.stay_ms;
  return end;
}

/** Whether a stop may be visited by a group for which the advisories `zones` have been opened. */
export function isOpen(plan: Plan, index: number, zones: readonly string[]): boolean {
  const advisory = plan.stops[index]?.advisory ?? null;
  return advisory === null || !plan.opt_in.includes(advisory) || zones.includes(advisory);
}

/** Whether the script, and a guide who goes on, come to a stop: it is open, and the chosen length does not leave it out. */
export function goesTo(plan: Plan, index: number, zones: readonly string[]): boolean {
  return isOpen(plan, index, zones) && !plan.left_out.includes(plan.stops[index]?.id ?? "");
}
