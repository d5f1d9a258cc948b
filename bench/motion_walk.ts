/**
 * A guide's walks by the viewer's own sender and player, on a clock of its own. `tour`: through the whole tour, the ways
 * between the stops as the tour has them, and at each stop five seconds of looking about and fifteen of standing to talk.
 * `talks` and `restless`: five walks of five minutes each, with pauses and without. Called by bench/motion.py with the
 * site's manifest and tour on standard input; says JSON.
 */
import { readFileSync } from "node:fs";
import {
  CLEAN,
  FRAME_MS,
  jittery,
  type Played,
  play,
  type TrialLine,
  walk,
} from "../viewer_static/src/live/motion_trial";
import { type Frame, type IndexedPose, keyframe, sample } from "../viewer_static/src/tour/motion";

const LOOK_MS = 5000;
const TALK_MS = 15_000;
const LOOK_RAD = 0.6;
const SEEDS = [1, 2, 3, 4, 5];
const WALK_S = 300;

const { halls, stops } = JSON.parse(readFileSync(0, "utf8"));
const frames: Frame[] = halls.map((hall: { origin: number[]; yaw: number }) => ({
  x: hall.origin[0] ?? 0,
  y: hall.origin[1] ?? 0,
  z: hall.origin[2] ?? 0,
  yaw: hall.yaw,
}));

function throughTheTour(): IndexedPose[] {
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

/** Several walks as one: means of what is sent, the worst of what is seen. */
function together(played: readonly Played[]): Played {
  const mean = (name: keyof Played) => played.reduce((sum, each) => sum + each[name], 0) / played.length;
  const worst = (name: keyof Played) => Math.max(...played.map((each) => each[name]));
  return {
    minutes: mean("minutes") * played.length,
    messages_min: mean("messages_min"),
    bytes_min: mean("bytes_min"),
    worst_m: worst("worst_m"),
    worst_rad: worst("worst_rad"),
    p99_m: worst("p99_m"),
    p99_rad: worst("p99_rad"),
    step_m: worst("step_m"),
    step_rad: worst("step_rad"),
    back_m: worst("back_m"),
  };
}

function trial(walks: readonly IndexedPose[][], of: readonly Frame[]) {
  const over = (line: (seed: number) => TrialLine) =>
    together(walks.map((poses, n) => play(poses, of, line(SEEDS[n] ?? 0))));
  return {
    clean: over(() => CLEAN),
    jitter: over(jittery),
    peer_bytes_min: walks.reduce((sum, poses) => sum + peerBytesMin(poses), 0) / walks.length,
  };
}

const one: Frame[] = [{ x: 0, y: 0, z: 0, yaw: 0 }];
console.log(
  JSON.stringify({
    tour: trial([throughTheTour()], frames),
    talks: trial(SEEDS.map((seed) => walk(seed, WALK_S, "talks")), one),
    restless: trial(SEEDS.map((seed) => walk(seed, WALK_S, "restless")), one),
  }),
);
