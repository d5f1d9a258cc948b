/**
 * How the four grades of evidence look: a number, a muted hue and a pattern, so that they are told apart without colour.
 * The tint of a hall and its legend take them from here.
 */
import type { Evidence } from "./generated/site";

/** A grade's look. `bands` names the pattern: none, wide, narrow or crossed diagonal bands. */
export interface Grade {
  readonly number: 1 | 2 | 3 | 4;
  readonly rgb: readonly [number, number, number];
  readonly bands: "none" | "wide" | "narrow" | "crossed";
}

/** Strongest first. Hues lie apart for colour-blind eyes too; none is bright: these are cells. */
export const GRADES: Readonly<Record<Evidence, Grade>> = {
  surveyed: { number: 1, rgb: [74, 143, 122], bands: "none" },
  documented: { number: 2, rgb: [104, 148, 184], bands: "wide" },
  analogous: { number: 3, rgb: [190, 148, 74], bands: "narrow" },
  conjecture: { number: 4, rgb: [158, 116, 128], bands: "crossed" },
};
