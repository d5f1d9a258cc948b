/** Times as the console writes them. */

/** Minutes and seconds, as every player shows them. */
export function clock(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Whole minutes, half ones up. */
export function minutes(ms: number): number {
  return Math.round(ms / 60_000);
}
