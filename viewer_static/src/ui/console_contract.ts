/** What the guide's console shows, and what a guide may do from it. `app/console_view.ts` fills it, the wire's wishes do the rest. */
import type { Do, MemberView, Mode, Rules } from "../content/generated/live";
import type { Said, SaidExhibit, SaidPicture } from "../content/generated/site";
import type { UiPlanRoom } from "./contract";
import type { UiPoll, UiVoice, UiVoiceActions } from "./group_contract";

/** What stands in the column beside the view; `stops` has a column of its own where there is room. */
export const TABS = ["stops", "people", "ask", "show", "group"] as const;
export type Tab = (typeof TABS)[number];

/** A stop with its time: what the tour gives it, and what it was given. */
export interface UiConsoleStop {
  readonly id: string;
  /** Its number in the tour as the group takes it; null where it is left out. */
  readonly n: number | null;
  readonly title: Said;
  readonly state: "past" | "here" | "next" | "ahead" | "left-out";
  readonly planned_ms: number;
  /** What it took so far; null where the group has not been. */
  readonly spent_ms: number | null;
  readonly guarded: boolean;
  /** Behind an advisory that has not been opened for this group. */
  readonly shut: boolean;
}

/** The stop at which the group is, with what is the guide's alone. */
export interface UiConsoleHere {
  readonly stop: string;
  readonly notes: Said | null;
  readonly narration: Said;
  readonly question: Said | null;
}

/** The tour's clock. `behind_ms`: how much later one is than planned; negative is ahead. */
export interface UiConsoleClock {
  readonly gone_ms: number | null;
  readonly planned_ms: number;
  readonly behind_ms: number | null;
}

/** Somebody of the group. */
export interface UiPerson {
  readonly uid: string;
  readonly name: string;
  readonly role: MemberView["role"];
  readonly is: "ready" | "loading" | "elsewhere" | "away";
  readonly presence: MemberView["presence"];
  readonly loading: number | null;
  readonly hall: string | null;
  readonly muted: boolean;
  readonly floor: boolean;
  readonly hand: boolean;
  readonly hearing: UiVoice["hearing"] | null;
  readonly nodded: boolean;
  /** Does the group see what they see? */
  readonly inLight: boolean;
  readonly leads: boolean;
  /** Hall by its number, x and z in decimetres, where they walk on their own. */
  readonly at: readonly [number, number, number] | null;
}

/** A dot on the plan. */
export interface UiDot {
  readonly uid: string;
  readonly name: string;
  readonly x: number;
  readonly z: number;
  readonly lost: boolean;
}

export interface UiConsolePlan {
  readonly rooms: readonly UiPlanRoom[];
  readonly walls: readonly (readonly [readonly [number, number], readonly [number, number]])[];
  readonly you: { readonly x: number; readonly z: number; readonly yaw: number };
  readonly dots: readonly UiDot[];
}

export interface UiCounts {
  readonly here: number;
  readonly ready: number;
  readonly loading: number;
  readonly elsewhere: number;
  readonly away: number;
}

/** A hand that is up, or somebody who waits to be let in. */
export interface UiWaiting {
  readonly uid: string;
  readonly name: string;
  readonly waits_ms: number;
}

/** A question in writing. */
export interface UiQuestion {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly state: "asked" | "answered" | "dismissed";
}

/** A poll with its votes so far. */
export interface UiConsolePoll extends UiPoll {
  readonly votes: readonly number[];
}

/** A door that may be swung for all. */
export interface UiDoor {
  readonly hall: string;
  readonly opening: string;
  readonly title: string | null;
  readonly metres: number;
  readonly open: boolean;
}

/** A layer of light that may be changed for all. */
export interface UiLamp {
  readonly layer: string;
  readonly weight: number;
}

/** Something that may be shown beside the hall: pages are its picture and its panel. */
export interface UiDocument {
  readonly exhibit: string;
  readonly title: Said;
  readonly pages: number;
  readonly here: boolean;
}

/** What is open on the guide's own screen, and may be pointed out or opened for all. */
export interface UiOpened {
  readonly id: string;
  readonly title: Said;
  readonly elements: readonly string[];
  readonly exhibit: boolean;
  readonly pages: number;
  readonly marked: boolean;
  readonly shown: boolean;
}

/** The script's place in the whole tour; `stops` are the moments at which its stays begin. */
export interface UiSeek {
  readonly position_ms: number;
  readonly total_ms: number;
  readonly stops: readonly { readonly at_ms: number; readonly title: string }[];
}

/** Something that was done and can be taken back, or that is about to be done and can be called off. */
export interface UiToast {
  readonly id: number;
  readonly words: string;
  /** Null: done. Else it will be done in so many seconds. */
  readonly in_s: number | null;
}

/** Everything that the console shows. */
export interface UiConsole {
  readonly language: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly title: Said;
  readonly code: string;
  readonly joinAddress: string;
  readonly projectorAddress: string;
  readonly qr: string;
  readonly role: "guide" | "co-guide";
  readonly line: "connecting" | "up" | "down";
  readonly leads: boolean;
  /** Who leads, where that is somebody else: a name, or null where nobody does. */
  readonly leader: string | null;
  /** May one take the lead, because nobody has it? */
  readonly mayTake: boolean;
  readonly mode: Mode["kind"];
  readonly playing: boolean;
  /** A place where nobody is put into the light or kept on a leash. */
  readonly solemn: boolean;
  readonly words: string | null;
  readonly leash: "none" | "guide" | "stop" | "hall";
  readonly counts: UiCounts;
  readonly clock: UiConsoleClock;
  readonly stops: readonly UiConsoleStop[];
  readonly here: UiConsoleHere | null;
  readonly seek: UiSeek | null;
  readonly people: readonly UiPerson[];
  /** How many more there are than the list shows. */
  readonly more: number;
  readonly plan: UiConsolePlan | null;
  readonly elsewhere: readonly { readonly title: string; readonly n: number }[];
  readonly hands: readonly UiWaiting[];
  readonly waiting: readonly UiWaiting[];
  readonly questions: readonly UiQuestion[];
  readonly polls: readonly UiConsolePoll[];
  /** Who was sent out, and may be let back in. */
  readonly removed: readonly { readonly uid: string; readonly name: string }[];
  readonly rules: Rules;
  readonly recording: "none" | "motion" | "voice";
  readonly rehearsal: boolean;
  readonly documents: readonly UiDocument[];
  readonly opened: UiOpened | null;
  readonly shown: { readonly exhibit: string; readonly title: Said; readonly picture: number | null } | null;
  readonly strokes: number;
  readonly doors: readonly UiDoor[];
  readonly lamps: readonly UiLamp[];
  readonly hall: string;
  readonly evidence: boolean;
  readonly zones: readonly { readonly id: string; readonly title: string; readonly open: boolean }[];
  /** Whose view the group sees, where it is a follower's. */
  readonly inLight: { readonly uid: string; readonly name: string } | null;
  /** Who was to show what they see, and has stepped back at once. */
  readonly steppedBack: string | null;
  /** Who has the wheel by the guide's hand; `mine`: oneself. */
  readonly wheel: { readonly name: string; readonly mine: boolean } | null;
  readonly pointer: boolean;
  readonly drawing: boolean;
  readonly color: number;
  readonly voice: UiVoice | null;
  /** The newest line of captions, and who may type them. */
  readonly caption: string | null;
  readonly toasts: readonly UiToast[];
  readonly afterAddress: string | null;
}

/** What a guide may ask for besides the wire's wishes. */
export interface ConsoleActions {
  readonly voice: UiVoiceActions;
  /** A wish that nothing is lost by. */
  wish(what: Do): void;
  playPause(): void;
  next(): void;
  back(): void;
  jump(stop: string): void;
  gather(): void;
  free(leash: UiConsole["leash"]): void;
  dim(words: string | null): void;
  pointer(on: boolean): void;
  draw(on: boolean): void;
  color(color: number): void;
  erase(what: "last" | "all"): void;
  show(exhibit: string, picture: number | null): void;
  putAway(): void;
  spotlight(uid: string | null): void;
  handOver(uid: string): void;
  takeWheel(): void;
  remove(uid: string): void;
  lowerHand(uid: string): void;
  turnAway(uid: string): void;
  dropPoll(poll: string): void;
  settle(question: string, state: "answered" | "dismissed"): void;
  askStop(options: readonly string[]): void;
  ask(text: string, options: readonly string[]): void;
  caption(text: string, language: string): void;
  end(): void;
  /** Take the newest of the toasts back, or this one. */
  undo(id?: number): void;
  /** What waits to be done is done now. */
  now(id: number): void;
  focusHall(): void;
}

/** A page of an exhibit that can be shown large: its picture, or the panel that it bears in the hall. */
export type ShownPage =
  | { readonly is: "picture"; readonly picture: SaidPicture }
  | {
      readonly is: "panel";
      readonly heading: string;
      readonly lines: readonly string[];
      readonly lang: string;
    };

/** The pages of an exhibit in the order in which a document counts them. */
export function pagesOf(exhibit: Pick<SaidExhibit, "picture" | "panel">): readonly ShownPage[] {
  const { picture, panel } = exhibit;
  return [
    ...(picture ? [{ is: "picture", picture } as const] : []),
    ...(panel ? [{ is: "panel", ...panel } as const] : []),
  ];
}
