/** What is meant where a ray meets glass: a document in a vitrine is pointed at, not the pane before it. */

/** No vitrine is deeper: what lies further behind a pane is another thing. */
export const DEEPEST_M = 1;

/** What a ray met, as far as this has to know. */
export interface Passed {
  readonly distance: number;
  readonly glass: boolean;
  /** Something of an exhibit. */
  readonly exhibit: boolean;
}

/** The first thing met, nearest first; through panes, what is first behind them, where it is an exhibit's. */
export function meant<T extends Passed>(met: Iterable<T>): T | null {
  let pane: T | null = null;
  for (const each of met) {
    if (each.glass) pane ??= each;
    else if (!pane) return each;
    else return each.exhibit && each.distance - pane.distance <= DEEPEST_M ? each : pane;
  }
  return pane;
}
