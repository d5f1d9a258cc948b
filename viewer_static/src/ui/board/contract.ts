/**
 * What the teacher's board shows and what a teacher may ask of it. The board knows nothing of the line: `src/app` fills
 * a `BoardState` and carries out `BoardActions`.
 */
import type { LessonDo } from "../../content/generated/lesson";
import type { Do } from "../../content/generated/live";
import type { Said } from "../../content/generated/site";

/** What has become of a task at one pupil. `tried`: not right yet; `received`: nothing judges it. */
export type CellState = "none" | "working" | "tried" | "partly" | "right" | "received";

/** One pupil at one task. */
export interface BoardCellView {
  readonly task: string;
  readonly state: CellState;
  readonly tries: number;
  readonly hints: number;
}

/** Where a pupil's line is. */
export type Presence = "here" | "loading" | "away" | "gone";

/** One device of the class. */
export interface BoardPupil {
  readonly uid: string;
  readonly name: string;
  readonly size: number;
  readonly easy: boolean;
  readonly where: Said | null;
  readonly presence: Presence;
  readonly stuck: boolean;
  readonly hand: boolean;
  /** Far behind the others, in tasks done. */
  readonly behind: boolean;
  /** Number of the task in hand. */
  readonly at: number | null;
  readonly done: number;
  readonly cells: readonly BoardCellView[];
}

/** One bar of a task's counts. */
export interface BoardBar {
  readonly label: string;
  readonly n: number;
  readonly right: boolean;
}

/** An answer to a task, side by side with the others. */
export interface BoardAnswer {
  readonly uid: string;
  readonly name: string;
  /** Counted from 1 in an order that is no pupil's: what stands instead of the name. */
  readonly number: number;
  readonly told: string;
  readonly state: CellState;
  readonly tries: number;
  readonly approved: boolean;
  readonly projected: boolean;
}

/** Answers to a task that are alike; what pupils write themselves is never put together. */
export interface BoardAnswers {
  readonly told: string;
  readonly state: CellState;
  readonly all: readonly BoardAnswer[];
}

/** A task of the lesson. */
export interface BoardTaskView {
  readonly id: string;
  readonly number: number;
  readonly called: Said;
  readonly prompt: Said;
  readonly stop: BoardStop | null;
  readonly hints: readonly Said[];
  readonly explanation: string;
  readonly notes: string | null;
  readonly right: readonly string[];
  readonly open: boolean;
  readonly released: boolean;
  /** Pupils' own words: shown on the projector only when approved. */
  readonly written: boolean;
  readonly done: number;
  readonly bars: readonly BoardBar[];
  readonly answers: readonly BoardAnswer[];
  readonly alike: readonly BoardAnswers[];
  readonly projected: "prompt" | "counts" | "answers" | null;
  /** Which page of answers the projector shows; it counts on past the last one. */
  readonly page: number;
}

/** A stop of the lesson. */
export interface BoardStop {
  readonly id: string;
  readonly title: Said;
  readonly here: boolean;
  readonly shut: boolean;
}

/** A zone behind a notice that the teacher may open. */
export interface BoardZone {
  readonly id: string;
  readonly title: Said;
  readonly open: boolean;
}

/** How the class goes now. */
export type BoardMode = "gathering" | "own" | "led" | "walking";

/** Everything on the board. */
export interface BoardState {
  readonly messages: Readonly<Record<string, string>>;
  readonly title: Said;
  readonly solemn: boolean;
  readonly line: "connecting" | "up" | "down" | "refused";
  readonly error: { readonly message: string; readonly remedy: string } | null;
  readonly code: string;
  readonly joinAddress: string;
  readonly links: {
    readonly qr: string;
    readonly projector: string;
    readonly results: string;
    readonly ready: string;
    readonly hall: string;
    readonly worksheet: string;
    readonly key: string;
  };
  readonly here: number;
  readonly children: number;
  readonly begun: boolean;
  readonly mode: BoardMode;
  /** Words of the pause; null where there is none. */
  readonly paused: { readonly words: string | null } | null;
  readonly pace: "own" | "led";
  readonly locked: boolean;
  readonly closed: boolean;
  /** Minutes until the end, null where there is none. */
  readonly minutesLeft: number | null;
  readonly stop: BoardStop | null;
  readonly stops: readonly BoardStop[];
  readonly zones: readonly BoardZone[];
  readonly notes: Said | null;
  readonly tasks: readonly BoardTaskView[];
  readonly pupils: readonly BoardPupil[];
}

/** What a teacher may ask: of the lesson, of the group, of the page. */
export interface BoardActions {
  lesson(what: LessonDo): void;
  group(what: Do): void;
  dismissError(): void;
}

/** What stands beside the table: the class itself, a task (with one pupil's answer pointed to), or a pupil. */
export type Panel =
  | { readonly is: "class" }
  | { readonly is: "task"; readonly task: string; readonly uid: string | null }
  | { readonly is: "pupil"; readonly uid: string };
