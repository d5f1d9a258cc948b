/** The running tour: the words of this stop, where it is in the whole, and its few controls. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say, UiActions, UiState, UiTour } from "./contract";
import { icon } from "./icons";
import { inline, told } from "./said";

/** The panel of a tour that is on. `open` shows the list of stops. */
export function tourPanel(
  tour: UiTour,
  state: UiState,
  actions: UiActions,
  say: Say,
  open: boolean,
  toggle: () => void,
): TemplateResult {
  const minutes = Math.max(1, Math.round(tour.left_ms / 60_000));
  return html`
    <section class="panel tour" aria-label=${tour.title}>
      <div class="head">
        <div>
          <p class="quiet">
            ${say("tour.stop", { n: tour.index + 1, total: tour.stops.length })}${tour.going === "over" ? nothing : ` · ${say("tour.left", { minutes })}`}
          </p>
          <h2>${inline(tour.stopTitle)}</h2>
        </div>
        ${
          tour.steerable
            ? html`<button class="plain" aria-label=${say("tour.leave")} @click=${() => actions.leaveTour()}>${icon("close")}</button>`
            : nothing
        }
      </div>
      <div class="words" tabindex="0">${open ? stops(tour, actions, say) : words(tour, say)}</div>
      <div class="track" aria-hidden="true"><i .style=${`transform: scaleX(${tour.fraction.toFixed(3)})`}></i></div>
      ${controls(tour, state, actions, say, open, toggle)}
    </section>
  `;
}

function words(tour: UiTour, say: Say): TemplateResult {
  if (tour.going === "over") return html`<p class="told">${say("tour.over")}</p>`;
  return html`
    ${tour.round ? told(tour.wayRound) : nothing} ${told(tour.narration)}
    ${tour.question ? html`<p class="told"><i lang=${tour.question.lang ?? nothing}>${tour.question.text}</i></p>` : nothing}
    ${tour.narration.approved ? nothing : html`<p class="quiet">${say("text.prepared")}</p>`}
  `;
}

function stops(tour: UiTour, actions: UiActions, say: Say): TemplateResult {
  return html`
    <ol class="stops">
      ${tour.stops.map(
        (stop, i) => html`
          <li data-state=${stop.state}>
            <button
              ?disabled=${!tour.steerable}
              aria-current=${stop.state === "here" ? "true" : "false"}
              @click=${() => actions.jump(stop.id)}
            >
              <span class="n">${i + 1}</span><span>${stop.title}</span>
              ${stop.guarded ? html`<span class="quiet">${say("tour.guarded")}</span>` : nothing}
            </button>
          </li>
        `,
      )}
    </ol>
  `;
}

function controls(
  tour: UiTour,
  state: UiState,
  actions: UiActions,
  say: Say,
  open: boolean,
  toggle: () => void,
): TemplateResult {
  const playing = tour.going === "playing";
  const steer = html`
    <button aria-label=${say("tour.back")} @click=${() => actions.back()}>${icon("back")}</button>
    <button class="main" aria-label=${say(playing ? "tour.pause" : "tour.play")} @click=${() => actions.playPause()}>
      ${icon(playing ? "pause" : "play")}
    </button>
    <button aria-label=${say("tour.next")} @click=${() => actions.next()}>${icon("next")}</button>
  `;
  return html`
    <div class="controls">
      ${tour.steerable ? steer : nothing}
      <button aria-pressed=${String(open)} aria-label=${say("tour.stops")} @click=${toggle}>${icon("list")}</button>
      <button aria-pressed=${String(state.easy)} @click=${() => actions.setEasy(!state.easy)}>${say("tour.easy")}</button>
    </div>
  `;
}
