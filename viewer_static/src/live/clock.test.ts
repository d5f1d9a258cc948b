import { describe, expect, it } from "vitest";
import { ServerClock } from "./clock";

/** A ping over a line of `out` and `back` ms to a server that is `ahead` of the page. */
function ping(clock: ServerClock, at: number, out: number, back: number, ahead: number): void {
  clock.add({ sent_ms: at, received_ms: at + out + back, server_ms: at + out + ahead });
}

describe("CLOCK1 the smallest round trip is believed", () => {
  it("over 150 ± 50 ms the estimate is within 60 ms", () => {
    const clock = new ServerClock();
    const ways = [180, 110, 195, 130, 105, 160];
    for (let n = 0; n + 1 < ways.length; n += 1) ping(clock, n * 150, ways[n] ?? 0, ways[n + 1] ?? 0, 5e6);
    expect(Math.abs(clock.now(10_000) - 5_010_000)).toBeLessThan(60);
  });

  it("one quick ping outweighs many slow ones", () => {
    const clock = new ServerClock();
    for (let n = 0; n < 5; n += 1) ping(clock, n * 100, 300, 10, 1000);
    ping(clock, 600, 4, 4, 1000);
    for (let t = 700; t < 9000; t += 16) clock.now(t);
    expect(clock.now(9000)).toBeCloseTo(10_000, 6);
    expect(clock.round_ms).toBe(8);
  });
});

describe("CLOCK2 time never runs backwards", () => {
  it("a better estimate is approached, not jumped to", () => {
    const clock = new ServerClock();
    for (let n = 0; n < 5; n += 1) ping(clock, 0, 300, 0, 1000);
    let last = clock.now(300);
    ping(clock, 310, 5, 5, 1000);
    expect(clock.moving_ms).toBeCloseTo(-150, 6);
    for (let t = 320; t < 8000; t += 16) {
      const now = clock.now(t);
      expect(now - last).toBeGreaterThan(0);
      expect(now - last).toBeLessThan(2 * 16 + 20);
      last = now;
    }
    expect(clock.now(8000)).toBeCloseTo(9000, 6);
  });
});

describe("CLOCK7 while the first five pings come in, a better one is believed at once", () => {
  it("nobody has seen the time yet", () => {
    const clock = new ServerClock();
    ping(clock, 0, 300, 0, 1000);
    ping(clock, 310, 5, 5, 1000);
    expect(clock.now(320)).toBeCloseTo(1320, 6);
    expect(clock.moving_ms).toBe(0);
  });
});

describe("CLOCK3 a clock that is simply wrong is set", () => {
  it("after a laptop has slept", () => {
    const clock = new ServerClock();
    ping(clock, 0, 10, 10, 1000);
    clock.forget();
    ping(clock, 5000, 10, 10, 600_000);
    expect(clock.now(5020)).toBeCloseTo(605_020, 6);
  });
});
