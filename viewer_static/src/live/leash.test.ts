import { describe, expect, it } from "vitest";
import type { Frame, IndexedPose } from "../tour/motion";
import { isBack, type Leash, metresApart, strays } from "./leash";

const FRAMES: readonly Frame[] = [
  { x: 0, y: 0, z: 0, yaw: 0 },
  { x: 10, y: -3, z: 0, yaw: Math.PI / 2 },
];
const LEASH: Leash = { by: "metres", about: "guide", metres: 5 };

function eye(hall: number, x: number, z: number, y = 1.6): IndexedPose {
  return { hall, x, y, z, yaw: 0, pitch: 0 };
}

describe("LIVE39 a leash", () => {
  it("is measured in the museum's frame, over thresholds and stairs", () => {
    expect(metresApart(eye(0, 0, 0), eye(0, 3, 4), FRAMES)).toBeCloseTo(5, 9);
    // The other hall begins 10 m east and 3 m below, turned by a quarter.
    expect(metresApart(eye(0, 10, 0), eye(1, 0, 0), FRAMES)).toBeCloseTo(3, 9);
    expect(metresApart(eye(1, 0, 0), eye(0, 10, 0), FRAMES)).toBeCloseTo(3, 9);
  });

  it("lets go as far as it reaches, and not further", () => {
    expect(strays(LEASH, eye(0, 0, 0), eye(0, 3, 4), null, FRAMES)).toBe(false);
    expect(strays(LEASH, eye(0, 0, 0), eye(0, 3, 4.1), null, FRAMES)).toBe(true);
  });

  it("holds nobody while it is not known where it hangs", () => {
    expect(strays(LEASH, eye(0, 0, 0), null, null, FRAMES)).toBe(false);
    expect(isBack(LEASH, eye(0, 0, 0), null, null, FRAMES)).toBe(true);
  });

  it("is satisfied a step inside, not at its edge", () => {
    expect(isBack(LEASH, eye(0, 0, 0), eye(0, 0, 4.9), null, FRAMES)).toBe(false);
    expect(isBack(LEASH, eye(0, 0, 0), eye(0, 0, 4.2), null, FRAMES)).toBe(true);
  });

  it("of a hall is a matter of the hall alone", () => {
    const hall: Leash = { by: "hall", hall: "upper" };
    expect(strays(hall, eye(0, 99, 99), null, 0, FRAMES)).toBe(false);
    expect(strays(hall, eye(1, 0, 0), null, 0, FRAMES)).toBe(true);
    expect(strays(hall, eye(1, 0, 0), null, null, FRAMES)).toBe(false);
    expect(isBack(hall, eye(0, 0, 0), null, 0, FRAMES)).toBe(true);
  });
});
