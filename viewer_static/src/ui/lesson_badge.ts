/** A pupil's badge: their colour, with a star cut into it, or in a solemn lesson with their number. */
import { html, svg, type TemplateResult } from "lit";
import { starPath } from "./stamp";

/** The colours of names (`messages/names.py`), each told apart from its neighbours on paper. */
const COLOURS: Readonly<Record<string, string>> = {
  blue: "#2f62ab",
  green: "#3b8a49",
  yellow: "#e3bd2b",
  orange: "#dc7a2c",
  violet: "#6b4c9f",
  pink: "#d873a0",
  brown: "#7b5233",
  golden: "#bd8c27",
  silver: "#a3acb4",
  turquoise: "#1f9397",
  grey: "#6d7278",
};

/** Colours on which white is not read. */
const LIGHT: ReadonlySet<string> = new Set(["yellow", "silver", "golden", "pink", "orange"]);

/** The badge; who hears it hears the name beside it. */
export function badge(colour: string, number: number | null): TemplateResult {
  const ink = LIGHT.has(colour) ? "#1e1c19" : "#fffdf8";
  return html`<svg class="badge" viewBox="-24 -24 48 48" aria-hidden="true">
    ${svg`<circle r="23" fill=${COLOURS[colour] ?? "#6d7278"}></circle>`}
    ${
      number === null
        ? svg`<path d=${starPath(8, 15, 10.6)} fill="none" stroke=${ink} stroke-width="2.4"></path><circle r="4" fill=${ink}></circle>`
        : svg`<text y="8" text-anchor="middle" font-size="23" font-weight="600" fill=${ink}>${number}</text>`
    }
  </svg>`;
}
