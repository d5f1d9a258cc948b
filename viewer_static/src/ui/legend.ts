/** The legend of "How do we know this?": number, hue and pattern of each grade, and how much of the hall bears it. */
import { html, svg, type TemplateResult } from "lit";
import { GRADES, type Grade } from "../content/grades";
import type { Say, UiActions, UiState } from "./contract";
import { icon } from "./icons";

const ORDER = ["surveyed", "documented", "analogous", "conjecture"] as const;

/** Diagonal bands of a swatch 28 wide: as the hall is tinted, so that the two are matched without colour. */
const BANDS: Readonly<Record<Grade["bands"], readonly string[]>> = {
  none: [],
  wide: ["M-4 24 L20 0", "M12 28 L36 4"],
  narrow: ["M-4 14 L10 0", "M-2 22 L20 0", "M4 26 L30 0", "M14 26 L34 6"],
  crossed: ["M-4 24 L20 0", "M12 28 L36 4", "M-4 -4 L24 24", "M12 -4 L36 20"],
};

/** The panel that is open while the hall is tinted. */
export function legendPanel(
  legend: NonNullable<UiState["legend"]>,
  actions: UiActions,
  say: Say,
  aboutHref: string,
): TemplateResult {
  const total = ORDER.reduce((sum, grade) => sum + legend[grade], 0);
  return html`
    <section class="panel places legend-panel" aria-labelledby="legend-title">
      <div class="head">
        <h2 id="legend-title">${say("bar.how")}</h2>
        <button class="plain" aria-label=${say("message.close")} @click=${() => actions.setEvidenceTint(false)}>
          ${icon("close")}
        </button>
      </div>
      <ul class="legend">
        ${ORDER.map(
          (grade) => html`<li>
            ${swatch(GRADES[grade])}
            <span>${say(`evidence.${grade}`)}</span>
            <span class="quiet">${say("legend.count", { n: legend[grade], total })}</span>
          </li>`,
        )}
      </ul>
      <p class="quiet">${say("legend.touch")}</p>
      <a href=${aboutHref}>${say("label.page")}</a>
    </section>
  `;
}

function swatch(grade: Grade): TemplateResult {
  return html`<svg class="swatch" viewBox="0 0 32 24" aria-hidden="true">
    ${svg`<rect width="32" height="24" fill="rgb(${grade.rgb.join(" ")})"></rect>
      ${BANDS[grade.bands].map((d) => svg`<path d=${d} stroke="rgb(16 15 14 / 55%)" stroke-width="4"></path>`)}`}
  </svg>`;
}
