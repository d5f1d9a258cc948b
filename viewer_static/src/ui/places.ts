/** Lists to choose from: the places of each hall, and the tours. Each is a way to move without walking. */
import { html, type TemplateResult } from "lit";
import type { Say, UiActions, UiState } from "./contract";
import { icon } from "./icons";

/** Every viewpoint of every hall: choosing one goes there. */
export function placesPanel(state: UiState, actions: UiActions, say: Say, close: () => void): TemplateResult {
  return html`
    <section class="panel places" aria-labelledby="places-title">
      ${head("places-title", say("bar.places"), say, close)}
      ${state.halls.map(
        (hall) => html`
          <h3>${hall.title}</h3>
          <ul class="stops">
            ${hall.places.map(
              (place) => html`<li data-state=${place.here ? "here" : "ahead"}>
                <button
                  aria-current=${String(place.here)}
                  @click=${() => {
                    actions.goto(place.hall, place.viewpoint);
                    close();
                  }}
                >
                  ${place.title}
                </button>
              </li>`,
            )}
          </ul>
        `,
      )}
    </section>
  `;
}

/** The museum's tours, whole or in their five-minute version. */
export function offersPanel(state: UiState, actions: UiActions, say: Say, close: () => void): TemplateResult {
  const begin = (id: string, short: boolean) => () => {
    actions.startTour(id, short);
    close();
  };
  return html`
    <section class="panel offers" aria-labelledby="offers-title">
      ${head("offers-title", say("bar.tours"), say, close)}
      ${state.tours.map(
        (tour) => html`
          <h3>${tour.title}</h3>
          <p class="told">${tour.summary}</p>
          <div class="controls">
            <button class="main" @click=${begin(tour.id, false)}>
              ${icon("play")}${say("offers.begin", { minutes: tour.minutes })}
            </button>
            <button @click=${begin(tour.id, true)}>${say("offers.short")}</button>
          </div>
        `,
      )}
    </section>
  `;
}

function head(id: string, title: string, say: Say, close: () => void): TemplateResult {
  return html`<div class="head">
    <h2 id=${id}>${title}</h2>
    <button class="plain" aria-label=${say("message.close")} @click=${close}>${icon("close")}</button>
  </div>`;
}
