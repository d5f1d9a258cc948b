/**
 * One cache of textures for the whole viewer, counted by use. GLTFLoader alone decodes and uploads an image once for
 * each file that names it (measured); here a finish that two halls share is one texture on the GPU.
 *
 * A texture is born with its small picture (256 px) and sharpened when the full one has come, within a budget.
 */
import {
  LinearFilter,
  LinearMipmapLinearFilter,
  LinearSRGBColorSpace,
  RepeatWrapping,
  SRGBColorSpace,
  Texture,
} from "three";
import type { FileRef, SiteTexture } from "../content/generated/site";

/** A decoded picture that can be handed to the GPU. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  close(): void;
}

/** Brings and decodes a picture, no side longer than `most_px`. */
export type Decode = (file: FileRef, most_px: number) => Promise<Picture>;

/** Colours are decoded as sRGB; normals and roughness are plain numbers. */
export type Role = "colour" | "data";

interface Entry {
  readonly site: SiteTexture;
  readonly texture: Texture;
  readonly first: Promise<void>;
  uses: number;
  side: number;
  /** The side that is on its way: its bytes are spoken for. */
  coming: number;
  sharpening: boolean;
}

/** What the cache may spend. */
export interface Limits {
  readonly budgetBytes: number;
  readonly textureSize: number;
  readonly anisotropy: number;
}

/** Bytes on the GPU of a square texture with its mip levels. */
export function gpuBytes(width: number, height = width): number {
  return Math.round((width * height * 4 * 4) / 3);
}

/** The cache. */
export class TextureCache {
  private readonly entries = new Map<string, Entry>();
  private readonly queue: Entry[] = [];
  private running = 0;
  /** Bytes spent on other textures (lightmaps, faces), which count against the same budget. */
  reserved = 0;

  constructor(
    private readonly decode: Decode,
    private readonly limits: Limits,
    private readonly changed: () => void,
    private readonly together = 2,
  ) {}

  /** Take a use of a texture; its small picture starts to load with the first use. */
  acquire(site: SiteTexture, role: Role): Texture {
    const key = keyOf(site, role);
    const found = this.entries.get(key);
    if (found) {
      found.uses++;
      return found.texture;
    }
    const texture = blank(role, this.limits.anisotropy);
    const entry: Entry = {
      site,
      texture,
      uses: 1,
      side: 0,
      coming: 256,
      sharpening: false,
      first: this.decode(site.small, 256).then((picture) => this.put(entry, picture)),
    };
    // Whoever awaits `ready` hears of a failure; without a listener it must not end the page.
    entry.first.catch(() => undefined);
    this.entries.set(key, entry);
    return texture;
  }

  /** A texture that is held, without taking a use. */
  peek(site: SiteTexture, role: Role): Texture | null {
    return this.entries.get(keyOf(site, role))?.texture ?? null;
  }

  /** Resolves when a texture's small picture is there. */
  ready(site: SiteTexture, role: Role): Promise<void> {
    return this.entries.get(keyOf(site, role))?.first ?? Promise.resolve();
  }

  /** Ask for full pictures, the most wanted first. */
  sharpen(wanted: readonly { site: SiteTexture; role: Role }[]): void {
    for (const { site, role } of wanted) {
      const entry = this.entries.get(keyOf(site, role));
      if (!entry || entry.sharpening) continue;
      if (site.full.path === site.small.path || this.limits.textureSize <= 256) continue;
      entry.sharpening = true;
      this.queue.push(entry);
    }
    this.pump();
  }

  /** Give a use back; with the last one the texture leaves the GPU. */
  release(site: SiteTexture, role: Role): void {
    const key = keyOf(site, role);
    const entry = this.entries.get(key);
    if (!entry || --entry.uses > 0) return;
    this.entries.delete(key);
    entry.texture.dispose();
    close(entry.texture);
  }

  /** What is held: for tests and the debug view. */
  counts(): { textures: number; uses: number; bytes: number; waiting: number } {
    let uses = 0;
    let bytes = 0;
    for (const entry of this.entries.values()) {
      uses += entry.uses;
      bytes += gpuBytes(entry.side);
    }
    return { textures: this.entries.size, uses, bytes, waiting: this.queue.length + this.running };
  }

  private pump(): void {
    while (this.running < this.together) {
      const entry = this.queue.shift();
      if (!entry) return;
      if (entry.uses <= 0) continue;
      this.running++;
      void this.sharpenOne(entry).finally(() => {
        this.running--;
        this.pump();
      });
    }
  }

  /** A failed full picture leaves the small one: a hall is never worse for it. */
  private async sharpenOne(entry: Entry): Promise<void> {
    const side = this.affordable(entry);
    if (side <= Math.max(entry.side, 256)) return;
    entry.coming = side;
    try {
      await entry.first;
      const picture = await this.decode(entry.site.full, side);
      if (entry.uses > 0) this.put(entry, picture);
      else picture.close();
    } catch {
      entry.sharpening = false;
      entry.coming = entry.side;
    }
  }

  /** The largest side, halved until it fits into what is left of the budget. */
  private affordable(entry: Entry): number {
    let spoken = this.reserved - gpuBytes(Math.max(entry.side, entry.coming));
    for (const each of this.entries.values()) spoken += gpuBytes(Math.max(each.side, each.coming));
    const left = this.limits.budgetBytes - spoken;
    let side = Math.min(entry.site.size, this.limits.textureSize);
    while (side > 256 && gpuBytes(side) > left) side /= 2;
    return side;
  }

  private put(entry: Entry, picture: Picture): void {
    const { texture } = entry;
    if (entry.uses <= 0) {
      picture.close();
      return;
    }
    // Storage on the GPU has a fixed size in WebGL2: a larger picture needs a new one.
    if (entry.side > 0 && entry.side !== picture.width) texture.dispose();
    close(texture);
    texture.image = picture;
    texture.needsUpdate = true;
    entry.side = Math.max(picture.width, picture.height);
    this.changed();
  }
}

function keyOf(site: SiteTexture, role: Role): string {
  return `${site.hash}:${role}`;
}

function blank(role: Role, anisotropy: number): Texture {
  const texture = new Texture();
  texture.flipY = false;
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.anisotropy = anisotropy;
  texture.colorSpace = role === "colour" ? SRGBColorSpace : LinearSRGBColorSpace;
  return texture;
}

function close(texture: Texture): void {
  const image = texture.image as Partial<Picture> | null;
  if (image && typeof image.close === "function") image.close();
}
