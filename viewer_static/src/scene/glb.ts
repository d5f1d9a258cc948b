/**
 * Reads a GLB as the pipeline writes it: meshes, nodes, extras; meshopt-packed or plain. No images, skins or animations.
 *
 * three's GLTFLoader would do it too, at 23 KB gzip more of the 200 KB that a first view may cost, fetching each image
 * itself and once for every file. Models from elsewhere come through the pipeline, which writes what is read here.
 */

import { MeshoptDecoder } from "meshoptimizer/decoder";
import {
  BufferAttribute,
  BufferGeometry,
  Group,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Matrix4,
  Mesh,
  type Object3D,
} from "three";

/** A texture's use in a material: index of the image by name, and the scale of its coordinates. */
export interface TextureUse {
  readonly index: number;
  readonly texCoord?: number;
  readonly extensions?: {
    readonly KHR_texture_transform?: {
      readonly offset?: readonly number[];
      readonly scale?: readonly number[];
    };
  };
}

/** A material as the file has it. */
export interface MaterialDef {
  readonly name?: string;
  readonly doubleSided?: boolean;
  readonly alphaMode?: "OPAQUE" | "MASK" | "BLEND";
  readonly emissiveFactor?: readonly [number, number, number];
  readonly emissiveTexture?: TextureUse;
  readonly normalTexture?: TextureUse;
  readonly occlusionTexture?: TextureUse;
  readonly pbrMetallicRoughness?: {
    readonly baseColorFactor?: readonly [number, number, number, number];
    readonly metallicFactor?: number;
    readonly roughnessFactor?: number;
    readonly baseColorTexture?: TextureUse;
    readonly metallicRoughnessTexture?: TextureUse;
  };
  readonly extensions?: {
    readonly MOZ_lightmap?: { readonly index: number; readonly intensity?: number };
    readonly KHR_materials_emissive_strength?: { readonly emissiveStrength?: number };
  };
  readonly extras?: {
    readonly colourGain?: number;
    readonly finish?: string;
    readonly lightLayer?: string;
    /** Of what is seen beyond a window: how far behind its card it lies, in the picture's widths and heights. */
    readonly beyond?: readonly [number, number];
  };
}

interface Gltf {
  readonly scene?: number;
  readonly scenes: readonly {
    readonly nodes?: readonly number[];
    readonly extras?: Record<string, unknown>;
  }[];
  readonly nodes: readonly {
    readonly name?: string;
    readonly mesh?: number;
    readonly children?: readonly number[];
    readonly translation?: readonly [number, number, number];
    readonly rotation?: readonly [number, number, number, number];
    readonly scale?: readonly [number, number, number];
    readonly matrix?: readonly number[];
    readonly extras?: Record<string, unknown>;
  }[];
  readonly meshes: readonly { readonly name?: string; readonly primitives: readonly Primitive[] }[];
  readonly materials?: readonly MaterialDef[];
  readonly textures?: readonly {
    readonly source?: number;
    readonly extensions?: { readonly EXT_texture_webp?: { readonly source: number } };
  }[];
  readonly images?: readonly { readonly uri?: string }[];
  readonly accessors: readonly Accessor[];
  readonly bufferViews: readonly View[];
}

interface Primitive {
  readonly attributes: Readonly<Record<string, number>>;
  readonly indices?: number;
  readonly material?: number;
}

interface Accessor {
  readonly bufferView: number;
  readonly byteOffset?: number;
  readonly componentType: number;
  readonly count: number;
  readonly type: "SCALAR" | "VEC2" | "VEC3" | "VEC4";
  readonly normalized?: boolean;
}

interface View {
  readonly buffer: number;
  readonly byteOffset?: number;
  readonly byteLength: number;
  readonly byteStride?: number;
  readonly extensions?: { readonly EXT_meshopt_compression?: Packed };
}

interface Packed {
  readonly byteOffset?: number;
  readonly byteLength: number;
  readonly byteStride: number;
  readonly count: number;
  readonly mode: "ATTRIBUTES" | "TRIANGLES" | "INDICES";
  readonly filter?: "NONE" | "OCTAHEDRAL" | "QUATERNION" | "EXPONENTIAL";
}

/** What a file holds: its top nodes; a mesh's `userData.material` is the index of its material. */
export interface Glb {
  readonly scene: Group;
  readonly materials: readonly MaterialDef[];
  /** The name (hash) of a texture's image: what stands before the ending in its address. */
  imageOf(texture: number): string | null;
}

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const SIZES = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 } as const;
const ARRAYS = {
  5120: Int8Array,
  5121: Uint8Array,
  5122: Int16Array,
  5123: Uint16Array,
  5125: Uint32Array,
  5126: Float32Array,
} as const;

/** Names of attributes as three's shaders know them; others keep their own, in lower case. */
const NAMES: Readonly<Record<string, string>> = {
  POSITION: "position",
  NORMAL: "normal",
  TEXCOORD_0: "uv",
  TEXCOORD_1: "uv1",
  COLOR_0: "color",
};

/** Read a file. @throws Error where it is not such a GLB */
export async function readGlb(file: ArrayBuffer): Promise<Glb> {
  const [gltf, bin] = chunks(file);
  if (gltf.bufferViews.some((view) => view.extensions?.EXT_meshopt_compression)) await MeshoptDecoder.ready;
  const views = new Map<number, Uint8Array>();
  const viewBytes = (index: number): Uint8Array => {
    const found = views.get(index);
    if (found) return found;
    const view = must(gltf.bufferViews[index], `buffer view ${index}`);
    const bytes = unpacked(view, bin);
    views.set(index, bytes);
    return bytes;
  };
  const meshes = gltf.meshes.map((mesh) =>
    mesh.primitives.map((primitive) => ({
      geometry: geometryOf(gltf, primitive, viewBytes),
      material: primitive.material,
    })),
  );
  const build = (index: number): Object3D => {
    const node = must(gltf.nodes[index], `node ${index}`);
    const out = new Group();
    out.name = node.name ?? "";
    Object.assign(out.userData, node.extras);
    if (node.matrix) out.applyMatrix4(new Matrix4().fromArray([...node.matrix]));
    if (node.translation) out.position.fromArray([...node.translation]);
    if (node.rotation) out.quaternion.fromArray([...node.rotation]);
    if (node.scale) out.scale.fromArray([...node.scale]);
    for (const { geometry, material } of node.mesh === undefined ? [] : (meshes[node.mesh] ?? [])) {
      const mesh = new Mesh(geometry);
      mesh.name = out.name;
      mesh.userData.material = material;
      out.add(mesh);
    }
    for (const child of node.children ?? []) out.add(build(child));
    return out;
  };
  const scene = new Group();
  const root = must(gltf.scenes[gltf.scene ?? 0], "scene");
  Object.assign(scene.userData, root.extras);
  for (const node of root.nodes ?? []) scene.add(build(node));
  return {
    scene,
    materials: gltf.materials ?? [],
    imageOf(texture) {
      const entry = gltf.textures?.[texture];
      const image = entry?.extensions?.EXT_texture_webp?.source ?? entry?.source;
      const uri = image === undefined ? undefined : gltf.images?.[image]?.uri;
      return uri?.match(/([^/]+)\.[a-z0-9]+$/)?.[1] ?? null;
    },
  };
}

function chunks(file: ArrayBuffer): [Gltf, Uint8Array] {
  const head = new DataView(file);
  if (file.byteLength < 20 || head.getUint32(0, true) !== MAGIC) throw new Error("not a GLB file");
  let json: Gltf | null = null;
  let bin = new Uint8Array(0);
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const length = head.getUint32(at, true);
    const bytes = new Uint8Array(file, at + 8, length);
    if (head.getUint32(at + 4, true) === JSON_CHUNK)
      json = JSON.parse(new TextDecoder().decode(bytes)) as Gltf;
    else bin = bytes;
    at += 8 + length;
  }
  return [must(json, "JSON chunk"), bin];
}

function unpacked(view: View, bin: Uint8Array): Uint8Array {
  const packed = view.extensions?.EXT_meshopt_compression;
  if (!packed) return bin.subarray(view.byteOffset ?? 0, (view.byteOffset ?? 0) + view.byteLength);
  const out = new Uint8Array(packed.count * packed.byteStride);
  const from = bin.subarray(packed.byteOffset ?? 0, (packed.byteOffset ?? 0) + packed.byteLength);
  MeshoptDecoder.decodeGltfBuffer(out, packed.count, packed.byteStride, from, packed.mode, packed.filter);
  return out;
}

function geometryOf(
  gltf: Gltf,
  primitive: Primitive,
  viewBytes: (index: number) => Uint8Array,
): BufferGeometry {
  const geometry = new BufferGeometry();
  for (const [name, index] of Object.entries(primitive.attributes)) {
    const accessor = must(gltf.accessors[index], `accessor ${index}`);
    const size = SIZES[accessor.type];
    const stride = gltf.bufferViews[accessor.bufferView]?.byteStride;
    const array = typed(accessor, viewBytes(accessor.bufferView), stride);
    const each = array.BYTES_PER_ELEMENT;
    const attribute =
      stride !== undefined && stride !== size * each
        ? new InterleavedBufferAttribute(
            new InterleavedBuffer(array, stride / each),
            size,
            0,
            accessor.normalized ?? false,
          )
        : new BufferAttribute(array, size, accessor.normalized ?? false);
    geometry.setAttribute(NAMES[name] ?? name.toLowerCase(), attribute);
  }
  if (primitive.indices !== undefined) {
    const accessor = must(gltf.accessors[primitive.indices], `accessor ${primitive.indices}`);
    geometry.setIndex(new BufferAttribute(typed(accessor, viewBytes(accessor.bufferView), undefined), 1));
  }
  geometry.computeBoundingBox();
  geometry.computeBoundingSphere();
  return geometry;
}

type Typed = InstanceType<(typeof ARRAYS)[keyof typeof ARRAYS]>;

/** An accessor's numbers over the bytes of its view, copied only where they are not aligned. */
function typed(accessor: Accessor, bytes: Uint8Array, stride: number | undefined): Typed {
  const Kind = must(
    ARRAYS[accessor.componentType as keyof typeof ARRAYS],
    `component type ${accessor.componentType}`,
  );
  const each = Kind.BYTES_PER_ELEMENT;
  const row = stride ?? SIZES[accessor.type] * each;
  const from = bytes.subarray(accessor.byteOffset ?? 0, (accessor.byteOffset ?? 0) + row * accessor.count);
  const aligned = from.byteOffset % each === 0 ? from : from.slice();
  return new Kind(aligned.buffer as ArrayBuffer, aligned.byteOffset, Math.floor(aligned.byteLength / each));
}

function must<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`the GLB file has no ${what}`);
  return value;
}
