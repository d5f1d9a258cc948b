/** A leash: how far one may go while everybody walks for themselves. Pure. */
import type { Free } from "../content/generated/live";
import { type Frame, type IndexedPose, poseInHall } from "../tour/motion";

/** What a leash hangs on. */
export type Leash = NonNullable<Free["leash"]>;

/** Back inside means a step inside, so that one is not brought back again and again at the edge. */
const STEP_M = 0.75;

/**
 * Has somebody gone too far? `about` is where the leash hangs, or null while that is not known; `hall` the index of the
 * hall that must not be left, or null.
 */
export function strays(
  leash: Leash,
  me: IndexedPose,
  about: IndexedPose | null,
  hall: number | null,
  frames: readonly Frame[],
): boolean {
  if (leash.by === "hall") return hall !== null && me.hall !== hall;
  if (!about) return false;
  return metresApart(me, about, frames) > leash.metres;
}

/** Is somebody well inside again? */
export function isBack(
  leash: Leash,
  me: IndexedPose,
  about: IndexedPose | null,
  hall: number | null,
  frames: readonly Frame[],
): boolean {
  if (leash.by === "hall") return !strays(leash, me, about, hall, frames);
  return !about || metresApart(me, about, frames) <= Math.max(STEP_M, leash.metres - STEP_M);
}

/** How far two eyes are from each other along the floor, and up and down, in metres. */
export function metresApart(a: IndexedPose, b: IndexedPose, frames: readonly Frame[]): number {
  const there = poseInHall(b, a.hall, frames);
  return Math.hypot(there.x - a.x, there.y - a.y, there.z - a.z);
}
