/**
 * The eye from frame to frame: led by hands, a journey, the tour or poses from elsewhere; and what follows from its
 * having moved: the camera, what is drawn, who is told.
 */
import { STILL } from "../navigation/walker";
import type { Stage } from "../scene/stage";
import { type Keyframe, sample } from "../tour/motion";
import type { Arrival, How, Pick, Place, PoseSource, ViewerEvents, Whereabouts } from "./api";
import type { Emitter } from "./emitter";
import type { Gate } from "./gate";
import type { HallKeeper, Kept } from "./hall_keeper";
import { Hands } from "./hands";
import { Journeys } from "./journeys";
import type { Marks } from "./marks";
import { Mover } from "./mover";
import type { SiteStore } from "./site_store";
import { isAt, type Spot, viewAt } from "./spots";
import type { Touring } from "./touring";

/** What the eye is moved among. */
export interface Surroundings {
  readonly store: SiteStore;
  readonly stage: Stage;
  readonly keeper: HallKeeper;
  readonly gate: Gate;
  readonly marks: Marks;
  readonly touring: Touring;
  readonly emitter: Emitter<ViewerEvents>;
  failed(hall: string, error: unknown): void;
}

/** A tap goes to the floor within this distance of where it fell. */
const TAP_REACH_M = 0.9;

const NOWHERE: Whereabouts = { hall: "", room: "", view: null };

/** Moves one visitor's eye. */
export class Steering {
  readonly mover: Mover;
  readonly hands: Hands;
  readonly journeys: Journeys;
  source: PoseSource | null = null;
  reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  where: Whereabouts = NOWHERE;
  /** Until then the halls around are not brought: the first picture comes first. */
  settles = false;

  constructor(
    private readonly around: Surroundings,
    kept: Kept,
    spot: Spot,
  ) {
    const { keeper, gate, stage, store, emitter } = around;
    const onMissing = (hall: string): void =>
      void keeper.bring(hall).catch((error) => around.failed(hall, error));
    this.mover = new Mover({ keeper, gate, frames: store.frames, onMissing }, kept, spot);
    this.journeys = new Journeys({
      keeper,
      gate,
      stage,
      mover: this.mover,
      frames: store.frames,
      reduced: () => this.reduced,
      moved: () => this.moved(),
      failed: (hall, error) => around.failed(hall, error),
    });
    this.hands = new Hands(
      stage,
      {
        onLook: (dyaw, dpitch) => this.onLook(dyaw, dpitch),
        onFloor: (hall, point) => void this.onFloor(hall, point),
        onPick: (pick) => void this.onPick(pick),
        onHover: (exhibit, opening) => emitter.emit("hover", { exhibit, opening }),
      },
      () => this.mover.ledBy === "hands",
    );
  }

  /** Go somewhere. */
  go(place: Place, how: How): Promise<Arrival> {
    this.source = null;
    return this.journeys.go(place, how);
  }

  /** Take poses from elsewhere; null gives the steering back. */
  follow(source: PoseSource | null): void {
    this.source = source;
    if (!source) this.mover.release();
  }

  /** Let a frame's time pass. */
  frame(dt_s: number): void {
    const { touring, emitter, stage } = this.around;
    const wish = this.hands.wish(dt_s, this.reduced);
    if (wish !== STILL && (this.source !== null || touring.leads)) {
      emitter.emit("steer", { by: "walk" });
      touring.do({ do: "pause" });
      if (!this.source) this.mover.release();
    }
    const pose = this.source?.sample(performance.now()) ?? null;
    if (pose && this.mover.place({ ...pose, hall: pose.index })) this.moved();
    else if (pose) this.bringFor(pose.index);
    if (!this.source && this.mover.update(performance.now(), dt_s, wish)) this.moved();
    if (this.mover.ledBy === "hands") stage.marker.fade();
  }

  /** The eye has moved: the camera, what is seen, who is told. */
  moved(): void {
    const { stage, keeper, marks, emitter } = this.around;
    const pose = this.mover.pose();
    const { scene, entry } = this.mover.hall;
    stage.stand(scene, [pose.x, pose.y, pose.z], pose.yaw, pose.pitch);
    const now = { hall: entry.id, room: this.mover.room, view: viewAt(scene.data, pose) };
    const before = this.where;
    this.where = now;
    if (before.hall !== now.hall || before.room !== now.room) {
      keeper.show(now.hall, now.room);
      marks.apply();
    }
    if (before.hall !== now.hall && this.settles) keeper.settle(now.hall);
    if (before.hall !== now.hall || before.room !== now.room || before.view !== now.view) {
      emitter.emit("where", now);
    }
    emitter.emit("pose", pose);
  }

  /** Stand somewhere anew: what is seen from there has to be shown again, wherever one was. */
  again(kept: Kept, spot: Spot): void {
    this.mover.stand(kept, spot.at, spot.yaw, spot.pitch, spot.eye);
    this.where = NOWHERE;
  }

  /** Be where a tour's route is at a moment; false where its hall is not here. */
  along(keyframes: readonly Keyframe[], t_ms: number): boolean {
    const pose = sample(keyframes, t_ms, this.around.store.frames);
    const done = this.mover.place(pose);
    if (done) this.moved();
    else this.bringFor(pose.hall);
    return done;
  }

  /** Be at a viewpoint, whatever is between. */
  async standAt(hall: string, view: string): Promise<void> {
    this.mover.release();
    const data = this.around.keeper.get(hall)?.scene.data;
    const found = data?.viewpoints.find((each) => each.id === view);
    if (found && this.where.hall === hall && isAt(this.mover.pose(), found.eye, found.yaw)) return;
    await this.go({ hall, view }, "auto");
  }

  private onLook(dyaw: number, dpitch: number): void {
    if (this.source) {
      this.around.emitter.emit("steer", { by: "look" });
      return;
    }
    this.mover.look(dyaw, dpitch);
    this.moved();
  }

  private async onFloor(hall: string, point: readonly [number, number, number]): Promise<void> {
    const { keeper, touring, emitter } = this.around;
    const kept = keeper.get(hall);
    if (this.source) {
      emitter.emit("steer", { by: "walk" });
      return;
    }
    const near = kept?.floor.nearest(...point);
    if (!kept || !near || near[1] > TAP_REACH_M) return;
    if (touring.leads) touring.do({ do: "pause" });
    await this.journeys.goTo(kept, near[0]);
  }

  /** A thing was tapped: what stands behind a notice says what it is when that has been accepted. */
  private async onPick(pick: Pick): Promise<void> {
    const { keeper, gate, emitter } = this.around;
    const data = keeper.get(pick.hall)?.scene.data;
    const room = data?.elements.find((each) => each.id === pick.element)?.room;
    if (pick.exhibit && data && room && !(await gate.enter(data, room))) return;
    emitter.emit("pick", pick);
  }

  private bringFor(index: number): void {
    const hall = this.around.store.museum.halls[index]?.id;
    if (hall) void this.around.keeper.bring(hall).catch((error) => this.around.failed(hall, error));
  }
}
