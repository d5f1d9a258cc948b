/** The bar on top: which class this is, how it goes, and what is wanted at any moment in one action. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "../contract";
import { inline } from "../said";
import type { BoardActions, BoardState } from "./contract";

/** How much time one press gives. */
const EXTEND_MIN = 5;

/** The longest line of words, as the server takes it. */
const WORDS_LETTERS = 280;

/** The bar, and below it what concerns everybody: a pause, a line that is down. */
export function topBar(state: BoardState, actions: BoardActions, say: Say): TemplateResult {
  const { links } = state;
  return html`
    <header class="top">
      <div class="lesson">
        <h1>${inline(state.title)}</h1>
        <p class="quiet">
          <span>${say("board.code")} <b class="code">${state.code}</b></span>
          <span>${say("board.here", { here: state.here, of: state.pupils.length })}</span>
          ${state.mode === "led" && state.stop ? html`<span>${say("board.at-stop", { stop: state.stop.title.text })}</span>` : nothing}
          ${state.children > state.pupils.length ? html`<span>${say("board.children", { n: state.children })}</span>` : nothing}
        </p>
      </div>
      <div class="does">
        ${time(state, actions, say)} ${pace(state, actions, say)} ${pause(state, actions, say)}
      </div>
      <nav class="leads" aria-label=${say("board.class")}>
        <a class="button" href=${links.projector} target="_blank" rel="noopener">${say("board.projector")}</a>
        <a class="button" href=${links.hall} target="_blank" rel="noopener" title=${say("board.hall-window-hint")}>
          ${say("board.hall-window")}
        </a>
        <a class="button" href=${links.results}>${say("board.results")}</a>
      </nav>
    </header>
    ${paused(state, actions, say)} ${troubles(state, actions, say)}
  `;
}

function time(state: BoardState, actions: BoardActions, say: Say): TemplateResult | typeof nothing {
  const { minutesLeft: left } = state;
  if (left === null || state.closed) return nothing;
  return html`<span class="time" data-over=${String(left === 0)}>
      ${left === 0 ? say("board.over-time") : say("board.left", { minutes: left })}
    </span>
    <button
      aria-label=${say("board.extend-full")}
      @click=${() => actions.lesson({ do: "extend", minutes: EXTEND_MIN })}
    >
      ${say("board.extend")}
    </button>`;
}

function pace(state: BoardState, actions: BoardActions, say: Say): TemplateResult | typeof nothing {
  if (state.closed) return nothing;
  if (!state.begun)
    return html`<button class="main" @click=${() => begin(state, actions)}>${say("board.begin")}</button>`;
  const one = (pace: "own" | "led"): TemplateResult => html`
    <button
      aria-pressed=${String((state.mode === "own" ? "own" : "led") === pace)}
      @click=${() => actions.lesson({ do: "pace", pace })}
    >
      ${say(`board.${pace}`)}
    </button>
  `;
  return html`<div class="pair" role="group" aria-label=${say("board.pace")}>${one("own")}${one("led")}</div>`;
}

/** Begin: everybody for themselves, or all at the first stop. */
function begin(state: BoardState, actions: BoardActions): void {
  actions.lesson({ do: "pace", pace: state.pace });
  const first = state.stops.find((stop) => !stop.shut);
  if (state.pace === "led" && first) actions.group({ do: "go-to", stop: first.id });
}

function pause(state: BoardState, actions: BoardActions, say: Say): TemplateResult | typeof nothing {
  if (state.closed) return nothing;
  // One press stops everybody; what stands on their screens can be said after it.
  return state.paused
    ? html`<button class="main" @click=${() => actions.group({ do: "resume" })}>${say("board.resume")}</button>`
    : html`<button class="stop" @click=${() => actions.group({ do: "dim", words: null })}>${say("board.pause")}</button>`;
}

function paused(state: BoardState, actions: BoardActions, say: Say): TemplateResult | typeof nothing {
  if (!state.paused || state.closed) return nothing;
  const dim = (event: SubmitEvent): void => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget as HTMLFormElement).get("words") ?? "").trim();
    actions.group({ do: "dim", words: words || null });
  };
  return html`
    <form class="strip paused" @submit=${dim}>
      <b role="status">${say("board.paused")}</b>
      <label>
        <span>${say("board.words")}</span>
        <input name="words" maxlength=${WORDS_LETTERS} autocomplete="off" .value=${state.paused.words ?? ""} />
      </label>
      <button>${say("board.words-show")}</button>
    </form>
  `;
}

function troubles(state: BoardState, actions: BoardActions, say: Say): TemplateResult | typeof nothing {
  if (state.error)
    return html`<div class="strip trouble" role="alert">
      <p>${state.error.message} ${state.error.remedy}</p>
      <button @click=${() => actions.dismissError()}>${say("board.close-panel")}</button>
    </div>`;
  if (state.line === "connecting") return html`<p class="strip" role="status">${say("board.connecting")}</p>`;
  if (state.line === "down")
    return html`<p class="strip trouble" role="status">${say("board.line-down")}</p>`;
  if (state.closed) return html`<p class="strip" role="status">${say("board.closed")}</p>`;
  return nothing;
}
