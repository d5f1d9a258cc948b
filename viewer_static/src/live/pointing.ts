/**
 * Where somebody points for all, as it travels and in words. Positions are volatile: sent again while the light stays,
 * dropped where they come late, kept nowhere.
 */

/** A point of a hall, in metres in its frame, and the element that the light lies on. */
export interface Pointed {
  /** The hall's index in the museum. */
  readonly hall: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly element: string | null;
}

/** A pointer that is not renewed for so long is over: its line was cut, or who pointed has gone. */
export const FADES_AFTER_MS = 3000;
/** While it rests it is told again so often. */
export const RENEW_MS = 1000;
/** At most fifteen places a second: the server passes no more on. */
export const POINT_EVERY_MS = 67;
/** A pointer that stays on one thing for so long means it. */
export const RESTS_MS = 700;

const METRE = 1000;
const FORM = /^(\d{1,3}),(-?\d{1,6}),(-?\d{1,6}),(-?\d{1,6})(?:,([a-z0-9][a-z0-9-]*(?:\/[a-z0-9-]+)?))?$/;

/** What travels: `<hall>,<x mm>,<y mm>,<z mm>[,<element>]`; empty for nowhere. */
export function pointText(at: Pointed | null): string {
  if (!at) return "";
  const mm = [at.x, at.y, at.z].map((metres) => Math.round(metres * METRE));
  return [at.hall, ...mm, ...(at.element === null ? [] : [at.element])].join(",");
}

/** What has travelled; null for nowhere, and for what is no pointer. */
export function pointedAt(text: string): Pointed | null {
  const found = FORM.exec(text);
  if (!found) return null;
  const [hall, x, y, z] = found.slice(1, 5).map(Number) as [number, number, number, number];
  return { hall, x: x / METRE, y: y / METRE, z: z / METRE, element: found[5] ?? null };
}

/** Notices on what a pointer rests; each thing once, until it points elsewhere. */
export class Resting {
  private on = "";
  private waits: ReturnType<typeof setTimeout> | null = null;
  private ends: ReturnType<typeof setTimeout> | null = null;

  /** `rests`: a pointer has stayed on an element of a hall, by the hall's index. */
  constructor(private readonly rests: (hall: number, element: string) => void) {}

  /** Take what has arrived. */
  take(text: string): void {
    const at = pointedAt(text);
    const on = at?.element ? `${at.hall} ${at.element}` : "";
    this.stop("ends");
    if (at) this.ends = setTimeout(() => this.take(""), FADES_AFTER_MS);
    if (on === this.on) return;
    this.on = on;
    this.stop("waits");
    const { hall, element } = at ?? { hall: 0, element: null };
    if (element !== null) this.waits = setTimeout(() => this.rests(hall, element), RESTS_MS);
  }

  close(): void {
    this.stop("waits");
    this.stop("ends");
  }

  private stop(which: "waits" | "ends"): void {
    const timer = this[which];
    if (timer !== null) clearTimeout(timer);
    this[which] = null;
  }
}
