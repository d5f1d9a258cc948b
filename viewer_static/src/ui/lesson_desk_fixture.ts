/** For tests: a panel with one task of each kind, whose page keeps what is put in and tells it back as the app does. */
import type { Said } from "../content/generated/site";
import type { TaskAbout } from "../content/generated/site_lesson";
import type { LessonActions, Museum, UiLesson, UiTask } from "./lesson_contract";
import "./lesson_panel";
import type { EnfiladeLesson } from "./lesson_panel";

export const said = (text: string): Said => ({ text, lang: null, voice: "enfilade", approved: true });
const options = (...ids: string[]) => ids.map((id) => ({ id, text: said(`text ${id}`) }));
const file = { path: "p.webp", bytes: 1, wire_bytes: 1 };
const PICTURE = { small: file, full: file, width: 800, height: 600, alt: said("a page"), credit: null };

export const ABOUTS: Record<string, TaskAbout> = {
  choose: { kind: "choose", many: true, options: options("a", "b", "c") },
  compare: {
    kind: "compare",
    first: { exhibit: "one", title: said("One") },
    second: { exhibit: "two", title: said("Two") },
    both: said("Both"),
    neither: said("Neither"),
    statements: options("a", "b"),
  },
  design: {
    kind: "design",
    canvas: "stamp",
    slots: [
      { id: "motif", title: said("Motif"), options: options("star", "tower", "flower", "sea", "sun") },
      {
        id: "frame",
        title: said("Frame"),
        options: options("plain", "double", "diamonds", "waves", "knots"),
      },
      { id: "colour", title: said("Colour"), options: options("sky", "night") },
      { id: "ink", title: said("Ink"), options: options("white", "gold") },
      { id: "value", title: said("Value"), options: options("ten") },
    ],
  },
  find: { kind: "find", hall: "hall-1", count: 2 },
  "look-closely": {
    kind: "look-closely",
    picture: PICTURE,
    exhibit: "one",
    ask: said("What?"),
    letters: 600,
  },
  mark: {
    kind: "mark",
    picture: PICTURE,
    regions: [{ id: "a", text: said("the seal"), x: 0.25, y: 0.75 }],
  },
  match: { kind: "match", lefts: options("a", "b"), rights: options("r1", "r2") },
  number: { kind: "number", unit: said("days") },
  order: { kind: "order", items: options("a", "b", "c") },
  reflection: { kind: "reflection", share: true, letters: 1200 },
  "short-text": { kind: "short-text", letters: 40 },
};

const MUSEUM: Museum = {
  url: (path) => `/site/${path}`,
  exhibit: (id, easy) => ({
    id,
    title: said(id),
    text: said(`${easy ? "easy" : "standard"} of ${id}`),
    picture: PICTURE,
  }),
  hallTitle: (hall) => hall,
  drawn: false,
  things: () => [
    { hall: "hall-1", element: "case", exhibit: "beads", title: said("Beads") },
    { hall: "hall-1", element: "map", exhibit: null, title: said("Map") },
  ],
};

function task(kind: string, n: number, values: Map<string, unknown>): UiTask {
  const value = values.get(kind);
  return {
    id: kind,
    kind,
    n,
    stop: "stop",
    called: said(kind),
    prompt: said(`prompt of ${kind}`),
    about: ABOUTS[kind] as TaskAbout,
    judged: true,
    standing: { progress: value === undefined ? "untouched" : "begun", value, changed: false, open: true },
    hints: [],
    hintsInAll: 1,
    offersHint: false,
    released: null,
    points: 0,
  };
}

/** A lesson of one task of each kind, one of them in hand. */
export function lesson(now: string, values: Map<string, unknown>): UiLesson {
  return {
    messages: {},
    language: "az",
    languages: ["az", "en", "ru"],
    title: said("Lesson"),
    summary: said("summary"),
    solemn: false,
    pupil: { name: "Mavi kirpi", colour: "blue", number: null, size: 1, easy: false, stuck: false },
    page: "task",
    tasks: Object.keys(ABOUTS).map((kind, i) => task(kind, i + 1, values)),
    task: now,
    stops: [
      {
        id: "stop",
        hall: "hall-1",
        title: said("A stop"),
        narration: said("told here"),
        exhibits: [],
        poster: null,
        wayRound: null,
        advisory: null,
      },
    ],
    led: null,
    here: null,
    line: "up",
    waiting: 0,
    paused: null,
    over: false,
    points: null,
    minutesLeft: 5,
    phrase: null,
    returned: false,
    hall: false,
    wide: false,
    said: null,
  };
}

/** A panel whose page keeps what is put in, and tells it back as the app does. */
export class Desk {
  readonly values = new Map<string, unknown>();
  readonly done: string[] = [];
  readonly panel = document.createElement("enfilade-lesson") as EnfiladeLesson;

  constructor(private now: string) {
    const noted =
      (name: string) =>
      (...given: readonly unknown[]): void => {
        this.done.push([name, ...given].join(" "));
      };
    const actions = new Proxy({} as LessonActions, { get: (_, name) => noted(String(name)) });
    this.panel.actions = new Proxy(actions, {
      get: (of, name) =>
        name === "put"
          ? (id: string, value: unknown) => {
              this.values.set(id, value);
              this.show();
            }
          : Reflect.get(of, name),
    });
    this.panel.museum = MUSEUM;
    this.show();
    document.body.replaceChildren(this.panel);
  }

  show(change: Partial<UiLesson> = {}): void {
    this.panel.lesson = { ...lesson(this.now, this.values), ...change };
  }

  async all<T extends Element = HTMLElement>(selector: string): Promise<T[]> {
    await this.panel.updateComplete;
    const kind = this.panel.renderRoot.querySelector("[data-kind]") as {
      updateComplete?: Promise<boolean>;
    } | null;
    await kind?.updateComplete;
    await kind?.updateComplete;
    return [...this.panel.renderRoot.querySelectorAll<T>(selector)];
  }

  async one<T extends Element = HTMLElement>(selector: string): Promise<T> {
    const [found] = await this.all<T>(selector);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  }

  get value(): unknown {
    return this.values.get(this.now);
  }
}
