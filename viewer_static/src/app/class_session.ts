/**
 * A pupil's session in a class: keeps the class's view, sends what waits, says what may be shown. It knows the group's
 * line and the answers on this device, and no hall: `class_hall.ts` joins one where it can be drawn.
 */
import type { ClassView, LessonDo, LessonDone, PupilView } from "../content/generated/lesson";
import type { ErrorShape, GroupState, Refusal } from "../content/generated/live";
import type { SiteLesson } from "../content/generated/site_lesson";
import type { Answers } from "../lesson/answers";
import { folded, nextTask, type Standing, standing } from "../lesson/class_state";
import { awake } from "../live/group";
import { TASK_KINDS } from "../ui/task_kinds";
import type { ClassLine } from "./class_line";

/** What another tab made and did not send is looked for this often; so is a pause that begins. */
const LOOK_MS = 1000;

/** These say "not now": what was sent waits and is sent again. Every other refusal is an answer. */
const NOT_NOW: ReadonlySet<string> = new Set(["too-fast", "group-elsewhere", "draining", "server-fault"]);
const AGAIN_MS = 3000;

/** Which page of the panel is open, and the task in hand. */
export interface PupilPlace {
  readonly page: "welcome" | "me" | "list" | "task";
  readonly task: string | null;
}

export class ClassSession {
  view: PupilView | null = null;
  group: GroupState | null = null;
  phrase: readonly string[] | null = null;
  said: ErrorShape | null = null;
  place: PupilPlace;
  /** On a phone the panel lies over the hall while one wants it to. */
  wide = false;
  /** This pupil has worked here before. */
  readonly returned: boolean;
  private looks = 0;
  private begunAt: string | null = null;

  constructor(
    readonly line: ClassLine,
    readonly answers: Answers,
    readonly lesson: SiteLesson,
    private readonly changed: () => void,
  ) {
    const place = answers.place as PupilPlace | null;
    this.returned = place !== null;
    const known = place?.task && lesson.tasks.some((task) => task.id === place.task);
    this.place = !place ? { page: "welcome", task: null } : known ? place : { page: "list", task: null };
    const { client } = line;
    client.on("lesson", (view) => this.onView(view as ClassView));
    client.on("lesson-done", (done) => this.onDone(done as LessonDone));
    client.on("lesson-refused", (refusal) => this.onRefused(refusal as Refusal));
    line.listen({
      state: (state) => this.onState(state),
      line: (now) => {
        // What was under way when the line fell may not have arrived.
        if (now !== "up") answers.cut();
        changed();
      },
      moved: () => {},
      refused: (error) => this.sayError(error),
    });
    window.addEventListener("storage", (event) => this.onStorage(event));
    setInterval(() => this.look(), LOOK_MS);
  }

  /** How a task stands. */
  standing(task: string): Standing {
    const here = { waiting: this.answers.waitingFor(task), draft: this.answers.draft(task) };
    const known = this.view?.tasks.find((each) => each.id === task);
    const unknown = { id: task, open: this.view === null, released: null, hints: 0, answer: null };
    return standing(known ?? unknown, this.view?.closed ?? false, here);
  }

  /** How many hints of a task this pupil has asked for, those on their way too. */
  hints(task: string): number {
    const waiting = this.answers.waiting.filter((wish) => wish.do.do === "hint" && wish.do.task === task);
    return (this.view?.tasks.find((each) => each.id === task)?.hints ?? 0) + waiting.length;
  }

  /** What this pupil has said of themselves, also where it is still on its way. */
  get easy(): boolean {
    const waits = this.waits("level");
    return (waits?.do === "level" ? waits.level : this.view?.you.level) === "easy";
  }

  get size(): number {
    const waits = this.waits("together");
    return waits?.do === "together" ? waits.size : (this.view?.you.size ?? 1);
  }

  get stuck(): boolean {
    const waits = this.waits("stuck");
    return waits?.do === "stuck" ? waits.on : (this.view?.you.stuck ?? false);
  }

  private waits(what: LessonDo["do"]): LessonDo | undefined {
    return this.answers.waiting.findLast((wish) => wish.do.do === what)?.do;
  }

  /** The stop to which the class is led; null while it is not at one. */
  get stop(): string | null {
    const mode = this.group && awake(this.group.mode);
    return mode && mode.kind !== "ended" ? mode.stop : null;
  }

  /** Does the teacher lead, on the script, on foot or by calling all together? */
  get isLed(): boolean {
    const mode = this.group && awake(this.group.mode);
    return mode !== null && mode.kind !== "free" && mode.kind !== "ended";
  }

  /** No answer is taken any more. */
  get over(): boolean {
    return (this.view?.closed ?? false) || this.group?.mode.kind === "ended";
  }

  /** The screens are dimmed by now, with these words. */
  get paused(): { readonly words: string | null } | null {
    const mode = this.group?.mode;
    return mode?.kind === "paused" && this.line.client.now() >= mode.at_ms ? { words: mode.words } : null;
  }

  /** Open a page of the panel. */
  show(page: PupilPlace["page"]): void {
    this.go({ page, task: page === "task" ? this.place.task : null });
  }

  /** Let the panel lie over the hall, or give the hall its place back. */
  widen(wide: boolean): void {
    this.wide = wide;
    this.changed();
  }

  /** Take a task in hand; what is to be found in the hall needs the hall. */
  choose(task: string): void {
    if (this.lesson.tasks.find((each) => each.id === task)?.kind === "find") this.wide = false;
    this.go({ page: "task", task });
  }

  /** Go on with the first task that has no answer. */
  begin(): void {
    const tasks = this.lesson.tasks.map((task) => ({ ...task, ...this.standing(task.id) }));
    const next = this.returned || this.place.page === "me" ? null : nextTask(tasks, this.stop);
    this.go(next ? { page: "task", task: next } : { page: "list", task: null });
  }

  /** Something was put in. */
  put(task: string, value: unknown): void {
    this.answers.keepDraft(task, value);
    this.changed();
  }

  /** Hand in what is in hand. */
  handIn(task: string): void {
    const kind = TASK_KINDS.get(this.lesson.tasks.find((each) => each.id === task)?.kind ?? "");
    const { value } = this.standing(task);
    if (!kind || value === undefined) return;
    const handed = (kind.handedIn?.(value) ?? value) as Readonly<Record<string, unknown>>;
    this.wish({ do: "answer", task, value: handed });
    this.answers.keepDraft(task, undefined);
    this.changed();
  }

  /** Ask for something that has to reach the class, now or when the line is back. */
  wish(what: LessonDo): void {
    this.answers.add(what);
    this.flush();
    this.changed();
  }

  /** Another child takes this device: nothing of this one stays here. */
  leave(): void {
    this.answers.forget();
    this.line.client.send({ do: "leave" });
  }

  /** Where the hall opens: at the task in hand, or where the class is. */
  get startsAt(): string | null {
    return this.lesson.tasks.find((task) => task.id === this.place.task)?.stop ?? this.stop;
  }

  dismiss(): void {
    this.said = null;
    this.changed();
  }

  private go(place: PupilPlace): void {
    this.place = place;
    if (place.page !== "welcome")
      this.answers.place = { ...place, page: place.page === "me" ? "list" : place.page };
    this.phrase = place.page === "me" ? this.phrase : null;
    this.tellWhere();
    this.changed();
  }

  /** Which task is in hand is for now: it is told while the line is up, and never kept. */
  private tellWhere(): void {
    const task = this.place.page === "task" ? this.place.task : null;
    if (!this.view || this.begunAt === task) return;
    this.looks += 1;
    const id = `look-${Date.now().toString(36)}-${this.looks}`;
    if (this.line.client.tell("lesson", { id, do: { do: "look-at", task } })) this.begunAt = task;
  }

  private onView(view: ClassView): void {
    if (view.kind !== "pupil") return;
    const first = this.view === null;
    this.view = view;
    if (first) this.begunAt = view.you.at_task;
    this.tellWhere();
    this.flush();
    this.changed();
  }

  private onDone(done: LessonDone): void {
    const wish = this.answers.settled(done.id);
    if (this.view) this.view = folded(this.view, done, wish);
    if (wish?.do.do === "phrase") this.phrase = done.phrase;
    this.flush();
    this.changed();
  }

  private onRefused({ id, error }: Refusal): void {
    if (id !== null && NOT_NOW.has(error.code)) {
      setTimeout(() => {
        this.answers.cut();
        this.flush();
      }, AGAIN_MS);
      return;
    }
    const wish = id === null ? null : this.answers.settled(id);
    if (wish?.do.do === "answer" && this.answers.draft(wish.do.task) === undefined) {
      // It was not taken; what the pupil wrote stays before them all the same.
      this.answers.keepDraft(wish.do.task, wish.do.value);
    }
    if (wish || id === null) this.sayError(error);
    else this.changed();
  }

  private onState(state: GroupState): void {
    const before = this.stop;
    this.group = state;
    if (this.stop !== before && this.isLed) this.goAlong();
    this.changed();
  }

  /** The teacher has led the class on: so is the panel, unless something half done is in hand. */
  private goAlong(): void {
    const { page, task } = this.place;
    const busy =
      page === "welcome" || page === "me" || (task !== null && this.answers.draft(task) !== undefined);
    const tasks = this.lesson.tasks.map((each) => ({ ...each, ...this.standing(each.id) }));
    const next = nextTask(
      tasks.filter((each) => each.stop === this.stop),
      this.stop,
    );
    if (!busy && next) this.choose(next);
  }

  /** Another tab of this browser has put something in, sent something, or begun another task. */
  private onStorage(event: StorageEvent): void {
    if (!this.answers.owns(event.key)) return;
    // What another tab sent is done, and only that tab was told what it is worth.
    if (event.newValue === null) this.line.client.tell("resync", 0);
    this.changed();
  }

  private look(): void {
    if (this.answers.waiting.length > 0) this.flush();
    if (this.group?.mode.kind === "paused" || this.view?.ends_ms) this.changed();
  }

  /** Send what is due. The class's view is there before: the server knows by then who this is. */
  private flush(): void {
    if (!this.view || this.line.line !== "up") return;
    for (const wish of this.answers.due()) {
      if (!this.line.client.tell("lesson", wish)) this.answers.cut();
    }
  }

  /** Say what went wrong, and what to do. */
  sayError(error: ErrorShape): void {
    this.said = error;
    this.changed();
  }
}
