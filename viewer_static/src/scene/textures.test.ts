import { describe, expect, it } from "vitest";
import type { FileRef, SiteTexture } from "../content/generated/site";
import { gpuBytes, type Picture, TextureCache } from "./textures";

function ref(path: string): FileRef {
  return { path, bytes: 1, wire_bytes: 1 };
}

function site(hash: string, size = 1024): SiteTexture {
  return { hash, small: ref(`${hash}-s`), full: ref(hash), size };
}

/** Pictures of the size that was asked for; counts what was fetched and closed. */
function world(limits: { budgetBytes: number; textureSize: number }) {
  const fetched: string[] = [];
  const open = new Set<Picture>();
  const decode = (file: FileRef, most: number): Promise<Picture> => {
    fetched.push(file.path);
    const picture: Picture = { width: most, height: most, close: () => open.delete(picture) };
    open.add(picture);
    return Promise.resolve(picture);
  };
  const cache = new TextureCache(decode, { ...limits, anisotropy: 1 }, () => undefined);
  return { cache, fetched, open };
}

const RICH = { budgetBytes: 256 * 1024 * 1024, textureSize: 2048 };
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

describe("textures", () => {
  it("fetches and holds once what two halls use, and lets go with the last use", async () => {
    const { cache, fetched, open } = world(RICH);
    const a = cache.acquire(site("lime"), "colour");
    const b = cache.acquire(site("lime"), "colour");
    expect(a).toBe(b);
    await cache.ready(site("lime"), "colour");
    expect(fetched).toEqual(["lime-s"]);
    expect(cache.counts()).toEqual({ textures: 1, uses: 2, bytes: gpuBytes(256), waiting: 0 });
    cache.release(site("lime"), "colour");
    expect(cache.counts().textures).toBe(1);
    let disposed = 0;
    a.addEventListener("dispose", () => disposed++);
    cache.release(site("lime"), "colour");
    expect(disposed).toBe(1);
    expect(open.size).toBe(0);
    expect(cache.counts()).toEqual({ textures: 0, uses: 0, bytes: 0, waiting: 0 });
  });

  it("is sharpened in place, and closes the small picture", async () => {
    const { cache, open } = world(RICH);
    const texture = cache.acquire(site("lime"), "colour");
    cache.sharpen([{ site: site("lime"), role: "colour" }]);
    await settled();
    expect((texture.image as Picture).width).toBe(1024);
    expect(open.size).toBe(1);
    expect(cache.counts().bytes).toBe(gpuBytes(1024));
  });

  it("stays within the budget: what does not fit is halved, at last kept small", async () => {
    const budgetBytes = gpuBytes(1024) + gpuBytes(512) + gpuBytes(256) + 1000;
    const { cache } = world({ budgetBytes, textureSize: 2048 });
    const names = ["a", "b", "c"];
    for (const name of names) cache.acquire(site(name), "data");
    await settled();
    cache.sharpen(names.map((name) => ({ site: site(name), role: "data" })));
    await settled();
    await settled();
    expect(cache.counts().bytes).toBeLessThanOrEqual(budgetBytes);
    expect(cache.counts().bytes).toBeGreaterThan(gpuBytes(1024));
  });

  it("a texture given back while its picture is coming holds nothing", async () => {
    const { cache, open } = world(RICH);
    cache.acquire(site("lime"), "colour");
    cache.release(site("lime"), "colour");
    await settled();
    expect(open.size).toBe(0);
  });

  it("at a fixed low quality nothing but small pictures is fetched", async () => {
    const { cache, fetched } = world({ ...RICH, textureSize: 256 });
    cache.acquire(site("lime"), "colour");
    cache.sharpen([{ site: site("lime"), role: "colour" }]);
    await settled();
    expect(fetched).toEqual(["lime-s"]);
  });
});
