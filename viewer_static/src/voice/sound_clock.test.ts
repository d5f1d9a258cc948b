import { describe, expect, it } from "vitest";
import { SoundClock } from "./sound_clock";

/** Blocks of 20 ms from `from` to `to` of the card's clock, which is `behind_ms` behind the shared one. */
function hears(
  clock: SoundClock,
  from: number,
  to: number,
  behind_ms: number,
  late: (n: number) => number = () => 0,
): void {
  for (let end = from, n = 0; end < to; end += 20, n += 1) clock.seen(end, end + behind_ms + late(n));
}

describe("VOICE12 when a sound was said", () => {
  it("is told by the messages that came soonest", () => {
    const clock = new SoundClock();
    expect(clock.at(0)).toBeNaN();
    hears(clock, 20, 10_000, 5000, (n) => (n * 37) % 60);
    expect(clock.at(9000)).toBe(14_000);
  });

  it("is right again within four seconds of the card's clock standing still", () => {
    const clock = new SoundClock();
    hears(clock, 20, 20_000, 5000);
    // The card stood for 30 s: everything after is said so much later than its count says.
    hears(clock, 20_000, 24_020, 35_000);
    expect(clock.at(24_000)).toBe(59_000);
  });

  it("follows a card that runs 200 millionths too slow", () => {
    const clock = new SoundClock();
    const minutes = 60 * 60_000;
    for (let end = 20; end < minutes; end += 20) clock.seen(end, end * 1.0002 + 5000);
    expect(clock.at(minutes) - (minutes * 1.0002 + 5000)).toBeGreaterThan(-1);
    expect(clock.at(minutes) - (minutes * 1.0002 + 5000)).toBeLessThan(0.1);
  });
});
