/**
 * `<enfilade-lesson>`: the sheet beside the hall on which a pupil works. It shows a `UiLesson` and calls
 * `LessonActions`; its own business is the element of the task in hand, and where the focus goes.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { type Say, sayer } from "./contract";
import { icon } from "./icons";
import { badge } from "./lesson_badge";
import type { LessonActions, Museum, UiLesson } from "./lesson_contract";
import { listPage, steps } from "./lesson_list";
import { lessonLook } from "./lesson_look";
import { lessonPages } from "./lesson_pages_look";
import { exhibitsLook } from "./lesson_reading";
import { lessonSheet } from "./lesson_sheet";
import { taskPage } from "./lesson_task";
import { welcomePage } from "./lesson_welcome";
import { Announced, type TaskElement, type TaskSetting, ValueChanged } from "./task_element";
import { TASK_KINDS } from "./task_kinds";
import { zoomLook } from "./zoom_look";

export class EnfiladeLesson extends LitElement {
  static override readonly styles = [
    lessonLook,
    lessonSheet,
    lessonPages,
    exhibitsLook,
    zoomLook,
    ...[...TASK_KINDS.values()].map((kind) => kind.styles),
  ];
  static override readonly properties = {
    lesson: { attribute: false },
    actions: { attribute: false },
    museum: { attribute: false },
    asks: { state: true },
    heard: { state: true },
  };

  declare lesson: UiLesson | null;
  declare actions: LessonActions | null;
  declare museum: Museum | null;
  /** "This is not me" was tapped. */
  declare asks: boolean;
  /** What a screen reader is told next. */
  declare heard: string;
  private element: { readonly task: string; readonly of: TaskElement<unknown> } | null = null;
  private told: UiLesson | null = null;
  private at = "";

  constructor() {
    super();
    this.lesson = null;
    this.actions = null;
    this.museum = null;
    this.asks = false;
    this.heard = "";
    this.addEventListener(Announced.type, (event) => {
      this.heard = (event as Announced).text;
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { lesson, actions, museum } = this;
    if (!lesson || !actions || !museum) return nothing;
    const say = sayer(lesson.messages);
    return html`
      <section class="sheet" aria-label=${say("class.panel")} ?inert=${lesson.paused !== null}>
        ${this.mast(lesson, actions, say)} ${this.strips(lesson, actions, say)}
        ${lesson.page === "task" ? steps(lesson, actions, say) : nothing}
        ${this.page(lesson, actions, museum, say)}
      </section>
      ${
        lesson.paused
          ? html`<div class="veil"><p role="status">${lesson.paused.words ?? say("class.paused")}</p></div>`
          : nothing
      }
      <div class="hidden" role="status" aria-live="polite" id="lesson-heard">${this.heard}</div>
    `;
  }

  private page(lesson: UiLesson, actions: LessonActions, museum: Museum, say: Say): TemplateResult {
    const task = lesson.page === "task" ? lesson.tasks.find((each) => each.id === lesson.task) : undefined;
    if (task) {
      const element = (setting: TaskSetting): HTMLElement | null => this.elementOf(setting);
      return taskPage(task, { lesson, actions, say, museum, element });
    }
    if (lesson.page === "welcome" || lesson.page === "me") {
      return welcomePage(lesson, actions, say, this.asks, (asks) => {
        this.asks = asks;
      });
    }
    return listPage(lesson, actions, museum, say);
  }

  private mast(lesson: UiLesson, actions: LessonActions, say: Say): TemplateResult | typeof nothing {
    const { pupil } = lesson;
    if (!pupil || lesson.page === "welcome") return nothing;
    return html`
      <header class="mast">
        <button class="me" aria-label=${`${say("class.your-name")}: ${pupil.name}`} @click=${() => actions.show("me")}>
          ${badge(pupil.colour, pupil.number)}<span>${pupil.name}</span>
        </button>
        ${
          lesson.minutesLeft === null
            ? nothing
            : html`<span class="time">${icon("clock")}${say("class.minutes", { n: lesson.minutesLeft })}</span>`
        }
        ${
          lesson.hall
            ? html`<button
                class="plain widen"
                aria-label=${say(lesson.wide ? "class.smaller" : "class.larger")}
                aria-pressed=${String(lesson.wide)}
                @click=${() => actions.widen(!lesson.wide)}
              >
                ${icon(lesson.wide ? "fold" : "unfold")}
              </button>`
            : nothing
        }
        ${
          lesson.page === "list"
            ? nothing
            : html`<button class="plain" aria-label=${say("class.list")} title=${say("class.list")} @click=${() => actions.show("list")}>${icon("list")}</button>`
        }
      </header>
    `;
  }

  private strips(lesson: UiLesson, actions: LessonActions, say: Say): TemplateResult {
    const down = lesson.line === "down" || lesson.line === "refused";
    const stop = lesson.stops.find((each) => each.id === lesson.led?.stop);
    const there = lesson.tasks.find((task) => task.stop === stop?.id);
    const elsewhere = lesson.tasks.find((task) => task.id === lesson.task)?.stop !== stop?.id;
    return html`
      <div role="status">
        ${
          down
            ? html`<p class="strip">${icon("cloud")}<span>${say(lesson.line === "refused" ? "class.gone" : "class.line-down")}
                ${lesson.waiting > 0 ? say("class.to-send", { n: lesson.waiting }) : nothing}</span></p>`
            : nothing
        }
        ${lesson.over && !down ? html`<p class="strip">${icon("tick")}<span>${say("class.over")}</span></p>` : nothing}
        ${lesson.pupil?.stuck && !lesson.over ? html`<p class="strip">${icon("hand")}<span>${say("class.stuck-on")}</span></p>` : nothing}
        ${
          lesson.said
            ? html`<p class="strip"><span>${lesson.said.message} ${lesson.said.remedy}</span>
                <button class="plain" aria-label=${say("message.close")} @click=${() => actions.dismiss()}>${icon("close")}</button></p>`
            : nothing
        }
      </div>
      ${
        lesson.led && lesson.page !== "welcome" && lesson.page !== "me"
          ? html`<div class="strip led">
              ${icon("people")}<span>${stop ? say("class.led-at", { stop: stop.title.text }) : say("class.led")}</span>
              ${
                lesson.hall && !lesson.led.following
                  ? html`<button @click=${() => actions.follow()}>${say("class.follow")}</button>`
                  : there && (elsewhere || lesson.page === "list")
                    ? html`<button @click=${() => actions.choose(there.id)}>${say("class.led-task")}</button>`
                    : nothing
              }
            </div>`
          : nothing
      }
    `;
  }

  /** The element of the task in hand: made when the task is taken up, told of every change after that. */
  private elementOf(setting: TaskSetting): HTMLElement | null {
    const { task } = setting;
    const kind = TASK_KINDS.get(task.kind);
    if (!kind) return null;
    if (this.element?.task !== task.id) {
      const of = document.createElement(kind.tag) as TaskElement<unknown>;
      of.dataset["kind"] = task.kind;
      of.addEventListener(ValueChanged.type, (event) =>
        this.actions?.put(task.id, (event as ValueChanged).value),
      );
      this.element = { task: task.id, of };
    }
    // Drawn again for a reason of its own (something was said aloud), the panel knows less than the element does, which
    // shows what was put in before the page has said it back.
    if (this.element.of.setting === null || this.told !== this.lesson) this.element.of.setting = setting;
    this.told = this.lesson;
    return this.element.of;
  }

  protected override updated(changed: PropertyValues): void {
    const { lesson } = this;
    if (!lesson || !changed.has("lesson")) return;
    this.toggleAttribute("data-alone", !lesson.hall);
    const at = `${lesson.page} ${lesson.page === "task" ? lesson.task : ""}`;
    if (at === this.at) return;
    const first = this.at === "";
    this.at = at;
    this.asks = false;
    const page = this.renderRoot.querySelector<HTMLElement>("#lesson-page");
    if (page) page.scrollTop = 0;
    // Another page: who works by keyboard or hears it begins at its top, not where the last one ended.
    if (!first) page?.focus({ preventScroll: true });
    this.renderRoot
      .querySelector(`.step[data-task="${lesson.task}"]`)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

customElements.define("enfilade-lesson", EnfiladeLesson);
