/**
 * What every kind of task is made of: an element that shows what is asked and hands back what is put in. A kind is one
 * file in `tasks/`; this one says what such a file has to give.
 */
import { type CSSResult, LitElement, type PropertyDeclarations } from "lit";
import type { Found, TaskAbout } from "../content/generated/site_lesson";
import type { Say } from "./contract";
import type { Museum, UiTask } from "./lesson_contract";

/** The id of the task's words in the panel: what the controls of every kind are labelled by. */
export const PROMPT = "task-prompt";

/** What a file of `tasks/` gives as its default export. */
export interface TaskKind {
  readonly kind: string;
  /** The element's tag. */
  readonly tag: string;
  readonly styles: CSSResult;
  /** May this value be handed in? Everything that the server would take, and not less than an answer. */
  isReady(value: unknown, about: TaskAbout): boolean;
  /** What travels of a value, where a draft holds more than the answer. */
  handedIn?(value: unknown): unknown;
  /** Something of the hall was pointed at: the value that follows, or undefined where that means nothing to it. */
  pointed?(value: unknown, about: TaskAbout, at: Found): unknown;
}

/** What a task is shown with. */
export interface TaskSetting {
  readonly task: UiTask;
  readonly say: Say;
  readonly language: string;
  readonly solemn: boolean;
  readonly easy: boolean;
  /** Nothing may be changed: the teacher has closed it, or its explanation is out. */
  readonly frozen: boolean;
  readonly museum: Museum;
}

/** Told by an element when its value has changed. */
export class ValueChanged extends Event {
  static readonly type = "task-value";
  constructor(readonly value: unknown) {
    super(ValueChanged.type, { bubbles: true });
  }
}

/** Something that a screen reader should say, once. */
export class Announced extends Event {
  static readonly type = "task-said";
  constructor(readonly text: string) {
    // Out of the panel's own tree, to the panel itself.
    super(Announced.type, { bubbles: true, composed: true });
  }
}

/** The element of a kind. It renders into its parent's tree, so that labels and looks are those of the panel. */
export abstract class TaskElement<V> extends LitElement {
  static override readonly properties: PropertyDeclarations = { setting: { attribute: false } };
  declare setting: TaskSetting | null;

  private wanted: string | null = null;

  constructor() {
    super();
    this.setting = null;
  }

  protected override createRenderRoot(): this {
    return this;
  }

  /** The value in hand, in the shape of the kind; what comes from elsewhere may have any shape. */
  protected abstract read(value: unknown): V;

  protected get value(): V {
    return this.read(this.setting?.task.standing.value);
  }

  /** What the site says of the task beyond what every one has; null while there is none, or one of another kind. */
  protected about<K extends TaskAbout["kind"]>(kind: K): Extract<TaskAbout, { readonly kind: K }> | null {
    const about = this.setting?.task.about;
    return about?.kind === kind ? (about as Extract<TaskAbout, { readonly kind: K }>) : null;
  }

  protected get say(): Say {
    return this.setting?.say ?? ((key) => key);
  }

  protected get frozen(): boolean {
    return this.setting?.frozen ?? true;
  }

  /** Take a new answer in, as it travels. It is shown at once; the page that keeps it says so in a moment. */
  protected put(value: unknown): void {
    const { setting } = this;
    if (!setting || setting.frozen) return;
    const standing = { ...setting.task.standing, value };
    this.setting = { ...setting, task: { ...setting.task, standing } };
    this.dispatchEvent(new ValueChanged(value));
  }

  /** Put the focus on something of this task with the next update: what moves in the document, or is made anew, loses it. */
  protected focusOn(selector: string): void {
    this.wanted = selector;
    this.requestUpdate();
  }

  protected override updated(): void {
    const { wanted } = this;
    this.wanted = null;
    if (wanted !== null) this.querySelector<HTMLElement>(wanted)?.focus();
  }

  protected announce(text: string): void {
    this.dispatchEvent(new Announced(text));
  }

  /** Names of controls in one task must not meet those of another. */
  protected name(part: string): string {
    return `${this.setting?.task.id ?? "task"}-${part}`;
  }
}

/** A record, or an empty one. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** The strings of a list, or none. */
export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}
