/** The list of tasks by their places, with how far each is; and the row of their numbers over a task. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "./contract";
import { icon } from "./icons";
import type { LessonActions, Museum, UiLesson, UiTask } from "./lesson_contract";
import { reading } from "./lesson_reading";
import { inline } from "./said";

/** All tasks, stop by stop. */
export function listPage(lesson: UiLesson, actions: LessonActions, museum: Museum, say: Say): TemplateResult {
  const done = lesson.tasks.filter(isAnswered).length;
  const of = lesson.tasks.length;
  const known = new Set(lesson.stops.map((stop) => stop.id));
  const elsewhere = lesson.tasks.filter((task) => !known.has(task.stop));
  return html`
    <div class="page" tabindex="-1" id="lesson-page">
      <h1 class="title" lang=${lesson.title.lang ?? nothing}>${lesson.title.text}</h1>
      <div class="tally">
        <p class="quiet">
          ${say("class.answered", { n: done, of })}
          ${lesson.points === null ? nothing : html` · ${say("class.points", { n: lesson.points })}`}
        </p>
        <div class="bar" aria-hidden="true"><i .style=${`transform: scaleX(${of ? done / of : 0})`}></i></div>
        ${done === of && of > 0 ? html`<p role="status">${say("class.all-done")}</p>` : nothing}
      </div>
      ${lesson.stops.map((stop) => {
        const here = lesson.tasks.filter((task) => task.stop === stop.id);
        return html`<section>
          <div class="stop-head">
            <h2 lang=${stop.title.lang ?? nothing}>${stop.title.text}</h2>
            ${
              lesson.hall && lesson.here !== stop.id && !lesson.led?.following
                ? html`<button class="plain" aria-label=${`${say("class.take-me")}: ${stop.title.text}`} @click=${() => actions.goThere(stop.id)}>${icon("pin")}</button>`
                : nothing
            }
          </div>
          ${here.length ? rows(here, actions, say) : reading(stop, museum, say, true)}
        </section>`;
      })}
      ${elsewhere.length ? rows(elsewhere, actions, say) : nothing}
    </div>
  `;
}

/** The numbers of the tasks, each with its state in shape, colour and word. */
export function steps(lesson: UiLesson, actions: LessonActions, say: Say): TemplateResult {
  return html`
    <nav class="steps" aria-label=${say("class.tasks")}>
      <ol>
        ${lesson.tasks.map(
          (task) => html`<li>
            <button
              class="step"
              data-task=${task.id}
              data-progress=${task.standing.progress}
              data-open=${String(task.standing.open)}
              aria-current=${String(lesson.page === "task" && lesson.task === task.id)}
              aria-label=${`${say("class.task-n", { n: task.n })}: ${stateOf(task, say)}`}
              @click=${() => actions.choose(task.id)}
            >
              ${sign(task)}
            </button>
          </li>`,
        )}
      </ol>
    </nav>
  `;
}

/** Has an answer been handed in, whatever it is worth? */
export function isAnswered(task: UiTask): boolean {
  return task.standing.progress !== "untouched" && task.standing.progress !== "begun";
}

function rows(tasks: readonly UiTask[], actions: LessonActions, say: Say): TemplateResult {
  return html`
    <ul class="rows">
      ${tasks.map(
        (task) => html`<li>
          <button class="row" @click=${() => actions.choose(task.id)}>
            <span class="step" data-progress=${task.standing.progress} data-open=${String(task.standing.open)} aria-hidden="true">${sign(task)}</span>
            <span class="words">
              <span><span class="hidden">${say("class.task-n", { n: task.n })}. </span>${inline(task.prompt)}</span>
              <span class="quiet">${inline(task.called)}${saidState(task, say)}</span>
            </span>
          </button>
        </li>`,
      )}
    </ul>
  `;
}

/** That nothing has been done yet needs no word; it is what a list of tasks looks like. */
function saidState(task: UiTask, say: Say): string {
  return task.standing.progress === "untouched" && task.standing.open ? "" : ` · ${stateOf(task, say)}`;
}

function sign(task: UiTask): TemplateResult {
  const { progress } = task.standing;
  if (progress === "right" || progress === "received") return icon("tick");
  if (progress === "waiting") return icon("clock");
  return html`${task.n}`;
}

function stateOf(task: UiTask, say: Say): string {
  const { progress, open } = task.standing;
  if (task.released) return say("state.released");
  return say(open || isAnswered(task) ? `state.${progress}` : "state.closed");
}
