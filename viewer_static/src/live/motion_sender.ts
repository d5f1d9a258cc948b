/**
 * Which keyframes of a walk have to be sent, so that a player that draws the cubic between them, and straight on beyond
 * the last, stays within 2 cm and half a degree of what the guide saw.
 *
 * A player is 250 ms behind. So nothing is sent while straight on is right, and nothing for another moment once it is
 * wrong: by then more of the path is known, and one keyframe reaches further along it. What is judged is the keyframe as
 * it will be read, its rounding included.
 */
import { ANGLE_UNITS, type Frame, type IndexedPose, type Keyframe, poseInHall, sample } from "../tour/motion";
import type { Moved } from "./motion_codec";
import { distance, knot, nearest, onwards, type Sample, stand, turn } from "./path";

/** How far the drawn path may be from the true one: the cubic between keyframes, and straight on beyond the last. */
interface Tolerance {
  readonly between_m: number;
  readonly between_rad: number;
  readonly ahead_m: number;
  readonly ahead_rad: number;
}

const DEGREE = Math.PI / 180;
/** Letting go of the one error while the other grows adds up: half a degree is these two and a little. */
const FINE: Tolerance = {
  between_m: 0.016,
  between_rad: 0.35 * DEGREE,
  ahead_m: 0.014,
  ahead_rad: 0.24 * DEGREE,
};
/** On a slow line lateness shows more than this does, and it takes a twentieth off the bytes. */
const COARSE: Tolerance = {
  between_m: 0.03,
  between_rad: 0.5 * DEGREE,
  ahead_m: 0.025,
  ahead_rad: 0.35 * DEGREE,
};
/** A round trip from which on a line is slow. */
const SLOW_ROUND_MS = 200;

/** How long straight on may have been wrong: of 250 ms this leaves 75 for the line, and a frame at both ends. */
export const WRONG_MS = 140;
/** While anything moves a keyframe goes out this often, so that a lost line is seen. */
export const MOVING_MS = 600;
/** A step longer than this between two frames, and faster than anyone goes, is no step: the guide was carried. */
const CARRIED_M = 0.6;
const CARRIED_M_S = 6;
/** Turns between keyframes stay well under half a turn, which nobody could tell from the other way round. */
const TURN_UNITS = ANGLE_UNITS / 4;
/** Less than this is standing still: just more than a keyframe's rounding. */
const STILL_M = 0.002;
const STILL_RAD = 0.0008;
/** Poses kept from before the last keyframe. */
const KEPT_MS = 40;

export class MotionSender {
  readonly #frames: readonly Frame[];
  readonly #round_ms: () => number;
  #sent: Keyframe | null = null;
  #since: Sample[] = [];
  #stood: Sample | null = null;
  #wrong_since: number | null = null;

  /** `round_ms`: the guide's round trip to the server, as far as it is known. */
  constructor(frames: readonly Frame[], round_ms: () => number = () => 0) {
    this.#frames = frames;
    this.#round_ms = round_ms;
  }

  /**
   * Take this frame's pose (yaw may be wrapped or not) at `t_ms` since the group was created; return what to send.
   */
  add(pose: IndexedPose, t_ms: number): Moved[] {
    const last = this.#since.at(-1);
    if (last && t_ms - last.t_ms < 1) return [];
    const now: Sample = { ...pose, yaw: last ? nearest(pose.yaw, last.yaw) : pose.yaw, t_ms };
    if (!last || !this.#sent) return this.#begin(now);
    if (now.hall !== last.hall) return this.#cross({ ...now, yaw: pose.yaw });
    if (wasCarried(last, now)) return this.#begin(now);
    this.#since.push(now);
    if (this.#stands(now)) {
      this.#since = [now];
      this.#stood = now;
      return [];
    }
    // Who has stood and now moves: without a keyframe here the cubic would creep all through the time of standing.
    const out = this.#stood ? [this.#send({ ...this.#sent, t_ms: stand(this.#stood).t_ms })] : [];
    this.#stood = null;
    this.#look(now, this.#tolerance());
    while (this.#due(now)) {
      const next = this.#furthest();
      if (!next) break;
      out.push(this.#send(next));
    }
    return out;
  }

  /** Forget everything: the next pose is sent as a new beginning. */
  restart(): void {
    this.#sent = null;
    this.#since = [];
  }

  #tolerance(): Tolerance {
    const round_ms = this.#round_ms();
    return round_ms > SLOW_ROUND_MS && Number.isFinite(round_ms) ? COARSE : FINE;
  }

  /** Is straight on from the last keyframe wrong at this pose? */
  #look(pose: Sample, tolerance: Tolerance): void {
    const sent = this.#sent;
    if (!sent || this.#wrong_since !== null || pose.t_ms <= sent.t_ms) return;
    const drawn = onwards(sent, pose.t_ms);
    if (distance(drawn, pose) > tolerance.ahead_m || turn(drawn, pose) > tolerance.ahead_rad) {
      this.#wrong_since = pose.t_ms;
    }
  }

  #due(now: Sample): boolean {
    const sent = this.#sent;
    if (!sent) return false;
    const turned = Math.abs((now.yaw / (2 * Math.PI)) * ANGLE_UNITS - sent.yaw);
    return (
      (this.#wrong_since !== null && now.t_ms - this.#wrong_since >= WRONG_MS) ||
      now.t_ms - sent.t_ms >= MOVING_MS ||
      turned > TURN_UNITS
    );
  }

  /** The latest keyframe to which the cubic from the last one keeps to the path; at worst the very next. */
  #furthest(): Keyframe | null {
    const sent = this.#sent;
    const tolerance = this.#tolerance();
    let nearest: Keyframe | null = null;
    for (let i = this.#since.length - 2; sent && i > 0; i -= 1) {
      const [a, b, c] = this.#since.slice(i - 1, i + 2);
      if (!a || !b || !c) break;
      const candidate = knot(a, b, c);
      if (candidate.t_ms <= sent.t_ms) break;
      if (this.#keepsTo(sent, candidate, tolerance)) return candidate;
      nearest = candidate;
    }
    return nearest;
  }

  #keepsTo(sent: Keyframe, end: Keyframe, tolerance: Tolerance): boolean {
    if (Math.abs(end.yaw - sent.yaw) > TURN_UNITS) return false;
    for (const pose of this.#since) {
      if (pose.t_ms <= sent.t_ms || pose.t_ms > end.t_ms) continue;
      const drawn = sample([sent, end], pose.t_ms, this.#frames);
      if (distance(drawn, pose) > tolerance.between_m || turn(drawn, pose) > tolerance.between_rad) {
        return false;
      }
    }
    return true;
  }

  #stands(now: Sample): boolean {
    const sent = this.#sent;
    if (!sent || sent.vx || sent.vy || sent.vz || sent.vyaw || sent.vpitch) return false;
    const drawn = onwards(sent, now.t_ms);
    return distance(drawn, now) < STILL_M && turn(drawn, now) < STILL_RAD;
  }

  /** The guide has begun, or was carried here. */
  #begin(now: Sample): Moved[] {
    this.#since = [now];
    this.#stood = null;
    this.#wrong_since = null;
    this.#sent = stand(now);
    return [{ keyframe: this.#sent, cut: true }];
  }

  /** Over a threshold: the last pose of the old hall, then the first of the new one, as fast as one walked. */
  #cross(now: Sample): Moved[] {
    const [a, b] = this.#since.slice(-2);
    const sent = this.#sent;
    if (!sent || !b) return this.#begin(now);
    const before = a ?? b;
    const ahead = nearestPose(poseInHall(now, b.hall, this.#frames), b);
    const end = a ? knot(a, b, { ...ahead, t_ms: now.t_ms }) : stand(b);
    const out = end.t_ms > sent.t_ms ? [{ keyframe: end, cut: false }] : [];
    const behind = [before, b].map((pose) => ({
      ...nearestPose(poseInHall(pose, now.hall, this.#frames), now),
      t_ms: pose.t_ms,
    }));
    const [old, last] = behind;
    this.#since = [...behind.slice(a ? 0 : 1), now];
    this.#stood = null;
    return [...out, this.#send(a && old && last ? knot(old, now, last) : stand(now))];
  }

  #send(keyframe: Keyframe): Moved {
    this.#sent = keyframe;
    this.#since = this.#since.filter((pose) => pose.t_ms >= keyframe.t_ms - KEPT_MS);
    this.#wrong_since = null;
    const tolerance = this.#tolerance();
    for (const pose of this.#since) this.#look(pose, tolerance);
    return { keyframe, cut: false };
  }
}

function nearestPose(pose: IndexedPose, to: IndexedPose): IndexedPose {
  return { ...pose, yaw: nearest(pose.yaw, to.yaw) };
}

function wasCarried(last: Sample, now: Sample): boolean {
  const step = distance(last, now);
  return step > CARRIED_M && step > (CARRIED_M_S * (now.t_ms - last.t_ms)) / 1000;
}
