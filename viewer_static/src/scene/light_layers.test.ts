import { ShaderLib } from "three";
import { describe, expect, it } from "vitest";
import { eased, extraLayers, gainsOf, LAYERS_SUM, lightInside } from "./light_layers";

const LAYERS = [
  { name: "base", scale: 200 },
  { name: "vitrine", scale: 40 },
];

describe("light layers", () => {
  it("gives each layer its weight times its scale, and 1 where nothing is said", () => {
    expect(gainsOf(LAYERS, new Map([["vitrine", 0.25]]))).toEqual([200, 10, 0, 0]);
    expect(gainsOf(LAYERS, new Map())).toEqual([200, 40, 0, 0]);
    expect(gainsOf(LAYERS, new Map([["vitrine", 0]]))).toEqual([200, 0, 0, 0]);
  });

  it("sums as many layers as there are and as a shader can", () => {
    expect([
      extraLayers(false, 2),
      extraLayers(true, -1),
      extraLayers(true, 2),
      extraLayers(true, 9),
    ]).toEqual([0, 0, 2, 3]);
    expect(LAYERS_SUM.match(/enfGains\[ \d \]/g)).toEqual([0, 1, 2, 3].map((i) => `enfGains[ ${i} ]`));
  });

  it.each(["physical", "basic"])(
    "looks light up inside the triangle in both halves of a %s shader",
    (name) => {
      const { vertexShader, fragmentShader } = ShaderLib[name] ?? { vertexShader: "", fragmentShader: "" };
      const shader = { vertexShader, fragmentShader };
      lightInside(shader);
      for (const source of Object.values(shader)) {
        expect(source.match(/^.*varying vec2 vLightMapUv;$/gm)).toEqual([
          "\tcentroid varying vec2 vLightMapUv;",
        ]);
      }
    },
  );

  it("eases a lamp to its weight and ends on it exactly", () => {
    const to = new Map([["vitrine", 0.2]]);
    let now = new Map([["vitrine", 1]]);
    let last = 1;
    for (let i = 0; i < 200; i++) {
      const next = eased(now, to, 1 / 60);
      const weight = next.get("vitrine") ?? Number.NaN;
      expect(weight).toBeLessThanOrEqual(last);
      last = weight;
      now = next;
    }
    expect(now).toEqual(to);
  });
});
