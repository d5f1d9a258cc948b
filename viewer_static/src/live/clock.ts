/**
 * The server's clock as this page estimates it: of several pings the one with the smallest round trip is believed,
 * and the estimate moves towards it so slowly that time here never runs backwards.
 */

/** Pings remembered; older ones no longer speak for a clock that drifts. */
const REMEMBERED = 12;
/** While these first ones come in, nobody has seen the time yet: each better one is believed at once. */
const FIRST = 5;
/** Beyond this the estimate is simply wrong (a slept laptop) and is set at once. */
const STEP_MS = 250;
/** How fast the estimate may move: 5 % of the time that passes. */
const SLEW = 0.05;

/** One ping: the page's clock when it left and when the answer came, the server's in the answer. */
export interface Ping {
  readonly sent_ms: number;
  readonly received_ms: number;
  readonly server_ms: number;
}

export class ServerClock {
  readonly #pings: { offset: number; round: number }[] = [];
  #offset: number | null = null;
  #at = 0;
  #heard = 0;

  /** Whether the server's time is known at all. */
  get known(): boolean {
    return this.#offset !== null;
  }

  /** Smallest round trip of the pings that are remembered, in ms. */
  get round_ms(): number {
    return Math.min(...this.#pings.map((p) => p.round));
  }

  /** How far the estimate still has to move, in ms. */
  get moving_ms(): number {
    return this.#offset === null || !this.#pings.length ? 0 : this.#best() - this.#offset;
  }

  /** Take a ping in. */
  add(ping: Ping): void {
    const round = ping.received_ms - ping.sent_ms;
    if (round < 0) return;
    const offset = ping.server_ms - (ping.sent_ms + ping.received_ms) / 2;
    this.#pings.push({ offset, round });
    if (this.#pings.length > REMEMBERED) this.#pings.shift();
    this.#heard += 1;
    if (this.#offset === null || this.#heard <= FIRST || Math.abs(this.moving_ms) > STEP_MS) {
      this.#offset = this.#best();
      this.#at = ping.received_ms;
    }
  }

  /** Start afresh after a cut line: the way to the server may be another now. */
  forget(): void {
    this.#pings.length = 0;
  }

  /** Return the server's time at `local_ms` of the page's clock (performance.now()). */
  now(local_ms: number): number {
    if (this.#offset === null) return local_ms;
    const passed = Math.max(0, local_ms - this.#at);
    this.#offset += Math.max(-SLEW * passed, Math.min(SLEW * passed, this.moving_ms));
    this.#at = Math.max(this.#at, local_ms);
    return local_ms + this.#offset;
  }

  #best(): number {
    return this.#pings.reduce((a, b) => (b.round < a.round ? b : a)).offset;
  }
}
