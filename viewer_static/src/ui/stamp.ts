/**
 * A stamp or a note as a picture: every motif and frame is drawn here, in two colours, from plain shapes. It is a
 * pupil's own work and imitates no real issue.
 */
import { type SVGTemplateResult, svg } from "lit";

/** What is put together: names of `DRAWN` in `content/tasks/design.py`. */
export interface Stamp {
  readonly canvas: "stamp" | "note";
  readonly motif: string | null;
  readonly frame: string | null;
  readonly colour: string | null;
  readonly ink: string | null;
  readonly value: string;
  /** What it is called, for who does not see it. */
  readonly title: string;
}

/** Motifs in a square from -50 to 50; filled with the ink, cut out with the paper. */
type Motif = (ink: string, paper: string) => SVGTemplateResult;

/** Half turns of a rosette's eight petals. */
const TURNS = [0, 22.5, 45, 67.5, 90, 112.5, 135, 157.5] as const;

const MOTIFS: Readonly<Record<string, Motif>> = {
  star: (ink, paper) => svg`
    <g fill=${ink}><rect x="-29" y="-29" width="58" height="58"></rect><rect x="-29" y="-29" width="58" height="58" transform="rotate(45)"></rect></g>
    <g fill="none" stroke=${paper} stroke-width="2.5"><rect x="-22" y="-22" width="44" height="44"></rect><rect x="-22" y="-22" width="44" height="44" transform="rotate(45)"></rect></g>
    <circle r="11" fill=${paper}></circle><circle r="5" fill=${ink}></circle>`,
  flame: (ink, paper) => svg`
    <path fill=${ink} d="M2-46c10 14 4 22 12 30 4-4 5-9 4-14 12 11 17 24 15 37-2 19-16 33-33 33S-31 26-32 9c-1-14 7-23 15-32 5-6 11-12 19-23z"></path>
    <path fill=${paper} d="M1-8c6 9 15 14 14 27-1 11-8 17-15 17s-14-6-14-16c0-11 9-16 15-28z"></path>
    <path fill=${ink} d="M0 14c3 5 7 7 6 13-1 5-3 7-6 7s-6-3-6-7c0-5 4-8 6-13z"></path>`,
  pomegranate: (ink, paper) => svg`
    <path fill=${ink} d="M-13-31l-4-15 9 6 8-8 8 8 9-6-4 15c18 5 30 18 30 36 0 23-19 38-43 38S-43 28-43 5c0-18 12-31 30-36z"></path>
    <path fill=${paper} d="M3-20c17 4 26 14 26 27 0 15-11 25-27 27-8-9-12-18-12-27S-5-12 3-20z"></path>
    <g fill=${ink}>${[
      [3, -8],
      [14, -2],
      [0, 5],
      [11, 9],
      [21, 8],
      [3, 18],
      [14, 20],
    ].map(([x, y]) => svg`<ellipse cx=${x} cy=${y} rx="4.6" ry="5.4"></ellipse>`)}</g>`,
  buta: (ink, paper) => svg`
    <path fill=${ink} d="M20-47C2-44 2-30 10-19 24-2 32 8 30 24c-3 16-16 25-31 24-18-1-31-14-30-32 1-15 11-23 20-33C0-29-2-42 20-47z"></path>
    <path fill="none" stroke=${paper} stroke-width="3" d="M8-35c-4 8 0 16 6 24 9 12 14 22 12 33-3 12-13 19-25 18-13-1-23-11-22-25 1-12 9-19 17-28C3-22 2-30 8-35z"></path>
    <path fill=${paper} transform="translate(0 18)" d=${starPath(8, 13, 6)}></path>
    <circle cy="18" r="3.5" fill=${ink}></circle><circle cx="2" cy="-8" r="3" fill=${paper}></circle>`,
  carpet: (ink, paper) => svg`
    <path fill=${ink} d="M-8-46h16v8h8v8h8v8h8v8h8v28h-8v8h-8v8h-8v8h-8v8H-8v-8h-8v-8h-8v-8h-8v-8h-8v-28h8v-8h8v-8h8v-8h8z"></path>
    <path fill=${paper} d="M-6-32H6v7h7v7h7v7h7v22h-7v7h-7v7H6v7H-6v-7h-7v-7h-7v-7h-7v-22h7v-7h7v-7h7z"></path>
    <path fill=${ink} d="M-4-20h8v8h8v8h8v8h-8v8H4v8h-8v-8h-8V4h-8v-8h8v-8h8z"></path>
    <rect x="-4" y="-4" width="8" height="8" fill=${paper}></rect>`,
  mountains: (ink, paper) => svg`
    <circle cx="20" cy="-28" r="11" fill=${ink}></circle>
    <path fill=${ink} d="M-48 34L-14-32 6 4l9-15 33 45z"></path>
    <path fill=${paper} d="M-14-32l10 18-5 5-5-6-6 6-4-4zM15-11l9 12-5 4-4-5-5 5-3-5z"></path>
    <path fill="none" stroke=${ink} stroke-width="4" stroke-linecap="round" d="M-46 44c8-5 15-5 23 0s15 5 23 0 15-5 23 0 15 5 23 0"></path>`,
  // The Maiden Tower of Baku: a drum with a buttress, ribbed above.
  tower: (ink, paper) => svg`
    <path fill=${ink} d="M-25 46l3-84h34l2 40c14 4 22 20 24 44z"></path>
    <g fill="none" stroke=${paper} stroke-width="2.2">${[-32, -26, -20, -14, -8, -2, 4].map((y) => svg`<path d=${`M-22 ${y}q17 5 35 0`}></path>`)}</g>
    <g fill=${paper}><path d="M-9 46V31a6 6 0 0 1 12 0v15z"></path><rect x="-6" y="12" width="6" height="10" rx="3"></rect><path d="M-22-38h4v5h-4zM-12-38h4v5h-4zM-2-38h4v5h-4zM8-38h4v5H8z"></path></g>
    <path fill="none" stroke=${paper} stroke-width="2.2" d="M14 2c5 14 7 29 7 44"></path>`,
  // Khari bulbul, the orchid of Shusha, much simplified.
  flower: (ink, paper) => svg`
    <path fill="none" stroke=${ink} stroke-width="4" stroke-linecap="round" d="M0 2c2 16 0 30-4 46M-2 36c-10-1-17-6-21-15M-1 28c9-2 14-7 17-15"></path>
    <g fill=${ink}><path d="M0-8c-10-9-12-23 0-40 12 17 10 31 0 40z"></path><path d="M-3-6c-14 3-28-3-38-20 19-4 33 4 38 20z"></path><path d="M3-6c14 3 28-3 38-20-19-4-33 4-38 20z"></path><path d="M0-6c13 3 18 12 15 23-4 8-11 10-15 10s-11-2-15-10C-18 6-13-3 0-6z"></path></g>
    <g fill=${paper}><ellipse cy="7" rx="7.5" ry="9"></ellipse><path d="M0-14c-3-6-3-14 0-22 3 8 3 16 0 22z"></path></g>
    <circle cx="-3" cy="4" r="1.8" fill=${ink}></circle><circle cx="3" cy="4" r="1.8" fill=${ink}></circle><path fill=${ink} d="M-2.5 9h5L0 13z"></path>`,
  sea: (ink, paper) => svg`
    <path fill=${ink} d="M-2-48c17 14 25 32 25 52H-2zM-8-34v38h-24c2-14 10-28 24-38zM-38 10h78c-4 13-12 19-22 19h-34c-10 0-18-6-22-19z"></path>
    <path fill="none" stroke=${paper} stroke-width="2.4" d="M4-30c8 9 12 18 13 28M-30 18h62"></path>
    <path fill="none" stroke=${ink} stroke-width="4" stroke-linecap="round" d="M-48 36c8-5 16-5 24 0s16 5 24 0 16-5 24 0 16 5 24 0M-36 46c8-5 16-5 24 0s16 5 24 0 16-5 24 0"></path>`,
  sun: (ink, paper) => svg`
    <path fill=${ink} d=${starPath(16, 48, 27)}></path>
    <circle r="24" fill=${paper}></circle><circle r="20" fill=${ink}></circle>
    <path fill=${paper} d=${starPath(8, 15, 7)}></path><circle r="4" fill=${ink}></circle>`,
};

/** The path of a star with so many points between two radii. */
export function starPath(points: number, outer: number, inner: number): string {
  const corners = Array.from({ length: points * 2 }, (_, i) => {
    const radius = i % 2 ? inner : outer;
    const angle = (i * Math.PI) / points - Math.PI / 2;
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${corners.join("L")}z`;
}

/** Names of motifs and frames that can be drawn. */
export const MOTIF_NAMES: readonly string[] = Object.keys(MOTIFS);

/** Fields and inks; each ink is seen on each field, the darkest pair (leaf on leaf) at 1.9 : 1. */
export const COLOURS: Readonly<Record<string, string>> = {
  sky: "#9cc7dd",
  turquoise: "#3fa3a6",
  pomegranate: "#a8323f",
  saffron: "#eab84c",
  leaf: "#7ea86a",
  night: "#2a3a5e",
  rose: "#eab7bb",
  sand: "#ecdcbb",
};
export const INKS: Readonly<Record<string, string>> = {
  white: "#fffaf0",
  gold: "#f6d27a",
  night: "#18233c",
  pomegranate: "#7c1726",
  turquoise: "#0b565b",
  leaf: "#274d2c",
};

/** The paper of a stamp, and what stands on it before a colour is chosen. */
const PAPER = "#fbf6ea";
const PLAIN = "#efe6d3";
const PENCIL = "#6d6353";

/** Sizes in units of the picture: a stamp stands, a note lies. */
const SIZES = { stamp: { width: 200, height: 250 }, note: { width: 340, height: 190 } } as const;
/** The white margin around the field. */
const MARGIN = { stamp: 13, note: 10 } as const;

/** The whole picture. */
export function stampPicture(stamp: Stamp): SVGTemplateResult {
  const { canvas } = stamp;
  const { width, height } = SIZES[canvas];
  const margin = MARGIN[canvas];
  const field = (stamp.colour && COLOURS[stamp.colour]) || PLAIN;
  const ink = (stamp.ink && INKS[stamp.ink]) || PENCIL;
  const motif = stamp.motif ? MOTIFS[stamp.motif] : undefined;
  const [cx, cy, scale] = canvas === "stamp" ? [width / 2, 106, 1.22] : [width / 2, 104, 1.12];
  return svg`
    <svg class="stamp" viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${stamp.title}>
      ${
        canvas === "stamp"
          ? svg`<path fill=${PAPER} d=${perforated(width, height)}></path>`
          : svg`<rect width=${width} height=${height} rx="3" fill=${PAPER}></rect>`
      }
      <g transform=${`translate(${margin} ${margin})`}>
        <rect width=${width - 2 * margin} height=${height - 2 * margin} fill=${field}></rect>
        ${frame(stamp.frame, width - 2 * margin, height - 2 * margin, ink)}
      </g>
      ${canvas === "note" ? rosettes(height, width, ink) : null}
      ${motif ? svg`<g transform=${`translate(${cx} ${cy}) scale(${scale})`}>${motif(ink, field)}</g>` : null}
      ${words(stamp, width, height, ink)}
    </svg>
  `;
}

/** A motif or frame alone, for the button that chooses it. */
export function partPicture(part: "motif" | "frame", draws: string): SVGTemplateResult {
  const ink = "currentcolor";
  return part === "motif"
    ? svg`<svg viewBox="-56 -60 112 120" aria-hidden="true">${MOTIFS[draws]?.(ink, "var(--card)") ?? null}</svg>`
    : svg`<svg viewBox="-4 -4 108 128" aria-hidden="true">${frame(draws, 100, 120, ink)}</svg>`;
}

function words({ canvas, value }: Stamp, width: number, height: number, ink: string): SVGTemplateResult {
  const country = svg`<text x=${width / 2} y=${canvas === "stamp" ? height - 36 : 44} text-anchor="middle" class="country" fill=${ink}>AZƏRBAYCAN</text>`;
  return canvas === "stamp"
    ? svg`<text x=${width / 2} y=${height - 52} text-anchor="middle" class="value" fill=${ink}>${value}</text>${country}`
    : svg`<text x="36" y=${height - 34} class="value" fill=${ink}>${value}</text><text x=${width - 36} y=${height - 34} text-anchor="end" class="value" fill=${ink}>${value}</text>${country}`;
}

/** The edge of a stamp: half circles bitten out of it at even steps. */
function perforated(width: number, height: number): string {
  const [across, down] = [Math.round(width / 13), Math.round(height / 13)];
  const [w, h] = [width / across, height / down];
  const bite = (dx: number, dy: number, step: number): string => {
    const [hole, land] = [step * 0.56, step * 0.22];
    const ax = Math.sign(dx);
    const ay = Math.sign(dy);
    return `l${ax * land} ${ay * land}a${hole / 2} ${hole / 2} 0 0 0 ${ax * hole} ${ay * hole}l${ax * land} ${ay * land}`;
  };
  return `M0 0${bite(1, 0, w).repeat(across)}${bite(0, 1, h).repeat(down)}${bite(-1, 0, w).repeat(across)}${bite(0, -1, h).repeat(down)}z`;
}

function frame(name: string | null, width: number, height: number, ink: string): SVGTemplateResult | null {
  const line = (inset: number, weight: number) =>
    svg`<rect x=${inset} y=${inset} width=${width - 2 * inset} height=${height - 2 * inset} fill="none" stroke=${ink} stroke-width=${weight}></rect>`;
  switch (name) {
    case "plain":
      return line(7, 3);
    case "double":
      return svg`${line(6, 3.4)}${line(12, 1.4)}`;
    case "diamonds":
      return svg`${line(4, 1.4)}${band(width, height, ink)}${line(17, 1.4)}`;
    case "waves":
      return svg`${line(4, 1.4)}${waves(width, height, ink)}${line(17, 1.4)}`;
    case "knots":
      return svg`${line(7, 1.6)}${knots(width, height, ink)}`;
    default:
      return null;
  }
}

/** A band of stepped diamonds, as on the border of a carpet. */
function band(width: number, height: number, ink: string): SVGTemplateResult {
  const [inset, half] = [10.5, 4.6];
  const along = (length: number): number[] => {
    const count = Math.max(2, Math.round((length - 2 * inset) / 13));
    return Array.from({ length: count + 1 }, (_, i) => inset + (i * (length - 2 * inset)) / count);
  };
  const diamond = (x: number, y: number): string =>
    `M${x.toFixed(1)} ${(y - half).toFixed(1)}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`;
  const places = [
    ...along(width).flatMap((x) => [diamond(x, inset), diamond(x, height - inset)]),
    ...along(height)
      .slice(1, -1)
      .flatMap((y) => [diamond(inset, y), diamond(width - inset, y)]),
  ];
  return svg`<path fill=${ink} d=${places.join("")}></path>`;
}

/** A running wave along each side. */
function waves(width: number, height: number, ink: string): SVGTemplateResult {
  const inset = 10.5;
  const run = (length: number): string => {
    const count = 2 * Math.max(2, Math.round((length - 2 * inset) / 16));
    const step = (length - 2 * inset) / count;
    return `q${step / 2} -6 ${step} 0t${step} 0`.concat(`t${step} 0`.repeat(count - 2));
  };
  const across = run(width);
  const down = run(height);
  const side = (transform: string, d: string) => svg`<path d=${`M0 0${d}`} transform=${transform}></path>`;
  return svg`<g fill="none" stroke=${ink} stroke-width="2.2">
    ${side(`translate(${inset} ${inset})`, across)}${side(`translate(${inset} ${height - inset})`, across)}
    ${side(`translate(${inset} ${inset}) rotate(90)`, down)}${side(`translate(${width - inset} ${inset}) rotate(90)`, down)}
  </g>`;
}

/** A woven knot in each corner. */
function knots(width: number, height: number, ink: string): SVGTemplateResult {
  const at = (x: number, y: number) =>
    svg`<g transform=${`translate(${x} ${y})`}><circle r="13" fill="none"></circle><rect x="-8" y="-8" width="16" height="16"></rect><rect x="-8" y="-8" width="16" height="16" transform="rotate(45)"></rect><circle r="3" fill=${ink}></circle></g>`;
  const inset = 19;
  return svg`<g fill="none" stroke=${ink} stroke-width="2.2">${at(inset, inset)}${at(width - inset, inset)}${at(inset, height - inset)}${at(width - inset, height - inset)}</g>`;
}

/** On a note, a rosette on each side of the motif. */
function rosettes(height: number, width: number, ink: string): SVGTemplateResult {
  const rosette = (x: number) =>
    svg`<g transform=${`translate(${x} ${height / 2})`} fill="none" stroke=${ink} stroke-width="1.2">${TURNS.map((turn) => svg`<ellipse rx="30" ry="13" transform=${`rotate(${turn})`}></ellipse>`)}</g>`;
  return svg`${rosette(70)}${rosette(width - 70)}`;
}
