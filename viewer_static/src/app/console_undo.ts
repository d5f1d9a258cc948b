/**
 * What was done and can be taken back, and what is about to be done and can be called off. Both stay in sight for some
 * seconds; the newest is taken back first.
 */
import type { UiToast } from "../ui/console_contract";

/** How long something can be taken back, and how long the end of a tour can be called off. */
export const UNDO_MS = 12_000;
export const END_MS = 8000;
/** As long as a slip of the hand is noticed in. */
export const SOON_MS = 5000;
/** More at once than anybody reads. */
const MOST = 3;

interface Entry {
  readonly id: number;
  readonly words: string;
  readonly until_ms: number;
  /** Take it back; null where it has not been done yet and is only called off. */
  readonly back: (() => void) | null;
  /** Do it; null where it has been done. */
  readonly act: (() => void) | null;
}

export class Undo {
  private entries: readonly Entry[] = [];
  private last = 0;

  /** now_ms: a clock. changed: what is in sight is not as it was. */
  constructor(
    private readonly now_ms: () => number,
    private readonly changed: () => void,
  ) {}

  /** It has been done: here is how it is taken back. */
  did(words: string, back: () => void): void {
    this.add({ words, until_ms: this.now_ms() + UNDO_MS, back, act: null });
  }

  /** It will be done in a while, unless it is called off. Asked for again, it is done at once. */
  soon(words: string, within_ms: number, act: () => void): void {
    const same = this.entries.find((each) => each.act !== null && each.words === words);
    if (same) this.atOnce(same.id);
    else this.add({ words, until_ms: this.now_ms() + within_ms, back: null, act });
  }

  /** Take the newest back or call it off, or this one. Whether there was one. */
  undo(id = this.entries.at(-1)?.id): boolean {
    const found = this.without(id);
    found?.back?.();
    return found !== null;
  }

  /** Do what waits, now. */
  atOnce(id: number): void {
    this.without(id)?.act?.();
  }

  /** Time has passed: what is due is done, what is old goes out of sight. */
  tick(): void {
    const now = this.now_ms();
    const over = this.entries.filter((each) => each.until_ms <= now);
    if (over.length === 0) {
      if (this.entries.some((each) => each.act)) this.changed();
      return;
    }
    this.entries = this.entries.filter((each) => each.until_ms > now);
    for (const { act } of over) act?.();
    this.changed();
  }

  get toasts(): readonly UiToast[] {
    const now = this.now_ms();
    return this.entries.map(({ id, words, until_ms, act }) => ({
      id,
      words,
      in_s: act ? Math.max(0, Math.ceil((until_ms - now) / 1000)) : null,
    }));
  }

  private add(entry: Omit<Entry, "id">): void {
    this.last += 1;
    const kept = [...this.entries, { ...entry, id: this.last }];
    // What goes out of sight early must not be lost: it is done.
    for (const { act } of kept.slice(0, -MOST)) act?.();
    this.entries = kept.slice(-MOST);
    this.changed();
  }

  private without(id: number | undefined): Entry | null {
    const found = this.entries.find((each) => each.id === id) ?? null;
    if (found) {
      this.entries = this.entries.filter((each) => each !== found);
      this.changed();
    }
    return found;
  }
}
