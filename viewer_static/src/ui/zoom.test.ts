import { describe, expect, it } from "vitest";
import { CLOSEST, closer, held, placed, seen, shifted, WHOLE } from "./zoom";

describe("PUPIL5 a picture is looked at closely without ever being lost", () => {
  it("keeps the point under the finger where it is", () => {
    const near = closer(WHOLE, 3, 0.25, 0.75);
    const at = placed(near, 0.25, 0.75);
    expect(near.scale).toBe(3);
    expect(at.x).toBeCloseTo(0.25, 12);
    expect(at.y).toBeCloseTo(0.75, 12);
  });

  it("never shows what is beside the picture, whatever is done", () => {
    let zoom = WHOLE;
    // A small generator of its own: the same hands at every run.
    let seed = 7;
    const chance = (): number => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    for (let i = 0; i < 2000; i += 1) {
      zoom =
        chance() < 0.5
          ? closer(zoom, 0.4 + 2 * chance(), chance(), chance())
          : shifted(zoom, chance() * 4 - 2, chance() * 4 - 2);
      expect(zoom.scale).toBeGreaterThanOrEqual(1);
      expect(zoom.scale).toBeLessThanOrEqual(CLOSEST);
      for (const corner of [0, 1]) {
        const at = placed(zoom, corner, corner);
        if (corner === 0) expect(Math.max(at.x, at.y)).toBeLessThanOrEqual(1e-9);
        else expect(Math.min(at.x, at.y)).toBeGreaterThanOrEqual(1 - 1e-9);
      }
      const point = seen(zoom, 0.3, 0.6);
      const back = placed(zoom, point.x, point.y);
      expect(back.x).toBeCloseTo(0.3, 9);
      expect(back.y).toBeCloseTo(0.6, 9);
    }
    expect(held({ scale: 0.1, x: 9, y: -9 })).toEqual(WHOLE);
  });
});
