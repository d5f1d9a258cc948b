import { describe, expect, it } from "vitest";
import { sample } from "../tour/motion";
import { verticalFov } from "./camera";
import { flight } from "./flight";
import { Floor } from "./floor";
import { EYE_M, PACE, STILL, standing, walk } from "./walker";

/** A room of 10 by 10 metres. */
const floor = new Floor({
  vertices: [
    [0, 0, 10_000],
    [10_000, 0, 10_000],
    [10_000, 0, 0],
    [0, 0, 0],
  ],
  patches: [[0, 1, 2, 3]],
  rooms: [0],
  portals: [],
});

describe("walker", () => {
  it("yaw 0 walks north, to -z; a quarter turn to the left walks west", () => {
    for (const [yaw, dx, dz] of [
      [0, 0, -1],
      [Math.PI / 2, -1, 0],
    ] as const) {
      let walker = standing({ patch: 0, x: 5, z: 5 }, yaw);
      for (let i = 0; i < 60; i++) walker = walk(floor, walker, { ...STILL, ahead: 1 }, 1 / 60).walker;
      expect(Math.sign(Math.round(walker.at.x - 5)), "x").toBe(dx);
      expect(Math.sign(Math.round(walker.at.z - 5)), "z").toBe(dz);
    }
  });

  it("keeps its pace whatever the frames: a second is a second", () => {
    const far = [10, 30, 144].map((fps) => {
      let walker = standing({ patch: 0, x: 5, z: 9 }, 0);
      for (let i = 0; i < fps * 3; i++) walker = walk(floor, walker, { ...STILL, ahead: 1 }, 1 / fps).walker;
      return 9 - walker.at.z;
    });
    for (const each of far) expect(each).toBeGreaterThan(2.7 * PACE.walk);
    expect(Math.max(...far) - Math.min(...far)).toBeLessThan(0.1);
  });

  it("a corner cut across is not faster: ahead and aside together keep the pace", () => {
    let walker = standing({ patch: 0, x: 1, z: 9 }, 0);
    for (let i = 0; i < 120; i++)
      walker = walk(floor, walker, { ...STILL, ahead: 1, aside: 1 }, 1 / 60).walker;
    expect(Math.hypot(walker.vx, walker.vz)).toBeCloseTo(PACE.walk, 2);
  });
});

describe("flight", () => {
  const corners = [
    [1, 0, 9],
    [5, 0, 9],
    [5, 0, 2],
  ] as const;
  const from = { eye: [1, EYE_M, 9], yaw: 1, pitch: 0.1 } as const;
  const to = { eye: [5, EYE_M, 2], yaw: -2, pitch: -0.2 } as const;
  const keyframes = flight(corners, from, to, 0);
  const end = keyframes[keyframes.length - 1]?.t_ms ?? 0;
  const at = (t: number) => sample(keyframes, t, [{ x: 0, y: 0, z: 0, yaw: 0 }]);

  it("begins and ends in the views it joins, at rest", () => {
    expect(at(0)).toMatchObject({ x: 1, y: EYE_M, z: 9 });
    expect(at(0).yaw).toBeCloseTo(1, 3);
    expect(at(end)).toMatchObject({ x: 5, y: EYE_M, z: 2 });
    expect(Math.cos(at(end).yaw - to.yaw)).toBeCloseTo(1, 5);
    expect(at(end).pitch).toBeCloseTo(-0.2, 3);
  });

  it("is smooth at 60 Hz: no step over 4.5 cm, no turn over 3 degrees, and none from one to the next that is felt", () => {
    let last = at(0);
    let speed = 0;
    for (let t = 1000 / 60; t <= end; t += 1000 / 60) {
      const now = at(t);
      const step = Math.hypot(now.x - last.x, now.y - last.y, now.z - last.z);
      expect(step).toBeLessThan(0.045);
      expect(Math.abs(now.yaw - last.yaw)).toBeLessThan((3 * Math.PI) / 180);
      expect(Math.abs(step - speed)).toBeLessThan(0.004);
      speed = step;
      last = now;
    }
  });
});

describe("camera", () => {
  it("sees 62 degrees on a desk and 75 on an upright phone", () => {
    expect(verticalFov(16 / 9)).toBe(62);
    expect(verticalFov(390 / 844)).toBe(75);
    expect(verticalFov(1)).toBeGreaterThan(62);
  });
});
