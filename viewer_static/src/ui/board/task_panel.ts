/** One task: open or not, what was answered, what the projector shows of it. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Say } from "../contract";
import { inline } from "../said";
import type { BoardActions, BoardAnswer, BoardAnswers, BoardState, BoardTaskView } from "./contract";
import { bar, mark } from "./marks";

/** Answers that the projector takes at most, as the server has it. */
const MOST_SHOWN = 64;

/** Letters that fit one page of the projector whatever their lines; an answer takes a line or two at least. */
const ONE_PAGE = 360;
const ONE_LINE = 60;

/** Pages are counted so far in either direction. */
const LAST_PAGE = 99;

/** How the panel is looked at: with names or without, beside the table or in its place. */
export interface TaskLook {
  readonly names: boolean;
  readonly wide: boolean;
  readonly uid: string | null;
  setNames(on: boolean): void;
  setWide(on: boolean): void;
}

/** The panel of a task. */
export function taskPanel(
  task: BoardTaskView,
  state: BoardState,
  actions: BoardActions,
  say: Say,
  look: TaskLook,
): TemplateResult {
  const { id } = task;
  return html`
    <p class="quiet">${say("board.task", { n: task.number })} · ${inline(task.called)}</p>
    <h2 tabindex="-1" id="panel-title">${inline(task.prompt)}</h2>
    <div class="row">
      <button
        aria-pressed=${String(task.open)}
        ?disabled=${state.closed}
        @click=${() => actions.lesson({ do: "open", tasks: [id], on: !task.open })}
      >
        ${say(task.open ? "board.open-now" : "board.shut-now")}
      </button>
      <button
        aria-pressed=${String(task.released)}
        @click=${() => actions.lesson({ do: "release", tasks: [id], on: !task.released })}
      >
        ${say(task.released ? "board.released" : "board.release")}
      </button>
      ${bring(task, state, actions, say)}
    </div>
    ${projector(task, actions, say)} ${bars(task, say)} ${answers(task, state, actions, say, look)} ${words(task, say)}
  `;
}

function bring(
  task: BoardTaskView,
  state: BoardState,
  actions: BoardActions,
  say: Say,
): TemplateResult | typeof nothing {
  const { stop } = task;
  if (!stop || state.closed) return nothing;
  return html`<button
    ?disabled=${stop.shut}
    title=${say("board.bring-to", { stop: stop.title.text })}
    @click=${() => bringTo(stop.id, state, actions)}
  >
    ${say("board.bring")}
  </button>`;
}

/** Lead all to a stop, also those who walk on their own. */
export function bringTo(stop: string, state: BoardState, actions: BoardActions): void {
  if (state.pace === "own") actions.lesson({ do: "pace", pace: "led" });
  actions.group({ do: "go-to", stop });
}

function projector(task: BoardTaskView, actions: BoardActions, say: Say): TemplateResult {
  const uids = task.answers.slice(0, MOST_SHOWN).map((answer) => answer.uid);
  const one = (what: "prompt" | "counts" | "answers"): TemplateResult => {
    const on = task.projected === what;
    return html`<button
      aria-pressed=${String(on)}
      @click=${() =>
        actions.lesson({
          do: "show",
          task: on ? null : task.id,
          what,
          answers: what === "answers" ? uids : [],
          page: 0,
        })}
    >
      ${say(`board.show-${what}`)}
    </button>`;
  };
  return html`
    <fieldset class="projects">
      <legend>${say("board.projector")}</legend>
      <div class="row">${one("prompt")}${one("counts")}${one("answers")}</div>
      ${task.projected === "answers" ? pages(task, actions, say) : nothing}
      ${task.written ? html`<p class="quiet">${say("board.approve-first")}</p>` : nothing}
    </fieldset>
  `;
}

/** Turn the projector's pages, where its answers may be more than one. After its last page comes its first. */
function pages(task: BoardTaskView, actions: BoardActions, say: Say): TemplateResult | typeof nothing {
  const shown = task.answers.filter((each) => each.projected && (each.approved || !task.written));
  const letters = shown.reduce((sum, { told }) => sum + Math.max(ONE_LINE, told.length), 0);
  if (letters <= ONE_PAGE && task.page === 0) return nothing;
  const turn = (by: number): void => {
    const page = Math.abs(task.page + by) > LAST_PAGE ? 0 : task.page + by;
    const answers = task.answers.filter((each) => each.projected).map((each) => each.uid);
    actions.lesson({ do: "show", task: task.id, what: "answers", answers, page });
  };
  return html`<div class="row">
    <button class="small" @click=${() => turn(-1)}>‹ ${say("board.page-back")}</button>
    <button class="small" @click=${() => turn(1)}>${say("board.page-next")} ›</button>
  </div>`;
}

function bars(task: BoardTaskView, say: Say): TemplateResult | typeof nothing {
  if (task.bars.length === 0 || task.done === 0) return nothing;
  return html`
    <h3>${say("board.counts")}</h3>
    <ul class="bars">
      ${task.bars.map(
        (each) => html`<li data-right=${String(each.right)}>
          <span>${each.label}${each.right ? mark("right") : nothing}</span>
          ${bar(each.n, task.done)}<b>${each.n}</b>
        </li>`,
      )}
    </ul>
  `;
}

function answers(
  task: BoardTaskView,
  state: BoardState,
  actions: BoardActions,
  say: Say,
  look: TaskLook,
): TemplateResult {
  return html`
    <div class="row between">
      <h3>${say("board.answers")} <span class="quiet">${say("board.done-of", { done: task.done, of: state.pupils.length })}</span></h3>
      <div class="row">
        <label class="tick">
          <input type="checkbox" .checked=${look.names} @change=${() => look.setNames(!look.names)} />
          ${say("board.names")}
        </label>
        <button class="small" aria-pressed=${String(look.wide)} @click=${() => look.setWide(!look.wide)}>
          ${say("board.side-by-side")}
        </button>
      </div>
    </div>
    ${task.answers.length === 0 ? html`<p class="quiet">${say("board.no-answers")}</p>` : nothing}
    <ul class="answers">
      ${repeat(
        task.alike,
        (same) => same.all[0]?.uid,
        (same) => together(same, task, actions, say, look),
      )}
    </ul>
  `;
}

function together(
  same: BoardAnswers,
  task: BoardTaskView,
  actions: BoardActions,
  say: Say,
  look: TaskLook,
): TemplateResult {
  const [first] = same.all;
  const here = same.all.some((answer) => answer.uid === look.uid);
  const name = (answer: BoardAnswer): string =>
    look.names ? answer.name : say("board.anonymous", { n: answer.number });
  return html`<li class="answer" data-state=${same.state} aria-current=${String(here)}>
    <p class="said">${mark(same.state)}<span>${same.told}</span>${same.all.length > 1 ? html`<b>${same.all.length}</b>` : nothing}</p>
    <p class="quiet">${
      task.written && first
        ? html`${name(first)}`
        : look.names
          ? same.all
              .map((answer) => (answer.tries > 1 ? `${answer.name} (${answer.tries})` : answer.name))
              .join(", ")
          : say(`board.state.${same.state}`, { tries: first?.tries ?? 1 })
    }</p>
    ${task.written && first ? ownWords(first, task, actions, say, name(first)) : nothing}
  </li>`;
}

/** What a pupil has written: let it be shown, or delete it. */
function ownWords(
  answer: BoardAnswer,
  task: BoardTaskView,
  actions: BoardActions,
  say: Say,
  name: string,
): TemplateResult {
  return html`<div class="row">
    ${approve(answer, task, actions, say, name)}
    <button
      class="small plain"
      aria-label=${`${say("board.delete-answer")}: ${name}`}
      @click=${() => actions.lesson({ do: "forget-answer", uid: answer.uid, task: task.id })}
    >
      ${say("board.delete-answer")}
    </button>
  </div>`;
}

function approve(
  answer: BoardAnswer,
  task: BoardTaskView,
  actions: BoardActions,
  say: Say,
  name: string,
): TemplateResult {
  const { uid, approved } = answer;
  const flip = (): void => {
    actions.lesson({ do: "approve", uid, task: task.id, on: !approved });
    // An answer that came after the projector was given its list joins it now.
    if (!approved && task.projected === "answers" && !answer.projected) {
      const now = task.answers.filter((each) => each.projected || each.uid === uid).map((each) => each.uid);
      actions.lesson({
        do: "show",
        task: task.id,
        what: "answers",
        answers: now.slice(-MOST_SHOWN),
        page: task.page,
      });
    }
  };
  const label = say(approved ? "board.approved" : "board.approve");
  return html`<button class="small" aria-pressed=${String(approved)} aria-label=${`${label}: ${name}`} @click=${flip}>
    ${label}
  </button>`;
}

function words(task: BoardTaskView, say: Say): TemplateResult {
  return html`
    ${
      task.right.length > 0
        ? html`<h3>${say("board.right-answer")}</h3>
            <ul class="lines">${task.right.map((line) => html`<li>${line}</li>`)}</ul>`
        : nothing
    }
    ${task.explanation ? html`<h3>${say("board.explanation")}</h3><p class="told">${task.explanation}</p>` : nothing}
    ${task.notes ? html`<h3>${say("board.notes")}</h3><p class="told">${task.notes}</p>` : nothing}
    ${
      task.hints.length > 0
        ? html`<h3>${say("board.hints")}</h3>
            <ol class="lines">${task.hints.map((hint) => html`<li>${inline(hint)}</li>`)}</ol>`
        : nothing
    }
  `;
}
