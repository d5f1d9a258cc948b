/** The guide's panel beside the view: code, notes, stops, and what leads the group. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say, UiActions, UiLabel, UiTour } from "./contract";
import type { UiGroup, UiGuide } from "./group_contract";
import { forAll, seekBar } from "./group_for_all";
import { hands, members, polls, questions, rules } from "./group_keep";
import { icon } from "./icons";

/** The longest line of words, as the server takes it. */
const WORDS_LETTERS = 280;

/** A leash that leaves room to look about, and keeps within call. */
const LEASH_M = 8;

/** What guides have beside the view. A co-guide who does not lead hears and helps. */
export function guidePanel(
  group: UiGroup,
  guide: UiGuide,
  tour: UiTour | null,
  actions: UiActions,
  say: Say,
): TemplateResult {
  return html`
    <section class="panel guide" aria-label=${say("guide.title")}>
      <div class="head">
        <div>
          <h3>${say("guide.code")}</h3>
          <p class="code">${group.code ?? ""}</p>
          <p class="quiet">${guide.joinAddress}</p>
          <a class="quiet" href=${guide.projectorAddress} target="_blank" rel="noopener">${say("guide.projector")}</a>
        </div>
        ${guide.qr ? html`<img class="qr" src=${guide.qr} alt=${say("guide.qr")} />` : nothing}
      </div>
      ${group.leads ? leading(group, guide, tour, actions, say) : nothing}
      ${hands(guide, actions, say)} ${questions(guide, actions, say)}
      ${guide.notes?.text ? html`<div class="notes" lang=${guide.notes.lang ?? nothing}><h3>${say("guide.notes")}</h3>${guide.notes.text}</div>` : nothing}
      ${group.leads ? stops(tour, actions, say) : nothing}
      ${polls(group, guide, actions, say)} ${members(group, guide, actions, say)}
      ${rules(group, guide, actions, say)} ${group.leads ? forAll(guide, actions, say) : nothing}
      ${group.leads ? html`<button @click=${() => actions.wish({ do: "end" })}>${say("guide.end")}</button>` : nothing}
    </section>
  `;
}

/** Under the label of something: point all to it, show its label to all. */
export function pointOut(label: UiLabel, guide: UiGuide, actions: UiActions, say: Say): TemplateResult {
  const marked = guide.highlights.includes(label.id);
  const shown = guide.document === label.id;
  return html`
    <section class="panel group" aria-label=${say("lead.for-all")}>
      <button
        aria-pressed=${String(marked)}
        @click=${() => actions.wish({ do: "highlight", elements: marked ? [] : [...label.elements.slice(0, 12)] })}
      >
        ${say("lead.point-out")}
      </button>
      ${
        label.href
          ? html`<button
              aria-pressed=${String(shown)}
              @click=${() => actions.wish({ do: "show", document: shown ? null : { exhibit: label.id, picture: null } })}
            >
              ${say("lead.show")}
            </button>`
          : nothing
      }
    </section>
  `;
}

function leading(
  group: UiGroup,
  guide: UiGuide,
  tour: UiTour | null,
  actions: UiActions,
  say: Say,
): TemplateResult {
  const walking = group.mode === "walking";
  const playing = tour?.going === "playing";
  return html`
    <div class="controls">
      <button class="main" @click=${() => actions.playPause()}>
        ${icon(playing ? "pause" : "play")}${say(playing ? "guide.pause" : "guide.play")}
      </button>
      <button aria-label=${say("tour.next")} @click=${() => actions.next()}>${icon("next")}</button>
      <button aria-pressed=${String(walking)} @click=${() => actions.wish({ do: "walk" })}>${say("guide.walk")}</button>
    </div>
    <div class="controls">
      <button aria-pressed=${String(group.mode === "gathering")} @click=${() => actions.wish({ do: "gather" })}>
        ${say("lead.gather")}
      </button>
      ${freely(group, guide, actions, say)}
    </div>
    ${guide.seek ? seekBar(guide.seek, actions, say) : nothing} ${pausing(group, actions, say)}
  `;
}

function freely(group: UiGroup, guide: UiGuide, actions: UiActions, say: Say): TemplateResult {
  const free = (leash: string): void => {
    const hall = guide.hall?.id;
    if (leash === "guide" || leash === "stop")
      actions.wish({ do: "free", leash: { by: "metres", about: leash, metres: LEASH_M } });
    else if (leash === "hall" && hall) actions.wish({ do: "free", leash: { by: "hall", hall } });
    else actions.wish({ do: "free", leash: null });
  };
  return html`
    <button aria-pressed=${String(group.mode === "free")} @click=${() => free("")}>${say("lead.free")}</button>
    ${
      // In a solemn hall nobody is kept on a leash.
      group.mode === "free" && guide.hall
        ? html`<select aria-label=${say("lead.leash")} @change=${(event: Event) => free((event.target as HTMLSelectElement).value)}>
            <option value="">${say("lead.leash-none")}</option>
            <option value="guide">${say("lead.leash-guide", { metres: LEASH_M })}</option>
            <option value="stop">${say("lead.leash-stop", { metres: LEASH_M })}</option>
            <option value="hall">${say("lead.leash-hall")}</option>
          </select>`
        : nothing
    }
  `;
}

function pausing(group: UiGroup, actions: UiActions, say: Say): TemplateResult {
  const dim = (event: SubmitEvent): void => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget as HTMLFormElement).get("words") ?? "").trim();
    actions.wish({ do: "dim", words: words || null });
  };
  return html`
    <form class="controls" @submit=${dim}>
      <input
        name="words"
        maxlength=${WORDS_LETTERS}
        .value=${group.words ?? ""}
        placeholder=${say("lead.words")}
        aria-label=${say("lead.words")}
      />
      <button>${say(group.mode === "paused" ? "lead.change-words" : "lead.dim")}</button>
    </form>
    ${
      group.mode === "paused"
        ? html`<button class="main" @click=${() => actions.wish({ do: "resume" })}>${say("lead.resume")}</button>`
        : nothing
    }
  `;
}

function stops(tour: UiTour | null, actions: UiActions, say: Say): TemplateResult {
  return html`
    <details>
      <summary>${say("tour.stops")}</summary>
      <ol class="stops">
        ${(tour?.stops ?? []).map(
          (stop, i) => html`<li data-state=${stop.state}>
            <button @click=${() => actions.jump(stop.id)}><span class="n">${i + 1}</span><span>${stop.title}</span></button>
          </li>`,
        )}
      </ol>
    </details>
  `;
}
