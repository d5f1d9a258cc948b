/** Joins the tour player (pure) with what it moves: the eye along its routes, leaves, lamps, marks. */
import type { Action, SiteStop, SiteTour } from "../content/generated/site";
import { type Keyframe, keyframe } from "../tour/motion";
import { momentOf, type PlayerEvent, type PlayerState, play, positionMs, ready } from "../tour/player";
import { legAt, type Moment, totalMs } from "../tour/timeline";
import type { TourView, ViewerApi } from "./api";

/** What a tour does to the halls. */
export interface TourHands {
  now(): number;
  /** Put the eye where the route says; false where that hall is not here yet. */
  along(keyframes: readonly Keyframe[], t_ms: number): boolean;
  /** Stand at a stop's viewpoint: by a flight where one is near, else by a cut. */
  stand(stop: SiteStop): void;
  /** Let go of the eye: the stop has been reached and one may look around. */
  letGo(): void;
  act(stop: SiteStop, action: Action, eased: boolean): void;
  /** Undo what the actions of a stop have done. */
  undo(stop: SiteStop): void;
  changed(view: TourView | null): void;
}

/** The view is told of the time this often while nothing else happens. */
const TELL_MS = 200;

/** A running tour. */
export class TourRunner {
  private player: PlayerState;
  private routes: readonly (readonly Keyframe[])[];
  private last: { index: number; phase: Moment["phase"] } | null = null;
  private done = new Set<number>();
  private loading = false;
  private held_ms: number | null = null;
  private told_ms = 0;
  private shows: string | null = null;
  private over = false;

  constructor(
    private tour: SiteTour,
    private readonly hands: TourHands,
    private readonly reduced: () => boolean,
    accepted: ReadonlySet<string>,
    short: boolean,
  ) {
    const only = short ? new Set(tour.stops.filter((stop) => stop.short).map((stop) => stop.id)) : null;
    this.player = ready(
      { timeline: tour.timeline, advisories: tour.stops.map((stop) => stop.advisory), only },
      accepted,
    );
    this.routes = tour.stops.map((stop) => stop.route.map(keyframe));
  }

  /** The same tour in another language: ids, times and routes are the same. */
  translate(tour: SiteTour): void {
    this.tour = tour;
    this.tell();
  }

  /** Something has happened. */
  do(event: Eventless): void {
    this.held_ms = null;
    this.player = play(this.player, { ...event, now_ms: this.hands.now() } as PlayerEvent);
    this.follow(true);
    this.tell();
  }

  /** Let time pass. */
  frame(): void {
    if (this.over) return;
    this.player = play(this.player, { do: "tick", now_ms: this.hands.now() });
    const changed = this.follow(false);
    if (changed || this.hands.now() - this.told_ms >= TELL_MS) this.tell();
  }

  /** Is the eye led just now? */
  get leads(): boolean {
    return this.player.going.is === "playing" && this.moment().phase === "travel";
  }

  /** The advisory that is waited for. */
  get advisory(): string | null {
    return this.player.going.is === "waiting" ? this.player.going.advisory : null;
  }

  /** The tour as the interface sees it. */
  view(): TourView {
    const { index, phase, into_ms } = this.moment();
    const at = this.player.going.is === "waiting" ? this.player.going.leg : index;
    const stop = this.tour.stops[at];
    if (!stop) throw new RangeError(`the tour has no stop ${at}`);
    return {
      tour: this.tour,
      status: this.loading && this.player.going.is === "playing" ? "loading" : this.player.going.is,
      index: at,
      stop,
      phase,
      into_ms,
      position_ms: positionMs(this.player, this.hands.now()),
      total_ms: totalMs(this.tour.timeline),
      advisory: this.advisory,
      shows: this.shows,
    };
  }

  /** End it: the halls are as they were. */
  end(): void {
    this.over = true;
    this.leaveStop();
    this.hands.letGo();
    this.hands.changed(null);
  }

  /** Which leg the tour is in and how far. */
  moment(): Moment {
    return momentOf(this.player, this.hands.now());
  }

  /** Bring the halls to the tour's moment; true where a stop or phase has changed. */
  private follow(jumped: boolean): boolean {
    const { index, phase, into_ms } = this.moment();
    const changed = !this.last || this.last.index !== index || this.last.phase !== phase;
    if (this.player.going.is === "waiting") return changed;
    if (changed) {
      if (this.last) this.leaveStop();
      this.last = { index, phase };
      this.done = new Set();
    }
    const stop = this.tour.stops[index];
    if (!stop) return changed;
    if (phase === "travel") this.travel(stop, index, into_ms);
    else {
      if (changed) this.arrive(stop, index);
      this.perform(stop, into_ms, !jumped);
    }
    return changed;
  }

  private travel(stop: SiteStop, index: number, into_ms: number): void {
    if (this.player.going.is !== "playing") return;
    const route = this.routes[index] ?? [];
    if (route.length === 0 || this.reduced()) {
      const { travel_ms } = legAt(this.tour.timeline, index);
      this.player = play(this.player, {
        do: "seek",
        to_ms: positionMs(this.player, this.hands.now()) + travel_ms - into_ms,
        now_ms: this.hands.now(),
      });
      return;
    }
    const here = this.hands.along(route, into_ms);
    // The clock waits for a hall that is still on its way: nobody misses a sentence.
    if (here) this.held_ms = null;
    else {
      this.held_ms ??= positionMs(this.player, this.hands.now());
      this.player = play(this.player, { do: "seek", to_ms: this.held_ms, now_ms: this.hands.now() });
    }
    if (this.loading === here) {
      this.loading = !here;
      this.tell();
    }
    if (stop.route.length > 0) this.shows = null;
  }

  private arrive(stop: SiteStop, index: number): void {
    const route = this.routes[index] ?? [];
    const end = route[route.length - 1];
    // The last step of a route is its viewpoint: take it, then let the visitor look around.
    if (end && !this.reduced()) this.hands.along(route, end.t_ms);
    this.hands.stand(stop);
  }

  private perform(stop: SiteStop, into_ms: number, eased: boolean): void {
    for (const [i, action] of stop.actions.entries()) {
      if (this.done.has(i) || into_ms < action.after_s * 1000) continue;
      this.done.add(i);
      if (action.do === "show") this.shows = action.exhibit;
      this.hands.act(stop, action, eased);
      this.tell();
    }
  }

  private leaveStop(): void {
    const stop = this.last && this.last.phase !== "travel" ? this.tour.stops[this.last.index] : null;
    if (stop && this.done.size > 0) this.hands.undo(stop);
    this.shows = null;
    this.done = new Set();
  }

  private tell(): void {
    this.told_ms = this.hands.now();
    if (!this.over) this.hands.changed(this.view());
  }
}

/** A player's event without its time: the runner puts that in. */
export type Eventless = PlayerEvent extends infer E
  ? E extends { readonly now_ms: number }
    ? Omit<E, "now_ms">
    : never
  : never;

/** Carry out an action of a stop; what it shows beside the view is the interface's business. */
export function actOf(viewer: ViewerApi, stop: SiteStop, action: Action, eased: boolean): void {
  switch (action.do) {
    case "door":
      viewer.openLeaf(action.opening, (action.to_deg * Math.PI) / 180, eased);
      break;
    case "highlight": {
      const marks = stop.actions.flatMap((each) =>
        each.do === "highlight" && each.after_s <= action.after_s ? each.element : [],
      );
      viewer.highlight(marks);
      break;
    }
    case "dim":
      viewer.setWeights(stop.hall, { [action.layer]: action.to });
      break;
    case "show":
      break;
  }
}

/** Put back what a stop's actions have changed. */
export function undoOf(viewer: ViewerApi, stop: SiteStop): void {
  for (const action of stop.actions) {
    if (action.do === "door") viewer.openLeaf(action.opening, "rest");
    if (action.do === "dim") {
      const layer = viewer.hallData(stop.hall)?.layers.find((each) => each.name === action.layer);
      viewer.setWeights(stop.hall, { [action.layer]: layer?.weight ?? 1 });
    }
  }
  if (stop.actions.some((action) => action.do === "highlight")) viewer.highlight([]);
}
