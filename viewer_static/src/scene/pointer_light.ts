/**
 * A soft light that lies where somebody points: a bright ring between two dark ones, so that it is seen on a white wall
 * as on a dark one, with a glow around it. One draw while it shines, none else; its program is compiled beforehand.
 */
import {
  AddEquation,
  CustomBlending,
  Mesh,
  OneFactor,
  OneMinusSrcAlphaFactor,
  PlaneGeometry,
  Quaternion,
  ShaderMaterial,
  Vector3,
} from "three";
import type { Beside } from "./stage";

/** Half the quad's side, seen from the eye: the ring, at 0.42 of it, is 2.8 degrees across. */
const HALF_RAD = 0.058;
const LEAST_M = 0.09;
const MOST_M = 0.7;
/** Above the surface, along its normal: less than a label's thickness, more than depth is coarse at ten metres. */
const LIFT_M = 0.006;
/** Places come 15 times a second; the light is at nine tenths of the way when the next comes. */
const EASE_S = 0.03;
/** What lies further apart is another thing: a light that flew there would cross the air between. */
const JUMP_M = 0.5;
const APPEAR_PER_S = 8;
const FADE_PER_S = 2.5;

/** The bright ring and the glow; as shown, not linear. */
export const LIGHT: readonly [number, number, number] = [1, 0.95, 0.84];
/** The dark rings, and how much of what is under them they cover. */
export const DARK = 0.03;
export const DARK_COVERS = 0.9;
/** The glow in the middle; it falls off with the square of the distance. */
export const GLOW = 0.42;
export const GLOW_FALLS = 3.2;

const VERTEX = /* glsl */ `
varying vec2 at;
void main() {
  at = position.xy * 2.0;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

/** Premultiplied: the glow adds light and covers nothing, the rings cover. */
const FRAGMENT = /* glsl */ `
uniform float strength;
varying vec2 at;
float band(float r, float from, float to) {
  float soft = max(fwidth(r), 0.018);
  return smoothstep(from - soft, from + soft, r) * (1.0 - smoothstep(to - soft, to + soft, r));
}
void main() {
  float r = length(at);
  float dark = ${DARK_COVERS} * max(band(r, 0.31, 0.37), band(r, 0.45, 0.52));
  float bright = band(r, 0.37, 0.45);
  float glow = ${GLOW} * exp(-${GLOW_FALLS.toFixed(1)} * r * r) * (1.0 - smoothstep(0.5, 1.0, r));
  vec3 light = vec3(${LIGHT.map((each) => each.toFixed(3)).join(", ")});
  vec3 colour = light * (glow * (1.0 - dark) + bright) + vec3(${DARK}) * dark;
  gl_FragColor = vec4(colour, max(dark, bright)) * strength;
}`;

const FORWARD = new Vector3(0, 0, 1);

/** The light. Positions are in the museum's frame. */
export class PointerLight implements Beside {
  readonly mesh: Mesh<PlaneGeometry, ShaderMaterial>;
  private readonly wantedAt = new Vector3();
  private readonly wantedTurn = new Quaternion();
  private readonly normal = new Vector3(0, 1, 0);
  private readonly lies = new Vector3();
  private wanted = 0;
  private strength = 0;
  private left_s = 0;

  /** `fades_s`: how long it stays without being renewed. */
  constructor(
    private readonly fades_s: number,
    private readonly reduced: () => boolean,
  ) {
    const material = new ShaderMaterial({
      uniforms: { strength: { value: 0 } },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
      toneMapped: false,
      blending: CustomBlending,
      blendEquation: AddEquation,
      blendSrc: OneFactor,
      blendDst: OneMinusSrcAlphaFactor,
      polygonOffset: true,
      polygonOffsetFactor: -2,
      polygonOffsetUnits: -8,
    });
    this.mesh = new Mesh(new PlaneGeometry(1, 1), material);
    this.mesh.name = "pointer";
    this.mesh.visible = false;
    this.mesh.renderOrder = 3;
    this.mesh.frustumCulled = false;
  }

  /** Lie here, on a surface that looks along `normal`; renewed, it stays. */
  point(at: Vector3, normal: Vector3): void {
    this.left_s = this.fades_s;
    this.normal.copy(normal);
    this.wantedAt.copy(at);
    this.wantedTurn.setFromUnitVectors(FORWARD, normal);
    if (this.strength === 0 || this.reduced() || this.lies.distanceTo(at) > JUMP_M) {
      this.lies.copy(at);
      this.mesh.quaternion.copy(this.wantedTurn);
    }
    this.wanted = 1;
  }

  /** Where it lies, or is on its way to; null once it goes out. */
  get at(): Vector3 | null {
    return this.wanted > 0 ? this.wantedAt : null;
  }

  /** Let it go out. */
  fade(): void {
    this.wanted = 0;
  }

  update(dt_s: number, eye: Vector3): boolean {
    if (this.wanted === 0 && this.strength === 0) return false;
    this.left_s -= dt_s;
    if (this.left_s <= 0) this.wanted = 0;
    const before = this.strength;
    const step = dt_s * (this.wanted > before ? APPEAR_PER_S : -FADE_PER_S);
    this.strength = this.wanted > before ? Math.min(1, before + step) : Math.max(this.wanted, before + step);
    const share = 1 - Math.exp(-dt_s / EASE_S);
    const far = this.lies.distanceTo(this.wantedAt) > 0.0005;
    if (far) {
      this.lies.lerp(this.wantedAt, share);
      this.mesh.quaternion.slerp(this.wantedTurn, share);
    }
    const half = Math.min(MOST_M, Math.max(LEAST_M, this.lies.distanceTo(eye) * HALF_RAD));
    this.mesh.position.copy(this.lies).addScaledVector(this.normal, LIFT_M);
    this.mesh.scale.setScalar(2 * half);
    this.mesh.visible = this.strength > 0;
    const { strength } = this.mesh.material.uniforms;
    if (strength) strength.value = this.strength;
    return far || this.strength !== before;
  }
}
