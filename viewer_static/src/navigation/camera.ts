/** How wide the eye sees: 62° on a desk, 75° on an upright phone, both measured from top to bottom. */

const DESK = { aspect: 1.5, fov_deg: 62 } as const;
const PHONE = { aspect: 0.62, fov_deg: 75 } as const;

/** Vertical field of view in degrees for a picture `aspect` times as wide as high; between the two it eases. */
export function verticalFov(aspect: number): number {
  const u = Math.min(1, Math.max(0, (DESK.aspect - aspect) / (DESK.aspect - PHONE.aspect)));
  return DESK.fov_deg + (PHONE.fov_deg - DESK.fov_deg) * u;
}

/** Pixels that a metre takes, one metre from the eye, in a picture `height_px` high. */
export function pixelsPerMetre(height_px: number, fov_deg: number): number {
  return height_px / 2 / Math.tan((fov_deg * Math.PI) / 360);
}
