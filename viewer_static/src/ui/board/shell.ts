/**
 * `<enfilade-board>`: the teacher's board. It shows a `BoardState` and calls `BoardActions`; it keeps only what is its
 * own: which panel stands beside the table, where the arrows are, and whether names are shown.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { sayer } from "../contract";
import { attention, needOf } from "./attention";
import { classPanel } from "./class_panel";
import type { BoardActions, BoardState, Panel } from "./contract";
import { boardLook } from "./look";
import { panelLook } from "./panel_look";
import { pupilPanel } from "./pupil_panel";
import { type At, table } from "./table";
import { tableLook } from "./table_look";
import { taskPanel } from "./task_panel";
import { topBar } from "./top";

export class EnfiladeBoard extends LitElement {
  static override readonly styles = [boardLook, tableLook, panelLook];
  static override readonly properties = {
    state: { attribute: false },
    panel: { state: true },
    at: { state: true },
    names: { state: true },
    wide: { state: true },
    sure: { state: true },
  };

  declare state: BoardState | null;
  declare actions: BoardActions | null;
  declare panel: Panel;
  declare at: At;
  declare names: boolean;
  declare wide: boolean;
  declare sure: string | null;
  /** What the panel was opened from: the focus goes back there. */
  private from: HTMLElement | null = null;
  private focusing: "panel" | "cell" | null = null;

  constructor() {
    super();
    this.state = null;
    this.actions = null;
    this.panel = { is: "class" };
    this.at = { row: 0, column: 1 };
    this.names = true;
    this.wide = false;
    this.sure = null;
    // Wherever the focus is: Escape leads back to the class.
    this.addEventListener("keydown", (event) => this.onKey(event));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state, actions, panel } = this;
    if (!state || !actions) return nothing;
    const say = sayer(state.messages);
    const wide = this.wide && panel.is === "task";
    return html`
      ${topBar(state, actions, say)}
      <div class="middle" data-wide=${String(wide)}>
        <main>
          ${attention(state, say, (uid, from) => this.open({ is: "pupil", uid }, this.at, from))}
          ${table(state, panel, say, {
            at: this.at,
            open: (next, at, from) => this.open(next, at, from),
            move: (at) => {
              this.at = at;
              this.focusing = "cell";
            },
          })}
        </main>
        <aside aria-labelledby="panel-title">
          ${
            panel.is === "class"
              ? nothing
              : html`<button class="plain shut" @click=${() => this.shut()}>${say("board.to-class")}</button>`
          }
          ${this.beside(state, actions)}
        </aside>
      </div>
      <div class="hidden" role="status" aria-live="polite">${this.announcement(state)}</div>
    `;
  }

  private beside(state: BoardState, actions: BoardActions): TemplateResult {
    const { panel } = this;
    const say = sayer(state.messages);
    const ask = (what: string | null): void => {
      this.sure = what;
    };
    const task = panel.is === "task" ? state.tasks.find((each) => each.id === panel.task) : undefined;
    const pupil = panel.is === "pupil" ? state.pupils.find((each) => each.uid === panel.uid) : undefined;
    if (task && panel.is === "task")
      return taskPanel(task, state, actions, say, {
        names: this.names,
        wide: this.wide,
        uid: panel.uid,
        setNames: (on) => {
          this.names = on;
        },
        setWide: (on) => {
          this.wide = on;
        },
      });
    if (pupil) return pupilPanel(pupil, state, actions, say, (next) => this.open(next, this.at, null));
    return classPanel(state, actions, say, this.sure, ask);
  }

  private open(panel: Panel, at: At, from: EventTarget | null): void {
    this.panel = panel;
    this.at = at;
    this.sure = null;
    this.from = from instanceof HTMLElement ? from : this.from;
    this.focusing = "panel";
  }

  private shut(): void {
    this.panel = { is: "class" };
    this.wide = false;
    this.sure = null;
    this.from?.focus();
    this.from = null;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || this.panel.is === "class") return;
    event.preventDefault();
    this.shut();
  }

  protected override updated(changed: PropertyValues): void {
    const where = this.focusing;
    this.focusing = null;
    if (where === "cell") {
      const { row, column } = this.at;
      const cell = this.renderRoot.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`);
      cell?.focus();
    } else if (where === "panel" && changed.has("panel")) {
      this.renderRoot.querySelector<HTMLElement>("#panel-title")?.focus({ preventScroll: true });
      this.renderRoot.querySelector("aside")?.scrollTo({ top: 0 });
      this.renderRoot.querySelector(".answer[aria-current=true]")?.scrollIntoView({ block: "nearest" });
    }
  }

  /** What is read out when somebody needs the teacher. */
  private announcement(state: BoardState): string {
    const say = sayer(state.messages);
    return state.pupils
      .filter((pupil) => ["stuck", "hand"].includes(needOf(pupil) ?? ""))
      .map((pupil) => `${pupil.name}: ${say(`board.${needOf(pupil)}`)}`)
      .join(". ");
  }
}

customElements.define("enfilade-board", EnfiladeBoard);
