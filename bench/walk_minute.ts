/**
 * One minute of a guide's walk with pauses, as the viewer's own sender tells it and as most peers do: the rounded pose as
 * JSON, ten times a second. Called by bench/minute.py; says JSON: for each, when it is said (ms) and what.
 */
import { encode } from "../viewer_static/src/live/motion_codec";
import { MotionSender } from "../viewer_static/src/live/motion_sender";
import { CLEAN, FRAME_MS, walk } from "../viewer_static/src/live/motion_trial";

const hall = [{ x: 0, y: 0, z: 0, yaw: 0 }];
const sender = new MotionSender(hall, () => CLEAN.round_ms);
const poses = walk(1, 60, "talks");
const ours: [number, string][] = [];
const peer: [number, unknown][] = [];
const round = (value: number) => Math.round(value * 1000) / 1000;
poses.forEach((pose, n) => {
  const now = n * FRAME_MS;
  for (const moved of sender.add(pose, now)) ours.push([now, encode(moved)]);
  if (n % 6) return;
  const { x, y, z, yaw, pitch } = pose;
  const said = { hall: pose.hall, position: [round(x), round(y), round(z)], rotation: [round(yaw), round(pitch)] };
  peer.push([now, said]);
});
console.log(JSON.stringify({ ours, peer }));
