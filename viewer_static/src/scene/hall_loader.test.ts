import { BufferAttribute, BufferGeometry } from "three";
import { describe, expect, it } from "vitest";
import type { TextureUse } from "./glb";
import { flattenUv } from "./hall_loader";

const use: TextureUse = {
  index: 0,
  extensions: { KHR_texture_transform: { scale: [1 / 512, 1 / 512] } },
};

function flattened(def: Parameters<typeof flattenUv>[1]): number[] {
  const geometry = new BufferGeometry();
  geometry.setAttribute("uv", new BufferAttribute(new Int16Array([0, 512, 256, 1024]), 2));
  flattenUv(geometry, def);
  return Array.from(geometry.getAttribute("uv").array);
}

describe("the coordinates of a material", () => {
  it("are tiles, by the transform of whichever texture it has", () => {
    expect(flattened({ pbrMetallicRoughness: { baseColorTexture: use } })).toEqual([0, 1, 0.5, 2]);
    expect(flattened({ normalTexture: use })).toEqual([0, 1, 0.5, 2]);
  });

  it("are so for what only glows, as a window's card does", () => {
    expect(flattened({ emissiveTexture: use })).toEqual([0, 1, 0.5, 2]);
  });

  it("stay as they are without one", () => {
    expect(flattened({})).toEqual([0, 512, 256, 1024]);
  });
});
