import { Group, MeshStandardMaterial } from "three";
import { describe, expect, it } from "vitest";
import type { SiteLayer, SiteLeaf } from "../content/generated/site";
import { Lamps } from "./lamps";
import { Leaf } from "./leaf";

const file = { path: "light/a.webp", bytes: 1, wire_bytes: 1 };
const LAYERS: SiteLayer[] = [
  { name: "base", file, scale: 200, weight: 1 },
  { name: "night", file, scale: 40, weight: 1 },
];
const nine = (first: number): [number, number, number][] =>
  Array.from({ length: 9 }, (_, i) => (i === 0 ? [first, first, first] : [0, 0, 0]));
const LEAF = {
  node: "leaf/a",
  pivot: [0, 0, 0],
  axis: [0, 1, 0],
  open: 1,
  rest: 0,
  sh: { base: nine(8), night: nine(2) },
} as unknown as SiteLeaf;

describe("lamps", () => {
  it("LIGHT: dimmed, walls, leaves and the bulb itself end on the exact sum of what still burns", () => {
    const gains = { value: [0, 0, 0, 0] };
    const leaf = new Leaf(LEAF, new Group());
    const lamps = new Lamps(LAYERS, gains, [leaf]);
    const [bulb, sun] = [new MeshStandardMaterial(), new MeshStandardMaterial()];
    bulb.userData.lightLayer = "night";
    bulb.emissiveIntensity = 6;
    sun.emissiveIntensity = 3;
    lamps.take(bulb);
    lamps.take(sun);
    expect(gains.value).toEqual([200, 40, 0, 0]);
    expect(lamps.update(1 / 60)).toBe(false);

    lamps.set({ night: 0.25, "no such layer": 0 });
    expect(lamps.update(1 / 60)).toBe(true);
    expect(gains.value[1]).toBeGreaterThan(10);
    expect(gains.value[1]).toBeLessThan(40);
    for (let i = 0; i < 200; i++) lamps.update(1 / 60);
    expect(lamps.update(1 / 60)).toBe(false);
    expect(gains.value).toEqual([200, 10, 0, 0]);
    expect(leaf.uniforms.enfSh.value[0]?.toArray()).toEqual([8.5, 8.5, 8.5]);
    expect([bulb.emissiveIntensity, sun.emissiveIntensity]).toEqual([1.5, 3]);
    expect([...lamps.weights.keys()]).toEqual(["base", "night"]);
  });
});
