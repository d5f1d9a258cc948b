import { Texture, Vector3 } from "three";
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
  view: { file: { path: "posters/a.webp", bytes: 2000, wire_bytes: 2000 }, white: 68.4 },
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

test("its picture is brought when it is seen, fills it upright, and is as bright as it was", () => {
  const card = new PortalCard(east);
  expect(card.wanting).toBe(false);
  card.mesh.visible = true;
  expect(card.wanting).toBe(true);
  const picture = new Texture();
  card.hang(picture);
  expect(card.wanting).toBe(false);
  const { material, geometry } = card.mesh;
  expect([material.map, material.vertexColors, material.color.r]).toEqual([picture, false, 68.4]);
  const at = geometry.getAttribute("position");
  const uv = geometry.getAttribute("uv");
  for (let i = 0; i < at.count; i++) {
    // Row 0 of the picture at the lintel; to the right of someone who looks out to the east is south.
    expect(uv.getY(i)).toBeCloseTo(1 - (at.getY(i) - 0.1) / 2.8, 6);
    expect(uv.getX(i)).toBeCloseTo((at.getZ(i) - 6.7) / 1.6, 6);
  }
});

test("a doorway without a picture keeps the light written in the plan", () => {
  const card = new PortalCard({ ...east, view: null });
  card.mesh.visible = true;
  expect(card.wanting).toBe(false);
});
