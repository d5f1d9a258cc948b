/**
 * The log of a recorded tour as a viewer reads it while it comes: what was shown at a moment, and what happened between
 * two. The same log as `live/recording.py` (tests/contract/replay_log.json). Pure.
 *
 * Two times run in here: of the whole (ms since the group was created, as in the log) and of what is played, which leaves
 * the cuts out and begins with 0.
 */
import type { Mode, Scene } from "../content/generated/live";
import type { ReplayHead } from "../content/generated/replay";
import { decode, type Moved } from "./motion_codec";

/** What all were shown. `held`: a follower was in the light, of whose view nothing was kept. */
export interface ReplayState {
  readonly mode: Mode;
  readonly zones: readonly string[];
  readonly scene: Scene;
  readonly held: boolean;
}

/** Something at a moment of the whole. */
export interface At<T> {
  readonly t_ms: number;
  readonly what: T;
}

const LINE = /^([0-9a-z]+)([A-Z])(.*)$/;

export class ReplayLog {
  #head: ReplayHead | null = null;
  #rest = "";
  #last_ms = 0;
  readonly #states: At<ReplayState>[] = [];
  readonly moves: At<Moved>[] = [];
  readonly voices: At<string>[] = [];
  readonly points: At<string>[] = [];
  /** All of it has come. */
  complete = false;

  /** Null before the first line has come. */
  get head(): ReplayHead | null {
    return this.#head;
  }

  /** How far it has come, in ms of what is played. */
  get loaded_ms(): number {
    return this.complete ? this.total_ms : this.played(this.#last_ms);
  }

  /** How long what is played lasts. */
  get total_ms(): number {
    return (this.#head?.spans ?? []).reduce((sum, [from, to]) => sum + to - from, 0);
  }

  /** Take what has come. @throws RangeError where it is no log */
  add(text: string): void {
    const rows = (this.#rest + text).split("\n");
    this.#rest = rows.pop() ?? "";
    for (const row of rows) {
      if (this.#head) this.#line(row);
      else this.#head = JSON.parse(row) as ReplayHead;
    }
  }

  /** What is played at a moment of the whole; of what was cut out, where it goes on. */
  played(t_ms: number): number {
    const { began_ms = 0, spans = [] } = this.#head ?? {};
    const at = t_ms - began_ms;
    return spans.reduce((sum, [from, to]) => sum + Math.min(Math.max(at, from), to) - from, 0);
  }

  /** The moment of the whole that is played at `p_ms`. */
  whole(p_ms: number): number {
    const { began_ms = 0, spans = [] } = this.#head ?? {};
    let left = p_ms;
    for (const [from, to] of spans) {
      if (left < to - from) return began_ms + from + Math.max(0, left);
      left -= to - from;
    }
    return began_ms + (spans.at(-1)?.[1] ?? 0);
  }

  /** Whether a cut lies between two moments of what is played. */
  cutBetween(from_ms: number, to_ms: number): boolean {
    return Math.abs(this.whole(to_ms) - this.whole(from_ms) - (to_ms - from_ms)) > 0.5;
  }

  /** What was shown at a moment of the whole; null before anything was. */
  state(t_ms: number): ReplayState | null {
    return this.#states[upTo(this.#states, t_ms) - 1]?.what ?? null;
  }

  #line(row: string): void {
    const [, dt, tag, text] = LINE.exec(row) ?? [];
    if (dt === undefined || tag === undefined || text === undefined) throw new RangeError("no log");
    const t_ms = this.#last_ms + Number.parseInt(dt, 36);
    this.#last_ms = t_ms;
    if (tag === "M") this.moves.push({ t_ms, what: decode(text) });
    else if (tag === "V") this.voices.push({ t_ms, what: `0${text}` });
    else if (tag === "P") this.points.push({ t_ms, what: text });
    else if (tag === "S") this.#states.push({ t_ms, what: this.#folded(JSON.parse(text)) });
  }

  #folded(changed: Record<string, unknown>): ReplayState {
    const before = this.#states.at(-1)?.what;
    const scene: Record<string, unknown> = { ...before?.scene };
    for (const [key, value] of Object.entries((changed["scene"] ?? {}) as Record<string, unknown>)) {
      const grown = key.endsWith("+") ? key.slice(0, -1) : null;
      if (grown === null) scene[key] = value;
      else scene[grown] = [...((scene[grown] as unknown[]) ?? []), ...(value as unknown[])];
    }
    return { ...before, ...changed, scene } as unknown as ReplayState;
  }
}

/** How many of them are not after a moment. */
export function upTo(list: readonly At<unknown>[], t_ms: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.t_ms ?? 0) <= t_ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
