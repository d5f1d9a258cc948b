/** How words are set on a board or a label: sizes in metres, so that what is readable does not depend on pixels. */

/** A run of text with its place on the face, in metres from the top left corner; `y` is the baseline. */
export interface SetLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly heading: boolean;
}

/** A face that has been set. `rule` is the y of the line under the heading, or null. */
export interface Setting {
  readonly lines: readonly SetLine[];
  readonly rule: number | null;
  readonly margin: number;
  readonly body: number;
  readonly fits: boolean;
}

/** Width of a text in ems at a weight: the canvas measures, a test may count. */
export type Measure = (text: string, heading: boolean) => number;

/** Heading to body, and lines apart, in ems. */
const HEADING = 1.62;
const LEADING = 1.38;
const HEADING_LEADING = 1.16;
/** Between entries of a list. */
const APART = 0.62;
const LEAST_BODY_M = 0.008;

/**
 * Set a heading and lines on a face `width` × `height` metres: the largest body that fits, no larger than `most`.
 * A heading alone is set larger and a third down, as on a title card.
 */
export function setFace(
  panel: { readonly heading: string; readonly lines: readonly string[] },
  width: number,
  height: number,
  measure: Measure,
  most = 0.06,
): Setting {
  const lines = panel.lines.filter((line) => line.trim() !== "");
  let last: Setting | null = null;
  for (let body = Math.min(most, height / 5); body >= LEAST_BODY_M; body *= 0.965) {
    last = attempt(panel.heading, lines, width, height, measure, body);
    if (last.fits) return last;
  }
  return last ?? attempt(panel.heading, lines, width, height, measure, LEAST_BODY_M);
}

function attempt(
  heading: string,
  lines: readonly string[],
  width: number,
  height: number,
  measure: Measure,
  body: number,
): Setting {
  const margin = Math.max(0.075 * Math.min(width, height), 0.9 * body);
  const room = width - 2 * margin;
  const alone = lines.length === 0;
  const big = body * (alone ? 2 : HEADING);
  const out: SetLine[] = [];
  let wide = true;
  let y = margin;
  for (const text of broken(heading, room, (t) => measure(t, true) * big)) {
    if (measure(text, true) * big > room) wide = false;
    y += big * (out.length === 0 ? 0.86 : HEADING_LEADING);
    out.push({ text, x: margin, y, size: big, heading: true });
  }
  let rule: number | null = null;
  if (!alone) {
    rule = y + big * 0.52;
    y = rule + body * 0.35;
  }
  for (const [i, entry] of lines.entries()) {
    if (i > 0) y += body * APART;
    for (const text of broken(entry, room, (t) => measure(t, false) * body)) {
      if (measure(text, false) * body > room) wide = false;
      y += body * LEADING;
      out.push({ text, x: margin, y, size: body, heading: false });
    }
  }
  const bottom = y + body * 0.3 + margin;
  const fits = wide && bottom <= height + 1e-6;
  const shift = alone && fits ? Math.max(0, (height - bottom) * 0.4) : 0;
  return {
    lines: shift > 0 ? out.map((line) => ({ ...line, y: line.y + shift })) : out,
    rule,
    margin,
    body: alone ? big : body,
    fits,
  };
}

/**
 * Break at spaces into as few lines as can be, and among those where it reads best: after a comma, never between a
 * day and its month or before a dash, no short word left alone (after Knuth & Plass 1981, with costs of our own).
 */
export function broken(text: string, room: number, width: (text: string) => number): string[] {
  const words = text.trim().split(/\s+/u).filter(Boolean);
  const few = greedy(words, room, width).length;
  if (few < 2) return words.length > 0 ? [words.join(" ")] : [];
  // best[l][i]: the least cost of setting the first i words in l lines, and where the last of those begins.
  const best: { cost: number; from: number }[][] = [[{ cost: 0, from: 0 }]];
  for (let l = 1; l <= few; l++) {
    const row: { cost: number; from: number }[] = [];
    for (let i = l; i <= words.length; i++) {
      let least = { cost: Number.POSITIVE_INFINITY, from: -1 };
      for (let from = l - 1; from < i; from++) {
        const before = best[l - 1]?.[from]?.cost ?? Number.POSITIVE_INFINITY;
        const cost = before + costOf(words.slice(from, i), room, width, i === words.length);
        if (cost < least.cost) least = { cost, from };
      }
      row[i] = least;
    }
    best.push(row);
  }
  const lines: string[] = [];
  let end = words.length;
  for (let l = few; l > 0; l--) {
    const from = best[l]?.[end]?.from ?? -1;
    if (from < 0) return greedy(words, room, width);
    lines.unshift(words.slice(from, end).join(" "));
    end = from;
  }
  return lines;
}

function costOf(
  words: readonly string[],
  room: number,
  width: (text: string) => number,
  last: boolean,
): number {
  const line = words.join(" ");
  const wide = width(line);
  if (wide > room && words.length > 1) return Number.POSITIVE_INFINITY;
  const slack = Math.max(0, 1 - wide / room);
  const dash = /^[–—-]/.test(line) ? 1 : 0;
  if (last) return dash + (words.length === 1 && slack > 0.7 ? 0.4 : 0);
  const digit = /[0-9]$/.test(line) ? 0.5 : 0;
  const open = /[,;:.!?)–-]$/.test(line) ? 0 : 0.3;
  return slack * slack + dash + digit + open;
}

function greedy(words: readonly string[], room: number, width: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && width(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** A rectangle in metres from the top left corner of a face. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture this near to its frame's shape fills it; otherwise it keeps a mount, as wide as a hand's breadth at most. */
const SAME_SHAPE = 0.02;
const MOUNT_SHARE = 0.06;

/** Where a picture of `wide` × `high` pixels lies on a face: whole, in its own proportions, in the middle. */
export function mounted(wide: number, high: number, width: number, height: number): Rect {
  const shape = wide / high;
  const same = Math.abs(shape / (width / height) - 1) < SAME_SHAPE;
  if (same) return { x: 0, y: 0, width, height };
  const mount = MOUNT_SHARE * Math.min(width, height);
  const w = Math.min(width - 2 * mount, (height - 2 * mount) * shape);
  const h = w / shape;
  return { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h };
}
