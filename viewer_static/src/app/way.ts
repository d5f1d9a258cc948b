/** A way from a place in one hall to a place in another, over the floors of the halls that are here. */

import type { Standing } from "../navigation/floor";
import { type Corner, lengthOf, route } from "../navigation/route";
import { type Frame, poseInHall } from "../tour/motion";
import type { Kept } from "./hall_keeper";

/** Halls that one way may cross: more is a journey, which is made by a cut. */
const MOST_HALLS = 3;

/** A spot on a hall's floor. */
export interface Spot {
  readonly kept: Kept;
  readonly at: Standing;
}

/** What may be entered. */
export type MayEnter = (kept: Kept, room: number) => boolean;

/**
 * Corners of the shortest way in the frame of the hall it begins in, or null where none is open.
 */
export function findWay(
  from: Spot,
  to: Spot,
  halls: (id: string) => Kept | null,
  may: MayEnter,
  frames: readonly Frame[],
): Corner[] | null {
  return search(from, to, halls, may, frames, new Set());
}

function search(
  from: Spot,
  to: Spot,
  halls: (id: string) => Kept | null,
  may: MayEnter,
  frames: readonly Frame[],
  passed: ReadonlySet<string>,
): Corner[] | null {
  const { kept } = from;
  const allowed = (room: number): boolean => may(kept, room);
  if (kept.entry.id === to.kept.entry.id) return route(kept.floor, from.at, to.at, allowed);
  if (passed.size >= MOST_HALLS - 1) return null;
  const beyond = new Set(passed).add(kept.entry.id);
  let best: Corner[] | null = null;
  for (const portal of kept.scene.data.portals) {
    const next = halls(portal.hall);
    if (!next || beyond.has(portal.hall)) continue;
    const other = next.scene.data.portals.find((each) => each.opening === portal.other);
    const here = kept.floor.nearest(...portal.centre, allowed);
    const there = other ? next.floor.nearest(...other.centre, (room) => may(next, room)) : null;
    if (!here || !there) continue;
    const first = route(kept.floor, from.at, here[0], allowed);
    const rest = first ? search({ kept: next, at: there[0] }, to, halls, may, frames, beyond) : null;
    if (!first || !rest) continue;
    const whole = [...first, ...rest.slice(1).map((corner) => carried(corner, next, kept, frames))];
    if (!best || lengthOf(whole) < lengthOf(best)) best = whole;
  }
  return best;
}

function carried(corner: Corner, from: Kept, to: Kept, frames: readonly Frame[]): Corner {
  const [x, y, z] = corner;
  const pose = poseInHall({ hall: from.entry.index, x, y, z, yaw: 0, pitch: 0 }, to.entry.index, frames);
  return [pose.x, pose.y, pose.z];
}
