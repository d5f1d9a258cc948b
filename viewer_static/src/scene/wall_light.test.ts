import { BufferAttribute, BufferGeometry, Mesh, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { WallLight } from "./wall_light";

/** A square metre at a height, looking up, whose lightmap coordinates lie at `corner`, a tenth wide. */
function panel(height: number, corner: number): Mesh {
  const geometry = new BufferGeometry();
  const plan = [0, 0, 0, 1, 1, 1, 1, 0];
  const places = [0, 1, 2, 3].flatMap((i) => [plan[2 * i] ?? 0, height, plan[2 * i + 1] ?? 0]);
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(places), 3));
  geometry.setAttribute("uv1", new BufferAttribute(new Float32Array(plan.map((x) => corner + 0.1 * x)), 2));
  geometry.setAttribute("_element", new BufferAttribute(new Float32Array(4), 1));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  return new Mesh(geometry);
}

describe("the light behind a face", () => {
  const bed = panel(0, 0.5);
  const page = panel(0.01, 0.2);
  const above = new Vector3(0.25, 0.012, 0.75);
  const down = new Vector3(0, -1, 0);

  it("is that of the page, not of the bed it lies on, in whatever order they come", () => {
    for (const order of [
      [bed, page],
      [page, bed],
    ]) {
      const [u, v] = new WallLight(order, new Set([0])).at(0, above, down) ?? [0, 0];
      expect(u).toBeCloseTo(0.225, 6);
      expect(v).toBeCloseTo(0.275, 6);
    }
  });

  it("is never that of a rim before it, however near", () => {
    const rim = panel(0.0135, 0.8);
    const [u] = new WallLight([rim, page], new Set([0])).at(0, above, down) ?? [0, 0];
    expect(u).toBeCloseTo(0.225, 6);
  });

  it("is none where nothing is behind within a hand's breadth, or only another element", () => {
    expect(new WallLight([bed], new Set([0])).at(0, new Vector3(0.25, 0.2, 0.75), down)).toBeNull();
    expect(new WallLight([bed], new Set([1])).at(0, above, down)).toBeNull();
    expect(new WallLight([bed], new Set([0])).at(0, above, new Vector3(0, 1, 0))).toBeNull();
  });
});
