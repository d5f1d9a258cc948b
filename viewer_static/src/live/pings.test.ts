import { describe, expect, it, vi } from "vitest";
import { type AskClock, Pings } from "./pings";

/** A page whose own clock may stand still while the wall's goes on, and a line of 10 ms each way. */
function page() {
  const now = { local: 0, wall: 1_000_000 };
  const pass = (ms: number): void => {
    now.local += ms;
    now.wall += ms;
    vi.advanceTimersByTime(ms);
  };
  const ask: AskClock = (_within, told) => {
    setTimeout(() => told(now.wall - 10), 20);
  };
  const pings = new Pings(
    ask,
    () => now.local,
    () => now.wall,
  );
  return { now, pass, pings };
}

describe("CLOCK8 after sleep the clock is asked afresh", () => {
  it("the page's clock stood still: the estimate is right as soon as the page is there again", () => {
    vi.useFakeTimers();
    const { now, pass, pings } = page();
    pings.begin();
    for (let n = 0; n < 1000; n += 1) pass(1);
    expect(pings.clock.now(now.local)).toBeCloseTo(now.wall, 6);
    now.wall += 600_000;
    expect(now.wall - pings.clock.now(now.local)).toBeCloseTo(600_000, 6);
    pings.probe(2500, () => {});
    for (let n = 0; n < 30; n += 1) pass(1);
    expect(pings.clock.now(now.local)).toBeCloseTo(now.wall, 6);
    pings.stop();
    vi.useRealTimers();
  });
});
