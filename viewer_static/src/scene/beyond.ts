/** Where on the edge of what can be seen something stands that is beyond it: where an arrow to it belongs. */
import type { PerspectiveCamera, Vector3 } from "three";

/** A part of the canvas, in its pixels. */
export interface Seen {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place on the edge, and where from there: 0 to the right, a quarter turn down. */
export interface Beyond {
  readonly x_px: number;
  readonly y_px: number;
  readonly angle_rad: number;
}

/**
 * Look where a point is from the middle of what is seen; null where it is in it.
 * What is behind the eye is to one side: one turns on one's heel, and does not bend over backwards.
 *
 * @param size canvas in pixels, `inset_px` how far within the edge the place is
 */
export function beyond(
  camera: PerspectiveCamera,
  at: Vector3,
  size: { readonly width: number; readonly height: number },
  seen: Seen,
  inset_px: number,
): Beyond | null {
  const middle = { x: (seen.left + seen.right) / 2, y: (seen.top + seen.bottom) / 2 };
  const before = at.clone().applyMatrix4(camera.matrixWorldInverse);
  let [across, down] = [before.x < 0 ? -1 : 1, 0];
  if (before.z < 0) {
    const shown = before.clone().applyMatrix4(camera.projectionMatrix);
    const [x, y] = [((shown.x + 1) / 2) * size.width, ((1 - shown.y) / 2) * size.height];
    if (x >= seen.left && x <= seen.right && y >= seen.top && y <= seen.bottom) return null;
    [across, down] = [x - middle.x, y - middle.y];
  }
  const half = {
    x: Math.max(1, (seen.right - seen.left) / 2 - inset_px),
    y: Math.max(1, (seen.bottom - seen.top) / 2 - inset_px),
  };
  const share = 1 / Math.max(Math.abs(across) / half.x, Math.abs(down) / half.y);
  return {
    x_px: middle.x + across * share,
    y_px: middle.y + down * share,
    angle_rad: Math.atan2(down, across),
  };
}
