/** How a face is lit and coloured: ground and ink mixed by one channel, under the light of the panel behind. */
import { Color, MeshBasicMaterial, type Texture } from "three";
import type { SiteFace } from "../content/generated/site";
import { extraLayers, LAYERS_HEAD, LAYERS_SUM, lightInside, replaced } from "./light_layers";
import type { HallUniforms } from "./material";

/**
 * Colours by kind: graphite and warm white; labels on card; a title card in a frame is primed linen, so that a lit frame
 * shines down a suite of halls as its work would. Nothing is pure black or white.
 */
const COLOURS: Readonly<Record<SiteFace["kind"], { readonly ground: string; readonly ink: string }>> = {
  board: { ground: "#454547", ink: "#f3eee4" },
  sign: { ground: "#454547", ink: "#f3eee4" },
  label: { ground: "#e9e4d8", ink: "#26241f" },
  picture: { ground: "#cdc5b4", ink: "#2c2923" },
};

/**
 * Ink and ground mix in linear light, where a half-covered pixel looks mostly ground: dark words on card came out thin and
 * grey at 9 px. Coverage to this power sets them as heavy as print.
 */
const DARK_ON_LIGHT = 0.55;

/** Share of what the exposure shows as white that words get at least. */
const LEAST_SHOWN = 0.5;

/** What the hall gives to the light of its faces. */
export interface FaceLight {
  readonly lightMap: Texture | null;
  readonly uniforms: HallUniforms;
  readonly extraLayers: number;
  readonly exposure: number;
}

/** The material of a face; `lit` where the panel behind it has a place in the lightmap. */
export function faceMaterial(kind: SiteFace["kind"], around: FaceLight, lit: boolean): MeshBasicMaterial {
  const material = new MeshBasicMaterial({ dithering: true, lightMap: lit ? around.lightMap : null });
  const extra = extraLayers(lit, around.extraLayers);
  const ground = new Color(COLOURS[kind].ground);
  const ink = new Color(COLOURS[kind].ink);
  const uniforms = {
    ...around.uniforms,
    enfGround: { value: ground },
    enfInk: { value: ink },
    enfLeast: { value: (LEAST_SHOWN * Math.PI) / around.exposure },
    enfWeight: { value: luminance(ground) > luminance(ink) ? DARK_ON_LIGHT : 1 },
  };
  const picture = (): boolean => material.userData.picture === true;
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    lightInside(shader);
    const source = replaced(shader.fragmentShader, "#include <map_fragment>", INK);
    shader.fragmentShader =
      `#define ENF_EXTRA_LAYERS ${extra}\n${picture() ? "#define ENF_PICTURE\n" : ""}${FACE_HEAD}\n` +
      replaced(source, "reflectedLight.indirectDiffuse *= diffuseColor.rgb;", FACE_LIGHT);
  };
  material.customProgramCacheKey = () => `enfilade:face:${extra}:${picture()}`;
  return material;
}

const luminance = (colour: Color): number => 0.2126 * colour.r + 0.7152 * colour.g + 0.0722 * colour.b;

const FACE_HEAD = /* glsl */ `
uniform vec3 enfGround;
uniform vec3 enfInk;
uniform float enfWeight;
uniform float enfLeast;
${LAYERS_HEAD}`;

const INK = /* glsl */ `
#if defined( ENF_PICTURE )
  diffuseColor.rgb *= texture2D( map, vMapUv ).rgb;
#elif defined( USE_MAP )
  diffuseColor.rgb *= mix( enfGround, enfInk, pow( texture2D( map, vMapUv ).r, enfWeight ) );
#endif
`;

/** A word is readable in the darkest room: the light is never less than what the exposure shows as half of white. */
const FACE_LIGHT = /* glsl */ `
#ifdef USE_LIGHTMAP
${LAYERS_SUM}
#else
  vec3 enfLit = vec3( enfLeast );
#endif
float enfShown = max( dot( enfLit, vec3( 0.2126, 0.7152, 0.0722 ) ), 1e-4 );
enfLit = mix( vec3( enfLeast ), enfLit * max( 1.0, enfLeast / enfShown ), smoothstep( 0.0, 0.2, enfShown / enfLeast ) );
reflectedLight.indirectDiffuse = enfLit * RECIPROCAL_PI * diffuseColor.rgb;
`;
