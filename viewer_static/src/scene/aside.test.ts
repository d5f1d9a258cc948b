import { PerspectiveCamera, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { Aside } from "./aside";

const [WIDTH, HEIGHT] = [1280, 720];

function camera(): PerspectiveCamera {
  const made = new PerspectiveCamera(50, WIDTH / HEIGHT, 0.05, 120);
  made.updateMatrixWorld();
  return made;
}

/** Where a point before the eye is drawn, in pixels of the canvas. */
function drawn(by: PerspectiveCamera, x: number, y: number): [number, number] {
  const at = new Vector3(x, y, -3).project(by);
  return [((at.x + 1) / 2) * WIDTH, ((1 - at.y) / 2) * HEIGHT];
}

describe("ASIDE1 what is looked at stands in the middle of what is not covered", () => {
  it("moves every point by the same pixels", () => {
    const one = camera();
    const points: [number, number][] = [
      [0, 0],
      [0.7, 0.4],
      [-1.2, -0.3],
    ];
    const before = points.map(([x, y]) => drawn(one, x, y));
    const aside = new Aside(one);
    aside.leave({ left_px: 446, above_px: 60, below_px: 400 }, true);
    expect(aside.update(0.016, WIDTH, HEIGHT)).toBe(true);
    for (const [i, [x, y]] of points.entries()) {
      const [right, down] = drawn(one, x, y);
      expect(right - (before[i]?.[0] ?? 0)).toBeCloseTo(223, 6);
      expect(down - (before[i]?.[1] ?? 0)).toBeCloseTo(-200, 6);
    }
    expect(aside.update(0.016, WIDTH, HEIGHT)).toBe(false);
    expect(aside.rest(WIDTH, HEIGHT)).toEqual({ left: 446, top: 60, right: WIDTH, bottom: HEIGHT - 400 });
  });

  it("eases there and back, and lies exactly as before in the end", () => {
    const one = camera();
    const whole = one.projectionMatrix.clone();
    const aside = new Aside(one);
    aside.leave({ left_px: 400, above_px: 60, below_px: 0 }, false);
    let last = drawn(one, 0, 0)[0];
    for (let frame = 0; frame < 90; frame++) {
      aside.update(1 / 60, WIDTH, HEIGHT);
      const now = drawn(one, 0, 0)[0];
      expect(now).toBeGreaterThanOrEqual(last);
      last = now;
    }
    expect(last).toBeCloseTo(WIDTH / 2 + 200, 6);
    aside.leave({ left_px: 0, above_px: 60, below_px: 0 }, true);
    expect(aside.update(1 / 60, WIDTH, HEIGHT)).toBe(true);
    expect(one.projectionMatrix.equals(whole)).toBe(true);
  });
});
