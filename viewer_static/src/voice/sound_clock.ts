/**
 * When a sound was said, from the sound card's own count of samples. The two clocks differ by an offset that is seen only
 * through messages, and a message is only ever late: the least offset of the last seconds is nearest the truth. Of the
 * last seconds only, because the card's clock may stand still for a while (a starved machine, a call, a closed lid), and
 * drifts: a clock that were believed for longer would say for minutes that everything had been said long ago.
 */

/** The least of this long, and of as long before it. */
const WINDOW_MS = 2000;

export class SoundClock {
  private began_ms = Number.NEGATIVE_INFINITY;
  private least = Number.POSITIVE_INFINITY;
  private before = Number.POSITIVE_INFINITY;

  /** A block of samples that ended at `end_ms` of the card's clock has been handed over now. */
  seen(end_ms: number, now_ms: number): void {
    if (now_ms - this.began_ms >= WINDOW_MS) {
      // After a longer rest what was known before is no more believed.
      this.before = now_ms - this.began_ms >= 2 * WINDOW_MS ? Number.POSITIVE_INFINITY : this.least;
      this.least = Number.POSITIVE_INFINITY;
      this.began_ms = now_ms;
    }
    this.least = Math.min(this.least, now_ms - end_ms);
  }

  /** The shared clock's time of a moment of the card's; NaN before anything has been seen. */
  at(card_ms: number): number {
    const offset = Math.min(this.least, this.before);
    return Number.isFinite(offset) ? card_ms + offset : Number.NaN;
  }
}
