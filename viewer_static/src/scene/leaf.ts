/** A leaf: a door, a hatch, a cover. It swings with an easing that begins and ends at rest. */
import { Group, type Object3D, type Quaternion, Vector3 } from "three";
import type { SiteLeaf } from "../content/generated/site";
import { type LeafUniforms, leafUniforms } from "./material";

/** A steel door is not thrown: radians a second at the middle of its swing, at most. */
const SWING_RADPS = 1.1;
const LEAST_S = 0.7;

/** A leaf on its node. */
export class Leaf {
  readonly uniforms: LeafUniforms = leafUniforms();
  angle: number;
  private from: number;
  private to: number;
  private elapsed = 0;
  private duration = 0;
  private readonly axis: Vector3;
  private readonly shut: Quaternion;

  constructor(
    readonly data: SiteLeaf,
    private readonly node: Object3D = new Group(),
  ) {
    this.axis = new Vector3(...data.axis).normalize();
    this.shut = node.quaternion.clone();
    this.angle = this.from = this.to = data.rest;
    this.place();
  }

  /** Swing to an angle; at once where `eased` is false. */
  turnTo(angle: number, eased = true): void {
    this.from = this.angle;
    this.to = angle;
    this.elapsed = 0;
    // A smoothstep's middle is 1.5 times as fast as its mean.
    this.duration = eased ? Math.max(LEAST_S, (1.5 * Math.abs(angle - this.angle)) / SWING_RADPS) : 0;
    if (!eased) {
      this.angle = angle;
      this.place();
    }
  }

  /** Is the leaf nearer to open than to shut? */
  get isOpen(): boolean {
    return Math.abs(this.to) > Math.abs(this.data.open) / 2;
  }

  /** Let time pass; true while it moves. */
  update(dt_s: number): boolean {
    if (this.angle === this.to) return false;
    this.elapsed += dt_s;
    const u = this.duration > 0 ? Math.min(1, this.elapsed / this.duration) : 1;
    this.angle = u >= 1 ? this.to : this.from + (this.to - this.from) * u * u * (3 - 2 * u);
    this.place();
    return true;
  }

  /** Set the light that falls on it: the weighted sum of its layers' coefficients. */
  light(weights: ReadonlyMap<string, number>): void {
    for (const [i, out] of this.uniforms.enfSh.value.entries()) {
      out.set(0, 0, 0);
      for (const [layer, rows] of Object.entries(this.data.sh)) {
        const row = rows[i];
        const weight = weights.get(layer) ?? 1;
        if (row) out.set(out.x + row[0] * weight, out.y + row[1] * weight, out.z + row[2] * weight);
      }
    }
  }

  private place(): void {
    this.node.quaternion.setFromAxisAngle(this.axis, this.angle).multiply(this.shut);
  }
}
