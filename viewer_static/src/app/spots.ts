/** Places to stand: from a viewpoint, an eye in numbers, or a point of the floor. */
import type { SiteHall } from "../content/generated/site";
import type { Standing } from "../navigation/floor";
import { EYE_M } from "../navigation/walker";
import type { Place, Pose } from "./api";
import type { Kept } from "./hall_keeper";

/** Where to stand and where to look. `eye` is above the floor. */
export interface Spot {
  readonly at: Standing;
  readonly yaw: number;
  readonly pitch: number;
  readonly eye: number;
}

/** A viewpoint is stood at within this distance and turn. */
const AT_VIEW_M = 0.35;
const AT_VIEW_RAD = 0.5;
/** Eyes of children, of people who sit, of tall people: outside of this a number is a mistake. */
const EYES_M = [0.5, 2] as const;
const FOOT_REACH_M = 1.2;

/** The spot of a place; a viewpoint that the hall lacks is its start. */
export function spotOf(kept: Kept, place: Place): Spot {
  if (place.at) {
    const { x, y, z, yaw, pitch } = place.at;
    return { ...feetUnder(kept, x, y, z), yaw, pitch };
  }
  const { viewpoints, start } = kept.scene.data;
  const view =
    viewpoints.find((each) => each.id === place.view) ??
    viewpoints.find((each) => each.id === start) ??
    viewpoints[0];
  const [x, y, z] = view?.eye ?? [0, EYE_M, 0];
  return { ...feetUnder(kept, x, y, z), yaw: view?.yaw ?? 0, pitch: view?.pitch ?? 0 };
}

/** Id of the room that a place on the floor is in. */
export function roomOf(kept: Kept, at: Standing): string {
  return kept.scene.data.rooms[kept.floor.room(at)]?.id ?? "";
}

/** The viewpoint that one stands at, or null. */
export function viewAt(data: SiteHall, pose: Pose): string | null {
  return data.viewpoints.find((view) => isAt(pose, view.eye, view.yaw))?.id ?? null;
}

/** Is an eye where another is, looking the same way? */
export function isAt(pose: Pose, eye: readonly [number, number, number], yaw: number): boolean {
  const turn = Math.abs(Math.atan2(Math.sin(pose.yaw - yaw), Math.cos(pose.yaw - yaw)));
  return Math.hypot(pose.x - eye[0], pose.y - eye[1], pose.z - eye[2]) < AT_VIEW_M && turn < AT_VIEW_RAD;
}

function feetUnder(kept: Kept, x: number, y: number, z: number): { at: Standing; eye: number } {
  const { floor } = kept;
  const foot = y - EYE_M;
  const at = floor.locate(x, foot, z, FOOT_REACH_M) ?? floor.nearest(x, foot, z)?.[0] ?? { patch: 0, x, z };
  const [low, high] = EYES_M;
  return { at, eye: Math.min(high, Math.max(low, y - floor.height(at))) };
}
