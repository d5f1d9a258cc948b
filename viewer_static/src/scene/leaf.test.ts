import { Group } from "three";
import { describe, expect, it } from "vitest";
import type { SiteLeaf } from "../content/generated/site";
import { Leaf } from "./leaf";

const DATA: SiteLeaf = {
  element: "door-1",
  opening: "door-1",
  name: "leaf",
  node: "leaf/door-1/leaf",
  pivot: [0, 0, 0],
  axis: [0, 1, 0],
  open: 1.75,
  rest: 1.4,
  operable: true,
  sh: { base: Array.from({ length: 9 }, () => [2, 3, 4] as const), lamp: [[10, 10, 10]] },
};

describe("leaf", () => {
  it("stands at rest, and swings shut from rest to rest without a jerk", () => {
    const node = new Group();
    const leaf = new Leaf(DATA, node);
    expect(node.rotation.y).toBeCloseTo(1.4, 6);
    leaf.turnTo(0);
    let last = leaf.angle;
    let speed = 0;
    for (let i = 0; i < 600 && leaf.update(1 / 60); i++) {
      const now = last - leaf.angle;
      expect(now).toBeGreaterThanOrEqual(0);
      expect(Math.abs(now - speed)).toBeLessThan(0.002);
      speed = now;
      last = leaf.angle;
    }
    expect(leaf.angle).toBe(0);
    expect(leaf.update(1 / 60)).toBe(false);
  });

  it("is lit by the weighted sum of its layers", () => {
    const leaf = new Leaf(DATA, new Group());
    leaf.light(
      new Map([
        ["base", 1],
        ["lamp", 0.5],
      ]),
    );
    expect(leaf.uniforms.enfSh.value[0]?.toArray()).toEqual([7, 8, 9]);
    expect(leaf.uniforms.enfSh.value[1]?.toArray()).toEqual([2, 3, 4]);
  });
});
