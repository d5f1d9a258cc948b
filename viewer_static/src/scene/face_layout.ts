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

/** Break at spaces; a dash at a line's end stays there, and short last lines take a word from above. */
export function broken(text: string, room: number, width: (text: string) => number): string[] {
  const words = text.trim().split(/\s+/u).filter(Boolean);
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
  const last = lines.length - 1;
  const [above, end] = [lines[last - 1], lines[last]];
  if (above && end && !end.includes(" ") && end.length < 6) {
    const at = above.lastIndexOf(" ");
    const moved = `${above.slice(at + 1)} ${end}`;
    if (at > above.length / 2 && width(moved) <= room) lines.splice(last - 1, 2, above.slice(0, at), moved);
  }
  return lines;
}
