/** Reads a hall's lightmap on the CPU where words hang, so that they are lit as the wall behind them. */
import { Color, type Mesh, Vector3 } from "three";

/** Decoded layers with what each texel is worth. */
export interface ReadableLayer {
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly gain: number;
}

interface Triangle {
  readonly a: Vector3;
  readonly b: Vector3;
  readonly c: Vector3;
  readonly normal: Vector3;
  readonly uv: readonly [number, number, number, number, number, number];
}

/** A face hangs at most this far before its panel. */
const REACH_M = 0.06;

/** Triangles of some elements with their lightmap coordinates, in the hall's frame. */
export class WallLight {
  private readonly triangles = new Map<number, Triangle[]>();

  constructor(
    meshes: readonly Mesh[],
    wanted: ReadonlySet<number>,
    private readonly layers: readonly ReadableLayer[],
  ) {
    for (const mesh of meshes) this.collect(mesh, wanted);
  }

  /** Irradiance behind a point of an element, or null where the lightmap has nothing there. */
  at(element: number, point: Vector3, inward: Vector3): Color | null {
    const weights = new Vector3();
    for (const t of this.triangles.get(element) ?? []) {
      if (t.normal.dot(inward) > -0.7) continue;
      const away =
        (t.a.x - point.x) * t.normal.x + (t.a.y - point.y) * t.normal.y + (t.a.z - point.z) * t.normal.z;
      if (Math.abs(away) > REACH_M) continue;
      if (!barycentric(point, t, weights)) continue;
      const u = t.uv[0] * weights.x + t.uv[2] * weights.y + t.uv[4] * weights.z;
      const v = t.uv[1] * weights.x + t.uv[3] * weights.y + t.uv[5] * weights.z;
      return this.read(u, v);
    }
    return null;
  }

  private read(u: number, v: number): Color {
    const sum = new Color(0, 0, 0);
    const texel = new Color();
    for (const { pixels, width, height, gain } of this.layers) {
      const x = Math.min(width - 1, Math.max(0, Math.floor(u * width)));
      const y = Math.min(height - 1, Math.max(0, Math.floor(v * height)));
      const i = (y * width + x) * 4;
      texel.setRGB((pixels[i] ?? 0) / 255, (pixels[i + 1] ?? 0) / 255, (pixels[i + 2] ?? 0) / 255, "srgb");
      sum.add(texel.multiplyScalar(gain));
    }
    return sum;
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

/** Shrink a decoded lightmap so that it can be read: a quarter of a megapixel is enough for words. */
export function readable(image: CanvasImageSource, gain: number, side = 512): ReadableLayer | null {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) return null;
  pen.drawImage(image, 0, 0, side, side);
  return { pixels: pen.getImageData(0, 0, side, side).data, width: side, height: side, gain };
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
