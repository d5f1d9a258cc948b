import { Vector3 } from "three";
import { expect, test } from "vitest";
import type { SitePortal } from "../content/generated/site";
import { PortalCard } from "./portal_cards";

const east: SitePortal = {
  opening: "east-door",
  hall: "hall-2",
  other: "west-door",
  centre: [7.35, 0.1, 7.5],
  outward: [1, 0],
  width: 1.6,
  height: 2.8,
  glow: [100, 80, 60],
};

test("a card fills its doorway and faces whoever stands in the hall", () => {
  const { geometry } = new PortalCard(east).mesh;
  geometry.computeBoundingBox();
  const box = geometry.boundingBox;
  expect(box?.min.toArray().map((v) => +v.toFixed(4))).toEqual([7.35, 0.1, 6.7]);
  expect(box?.max.toArray().map((v) => +v.toFixed(4))).toEqual([7.35, 2.9, 8.3]);
  geometry.computeVertexNormals();
  const normals = geometry.getAttribute("normal");
  for (let i = 0; i < normals.count; i++) {
    expect(new Vector3().fromBufferAttribute(normals, i).distanceTo(new Vector3(-1, 0, 0))).toBeLessThan(
      1e-6,
    );
  }
});

test("it is nowhere brighter than the light written in the plan, and keeps its colour", () => {
  const colours = new PortalCard(east).mesh.geometry.getAttribute("color");
  for (let i = 0; i < colours.count; i++) {
    const red = colours.getX(i);
    expect(red).toBeLessThanOrEqual(100);
    expect(colours.getY(i)).toBeCloseTo(0.8 * red, 4);
    expect(colours.getZ(i)).toBeCloseTo(0.6 * red, 4);
  }
});
