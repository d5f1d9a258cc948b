/**
 * Who moves the eye: the visitor's own hands, a flight along the floor, or poses that come from elsewhere (a tour's
 * route, a guide). Always on a floor, always in a hall that is here; doorways lead from one hall's frame to the next.
 */
import type { Floor, Standing } from "../navigation/floor";
import { EYE_M, eyeOf, look, STILL, standing, type Walker, type Wish, walk } from "../navigation/walker";
import { type Frame, type IndexedPose, type Keyframe, poseInHall, sample } from "../tour/motion";
import type { Pose } from "./api";
import type { Gate } from "./gate";
import type { HallKeeper, Kept } from "./hall_keeper";
import type { Spot } from "./spots";

/** What the eye is led by. */
type Led =
  | { readonly by: "hands" }
  | {
      readonly by: "flight";
      readonly keyframes: readonly Keyframe[];
      readonly began_ms: number;
      readonly done: (arrived: boolean) => void;
    }
  | { readonly by: "poses" };

/** A step down or up that feet may take when poses are brought to the floor. */
const FOOT_REACH_M = 1.2;
/** One is asked again about a zone after having walked this far away from its edge. */
const ASK_AGAIN_M = 1;

/** What the mover asks of the rest. */
export interface Surroundings {
  readonly keeper: HallKeeper;
  readonly gate: Gate;
  readonly frames: readonly Frame[];
  /** A doorway leads to a hall that is not here yet. */
  onMissing(hall: string): void;
}

/** Moves the eye. */
export class Mover {
  private led: Led = { by: "hands" };
  private kept: Kept;
  private walker: Walker;
  private free: IndexedPose | null = null;
  private asked: { readonly x: number; readonly z: number } | null = null;

  constructor(
    private readonly around: Surroundings,
    kept: Kept,
    spot: Spot,
  ) {
    this.kept = kept;
    this.walker = standing(spot.at, spot.yaw, spot.pitch, spot.eye);
  }

  /** The hall one is in. */
  get hall(): Kept {
    return this.kept;
  }

  /** What leads the eye. */
  get ledBy(): Led["by"] {
    return this.led.by;
  }

  /** Where one stands on the floor. */
  get at(): Standing {
    return this.walker.at;
  }

  /** Id of the room one is in. */
  get room(): string {
    return this.kept.scene.data.rooms[this.kept.floor.room(this.walker.at)]?.id ?? "";
  }

  /** The eye. */
  pose(): Pose {
    const [x, y, z] = this.free
      ? [this.free.x, this.free.y, this.free.z]
      : eyeOf(this.kept.floor, this.walker);
    return {
      hall: this.kept.entry.id,
      index: this.kept.entry.index,
      x,
      y,
      z,
      yaw: this.walker.yaw,
      pitch: this.walker.pitch,
    };
  }

  /** Stand on a floor at once. */
  stand(kept: Kept, at: Standing, yaw: number, pitch: number, eye = EYE_M): void {
    this.leave(false);
    this.kept = kept;
    this.walker = standing(at, yaw, pitch, eye);
    this.free = null;
  }

  /** Fly along keyframes; resolves true where the end was reached, false where something else took over. */
  fly(keyframes: readonly Keyframe[], now_ms: number): Promise<boolean> {
    this.leave(false);
    return new Promise((done) => {
      this.led = { by: "flight", keyframes, began_ms: now_ms, done };
    });
  }

  /** Take a pose from elsewhere; its hall must be here. False where it is not. */
  place(pose: IndexedPose): boolean {
    if (this.led.by !== "poses") {
      this.leave(false);
      this.led = { by: "poses" };
    }
    return this.put(pose);
  }

  /** Give the steering to the hands, where one is. */
  release(): void {
    this.leave(false);
  }

  /** Turn the head. A flight ends; poses from elsewhere are not turned. */
  look(dyaw: number, dpitch: number): void {
    if (this.led.by === "poses") return;
    if (this.led.by === "flight") this.leave(false);
    this.walker = look(this.walker, dyaw, dpitch);
  }

  /** Let time pass; true where the eye has moved. */
  update(now_ms: number, dt_s: number, wish: Wish): boolean {
    if (this.led.by === "flight") {
      if (wish !== STILL) this.leave(false);
      else return this.glide(now_ms);
    }
    return this.led.by === "hands" && this.step(wish, dt_s);
  }

  private glide(now_ms: number): boolean {
    if (this.led.by !== "flight") return false;
    const { keyframes, began_ms } = this.led;
    const t = now_ms - began_ms;
    this.put(sample(keyframes, t, this.around.frames));
    if (t >= (keyframes[keyframes.length - 1]?.t_ms ?? 0)) this.leave(true);
    return true;
  }

  private step(wish: Wish, dt_s: number): boolean {
    const before = this.walker;
    if (wish === STILL && before.vx === 0 && before.vz === 0) return false;
    const { kept } = this;
    const walked = walk(kept.floor, before, wish, dt_s, (room) => this.mayEnter(kept, room));
    this.walker = walked.walker;
    this.free = null;
    if (walked.refused !== null) this.knock(kept, walked.refused);
    if (walked.doorway) this.cross(walked.doorway.hall, walked.doorway.opening);
    if (
      this.asked &&
      Math.hypot(this.asked.x - this.walker.at.x, this.asked.z - this.walker.at.z) > ASK_AGAIN_M
    ) {
      this.asked = null;
    }
    return true;
  }

  /** May this room be walked into? */
  mayEnter(kept: Kept, room: number): boolean {
    const id = kept.scene.data.rooms[room]?.id;
    return id !== undefined && this.around.gate.guard(kept.scene.data, id) === null;
  }

  /** At a zone's edge: ask once, and not again before one has stepped away. */
  private knock(kept: Kept, room: number): void {
    const id = kept.scene.data.rooms[room]?.id;
    if (id === undefined || this.asked) return;
    this.asked = { x: this.walker.at.x, z: this.walker.at.z };
    this.walker = { ...this.walker, vx: 0, vz: 0 };
    void this.around.gate.enter(kept.scene.data, id);
  }

  /** Over a threshold: the same place and speed in the other hall's frame. */
  private cross(hall: string, opening: string): void {
    const next = this.around.keeper.get(hall);
    if (!next) {
      this.walker = { ...this.walker, vx: 0, vz: 0 };
      this.around.onMissing(hall);
      return;
    }
    const { frames } = this.around;
    const pose = this.pose();
    const there = poseInHall({ ...pose, hall: this.kept.entry.index }, next.entry.index, frames);
    const other = this.kept.scene.data.portals.find((each) => each.opening === opening)?.other;
    const door = other === undefined ? undefined : next.doorRooms.get(other);
    const at = this.onto(next.floor, there, 0.5, (room) => door === undefined || room === door);
    if (!at) return;
    if (!this.mayEnter(next, next.floor.room(at))) {
      this.knock(next, next.floor.room(at));
      return;
    }
    const turn = there.yaw - this.walker.yaw;
    const { vx, vz } = this.walker;
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    this.kept = next;
    this.walker = { ...this.walker, at, yaw: there.yaw, vx: c * vx + s * vz, vz: -s * vx + c * vz };
  }

  /** Put the eye somewhere: exactly there, with the feet on the floor below, in the hall whose floor that is. */
  private put(pose: IndexedPose): boolean {
    const { keeper, frames } = this.around;
    const ids = keeper.here;
    const named = ids.map((id) => keeper.get(id)).find((kept) => kept?.entry.index === pose.hall) ?? null;
    if (!named) return false;
    let kept = named;
    let eye = pose;
    let at = this.below(named.floor, pose);
    if (!at) {
      for (const id of ids) {
        const other = keeper.get(id);
        if (!other || other === named) continue;
        const there = poseInHall(pose, other.entry.index, frames);
        const found = this.below(other.floor, there);
        if (!found) continue;
        [kept, eye, at] = [other, there, found];
        break;
      }
    }
    at ??= this.onto(kept.floor, eye, Number.POSITIVE_INFINITY) ?? this.walker.at;
    this.kept = kept;
    this.free = eye;
    const above = eye.y - kept.floor.height(at);
    this.walker = { ...standing(at, eye.yaw, eye.pitch, Math.min(2.2, Math.max(0.4, above))) };
    return true;
  }

  private below(floor: Floor, pose: IndexedPose): Standing | null {
    return floor.locate(pose.x, pose.y - EYE_M, pose.z, FOOT_REACH_M);
  }

  private onto(
    floor: Floor,
    pose: IndexedPose,
    reach_m: number,
    allowed?: (room: number) => boolean,
  ): Standing | null {
    const near = floor.nearest(pose.x, pose.y - this.walker.eye, pose.z, allowed);
    return near && near[1] <= reach_m ? near[0] : null;
  }

  /** End what leads the eye. */
  private leave(arrived: boolean): void {
    const { led } = this;
    this.led = { by: "hands" };
    if (led.by === "flight") led.done(arrived);
    // Feet follow where the eye was held off the floor's own height; the eye then eases to it as one walks.
    if (this.free) {
      this.walker = { ...this.walker, vx: 0, vz: 0 };
      this.free = null;
    }
  }
}
