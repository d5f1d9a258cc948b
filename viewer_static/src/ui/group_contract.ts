/** What the interface shows of a group. What a person asks for travels as it is: a wish of the wire's own. */
import type { Do, GroupState, MemberView, Mode, Question } from "../content/generated/live";
import type { Said } from "../content/generated/site";

/** Asks the group for something. */
export type Wish = (what: Do) => void;

/** A poll as a member sees it. */
export interface UiPoll {
  readonly id: string;
  readonly question: Said;
  readonly options: readonly string[];
  readonly open: boolean;
  readonly results: readonly number[] | null;
  /** The option that this member has chosen. */
  readonly mine: number | null;
}

/** Voice, as a member has it. */
export interface UiVoice {
  /** May this member speak to all now? */
  readonly may: boolean;
  /** May they interpret? */
  readonly interprets: boolean;
  readonly mic: "off" | "asking" | "on" | "held" | "insecure" | "unsupported" | "refused" | "none" | "lost";
  /** How loud the microphone is, 0 to 1. */
  readonly level: number;
  readonly hearing: "hears" | "muted" | "blocked" | "none";
  /** Is something being heard at this moment? */
  readonly speaking: boolean;
  /** Does anybody else have their voice on? */
  readonly anybody: boolean;
  /** What interpreters speak. */
  readonly languages: readonly string[];
  /** The interpreter one listens to, or null for whoever has the word. */
  readonly listening: string | null;
}

/** What a person may do with voice. */
export interface UiVoiceActions {
  /** Speak, or stop; as an interpreter into a language. */
  speak(on: boolean, interpret?: string | null): Promise<void>;
  /** Be silent for a while. */
  hold(held: boolean): void;
  mute(muted: boolean): void;
  listenTo(language: string | null): void;
}

/** A line that somebody has typed while the guide speaks. */
export interface UiCaption {
  readonly id: string;
  readonly language: string;
  readonly text: string;
  /** When it was typed, of the server's clock. */
  readonly at_ms: number;
}

/** Captions, as one has chosen to read them. */
export interface UiCaptions {
  readonly on: boolean;
  /** One language, or `all`. */
  readonly choice: string;
  readonly languages: readonly string[];
  /** The newest, last. */
  readonly lines: readonly UiCaption[];
  /** Those that are still to be read over a view, and how long that is so. */
  readonly fresh: readonly UiCaption[];
  readonly fresh_ms: number;
}

/** What one may choose of captions. */
export type CaptionChoice = (on: boolean, choice: string) => void;

/** A member's place in a group. */
export interface UiGroup {
  readonly role: MemberView["role"];
  readonly mode: Mode["kind"];
  /** Has the tour begun? Then a gathering is one at a stop. */
  readonly begun: boolean;
  readonly line: "connecting" | "up" | "down";
  readonly following: boolean;
  readonly guideHere: boolean;
  /** Does this member lead now? */
  readonly leads: boolean;
  readonly leader: "guide" | "co-guide" | "script" | "nobody";
  readonly code: string | null;
  readonly here: number;
  readonly ready: number;
  /** The screens are dimmed by now, and these words stay. */
  readonly dimmed: boolean;
  readonly words: string | null;
  /** How far one may go while all are free, or null. */
  readonly leash:
    | { readonly by: "metres"; readonly metres: number }
    | { readonly by: "hall"; readonly hall: string }
    | null;
  readonly broughtBack: boolean;
  /** One takes the way round what the group is shown. */
  readonly round: boolean;
  readonly handPlace: number | null;
  /** A nod is taken here: nowhere solemn. */
  readonly mayNod: boolean;
  /** The guide was told of this member's nod just now. */
  readonly nodded: boolean;
  /** Everybody sees what this member sees. */
  readonly shownToAll: boolean;
  readonly floor: "mine" | "taken" | "free";
  readonly muted: boolean;
  readonly questions: readonly Question[];
  readonly polls: readonly UiPoll[];
  readonly voice: UiVoice | null;
  readonly captions: UiCaptions;
  /** Is the guide recorded? Everybody sees it throughout. */
  readonly recording: GroupState["recording"];
  /** A tour that is tried out: who joins it is told so. */
  readonly rehearsal: boolean;
}
