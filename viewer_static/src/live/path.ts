/** What lies between two poses: distances, turns, the way straight on, and a keyframe out of three poses. */
import { ANGLE_UNITS, type IndexedPose, type Keyframe } from "../tour/motion";
import { asRead, TIME_STEP_MS } from "./motion_codec";

/** A pose and when it was taken. */
export interface Sample extends IndexedPose {
  readonly t_ms: number;
}

const UNITS_PER_RAD = ANGLE_UNITS / (2 * Math.PI);

/**
 * Return a keyframe a moment before `pose`, on the grid of times that travel: place and velocity of the parabola through
 * the pose and the two around it, as they will be read. Its yaw is not wrapped.
 */
export function knot(before: Sample, pose: Sample, after: Sample): Keyframe {
  const t_ms = Math.floor(pose.t_ms / TIME_STEP_MS) * TIME_STEP_MS;
  const [a, b, c] = [before.t_ms - t_ms, pose.t_ms - t_ms, after.t_ms - t_ms];
  const at = (p: number, q: number, r: number): number =>
    (p * b * c) / ((a - b) * (a - c)) + (q * a * c) / ((b - a) * (b - c)) + (r * a * b) / ((c - a) * (c - b));
  const rate = (p: number, q: number, r: number): number =>
    -1000 *
    ((p * (b + c)) / ((a - b) * (a - c)) +
      (q * (a + c)) / ((b - a) * (b - c)) +
      (r * (a + b)) / ((c - a) * (c - b)));
  const put = (name: "x" | "y" | "z" | "yaw" | "pitch", scale: number): [number, number] => {
    const values = [before[name], pose[name], after[name]] as const;
    return [at(...values) * scale, rate(...values) * scale];
  };
  const [x, vx] = put("x", 1000);
  const [y, vy] = put("y", 1000);
  const [z, vz] = put("z", 1000);
  const [yaw, vyaw] = put("yaw", UNITS_PER_RAD);
  const [pitch, vpitch] = put("pitch", UNITS_PER_RAD);
  return asRead({ t_ms, hall: pose.hall, x, y, z, yaw, pitch, vx, vy, vz, vyaw, vpitch });
}

/** Return a keyframe of somebody who stands. */
export function stand(pose: Sample): Keyframe {
  return asRead({
    t_ms: Math.floor(pose.t_ms / TIME_STEP_MS) * TIME_STEP_MS,
    hall: pose.hall,
    x: pose.x * 1000,
    y: pose.y * 1000,
    z: pose.z * 1000,
    yaw: pose.yaw * UNITS_PER_RAD,
    pitch: pose.pitch * UNITS_PER_RAD,
    vx: 0,
    vy: 0,
    vz: 0,
    vyaw: 0,
    vpitch: 0,
  });
}

/** Return where a player is that carries straight on from a keyframe. */
export function onwards(k: Keyframe, t_ms: number): IndexedPose {
  const s = (t_ms - k.t_ms) / 1000;
  return {
    hall: k.hall,
    x: (k.x + k.vx * s) / 1000,
    y: (k.y + k.vy * s) / 1000,
    z: (k.z + k.vz * s) / 1000,
    yaw: (k.yaw + k.vyaw * s) / UNITS_PER_RAD,
    pitch: (k.pitch + k.vpitch * s) / UNITS_PER_RAD,
  };
}

/** Return `angle` by whole turns as near to `to` as may be. */
export function nearest(angle: number, to: number): number {
  return angle + 2 * Math.PI * Math.round((to - angle) / (2 * Math.PI));
}

/** Metres between two poses of one hall. */
export function distance(a: IndexedPose, b: IndexedPose): number {
  return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

/** The larger of the differences in yaw and pitch, radians. */
export function turn(a: IndexedPose, b: IndexedPose): number {
  return Math.max(Math.abs(a.yaw - nearest(b.yaw, a.yaw)), Math.abs(a.pitch - b.pitch));
}
