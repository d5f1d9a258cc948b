/**
 * A path through halls as Hermite keyframes, and the one way to sample it: the same numbers as
 * `content/motion.py` (contract: tests/contract/motion.json).
 */
import type { KeyframeRow } from "../content/generated/site";

/** Units in a full turn: 16 bits give 0.0055 degrees. */
export const ANGLE_UNITS = 65536;

const TO_RAD = (2 * Math.PI) / ANGLE_UNITS;

/** One knot: ms, hall index, eye in mm, angles in units, and their rates per second. */
export interface Keyframe {
  readonly t_ms: number;
  readonly hall: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly vx: number;
  readonly vy: number;
  readonly vz: number;
  readonly vyaw: number;
  readonly vpitch: number;
}

/** Where a hall's frame lies in the museum's: origin in metres, turn about +y in radians. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
}

/** An eye in a hall (by index): metres in the hall's frame, radians. */
export interface IndexedPose {
  readonly hall: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly pitch: number;
}

/** Read a row as it stands in a tour's file. */
export function keyframe(row: KeyframeRow): Keyframe {
  const [t_ms, hall, x, y, z, yaw, pitch, vx, vy, vz, vyaw, vpitch] = row;
  return { t_ms, hall, x, y, z, yaw, pitch, vx, vy, vz, vyaw, vpitch };
}

/**
 * Return the pose at `t_ms`, clamped to the ends.
 *
 * Between two keyframes of different halls the second is first brought into the first one's frame; the pose is given
 * in the first one's hall until the second keyframe's time is reached.
 *
 * @throws RangeError where there are no keyframes
 */
export function sample(keyframes: readonly Keyframe[], t_ms: number, frames: readonly Frame[]): IndexedPose {
  const first = keyframes[0];
  const last = keyframes[keyframes.length - 1];
  if (!first || !last) throw new RangeError("a path has at least one keyframe");
  if (t_ms <= first.t_ms) return poseOf(first);
  if (t_ms >= last.t_ms) return poseOf(last);
  const index = lastAtOrBefore(keyframes, t_ms);
  const a = keyframes[index];
  const next = keyframes[index + 1];
  if (!a || !next) return poseOf(last);
  const b = inHall(next, a.hall, frames);
  const seconds = (b.t_ms - a.t_ms) / 1000;
  const u = (t_ms - a.t_ms) / (b.t_ms - a.t_ms);
  const h00 = (1 + 2 * u) * (1 - u) ** 2;
  const h10 = u * (1 - u) ** 2;
  const h01 = u * u * (3 - 2 * u);
  const h11 = u * u * (u - 1);
  const blend = (p: number, v: number, q: number, w: number): number =>
    h00 * p + h10 * seconds * v + h01 * q + h11 * seconds * w;
  return {
    hall: a.hall,
    x: blend(a.x, a.vx, b.x, b.vx) / 1000,
    y: blend(a.y, a.vy, b.y, b.vy) / 1000,
    z: blend(a.z, a.vz, b.z, b.vz) / 1000,
    yaw: blend(a.yaw, a.vyaw, b.yaw, b.vyaw) * TO_RAD,
    pitch: blend(a.pitch, a.vpitch, b.pitch, b.vpitch) * TO_RAD,
  };
}

/** Return the pose that a keyframe holds. */
export function poseOf(k: Keyframe): IndexedPose {
  return {
    hall: k.hall,
    x: k.x / 1000,
    y: k.y / 1000,
    z: k.z / 1000,
    yaw: k.yaw * TO_RAD,
    pitch: k.pitch * TO_RAD,
  };
}

/** Return the keyframe expressed in another hall's frame, by way of the museum's; rounded to whole units. */
export function inHall(k: Keyframe, hall: number, frames: readonly Frame[]): Keyframe {
  if (k.hall === hall) return k;
  const source = frameAt(frames, k.hall);
  const target = frameAt(frames, hall);
  const [ax, az] = turned(k.x / 1000, k.z / 1000, source.yaw);
  const [x, z] = turned(ax + source.x - target.x, az + source.z - target.z, -target.yaw);
  const [vx, vz] = turned(k.vx, k.vz, source.yaw - target.yaw);
  const turn = roundHalfEven(((source.yaw - target.yaw) * ANGLE_UNITS) / (2 * Math.PI));
  return {
    ...k,
    hall,
    x: roundHalfEven(x * 1000),
    y: k.y + roundHalfEven((source.y - target.y) * 1000),
    z: roundHalfEven(z * 1000),
    yaw: k.yaw + turn,
    vx: roundHalfEven(vx),
    vz: roundHalfEven(vz),
  };
}

/** Turn a plan vector by `yaw` about +y (counter-clockwise seen from above, z south). */
export function turned(x: number, z: number, yaw: number): [number, number] {
  const c = Math.cos(yaw);
  const s = Math.sin(yaw);
  return [c * x + s * z, -s * x + c * z];
}

/** Express a pose of one hall in another hall's frame, exactly. */
export function poseInHall(pose: IndexedPose, hall: number, frames: readonly Frame[]): IndexedPose {
  if (pose.hall === hall) return pose;
  const source = frameAt(frames, pose.hall);
  const target = frameAt(frames, hall);
  const [ax, az] = turned(pose.x, pose.z, source.yaw);
  const [x, z] = turned(ax + source.x - target.x, az + source.z - target.z, -target.yaw);
  return {
    hall,
    x,
    y: pose.y + source.y - target.y,
    z,
    yaw: pose.yaw + source.yaw - target.yaw,
    pitch: pose.pitch,
  };
}

function frameAt(frames: readonly Frame[], hall: number): Frame {
  const frame = frames[hall];
  if (!frame) throw new RangeError(`no hall has index ${hall}`);
  return frame;
}

function lastAtOrBefore(keyframes: readonly Keyframe[], t_ms: number): number {
  let low = 0;
  let high = keyframes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keyframes[middle]?.t_ms ?? Number.POSITIVE_INFINITY) <= t_ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Round as Python's `round` does, so that the contract's whole numbers agree at exact halves. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value) + 0;
  return floor % 2 === 0 ? floor : floor + 1;
}
