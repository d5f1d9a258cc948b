/** The top of the screen: where one is, that this is a reconstruction, and the ways on. */
import { html, nothing, type TemplateResult } from "lit";
import type { Drawer, Say, UiActions, UiState } from "./contract";
import { type IconName, icon } from "./icons";
import { languageName } from "./language_name";

/** The bar with the hall's name and the main controls. */
export function topBar(
  state: UiState,
  actions: UiActions,
  say: Say,
  drawer: Drawer,
  toggle: (drawer: Drawer) => void,
  planOpen: boolean,
  flipPlan: () => void,
): TemplateResult {
  const room = state.roomTitle && state.roomTitle !== state.hallTitle ? `, ${state.roomTitle}` : "";
  const control = (name: IconName, key: string, pressed: boolean, act: () => void) => html`
    <button data-sign=${name} aria-pressed=${String(pressed)} aria-label=${say(key)} title=${say(key)} @click=${act}>
      ${icon(name)}<span class="word">${say(key)}</span>
    </button>
  `;
  return html`
    <header class="top">
      <div class="where">
        <p class="quiet">${state.museumTitle}</p>
        <h2>${state.hallTitle}${room}</h2>
        <p class="quiet banner"><a href=${state.aboutHref}>${state.banner}</a></p>
      </div>
      <nav class="bar" aria-label=${say("bar.label")}>
        ${state.tours.length && !state.tour && !state.group ? control("tour", "bar.tours", drawer === "offers", () => toggle("offers")) : nothing}
        ${state.group || !state.halls.length ? nothing : control("places", "bar.places", drawer === "places", () => toggle("places"))}
        ${state.plan ? control("plan", "bar.plan", planOpen, flipPlan) : nothing}
        ${control("how", "bar.how", state.evidenceTint, () => actions.setEvidenceTint(!state.evidenceTint))}
        <a class="button" href=${state.textHref} aria-label=${say("bar.text")} title=${say("bar.text")}>${icon("text")}<span class="word">${say("bar.text")}</span></a>
        ${state.languages.length ? languages(state, actions, say) : nothing}
      </nav>
    </header>
  `;
}

function languages(state: UiState, actions: UiActions, say: Say): TemplateResult {
  return html`
    <label class="language">
          <span class="hidden">${say("bar.language")}</span>
          <span class="tag" aria-hidden="true">${state.language}</span>
          <select @change=${(event: Event) => actions.setLanguage((event.target as HTMLSelectElement).value)}>
            ${state.languages.map(
              (tag) =>
                html`<option value=${tag} lang=${tag} ?selected=${tag === state.language}>${languageName(tag)}</option>`,
            )}
          </select>
        </label>
  `;
}
