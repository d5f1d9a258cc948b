/** The sum of a hall's light layers, for every shader that shows a lit surface: one uniform dims a lamp. */

import { ShaderChunk, type WebGLProgramParametersWithUniforms } from "three";

/** Layers beyond the first that a material can sum. */
export const MOST_EXTRA_LAYERS = 3;

/** How many layers beyond the first a material sums: none where it has no lightmap. */
export const extraLayers = (lit: boolean, there: number): number =>
  lit ? Math.min(Math.max(0, there), MOST_EXTRA_LAYERS) : 0;

/** What `LAYERS_SUM` needs before it, beside `#define ENF_EXTRA_LAYERS`. */
export const LAYERS_HEAD = /* glsl */ `
uniform sampler2D enfLayer1;
uniform sampler2D enfLayer2;
uniform sampler2D enfLayer3;
uniform float enfGains[ 4 ];
`;

/** `vec3 enfLit`, in lux: every layer's texel by its gain (weight × scale). */
export const LAYERS_SUM = /* glsl */ `
  vec3 enfLit = texture2D( lightMap, vLightMapUv ).rgb * enfGains[ 0 ];
  #if ENF_EXTRA_LAYERS > 0
    enfLit += texture2D( enfLayer1, vLightMapUv ).rgb * enfGains[ 1 ];
  #endif
  #if ENF_EXTRA_LAYERS > 1
    enfLit += texture2D( enfLayer2, vLightMapUv ).rgb * enfGains[ 2 ];
  #endif
  #if ENF_EXTRA_LAYERS > 2
    enfLit += texture2D( enfLayer3, vLightMapUv ).rgb * enfGains[ 3 ];
  #endif
`;

/**
 * Look light up inside the triangle. With smooth edges a pixel that a triangle only grazes is shaded at its middle, outside:
 * there the lightmap holds another chart, and dark dots ran along the edge of a bright window sill.
 */
export function lightInside(
  shader: Pick<WebGLProgramParametersWithUniforms, "vertexShader" | "fragmentShader">,
): void {
  shader.vertexShader = replaced(
    shader.vertexShader,
    "#include <uv_pars_vertex>",
    centred(ShaderChunk.uv_pars_vertex),
  );
  shader.fragmentShader = replaced(
    shader.fragmentShader,
    "#include <uv_pars_fragment>",
    centred(ShaderChunk.uv_pars_fragment),
  );
}

const centred = (chunk: string): string => replaced(chunk, LIGHT_UV, `centroid ${LIGHT_UV}`);

const LIGHT_UV = "varying vec2 vLightMapUv;";

/** Replace a part of three's shader, or say that it is not there any more. */
export function replaced(source: string, what: string, by: string): string {
  if (!source.includes(what))
    throw new Error(`three's shader has no ${what}: the light of the halls hangs on it`);
  return source.replace(what, () => by);
}

/** The gains of a hall's layers, in order: what each adds at full white, in lux, as its lamps burn now. */
export function gainsOf(
  layers: readonly { readonly name: string; readonly scale: number }[],
  weights: ReadonlyMap<string, number>,
): number[] {
  const gains = [0, 0, 0, 0];
  for (const [i, layer] of layers.slice(0, 1 + MOST_EXTRA_LAYERS).entries()) {
    gains[i] = (weights.get(layer.name) ?? 1) * layer.scale;
  }
  return gains;
}

/** Seconds in which a lamp is dimmed nearly all the way: a hand on a dimmer, not a switch. */
const DIM_S = 0.8;

/** Weights a moment later, on their way to where they are wanted; each ends there exactly. */
export function eased(
  now: ReadonlyMap<string, number>,
  wanted: ReadonlyMap<string, number>,
  dt_s: number,
): Map<string, number> {
  const left = Math.exp((-dt_s / DIM_S) * 4);
  return new Map(
    [...wanted].map(([name, to]) => {
      const next = to + ((now.get(name) ?? to) - to) * left;
      return [name, Math.abs(next - to) < 0.002 ? to : next];
    }),
  );
}
