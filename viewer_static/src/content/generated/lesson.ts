// Written by tools/generate_types.py from enfilade.lessons.wire: change the models, not this file.

export type ClassView = PupilView | BoardView | ProjectorView;

export type LessonDo =
  | GiveAnswer
  | TakeHint
  | LookAt
  | Stuck
  | Shuffle
  | Together
  | SetLevel
  | AskPhrase
  | OpenTasks
  | Release
  | SetPace
  | Extend
  | ShowTask
  | Approve
  | ForgetAnswer
  | Close;

/** Let a pupil's words be shown on the projector, or no more. Words that change need it anew. */
export interface Approve {
  readonly do: "approve";
  readonly uid: string;
  readonly task: string;
  readonly on: boolean;
}

/** Ask for the four words with which to go on at another device. An earlier phrase stops working. */
export interface AskPhrase {
  readonly do: "phrase";
}

/** What a pupil has answered to a task. `told`: the answer in one line, in the reader's language. */
export interface BoardCell {
  readonly state: "tried" | "right" | "received";
  readonly share: number;
  readonly tries: number;
  readonly at_ms: number;
  readonly told: string;
  readonly value: Readonly<Record<string, JsonValue>>;
  readonly approved: boolean;
}

/** One pupil's row is new, or is not as it was. */
export interface BoardChanged {
  readonly rev: number;
  readonly row: BoardRow;
}

/**
 * A pupil on the teacher's board; `cells` and `hints` by task. Where they are says the group's roster, by
 * uid.
 */
export interface BoardRow {
  readonly pupil: Pupil;
  readonly hints: Readonly<Record<string, number>>;
  readonly cells: Readonly<Record<string, BoardCell>>;
}

/** A task as the teacher has it; what is released to pupils only later is here already. */
export interface BoardTask {
  readonly id: string;
  readonly open: boolean;
  readonly released: boolean;
  readonly explanation: string;
  readonly notes: string | null;
  readonly key: Readonly<Record<string, JsonValue>> | null;
  readonly right: readonly string[];
  /** Its answers are words of a pupil's own, projected only when approved */
  readonly written: boolean;
}

/** Everything of the class, for its teacher. `rev` counts rows told: who sees a gap asks with `resync`. */
export interface BoardView {
  readonly kind: "board";
  readonly museum: string;
  readonly lesson: string;
  readonly revision: string;
  readonly solemn: boolean;
  readonly now_ms: number;
  readonly created_ms: number;
  /** Until then the results are kept */
  readonly expires_ms: number;
  readonly pace: "own" | "led";
  /** Whether the teacher has let the class begin */
  readonly begun: boolean;
  readonly closed: boolean;
  readonly ends_ms: number | null;
  readonly tasks: readonly BoardTask[];
  readonly shown: Shown | null;
  readonly rows: readonly BoardRow[];
  readonly rev: number;
}

/** A class is open. `secret` is the teacher's alone: it opens the board and, later, the results. */
export interface ClassOpened {
  readonly gid: string;
  readonly code: string;
  readonly secret: string;
  readonly museum: string;
  readonly lesson: string;
  readonly teach_url: string;
  /** What pupils open, and what the QR code at `qr_url` says */
  readonly follow_url: string;
  readonly qr_url: string;
  readonly projector_url: string;
  readonly expires_ms: number;
}

/**
 * Body of `POST /class`: open a class of a lesson. `zones`: opt-in advisories that the teacher opens.
 *
 * `minutes`: null takes no end.
 */
export interface ClassRequest {
  readonly museum: string;
  readonly lesson: string;
  readonly pace: "own" | "led";
  readonly zones: readonly string[];
  readonly minutes: number | null;
}

/** Take no more answers, or do again. What was answered stays. */
export interface Close {
  readonly do: "close";
  readonly on: boolean;
}

/** How many pupils answered, and what. `each`: how many chose each option (kinds that have options). */
export interface Counts {
  readonly pupils: number;
  readonly answered: number;
  /** null where nothing is to judge */
  readonly right: number | null;
  readonly each: Readonly<Record<string, number>>;
}

/** Give so many minutes more (fewer, where negative); where there was no end, so many from now. */
export interface Extend {
  readonly do: "extend";
  readonly minutes: number;
}

/** Delete a pupil's answer. */
export interface ForgetAnswer {
  readonly do: "forget-answer";
  readonly uid: string;
  readonly task: string;
}

/** Answer a task. Given again it replaces what was answered before. */
export interface GiveAnswer {
  readonly do: "answer";
  readonly task: string;
  readonly value: Readonly<Record<string, JsonValue>>;
}

export type JsonValue = unknown;

/** What an answer is worth. `right` is null where nothing is to judge; `share` is 0 to 1. */
export interface Judged {
  readonly right: boolean | null;
  readonly share: number;
}

/**
 * A wish has been carried out and will not be lost. Of an answer: what it is worth, where that is told now.
 *
 * `offer_hint`: wrong twice, and a hint is left. `phrase`: the four words that were asked for.
 */
export interface LessonDone {
  readonly id: string;
  readonly task: string | null;
  readonly judged: Judged | null;
  readonly tries: number | null;
  readonly offer_hint: boolean;
  readonly points: number | null;
  readonly phrase: readonly string[] | null;
}

/** A wish with an id chosen by the sender: sent twice, it is done once. */
export interface LessonWish {
  readonly id: string;
  readonly do: LessonDo;
}

/** Say which task is in hand; null for none. */
export interface LookAt {
  readonly do: "look-at";
  readonly task: string | null;
}

/** A pupil's name in words, “Mavi kirpi”; in a solemn lesson a colour and a number. */
export interface NameWords {
  readonly az: string;
  readonly en: string;
  readonly ru: string;
}

/** Open tasks for answers, or close them. */
export interface OpenTasks {
  readonly do: "open";
  readonly tasks: readonly string[];
  readonly on: boolean;
}

/** A pupil's answer as the server has it. `judged` is null as long as it is not told. */
export interface OwnAnswer {
  readonly value: Readonly<Record<string, JsonValue>>;
  readonly judged: Judged | null;
  readonly tries: number;
  readonly at_ms: number;
}

/** A task on the projector. `answers`: without names, in no order of pupils; words only after approval. */
export interface Projected {
  readonly task: string;
  readonly what: "prompt" | "counts" | "answers";
  readonly counts: Counts | null;
  readonly answers: readonly string[];
  /** Of answers; how many there are is known where they are laid out */
  readonly page: number;
  readonly released: Released | null;
}

/** Everything that a class sees together, without anybody's name. `people`: all at all devices. */
export interface ProjectorView {
  readonly kind: "projector";
  readonly museum: string;
  readonly lesson: string;
  readonly revision: string;
  readonly solemn: boolean;
  readonly now_ms: number;
  readonly pace: "own" | "led";
  /** Whether the teacher has let the class begin */
  readonly begun: boolean;
  readonly closed: boolean;
  readonly ends_ms: number | null;
  readonly pupils: number;
  readonly people: number;
  readonly shown: Projected | null;
}

/** A pupil: one device, of one child or of two to six. */
export interface Pupil {
  readonly uid: string;
  readonly name: PupilName;
  readonly words: NameWords;
  readonly size: number;
  readonly level: "standard" | "easy";
  readonly at_task: string | null;
  readonly stuck: boolean;
}

/** A name that says nothing about anybody. `number`: in a solemn lesson, or in a class of over 400. */
export interface PupilName {
  readonly colour: string;
  readonly animal: string | null;
  readonly number: number | null;
}

/** A task as one pupil has it. `hints`: how many of its hints they have taken. */
export interface PupilTask {
  readonly id: string;
  readonly open: boolean;
  readonly released: Released | null;
  readonly hints: number;
  readonly answer: OwnAnswer | null;
}

/** Everything of the class that a pupil may know. `ends_ms` and `points` are null in a solemn lesson. */
export interface PupilView {
  readonly kind: "pupil";
  readonly museum: string;
  readonly lesson: string;
  readonly revision: string;
  readonly solemn: boolean;
  readonly now_ms: number;
  readonly pace: "own" | "led";
  readonly closed: boolean;
  readonly ends_ms: number | null;
  readonly points: number | null;
  readonly you: Pupil;
  readonly tasks: readonly PupilTask[];
}

/**
 * Show all the explanation and the right answer of tasks, or take them back. What is released takes no
 * answers.
 */
export interface Release {
  readonly do: "release";
  readonly tasks: readonly string[];
  readonly on: boolean;
}

/**
 * What a task is about, once the teacher has released it; in the reader's language.
 *
 * `key` is a right answer in the form of an answer's value, null where there is none; `right` is what is
 * right, in lines.
 */
export interface Released {
  readonly explanation: string;
  readonly key: Readonly<Record<string, JsonValue>> | null;
  readonly right: readonly string[];
}

/**
 * Body of `POST /class/return`: come back as the same pupil on another device, by code and phrase, or by a
 * ticket that the school's own system was given. The answer is a `JoinAnswer`.
 */
export interface ReturnRequest {
  readonly code: string;
  readonly phrase: string;
  readonly ticket: string;
}

/** Choose how hard the texts are to read. */
export interface SetLevel {
  readonly do: "level";
  readonly level: "standard" | "easy";
}

/** Begin, or change: each at their own pace, or all led to the same stop. The group goes with it. */
export interface SetPace {
  readonly do: "pace";
  readonly pace: "own" | "led";
}

/**
 * Show a task on the projector: its prompt alone, how many answered what, or some answers side by side. Null:
 * nothing.
 */
export interface ShowTask {
  readonly do: "show";
  readonly task: string | null;
  readonly what: "prompt" | "counts" | "answers";
  readonly answers: readonly string[];
  /** Of answers: counted on past the last page */
  readonly page: number;
}

/** What the teacher has put on the projector. */
export interface Shown {
  readonly task: string;
  readonly what: "prompt" | "counts" | "answers";
  /** uids, as far as their answers are there */
  readonly answers: readonly string[];
  /** Of answers; after the last comes the first again */
  readonly page: number;
}

/** Take another name. */
export interface Shuffle {
  readonly do: "shuffle";
}

/** Ask the teacher to come, or say that all goes well again. */
export interface Stuck {
  readonly do: "stuck";
  readonly on: boolean;
}

/** See the next hint of a task. */
export interface TakeHint {
  readonly do: "hint";
  readonly task: string;
}

/** Say how many work at this device. */
export interface Together {
  readonly do: "together";
  readonly size: number;
}
