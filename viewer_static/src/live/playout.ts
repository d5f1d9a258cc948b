/**
 * Plays a guide's keyframes a little late, so that the next one is there before it is needed.
 *
 * Time in here never runs backwards. When the line gets worse the player falls further behind by running slower for a
 * while, and catches up by running faster. A keyframe that comes after its moment bends the path that was drawn; what
 * that changes at the present moment is not jumped over but let go of, little by little.
 */
import {
  ANGLE_UNITS,
  type Frame,
  type IndexedPose,
  type Keyframe,
  poseInHall,
  poseOf,
  sample,
} from "../tour/motion";
import type { Moved } from "./motion_codec";
import { MOVING_MS, WRONG_MS } from "./motion_sender";
import { nearest, onwards } from "./path";

/** How far behind on a good line: the sender waits for 140 of these. */
const DELAY_MS = 250;
const MOST_MS = 1200;
/** Kept between the latest arrival lately and the delay: how long the sender may wait before it mends straight on. */
const MARGIN_MS = WRONG_MS;
/** How long a late arrival is remembered. */
const MEMORY_MS = 20_000;
/** How fast time may run while the delay grows, and while it shrinks. */
const SLOWEST = 0.85;
const FASTEST = 1.05;
/** How long the player carries on without a keyframe before it stands: no longer than a walker's keyframes are apart. */
const CARRY_MS = MOVING_MS;
/** How long a correction takes: at least this, and so long that it adds no more than 1.5 cm or 0.4° to a frame. */
const MEND_MS = 250;
const MEND_MS_PER_M = 1700;
const MEND_MS_PER_RAD = 4500;
const LONGEST_MEND_MS = 1500;
/** Keyframes kept behind the present moment. */
const KEPT_MS = 2000;

export class Playout {
  readonly #frames: readonly Frame[];
  #knots: { k: Keyframe; cut: boolean }[] = [];
  #late: { at: number; by: number }[] = [];
  #delay = DELAY_MS;
  #now = Number.NEGATIVE_INFINITY;
  #play = Number.NEGATIVE_INFINITY;
  #shown: IndexedPose | null = null;
  #mend: { from: number; lasts: number; by: IndexedPose } | null = null;

  constructor(frames: readonly Frame[]) {
    this.#frames = frames;
  }

  /** How far behind the guide this player is, in ms. */
  get delay_ms(): number {
    return this.#delay;
  }

  /** Forget all: what comes next is a new beginning. */
  clear(): void {
    this.#knots = [];
    this.#late = [];
    this.#delay = DELAY_MS;
    this.#now = this.#play = Number.NEGATIVE_INFINITY;
    this.#shown = null;
    this.#mend = null;
  }

  /** Take a keyframe that has arrived at `now_ms`; both in ms since the group was created. */
  push(moved: Moved, now_ms: number): void {
    const last = this.#knots.at(-1);
    if (last && moved.keyframe.t_ms <= last.k.t_ms) return;
    const before = this.#shown && this.#at(this.#play);
    const units = ANGLE_UNITS / (2 * Math.PI);
    const near = last && last.k.hall === moved.keyframe.hall ? last.k.yaw / units : 0;
    const yaw = Math.round(nearest(moved.keyframe.yaw / units, near) * units);
    this.#knots.push({ k: { ...moved.keyframe, yaw }, cut: moved.cut });
    if (!moved.cut) this.#late.push({ at: now_ms, by: now_ms - moved.keyframe.t_ms });
    if (before && !moved.cut) this.#mendFrom(before);
  }

  /** Return the eye at `now_ms` since the group was created; null before anything is known. */
  sample(now_ms: number): IndexedPose | null {
    if (!this.#knots.length) return null;
    this.#advance(now_ms);
    const pose = this.#at(this.#play);
    this.#shown = pose && this.#mended(pose);
    return this.#shown;
  }

  #advance(now_ms: number): void {
    const passed = Number.isFinite(this.#now) ? Math.max(0, now_ms - this.#now) : 0;
    this.#late = this.#late.filter((late) => late.at > now_ms - MEMORY_MS);
    const worst = Math.max(DELAY_MS, ...this.#late.map((late) => late.by + MARGIN_MS));
    const wanted = Math.min(MOST_MS, worst);
    const least = this.#delay - (FASTEST - 1) * passed;
    const most = this.#delay + (1 - SLOWEST) * passed;
    this.#delay = Math.max(least, Math.min(most, wanted));
    if (now_ms - this.#now > 1000) this.#delay = wanted;
    this.#now = Math.max(this.#now, now_ms);
    this.#play = Math.max(this.#play, this.#now - this.#delay);
    while (this.#knots.length > 2 && (this.#knots[1]?.k.t_ms ?? 0) < this.#play - KEPT_MS)
      this.#knots.shift();
  }

  #at(t_ms: number): IndexedPose | null {
    const knots = this.#knots;
    let i = knots.length - 1;
    while (i > 0 && (knots[i]?.k.t_ms ?? 0) > t_ms) i -= 1;
    const here = knots[i];
    const next = knots[i + 1];
    if (!here) return null;
    if (t_ms <= here.k.t_ms) return poseOf(here.k);
    if (!next) return onwards(here.k, Math.min(t_ms, here.k.t_ms + CARRY_MS));
    // A cut is not travelled: one stands until its moment.
    if (next.cut) return poseOf(here.k);
    return sample([here.k, next.k], t_ms, this.#frames);
  }

  /** The path has just been bent: keep showing what was shown, and let go of the difference. */
  #mendFrom(before: IndexedPose): void {
    const after = this.#at(this.#play);
    if (!after) return;
    const old = poseInHall(this.#mended(before), after.hall, this.#frames);
    const by: IndexedPose = {
      hall: after.hall,
      x: old.x - after.x,
      y: old.y - after.y,
      z: old.z - after.z,
      yaw: nearest(old.yaw, after.yaw) - after.yaw,
      pitch: old.pitch - after.pitch,
    };
    const metres = Math.hypot(by.x, by.y, by.z) * MEND_MS_PER_M;
    const radians = Math.max(Math.abs(by.yaw), Math.abs(by.pitch)) * MEND_MS_PER_RAD;
    this.#mend = {
      from: this.#now,
      lasts: Math.min(LONGEST_MEND_MS, Math.max(MEND_MS, metres, radians)),
      by,
    };
  }

  #mended(pose: IndexedPose): IndexedPose {
    if (!this.#mend) return pose;
    const u = (this.#now - this.#mend.from) / this.#mend.lasts;
    if (u >= 1 || this.#mend.by.hall !== pose.hall) {
      this.#mend = null;
      return pose;
    }
    const left = 1 - u * u * (3 - 2 * u);
    const { by } = this.#mend;
    return {
      hall: pose.hall,
      x: pose.x + by.x * left,
      y: pose.y + by.y * left,
      z: pose.z + by.z * left,
      yaw: pose.yaw + by.yaw * left,
      pitch: pose.pitch + by.pitch * left,
    };
  }
}
