/**
 * A guide's walk through the whole tour, by the viewer's own sender and player, on a clock of its own: the ways between
 * the stops as the tour has them, and at each stop five seconds of looking about and fifteen of standing to talk. Called
 * by bench/motion.py with the site's manifest and tour on standard input; says JSON.
 */
import { readFileSync } from "node:fs";
import { decode, encode } from "../viewer_static/src/live/motion_codec";
import { distance, MotionSender, nearest, turn } from "../viewer_static/src/live/motion_sender";
import { Playout } from "../viewer_static/src/live/playout";
import { type Frame, type IndexedPose, keyframe, poseInHall, sample } from "../viewer_static/src/tour/motion";

const FRAME_MS = 1000 / 60;
const LOOK_MS = 5000;
const TALK_MS = 15_000;
const LOOK_RAD = 0.6;

const { halls, stops } = JSON.parse(readFileSync(0, "utf8"));
const frames: Frame[] = halls.map((hall: { origin: number[]; yaw: number }) => ({
  x: hall.origin[0] ?? 0,
  y: hall.origin[1] ?? 0,
  z: hall.origin[2] ?? 0,
  yaw: hall.yaw,
}));

function walk(): IndexedPose[] {
  const out: IndexedPose[] = [];
  for (const stop of stops) {
    if (stop.route.length < 2) continue;
    const route = stop.route.map(keyframe);
    const end = route[route.length - 1].t_ms;
    for (let t = 0; t < end; t += FRAME_MS) out.push(sample(route, t, frames));
    const there = sample(route, end, frames);
    for (let t = 0; t < LOOK_MS; t += FRAME_MS) {
      const u = Math.sin((Math.PI * t) / LOOK_MS) ** 2;
      out.push({ ...there, yaw: there.yaw + LOOK_RAD * u, pitch: there.pitch + 0.1 * u });
    }
    for (let t = 0; t < TALK_MS; t += FRAME_MS) out.push(there);
  }
  return out;
}

/** Chance with a seed (mulberry32). */
function chance(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function play(poses: readonly IndexedPose[], line_ms: () => number) {
  const sender = new MotionSender(frames);
  const player = new Playout(frames);
  const wire: { at: number; text: string }[] = [];
  const metres: number[] = [];
  const radians: number[] = [];
  let messages = 0;
  let bytes = 0;
  let arrives = 0;
  poses.forEach((pose, n) => {
    const now = n * FRAME_MS;
    for (const moved of sender.add(pose, now)) {
      const text = encode(moved);
      messages += 1;
      // Socket.IO's event and a WebSocket header of two bytes.
      bytes += `42/live,["m","${text}"]`.length + 2;
      arrives = Math.max(arrives, now + line_ms());
      wire.push({ at: arrives, text });
    }
    while (wire[0] && wire[0].at <= now) player.push(decode(wire.shift()?.text ?? ""), now);
    const shown = player.sample(now);
    const then = (now - player.delay_ms) / FRAME_MS;
    const a = poses[Math.floor(then)];
    const b = poses[Math.floor(then) + 1];
    if (!shown || then < 60 || !a || !b || a.hall !== b.hall || distance(a, b) > 0.2) return;
    const u = then - Math.floor(then);
    const mix = (p: number, q: number) => p + (q - p) * u;
    const truth = {
      hall: a.hall,
      x: mix(a.x, b.x),
      y: mix(a.y, b.y),
      z: mix(a.z, b.z),
      yaw: mix(a.yaw, nearest(b.yaw, a.yaw)),
      pitch: mix(a.pitch, b.pitch),
    };
    const there = poseInHall(shown, truth.hall, frames);
    metres.push(distance(there, truth));
    radians.push(turn(there, truth));
  });
  const minutes = (poses.length * FRAME_MS) / 60_000;
  const at = (values: number[], share: number) =>
    [...values].sort((p, q) => p - q)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  return {
    minutes,
    messages_min: messages / minutes,
    bytes_min: bytes / minutes,
    p99_cm: 100 * at(metres, 0.99),
    worst_cm: 100 * at(metres, 1),
    p99_deg: (180 / Math.PI) * at(radians, 0.99),
    worst_deg: (180 / Math.PI) * at(radians, 1),
  };
}

/** What peers do: the pose as JSON, rounded, ten times a second. */
function peerBytesMin(poses: readonly IndexedPose[]): number {
  let bytes = 0;
  for (let n = 0; n < poses.length; n += 6) {
    const pose = poses[n];
    if (!pose) continue;
    const round = (v: number) => Math.round(v * 1000) / 1000;
    const { x, y, z, yaw, pitch, hall } = pose;
    const said = { hall, position: [round(x), round(y), round(z)], rotation: [round(yaw), round(pitch)] };
    bytes += `42/live,${JSON.stringify(["pose", said])}`.length + 2;
  }
  return bytes / ((poses.length * FRAME_MS) / 60_000);
}

const poses = walk();
const random = chance(7);
console.log(
  JSON.stringify({
    clean: play(poses, () => 40),
    jitter: play(poses, () => 100 + 100 * random() + (random() < 0.03 ? 200 : 0)),
    peer_bytes_min: peerBytesMin(poses),
  }),
);
