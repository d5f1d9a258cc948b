/**
 * A follower without the scene: the same member on the same line, who reads where others look. What the group does is
 * known here; what one reads oneself is one's own.
 */
import type { Do, ErrorShape, GroupState, JoinAnswer } from "../content/generated/live";
import type { SiteStop, SiteTour } from "../content/generated/site";
import { forget, type Line, LiveClient, type LiveListeners } from "../live/client";
import { awake, lit } from "../live/group";
import { Resting } from "../live/pointing";
import { momentOf } from "../live/script";
import { type IndexedPose, poseOf } from "../tour/motion";
import type { Moment } from "../tour/timeline";
import { GroupVoice } from "./group_voice";

/** What the session asks of its page. */
export interface TextHands {
  tour(): SiteTour;
  changed(): void;
  refused(error: ErrorShape): void;
  removed(): void;
  /** Somebody points at an element of a hall, by the hall's index, and means it. */
  pointsAt(hall: number, element: string): void;
}

/** How often time is looked at: a stop that the script reaches, a pause that begins. */
const LOOK_MS = 250;

export class TextSession {
  readonly client: LiveClient;
  readonly voice: GroupVoice;
  line: Line = "connecting";
  /** Where who leads on foot is, as last told. */
  walked: IndexedPose | null = null;
  /** Notices that were read on this page, and those that one has gone round. */
  readonly accepted = new Set<string>();
  readonly declined = new Set<string>();
  private own: string | null = null;
  /** Whether one wishes to be with the group, until the server says that it is so. */
  private wished: boolean | null = null;
  private steppedBack = false;
  private seen = "";
  private toldHall = "";
  private readonly resting: Resting;
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    joined: JoinAnswer,
    language: string,
    private readonly hands: TextHands,
    connect: (tell: LiveListeners) => LiveClient = (tell) => new LiveClient(joined, language, tell),
  ) {
    this.client = connect({
      state: (state) => this.onState(state),
      line: (line) => {
        this.line = line;
        this.voice.lineIs(line === "up");
        hands.changed();
      },
      moved: ({ keyframe }) => {
        this.walked = poseOf(keyframe);
      },
      pointed: (text) => this.resting.take(text),
      refused: (error) => {
        this.wished = null;
        hands.refused(error);
      },
    });
    this.resting = new Resting((hall, element) => hands.pointsAt(hall, element));
    this.voice = new GroupVoice(this.client, () => hands.changed());
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  /** The group as known, null before the first word from the server. */
  get state(): GroupState | null {
    return this.client.state;
  }

  /** Where the script is or stands; null while people walk or gather. */
  moment(): (Moment & { readonly position_ms: number }) | null {
    const { state } = this;
    const mode = state && awake(state.mode);
    if (!state || mode?.kind !== "touring") return null;
    return momentOf(mode, state.plan, state.zones, this.hands.tour().timeline, this.client.now());
  }

  /** Are the screens dimmed by now? */
  get dimmed(): boolean {
    const mode = this.state?.mode;
    return mode?.kind === "paused" && this.client.now() >= mode.at_ms;
  }

  /** Is the group on its way to its stop? */
  get travels(): boolean {
    return this.moment()?.phase === "travel";
  }

  /** The stop at which the group is, or to which it goes; null before the tour. */
  get stop(): SiteStop | null {
    const { state } = this;
    const { stops } = this.hands.tour();
    const moment = this.moment();
    if (moment) return stops[moment.index] ?? null;
    const mode = state && awake(state.mode);
    const id = !mode || mode.kind === "ended" ? null : mode.stop;
    return stops.find((each) => each.id === id) ?? null;
  }

  /** The stop that one reads. */
  get reads(): SiteStop | null {
    const own = this.hands.tour().stops.find((each) => each.id === this.own);
    return own ?? this.stop;
  }

  /** Does one read another stop than the group's? */
  get isElsewhere(): boolean {
    return this.own !== null && this.own !== this.stop?.id;
  }

  /** Read a stop; null, or the group's own: be with the group again. */
  read(stop: string | null): void {
    const back = stop === null || stop === this.stop?.id;
    this.own = back ? null : stop;
    const { state } = this;
    if (state && state.mode.kind !== "ended") {
      // While all are free nobody need be told that one reads on one's own.
      if (back || state.mode.kind !== "free") this.goAlong(back, state);
    }
    this.look();
    this.hands.changed();
  }

  /** A notice: go in, go round it, or see it again. */
  answer(advisory: string, how: "in" | "round" | "again"): void {
    this.declined.delete(advisory);
    if (how === "in") {
      this.accepted.add(advisory);
      this.send({ do: "accept", advisory });
    }
    if (how === "round") this.declined.add(advisory);
    this.hands.changed();
  }

  send(what: Do): void {
    this.client.send(what);
  }

  /** Leave for good. */
  leave(): void {
    this.send({ do: "leave" });
    forget();
    this.close();
  }

  close(): void {
    clearInterval(this.timer);
    this.resting.close();
    this.voice.close();
    this.client.close();
  }

  private onState(state: GroupState): void {
    if (state.you.presence === "removed") {
      this.close();
      this.hands.removed();
      return;
    }
    const { following } = state.you;
    if (following === this.wished) this.wished = null;
    if (this.wished === null && state.mode.kind !== "ended") {
      // Called together, or come back by another's hand: one is with the group.
      if (following && state.mode.kind !== "free") this.own = null;
      if (!following && this.own === null) this.goAlong(true, state);
    }
    // There is no view here that all could be shown: who leads walks again.
    const inLight = lit(state.mode) === state.you.uid;
    if (inLight && !this.steppedBack) this.send({ do: "step-back" });
    this.steppedBack = inLight;
    this.voice.known(state);
    this.look();
    this.hands.changed();
  }

  private goAlong(with_: boolean, state: GroupState): void {
    if (state.you.following === with_ && this.wished === null) return;
    this.wished = with_;
    this.send({ do: with_ ? "follow" : "look-around" });
  }

  /** What time brings. */
  private look(): void {
    const hall = this.reads?.hall ?? this.hands.tour().stops[0]?.hall ?? "";
    if (this.state && this.state.mode.kind !== "ended" && hall && hall !== this.toldHall) {
      this.toldHall = hall;
      // There is nothing to load: who reads is ready.
      this.send({ do: "arrive", hall, percent: 100 });
    }
    const { walked } = this;
    const at = walked && [walked.hall, Math.round(walked.x), Math.round(walked.z)];
    const moment = this.moment();
    const seen = JSON.stringify([this.stop?.id, moment?.phase, this.dimmed, at]);
    if (seen === this.seen) return;
    this.seen = seen;
    this.hands.changed();
  }
}
