/** What is drawn over the halls' own look: elements that a stop marks, and the tint by evidence. */
import type { HallScene } from "../scene/hall_scene";

/** The evidence tint comes and goes in this time. */
const TINT_S = 0.35;

/** Marks and tint of the halls that are here. */
export class Marks {
  private marked: ReadonlySet<string> = new Set();
  private shown = false;
  private strength = 0;

  constructor(
    private readonly halls: () => Iterable<HallScene>,
    private readonly changed: () => void,
  ) {}

  /** Mark these elements and no others. */
  mark(elements: readonly string[]): void {
    this.marked = new Set(elements);
    this.apply();
  }

  /** Show or hide the tint. */
  tint(shown: boolean): void {
    this.shown = shown;
  }

  /** Let time pass: the tint eases, or with reduced motion is there at once. */
  update(dt_s: number, reduced: boolean): void {
    const wanted = this.shown ? 1 : 0;
    if (this.strength === wanted) return;
    const step = reduced ? 1 : dt_s / TINT_S;
    this.strength = this.shown ? Math.min(1, this.strength + step) : Math.max(0, this.strength - step);
    this.apply();
  }

  /** Put them on halls that have come since. */
  apply(): void {
    for (const hall of this.halls()) hall.tint(this.strength, this.marked, 1);
    this.changed();
  }
}
