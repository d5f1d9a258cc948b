/** Lines that the guide draws, as everybody sees them: one picture and one set of colours for all pages. */
import { css, html, svg, type TemplateResult } from "lit";
import { FULL, type Point, pathOf } from "./strokes";

/** A line as it is drawn: the colour's number, and where it runs. */
export interface DrawnLine {
  readonly color: number;
  readonly points: readonly Point[];
}

/** The lines over a picture that stands in the same box. Each has a dark rim, so that every colour is seen on light and dark. */
export function drawnLines(lines: readonly DrawnLine[]): TemplateResult {
  const paths = lines.map(({ color, points }) => ({ color, path: pathOf(points) }));
  return html`<svg class="strokes" viewBox="0 0 ${FULL} ${FULL}" preserveAspectRatio="none" aria-hidden="true">
    ${paths.map(({ path }) => svg`<path class="rim" d=${path}></path>`)}
    ${paths.map(({ path, color }) => svg`<path data-color=${color} d=${path}></path>`)}
  </svg>`;
}

/** The colours, for lines and for what stands for them. */
export const drawnColours = css`
  [data-color="0"] {
    --drawn: #ffd84d;
  }
  [data-color="1"] {
    --drawn: #5fc3ff;
  }
  [data-color="2"] {
    --drawn: #ff7a45;
  }
  [data-color="3"] {
    --drawn: #fff;
  }
`;

export const drawnLinesLook = css`
  .strokes {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
    pointer-events: none;
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .strokes path {
    vector-effect: non-scaling-stroke;
    stroke: var(--drawn);
    stroke-width: 5px;
  }
  .strokes .rim {
    stroke: rgb(12 12 12 / 82%);
    stroke-width: 9px;
  }
`;
