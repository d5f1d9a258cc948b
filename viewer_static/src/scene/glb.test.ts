import { MeshoptEncoder } from "meshoptimizer";
import { Mesh } from "three";
import { describe, expect, it } from "vitest";
import { readGlb } from "./glb";

/** Three corners: int16 positions padded to four, uint16 elements padded to two, as the pipeline writes them. */
const POSITIONS = new Int16Array([0, 0, 0, 0, 1000, 0, 0, 0, 0, 0, 1000, 0]);
const ELEMENTS = new Uint16Array([7, 0, 7, 0, 7, 0]);
const INDICES = new Uint16Array([0, 1, 2]);

interface Piece {
  readonly bytes: Uint8Array;
  readonly view: Record<string, unknown>;
}

function glb(pieces: readonly Piece[]): ArrayBuffer {
  let at = 0;
  const views = pieces.map(({ bytes, view }) => {
    const start = at;
    at += Math.ceil(bytes.byteLength / 4) * 4;
    const packed = view.extensions as { EXT_meshopt_compression: Record<string, unknown> } | undefined;
    if (packed)
      Object.assign(packed.EXT_meshopt_compression, { byteOffset: start, byteLength: bytes.byteLength });
    return { buffer: 0, byteOffset: start, byteLength: bytes.byteLength, ...view };
  });
  const bin = new Uint8Array(at);
  pieces.forEach(({ bytes }, i) => {
    bin.set(bytes, views[i]?.byteOffset);
  });
  const json = new TextEncoder().encode(
    JSON.stringify({
      scenes: [{ nodes: [0], extras: { hall: "cell" } }],
      nodes: [
        {
          name: "room/cell",
          mesh: 0,
          translation: [1, 2, 3],
          scale: [0.001, 0.001, 0.001],
          extras: { room: "cell" },
        },
      ],
      meshes: [{ primitives: [{ attributes: { POSITION: 0, _ELEMENT: 1 }, indices: 2, material: 0 }] }],
      materials: [{ name: "cell/lime", extensions: { MOZ_lightmap: { index: 0 } } }],
      textures: [{ extensions: { EXT_texture_webp: { source: 0 } } }],
      images: [{ uri: "../textures/0123abcd.webp" }],
      accessors: [
        { bufferView: 0, componentType: 5122, count: 3, type: "VEC3" },
        { bufferView: 1, componentType: 5123, count: 3, type: "SCALAR" },
        { bufferView: 2, componentType: 5123, count: 3, type: "SCALAR" },
      ],
      bufferViews: views,
    }),
  );
  const padded = Math.ceil(json.byteLength / 4) * 4;
  const out = new ArrayBuffer(12 + 8 + padded + 8 + at);
  const head = new DataView(out);
  [0x46546c67, 2, out.byteLength, padded, 0x4e4f534a].forEach((v, i) => {
    head.setUint32(i * 4, v, true);
  });
  new Uint8Array(out, 20).fill(0x20, 0, padded).set(json);
  head.setUint32(20 + padded, at, true);
  head.setUint32(24 + padded, 0x004e4942, true);
  new Uint8Array(out, 28 + padded).set(bin);
  return out;
}

function bytesOf(array: Int16Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function plain(): ArrayBuffer {
  return glb([
    { bytes: bytesOf(POSITIONS), view: { byteStride: 8 } },
    { bytes: bytesOf(ELEMENTS), view: { byteStride: 4 } },
    { bytes: bytesOf(INDICES), view: {} },
  ]);
}

async function packed(): Promise<ArrayBuffer> {
  await MeshoptEncoder.ready;
  const piece = (
    array: Int16Array | Uint16Array,
    stride: number,
    mode: "ATTRIBUTES" | "TRIANGLES",
  ): Piece => ({
    bytes: MeshoptEncoder.encodeGltfBuffer(bytesOf(array), 3, stride, mode),
    view: {
      ...(mode === "ATTRIBUTES" ? { byteStride: stride } : {}),
      extensions: { EXT_meshopt_compression: { buffer: 0, byteStride: stride, count: 3, mode } },
    },
  });
  return glb([
    piece(POSITIONS, 8, "ATTRIBUTES"),
    piece(ELEMENTS, 4, "ATTRIBUTES"),
    piece(INDICES, 2, "TRIANGLES"),
  ]);
}

describe("glb", () => {
  for (const [name, make] of [
    ["plain", async () => plain()],
    ["meshopt-packed", packed],
  ] as const) {
    it(`reads a ${name} file: numbers, nodes, extras, materials and images by name`, async () => {
      const file = await readGlb(await make());
      expect(file.scene.userData).toEqual({ hall: "cell" });
      const node = file.scene.children[0];
      expect(node?.userData.room).toBe("cell");
      expect(node?.position.toArray()).toEqual([1, 2, 3]);
      const mesh = node?.children[0];
      if (!(mesh instanceof Mesh)) throw new Error("the node has no mesh");
      expect(mesh.userData.material).toBe(0);
      const position = mesh.geometry.getAttribute("position");
      expect([0, 1, 2].map((i) => [position.getX(i), position.getY(i), position.getZ(i)])).toEqual([
        [0, 0, 0],
        [1000, 0, 0],
        [0, 0, 1000],
      ]);
      expect(mesh.geometry.getAttribute("_element").getX(2)).toBe(7);
      expect([...(mesh.geometry.getIndex()?.array ?? [])].sort()).toEqual([0, 1, 2]);
      expect(file.materials[0]?.extensions?.MOZ_lightmap?.index).toBe(0);
      expect(file.imageOf(0)).toBe("0123abcd");
    });
  }

  it("refuses what is not a GLB", async () => {
    await expect(readGlb(new ArrayBuffer(40))).rejects.toThrow("not a GLB");
  });
});
