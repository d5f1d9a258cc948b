/** Brings a hall: its data, geometry, light and small textures, with true progress; then the full textures. */
import {
  BufferAttribute,
  type BufferGeometry,
  DoubleSide,
  FrontSide,
  LinearFilter,
  Mesh,
  MeshStandardMaterial,
  type Object3D,
  RepeatWrapping,
  SRGBColorSpace,
  Texture,
} from "three";
import type { FileRef, SiteHall, SiteHallEntry } from "../content/generated/site";
import { type Fetcher, Ledger } from "./fetching";
import { type Glb, type MaterialDef, readGlb, type TextureUse } from "./glb";
import { type HallParts, HallScene, type RoomPart, type Wanted } from "./hall_scene";
import type { Quality } from "./quality";
import { gpuBytes, type Role, type TextureCache } from "./textures";

/** Bytes as they travel. */
export type OnBytes = (loaded: number, total: number) => void;

/** Share of a metal's own look that is left without reflections. */
const PLAIN_METAL = 0.25;

/** Loads halls for one museum. */
export class HallLoader {
  constructor(
    private readonly fetcher: Fetcher,
    private readonly cache: TextureCache,
    private readonly quality: Quality,
  ) {}

  /** Bring what is needed to walk a hall. Its full textures stream in after `sharpen`. */
  async load(entry: SiteHallEntry, onBytes: OnBytes): Promise<HallScene> {
    const ledger = new Ledger((loaded, total) => onBytes(loaded, Math.max(total, entry.walkable_bytes)));
    ledger.expect(entry.glb);
    ledger.expect(entry.data);
    const [data, glb] = await Promise.all([
      this.fetcher.json<SiteHall>(entry.data, ledger),
      this.fetcher.bytes(entry.glb, ledger).then(readGlb),
    ]);
    const wanted = collectTextures(glb, data, this.quality.detail);
    for (const layer of data.layers) ledger.expect(layer.file);
    for (const { site } of wanted) ledger.expect(site.small);
    const used = wanted.map(({ site, role }) => {
      this.cache.acquire(site, role);
      return this.cache.ready(site, role).then(() => ledger.brought(site.small, site.small.bytes));
    });
    const [lights] = await Promise.all([this.light(data, ledger), Promise.all(used)]);
    const reserved = lights.textures.reduce((sum, t) => sum + textureBytes(t), 0);
    this.cache.reserved += reserved;
    const parts = this.parts(glb, data, wanted, lights);
    return new HallScene(entry, data, parts, this.quality, () => {
      this.cache.reserved -= reserved;
      for (const texture of lights.textures) drop(texture);
      for (const { site, role } of wanted) this.cache.release(site, role);
    });
  }

  /** Ask for a hall's full textures. */
  sharpen(hall: HallScene): void {
    this.cache.sharpen(hall.wanted);
  }

  /** A picture of light: a room's for reflections, a doorway's of the hall behind. */
  async environment(file: FileRef): Promise<Texture> {
    const texture = new Texture(await this.fetcher.picture(file, 512));
    texture.flipY = false;
    texture.wrapS = RepeatWrapping;
    texture.colorSpace = SRGBColorSpace;
    texture.needsUpdate = true;
    return texture;
  }

  private async light(data: SiteHall, ledger: Ledger): Promise<Light> {
    const most = this.quality.name === "desk" ? 4096 : 2048;
    const pictures = await Promise.all(data.layers.map((l) => this.fetcher.picture(l.file, most, ledger)));
    const textures = pictures.map((picture) => {
      const texture = new Texture(picture);
      texture.flipY = false;
      texture.colorSpace = SRGBColorSpace;
      // Mip levels of an atlas run one wall into another.
      texture.generateMipmaps = false;
      texture.minFilter = LinearFilter;
      texture.channel = 1;
      texture.needsUpdate = true;
      return texture;
    });
    return { textures };
  }

  /** Sort the file's nodes into rooms and leaves, and give their meshes materials. */
  private parts(glb: Glb, data: SiteHall, wanted: readonly Wanted[], light: Light): HallParts {
    const byHash = new Map(wanted.map((w) => [`${w.site.hash}:${w.role}`, w]));
    const materials = new Map<string, MeshStandardMaterial>();
    const rooms: RoomPart[] = [];
    const leaves = new Map<string, Object3D>();
    const leafNames = new Set(data.leaves.map((leaf) => leaf.node));
    for (const node of glb.scene.children) {
      const leaf = leafNames.has(node.name) ? node.name : null;
      const room = typeof node.userData.room === "string" ? node.userData.room : null;
      if (leaf) leaves.set(leaf, node);
      rooms.push({ node, room, leaf });
      node.traverse((each) => {
        if (!(each instanceof Mesh)) return;
        const index = each.userData.material as number | undefined;
        const def = glb.materials[index ?? -1] ?? {};
        flattenUv(each.geometry as BufferGeometry, def);
        const coloured = (each.geometry as BufferGeometry).hasAttribute("color");
        // A leaf has its own light, a room its own reflections: materials are shared within them only.
        const key = `${index}:${coloured}:${leaf ?? room ?? "*"}`;
        const material = materials.get(key) ?? this.material(glb, def, byHash, light);
        materials.set(key, material);
        material.vertexColors = coloured;
        each.material = material;
      });
    }
    return { scene: glb.scene, rooms, leaves, light: light.textures, wanted };
  }

  private material(
    glb: Glb,
    def: MaterialDef,
    byHash: ReadonlyMap<string, Wanted>,
    light: Light,
  ): MeshStandardMaterial {
    const take = (use: TextureUse | undefined, role: Role): Texture | null => {
      const found = use ? byHash.get(`${glb.imageOf(use.index)}:${role}`) : undefined;
      return found ? this.cache.peek(found.site, found.role) : null;
    };
    const pbr = def.pbrMetallicRoughness ?? {};
    const material = new MeshStandardMaterial({
      name: def.name ?? "",
      roughness: pbr.roughnessFactor ?? 1,
      // Metal shows its room and nothing else. Drawn plainly there is no room in it: it scatters instead, or it
      // would be black.
      metalness: (pbr.metallicFactor ?? 1) * (this.quality.reflections ? 1 : PLAIN_METAL),
      side: def.doubleSided ? DoubleSide : FrontSide,
    });
    const [r, g, b, opacity] = pbr.baseColorFactor ?? [1, 1, 1, 1];
    const gain = def.extras?.colourGain ?? 1;
    material.color.setRGB(r * gain, g * gain, b * gain);
    const [er, eg, eb] = def.emissiveFactor ?? [0, 0, 0];
    material.emissive.setRGB(er, eg, eb);
    material.emissiveIntensity = def.extensions?.KHR_materials_emissive_strength?.emissiveStrength ?? 1;
    if (def.extras?.lightLayer) material.userData.lightLayer = def.extras.lightLayer;
    if (def.extras?.beyond) material.userData.beyond = def.extras.beyond;
    if (def.alphaMode === "BLEND") {
      material.transparent = true;
      material.opacity = opacity;
      material.depthWrite = false;
    }
    material.map = take(pbr.baseColorTexture, "colour");
    material.emissiveMap = take(def.emissiveTexture, "colour");
    material.normalMap = take(def.normalTexture, "data");
    // Without tangents three derives them from the screen, and then y runs the other way (glTF's v is down).
    if (material.normalMap) material.normalScale.set(1, -1);
    material.roughnessMap = material.metalnessMap = take(pbr.metallicRoughnessTexture, "data");
    material.aoMap = take(def.occlusionTexture, "data");
    if (def.extensions?.MOZ_lightmap) material.lightMap = light.textures[0] ?? null;
    return material;
  }
}

interface Light {
  readonly textures: readonly Texture[];
}

/** Every texture that the materials name, in the role they give it; without detail, colours only. */
function collectTextures(glb: Glb, data: SiteHall, detail: boolean): Wanted[] {
  const sites = new Map(data.textures.map((t) => [t.hash, t]));
  const wanted = new Map<string, Wanted>();
  const add = (use: TextureUse | undefined, role: Role): void => {
    const site = use ? sites.get(glb.imageOf(use.index) ?? "") : undefined;
    if (site) wanted.set(`${site.hash}:${role}`, { site, role });
  };
  for (const def of glb.materials) {
    add(def.pbrMetallicRoughness?.baseColorTexture, "colour");
    add(def.emissiveTexture, "colour");
    if (!detail) continue;
    add(def.normalTexture, "data");
    add(def.pbrMetallicRoughness?.metallicRoughnessTexture, "data");
    add(def.occlusionTexture, "data");
  }
  return [...wanted.values()];
}

/**
 * Put the transform of a material's textures into the coordinates, so that all materials may share one texture object.
 * All textures of a material have the same; a window's card has none but the one it glows with.
 */
export function flattenUv(geometry: BufferGeometry, def: MaterialDef): void {
  const uv = geometry.getAttribute("uv");
  const use = def.pbrMetallicRoughness?.baseColorTexture ?? def.normalTexture ?? def.emissiveTexture;
  const transform = use?.extensions?.KHR_texture_transform;
  if (!uv || !transform) return;
  const [su, sv] = transform.scale ?? [1, 1];
  const [ou, ov] = transform.offset ?? [0, 0];
  const out = new Float32Array(uv.count * 2);
  for (let i = 0; i < uv.count; i++) {
    out[i * 2] = uv.getX(i) * (su ?? 1) + (ou ?? 0);
    out[i * 2 + 1] = uv.getY(i) * (sv ?? 1) + (ov ?? 0);
  }
  geometry.setAttribute("uv", new BufferAttribute(out, 2));
}

function textureBytes(texture: Texture): number {
  const image = texture.image as { width: number; height: number };
  return texture.generateMipmaps ? gpuBytes(image.width, image.height) : image.width * image.height * 4;
}

function drop(texture: Texture): void {
  const image = texture.image as { close?: () => void } | null;
  texture.dispose();
  image?.close?.();
}
