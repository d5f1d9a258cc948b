/**
 * Lines that a guide draws on a picture, as they travel: each point is 12 bits of the picture's width and 12 of its
 * height, four letters of base64url. A line is thinned until it fits into one command.
 */

/** A point of the picture, each 0 to 4095. */
export type Point = readonly [number, number];

/** The longest line, in points: 400 letters, as the server takes them. */
export const MOST_POINTS = 100;

/** The picture's width and height in steps. */
export const FULL = 4095;

/** How much two steps of thinning differ. The first hardly touches a line: half a thousandth of the picture. */
const FIRST = 2;
const COARSER = 1.6;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The letters of a line. */
export function written(points: readonly Point[]): string {
  const six = (value: number): string => LETTERS[value & 63] ?? "A";
  return points
    .map(([x, y]) => {
      const bits = clamp(x) * 4096 + clamp(y);
      return six(bits >> 18) + six(bits >> 12) + six(bits >> 6) + six(bits);
    })
    .join("");
}

/** The points of a line; letters that no point begins with end it. */
export function read(text: string): Point[] {
  const points: Point[] = [];
  for (let i = 0; i + 4 <= text.length; i += 4) {
    let bits = 0;
    for (let k = 0; k < 4; k++) bits = bits * 64 + LETTERS.indexOf(text[i + k] ?? "");
    if (!(bits >= 0)) return points;
    points.push([bits >> 12, bits & FULL]);
  }
  return points;
}

/** The same line with at most `MOST_POINTS` points: those that it turns at (Ramer 1972, Douglas and Peucker 1973). */
export function thinned(points: readonly Point[]): readonly Point[] {
  let fewer: readonly Point[] = points;
  for (let off = FIRST; fewer.length > MOST_POINTS || off === FIRST; off *= COARSER)
    fewer = within(points, off);
  return fewer;
}

/** The line as an SVG path over 4095 by 4095; a tap is a dot. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...others] = points;
  if (!first) return "";
  const rest = others.length ? others : [first];
  return `M${first.join(" ")}${rest.map((point) => `L${point.join(" ")}`).join("")}`;
}

function within(points: readonly Point[], off: number): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return points;
  let furthest = 0;
  let at = 0;
  for (let i = 1; i < points.length - 1; i++) {
    const away = distance(points[i] as Point, first, last);
    if (away > furthest) [furthest, at] = [away, i];
  }
  if (furthest <= off) return [first, last];
  return [...within(points.slice(0, at + 1), off).slice(0, -1), ...within(points.slice(at), off)];
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along =
    dx || dy ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function clamp(value: number): number {
  return Math.min(FULL, Math.max(0, Math.round(value)));
}
