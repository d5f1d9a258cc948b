/** What is told at a place of the lesson, folded; what lies behind a notice is told where the notice has been read. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Say } from "./contract";
import type { Museum, UiExhibit, UiPlaceOfWork } from "./lesson_contract";
import { inline, told, toldInParts } from "./said";

/** The words of a place, or nothing where it has none or they lie behind a notice. `alone`: no task leads to them. */
export function reading(
  stop: UiPlaceOfWork | undefined,
  museum: Museum,
  say: Say,
  alone = false,
): TemplateResult | typeof nothing {
  if (!stop || stop.advisory || !(stop.narration.text || stop.exhibits.length)) return nothing;
  return html`<details class=${alone ? "reading alone" : "reading"}>
    <summary aria-label=${`${say("class.open-place")}: ${stop.title.text}`}>
      ${say("class.open-place")}
    </summary>
    ${toldInParts(stop.narration)} ${exhibitsHere(stop.exhibits, museum, say)}
  </details>`;
}

/**
 * The words of the task's place where no hall is drawn: what lies behind a notice, under the notice, for a second tap.
 * With a hall they are told there, after the notice has been read.
 */
export function readingAlone(stop: UiPlaceOfWork, museum: Museum, say: Say): TemplateResult | typeof nothing {
  const { advisory } = stop;
  if (!advisory) return reading(stop, museum, say);
  return html`<details class="reading">
    <summary aria-label=${`${say("class.open-place")}: ${stop.title.text}`}>${say("class.open-place")}</summary>
    <p class="told"><b>${inline(advisory.title)}</b></p>
    ${told(advisory.text)}
    ${advisory.min_age ? html`<p class="told quiet">${say("notice.age", { age: advisory.min_age })}</p>` : nothing}
    ${told(stop.wayRound)}
    <details class="reading">
      <summary>${say("notice.enter")}</summary>
      ${toldInParts(stop.narration)} ${exhibitsHere(stop.exhibits, museum, say)}
    </details>
  </details>`;
}

/** The exhibits of a place, each folded under its title: what one would read on their labels in the hall. */
export function exhibitsHere(
  exhibits: readonly UiExhibit[],
  museum: Museum,
  say: Say,
): TemplateResult | typeof nothing {
  const written = exhibits.filter(({ text, picture }) => text?.text || picture);
  if (!written.length) return nothing;
  return html`<section class="exhibits" aria-label=${say("class.exhibits")}>
    <h3 aria-hidden="true">${say("class.exhibits")}</h3>
    ${written.map(
      ({ id, title, text, picture }) => html`<details data-exhibit=${id} ?open=${written.length === 1}>
        <summary>${inline(title)}</summary>
        ${picture ? html`<img src=${museum.url(picture.small.path)} alt=${picture.alt.text} loading="lazy" />` : nothing}
        ${toldInParts(text)}
      </details>`,
    )}
  </section>`;
}

/** Their look, on the panel and beside it. */
export const exhibitsLook = css`
  .exhibits {
    display: grid;
    gap: 4px;
    padding-top: 12px;
  }
  .exhibits h3 {
    margin: 0;
    font: 600 17px/1.35 var(--enfilade-sans);
  }
  .exhibits summary {
    padding: 10px 0;
    min-height: 44px;
    border-top: 1px solid var(--rule);
    font-weight: 600;
    cursor: pointer;
  }
  .exhibits img {
    display: block;
    max-width: 100%;
    max-height: 40vh;
    margin-bottom: 10px;
    border-radius: 4px;
  }
  .exhibits .told {
    padding-bottom: 12px;
  }
`;
