/**
 * What the panel of a lesson shows and what a pupil may ask of it. Like the rest of the interface it knows nothing of
 * the scene or the socket: `src/app` fills a `UiLesson` and carries out `LessonActions`.
 */
import type { Poster, Said, SaidAdvisory, SaidPicture } from "../content/generated/site";
import type { TaskAbout } from "../content/generated/site_lesson";
import type { Standing } from "../lesson/class_state";

/** One task as the pupil sees it. */
export interface UiTask {
  readonly id: string;
  readonly kind: string;
  /** From one. */
  readonly n: number;
  readonly stop: string;
  /** The kind's name. */
  readonly called: Said;
  /** At the pupil's reading level. */
  readonly prompt: Said;
  readonly about: TaskAbout;
  readonly judged: boolean;
  readonly standing: Standing;
  /** Hints that the pupil has asked for, in order, and how many there are. */
  readonly hints: readonly Said[];
  readonly hintsInAll: number;
  /** Tried twice, and a hint is left. */
  readonly offersHint: boolean;
  /** Released by the teacher: why it is so, what was right, in lines, and from where that is known. */
  readonly released: {
    readonly explanation: string;
    readonly right: readonly string[];
    readonly sources: readonly string[];
  } | null;
  readonly points: number;
}

/** An exhibit as it is read: at the pupil's reading level. */
export interface UiExhibit {
  readonly id: string;
  readonly title: Said;
  readonly text: Said | null;
  readonly picture: SaidPicture | null;
}

/** A stop of the lesson, with what is read there where no hall is drawn. */
export interface UiPlaceOfWork {
  readonly id: string;
  readonly hall: string;
  readonly title: Said;
  /** At the pupil's reading level. */
  readonly narration: Said;
  /** What stands there, to be read where no hall is drawn; empty where one is. */
  readonly exhibits: readonly UiExhibit[];
  readonly poster: Poster | null;
  readonly wayRound: Said | null;
  readonly advisory: SaidAdvisory | null;
}

/** Who the pupil is. */
export interface UiPupil {
  readonly name: string;
  /** The colour of the name, as its id. */
  readonly colour: string;
  readonly number: number | null;
  readonly size: number;
  readonly easy: boolean;
  readonly stuck: boolean;
}

/** Everything that the panel shows. */
export interface UiLesson {
  readonly messages: Readonly<Record<string, string>>;
  readonly language: string;
  readonly languages: readonly string[];
  readonly title: Said;
  readonly summary: Said;
  readonly solemn: boolean;
  readonly pupil: UiPupil | null;
  /** Before the first tap one sees who one is; later one may come back to it. */
  readonly page: "welcome" | "me" | "list" | "task";
  readonly tasks: readonly UiTask[];
  /** The task in hand. */
  readonly task: string | null;
  readonly stops: readonly UiPlaceOfWork[];
  /** Where the class is led to; null at one's own pace. */
  readonly led: { readonly stop: string | null; readonly following: boolean } | null;
  /** The stop at which one stands; null elsewhere, and where no hall is drawn. */
  readonly here: string | null;
  readonly line: "connecting" | "up" | "down" | "refused";
  /** Answers that are not with the server yet. */
  readonly waiting: number;
  readonly paused: { readonly words: string | null } | null;
  /** The class takes no more answers. */
  readonly over: boolean;
  /** Points so far, where the lesson has any; never in a solemn one. */
  readonly points: number | null;
  /** Whole minutes left; null where no time is told. */
  readonly minutesLeft: number | null;
  /** The four words of this pupil, once asked for. */
  readonly phrase: readonly string[] | null;
  /** Has this pupil worked here before, so that what follows is going on? */
  readonly returned: boolean;
  /** Is there a hall beside the panel, one that a task can lead to? */
  readonly hall: boolean;
  /** On a phone: does the panel lie over the hall? */
  readonly wide: boolean;
  readonly said: { readonly message: string; readonly remedy: string } | null;
}

/** What a pupil may ask. */
export interface LessonActions {
  begin(): void;
  show(page: UiLesson["page"]): void;
  choose(task: string): void;
  /** Something was put in; kept as a draft. */
  put(task: string, value: unknown): void;
  handIn(task: string): void;
  hint(task: string): void;
  stuck(on: boolean): void;
  goThere(stop: string): void;
  shuffle(): void;
  together(size: number): void;
  level(easy: boolean): void;
  language(tag: string): void;
  askPhrase(): void;
  /** Go on here as who one was on another tablet. */
  comeBack(phrase: string): void;
  /** Another child takes this tablet. */
  leave(): void;
  follow(): void;
  widen(wide: boolean): void;
  dismiss(): void;
}

/** A thing of a hall that may be chosen in its list. */
export interface UiThing {
  readonly hall: string;
  readonly element: string | null;
  readonly exhibit: string | null;
  readonly title: Said;
}

/** What a task may ask of the museum. */
export interface Museum {
  /** Address of a file of the site. */
  url(path: string): string;
  exhibit(id: string, easy: boolean): UiExhibit | null;
  hallTitle(hall: string): string;
  /** Is a hall drawn beside the panel, so that its things can be pointed at? */
  readonly drawn: boolean;
  /** What a hall has that can be found: its exhibits, and its elements that have a name. */
  things(hall: string): readonly UiThing[];
}
