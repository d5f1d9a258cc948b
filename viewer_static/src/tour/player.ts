/**
 * The tour player: a pure reducer over a timeline. It knows no clock (`now_ms` comes with every event), no camera and
 * no words. A stop with an advisory that has not been accepted is waited at before the way to it begins.
 */
import type { Timeline } from "../content/generated/site";
import { arrivalMs, type Moment, startsMs, stateAt, totalMs } from "./timeline";

/** What the player needs to know of a tour. `advisories[i]` guards leg i. */
export interface Score {
  readonly timeline: Timeline;
  readonly advisories: readonly (string | null)[];
  /** Stops of the five-minute version, or null to play all. */
  readonly only: ReadonlySet<string> | null;
}

/** Illegal states cannot be written: only a playing tour has a clock. */
export type Going =
  | { readonly is: "playing"; readonly since_ms: number; readonly from_ms: number }
  | { readonly is: "paused"; readonly at_ms: number }
  | { readonly is: "waiting"; readonly at_ms: number; readonly leg: number; readonly advisory: string }
  | { readonly is: "over" };

/** The player's whole state. */
export interface PlayerState {
  readonly score: Score;
  readonly going: Going;
  readonly accepted: ReadonlySet<string>;
  readonly skipped: ReadonlySet<string>;
}

/** What can happen to a player. */
export type PlayerEvent =
  | { readonly do: "play" | "pause" | "next" | "back" | "tick"; readonly now_ms: number }
  | { readonly do: "jump"; readonly stop: string; readonly now_ms: number }
  | { readonly do: "seek"; readonly to_ms: number; readonly now_ms: number }
  | { readonly do: "accept" | "decline"; readonly advisory: string; readonly now_ms: number };

/** "Back" within this time of an arrival goes to the stop before; later it begins the stop again. */
export const BACK_AGAIN_MS = 3000;

/** A player at rest before the first stop. */
export function ready(score: Score, accepted: ReadonlySet<string> = new Set()): PlayerState {
  return { score, going: { is: "paused", at_ms: 0 }, accepted, skipped: new Set() };
}

/** Return the state after an event. */
export function play(state: PlayerState, event: PlayerEvent): PlayerState {
  const now = event.now_ms;
  const at = positionMs(state, now);
  switch (event.do) {
    case "play":
      if (state.going.is === "waiting" || state.going.is === "playing") return state;
      return state.going.is === "over" ? enter(state, firstLeg(state), true, now) : resume(state, at, now);
    case "pause":
      return state.going.is === "playing" ? { ...state, going: { is: "paused", at_ms: at } } : state;
    case "tick":
      return state.going.is === "playing" ? advance(state, at, now) : state;
    case "next":
      return next(state, at, now);
    case "back":
      return back(state, at, now);
    case "jump": {
      const leg = state.score.timeline.legs.findIndex((each) => each.stop === event.stop);
      return leg < 0 ? state : enter(state, leg, true, now);
    }
    case "seek":
      return seek(state, event.to_ms, now);
    case "accept":
      return accept(state, event.advisory, now);
    case "decline":
      return decline(state, event.advisory, now);
  }
}

/** How far along the timeline the tour is. */
export function positionMs(state: PlayerState, now_ms: number): number {
  const { going, score } = state;
  switch (going.is) {
    case "playing":
      return Math.min(going.from_ms + Math.max(0, now_ms - going.since_ms), totalMs(score.timeline));
    case "over":
      return totalMs(score.timeline);
    default:
      return going.at_ms;
  }
}

/** The moment of the tour: which stop, on the way or there. */
export function momentOf(state: PlayerState, now_ms: number): Moment {
  return stateAt(state.score.timeline, positionMs(state, now_ms));
}

/** Is this leg part of what is played: in the short version if that was asked for, and not declined? */
function isPlayed(state: PlayerState, leg: number): boolean {
  const stop = state.score.timeline.legs[leg]?.stop;
  if (stop === undefined) return false;
  if (state.score.only && !state.score.only.has(stop)) return false;
  const advisory = state.score.advisories[leg] ?? null;
  return advisory === null || !state.skipped.has(advisory);
}

function firstLeg(state: PlayerState): number {
  return Math.max(0, nextLeg(state, -1));
}

/** The next played leg after `leg`, or -1. */
function nextLeg(state: PlayerState, leg: number): number {
  for (let i = leg + 1; i < state.score.timeline.legs.length; i++) if (isPlayed(state, i)) return i;
  return -1;
}

function previousLeg(state: PlayerState, leg: number): number {
  for (let i = leg - 1; i >= 0; i--) if (isPlayed(state, i)) return i;
  return -1;
}

function guardOf(state: PlayerState, leg: number): string | null {
  const advisory = state.score.advisories[leg] ?? null;
  return advisory === null || state.accepted.has(advisory) ? null : advisory;
}

/** Go to a leg: cut to its stop, or set out on the route to it; wait before it where an advisory asks. */
function enter(state: PlayerState, leg: number, cut: boolean, now: number): PlayerState {
  const { timeline } = state.score;
  const from_ms = cut ? arrivalMs(timeline, leg) : (startsMs(timeline)[leg] ?? 0);
  const advisory = guardOf(state, leg);
  if (advisory !== null) return { ...state, going: { is: "waiting", at_ms: from_ms, leg, advisory } };
  return { ...state, going: { is: "playing", since_ms: now, from_ms } };
}

function resume(state: PlayerState, at: number, now: number): PlayerState {
  const { index } = stateAt(state.score.timeline, at);
  if (!isPlayed(state, index)) return enter(state, nextLeg(state, index), true, now);
  const advisory = guardOf(state, index);
  if (advisory !== null) return { ...state, going: { is: "waiting", at_ms: at, leg: index, advisory } };
  return { ...state, going: { is: "playing", since_ms: now, from_ms: at } };
}

/** Let time pass: over a leg's end into the next played one, which may be guarded. */
function advance(state: PlayerState, at: number, now: number): PlayerState {
  if (state.going.is !== "playing") return state;
  const before = stateAt(state.score.timeline, state.going.from_ms).index;
  const here = stateAt(state.score.timeline, at);
  if (here.phase === "over") return { ...state, going: { is: "over" } };
  if (here.index === before) return state;
  return setOut(state, before, now);
}

/** Leave a leg for the next played one: along its route if it is the neighbour, by a cut otherwise. */
function setOut(state: PlayerState, from: number, now: number): PlayerState {
  const leg = nextLeg(state, from);
  if (leg < 0) return { ...state, going: { is: "over" } };
  return enter(state, leg, leg !== from + 1, now);
}

function next(state: PlayerState, at: number, now: number): PlayerState {
  if (state.going.is === "over") return state;
  const { index, phase } = stateAt(state.score.timeline, at);
  if (state.going.is === "waiting") return state;
  return phase === "travel" ? enter(state, index, true, now) : setOut(state, index, now);
}

function back(state: PlayerState, at: number, now: number): PlayerState {
  const { index, phase, into_ms } = stateAt(state.score.timeline, at);
  const here = state.going.is === "waiting" ? state.going.leg : index;
  const again = state.going.is !== "waiting" && phase !== "travel" && into_ms > BACK_AGAIN_MS;
  const leg = again ? here : previousLeg(state, here);
  return leg < 0 ? enter(state, firstLeg(state), true, now) : enter(state, leg, true, now);
}

function seek(state: PlayerState, to_ms: number, now: number): PlayerState {
  const at = Math.min(Math.max(0, to_ms), totalMs(state.score.timeline));
  const { index, phase } = stateAt(state.score.timeline, at);
  if (phase === "over") return { ...state, going: { is: "over" } };
  const advisory = guardOf(state, index);
  if (advisory !== null) return { ...state, going: { is: "waiting", at_ms: at, leg: index, advisory } };
  if (!isPlayed(state, index)) return setOut(state, index, now);
  return state.going.is === "playing"
    ? { ...state, going: { is: "playing", since_ms: now, from_ms: at } }
    : { ...state, going: { is: "paused", at_ms: at } };
}

function accept(state: PlayerState, advisory: string, now: number): PlayerState {
  const accepted = new Set(state.accepted).add(advisory);
  const skipped = new Set(state.skipped);
  skipped.delete(advisory);
  const { going } = state;
  if (going.is !== "waiting" || going.advisory !== advisory) return { ...state, accepted, skipped };
  return { ...state, accepted, skipped, going: { is: "playing", since_ms: now, from_ms: going.at_ms } };
}

/** Take the way round: on to the next stop that this advisory does not guard. */
function decline(state: PlayerState, advisory: string, now: number): PlayerState {
  const skipped = new Set(state.skipped).add(advisory);
  const declined = { ...state, skipped };
  const { going } = state;
  if (going.is !== "waiting" || going.advisory !== advisory) return declined;
  const leg = nextLeg(declined, going.leg);
  return leg < 0 ? { ...declined, going: { is: "over" } } : enter(declined, leg, true, now);
}
