/** What the tour gives each stop, what the group gave it, and how far one is behind. Pure. */
import type { PlanStop, Visit } from "../content/generated/live";
import type { UiConsoleClock } from "../ui/console_contract";

/** A stop's time. `spent_ms`: null where the group has not been. */
export interface StopTime {
  readonly planned_ms: number;
  readonly spent_ms: number | null;
}

/** What the tour is given: its stops but those left out, and when it came to which. */
export interface Course {
  readonly stops: readonly PlanStop[];
  readonly leftOut: ReadonlySet<string>;
  /** In the order of time. */
  readonly visits: readonly Visit[];
  /** Now, or when the tour ended. */
  readonly now_ms: number;
}

/** Each stop's time, by its id: the way to it counts, and a stop that one came back to has both stays. */
export function stopTimes(course: Course): ReadonlyMap<string, StopTime> {
  const spent = new Map<string, number>();
  for (const [i, { stop, at_ms }] of course.visits.entries()) {
    const until_ms = course.visits[i + 1]?.at_ms ?? course.now_ms;
    spent.set(stop, (spent.get(stop) ?? 0) + Math.max(0, until_ms - at_ms));
  }
  return new Map(
    course.stops.map((stop) => [
      stop.id,
      { planned_ms: stop.travel_ms + stop.stay_ms, spent_ms: spent.get(stop.id) ?? null },
    ]),
  );
}

/**
 * The whole tour's time. One is behind by what has gone beyond the time of the stops before, and of this one as far as
 * it has run: a stay that is not over yet is not late.
 */
export function clockOf(course: Course): UiConsoleClock {
  const kept = course.stops.filter((stop) => !course.leftOut.has(stop.id));
  const planned_ms = sum(kept.map((stop) => stop.travel_ms + stop.stay_ms));
  const [first, last] = [course.visits[0], course.visits.at(-1)];
  if (!first || !last) return { gone_ms: null, planned_ms, behind_ms: null };
  const gone_ms = Math.max(0, course.now_ms - first.at_ms);
  const at = course.stops.findIndex((stop) => stop.id === last.stop);
  // Who begins in the middle is not early: what lies before the first stop is not counted.
  const began = course.stops.findIndex((stop) => stop.id === first.stop);
  const before = course.stops
    .slice(Math.max(0, Math.min(at, began)), Math.max(0, at))
    .filter((stop) => !course.leftOut.has(stop.id));
  const times = stopTimes(course);
  const here = times.get(last.stop);
  const due = sum(before.map((stop) => stop.travel_ms + stop.stay_ms));
  const running = here ? Math.min(here.spent_ms ?? 0, here.planned_ms) : 0;
  return { gone_ms, planned_ms, behind_ms: gone_ms - due - running };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
