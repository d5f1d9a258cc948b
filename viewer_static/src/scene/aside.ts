/** Keeps what is looked at in the middle of what can be seen, where words lie over one side of the picture or its foot. */
import type { PerspectiveCamera } from "three";

/** The picture moves over like a head that turns a little: most of the way in this time. */
const EASE_S = 0.18;

/** Nearer than this it has arrived. */
const THERE_PX = 0.5;

/** So many pixels at the edges of a canvas lie under words. */
interface Under {
  readonly left_px: number;
  readonly above_px: number;
  readonly below_px: number;
}

/** How far the picture's middle stands from the canvas's, in pixels; its perspective stays as it is. */
export class Aside {
  private under: Under = { left_px: 0, above_px: 0, below_px: 0 };
  private wanted = { right_px: 0, up_px: 0 };
  private now = { right_px: 0, up_px: 0 };
  private applied = "";

  constructor(private readonly camera: PerspectiveCamera) {}

  /** From now on words lie on these edges; at once where little motion is wanted. A hall's title lets one see through it. */
  leave(under: Under, at_once: boolean): void {
    this.under = under;
    this.wanted = { right_px: under.left_px / 2, up_px: under.below_px / 2 };
    if (at_once) this.now = this.wanted;
  }

  /** Let time pass on a canvas of this size; true where the picture has to be drawn anew. */
  update(dt_s: number, width: number, height: number): boolean {
    const share = 1 - Math.exp(-dt_s / EASE_S);
    const eased = (from: number, to: number): number =>
      Math.abs(to - from) < THERE_PX ? to : from + (to - from) * share;
    const right_px = eased(this.now.right_px, this.wanted.right_px);
    const up_px = eased(this.now.up_px, this.wanted.up_px);
    this.now = { right_px, up_px };
    const middle = right_px === 0 && up_px === 0;
    const asked = middle ? "" : `${right_px} ${up_px} ${width} ${height}`;
    if (asked === this.applied) return false;
    this.applied = asked;
    if (middle) this.camera.clearViewOffset();
    else this.camera.setViewOffset(width, height, -right_px, up_px, width, height);
    return true;
  }

  /** The part of a canvas that is looked at, in its pixels. */
  rest(width: number, height: number): { left: number; top: number; right: number; bottom: number } {
    const { left_px, above_px, below_px } = this.under;
    return { left: left_px, top: above_px, right: width, bottom: height - below_px };
  }
}
