/**
 * How a hall's surfaces are lit: by its lightmap layers (each with a weight, so that dimming a lamp is one uniform), by
 * spherical harmonics where a thing moves, and by the room's own picture for reflections.
 *
 * The room's picture is an equirectangular image sampled at a mip level for the roughness and projected on the room's
 * box. three's own prefiltered cube costs 4.2 MB and 256 samples a texel for each room (r187); this costs 170 KB.
 */
import {
  Matrix3,
  Matrix4,
  type MeshStandardMaterial,
  type Texture,
  Vector2,
  Vector3,
  type WebGLProgramParametersWithUniforms,
} from "three";
import { extraLayers, LAYERS_HEAD, LAYERS_SUM, lightInside, replaced } from "./light_layers";

/** Uniforms that all materials of one hall share, by reference. */
export interface HallUniforms {
  readonly enfLayer1: { value: Texture | null };
  readonly enfLayer2: { value: Texture | null };
  readonly enfLayer3: { value: Texture | null };
  /** Gain of each layer: weight × scale. */
  readonly enfGains: { value: number[] };
  /** Turns a direction from the museum's frame into the hall's. */
  readonly enfHallFromWorld: { value: Matrix4 };
  readonly enfHallTurn: { value: Matrix3 };
  /** One texel for each element: tint in rgb, highlight in alpha. */
  readonly enfElements: { value: Texture | null };
  /** x: strength of the evidence tint; y: strength of highlights. */
  readonly enfTint: { value: Vector2 };
}

/** A room's picture and box. */
export interface RoomUniforms {
  readonly enfEnv: { value: Texture | null };
  readonly enfEnvScale: { value: number };
  readonly enfBoxCentre: { value: Vector3 };
  readonly enfBoxHalf: { value: Vector3 };
}

/** Light on a moving thing: nine coefficients, the weighted sum over layers. */
export interface LeafUniforms {
  readonly enfSh: { value: Vector3[] };
}

/** Fresh uniforms of a hall. */
export function hallUniforms(): HallUniforms {
  return {
    enfLayer1: { value: null },
    enfLayer2: { value: null },
    enfLayer3: { value: null },
    enfGains: { value: [1, 0, 0, 0] },
    enfHallFromWorld: { value: new Matrix4() },
    enfHallTurn: { value: new Matrix3() },
    enfElements: { value: null },
    enfTint: { value: new Vector2(0, 0) },
  };
}

/** Fresh uniforms of a room, of no reflection. */
export function roomUniforms(): RoomUniforms {
  return {
    enfEnv: { value: null },
    enfEnvScale: { value: 0 },
    enfBoxCentre: { value: new Vector3() },
    enfBoxHalf: { value: new Vector3(1, 1, 1) },
  };
}

/** Fresh uniforms of a leaf. */
export function leafUniforms(): LeafUniforms {
  return { enfSh: { value: Array.from({ length: 9 }, () => new Vector3()) } };
}

/** How a material is lit. */
export interface Fit {
  readonly hall: HallUniforms;
  readonly room: RoomUniforms;
  readonly leaf: LeafUniforms | null;
  readonly extraLayers: number;
  readonly reflections: boolean;
}

/** Make a material take the hall's light. */
export function lightMaterial(material: MeshStandardMaterial, how: Fit): void {
  const lit = material.lightMap !== null;
  const extra = extraLayers(lit, how.extraLayers);
  const beyond = material.userData.beyond as readonly [number, number] | undefined;
  const defines = [
    `#define ENF_EXTRA_LAYERS ${extra}`,
    how.leaf ? "#define ENF_LEAF" : "",
    how.reflections ? "#define ENF_REFLECTIONS" : "",
    material.transparent ? "#define ENF_GLASS" : "",
    beyond ? "#define ENF_BEYOND" : "",
  ].join("\n");
  material.dithering = true;
  // Panes are films over what lies behind: in which order they are laid is not seen, so one pass does for both sides.
  material.forceSinglePass = true;
  material.onBeforeCompile = (shader) => {
    if (beyond) shader.uniforms.enfBeyond = { value: new Vector2(...beyond) };
    rewrite(shader, how, defines);
  };
  const kind = [how.leaf, how.reflections, material.transparent, beyond].map((is) => (is ? 1 : 0)).join("");
  material.customProgramCacheKey = () => `enfilade:${extra}:${kind}`;
}

function rewrite(shader: WebGLProgramParametersWithUniforms, how: Fit, defines: string): void {
  Object.assign(shader.uniforms, how.hall, how.room, how.leaf ?? {});
  lightInside(shader);
  shader.vertexShader = replaced(
    `${defines}\n${VERTEX_HEAD}\n${shader.vertexShader}`,
    "#include <project_vertex>",
    `#include <project_vertex>\n${VERTEX_BODY}`,
  );
  let fragment = replaced(shader.fragmentShader, "#include <lights_fragment_maps>", LIGHT);
  fragment = replaced(fragment, "#include <emissivemap_fragment>", BEYOND);
  fragment = replaced(
    fragment,
    "#include <opaque_fragment>",
    `${GLASS}\n${TINT}\n#include <opaque_fragment>`,
  );
  fragment = replaced(
    fragment,
    "#include <lights_physical_pars_fragment>",
    `#include <lights_physical_pars_fragment>\n${FUNCTIONS}`,
  );
  shader.fragmentShader = `${defines}\n${fragment}`;
}

const VERTEX_HEAD = /* glsl */ `
attribute float _element;
flat varying float vElement;
varying vec3 vHallPosition;
uniform mat4 enfHallFromWorld;
#ifdef ENF_BEYOND
uniform vec2 enfBeyond;
#endif
`;

const VERTEX_BODY = /* glsl */ `
vElement = _element;
vHallPosition = ( enfHallFromWorld * modelMatrix * vec4( transformed, 1.0 ) ).xyz;
#if defined( ENF_BEYOND ) && defined( USE_EMISSIVEMAP )
  // What lies beyond a window is farther off than its card, so that it moves as one walks by. The card is flat: how much
  // farther, in steps from eye to card, is the same all over it, and what is linear in a corner is linear between them.
  vec3 enfOut = - normalize( mat3( enfHallFromWorld ) * mat3( modelMatrix ) * normal );
  vec3 enfWay = vHallPosition - ( enfHallFromWorld * vec4( cameraPosition, 1.0 ) ).xyz;
  vec2 enfAside = vec2( dot( enfWay, normalize( cross( enfOut, vec3( 0.0, 1.0, 0.0 ) ) ) ), - enfWay.y );
  vEmissiveMapUv += enfBeyond * enfAside / max( dot( enfWay, enfOut ), 0.02 );
#endif
`;

/** three's own, but what is above the picture's upper edge is as its edge is: the sky does not begin again. */
const BEYOND = /* glsl */ `
#if defined( ENF_BEYOND ) && defined( USE_EMISSIVEMAP )
  totalEmissiveRadiance *= texture2D( emissiveMap, vec2( vEmissiveMapUv.x, clamp( vEmissiveMapUv.y, 0.002, 0.998 ) ) ).rgb;
#else
  #include <emissivemap_fragment>
#endif
`;

const FUNCTIONS = /* glsl */ `
flat varying float vElement;
varying vec3 vHallPosition;
${LAYERS_HEAD}
uniform mat3 enfHallTurn;
uniform sampler2D enfElements;
uniform vec2 enfTint;
#ifdef ENF_REFLECTIONS
// A lamp near the middle of a room fills more of the room's picture than of what a wall sees. No reflection is brighter
// than this many times white paper in the same light: satin paint shines, and does not glare.
#define ENF_PEAK 10.0
uniform sampler2D enfEnv;
uniform float enfEnvScale;
uniform vec3 enfBoxCentre;
uniform vec3 enfBoxHalf;
#endif
#ifdef ENF_LEAF
uniform vec3 enfSh[ 9 ];
vec3 enfIrradiance( const in vec3 n ) {
  vec3 e = enfSh[ 0 ] * 0.282095;
  e += enfSh[ 1 ] * 0.488603 * n.y + enfSh[ 2 ] * 0.488603 * n.z + enfSh[ 3 ] * 0.488603 * n.x;
  e += enfSh[ 4 ] * 1.092548 * n.x * n.y + enfSh[ 5 ] * 1.092548 * n.y * n.z;
  e += enfSh[ 6 ] * 0.315392 * ( 3.0 * n.z * n.z - 1.0 );
  e += enfSh[ 7 ] * 1.092548 * n.x * n.z + enfSh[ 8 ] * 0.546274 * ( n.x * n.x - n.y * n.y );
  return max( e, vec3( 0.0 ) );
}
#endif
float enfStripe( const in float along, const in float period ) {
  float u = along / period;
  float pixel = fwidth( u );
  float edge = abs( fract( u ) - 0.5 ) - 0.25;
  return smoothstep( - pixel, pixel, edge ) * ( 1.0 - smoothstep( 0.2, 0.5, pixel ) );
}
float enfLuminance( const in vec3 c ) { return dot( c, vec3( 0.2126, 0.7152, 0.0722 ) ); }
#ifdef ENF_REFLECTIONS
vec3 enfPicture( const in vec3 d, const in float level ) {
  vec2 uv = vec2( atan( d.z, d.x ) * 0.15915494 + 0.5, asin( clamp( d.y, -1.0, 1.0 ) ) * 0.31830989 + 0.5 );
  return textureLod( enfEnv, uv, level ).rgb * enfEnvScale;
}
vec3 enfBoxed( const in vec3 d ) {
  vec3 from = clamp( ( vHallPosition - enfBoxCentre ) / enfBoxHalf, -0.999, 0.999 ) * enfBoxHalf;
  vec3 safe = mix( d, vec3( 1e-4 ), vec3( lessThan( abs( d ), vec3( 1e-4 ) ) ) );
  vec3 far = ( sign( safe ) * enfBoxHalf - from ) / safe;
  return normalize( from + d * min( min( far.x, far.y ), far.z ) );
}
#endif
`;

/**
 * Replaces three's lights_fragment_maps. Reflections are darkened where the surface gets less light than the room's
 * picture has on average: under a bunk one does not see the lamp.
 */
const LIGHT = /* glsl */ `
vec3 enfNormal = enfHallTurn * transformNormalByInverseViewMatrix( geometryNormal, viewMatrix );
#ifdef USE_LIGHTMAP
${LAYERS_SUM}
#elif defined( ENF_LEAF )
  vec3 enfLit = enfIrradiance( enfNormal );
#elif defined( ENF_REFLECTIONS )
  vec3 enfLit = PI * enfPicture( enfNormal, 20.0 );
#else
  vec3 enfLit = vec3( 0.18 * enfGains[ 0 ] );
#endif
irradiance += enfLit;
#ifdef ENF_REFLECTIONS
  vec3 enfView = enfHallTurn * transformDirectionByInverseViewMatrix( geometryViewDir, viewMatrix );
  vec3 enfMirror = reflect( - enfView, enfNormal );
  enfMirror = normalize( mix( enfMirror, enfNormal, pow4( material.roughness ) ) );
  float enfAlpha = pow2( material.roughness );
  float enfLevel = log2( max( 1.0, float( textureSize( enfEnv, 0 ).x ) * enfAlpha * 0.35 ) );
  float enfRoom = PI * enfLuminance( enfPicture( enfNormal, 20.0 ) );
  float enfShade = clamp( enfLuminance( enfLit ) / max( enfRoom, 1e-4 ), 0.0, 1.0 );
  vec3 enfSeen = enfPicture( enfBoxed( enfMirror ), enfLevel );
  enfSeen /= 1.0 + enfLuminance( enfSeen ) / max( ENF_PEAK * enfLuminance( enfLit ) * RECIPROCAL_PI, 1e-4 );
  radiance += enfSeen * mix( 1.0, enfShade, 0.3 + 0.7 * material.roughness );
#endif
`;

/**
 * A pane hides what is behind it by its film of dust and by what it mirrors, and that grows as one looks along it (Schlick
 * 1994). Blending weighs a colour by its alpha, so that the mirrored light is divided by it: clean glass still shines.
 */
const GLASS = /* glsl */ `
#ifdef ENF_GLASS
  float enfMirrored = 0.04 + 0.96 * pow( 1.0 - saturate( dot( geometryNormal, geometryViewDir ) ), 5.0 );
  float enfHidden = min( 1.0, diffuseColor.a + enfMirrored );
  vec3 enfDust = ( reflectedLight.directDiffuse + reflectedLight.indirectDiffuse ) * diffuseColor.a;
  outgoingLight = ( enfDust + reflectedLight.directSpecular + reflectedLight.indirectSpecular ) / enfHidden;
  diffuseColor.a = enfHidden;
#endif
`;

/**
 * The evidence tint keeps the shading and takes the hue. Bands run through the weaker grades, so that they are told
 * apart without colour: surveyed plain, documented wide bands, analogous narrow ones, conjecture crossed. A band
 * thinner than two pixels is left out: it would only shimmer.
 */
const TINT = /* glsl */ `
if ( enfTint.x > 0.0 || enfTint.y > 0.0 ) {
  vec4 enfRow = texelFetch( enfElements, ivec2( int( vElement + 0.5 ), 0 ), 0 );
  float enfGrade = floor( enfRow.a * 8.0 );
  float enfHigh = step( 4.0, enfGrade );
  enfGrade -= 4.0 * enfHigh;
  vec3 enfAt = vHallPosition;
  float enfBand = 0.0;
  if ( enfGrade == 1.0 ) enfBand = enfStripe( enfAt.x + enfAt.y + enfAt.z, 0.48 );
  if ( enfGrade == 2.0 ) enfBand = enfStripe( enfAt.x + enfAt.y + enfAt.z, 0.2 );
  if ( enfGrade == 3.0 ) enfBand = max( enfStripe( enfAt.x + enfAt.y + enfAt.z, 0.2 ), enfStripe( enfAt.x - enfAt.y + enfAt.z, 0.2 ) );
  float enfShine = enfLuminance( outgoingLight );
  vec3 enfHue = enfRow.rgb / max( enfLuminance( enfRow.rgb ), 0.05 );
  vec3 enfTinted = mix( outgoingLight, enfHue * enfShine, 0.6 ) * ( 1.0 - 0.22 * enfBand );
  outgoingLight = mix( outgoingLight, enfTinted, enfTint.x );
  float enfRim = pow4( 1.0 - saturate( dot( geometryNormal, geometryViewDir ) ) );
  outgoingLight *= 1.0 + enfHigh * enfTint.y * ( 0.35 + 1.4 * enfRim );
}
`;
