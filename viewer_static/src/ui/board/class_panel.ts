/** The class itself: how to come in, where all are, what is open, how it ends. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "../contract";
import { inline } from "../said";
import type { BoardActions, BoardState } from "./contract";
import { bringTo } from "./task_panel";

/** The panel of the class. `sure`: ending has been asked for and is asked about. */
export function classPanel(
  state: BoardState,
  actions: BoardActions,
  say: Say,
  sure: string | null,
  ask: (what: string | null) => void,
): TemplateResult {
  return html`
    <div class="comein">
      <img src=${state.links.qr} alt=${say("board.qr")} width="132" height="132" />
      <div>
        <h2 tabindex="-1" id="panel-title" class="code">${state.code}</h2>
        <p class="quiet">${say("board.join-hint", { address: state.joinAddress })}</p>
        <p class="row">
          <a href=${state.links.ready}>${say("board.ready-page")}</a>
          <a href=${state.links.key} target="_blank" rel="noopener">${say("board.key")}</a>
          ${state.links.worksheet ? html`<a href=${state.links.worksheet} target="_blank" rel="noopener">${say("board.worksheet")}</a>` : nothing}
        </p>
      </div>
    </div>
    ${stops(state, actions, say)} ${tasks(state, actions, say)}
    ${
      state.notes
        ? html`<h3>${say("board.notes")}</h3>
            <p class="told" lang=${state.notes.lang ?? nothing}>${state.notes.text}</p>`
        : nothing
    }
    ${state.closed ? nothing : doors(state, actions, say)} ${end(state, actions, say, sure, ask)}
    <p class="quiet">${say("board.keyboard")}</p>
  `;
}

function stops(state: BoardState, actions: BoardActions, say: Say): TemplateResult {
  const mode = state.mode === "led" && state.stop ? null : say(`board.${state.mode}`);
  return html`
    <h3>${say("board.stops")}${mode ? html` <span class="quiet">${mode}</span>` : nothing}</h3>
    <ol class="stops">
      ${state.stops.map(
        (stop, i) => html`<li aria-current=${String(stop.here)}>
          <span class="n">${i + 1}</span>
          <span>${inline(stop.title)}${stop.shut ? html` <i class="quiet">${say("board.stop-shut")}</i>` : nothing}</span>
          ${
            state.closed
              ? nothing
              : html`<button
                  class="small"
                  ?disabled=${stop.shut}
                  aria-label=${say("board.bring-to", { stop: stop.title.text })}
                  @click=${() => bringTo(stop.id, state, actions)}
                >
                  ${say("board.bring")}
                </button>`
          }
        </li>`,
      )}
    </ol>
  `;
}

function tasks(state: BoardState, actions: BoardActions, say: Say): TemplateResult | typeof nothing {
  if (state.closed) return nothing;
  const ids = state.tasks.map((task) => task.id);
  const open = state.tasks.filter((task) => task.open).length;
  const all = (on: boolean): void => actions.lesson({ do: "open", tasks: ids, on });
  return html`
    <h3>${say("board.tasks")} <span class="quiet">${say("board.tasks-open", { n: open, of: ids.length })}</span></h3>
    <div class="row">
      <button ?disabled=${open === ids.length} @click=${() => all(true)}>${say("board.open-all")}</button>
      <button ?disabled=${open === 0} @click=${() => all(false)}>${say("board.shut-all")}</button>
    </div>
  `;
}

function doors(state: BoardState, actions: BoardActions, say: Say): TemplateResult {
  return html`
    <div class="ticks">
      <label class="tick">
        <input
          type="checkbox"
          .checked=${state.locked}
          @change=${() => actions.group({ do: "lock", on: !state.locked })}
        />
        ${say("board.lock")}
      </label>
      ${state.zones
        .filter((zone) => zone.open) // opened before the class; here they can only be shut
        .map(
          (zone) => html`<label class="tick">
          <input
            type="checkbox"
            .checked=${zone.open}
            @change=${() => actions.group({ do: "open-zone", advisory: zone.id, open: !zone.open })}
          />
          ${say("board.zone", { title: zone.title.text })}
        </label>`,
        )}
    </div>
  `;
}

function end(
  state: BoardState,
  actions: BoardActions,
  say: Say,
  sure: string | null,
  ask: (what: string | null) => void,
): TemplateResult {
  if (state.closed)
    return html`<div class="row">
      <a class="button main" href=${state.links.results}>${say("board.results")}</a>
      <button @click=${() => actions.lesson({ do: "close", on: false })}>${say("board.reopen")}</button>
    </div>`;
  if (sure !== "close") return html`<button @click=${() => ask("close")}>${say("board.close")}</button>`;
  const close = (): void => {
    actions.lesson({ do: "close", on: true });
    ask(null);
  };
  return html`
    <div class="sure" role="group" aria-label=${say("board.close")}>
      <p>${say("board.close-hint")}</p>
      <div class="row">
        <button class="main" @click=${close}>${say("board.close-sure")}</button>
        <button @click=${() => ask(null)}>${say("board.cancel")}</button>
      </div>
    </div>
  `;
}
