/** The arithmetic of looking closely: which part of a picture is seen. Pure; all in shares of the picture, 0 to 1. */

/** How a picture is seen: this many times larger, with this point of it in the middle. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: Zoom = { scale: 1, x: 0.5, y: 0.5 };

/** Beyond this a scan of 2048 pixels shows only its own pixels on a tablet. */
export const CLOSEST = 8;

/** The same view held inside the picture. */
export function held({ scale, x, y }: Zoom): Zoom {
  const near = clamp(scale, 1, CLOSEST);
  const half = 0.5 / near;
  return { scale: near, x: clamp(x, half, 1 - half), y: clamp(y, half, 1 - half) };
}

/** Come closer by a factor; the point of the picture under (`at_x`, `at_y`) of the window stays where it is. */
export function closer(zoom: Zoom, factor: number, at_x = 0.5, at_y = 0.5): Zoom {
  const scale = clamp(zoom.scale * factor, 1, CLOSEST);
  const kept = seen(zoom, at_x, at_y);
  return held({ scale, x: kept.x - (at_x - 0.5) / scale, y: kept.y - (at_y - 0.5) / scale });
}

/** Move what is seen by shares of the window. */
export function shifted(zoom: Zoom, by_x: number, by_y: number): Zoom {
  return held({ ...zoom, x: zoom.x + by_x / zoom.scale, y: zoom.y + by_y / zoom.scale });
}

/** The point of the picture under a point of the window. */
export function seen(zoom: Zoom, at_x: number, at_y: number): { readonly x: number; readonly y: number } {
  return {
    x: clamp(zoom.x + (at_x - 0.5) / zoom.scale, 0, 1),
    y: clamp(zoom.y + (at_y - 0.5) / zoom.scale, 0, 1),
  };
}

/** Where in the window a point of the picture is; outside of 0 to 1 it is not seen. */
export function placed(zoom: Zoom, x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: (x - zoom.x) * zoom.scale + 0.5, y: (y - zoom.y) * zoom.scale + 0.5 };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
