/**
 * Pupils and tasks. A grid as ARIA has it: one stop for the Tab key, arrows within, Enter opens. The head stays above
 * and the names stay on the left, however far one scrolls.
 */
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Say } from "../contract";
import { inline } from "../said";
import { needOf } from "./attention";
import type { BoardCellView, BoardPupil, BoardState, BoardTaskView, Panel } from "./contract";
import { bar, mark } from "./marks";

/** Where the arrows are: row 0 is the head, column 0 the names. */
export interface At {
  readonly row: number;
  readonly column: number;
}

/** What the table asks of the board. */
export interface TableHands {
  readonly at: At;
  open(panel: Panel, at: At, from: EventTarget | null): void;
  move(at: At): void;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Where an arrow leads, within so many rows of pupils and columns of tasks; null for another key. */
export function stepped(key: string, at: At, rows: number, columns: number): At | null {
  const step = STEPS[key];
  const within = (n: number, most: number): number => Math.min(most, Math.max(0, n));
  if (step) {
    const row = within(at.row + step[0], rows);
    const column = within(at.column + step[1], columns);
    // The corner holds nothing to press.
    return { row, column: row === 0 ? Math.max(1, column) : column };
  }
  if (key === "Home") return { ...at, column: at.row === 0 ? 1 : 0 };
  if (key === "End") return { ...at, column: columns };
  return null;
}

/** The table. */
export function table(state: BoardState, panel: Panel, say: Say, hands: TableHands): TemplateResult {
  const { tasks, pupils } = state;
  const onKey = (event: KeyboardEvent): void => {
    const next = stepped(event.key, hands.at, pupils.length, tasks.length);
    if (!next) return;
    event.preventDefault();
    hands.move(next);
  };
  return html`
    <div class="scroller">
      <table role="grid" aria-label=${say("board.table")} @keydown=${onKey}>
        <thead>
          <tr>
            <th scope="col" class="who">${say("board.pupil")}</th>
            <th scope="col" class="where">${say("board.where")}</th>
            ${tasks.map((task, i) => head(task, i, state, panel, say, hands))}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            pupils,
            (pupil) => pupil.uid,
            (pupil, i) => row(pupil, i, state, panel, say, hands),
          )}
        </tbody>
      </table>
    </div>
  `;
}

function head(
  task: BoardTaskView,
  i: number,
  state: BoardState,
  panel: Panel,
  say: Say,
  hands: TableHands,
): TemplateResult {
  const at = { row: 0, column: i + 1 };
  const of = state.pupils.length;
  return html`<th scope="col" class="task" data-open=${String(task.open && !task.stop?.shut)} data-released=${String(task.released)}>
    <button
      data-at=${`0 ${i + 1}`}
      tabindex=${tab(at, hands.at)}
      title=${task.prompt.text}
      aria-pressed=${String(panel.is === "task" && panel.task === task.id)}
      @click=${(event: Event) => hands.open({ is: "task", task: task.id, uid: null }, at, event.currentTarget)}
    >
      <span class="hidden">${say("board.tasks")}</span><b>${task.number}</b>
      <span class="kind">${inline(task.called)}</span>
      ${bar(task.done, of)}
      <span class="count">${task.done}/${of}</span>
    </button>
  </th>`;
}

function row(
  pupil: BoardPupil,
  i: number,
  state: BoardState,
  panel: Panel,
  say: Say,
  hands: TableHands,
): TemplateResult {
  const at = { row: i + 1, column: 0 };
  const need = needOf(pupil);
  return html`<tr data-need=${need ?? "none"} data-presence=${pupil.presence}>
    <th scope="row" class="who">
      <button
        data-at=${`${i + 1} 0`}
        tabindex=${tab(at, hands.at)}
        aria-pressed=${String(panel.is === "pupil" && panel.uid === pupil.uid)}
        @click=${(event: Event) => hands.open({ is: "pupil", uid: pupil.uid }, at, event.currentTarget)}
      >
        <span>${pupil.name}</span>
        ${pupil.size > 1 ? html`<span class="size" title=${say("board.together", { n: pupil.size })}>×${pupil.size}</span>` : ""}
      </button>
    </th>
    <td class="where" title=${pupil.where?.text ?? ""}>${whereabouts(pupil, need, say)}</td>
    ${pupil.cells.map((cell, j) => cellOf(cell, pupil, i, j, state, panel, say, hands))}
  </tr>`;
}

function whereabouts(pupil: BoardPupil, need: ReturnType<typeof needOf>, say: Say): TemplateResult {
  if (pupil.presence === "away" || pupil.presence === "gone")
    return html`<i>${say(`board.${pupil.presence}`)}</i>`;
  if (need === "stuck" || need === "hand") return html`<b>${say(`board.${need}`)}</b>`;
  if (pupil.presence === "loading") return html`<i>${say("board.loading")}</i>`;
  return pupil.where ? inline(pupil.where) : html``;
}

function cellOf(
  cell: BoardCellView,
  pupil: BoardPupil,
  i: number,
  j: number,
  state: BoardState,
  panel: Panel,
  say: Say,
  hands: TableHands,
): TemplateResult {
  const at = { row: i + 1, column: j + 1 };
  const word = say(`board.state.${cell.state}`, { tries: cell.tries });
  const said = cell.tries > 1 && !word.includes(String(cell.tries)) ? `${word} (${cell.tries})` : word;
  const n = state.tasks[j]?.number ?? 0;
  const here = panel.is === "task" && panel.task === cell.task && panel.uid === pupil.uid;
  return html`<td data-state=${cell.state}>
    <button
      data-at=${`${i + 1} ${j + 1}`}
      tabindex=${tab(at, hands.at)}
      aria-label=${say("board.cell", { name: pupil.name, n, state: said })}
      aria-pressed=${String(here)}
      @click=${(event: Event) => hands.open({ is: "task", task: cell.task, uid: pupil.uid }, at, event.currentTarget)}
    >
      ${mark(cell.state)}${cell.tries > 1 ? html`<span class="tries">${cell.tries}</span>` : ""}
    </button>
  </td>`;
}

function tab(at: At, now: At): "0" | "-1" {
  return at.row === now.row && at.column === now.column ? "0" : "-1";
}
