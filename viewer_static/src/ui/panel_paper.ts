/** A panel as a sheet of paper: four by three in every language, each line in its own place, so that lines drawn on it lie right. */
import { css, html, type TemplateResult } from "lit";
import type { ShownPage } from "./console_contract";

/** A page that is a panel. */
export type PanelPage = Pick<Extract<ShownPage, { is: "panel" }>, "heading" | "lines" | "lang">;

/** Width by height. */
export const SHEET = 4 / 3;

/** The words at their places. Stands in an element of the sheet's shape. */
export function panelPaper({ heading, lines, lang }: PanelPage): TemplateResult {
  const longest = Math.max(0, ...lines.map((line) => line.length));
  return html`<div class="panel" lang=${lang} data-heading=${size(heading.length, 12, 26)} data-lines=${size(longest, 46, 80)}>
    <p class="heading">${heading}</p>
    ${lines.map((line) => html`<p>${line}</p>`)}
  </div>`;
}

/** How large words may stand, by how many letters there are. */
function size(letters: number, few: number, some: number): string {
  if (letters <= few) return "few";
  return letters <= some ? "some" : "many";
}

export const panelLook = css`
  .panel {
    container-type: inline-size;
    display: grid;
    grid-auto-rows: minmax(0, 1fr);
    align-items: center;
    height: 100%;
    padding: 6% 8%;
    background: #e9e4d8;
    color: #26241f;
    font: 400 1em/1.32 var(--enfilade-serif);
  }
  .panel p {
    margin: 0;
    font-size: 4.4cqw;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .panel[data-lines="some"] p {
    font-size: 3.7cqw;
  }
  .panel[data-lines="many"] p {
    font-size: 3.1cqw;
  }
  .panel .heading,
  .panel[data-lines] .heading {
    align-self: center;
    font-weight: 600;
    font-size: 10cqw;
    line-height: 1.1;
  }
  .panel[data-heading="some"] .heading {
    font-size: 7.2cqw;
  }
  .panel[data-heading="many"] .heading {
    font-size: 5.2cqw;
  }
`;
