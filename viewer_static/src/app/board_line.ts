/**
 * A teacher's wishes of the lesson, over cut lines: each goes out under an id of its own, in order, and again when the
 * line is back, until the server has said that it is done or refused. The server does it once.
 */
import type { LessonDo, LessonDone } from "../content/generated/lesson";
import type { Refusal } from "../content/generated/live";

/** A wish with an id of this page's: sent twice, it is done once. */
interface LessonWish {
  readonly id: string;
  readonly do: LessonDo;
}

/** What of the line it needs. */
export interface Line {
  tell(name: string, data: unknown): boolean;
}

export class LessonLine {
  readonly #line: Line;
  readonly #mark: string;
  #count = 0;
  #kept: LessonWish[] = [];

  /** `mark` tells this page's wishes from another's of the same teacher. */
  constructor(line: Line, mark: string = Math.random().toString(36).slice(2, 10)) {
    this.#line = line;
    this.#mark = mark;
  }

  /** How many wishes are not yet done. */
  get waiting(): number {
    return this.#kept.length;
  }

  /** Ask for something. */
  wish(what: LessonDo): void {
    this.#count += 1;
    const wish: LessonWish = { id: `${this.#mark}-${this.#count}`, do: what };
    this.#kept.push(wish);
    this.#line.tell("lesson", wish);
  }

  /** The line is back: what is not known to be done is said again. */
  again(): void {
    for (const wish of this.#kept) this.#line.tell("lesson", wish);
  }

  /** The server has carried a wish out, or refused it. */
  settled(answer: LessonDone | Refusal): void {
    this.#kept = this.#kept.filter((wish) => wish.id !== answer.id);
  }
}
