/**
 * Which keyframes of a walk have to be sent, so that a player that draws the cubic between them stays within 2 cm
 * and half a degree of what the guide saw.
 *
 * Every frame the pose is kept. A keyframe is due when the cubic from the last sent one to the newest pose would miss
 * a pose in between (then the last one that still fitted is sent), or when a player that carries on in a straight
 * line from the last sent one has been wrong for so long that it soon shows.
 */
import { ANGLE_UNITS, type Frame, type IndexedPose, type Keyframe, sample } from "../tour/motion";
import type { Moved } from "./motion_codec";

/** How far the cubic may be from the path: metres, radians. Quantisation and the line take the rest of 2 cm, 0.5°. */
const FIT_M = 0.015;
const FIT_RAD = (0.38 * Math.PI) / 180;
/** How far straight on may be from the path before it is said. */
const AHEAD_M = 0.01;
const AHEAD_RAD = (0.25 * Math.PI) / 180;
/** How long such an error may stand: with the line's 100 ms it is mended before a player 220 ms behind shows it. */
const WRONG_MS = 50;
/** While anything moves a keyframe goes out this often, so that a lost line is seen. */
const MOVING_MS = 400;
/** A step longer than this between two frames, and faster than anyone goes, is no step: the guide was carried. */
const CARRIED_M = 0.6;
const CARRIED_M_S = 6;
/** Turns between keyframes stay well under half a turn, which 16 bits could not tell from the other way round. */
const TURN_RAD = Math.PI / 2;
/** Less than this is standing still. */
const STILL_M = 0.001;
const STILL_RAD = 0.0004;

interface Sample extends IndexedPose {
  readonly t_ms: number;
}

export class MotionSender {
  readonly #frames: readonly Frame[];
  #sent: Keyframe | null = null;
  #since: Sample[] = [];
  #fits: Keyframe | null = null;
  #stood: Keyframe | null = null;
  #wrong_since: number | null = null;

  constructor(frames: readonly Frame[]) {
    this.#frames = frames;
  }

  /**
   * Take this frame's pose (yaw may be wrapped or not) at `t_ms` since the group was created; return what to send.
   */
  add(pose: IndexedPose, t_ms: number): Moved[] {
    const last = this.#since.at(-1);
    if (last && t_ms - last.t_ms < 1) return [];
    const now: Sample = { ...pose, yaw: last ? nearest(pose.yaw, last.yaw) : pose.yaw, t_ms };
    if (!last || !this.#sent) return this.#begin(now, true);
    if (now.hall !== last.hall) return this.#cross(last, now);
    if (wasCarried(last, now)) return this.#begin(now, true);
    this.#since.push(now);
    if (this.#stands(now)) {
      this.#since = [now];
      this.#stood = { ...this.#sent, t_ms: Math.round(t_ms) };
      this.#wrong_since = null;
      return [];
    }
    // Who has stood and now moves: without a keyframe here the cubic would creep all through the time of standing.
    const out = this.#stood ? this.#send(this.#stood) : [];
    this.#stood = null;
    return [...out, ...this.#judge(this.#sent, now)];
  }

  /** Forget everything: the next pose is sent as a new beginning. */
  restart(): void {
    this.#sent = null;
    this.#since = [];
  }

  #judge(sent: Keyframe, now: Sample): Moved[] {
    const candidate = this.#candidate();
    if (!candidate) return [];
    if (!this.#fitted(sent, candidate)) {
      // What fitted a frame ago ends the cubic there; without one (a sharp corner at once) the candidate has to do.
      const end = this.#fits && this.#fits.t_ms > sent.t_ms ? this.#fits : candidate;
      const out = this.#send(end);
      const again = this.#candidate();
      if (again && again.t_ms > end.t_ms) this.#fits = again;
      return out;
    }
    this.#fits = candidate;
    if (this.#aheadIsWrong(sent, now)) this.#wrong_since ??= now.t_ms;
    const due =
      (this.#wrong_since !== null && now.t_ms - this.#wrong_since >= WRONG_MS) ||
      now.t_ms - sent.t_ms >= MOVING_MS;
    return due ? this.#send(candidate) : [];
  }

  /** The last pose but one as a keyframe: with one on either side its velocity is known well. */
  #candidate(): Keyframe | null {
    const [a, b, c] = this.#since.slice(-3);
    return a && b && c ? knot(b, a, c) : null;
  }

  #fitted(sent: Keyframe, end: Keyframe): boolean {
    if (Math.abs(end.yaw - sent.yaw) > (TURN_RAD * ANGLE_UNITS) / (2 * Math.PI)) return false;
    for (const pose of this.#since) {
      if (pose.t_ms <= sent.t_ms || pose.t_ms >= end.t_ms) continue;
      const drawn = sample([sent, end], pose.t_ms, this.#frames);
      if (distance(drawn, pose) > FIT_M || turn(drawn, pose) > FIT_RAD) return false;
    }
    return true;
  }

  #aheadIsWrong(sent: Keyframe, now: Sample): boolean {
    const drawn = onwards(sent, now.t_ms);
    return distance(drawn, now) > AHEAD_M || turn(drawn, now) > AHEAD_RAD;
  }

  #stands(now: Sample): boolean {
    const sent = this.#sent;
    if (!sent || sent.vx || sent.vy || sent.vz || sent.vyaw || sent.vpitch) return false;
    const drawn = onwards(sent, now.t_ms);
    return distance(drawn, now) < STILL_M && turn(drawn, now) < STILL_RAD;
  }

  #begin(now: Sample, cut: boolean): Moved[] {
    const keyframe = knot(now, now, now);
    this.#sent = keyframe;
    this.#since = [now];
    this.#fits = this.#stood = null;
    this.#wrong_since = null;
    return [{ keyframe, cut }];
  }

  /** Over a threshold: the last pose of the old hall, then the first of the new one. */
  #cross(last: Sample, now: Sample): Moved[] {
    const before = this.#since.at(-2) ?? last;
    const end = knot(last, before, last);
    const out = this.#sent && end.t_ms > this.#sent.t_ms ? [{ keyframe: end, cut: false }] : [];
    const [first] = this.#begin(now, false);
    return first ? [...out, first] : out;
  }

  #send(keyframe: Keyframe): Moved[] {
    this.#sent = keyframe;
    this.#since = this.#since.filter((pose) => pose.t_ms >= keyframe.t_ms - 40);
    this.#fits = null;
    this.#wrong_since = null;
    return [{ keyframe, cut: false }];
  }
}

/** Return a pose as a keyframe, its velocity taken between the poses before and after it. */
function knot(pose: Sample, before: Sample, after: Sample): Keyframe {
  const s = (after.t_ms - before.t_ms) / 1000;
  const rate = (a: number, b: number, scale: number) => (s > 0 ? Math.round(((b - a) / s) * scale) : 0);
  const units = ANGLE_UNITS / (2 * Math.PI);
  return {
    t_ms: Math.round(pose.t_ms),
    hall: pose.hall,
    x: Math.round(pose.x * 1000),
    y: Math.round(pose.y * 1000),
    z: Math.round(pose.z * 1000),
    yaw: Math.round(pose.yaw * units),
    pitch: Math.round(pose.pitch * units),
    vx: rate(before.x, after.x, 1000),
    vy: rate(before.y, after.y, 1000),
    vz: rate(before.z, after.z, 1000),
    vyaw: rate(before.yaw, after.yaw, units),
    vpitch: rate(before.pitch, after.pitch, units),
  };
}

function wasCarried(last: Sample, now: Sample): boolean {
  const step = distance(last, now);
  return step > CARRIED_M && step > (CARRIED_M_S * (now.t_ms - last.t_ms)) / 1000;
}

/** Return where a player is that carries straight on from a keyframe. */
export function onwards(k: Keyframe, t_ms: number): IndexedPose {
  const s = (t_ms - k.t_ms) / 1000;
  const rad = (2 * Math.PI) / ANGLE_UNITS;
  return {
    hall: k.hall,
    x: (k.x + k.vx * s) / 1000,
    y: (k.y + k.vy * s) / 1000,
    z: (k.z + k.vz * s) / 1000,
    yaw: (k.yaw + k.vyaw * s) * rad,
    pitch: (k.pitch + k.vpitch * s) * rad,
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
