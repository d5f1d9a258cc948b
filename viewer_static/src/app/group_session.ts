/**
 * A member's session in a group: joins, keeps the common view, sends the guide's steps. Joins `src/live` with the
 * viewer; what is shown of it is built by `ui_state.ts`.
 */
import type { Boot } from "../content/generated/boot";
import type { Do, ErrorShape, GroupState, JoinAnswer } from "../content/generated/live";
import type { SiteTour } from "../content/generated/site";
import { forget, join, type Line, LiveClient } from "../live/client";
import { goesAlong } from "../live/group";
import { MotionSender } from "../live/motion_sender";
import { Playout } from "../live/playout";
import { tourMs } from "../live/script";
import { type Frame, type IndexedPose, keyframe, poseOf, sample } from "../tour/motion";
import { type Moment, stateAt } from "../tour/timeline";
import type { PoseSource, ViewerApi } from "./api";

/** What the session asks of those who made it. */
export interface SessionHands {
  viewer: ViewerApi;
  frames: readonly Frame[];
  tour(): SiteTour;
  /** Something of the group has changed. */
  changed(): void;
  refused(error: ErrorShape): void;
  /** A notice has to be read before the group's view may be followed there. */
  notice(advisory: string): Promise<boolean>;
}

/** Loading is told in steps of this many percent: a hundred members must not send a hundred messages each. */
const TOLD_PERCENT = 25;

/** A guide who has come to a stand moves no more, but that they stand has to be told: poses are also taken this often. */
const STILL_MS = 50;

/** Join by the page's code or the guide's secret. @throws JoinRefused where the server says no */
export function joinGroup(boot: Boot): Promise<JoinAnswer> {
  return join(boot.prefix, boot.language, boot.secret ? { secret: boot.secret } : { code: boot.code ?? "" });
}

/** One member's session. */
export class GroupSession {
  readonly client: LiveClient;
  line: Line = "connecting";
  private readonly playout: Playout;
  private readonly sender: MotionSender;
  private readonly accepted = new Set<string>();
  private readonly declined = new Set<string>();
  private asking: string | null = null;
  private led = false;
  private told = new Map<string, number>();
  private readonly off: (() => void)[] = [];

  constructor(
    joined: JoinAnswer,
    language: string,
    private readonly hands: SessionHands,
  ) {
    this.playout = new Playout(hands.frames);
    this.sender = new MotionSender(hands.frames, () => this.client.clock.round_ms);
    this.client = new LiveClient(joined, language, {
      state: (state) => this.onState(state),
      line: (line) => {
        this.line = line;
        hands.changed();
      },
      moved: (moved, arrived_ms) => this.playout.push(moved, arrived_ms),
      refused: (error) => hands.refused(error),
    });
    const { viewer } = hands;
    this.off.push(
      viewer.on("pose", (pose) => this.onPose({ ...pose, hall: pose.index })),
      viewer.on("steer", () => this.onSteer()),
      viewer.on("progress", (now) =>
        this.tell(now.hall, now.walkable ? 100 : (99 * now.loaded_bytes) / now.total_bytes),
      ),
      viewer.on("where", (where) => this.tell(where.hall, 100)),
    );
    const still = setInterval(() => this.onPose(indexed(viewer)), STILL_MS);
    this.off.push(() => clearInterval(still));
    this.tell(viewer.where().hall, 100);
  }

  /** The group as known, null before the first word from the server. */
  get state(): GroupState | null {
    return this.client.state;
  }

  /** Where the script is, or null while the guide walks or people gather. */
  moment(): (Moment & { readonly position_ms: number }) | null {
    const { state } = this;
    if (state?.mode.kind !== "touring") return null;
    const position_ms = tourMs(state.mode, state.plan, state.zones, this.client.now());
    return { ...stateAt(this.hands.tour().timeline, position_ms), position_ms };
  }

  /** Is the script's clock running? */
  get playing(): boolean {
    const mode = this.state?.mode;
    return mode?.kind === "touring" && mode.clock.kind === "running";
  }

  send(what: Do): void {
    this.client.send(what);
  }

  /** A notice was accepted here: the group's rooms behind it may be followed into. */
  accept(advisory: string): void {
    this.accepted.add(advisory);
    this.declined.delete(advisory);
    this.send({ do: "accept", advisory });
  }

  /** Leave for good. */
  leave(): void {
    this.send({ do: "leave" });
    forget();
    this.close();
  }

  close(): void {
    for (const off of this.off) off();
    this.client.close();
    this.hands.viewer.follow(null);
  }

  private onState(state: GroupState): void {
    const { mode, you } = state;
    const guide = you.role === "guide";
    if (mode.kind !== "walking") {
      this.playout.clear();
      this.sender.restart();
    }
    // The guide is led by the script alone; followers by whatever the group does.
    this.lead(
      mode.kind === "touring" ? guide || goesAlong(state) : mode.kind === "walking" && goesAlong(state),
    );
    if (guide && mode.kind === "walking") this.onPose(indexed(this.hands.viewer));
    this.hands.changed();
  }

  /** Follow the group's view, or let go of it. */
  private lead(led: boolean): void {
    if (led === this.led) return;
    this.led = led;
    this.hands.viewer.follow(led ? this.source : null);
  }

  private readonly source: PoseSource = {
    sample: () => {
      const pose = this.common();
      if (!pose || this.guarded(pose)) return null;
      const { hall, ...eye } = pose;
      return { ...eye, index: hall };
    },
  };

  /** The group's common view now. */
  private common(): IndexedPose | null {
    const { state } = this;
    if (!state) return null;
    if (state.mode.kind === "walking") return this.playout.sample(this.client.groupNow());
    const moment = this.moment();
    if (!moment) return null;
    return scriptPose(this.hands.tour(), moment, this.hands.frames, (hall, view) => {
      const found = this.hands.viewer.hallData(hall)?.viewpoints.find((each) => each.id === view);
      const index = this.hands.viewer.museum.halls.findIndex((each) => each.id === hall);
      return found
        ? {
            hall: index,
            x: found.eye[0],
            y: found.eye[1],
            z: found.eye[2],
            yaw: found.yaw,
            pitch: found.pitch,
          }
        : null;
    });
  }

  /** Stay before rooms whose notice has not been read; ask once. */
  private guarded(pose: IndexedPose): boolean {
    const { viewer } = this.hands;
    const entry = viewer.museum.halls[pose.hall];
    const hall = entry ? viewer.hallData(entry.id) : null;
    if (!entry || !hall) return false;
    const room = hall.rooms.find((each) => inside(each.floor, pose.x, pose.z));
    const advisory = hall.zones.find((zone) => room && zone.rooms.includes(room.id))?.advisory ?? null;
    if (advisory === null || this.accepted.has(advisory)) return false;
    if (!this.declined.has(advisory) && this.asking === null) {
      this.asking = advisory;
      void this.hands.notice(advisory).then((yes) => {
        this.asking = null;
        if (yes) this.accept(advisory);
        else this.declined.add(advisory);
      });
    }
    return true;
  }

  private onPose(pose: IndexedPose): void {
    const { state } = this;
    if (state?.mode.kind !== "walking" || state.you.role !== "guide" || this.line !== "up") return;
    for (const moved of this.sender.add(pose, this.client.groupNow())) this.client.move(moved);
  }

  /** Hands on the wheel: a guide takes over from the script, a follower looks around. */
  private onSteer(): void {
    const { state } = this;
    if (!state || state.mode.kind === "ended") return;
    if (state.you.role === "guide") {
      if (state.mode.kind === "touring") this.send({ do: "walk" });
    } else if (state.you.following) {
      this.send({ do: "look-around" });
    }
  }

  private tell(hall: string, percent: number): void {
    if (!hall) return;
    const step = percent >= 100 ? 100 : Math.floor(percent / TOLD_PERCENT) * TOLD_PERCENT;
    if ((this.told.get(hall) ?? -1) >= step) return;
    this.told.set(hall, step);
    this.send({ do: "arrive", hall, percent: step });
  }
}

/** The eye at a moment of a tour's script. */
export function scriptPose(
  tour: SiteTour,
  moment: Moment,
  frames: readonly Frame[],
  viewpoint: (hall: string, view: string) => IndexedPose | null,
): IndexedPose | null {
  const stop = tour.stops[moment.index];
  if (!stop) return null;
  const route = stop.route.map(keyframe);
  const last = route.at(-1);
  if (moment.phase === "travel" && route.length > 1) return sample(route, moment.into_ms, frames);
  return last ? poseOf(last) : viewpoint(stop.hall, stop.viewpoint);
}

function indexed(viewer: ViewerApi): IndexedPose {
  const pose = viewer.pose();
  return { ...pose, hall: pose.index };
}

/** Is a point inside a polygon in plan? Even-odd rule. */
function inside(polygon: readonly (readonly [number, number])[], x: number, z: number): boolean {
  let odd = false;
  let [ax, az] = polygon.at(-1) ?? [0, 0];
  for (const [bx, bz] of polygon) {
    if (bz > z !== az > z && x < ((ax - bx) * (z - bz)) / (az - bz) + bx) odd = !odd;
    [ax, az] = [bx, bz];
  }
  return odd;
}
