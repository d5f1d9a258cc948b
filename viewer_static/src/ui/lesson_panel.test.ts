// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Said } from "../content/generated/site";
import type { TaskAbout } from "../content/generated/site_lesson";
import type { LessonActions, Museum, UiLesson, UiTask } from "./lesson_contract";
import "./lesson_panel";
import type { EnfiladeLesson } from "./lesson_panel";
import { TASK_KINDS } from "./task_kinds";

// A page that is made for the first time takes its while on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const said = (text: string): Said => ({ text, lang: null, voice: "enfilade", approved: true });
const options = (...ids: string[]) => ids.map((id) => ({ id, text: said(`text ${id}`) }));
const file = { path: "p.webp", bytes: 1, wire_bytes: 1 };
const PICTURE = { small: file, full: file, width: 800, height: 600, alt: said("a page"), credit: null };

const ABOUTS: Record<string, TaskAbout> = {
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
  exhibit: (id) => ({ title: said(id), text: said(`about ${id}`), picture: PICTURE }),
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

function lesson(now: string, values: Map<string, unknown>): UiLesson {
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
class Desk {
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

function type(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function tick(input: HTMLInputElement): void {
  input.checked = input.type === "radio" ? true : !input.checked;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

describe("PUPIL8 each kind shows itself and says what was put in, in the shape that travels", () => {
  beforeEach(() => document.body.replaceChildren());

  it("has a kind for each that the site knows", () => {
    expect([...TASK_KINDS.keys()].sort()).toEqual(Object.keys(ABOUTS).sort());
  });

  it.each(Object.keys(ABOUTS))(
    "%s is asked under its prompt, and cannot be handed in empty",
    async (kind) => {
      const desk = new Desk(kind);
      expect((await desk.one("h1")).textContent).toContain(`prompt of ${kind}`);
      expect((await desk.all(`[data-kind="${kind}"] *`)).length).toBeGreaterThan(0);
      expect((await desk.one(".feet .main")).getAttribute("aria-disabled")).toBe("true");
    },
  );

  it("choose: as many as are ticked, in the order of the options", async () => {
    const desk = new Desk("choose");
    tick((await desk.all<HTMLInputElement>(".choice input"))[2] as HTMLInputElement);
    tick((await desk.all<HTMLInputElement>(".choice input"))[0] as HTMLInputElement);
    expect(desk.value).toEqual({ chosen: ["a", "c"] });
    expect((await desk.one(".feet .main")).getAttribute("aria-disabled")).toBe("false");
    (await desk.one<HTMLButtonElement>(".feet .main")).click();
    expect(desk.done).toEqual(["handIn choose"]);
  });

  it("order: a button moves a thing, says its place, and keeps the focus on the same thing", async () => {
    const desk = new Desk("order");
    const down = await desk.one<HTMLButtonElement>("li[data-id='a'] .down");
    down.focus();
    down.click();
    expect(desk.value).toEqual({ order: ["b", "a", "c"] });
    await desk.all("li");
    const focused = desk.panel.shadowRoot?.activeElement as HTMLElement | null;
    expect(focused?.closest("li")?.dataset["id"]).toBe("a");
    expect((await desk.one("#lesson-heard")).textContent).toBe("task.order-at");
  });

  it("match: first the place, or first the thing; a filled place is emptied again", async () => {
    const desk = new Desk("match");
    (await desk.one<HTMLButtonElement>("li[data-left='a'] button")).click();
    (await desk.one<HTMLButtonElement>(".thing[data-right='r2']")).click();
    expect(desk.value).toEqual({ pairs: { a: "r2" } });
    (await desk.one<HTMLButtonElement>(".thing[data-right='r1']")).click();
    (await desk.one<HTMLButtonElement>("li[data-left='b'] button")).click();
    expect(desk.value).toEqual({ pairs: { a: "r2", b: "r1" } });
    (await desk.one<HTMLButtonElement>("li[data-left='a'] button")).click();
    expect(desk.value).toEqual({ pairs: { b: "r1" } });
  });

  it("number: what is no number is said so and not handed in; a comma is a point", async () => {
    const desk = new Desk("number");
    type(await desk.one<HTMLInputElement>(".numbered input"), "iki");
    expect(desk.value).toEqual({ typed: "iki" });
    expect((await desk.one("[data-kind] [role=status]")).textContent).toContain("task.number-only");
    type(await desk.one<HTMLInputElement>(".numbered input"), "2,5");
    expect(desk.value).toEqual({ number: 2.5, typed: "2,5" });
    expect(TASK_KINDS.get("number")?.handedIn?.(desk.value)).toEqual({ number: 2.5 });
  });

  it("short-text, reflection and look-closely: the words as they are typed", async () => {
    for (const [kind, field] of [
      ["short-text", "input.short"],
      ["reflection", "textarea"],
      ["look-closely", "textarea"],
    ] as const) {
      const desk = new Desk(kind);
      type(await desk.one<HTMLTextAreaElement>(field), "söz");
      expect(desk.value).toEqual({ text: "söz" });
    }
  });

  it("mark: by keys from the middle, or by a part's name", async () => {
    const desk = new Desk("mark");
    const key = async (name: string): Promise<void> => {
      const event = new KeyboardEvent("keydown", { key: name, bubbles: true });
      (await desk.one(".window")).dispatchEvent(event);
    };
    await key("ArrowRight");
    expect(desk.value).toEqual({ x: 0.5, y: 0.5 });
    await key("ArrowRight");
    await key("ArrowDown");
    expect(desk.value).toEqual({ x: 0.52, y: 0.52 });
    tick(await desk.one<HTMLInputElement>(".regions input"));
    expect(desk.value).toEqual({ x: 0.25, y: 0.75 });
  });

  it("compare: whose each statement is", async () => {
    const desk = new Desk("compare");
    tick((await desk.all<HTMLInputElement>(".whose input"))[1] as HTMLInputElement);
    tick((await desk.all<HTMLInputElement>(".whose input"))[7] as HTMLInputElement);
    expect(desk.value).toEqual({ of: { a: "second", b: "neither" } });
  });

  it("find: from the list, each thing once; a second tick takes it back", async () => {
    const desk = new Desk("find");
    tick((await desk.all<HTMLInputElement>(".things input"))[0] as HTMLInputElement);
    tick((await desk.all<HTMLInputElement>(".things input"))[1] as HTMLInputElement);
    expect(desk.value).toEqual({
      found: [
        { hall: "hall-1", element: "case", exhibit: "beads" },
        { hall: "hall-1", element: "map", exhibit: null },
      ],
    });
    (await desk.one<HTMLButtonElement>(".finds button")).click();
    expect(desk.value).toEqual({ found: [{ hall: "hall-1", element: "map", exhibit: null }] });
  });

  it("design: a picture of what was chosen, with a name for who does not see it", async () => {
    const desk = new Desk("design");
    for (const slot of [0, 1, 2, 3, 4]) {
      const parts = (await desk.all("fieldset.parts"))[slot];
      tick(parts?.querySelector("input") as HTMLInputElement);
    }
    expect(desk.value).toEqual({
      design: { motif: "star", frame: "plain", colour: "sky", ink: "white", value: "ten" },
    });
    const stamp = await desk.one<SVGElement>(".stamp");
    expect(stamp.getAttribute("aria-label")).toContain("Motif: text star");
  });
});

describe("PUPIL9 around the task", () => {
  it("takes nothing in while the task is closed, and says so", async () => {
    const desk = new Desk("choose");
    const { tasks } = lesson("choose", desk.values);
    const closed = tasks.map((each) => ({ ...each, standing: { ...each.standing, open: false } }));
    desk.show({ tasks: closed });
    expect((await desk.all<HTMLInputElement>(".choice input")).every((input) => input.disabled)).toBe(true);
    expect((await desk.one(".verdict")).textContent).toContain("class.closed-task");
    expect((await desk.one(".feet .main")).textContent).toContain("class.next");
  });

  it("rests under the teacher's words in a pause", async () => {
    const desk = new Desk("choose");
    desk.show({ paused: { words: "Lövhəyə baxaq." } });
    expect((await desk.one(".veil p")).textContent).toBe("Lövhəyə baxaq.");
    expect((await desk.one(".sheet")).hasAttribute("inert")).toBe(true);
  });

  it("shows what was right and why once that is released", async () => {
    const desk = new Desk("choose");
    const { tasks } = lesson("choose", desk.values);
    const released = { explanation: "Ona görə.", right: ["text a"] };
    desk.show({ tasks: tasks.map((each) => ({ ...each, released })) });
    expect((await desk.one(".released")).textContent).toContain("Ona görə.");
    expect((await desk.one(".released li")).textContent).toBe("text a");
  });

  it("does not let a tablet change hands while answers wait to be sent", async () => {
    const desk = new Desk("choose");
    desk.show({ page: "me", returned: true, waiting: 2 });
    const before = await desk.all<HTMLButtonElement>("button.plain");
    before.find((button) => button.textContent?.includes("class.not-me"))?.click();
    const texts = (await desk.all("p")).map((each) => each.textContent ?? "");
    expect(texts.some((text) => text.includes("class.not-me-waiting"))).toBe(true);
    expect(desk.done).toEqual([]);
  });

  it("PUPIL19 lets one read what is told where there is nothing to do, but not behind a notice", async () => {
    const desk = new Desk("choose");
    const [stop] = lesson("choose", desk.values).stops;
    if (!stop) throw new Error("no stop");
    const title = said("Notice");
    const more = [
      { ...stop, id: "quiet", title: said("Only to look"), narration: said("told there") },
      {
        ...stop,
        id: "shut",
        title: said("Behind"),
        narration: said("secret"),
        advisory: { id: "n", title, text: title, min_age: null },
      },
    ];
    desk.show({ page: "list", stops: [stop, ...more] as UiLesson["stops"] });
    const told = (await desk.all(".reading")).map((each) => each.textContent?.replaceAll(/\s+/g, " ").trim());
    expect(told).toEqual(["class.open-place told there"]);
    expect((await desk.all("h2")).map((each) => each.textContent)).toEqual([
      "A stop",
      "Only to look",
      "Behind",
    ]);
  });

  it("PUPIL20 keeps what was put in while the panel is drawn to say something aloud", async () => {
    const desk = new Desk("order");
    // The page says it back later than the panel speaks.
    desk.panel.actions = new Proxy({} as LessonActions, { get: () => () => undefined });
    const [, second] = await desk.all<HTMLButtonElement>(".orderly .up");
    second?.click();
    await desk.panel.updateComplete;
    expect(desk.panel.heard).toContain("task.order-at");
    expect((await desk.all(".orderly")).map((each) => each.dataset["id"])).toEqual(["b", "a", "c"]);
  });
});
