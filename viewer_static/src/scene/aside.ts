/** Keeps what is looked at in the middle of what can be seen, where something lies over one side of the picture. */
import type { PerspectiveCamera } from "three";

/** The picture moves over like a head that turns a little: most of the way in this time. */
const EASE_S = 0.18;

/** How far the picture's middle stands beside the canvas's, in pixels; its perspective stays as it is. */
export class Aside {
  private wanted_px = 0;
  private now_px = 0;
  private applied = "";

  constructor(private readonly camera: PerspectiveCamera) {}

  /** From now on so many pixels to the right; at once where little motion is wanted. */
  want(aside_px: number, at_once: boolean): void {
    this.wanted_px = aside_px;
    if (at_once) this.now_px = aside_px;
  }

  /** Let time pass on a canvas of this size; true where the picture has to be drawn anew. */
  update(dt_s: number, width: number, height: number): boolean {
    const left = this.wanted_px - this.now_px;
    this.now_px = Math.abs(left) < 0.5 ? this.wanted_px : this.now_px + left * (1 - Math.exp(-dt_s / EASE_S));
    const asked = this.now_px === 0 ? "" : `${this.now_px} ${width} ${height}`;
    if (asked === this.applied) return false;
    this.applied = asked;
    if (this.now_px === 0) this.camera.clearViewOffset();
    else this.camera.setViewOffset(width, height, -this.now_px, 0, width, height);
    return true;
  }
}
