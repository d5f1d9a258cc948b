/**
 * What the interface shows and what a person may ask of it. The interface knows nothing of the scene or the socket:
 * `src/app` fills a `UiState` and carries out `UiActions`.
 */
import type { Evidence, Said, SaidAdvisory, SaidDate, Shows } from "../content/generated/site";
import type { CaptionChoice, UiGroup, UiVoiceActions, Wish } from "./group_contract";

/** One error, as everywhere: what happened and what to do. */
export interface UiError {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** Where the program is: still loading, in a hall, or unable to draw. */
export type UiPhase =
  | {
      readonly is: "loading";
      readonly loaded_bytes: number;
      readonly total_bytes: number;
      readonly title: string;
    }
  | { readonly is: "here" }
  | { readonly is: "failed"; readonly error: UiError };

/** A room or hall in the plan. */
export interface UiPlanRoom {
  readonly id: string;
  readonly title: string;
  readonly floor: readonly (readonly [number, number])[];
  readonly here: boolean;
}

/** The plan of the hall one stands in: metres, x east, z south. */
export interface UiPlan {
  readonly rooms: readonly UiPlanRoom[];
  readonly walls: readonly (readonly [readonly [number, number], readonly [number, number]])[];
  readonly you: { readonly x: number; readonly z: number; readonly yaw: number };
  readonly guide: { readonly x: number; readonly z: number } | null;
}

/** A place in the list of places. */
export interface UiPlace {
  readonly hall: string;
  readonly viewpoint: string;
  readonly title: string;
  readonly here: boolean;
}

/** A hall with its places. */
export interface UiHall {
  readonly id: string;
  readonly title: string;
  readonly places: readonly UiPlace[];
}

/** A source as the label lists it. */
export interface UiSource {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
}

/** A person on a label. */
export interface UiPerson {
  readonly name: Said;
  readonly occupation: Said;
  readonly life: Said;
  readonly dates: readonly SaidDate[];
}

/** The label beside the view: an exhibit, or an element of the hall with why it looks so. */
export interface UiLabel {
  readonly id: string;
  readonly title: Said;
  readonly status: string | null;
  readonly facts: readonly { readonly name: string; readonly value: Said }[];
  readonly text: Said | null;
  readonly people: readonly UiPerson[];
  readonly evidence: Evidence | null;
  readonly shows: Shows | null;
  readonly reasoning: Said | null;
  readonly sources: readonly UiSource[];
  readonly href: string | null;
  /** The elements of the hall that this is about: what is marked when a guide points it out. */
  readonly elements: readonly string[];
}

/** A tour that may be begun. */
export interface UiTourOffer {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
}

/** A stop in the list of a running tour. */
export interface UiStop {
  readonly id: string;
  readonly title: string;
  readonly state: "past" | "here" | "ahead";
  readonly guarded: boolean;
}

/** A tour that is on. */
export interface UiTour {
  readonly title: string;
  readonly going: "playing" | "paused" | "waiting" | "over";
  readonly phase: "travel" | "stay" | "over";
  readonly index: number;
  readonly stops: readonly UiStop[];
  readonly stopTitle: Said;
  readonly narration: Said;
  readonly question: Said | null;
  readonly wayRound: Said | null;
  /** Does one take the way round, outside of what the notice is about? */
  readonly round: boolean;
  /** How far through this stop, 0 to 1. */
  readonly fraction: number;
  /** Whole tour, for "about 12 minutes left". */
  readonly left_ms: number;
  /** In a group only the guide steers. */
  readonly steerable: boolean;
}

/** What may be open besides the hall itself. */
export type Drawer = "none" | "places" | "offers";

/** Everything that the interface shows. */
export interface UiState {
  readonly language: string;
  readonly languages: readonly string[];
  readonly messages: Readonly<Record<string, string>>;
  readonly phase: UiPhase;
  readonly museumTitle: string;
  readonly banner: string;
  readonly hallTitle: string;
  readonly hallNote: Said | null;
  readonly roomTitle: string;
  readonly halls: readonly UiHall[];
  readonly plan: UiPlan | null;
  readonly label: UiLabel | null;
  readonly notice: { readonly advisory: SaidAdvisory; readonly wayRound: Said | null } | null;
  readonly tours: readonly UiTourOffer[];
  readonly tour: UiTour | null;
  readonly group: UiGroup | null;
  /** What has happened in the group, for who hears the page. */
  readonly told: string;
  readonly evidenceTint: boolean;
  /** How many elements of the hall bear each grade. */
  readonly legend: Readonly<Record<Evidence, number>> | null;
  readonly easy: boolean;
  /** The device draws in software: offer the pages, force nothing. */
  readonly slow: boolean;
  readonly textHref: string;
  readonly aboutHref: string;
  /** The viewer's hint on how to move, until the first step. */
  readonly hint: boolean;
  readonly error: UiError | null;
}

/** What a person may ask. */
export interface UiActions {
  setLanguage(language: string): void;
  goto(hall: string, viewpoint: string): void;
  closeLabel(): void;
  answerNotice(accepted: boolean): void;
  startTour(id: string, short: boolean): void;
  leaveTour(): void;
  playPause(): void;
  next(): void;
  back(): void;
  jump(stop: string): void;
  setEasy(easy: boolean): void;
  setEvidenceTint(on: boolean): void;
  dismissSlow(): void;
  dismissError(): void;
  /** Hold to move: x right, z ahead, turn left, each -1 to 1; all zero lets go. */
  move(x: number, z: number, turn: number): void;
  leaveGroup(): void;
  /** Be where the group is, at once. */
  findGroup(): void;
  /** Ask the group for something. */
  readonly wish: Wish;
  readonly voice: UiVoiceActions;
  readonly captions: CaptionChoice;
}

/** Looks a sentence up and fills its places in. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Return the `Say` of a catalogue; a key that is missing shows itself, so that it is seen and mended. */
export function sayer(messages: Readonly<Record<string, string>>): Say {
  return (key, values = {}) =>
    (messages[key] ?? key).replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
