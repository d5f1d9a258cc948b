import { Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { DARK, DARK_COVERS, GLOW, GLOW_FALLS, LIGHT, PointerLight } from "./pointer_light";

/** Relative luminance of a colour as shown (WCAG 2.2). */
function luminance(shown: readonly number[]): number {
  const linear = shown.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const [r = 0, g = 0, b = 0] = linear;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** What is seen of a wall where the glow lies on it, at a distance from the middle. */
function glowing(wall: readonly number[], r: number): number[] {
  return wall.map((c, i) => Math.min(1, c + (LIGHT[i] ?? 0) * GLOW * Math.exp(-GLOW_FALLS * r * r)));
}

const EYE = new Vector3(0, 1.6, 4);
const WALL = new Vector3(0, 0, 1);

function shining(): PointerLight {
  const light = new PointerLight(3, () => false);
  light.point(new Vector3(0, 1.6, 0), WALL);
  light.update(1, EYE);
  return light;
}

describe("POINT7 the light is seen on any surface", () => {
  it("one of its rings has 3 : 1 to the wall beside it, from black to white and in the colours of finishes", () => {
    const walls = [
      [0.93, 0.92, 0.88],
      [0.35, 0.42, 0.33],
      [0.24, 0.2, 0.17],
      [0.6, 0.55, 0.48],
      [0.7, 0.2, 0.15],
    ];
    for (let grey = 0; grey <= 1; grey += 0.01) walls.push([grey, grey, grey]);
    for (const wall of walls) {
      const beside = glowing(wall, 0.52);
      const dark = wall.map((c) => c * (1 - DARK_COVERS) + DARK * DARK_COVERS);
      const best = Math.max(contrast(LIGHT, beside), contrast(dark, beside));
      expect(best, `on ${wall}`).toBeGreaterThanOrEqual(3);
    }
  });
});

describe("POINT7 the light is one draw while it shines, none else", () => {
  it("nothing is drawn before anybody points", () => {
    const light = new PointerLight(3, () => false);
    expect(light.mesh.visible).toBe(false);
    expect(light.update(0.1, EYE)).toBe(false);
  });

  it("it lies on the surface, a little before it, as wide for the eye from near as from far", () => {
    const light = shining();
    expect(light.mesh.visible).toBe(true);
    expect(light.mesh.position.z).toBeGreaterThan(0);
    expect(light.mesh.position.z).toBeLessThan(0.01);
    const near = light.mesh.scale.x / 4;
    light.point(new Vector3(0, 1.6, -4), WALL);
    light.update(1, EYE);
    expect(light.mesh.scale.x / 8).toBeCloseTo(near, 3);
  });

  it("it glides to the next place, and appears anew at one that is far", () => {
    const light = shining();
    light.point(new Vector3(0.2, 1.6, 0), WALL);
    light.update(1 / 60, EYE);
    expect(light.mesh.position.x).toBeGreaterThan(0.05);
    expect(light.mesh.position.x).toBeLessThan(0.2);
    light.point(new Vector3(3, 1.6, 0), WALL);
    light.update(1 / 60, EYE);
    expect(light.mesh.position.x).toBe(3);
  });

  it("with less motion it does not glide", () => {
    const light = new PointerLight(3, () => true);
    light.point(new Vector3(0, 0, 0), WALL);
    light.update(1, EYE);
    light.point(new Vector3(0.2, 0, 0), WALL);
    light.update(0.001, EYE);
    expect(light.mesh.position.x).toBe(0.2);
  });

  it("at rest nothing is drawn anew; not renewed for three seconds it goes out", () => {
    const light = shining();
    expect(light.update(0.1, EYE)).toBe(false);
    for (let s = 0; s < 2; s += 0.5) {
      light.point(new Vector3(0, 1.6, 0), WALL);
      light.update(0.5, EYE);
    }
    expect(light.mesh.visible).toBe(true);
    light.update(2.4, EYE);
    expect(light.mesh.visible).toBe(true);
    expect(light.update(0.2, EYE)).toBe(true);
    light.update(0.5, EYE);
    expect(light.mesh.visible).toBe(false);
    expect(light.update(0.1, EYE)).toBe(false);
  });
});
