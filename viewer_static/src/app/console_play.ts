/**
 * What the key that plays and pauses was meant to do. A stop that ends by itself turns its word from "pause" into "play":
 * a hand that was on its way to it meant the word before.
 */

/** Between a word and the press that answers it: it is drawn within 125 ms, and read and answered in 300. */
export const ANSWERED_MS = 425;

/** Follows the word on the key. Times are of one clock, ms. */
export class PlayWord {
  private says: "play" | "pause" = "play";
  private before: "play" | "pause" = "play";
  private since_ms = Number.NEGATIVE_INFINITY;
  private own = false;

  /** What is so now: a script that runs can be paused. */
  now(runs: boolean, now_ms: number): void {
    const says = runs ? "pause" : "play";
    if (says === this.says) return;
    // Who has just pressed the key knows what it says next.
    this.before = this.own ? says : this.says;
    this.says = says;
    this.since_ms = now_ms;
    this.own = false;
  }

  /** It is pressed: what is to be done, or null where that has come about by itself. */
  pressed(now_ms: number): "play" | "pause" | null {
    const meant = now_ms - this.since_ms < ANSWERED_MS ? this.before : this.says;
    if (meant !== this.says) return null;
    this.own = true;
    return meant;
  }
}
