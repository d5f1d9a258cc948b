/** Asks the server's clock: a few times at once, then now and then, and afresh when the machine has slept. */
import { ServerClock } from "./clock";

const FIRST = 5;
const APART_MS = 150;
const EVERY_MS = 20_000;
const WITHIN_MS = 5000;
/** The page's two clocks may drift apart by this much before one of them has slept. */
const SLEPT_MS = 500;

/** Ask the server what time it is; `told` hears it, or null where no answer came within `within_ms`. */
export type AskClock = (within_ms: number, told: (server_ms: number | null) => void) => void;

export class Pings {
  readonly clock = new ServerClock();
  readonly #ask: AskClock;
  readonly #local: () => number;
  readonly #wall: () => number;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #drift_ms: number;

  constructor(ask: AskClock, local_ms: () => number, wall_ms: () => number = Date.now) {
    this.#ask = ask;
    this.#local = local_ms;
    this.#wall = wall_ms;
    this.#drift_ms = this.#drift();
  }

  /** The line is new: what was known of the way to the server is no longer so. */
  begin(): void {
    this.#drift_ms = this.#drift();
    this.clock.forget();
    this.#ping(FIRST);
  }

  /** Ask no more for now. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** The page is there again: is the line? `late` where no answer comes in time. */
  probe(within_ms: number, late: () => void): void {
    if (this.#slept()) this.begin();
    this.#once(within_ms, late);
  }

  #ping(times: number): void {
    this.stop();
    this.#once(WITHIN_MS, () => {});
    this.#timer = setTimeout(
      () => {
        if (this.#slept()) this.begin();
        else this.#ping(Math.max(1, times - 1));
      },
      times > 1 ? APART_MS : EVERY_MS,
    );
  }

  #once(within_ms: number, late: () => void): void {
    const sent_ms = this.#local();
    this.#ask(within_ms, (server_ms) => {
      if (server_ms === null) late();
      else if (!this.#slept()) this.clock.add({ sent_ms, received_ms: this.#local(), server_ms });
    });
  }

  /** By how much the wall's clock is ahead of the page's: in some browsers the page's stands still in sleep. */
  #drift(): number {
    return this.#wall() - this.#local();
  }

  #slept(): boolean {
    return Math.abs(this.#drift() - this.#drift_ms) > SLEPT_MS;
  }
}
