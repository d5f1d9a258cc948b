// Written by tools/generate_types.py from enfilade.content.site_lesson: change the models, not this file.

import type { Said, SaidLevels, SaidPicture } from "./site";

export type TaskAbout =
  | ChooseAbout
  | CompareAbout
  | DesignAbout
  | FindAbout
  | LookCloselyAbout
  | MarkAbout
  | MatchAbout
  | NumberAbout
  | OrderAbout
  | ReflectionAbout
  | ShortTextAbout;

export type TaskAnswer =
  | ChooseAnswer
  | CompareAnswer
  | DesignAnswer
  | FindAnswer
  | LookCloselyAnswer
  | MarkAnswer
  | MatchAnswer
  | NumberAnswer
  | OrderAnswer
  | ReflectionAnswer
  | ShortTextAnswer;

/** Options to choose from; with `many`, as many as one thinks right. */
export interface ChooseAbout {
  readonly kind: "choose";
  readonly many: boolean;
  readonly options: readonly ChooseOption[];
}

/** The options chosen, by their public ids. */
export interface ChooseAnswer {
  readonly chosen: readonly string[];
}

/** An option as pupils see it. */
export interface ChooseOption {
  readonly id: string;
  readonly text: Said;
}

/** The two exhibits, the statements, and what the columns beside them are called. */
export interface CompareAbout {
  readonly kind: "compare";
  readonly first: CompareSide;
  readonly second: CompareSide;
  readonly both: Said;
  readonly neither: Said;
  readonly statements: readonly CompareStatement[];
}

/** Which of the two each statement fits, by its public id; some may still be missing. */
export interface CompareAnswer {
  readonly of: Readonly<Record<string, "first" | "second" | "both" | "neither">>;
}

/** One of the two. */
export interface CompareSide {
  readonly exhibit: string;
  readonly title: Said;
}

/** A statement as pupils see it. */
export interface CompareStatement {
  readonly id: string;
  readonly text: Said;
}

/** What is drawn on, and what is to be decided. */
export interface DesignAbout {
  readonly kind: "design";
  readonly canvas: "stamp" | "note";
  readonly slots: readonly DesignSlot[];
}

/** The option of each slot; some may still be missing. */
export interface DesignAnswer {
  readonly design: Readonly<Record<string, string>>;
}

/** A part as pupils see it. */
export interface DesignOption {
  readonly id: string;
  readonly text: Said;
}

/** A thing to decide, as pupils see it. */
export interface DesignSlot {
  readonly id: string;
  readonly title: Said;
  readonly options: readonly DesignOption[];
}

/** In which hall, and how many are asked for. */
export interface FindAbout {
  readonly kind: "find";
  readonly hall: string;
  readonly count: number;
}

/** Everything that was pointed at and not taken back. */
export interface FindAnswer {
  readonly found: readonly Found[];
}

/** What was pointed at: an element, an exhibit, or an exhibit on an element. */
export interface Found {
  readonly hall: string;
  readonly element: string | null;
  readonly exhibit: string | null;
}

/** The picture to zoom into, the exhibit that it shows if any, and what is asked. */
export interface LookCloselyAbout {
  readonly kind: "look-closely";
  readonly picture: SaidPicture | null;
  readonly exhibit: string | null;
  readonly ask: Said | null;
  readonly letters: number;
}

/** What was seen. */
export interface LookCloselyAnswer {
  readonly text: string;
}

/** The picture, and its parts by name where the author named them. */
export interface MarkAbout {
  readonly kind: "mark";
  readonly picture: SaidPicture | null;
  readonly regions: readonly MarkRegion[];
}

/** The place, in shares of the picture's width and height. */
export interface MarkAnswer {
  readonly x: number;
  readonly y: number;
}

/** A region as pupils see it; choosing it marks its place. */
export interface MarkRegion {
  readonly id: string;
  readonly text: Said;
  readonly x: number;
  readonly y: number;
}

/** Two lists; each of the one belongs to one of the other. */
export interface MatchAbout {
  readonly kind: "match";
  readonly lefts: readonly MatchSide[];
  readonly rights: readonly MatchSide[];
}

/** The right half by the left one, both by their public ids; some may still be missing. */
export interface MatchAnswer {
  readonly pairs: Readonly<Record<string, string>>;
}

/** One half of a pair as pupils see it. */
export interface MatchSide {
  readonly id: string;
  readonly text: Said;
}

/** The unit behind the number. */
export interface NumberAbout {
  readonly kind: "number";
  readonly unit: Said | null;
}

/** A number in the task's unit. */
export interface NumberAnswer {
  readonly number: number;
}

/** Things to put in order, as they stand at first: never in the right order. */
export interface OrderAbout {
  readonly kind: "order";
  readonly items: readonly OrderItem[];
}

/** All things by their public ids, first to last. */
export interface OrderAnswer {
  readonly order: readonly string[];
}

/** A thing as pupils see it. */
export interface OrderItem {
  readonly id: string;
  readonly text: Said;
}

/** Whether it may be shown to the class, and how much there is room for. */
export interface ReflectionAbout {
  readonly kind: "reflection";
  readonly share: boolean;
  readonly letters: number;
}

/** What was written. */
export interface ReflectionAnswer {
  readonly text: string;
}

/** How many letters there is room for: the same whatever the answer is. */
export interface ShortTextAbout {
  readonly kind: "short-text";
  readonly letters: number;
}

/** What was written. */
export interface ShortTextAnswer {
  readonly text: string;
}

/** A lesson in one language. `tour` is the id of the tour that it goes along, a hidden one or not. */
export interface SiteLesson {
  readonly id: string;
  readonly museum: string;
  readonly language: string;
  readonly title: Said;
  readonly summary: Said;
  readonly goals: readonly Said[];
  readonly ages: readonly [number, number];
  readonly minutes: number;
  readonly tour: string;
  readonly halls: readonly string[];
  readonly stops: readonly string[];
  readonly advisories: readonly string[];
  readonly pace: "own" | "led" | "either";
  readonly feedback: "at-once" | "on-release";
  readonly solemn: boolean;
  readonly tasks: readonly SiteTask[];
  readonly worksheet: SiteWorksheet | null;
}

/** A task in one language. `about` is what its kind adds. */
export interface SiteTask {
  readonly id: string;
  readonly kind: string;
  /** The kind's name */
  readonly called: Said;
  /** What to do, in one sentence */
  readonly how: Said;
  readonly stop: string;
  readonly prompt: SaidLevels;
  readonly hints: readonly Said[];
  readonly points: number;
  readonly minutes: number | null;
  readonly sources: readonly string[];
  readonly judged: boolean;
  readonly about: TaskAbout;
}

/** What the printed worksheet begins with, and the tasks on it. */
export interface SiteWorksheet {
  readonly intro: Said;
  readonly tasks: readonly string[];
}
