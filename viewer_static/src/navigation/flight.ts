/**
 * A flight along a way over the floor: what an unplanned walk to a place looks like. Routes of a tour are made at
 * build; this makes the same kind of keyframes for click-to-go, for going to a viewpoint, and for rejoining a group.
 */
import { ANGLE_UNITS, type Keyframe } from "../tour/motion";
import type { Corner } from "./route";

/** An eye and its direction in one hall's frame. */
export interface View {
  readonly eye: readonly [number, number, number];
  readonly yaw: number;
  readonly pitch: number;
}

const CRUISE_MPS = 1.5;
const FASTEST_MPS = 2.4;
const START_MPS2 = 1.1;
const TURN_RADPS = 1.5;
const STEP_S = 0.1;
/** Corners are rounded over this length either way; the floor is inset by a walker's radius, which is about as much. */
const ROUND_M = 0.3;
/** One looks this far ahead along the way. */
const AHEAD_M = 1.3;
/** A shorter way is gone without turning to it: nobody spins round for two steps. */
const TURNED_M = 2.4;
const SAMPLE_M = 0.05;

/**
 * Return keyframes from one view to another along the corners of a way.
 *
 * Position runs along the rounded way with an even start and stop; the eye looks where it goes and turns to the last
 * view over the end. A way shorter than 30 cm is a turn on the spot.
 */
export function flight(corners: readonly Corner[], from: View, to: View, hall: number): Keyframe[] {
  const path = rounded(corners);
  const length = (path.length - 1) * path.step;
  const turn = Math.abs(wrapped(to.yaw - from.yaw));
  const profile = speedProfile(length);
  const total = Math.max(profile.seconds, 0.35 + turn / TURN_RADPS);
  const count = Math.max(2, Math.ceil(total / STEP_S) + 1);
  const stretch = length > 0.3 ? profile.seconds / total : 1;
  const rows: { t: number; p: readonly [number, number, number]; yaw: number; pitch: number }[] = [];
  let heading = from.yaw;
  for (let i = 0; i < count; i++) {
    const t = (total * i) / (count - 1);
    const u = t / total;
    const s = length > 0.3 ? profile.distance(t * stretch) : length * smooth(u);
    const floor = path.at(s);
    const eyeAboveFrom = from.eye[1] - (corners[0]?.[1] ?? 0);
    const eyeAboveTo = to.eye[1] - (corners[corners.length - 1]?.[1] ?? 0);
    const p = [floor[0], floor[1] + mix(eyeAboveFrom, eyeAboveTo, smooth(u)), floor[2]] as const;
    let yaw = from.yaw + wrapped(to.yaw - from.yaw) * smooth(u);
    let pitch = mix(from.pitch, to.pitch, smooth(u));
    if (length > TURNED_M) {
      const far = path.at(Math.min(length, s + AHEAD_M));
      const dx = far[0] - floor[0];
      const dz = far[2] - floor[2];
      if (Math.hypot(dx, dz) > 0.2) heading += wrapped(Math.atan2(-dx, -dz) - heading);
      const leaving = smooth(clamp01(t / Math.min(1.6, total / 2)));
      const arriving = smooth(clamp01((t - (total - Math.min(2.2, total / 2))) / Math.min(2.2, total / 2)));
      const out = from.yaw + wrapped(heading - from.yaw) * leaving;
      yaw = out + wrapped(to.yaw - out) * arriving;
      const slope = clamp01(Math.abs(far[1] - floor[1])) * Math.sign(far[1] - floor[1]) * 0.25;
      pitch = mix(mix(from.pitch, slope, leaving), to.pitch, arriving);
    }
    rows.push({ t, p, yaw, pitch });
  }
  unwrap(rows);
  soften(rows);
  return keyframes(rows, hall, from, to);
}

interface Row {
  t: number;
  p: readonly [number, number, number];
  yaw: number;
  pitch: number;
}

function keyframes(rows: readonly Row[], hall: number, from: View, to: View): Keyframe[] {
  const units = ANGLE_UNITS / (2 * Math.PI);
  const last = rows.length - 1;
  const shift = rows[0] ? from.yaw - rows[0].yaw : 0;
  return rows.map((row, i) => {
    const a = rows[Math.max(0, i - 1)] ?? row;
    const b = rows[Math.min(last, i + 1)] ?? row;
    const still = i === 0 || i === last;
    const dt = b.t - a.t || 1;
    const rate = (p: number, q: number): number => (still ? 0 : (q - p) / dt);
    const eye = i === 0 ? from.eye : i === last ? to.eye : row.p;
    return {
      t_ms: Math.round(row.t * 1000),
      hall,
      x: Math.round(eye[0] * 1000),
      y: Math.round(eye[1] * 1000),
      z: Math.round(eye[2] * 1000),
      yaw: Math.round((row.yaw + shift) * units),
      pitch: Math.round(row.pitch * units),
      vx: Math.round(rate(a.p[0], b.p[0]) * 1000),
      vy: Math.round(rate(a.p[1], b.p[1]) * 1000),
      vz: Math.round(rate(a.p[2], b.p[2]) * 1000),
      vyaw: Math.round(rate(a.yaw, b.yaw) * units),
      vpitch: Math.round(rate(a.pitch, b.pitch) * units),
    };
  });
}

function unwrap(rows: Row[]): void {
  for (let i = 1; i < rows.length; i++) {
    const [before, row] = [rows[i - 1], rows[i]];
    if (before && row) row.yaw = before.yaw + wrapped(row.yaw - before.yaw);
  }
}

/** A moving mean over half a second, twice, with the ends held: a head does not snap. */
function soften(rows: Row[]): void {
  for (let pass = 0; pass < 2; pass++) {
    const yaws = rows.map((r) => r.yaw);
    const pitches = rows.map((r) => r.pitch);
    rows.forEach((row, i) => {
      const reach = Math.min(3, i, rows.length - 1 - i);
      row.yaw = mean(yaws.slice(i - reach, i + reach + 1));
      row.pitch = mean(pitches.slice(i - reach, i + reach + 1));
    });
  }
}

interface Path {
  readonly length: number;
  readonly step: number;
  at(s: number): readonly [number, number, number];
}

/** Sample the way evenly and round its corners by a moving mean; the ends stay. */
function rounded(corners: readonly Corner[]): Path {
  const lengths = [0];
  for (let i = 1; i < corners.length; i++) {
    const [a, b] = [corners[i - 1], corners[i]];
    const d = a && b ? Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]) : 0;
    lengths.push((lengths[i - 1] ?? 0) + d);
  }
  const length = lengths[lengths.length - 1] ?? 0;
  const count = Math.max(2, Math.ceil(length / SAMPLE_M) + 1);
  let points: (readonly [number, number, number])[] = [];
  let leg = 1;
  for (let i = 0; i < count; i++) {
    const s = (length * i) / (count - 1);
    while (leg < lengths.length - 1 && (lengths[leg] ?? 0) < s) leg++;
    const [s0, s1] = [lengths[leg - 1] ?? 0, lengths[leg] ?? 0];
    const u = s1 > s0 ? (s - s0) / (s1 - s0) : 0;
    const a = corners[leg - 1] ?? corners[0] ?? ([0, 0, 0] as const);
    const b = corners[leg] ?? a;
    points.push([mix(a[0], b[0], u), mix(a[1], b[1], u), mix(a[2], b[2], u)]);
  }
  const reach = Math.round(ROUND_M / SAMPLE_M);
  for (let pass = 0; pass < 2; pass++) {
    const before = points;
    points = before.map((_, i) => {
      const r = Math.min(reach, i, count - 1 - i);
      const near = before.slice(i - r, i + r + 1);
      return [mean(near.map((p) => p[0])), mean(near.map((p) => p[1])), mean(near.map((p) => p[2]))] as const;
    });
  }
  const step = length / (count - 1);
  return {
    length: count,
    step,
    at(s) {
      const f = step > 0 ? Math.min(count - 1, Math.max(0, s / step)) : 0;
      const i = Math.min(count - 2, Math.floor(f));
      const a = points[i] ?? ([0, 0, 0] as const);
      const b = points[i + 1] ?? a;
      const u = f - i;
      return [mix(a[0], b[0], u), mix(a[1], b[1], u), mix(a[2], b[2], u)];
    },
  };
}

/** Gather speed, hold it, lose it: distance by time with an even acceleration (and no jerk felt at 1.1 m/s²). */
function speedProfile(length: number): { seconds: number; distance: (t: number) => number } {
  const cruise = Math.min(FASTEST_MPS, Math.max(CRUISE_MPS, length / 9));
  const ramp = Math.min(cruise / START_MPS2, Math.sqrt(length / START_MPS2));
  const top = ramp * START_MPS2;
  const flat = Math.max(0, (length - top * ramp) / (top || 1));
  const seconds = 2 * ramp + flat;
  return {
    seconds,
    distance(t) {
      if (t <= ramp) return 0.5 * START_MPS2 * t * t;
      if (t <= ramp + flat) return 0.5 * top * ramp + top * (t - ramp);
      const left = Math.max(0, seconds - t);
      return Math.max(0, length - 0.5 * START_MPS2 * left * left);
    },
  };
}

/** An angle between -π and π. */
export function wrapped(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}

function smooth(u: number): number {
  return u * u * (3 - 2 * u);
}

function mix(a: number, b: number, u: number): number {
  return a + (b - a) * u;
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
