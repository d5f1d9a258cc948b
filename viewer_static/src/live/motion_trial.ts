/**
 * Walks, and what becomes of them over a line: sent, carried, played at 60 Hz on a clock of its own, and compared with
 * what the guide saw. For the tests and the benchmark; the viewer does not load it.
 */
import { type Frame, type IndexedPose, poseInHall } from "../tour/motion";
import { decode, encode } from "./motion_codec";
import { MotionSender } from "./motion_sender";
import { distance, nearest, turn } from "./path";
import { Playout } from "./playout";

export const FRAME_MS = 1000 / 60;

/** A step of a frame from which on somebody walks: 0.3 m/s. */
const WALKING_M = 0.005;

/** Chance with a seed (mulberry32), so that a failing walk can be walked again. */
export function chance(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * How a guide goes. `restless`: never stands for longer than a look about. `talks`: in three turns of ten stands still
 * for 4 to 12 s. `keys`: the same restlessness by the keyboard, whose turns begin and end at once.
 */
export type Way = "restless" | "talks" | "keys";

/** Return a guide's poses at 60 Hz. */
export function walk(seed: number, seconds: number, way: Way): IndexedPose[] {
  const random = chance(seed);
  const out: IndexedPose[] = [];
  const dt = 1 / 60;
  let [x, z, yaw, pitch, speed, rate] = [0, 0, 0, 0, 0, 0];
  let [wantedSpeed, wantedYaw, wantedPitch, until] = [0, 0, 0, 0];
  for (let n = 0; n < seconds * 60; n += 1) {
    if (n * dt >= until) {
      const does = random();
      if (way === "talks" && does > 0.7) {
        [wantedSpeed, wantedYaw, wantedPitch] = [0, yaw, pitch];
        until = n * dt + 4 + 8 * random();
      } else {
        wantedSpeed = does < 0.45 ? 0.7 + 0.7 * random() : 0;
        wantedYaw = yaw + (random() - 0.5) * (does < 0.8 ? 2.4 : 0.3);
        wantedPitch = (random() - 0.5) * 0.4;
        until = n * dt + 1 + 5 * random();
      }
    }
    if (way === "keys") {
      yaw += towards(wantedYaw - yaw, 1.2 * dt);
      pitch += towards(wantedPitch - pitch, 0.8 * dt);
      speed += (wantedSpeed - speed) * (1 - Math.exp(-dt / 0.16));
    } else {
      speed += towards(wantedSpeed - speed, 6 * dt);
      // A critically damped turn, as the viewer eases what a hand does.
      rate += (30 * (wantedYaw - yaw) - 11 * rate) * dt;
      yaw += rate * dt;
      pitch += (wantedPitch - pitch) * 3 * dt;
    }
    x -= Math.sin(yaw) * speed * dt;
    z -= Math.cos(yaw) * speed * dt;
    out.push({ hall: 0, x, y: 1.6 + 0.002 * Math.sin(9 * x), z, yaw, pitch });
  }
  return out;
}

/** What a follower received and saw; steps are those beyond the path's own, from frame to frame. */
export interface Played {
  readonly minutes: number;
  readonly messages_min: number;
  readonly bytes_min: number;
  readonly worst_m: number;
  readonly worst_rad: number;
  readonly p99_m: number;
  readonly p99_rad: number;
  readonly step_m: number;
  readonly step_rad: number;
  /** The longest step that was shown against the way the guide was walking: metres. */
  readonly back_m: number;
}

/** A line: how long a keyframe is on its way (in order, as TCP brings them), and the round trip that the guide knows of. */
export interface TrialLine {
  readonly way_ms: () => number;
  readonly round_ms: number;
}

/** A clean line. */
export const CLEAN: TrialLine = { way_ms: () => 40, round_ms: 40 };

/** 100 ms of jitter, and now and then a lost packet that TCP sends again. */
export function jittery(seed: number): TrialLine {
  const random = chance(seed);
  return { way_ms: () => 100 + 100 * random() + (random() < 0.03 ? 200 : 0), round_ms: 300 };
}

/** Bytes of a keyframe on the wire: Socket.IO's event and a WebSocket header of two bytes. */
export function bytesOf(text: string): number {
  return `42/live,["m","${text}"]`.length + 2;
}

/** Send a walk over a line and compare what is shown with what the guide saw, at the moment that is played. */
export function play(poses: readonly IndexedPose[], frames: readonly Frame[], line: TrialLine): Played {
  const sender = new MotionSender(frames, () => line.round_ms);
  const player = new Playout(frames);
  const wire: { at: number; text: string }[] = [];
  const metres: number[] = [];
  const radians: number[] = [];
  let [messages, bytes, arrives, step_m, step_rad, back_m] = [0, 0, 0, 0, 0, 0];
  let before: IndexedPose | null = null;
  poses.forEach((pose, n) => {
    const now = n * FRAME_MS;
    for (const moved of sender.add(pose, now)) {
      const text = encode(moved);
      messages += 1;
      bytes += bytesOf(text);
      arrives = Math.max(arrives, now + line.way_ms());
      wire.push({ at: arrives, text });
    }
    while (wire[0] && wire[0].at <= now) player.push(decode(wire.shift()?.text ?? ""), now);
    const shown = player.sample(now);
    const then = (now - player.delay_ms) / FRAME_MS;
    if (!shown || then < 60) return;
    const truth = between(poses, then);
    if (truth) {
      const there = poseInHall(shown, truth.hall, frames);
      metres.push(distance(there, truth));
      radians.push(turn(there, truth));
    }
    const moved = between(poses, then - 1);
    if (before && truth && moved && before.hall === shown.hall && truth.hall === moved.hall) {
      step_m = Math.max(step_m, distance(shown, before) - distance(truth, moved));
      step_rad = Math.max(step_rad, turn(shown, before) - turn(truth, moved));
    }
    if (before && truth && moved && before.hall === shown.hall) {
      back_m = Math.max(back_m, -along(before, shown, moved, truth));
    }
    before = shown;
  });
  const minutes = (poses.length * FRAME_MS) / 60_000;
  return {
    minutes,
    messages_min: messages / minutes,
    bytes_min: bytes / minutes,
    worst_m: share(metres, 1),
    worst_rad: share(radians, 1),
    p99_m: share(metres, 0.99),
    p99_rad: share(radians, 0.99),
    step_m,
    step_rad,
    back_m,
  };
}

/** Return the pose at frame `n` and a part; null over a threshold, or where the guide was carried. */
export function between(poses: readonly IndexedPose[], n: number): IndexedPose | null {
  const a = poses[Math.floor(n)];
  const b = poses[Math.floor(n) + 1];
  if (!a || !b || a.hall !== b.hall || distance(a, b) > 0.2) return null;
  const u = n - Math.floor(n);
  const mix = (p: number, q: number) => p + (q - p) * u;
  return {
    hall: a.hall,
    x: mix(a.x, b.x),
    y: mix(a.y, b.y),
    z: mix(a.z, b.z),
    yaw: mix(a.yaw, nearest(b.yaw, a.yaw)),
    pitch: mix(a.pitch, b.pitch),
  };
}

/** How far the step from `a` to `b` goes along the way from `p` to `q`: metres; 0 where hardly anybody walks. */
function along(a: IndexedPose, b: IndexedPose, p: IndexedPose, q: IndexedPose): number {
  const [x, z] = [q.x - p.x, q.z - p.z];
  const length = Math.hypot(x, z);
  return length < WALKING_M ? 0 : ((b.x - a.x) * x + (b.z - a.z) * z) / length;
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function towards(left: number, most: number): number {
  return Math.max(-most, Math.min(most, left));
}
