/**
 * A pupil's answers on their way: kept until the server says that they are, over cut lines, closed lids and closed
 * tabs, and shared by the tabs of one browser.
 *
 * Each wish lies under a key of its own, so that two tabs never write over each other. A wish may be sent by several
 * tabs and after every cut; its id is one, and the server does it once. What has been typed and not yet handed in is
 * kept too, as a draft.
 */
import type { LessonDo, LessonWish } from "../content/generated/lesson";
import type { Shelf } from "./shelf";

const ROOT = "enfilade-class";

/** The server remembers the last 16 ids of each member: so many may be under way at once, and some are other tabs'. */
const UNDER_WAY = 8;

/** Another tab has so long to send what it made; then this one does, for that tab may have been closed. */
const OTHERS_MS = 4000;

/** What another class left on a shared tablet is cleared away after so long; no class takes answers then. */
const LEFT_MS = 3 * 24 * 3600_000;

interface Kept {
  readonly wish: LessonWish;
  readonly made_ms: number;
  /** The tab that made it. */
  readonly by: string;
}

interface Draft {
  readonly value: unknown;
  readonly made_ms: number;
}

export class Answers {
  readonly #own: string;
  readonly #shelf: Shelf;
  readonly #wall: () => number;
  readonly #mark: string;
  readonly #under_way = new Set<string>();
  #count = 0;

  /**
   * `owner`: whose answers these are, `<gid> <uid>`. `mark`: four to six letters that no other tab has; ids are made
   * of it. `wall_ms`: the time of day, which may jump.
   */
  constructor(owner: string, shelf: Shelf, wall_ms: () => number, mark: string) {
    this.#own = `${ROOT} ${owner} `;
    this.#shelf = shelf;
    this.#wall = wall_ms;
    this.#mark = mark;
    this.#clearOthers();
  }

  /** Everything that is not yet with the server, in the order in which it was made. */
  get waiting(): LessonWish[] {
    return this.#kept().map(({ wish }) => wish);
  }

  /** The value of a task's answer that waits; undefined where none does. */
  waitingFor(task: string): unknown {
    const found = this.#kept().findLast(({ wish }) => wish.do.do === "answer" && wish.do.task === task);
    return found?.wish.do.do === "answer" ? found.wish.do.value : undefined;
  }

  /** Take a wish in under an id of its own; what it makes idle (an older answer to the same task) goes. */
  add(what: LessonDo): LessonWish {
    const others = this.#kept();
    // After all that is there, even where the clock was put back.
    const made_ms = Math.max(this.#wall(), (others.at(-1)?.made_ms ?? 0) + 1);
    const slot = slotOf(what);
    for (const { wish } of others) if (slot !== null && slotOf(wish.do) === slot) this.#drop(wish.id);
    this.#count += 1;
    const id = `${made_ms.toString(36)}-${this.#mark}${this.#count}`;
    const wish: LessonWish = { id, do: what };
    this.#shelf.write(this.#keyOf(id), { wish, made_ms, by: this.#mark } satisfies Kept);
    return wish;
  }

  /** What this tab should send now; counted as under way until it is settled or the line is cut. */
  due(): LessonWish[] {
    const out: LessonWish[] = [];
    const now = this.#wall();
    for (const { wish, made_ms, by } of this.#kept()) {
      if (this.#under_way.size >= UNDER_WAY) break;
      const leftToOthers = by !== this.#mark && Math.abs(now - made_ms) < OTHERS_MS;
      if (leftToOthers || this.#under_way.has(wish.id)) continue;
      this.#under_way.add(wish.id);
      out.push(wish);
    }
    return out;
  }

  /** The server has it, or will not have it: it need not be sent again. Returns what it was, null where unknown. */
  settled(id: string): LessonWish | null {
    const found = this.#shelf.read<Kept>(this.#keyOf(id));
    this.#drop(id);
    return found?.wish ?? null;
  }

  /** The line was cut: nobody knows what of it arrived, and all is due again. */
  cut(): void {
    this.#under_way.clear();
  }

  /** What has been put in and not handed in; undefined where nothing has. */
  draft(task: string): unknown {
    return this.#shelf.read<Draft>(`${this.#own}draft ${task}`)?.value;
  }

  /** Keep a draft; undefined puts it away. */
  keepDraft(task: string, value: unknown): void {
    const key = `${this.#own}draft ${task}`;
    if (value === undefined) this.#shelf.remove(key);
    else this.#shelf.write(key, { value, made_ms: this.#wall() } satisfies Draft);
  }

  /** Where this pupil was, so that a lid that opens finds them there. */
  get place(): unknown {
    return this.#shelf.read<Draft>(`${this.#own}place`)?.value ?? null;
  }

  set place(value: unknown) {
    this.#shelf.write(`${this.#own}place`, { value, made_ms: this.#wall() } satisfies Draft);
  }

  /** Is a key of the browser's storage one of these? Tabs are told of each other's changes by key. */
  owns(key: string | null): boolean {
    return key === null || key.startsWith(this.#own);
  }

  /** Another child takes the tablet: nothing of this one stays on it. */
  forget(): void {
    for (const key of this.#shelf.keys(this.#own)) this.#shelf.remove(key);
    this.#under_way.clear();
  }

  #kept(): Kept[] {
    const found = this.#shelf.keys(`${this.#own}wish `).flatMap((key) => this.#shelf.read<Kept>(key) ?? []);
    return found.sort((a, b) => a.made_ms - b.made_ms || (a.wish.id < b.wish.id ? -1 : 1));
  }

  #keyOf(id: string): string {
    return `${this.#own}wish ${id}`;
  }

  #drop(id: string): void {
    this.#under_way.delete(id);
    this.#shelf.remove(this.#keyOf(id));
  }

  #clearOthers(): void {
    const now = this.#wall();
    for (const key of this.#shelf.keys(`${ROOT} `)) {
      if (key.startsWith(this.#own)) continue;
      const made_ms = this.#shelf.read<Draft | Kept>(key)?.made_ms ?? 0;
      if (now - made_ms > LEFT_MS) this.#shelf.remove(key);
    }
  }
}

/** Wishes of one slot make the older of them idle; null: each counts. */
function slotOf(what: LessonDo): string | null {
  switch (what.do) {
    case "answer":
      return `answer ${what.task}`;
    case "stuck":
    case "together":
    case "level":
      return what.do;
    default:
      return null;
  }
}
