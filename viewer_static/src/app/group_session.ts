/**
 * A member's session in a group: joins, keeps the common view, sends the guide's steps. Joins `src/live` with the
 * viewer; what is shown of it is built by `ui_state.ts`.
 */
import type { Do, ErrorShape, GroupState, JoinAnswer } from "../content/generated/live";
import type { SiteTour } from "../content/generated/site";
import { forget, type Line, LiveClient, type LiveListeners } from "../live/client";
import { goesAlong, isGuide, leads, lit, points as mayPoint, tellsMotion, walks } from "../live/group";
import { MotionSender } from "../live/motion_sender";
import { type Pointed, pointedAt, pointText, Resting } from "../live/pointing";
import type { Frame, IndexedPose } from "../tour/motion";
import type { Moment } from "../tour/timeline";
import type { ViewerApi } from "./api";
import { GroupEye } from "./group_eye";
import { GroupPlace } from "./group_place";
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
  /** Somebody points at an element of a hall, and stays there. */
  pointsAt?(hall: string, element: string): void;
  /** A notice has to be read before the group's view may be followed there. */
  notice(advisory: string): Promise<boolean>;
}

/** How often the script's actions, a pause and a leash are seen to. */
const LOOK_MS = 250;

/** A guide who has come to a stand moves no more, but that they stand has to be told: poses are also taken this often. */
const STILL_MS = 50;

/** One member's session. */
export class GroupSession {
  readonly client: LiveClient;
  line: Line = "connecting";
  readonly voice: GroupVoice;
  private readonly eye: GroupEye;
  private readonly place: GroupPlace;
  private readonly sender: MotionSender;
  private still = false;
  private wasDimmed = false;
  private readonly near: KeepNear;
  private readonly scene: GroupScene;
  private points = false;
  private steppedBack = false;
  private readonly resting = new Resting((index, element) => {
    const hall = this.hands.viewer.museum.halls[index]?.id;
    if (hall) this.hands.pointsAt?.(hall, element);
  });
  private readonly off: (() => void)[] = [];

  constructor(
    joined: JoinAnswer,
    language: string,
    private readonly hands: SessionHands,
    connect: (tell: LiveListeners) => LiveClient = (tell) => new LiveClient(joined, language, tell),
  ) {
    this.eye = new GroupEye(hands, () => this.client);
    this.sender = new MotionSender(hands.frames, () => this.client.clock.round_ms);
    this.client = connect({
      state: (state) => this.onState(state),
      line: (line) => {
        this.line = line;
        this.voice.lineIs(line === "up");
        hands.changed();
      },
      moved: (moved, arrived_ms) => this.eye.push(moved, arrived_ms),
      pointed: (text) => this.onPointed(text),
      refused: (error) => hands.refused(error),
    });
    this.voice = new GroupVoice(this.client, () => hands.changed());
    const { viewer } = hands;
    this.scene = new GroupScene(hands);
    this.near = new KeepNear(viewer, hands.frames, (what) => this.eye.about(what));
    this.place = new GroupPlace(this.client);
    this.off.push(
      viewer.on("pose", (pose) => this.onPose({ ...pose, hall: pose.index })),
      viewer.on("steer", ({ by }) => this.onSteer(by)),
      viewer.on("progress", (now) => this.place.loads(now)),
      viewer.on("pointed", (at) => this.point(at)),
      viewer.on("where", (where) => {
        this.place.isIn(where.hall);
        this.scene.again();
      }),
    );
    const still = setInterval(() => this.onPose(indexed(viewer)), STILL_MS);
    const look = setInterval(() => this.look(), LOOK_MS);
    this.off.push(() => {
      clearInterval(still);
      clearInterval(look);
      this.scene.close();
      this.resting.close();
    });
    this.place.isIn(viewer.where().hall);
    viewer.showPointer(null);
  }

  /** The group as known, null before the first word from the server. */
  get state(): GroupState | null {
    return this.client.state;
  }

  /** Where the script is or stands, or null while people walk or gather. */
  moment(): (Moment & { readonly position_ms: number }) | null {
    return this.eye.moment();
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
    this.eye.accept(advisory);
  }

  /** The notice that one has gone round, while the group is behind it; null where none is. */
  get round(): string | null {
    return this.state && goesAlong(this.state) ? this.eye.round : null;
  }

  /** "I am lost": follow again, and be where who leads is, or where the group's stop is. */
  find(): void {
    this.eye.find();
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
      // The token is kept: a guide may take it back, and then it opens the group again.
      this.close();
      this.hands.removed();
      return;
    }
    if (!walks(state) || !tellsMotion(mode)) this.sender.restart();
    if (lit(mode) !== you.uid) this.steppedBack = false;
    this.eye.known(state);
    if (walks(state)) this.onPose(indexed(this.hands.viewer));
    const points = mayPoint(state);
    if (this.points && !points) this.hands.viewer.pointing(false);
    this.points = points;
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
    this.place.look(state, this.hands.viewer.pose());
  }

  private onPose(pose: IndexedPose): void {
    const { state } = this;
    if (!state || !walks(state) || !tellsMotion(state.mode) || this.line !== "up") return;
    if (lit(state.mode) !== null && this.isSolemn(pose)) {
      this.stepBack();
      return;
    }
    for (const moved of this.sender.add(pose, this.client.groupNow())) this.client.move(moved);
  }

  /** Hands on the wheel: who leads takes over from the script, others look around. In a pause nobody steers. */
  private onSteer(by: "look" | "walk"): void {
    const { state } = this;
    if (!state || state.mode.kind === "ended" || state.mode.kind === "paused") return;
    if (leads(state)) {
      const lent = lit(state.mode) !== null && by === "walk";
      if (state.mode.kind === "touring" || lent) this.send({ do: "walk" });
    } else if (state.you.following && state.you.role !== "observer") {
      this.send({ do: "look-around" });
    }
  }

  /** Nobody is in the spotlight in a solemn hall: who walks into one steps out of it. */
  private isSolemn(pose: IndexedPose): boolean {
    return this.hands.viewer.museum.halls[pose.hall]?.solemn ?? true;
  }

  private stepBack(): void {
    if (this.steppedBack) return;
    this.steppedBack = true;
    this.send({ do: "step-back" });
  }

  /** One's own pointer, for the others. */
  private point(at: Pointed | null): void {
    if (this.state && mayPoint(this.state)) this.client.point(pointText(at));
  }

  /** Another's pointer: a light in the hall, and a word where it rests. */
  private onPointed(text: string): void {
    this.hands.viewer.showPointer(pointedAt(text));
    this.resting.take(text);
  }
}

function indexed(viewer: ViewerApi): IndexedPose {
  const pose = viewer.pose();
  return { ...pose, hall: pose.index };
}
