/**
 * A member's session in a group: joins, keeps the common view, sends the guide's steps. Joins `src/live` with the
 * viewer; what is shown of it is built by `ui_state.ts`.
 */
import type { Do, ErrorShape, GroupState, JoinAnswer } from "../content/generated/live";
import type { SiteTour } from "../content/generated/site";
import { forget, type Line, LiveClient, type LiveListeners } from "../live/client";
import { awake, goesAlong, isGuide, leads, onFoot, tellsMotion } from "../live/group";
import { MotionSender } from "../live/motion_sender";
import { Playout } from "../live/playout";
import { tourMs } from "../live/script";
import type { Frame, IndexedPose } from "../tour/motion";
import { type Moment, stateAt } from "../tour/timeline";
import type { PoseSource, ViewerApi } from "./api";
import { advisoryAt, scriptPose } from "./common_view";
import { GroupScene } from "./group_scene";
import { GroupVoice } from "./group_voice";
import { KeepNear } from "./keep_near";

/** What the session asks of those who made it. */
export interface SessionHands {
  viewer: ViewerApi;
  frames: readonly Frame[];
  tour(): SiteTour;
  /** Something of the group has changed. */
  changed(): void;
  refused(error: ErrorShape): void;
  /** A guide has sent this member out. */
  removed(): void;
  /** Open an exhibit's label for the group, or put it away. */
  label(exhibit: string | null): void;
  /** Tint by evidence for the group, or not. */
  evidence(on: boolean): void;
  /** Show a picture beside the hall for the group, with what is drawn on it, or put it away. */
  beside?(scene: GroupState["scene"]): void;
  /** A notice has to be read before the group's view may be followed there. */
  notice(advisory: string): Promise<boolean>;
}

/** Loading is told in steps of this many percent: a hundred members must not send a hundred messages each. */
const TOLD_PERCENT = 25;

/** How often the script's actions, a pause and a leash are seen to. */
const LOOK_MS = 250;

/** A guide who has come to a stand moves no more, but that they stand has to be told: poses are also taken this often. */
const STILL_MS = 50;

/** One member's session. */
export class GroupSession {
  readonly client: LiveClient;
  line: Line = "connecting";
  readonly voice: GroupVoice;
  private readonly playout: Playout;
  private readonly sender: MotionSender;
  private readonly accepted = new Set<string>();
  private readonly declined = new Set<string>();
  private asking: string | null = null;
  private led = false;
  private still = false;
  private wasDimmed = false;
  private readonly near: KeepNear;
  private readonly scene: GroupScene;
  private told = new Map<string, number>();
  private readonly off: (() => void)[] = [];

  constructor(
    joined: JoinAnswer,
    language: string,
    private readonly hands: SessionHands,
    connect: (tell: LiveListeners) => LiveClient = (tell) => new LiveClient(joined, language, tell),
  ) {
    this.playout = new Playout(hands.frames);
    this.sender = new MotionSender(hands.frames, () => this.client.clock.round_ms);
    this.client = connect({
      state: (state) => this.onState(state),
      line: (line) => {
        this.line = line;
        this.voice.lineIs(line === "up");
        hands.changed();
      },
      moved: (moved, arrived_ms) => this.playout.push(moved, arrived_ms),
      refused: (error) => hands.refused(error),
    });
    this.voice = new GroupVoice(this.client, () => hands.changed());
    const { viewer } = hands;
    this.scene = new GroupScene(hands);
    this.near = new KeepNear(viewer, hands.frames, (what) => this.leashAbout(what));
    this.off.push(
      viewer.on("pose", (pose) => this.onPose({ ...pose, hall: pose.index })),
      viewer.on("steer", () => this.onSteer()),
      viewer.on("progress", (now) =>
        this.tell(now.hall, now.walkable ? 100 : (99 * now.loaded_bytes) / now.total_bytes),
      ),
      viewer.on("where", (where) => {
        this.tell(where.hall, 100);
        this.scene.again();
      }),
    );
    const still = setInterval(() => this.onPose(indexed(viewer)), STILL_MS);
    const look = setInterval(() => this.look(), LOOK_MS);
    this.off.push(() => {
      clearInterval(still);
      clearInterval(look);
      this.scene.close();
    });
    this.tell(viewer.where().hall, 100);
  }

  /** The group as known, null before the first word from the server. */
  get state(): GroupState | null {
    return this.client.state;
  }

  /** Where the script is or stands, or null while people walk or gather. */
  moment(): (Moment & { readonly position_ms: number }) | null {
    const { state } = this;
    if (!state) return null;
    const mode = awake(state.mode);
    if (mode.kind !== "touring") return null;
    const position_ms = tourMs(mode, state.plan, state.zones, this.client.now());
    return { ...stateAt(this.hands.tour().timeline, position_ms), position_ms };
  }

  /** Is the script's clock running? */
  get playing(): boolean {
    const mode = this.state?.mode;
    return mode?.kind === "touring" && mode.clock.kind === "running";
  }

  /** Are the screens dimmed by now? They dim together, a moment after the guide's wish. */
  get dimmed(): boolean {
    const mode = this.state?.mode;
    return mode?.kind === "paused" && this.client.now() >= mode.at_ms;
  }

  /** Has this member gone further than the leash, and is being brought back? */
  get isBroughtBack(): boolean {
    return this.near.isBringing;
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

  /** "I am lost": follow again, and be where who leads is, or where the group's stop is. */
  find(): void {
    const { state } = this;
    if (!state || state.mode.kind === "ended") return;
    // What one has gone round is asked for once more: one cannot be with the group without it.
    this.declined.clear();
    this.asking = null;
    if (!state.you.following) this.send({ do: "follow" });
    const now = awake(state.mode);
    const together =
      now.kind === "touring" || now.kind === "walking" || (now.kind === "gathering" && now.stop);
    if (together) return;
    const { viewer } = this.hands;
    const about = this.playout.sample(this.client.groupNow());
    const stops = this.hands.tour().stops;
    const stop = stops.find((each) => now.kind !== "ended" && each.id === now.stop) ?? stops[0];
    const leash = now.kind === "free" && now.leash?.by === "metres" && now.leash.about === "guide";
    const hall = about && viewer.museum.halls[about.hall]?.id;
    if (leash && about && hall) void viewer.goto({ hall, at: about }, "cut");
    else if (stop) void viewer.goto({ hall: stop.hall, view: stop.viewpoint }, "cut");
  }

  /** Leave for good. */
  leave(): void {
    this.send({ do: "leave" });
    forget();
    this.close();
  }

  close(): void {
    for (const off of this.off) off();
    this.voice.close();
    this.client.close();
    this.hands.viewer.follow(null);
  }

  private onState(state: GroupState): void {
    const { mode, you } = state;
    if (you.presence === "removed") {
      forget();
      this.close();
      this.hands.removed();
      return;
    }
    if (!onFoot(mode)) this.playout.clear();
    const leading = leads(state);
    if (!leading || !tellsMotion(mode)) this.sender.restart();
    const now = awake(mode);
    // Who leads is led by the script alone, and not by a pause; the others by whatever the group does.
    const common = now.kind === "touring" || now.kind === "walking" || (now.kind === "gathering" && now.stop);
    this.lead(leading ? mode.kind === "touring" : Boolean(common) && goesAlong(state));
    if (leading) this.onPose(indexed(this.hands.viewer));
    this.scene.show(state.scene);
    this.voice.known(state);
    this.look();
    this.hands.changed();
  }

  /** What time brings: the script's actions, a pause that begins, a leash. */
  private look(): void {
    const { state } = this;
    if (!state) return;
    this.scene.perform(this.hands.tour(), this.moment());
    const still = this.dimmed && !leads(state);
    if (still !== this.still) {
      this.still = still;
      this.hands.viewer.setInputEnabled(!still);
    }
    if (this.dimmed !== this.wasDimmed) {
      this.wasDimmed = this.dimmed;
      this.hands.changed();
    }
    const leash = state.mode.kind === "free" && !isGuide(state.you.role) ? state.mode.leash : null;
    if (this.near.look(leash)) this.hands.changed();
  }

  private leashAbout(what: "guide" | "stop"): IndexedPose | null {
    if (what === "guide") return this.playout.sample(this.client.groupNow());
    const mode = this.state?.mode;
    return mode?.kind === "free" ? this.stopPose(mode.stop) : null;
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
    const mode = this.state && awake(this.state.mode);
    if (mode?.kind === "walking") return this.playout.sample(this.client.groupNow());
    if (mode?.kind === "gathering") return mode.stop === null ? null : this.stopPose(mode.stop);
    const moment = this.moment();
    return moment && scriptPose(this.hands.tour(), moment, this.hands.frames, this.hands.viewer);
  }

  /** The eye at a stop. */
  private stopPose(stop: string): IndexedPose | null {
    const tour = this.hands.tour();
    const index = tour.stops.findIndex((each) => each.id === stop);
    const there: Moment = { index, phase: "stay", into_ms: 0 };
    return index < 0 ? null : scriptPose(tour, there, this.hands.frames, this.hands.viewer);
  }

  /** Stay before rooms whose notice has not been read; ask once. */
  private guarded(pose: IndexedPose): boolean {
    const advisory = advisoryAt(this.hands.viewer, pose);
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
    if (!state || !leads(state) || !tellsMotion(state.mode) || this.line !== "up") return;
    for (const moved of this.sender.add(pose, this.client.groupNow())) this.client.move(moved);
  }

  /** Hands on the wheel: who leads takes over from the script, others look around. In a pause nobody steers. */
  private onSteer(): void {
    const { state } = this;
    if (!state || state.mode.kind === "ended" || state.mode.kind === "paused") return;
    if (leads(state)) {
      if (state.mode.kind === "touring") this.send({ do: "walk" });
    } else if (state.you.following && state.you.role !== "observer") {
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

function indexed(viewer: ViewerApi): IndexedPose {
  const pose = viewer.pose();
  return { ...pose, hall: pose.index };
}
