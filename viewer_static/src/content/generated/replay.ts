// Written by tools/generate_types.py from enfilade.live.replay: change the models, not this file.

import type { Plan } from "./live";

/**
 * The first line of a log as it is given out. The times of its lines count from `created_ms`, those of
 * `spans`, what is left of it, from `began_ms` after that.
 */
export interface ReplayHead {
  readonly format: number;
  readonly kind: "motion" | "voice";
  readonly created_ms: number;
  readonly began_ms: number;
  readonly spans: readonly (readonly [number, number])[];
  readonly plan: Plan;
  readonly language: string | null;
  readonly words: readonly ReplayWords[];
}

/** What is said from `at_ms` of what is played on; `heading` is empty but where a stop begins. */
export interface ReplayWords {
  readonly at_ms: number;
  readonly heading: string;
  readonly text: string;
}
