/**
 * The group's common view in a member's viewer: the script's, a stop's, or that of whoever walks for all; and the notices
 * before it.
 */
import type { Do, GroupState } from "../content/generated/live";
import type { SiteTour } from "../content/generated/site";
import type { LiveClient } from "../live/client";
import { awake, goesAlong, leads, lit, onFoot } from "../live/group";
import type { Moved } from "../live/motion_codec";
import { Playout } from "../live/playout";
import { momentOf } from "../live/script";
import type { Frame, IndexedPose } from "../tour/motion";
import type { Moment } from "../tour/timeline";
import type { PoseSource, ViewerApi } from "./api";
import { advisoryAt, scriptPose } from "./common_view";
import { Cuts } from "./replay_cuts";

/** What the view is made of. */
export interface EyeHands {
  readonly viewer: ViewerApi;
  readonly frames: readonly Frame[];
  tour(): SiteTour;
  /** A notice has to be read before the group's view may be followed there. */
  notice(advisory: string): Promise<boolean>;
  /** One goes round a notice now, or no more. */
  changed(): void;
}

/** What the eye needs of the line. */
export type EyeLine = Pick<LiveClient, "state" | "now" | "groupNow"> & { send(what: Do): void };

/** One member's share of the common view. */
export class GroupEye {
  private readonly playout: Playout;
  private readonly accepted = new Set<string>();
  private readonly declined = new Set<string>();
  private asking: string | null = null;
  private led = false;
  /** The notice that one has gone round, while the group is behind it. */
  round: string | null = null;
  /** Who walked last. */
  private walker: string | null = null;

  constructor(
    private readonly hands: EyeHands,
    private readonly line: () => EyeLine,
  ) {
    this.playout = new Playout(hands.frames);
  }

  /** A keyframe has come. */
  push(moved: Moved, arrived_ms: number): void {
    this.playout.push(moved, arrived_ms);
  }

  /** Where the script is or stands, or null while people walk or gather. */
  moment(): (Moment & { readonly position_ms: number }) | null {
    const { state } = this.line();
    const mode = state && awake(state.mode);
    if (!state || mode?.kind !== "touring") return null;
    return momentOf(mode, state.plan, state.zones, this.hands.tour().timeline, this.line().now());
  }

  /** The group is so now: follow its view, or let go of it. */
  known(state: GroupState): void {
    const { mode } = state;
    if (!onFoot(mode)) {
      this.playout.clear();
      this.walker = null;
    }
    const walker = onFoot(mode) ? (lit(mode) ?? state.leader) : null;
    // Another's feet: where the first was is no beginning of their way.
    if (walker !== null && this.walker !== null && walker !== this.walker) this.playout.clear();
    this.walker = walker ?? this.walker;
    const now = awake(mode);
    const common = now.kind === "touring" || now.kind === "walking" || (now.kind === "gathering" && now.stop);
    // Who leads is led by the script, and not by a pause, and by whoever is in the spotlight; others by whatever is.
    const leading = leads(state) && lit(mode) === null;
    this.lead(leading ? mode.kind === "touring" : Boolean(common) && goesAlong(state));
  }

  /** What a leash hangs on: the guide, or the stop. */
  about(what: "guide" | "stop"): IndexedPose | null {
    if (what === "guide") return this.playout.sample(this.line().groupNow());
    const mode = this.line().state?.mode;
    return mode?.kind === "free" ? this.stopPose(mode.stop) : null;
  }

  /** A notice was accepted here: the group's rooms behind it may be followed into. */
  accept(advisory: string): void {
    this.accepted.add(advisory);
    this.declined.delete(advisory);
    this.line().send({ do: "accept", advisory });
  }

  /** "I am lost": follow again, and be where who leads is, or where the group's stop is. */
  find(): void {
    const { state } = this.line();
    if (!state || state.mode.kind === "ended") return;
    // What one has gone round is asked for once more: one cannot be with the group without it.
    this.declined.clear();
    if (!state.you.following) this.line().send({ do: "follow" });
    const now = awake(state.mode);
    const together =
      now.kind === "touring" || now.kind === "walking" || (now.kind === "gathering" && now.stop);
    if (together) return;
    const { viewer } = this.hands;
    const about = this.about("guide");
    const stops = this.hands.tour().stops;
    const stop = stops.find((each) => now.kind !== "ended" && each.id === now.stop) ?? stops[0];
    const leash = now.kind === "free" && now.leash?.by === "metres" && now.leash.about === "guide";
    const hall = about && viewer.museum.halls[about.hall]?.id;
    if (leash && about && hall) void viewer.goto({ hall, at: about }, "cut");
    else if (stop) void viewer.goto({ hall: stop.hall, view: stop.viewpoint }, "cut");
  }

  private lead(led: boolean): void {
    if (led === this.led) return;
    this.led = led;
    const reduced = led && matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.hands.viewer.follow(led ? (reduced ? new Cuts(this.source) : this.source) : null);
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
    const { state } = this.line();
    const mode = state && awake(state.mode);
    if (mode?.kind === "walking") return this.playout.sample(this.line().groupNow());
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
    const shut = advisory !== null && !this.accepted.has(advisory);
    const round = shut && this.declined.has(advisory) ? advisory : null;
    if (round !== this.round) {
      this.round = round;
      this.hands.changed();
    }
    if (!shut) return false;
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
}
