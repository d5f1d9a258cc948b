/** What a measured line means to who will follow a tour on it. */

/** Up to here nobody feels it: the guide's motion is played a tenth of a second late in any case. */
const GOOD_MS = 200;
/** Up to here a tour goes well; beyond it the voice needs its larger buffer, and halls come late. */
const FAIR_MS = 600;

/** In one word; the page has the sentence. */
export function lineIs(ms: number): "good" | "fair" | "slow" {
  return ms <= GOOD_MS ? "good" : ms <= FAIR_MS ? "fair" : "slow";
}

/** The middle one of some times; of an even number the upper. Infinite where there are none. */
export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.POSITIVE_INFINITY;
}
