/** The parts of a page for who follows in text: the stop with its notice, what the guide shows, a pause. */
import { html, nothing, type TemplateResult } from "lit";
import type { SaidAdvisory } from "../content/generated/site";
import type { Say } from "./contract";
import { drawnLines } from "./drawn_lines";
import type { UiFollow, UiFollowActions, UiReading, UiShown } from "./follow_contract";
import { panelPaper, SHEET } from "./panel_paper";
import { inline, told } from "./said";
import { read } from "./strokes";

/** The dimmed screen of a pause, as words: the guide's own, or that there is one. */
export function pauseCard(follow: UiFollow, say: Say): TemplateResult {
  return html`<section class="card pause"><p class="told">${follow.group.words ?? say("group.paused")}</p></section>`;
}

/** The stop that is read: its notice first, then picture and words. */
export function readingPart(
  follow: UiFollow,
  actions: UiFollowActions,
  say: Say,
): TemplateResult | typeof nothing {
  const { reading } = follow;
  if (!reading) return nothing;
  return html`<article>
    <p class="quiet">${say("tour.stop", { n: reading.index + 1, total: reading.total })} · ${reading.hall}</p>
    <h2 class="title">${inline(reading.title)}</h2>
    ${reading.notice ? noticePart(reading, reading.notice, actions, say) : wordsPart(reading, say)}
  </article>`;
}

function wordsPart(reading: UiReading, say: Say): TemplateResult {
  const { picture, narration, question } = reading;
  return html`
    ${picture ? html`<img class="poster" src=${picture.url} alt=${picture.alt} width=${picture.width} height=${picture.height} />` : nothing}
    ${told(narration)}
    ${question?.text ? html`<p class="told question"><i lang=${question.lang ?? nothing}>${question.text}</i></p>` : nothing}
    ${narration.approved ? nothing : html`<p class="quiet">${say("text.prepared")}</p>`}
  `;
}

function noticePart(
  reading: UiReading,
  notice: NonNullable<UiReading["notice"]>,
  actions: UiFollowActions,
  say: Say,
): TemplateResult {
  const { advisory } = notice;
  if (notice.is === "round")
    return html`
      <p class="quiet">${say("follow.round")}</p>
      ${told(reading.wayRound)}
      <details>
        <summary>${say("follow.read-text")}</summary>
        ${told(reading.narration)}
      </details>
      <button @click=${() => actions.answer(advisory.id, "again")}>${say("follow.read-notice")}</button>
    `;
  return html`<section class="card notice">
    ${adviceOf(advisory, say)}
    <div class="controls">
      <button class="main" @click=${() => actions.answer(advisory.id, "in")}>${say("notice.enter")}</button>
      <button @click=${() => actions.answer(advisory.id, "round")}>${say(reading.wayRound ? "notice.round" : "notice.stay")}</button>
    </div>
  </section>`;
}

function adviceOf(advisory: SaidAdvisory, say: Say): TemplateResult {
  return html`<h3>${inline(advisory.title)}</h3>
    ${told(advisory.text)}
    ${advisory.min_age ? html`<p class="quiet">${say("notice.age", { age: advisory.min_age })}</p>` : nothing}`;
}

/** What the guide shows to all: the label, or a picture large with what is drawn on it. */
export function shownPart(
  follow: UiFollow,
  actions: UiFollowActions,
  say: Say,
): TemplateResult | typeof nothing {
  const { shown } = follow;
  if (!shown) return nothing;
  const { label, notice } = shown;
  return html`<section class="card shown" aria-labelledby="shown">
    <p class="quiet">${say("follow.shows")}</p>
    <h2 id="shown">${inline(label.title)}</h2>
    ${
      notice
        ? html`${adviceOf(notice, say)}
          <button class="main" @click=${() => actions.answer(notice.id, "in")}>${say("notice.enter")}</button>`
        : html`${pictured(shown)} ${labelled(shown, say)}`
    }
  </section>`;
}

function pictured({ picture, strokes, panel }: UiShown): TemplateResult | typeof nothing {
  if (panel)
    return html`
      ${
        // What is drawn is seen on the sheet on which the guide draws it; the words to be read stand below, large.
        strokes.length
          ? html`<div class="drawn sheet" aria-hidden="true" .style=${`aspect-ratio: ${SHEET}`}>${panelPaper(panel)} ${linesOf(strokes)}</div>`
          : nothing
      }
      <div class="panel-page" lang=${panel.lang}>
        <p class="heading">${panel.heading}</p>
        ${panel.lines.map((line) => html`<p>${line}</p>`)}
      </div>
    `;
  if (!picture) return nothing;
  return html`<figure>
    <div class="drawn">
      <img src=${picture.url} alt=${picture.alt} width=${picture.width} height=${picture.height} />
      ${linesOf(strokes)}
    </div>
    ${picture.credit ? html`<figcaption class="quiet">${picture.credit}</figcaption>` : nothing}
  </figure>`;
}

function linesOf(strokes: UiShown["strokes"]): TemplateResult {
  return drawnLines(strokes.map(({ color, points }) => ({ color, points: read(points) })));
}

function labelled({ label }: UiShown, say: Say): TemplateResult {
  return html`
    ${label.status ? html`<p class="quiet">${say(`status.${label.status}`)}</p>` : nothing}
    ${told(label.text)}
    ${
      label.facts.length
        ? html`<dl class="facts">
            ${label.facts.map((fact) => html`<dt>${say(fact.name)}</dt><dd>${inline(fact.value)}</dd>`)}
          </dl>`
        : nothing
    }
    ${label.evidence ? html`<p class="quiet">${say(`evidence.${label.evidence}`)}</p>` : nothing}
    ${label.text && !label.text.approved ? html`<p class="quiet">${say("text.prepared")}</p>` : nothing}
    ${label.href ? html`<a href=${label.href} target="_blank" rel="noopener">${say("label.page")}</a>` : nothing}
  `;
}
