/** Getting somewhere: along the floor where a way leads there, by a short fade where none does or motion is not wanted. */

import { flight } from "../navigation/flight";
import type { Standing } from "../navigation/floor";
import { lengthOf } from "../navigation/route";
import { EYE_M } from "../navigation/walker";
import type { Stage } from "../scene/stage";
import type { Frame } from "../tour/motion";
import type { Arrival, How, Place } from "./api";
import type { Gate } from "./gate";
import type { HallKeeper, Kept } from "./hall_keeper";
import type { Mover } from "./mover";
import { roomOf, type Spot, spotOf } from "./spots";
import { findWay } from "./way";

/** What journeys need of the viewer. */
export interface Roads {
  readonly keeper: HallKeeper;
  readonly gate: Gate;
  readonly stage: Stage;
  readonly mover: Mover;
  readonly frames: readonly Frame[];
  reduced(): boolean;
  /** The eye has moved by a cut. */
  moved(): void;
  failed(hall: string, error: unknown): void;
}

/** The canvas fades out and in over this at a cut. */
export const FADE_MS = 140;
/** Longer ways are made by a cut: a minute's walk is a wait, not a view. */
const MOST_WALK_M = { walk: 80, auto: 30, tap: 60 } as const;
/** A tap this near does not turn one towards it. */
const NEAR_M = 0.8;

/** Journeys of one visitor: the last one asked for wins. */
export class Journeys {
  private turn = 0;

  constructor(private readonly roads: Roads) {}

  /** Go to a place. */
  async go(place: Place, how: How): Promise<Arrival> {
    const turn = ++this.turn;
    const { keeper, gate, mover } = this.roads;
    if (!keeper.entry(place.hall)) return "unknown";
    let kept: Kept;
    try {
      kept = await keeper.bring(place.hall);
    } catch (error) {
      this.roads.failed(place.hall, error);
      return "unknown";
    }
    if (place.view && !kept.scene.data.viewpoints.some((view) => view.id === place.view)) return "unknown";
    const spot = spotOf(kept, place);
    if (!(await gate.enter(kept.scene.data, roomOf(kept, spot.at)))) return "declined";
    if (turn !== this.turn) return "interrupted";
    if (how !== "cut" && !this.roads.reduced()) {
      const arrived = await this.fly(kept, spot, MOST_WALK_M[how]);
      if (arrived !== null) return arrived ? "there" : "interrupted";
    }
    await this.cut(() => mover.stand(kept, spot.at, spot.yaw, spot.pitch, spot.eye));
    return "there";
  }

  /** Go to a point of a floor that was tapped, facing the way one went. */
  async goTo(kept: Kept, at: Standing): Promise<void> {
    const { gate, mover, stage } = this.roads;
    if (!(await gate.enter(kept.scene.data, roomOf(kept, at)))) return;
    this.turn++;
    const there = kept.scene.toWorld([at.x, kept.floor.height(at), at.z]);
    const pose = mover.pose();
    const here = mover.hall.scene.toWorld([pose.x, pose.y, pose.z]);
    const dx = there.x - here.x;
    const dz = there.z - here.z;
    const worldYaw = Math.hypot(dx, dz) > NEAR_M ? Math.atan2(-dx, -dz) : pose.yaw + mover.hall.entry.yaw;
    const spot = { at, yaw: worldYaw - kept.entry.yaw, pitch: 0, eye: EYE_M };
    stage.marker.place(there, there.clone().set(0, 1, 0));
    if (this.roads.reduced()) await this.cut(() => mover.stand(kept, at, spot.yaw, 0));
    else if ((await this.fly(kept, spot, MOST_WALK_M.tap)) === null) stage.marker.fade();
  }

  /** Change something unseen. */
  async cut(change: () => void): Promise<void> {
    const { style } = this.roads.stage.canvas;
    style.opacity = "0";
    await new Promise((done) => setTimeout(done, FADE_MS));
    change();
    this.roads.moved();
    style.opacity = "1";
  }

  /** Fly along the floor; null where no way of `most_m` or less leads there. */
  private async fly(kept: Kept, spot: Spot, most_m: number): Promise<boolean | null> {
    const { mover, keeper, frames } = this.roads;
    const from = mover.hall;
    const corners = findWay(
      { kept: from, at: mover.at },
      { kept, at: spot.at },
      (id) => keeper.get(id),
      (hall, room) => mover.mayEnter(hall, room),
      frames,
    );
    const last = corners?.[corners.length - 1];
    if (!corners || !last || lengthOf(corners) > most_m) return null;
    const pose = mover.pose();
    const keyframes = flight(
      corners,
      { eye: [pose.x, pose.y, pose.z], yaw: pose.yaw, pitch: pose.pitch },
      {
        eye: [last[0], last[1] + spot.eye, last[2]],
        yaw: spot.yaw + kept.entry.yaw - from.entry.yaw,
        pitch: spot.pitch,
      },
      from.entry.index,
    );
    return mover.fly(keyframes, performance.now());
  }
}
