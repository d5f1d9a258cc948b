/** The label beside the view: what this is, who is remembered, how certain it is, and from which sources. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say, UiActions, UiLabel, UiPerson } from "./contract";
import { icon } from "./icons";
import { inline, told } from "./said";

/** The panel of an exhibit or element. */
export function labelPanel(label: UiLabel, actions: UiActions, say: Say): TemplateResult {
  const approved = label.text?.approved ?? false;
  return html`
    <section class="panel label" aria-labelledby="label-title" tabindex="-1">
      <div class="head">
        <div>
          ${label.status ? html`<p class="quiet">${say(`status.${label.status}`)}</p>` : nothing}
          <h2 id="label-title">${inline(label.title)}</h2>
        </div>
        <button class="plain" aria-label=${say("label.close")} @click=${() => actions.closeLabel()}>${icon("close")}</button>
      </div>
      ${told(label.text)} ${label.people.map((each) => person(each, say))}
      ${
        label.facts.length
          ? html`<dl class="facts">
            ${label.facts.map((fact) => html`<dt>${say(fact.name)}</dt><dd>${inline(fact.value)}</dd>`)}
          </dl>`
          : nothing
      }
      ${certainty(label, say)} ${sources(label, say)}
      ${label.text && !approved ? html`<p class="quiet">${say("text.prepared")}</p>` : nothing}
      ${label.href ? html`<a href=${label.href}>${say("label.page")}</a>` : nothing}
    </section>
  `;
}

function person(each: UiPerson, say: Say): TemplateResult {
  return html`
    <div>
      <h3>${inline(each.name)}, <span class="quiet">${inline(each.occupation)}</span></h3>
      <dl class="facts">
        ${each.dates.map((date) => html`<dt>${say(`event.${date.event}`)}</dt><dd>${date.date}</dd>`)}
      </dl>
    </div>
  `;
}

function certainty(label: UiLabel, say: Say): TemplateResult | typeof nothing {
  if (!label.evidence) return nothing;
  const shows = label.shows ? `. ${say(`shows.${label.shows}`)}` : "";
  return html`
    <div>
      <h3>${say("label.certainty")}</h3>
      <p class="quiet">${say(`evidence.${label.evidence}`)}${shows}</p>
      ${label.reasoning ? html`<p class="quiet" lang=${label.reasoning.lang ?? nothing}>${label.reasoning.text}</p>` : nothing}
    </div>
  `;
}

function sources(label: UiLabel, say: Say): TemplateResult | typeof nothing {
  if (!label.sources.length) return nothing;
  return html`
    <details>
      <summary>${say("label.sources", { n: label.sources.length })}</summary>
      <ul class="quiet">
        ${label.sources.map(
          (source) =>
            html`<li>${source.title}${source.note ? html`<br /><i>${source.note}</i>` : nothing}</li>`,
        )}
      </ul>
    </details>
  `;
}
