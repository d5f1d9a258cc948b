/** Finds where in the lightmap the panel behind a face is, so that words are lit as the panel that they hang on. */
import { type Mesh, Vector3 } from "three";

interface Triangle {
  readonly a: Vector3;
  readonly b: Vector3;
  readonly c: Vector3;
  readonly normal: Vector3;
  readonly uv: readonly [number, number, number, number, number, number];
}

/** A face hangs at most this far before its panel, */
const REACH_M = 0.06;
/** and at most this far within it, by rounding. */
const WITHIN_M = 5e-4;

/** Triangles of some elements with their lightmap coordinates, in the hall's frame. */
export class WallLight {
  private readonly triangles = new Map<number, Triangle[]>();

  constructor(meshes: readonly Mesh[], wanted: ReadonlySet<number>) {
    for (const mesh of meshes) this.collect(mesh, wanted);
  }

  /**
   * Lightmap coordinates behind a point of an element, or null where the lightmap has nothing there. Of panels one
   * behind another (a page on its mount on the bed of a case) the nearest counts: it is what the words are printed on.
   * What stands before the point does not: a face reaches half a millimetre under the rim of its mount, and the rim's
   * light there, drawn over to the sheet's, ran through half the lightmap.
   */
  at(element: number, point: Vector3, inward: Vector3): readonly [number, number] | null {
    const weights = new Vector3();
    let nearest = REACH_M;
    let found: readonly [number, number] | null = null;
    for (const t of this.triangles.get(element) ?? []) {
      if (t.normal.dot(inward) > -0.9) continue; // nor does the bevel of a rim, 45° off
      const away =
        (point.x - t.a.x) * t.normal.x + (point.y - t.a.y) * t.normal.y + (point.z - t.a.z) * t.normal.z;
      if (away < -WITHIN_M || away > nearest) continue;
      if (!barycentric(point, t, weights)) continue;
      const u = t.uv[0] * weights.x + t.uv[2] * weights.y + t.uv[4] * weights.z;
      const v = t.uv[1] * weights.x + t.uv[3] * weights.y + t.uv[5] * weights.z;
      nearest = away;
      found = [u, v];
    }
    return found;
  }

  private collect(mesh: Mesh, wanted: ReadonlySet<number>): void {
    const { geometry } = mesh;
    const position = geometry.getAttribute("position");
    const element = geometry.getAttribute("_element");
    const light = geometry.getAttribute("uv1");
    const index = geometry.getIndex();
    if (!position || !element || !light || !index) return;
    mesh.updateMatrix();
    for (let i = 0; i + 2 < index.count; i += 3) {
      const [p, q, r] = [index.getX(i), index.getX(i + 1), index.getX(i + 2)];
      const which = element.getX(p);
      if (!wanted.has(which)) continue;
      const [a, b, c] = [p, q, r].map((v) =>
        new Vector3().fromBufferAttribute(position, v).applyMatrix4(mesh.matrixWorld),
      );
      if (!a || !b || !c) continue;
      const normal = new Vector3().subVectors(b, a).cross(new Vector3().subVectors(c, a)).normalize();
      const list = this.triangles.get(which) ?? [];
      const uv = [p, q, r].flatMap((v) => [light.getX(v), light.getY(v)]);
      list.push({ a, b, c, normal, uv: uv as unknown as Triangle["uv"] });
      this.triangles.set(which, list);
    }
  }
}

function barycentric(p: Vector3, t: Triangle, out: Vector3): boolean {
  const v0 = new Vector3().subVectors(t.b, t.a);
  const v1 = new Vector3().subVectors(t.c, t.a);
  const v2 = new Vector3().subVectors(p, t.a);
  const d00 = v0.dot(v0);
  const d01 = v0.dot(v1);
  const d11 = v1.dot(v1);
  const d20 = v2.dot(v0);
  const d21 = v2.dot(v1);
  const whole = d00 * d11 - d01 * d01;
  if (Math.abs(whole) < 1e-12) return false;
  const y = (d11 * d20 - d01 * d21) / whole;
  const z = (d00 * d21 - d01 * d20) / whole;
  out.set(1 - y - z, y, z);
  return y >= -1e-3 && z >= -1e-3 && y + z <= 1 + 1e-3;
}
