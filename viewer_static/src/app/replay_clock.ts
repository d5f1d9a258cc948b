/** The time of what is played: runs, stands, is set; never past what has come, never past the end. Pure: time is passed in. */
export class ReplayClock {
  #at_ms = 0;
  #since_ms: number | null = null;

  /** `most`: how far it may run, in ms. */
  constructor(private readonly most: () => number) {}

  get runs(): boolean {
    return this.#since_ms !== null;
  }

  /** Where it is. */
  at(now_ms: number): number {
    const run = this.#since_ms === null ? 0 : Math.max(0, now_ms - this.#since_ms);
    return Math.min(this.#at_ms + run, Math.max(this.most(), this.#at_ms));
  }

  /** Note where it is: what it has waited for does not count. */
  settle(now_ms: number): number {
    this.#at_ms = this.at(now_ms);
    if (this.#since_ms !== null) this.#since_ms = now_ms;
    return this.#at_ms;
  }

  run(now_ms: number): void {
    if (this.#since_ms === null) this.#since_ms = now_ms;
  }

  stand(now_ms: number): void {
    this.#at_ms = this.at(now_ms);
    this.#since_ms = null;
  }

  set(at_ms: number, now_ms: number): void {
    this.#at_ms = Math.max(0, at_ms);
    if (this.#since_ms !== null) this.#since_ms = now_ms;
  }
}
