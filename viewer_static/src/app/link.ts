/** Addresses of places: `/<lang>/<museum>/hall/<hall>?view=<viewpoint>` or `?at=x,y,z,yaw,pitch` (metres, degrees). */
import type { Place, Pose } from "./api";

/** What an address says. */
export interface Link {
  readonly hall: string | null;
  readonly view: string | null;
  readonly at: Place["at"] | null;
}

const DEGREES = 180 / Math.PI;

/** Read the page's address; what it does not say is null. */
export function readLink(url: URL): Link {
  const hall = url.pathname.match(/\/hall\/([a-z0-9][a-z0-9-]*)\/?$/)?.[1] ?? null;
  const view = url.searchParams.get("view");
  const numbers = url.searchParams.get("at")?.split(",").map(Number) ?? [];
  const [x, y, z, yaw, pitch] = numbers;
  const whole = numbers.length === 5 && numbers.every((n) => Number.isFinite(n));
  const at =
    whole && x !== undefined && y !== undefined && z !== undefined && yaw !== undefined && pitch !== undefined
      ? { x, y, z, yaw: yaw / DEGREES, pitch: pitch / DEGREES }
      : null;
  return { hall, view: view && /^[a-z0-9][a-z0-9-]{0,63}$/.test(view) ? view : null, at };
}

/** Write the address of a place; other parameters of the page (quality and the like) stay. */
export function writeLink(
  page: URL,
  prefix: string,
  language: string,
  museum: string,
  pose: Pose,
  view: string | null,
): string {
  const url = new URL(page);
  url.pathname = `${prefix}/${language}/${museum}/hall/${pose.hall}`;
  const kept = [...url.searchParams].filter(([key]) => key !== "view" && key !== "at");
  const rest = new URLSearchParams(kept).toString();
  const yaw = ((((pose.yaw * DEGREES) % 360) + 540) % 360) - 180;
  const place = view
    ? `view=${view}`
    : `at=${[pose.x, pose.y, pose.z].map((v) => v.toFixed(2)).join(",")},${yaw.toFixed(1)},${(pose.pitch * DEGREES).toFixed(1)}`;
  url.search = rest ? `${place}&${rest}` : place;
  return url.href;
}
