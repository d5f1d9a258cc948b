/** The task in hand: where, what is asked, its own controls, hints, what was said of it, and the way on. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "./contract";
import { icon } from "./icons";
import type { LessonActions, Museum, UiLesson, UiTask } from "./lesson_contract";
import { reading, readingAlone } from "./lesson_reading";
import { inline } from "./said";
import { PROMPT, type TaskSetting } from "./task_element";
import { TASK_KINDS } from "./task_kinds";

/** What the panel gives to the page of a task. */
export interface TaskDesk {
  readonly lesson: UiLesson;
  readonly actions: LessonActions;
  readonly say: Say;
  /** The element of the task, made once and kept while the task is in hand. */
  element(setting: TaskSetting): HTMLElement | null;
  readonly museum: Museum;
}

/** The page of a task. */
export function taskPage(task: UiTask, desk: TaskDesk): TemplateResult {
  const { lesson, say } = desk;
  const setting: TaskSetting = {
    task,
    say,
    language: lesson.language,
    solemn: lesson.solemn,
    easy: lesson.pupil?.easy ?? false,
    frozen: !task.standing.open,
    museum: desk.museum,
  };
  return html`
    <div class="page" tabindex="-1" id="lesson-page">
      ${where(task, desk)}
      <article class="task" aria-labelledby=${PROMPT}>
        <h1 class="title" id=${PROMPT} lang=${task.prompt.lang ?? nothing}><span class="hidden">${say("class.task-n", { n: task.n })}. </span>${task.prompt.text}</h1>
        ${desk.element(setting)}
        ${hints(task, say)}
        <p class="verdict" role="status" data-progress=${task.standing.progress}>${verdict(task, lesson, say)}</p>
        ${released(task, say)}
      </article>
    </div>
    ${feet(task, desk)}
  `;
}

function where(task: UiTask, desk: TaskDesk): TemplateResult | typeof nothing {
  const { lesson, actions, say } = desk;
  const stop = lesson.stops.find((each) => each.id === task.stop);
  if (!stop) return nothing;
  const here = lesson.here === stop.id;
  const goes = lesson.hall && !here && (lesson.led === null || !lesson.led.following);
  return html`
    <div class="place-line">
      <span class="at">${icon("pin")}<span>${say(here ? "class.here" : "class.where", { stop: stop.title.text })}</span></span>
      ${lesson.hall ? reading(stop, desk.museum, say) : readingAlone(stop, desk.museum, say)}
      ${goes ? html`<button @click=${() => actions.goThere(stop.id)}>${say("class.take-me")}</button>` : nothing}
    </div>
  `;
}

function hints(task: UiTask, say: Say): TemplateResult | typeof nothing {
  if (!task.hints.length) return nothing;
  return html`
    <ul class="hints">
      ${task.hints.map(
        (hint, i) =>
          html`<li><b>${say("class.hint-n", { n: i + 1, of: task.hintsInAll })}</b>${inline(hint)}</li>`,
      )}
    </ul>
  `;
}

/** What is said of the answer: calm words, and a sign for what is right or received only. */
function verdict(task: UiTask, lesson: UiLesson, say: Say): TemplateResult | typeof nothing {
  const { progress, changed, open } = task.standing;
  if (!open && !lesson.over && task.released === null && progress !== "right")
    return html`${say("class.closed-task")}`;
  if (progress === "untouched" || progress === "begun") return nothing;
  if (changed) return html`<span class="quiet">${say("verdict.changed")}</span>`;
  if (progress === "waiting")
    return html`${icon("clock")}${say(lesson.line === "up" ? "verdict.sending" : "verdict.kept")}`;
  const offer = task.offersHint ? ` ${say("class.hint-offer")}` : "";
  if (progress === "received")
    return html`${icon("tick")}${say(task.judged ? "verdict.later" : "verdict.received")}`;
  return html`${progress === "right" ? icon("tick") : icon("eye")}${say(`verdict.${progress}`)}${offer}`;
}

function released(task: UiTask, say: Say): TemplateResult | typeof nothing {
  const told = task.released;
  if (!told) return nothing;
  return html`
    <section class="released" aria-label=${say("class.explanation")}>
      ${
        told.right.length
          ? html`<h2>${say("class.right-answer")}</h2>
              <ul>
                ${told.right.map((line) => html`<li>${line}</li>`)}
              </ul>`
          : nothing
      }
      <h2>${say("class.explanation")}</h2>
      <p class="told">${told.explanation}</p>
      ${
        told.sources.length
          ? html`<h2>${say("class.sources")}</h2>
              <ul class="sources">
                ${told.sources.map((title) => html`<li>${title}</li>`)}
              </ul>`
          : nothing
      }
    </section>
  `;
}

function feet(task: UiTask, desk: TaskDesk): TemplateResult {
  const { lesson, actions, say } = desk;
  const { progress, changed, open, value } = task.standing;
  const kind = TASK_KINDS.get(task.kind);
  const answered = progress !== "untouched" && progress !== "begun";
  const ready = kind?.isReady(value, task.about) ?? false;
  const handsIn = open && (!answered || changed);
  const next = lesson.tasks[task.n];
  const more = open && task.hints.length < task.hintsInAll;
  const stuck = lesson.pupil?.stuck ?? false;
  return html`
    <div class="feet">
      ${
        more
          ? html`<button class="beside" @click=${() => actions.hint(task.id)}>${icon("bulb")}${say("class.hint")}</button>`
          : nothing
      }
      <button
        class="beside"
        aria-pressed=${String(stuck)}
        aria-label=${say(stuck ? "class.stuck-off" : "class.stuck")}
        title=${say(stuck ? "class.stuck-off" : "class.stuck")}
        @click=${() => actions.stuck(!stuck)}
      >
        ${icon("hand")}
      </button>
      ${
        handsIn
          ? html`<button class="main" aria-disabled=${String(!ready)} @click=${() => ready && actions.handIn(task.id)}>
              ${say(answered ? "class.hand-in-again" : "class.hand-in")}
            </button>`
          : html`<button class="main" @click=${() => (next ? actions.choose(next.id) : actions.show("list"))}>
              ${say(next ? "class.next" : "class.list")}
            </button>`
      }
    </div>
  `;
}
