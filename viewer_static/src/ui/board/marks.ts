/** Signs of the table: a shape for each state, so that none is told by its colour alone. */
import { html, svg, type TemplateResult } from "lit";
import type { CellState } from "./contract";

const SHAPES: Readonly<Record<CellState, TemplateResult>> = {
  none: svg`<circle cx="12" cy="12" r="1.6" class="full"></circle>`,
  working: svg`<path d="M5 19l1-4L16 5l3 3L9 18z"></path>`,
  tried: svg`<path d="M7 7l10 10M17 7L7 17"></path>`,
  partly: svg`<circle cx="12" cy="12" r="6.500"></circle><path class="full" d="M12 5.500a6.500 6.500 0 0 0 0 13z"></path>`,
  right: svg`<path d="M5.500 12.500l4.500 4.500 8.500-10"></path>`,
  received: svg`<circle class="full" cx="12" cy="12" r="4.500"></circle>`,
};

/** A bar of so many of so many; the number stands beside it. */
export function bar(n: number, of: number): TemplateResult {
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect width=${of > 0 ? (100 * n) / of : 0} height="10"></rect>`}
  </svg>`;
}

/** The sign of a state, hidden from screen readers: the button that holds it has the words. */
export function mark(state: CellState): TemplateResult {
  return html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[state]}</svg>`;
}
