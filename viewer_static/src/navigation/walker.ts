/** A person on a floor: eye, direction, and how a wish to move becomes a step. No three, no events, no clock. */
import type { Doorway, Floor, Standing } from "./floor";

/** Eye height of someone standing. */
export const EYE_M = 1.6;

/** A museum's pace, and a little hurry. A stick that is half out walks half as fast. */
export const PACE = { walk: 1.4, fast: 2.2 } as const;

/** Seconds in which a pace is taken up or given up: a person, not a cart. */
const EASE_S = 0.16;

/** Looking straight up or down turns the world over: stop short of it. */
export const STEEPEST_RAD = 1.35;

/** What someone wants just now: -1..1 along each axis, and a turn in rad/s. */
export interface Wish {
  readonly ahead: number;
  readonly aside: number;
  readonly turn: number;
  readonly tilt: number;
  readonly pace: keyof typeof PACE;
}

/** Wanting nothing. */
export const STILL: Wish = { ahead: 0, aside: 0, turn: 0, tilt: 0, pace: "walk" };

/** Where someone is and how they move; plan velocity in m/s. */
export interface Walker {
  readonly at: Standing;
  readonly eye: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly vx: number;
  readonly vz: number;
}

/** A walker after a moment, and what was met. */
export interface Walked {
  readonly walker: Walker;
  readonly doorway: Doorway | null;
  readonly refused: number | null;
}

/** Someone standing still. */
export function standing(at: Standing, yaw: number, pitch = 0, eye = EYE_M): Walker {
  return { at, eye, yaw, pitch, vx: 0, vz: 0 };
}

/** Is anything asked for? */
export function isStill(wish: Wish): boolean {
  return wish.ahead === 0 && wish.aside === 0 && wish.turn === 0 && wish.tilt === 0;
}

/** Long gaps count as this: nobody leaps after a pause. */
const LONGEST_S = 0.4;
/** A slow frame is walked in steps of this, so that a slow device walks the same way as a fast one. */
const STEP_S = 0.05;

/** Walk for `dt_s`; a doorway or a refused room ends it. */
export function walk(
  floor: Floor,
  walker: Walker,
  wish: Wish,
  dt_s: number,
  allowed: (room: number) => boolean = () => true,
): Walked {
  let left = Math.min(dt_s, LONGEST_S);
  let walked: Walked = { walker, doorway: null, refused: null };
  while (left > 1e-6 && !walked.doorway && walked.refused === null) {
    walked = takeStep(floor, walked.walker, wish, Math.min(left, STEP_S), allowed);
    left -= STEP_S;
  }
  return walked;
}

function takeStep(
  floor: Floor,
  walker: Walker,
  wish: Wish,
  dt: number,
  allowed: (room: number) => boolean,
): Walked {
  const yaw = walker.yaw + wish.turn * dt;
  const pitch = clamp(walker.pitch + wish.tilt * dt, -STEEPEST_RAD, STEEPEST_RAD);
  const size = Math.max(1, Math.hypot(wish.ahead, wish.aside));
  const ahead = (wish.ahead / size) * PACE[wish.pace];
  const aside = (wish.aside / size) * PACE[wish.pace];
  // Yaw 0 looks to -z, and turns counter-clockwise seen from above.
  const wantX = -Math.sin(yaw) * ahead + Math.cos(yaw) * aside;
  const wantZ = -Math.cos(yaw) * ahead - Math.sin(yaw) * aside;
  const take = 1 - Math.exp(-dt / EASE_S);
  let vx = walker.vx + (wantX - walker.vx) * take;
  let vz = walker.vz + (wantZ - walker.vz) * take;
  if (Math.hypot(vx, vz) < 0.01) [vx, vz] = [0, 0];
  // On a slope the pace is kept along it: a stair of 32 degrees is climbed at 0.85 of the pace in plan.
  const [p, q] = floor.patch(walker.at.patch).plane;
  const speed = Math.hypot(vx, vz);
  const climb = speed > 0 ? (p * vx + q * vz) / speed : 0;
  const share = dt / Math.hypot(1, climb);
  const step = floor.walk(walker.at, vx * share, vz * share, allowed);
  const eye = walker.eye + (EYE_M - walker.eye) * (1 - Math.exp(-speed * dt));
  return {
    walker: { at: step.at, eye, yaw, pitch, vx, vz },
    doorway: step.doorway,
    refused: step.refused,
  };
}

/** Turn the head by a drag: radians. */
export function look(walker: Walker, dyaw: number, dpitch: number): Walker {
  return {
    ...walker,
    yaw: walker.yaw + dyaw,
    pitch: clamp(walker.pitch + dpitch, -STEEPEST_RAD, STEEPEST_RAD),
  };
}

/** The eye's place in the hall's frame. */
export function eyeOf(floor: Floor, walker: Walker): readonly [number, number, number] {
  return [walker.at.x, floor.height(walker.at) + walker.eye, walker.at.z];
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
