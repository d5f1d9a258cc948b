/**
 * When to try again after a line was cut. At once enough that nobody notices a hiccup, apart enough that a lecture of
 * thousands does not come back in one moment, and never so late that a server which is back waits long for anybody.
 */

const FIRST_MS = { guide: [50, 200], other: [100, 1000] } as const;
/** Each wait is twice the last, up to this: a server that is back has everybody within 5 s. */
const STEP_MS = 1200;
const LONGEST_MS = 3000;
/** The share of a wait that is always kept; the rest is by chance. */
const LEAST = 0.4;

/** Return the wait in ms before the `attempt`th try (0: the first since the line was up). */
export function retryMs(attempt: number, guide: boolean, random: () => number = Math.random): number {
  if (attempt <= 0) {
    const [least, most] = FIRST_MS[guide ? "guide" : "other"];
    return least + (most - least) * random();
  }
  const most = Math.min(LONGEST_MS, STEP_MS * 2 ** (attempt - 1));
  return most * (LEAST + (1 - LEAST) * random());
}
