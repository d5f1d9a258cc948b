/**
 * When each frame of voice is played: late enough that nearly all have come, and no later. Pure: time is passed in.
 *
 * All times are ms since the group was created, on the shared clock. A frame that was said at `t` is played at `t` plus
 * the delay. The delay follows the line: what the slowest of lately came late by, and a margin (as the adaptive playout of
 * Ramjee et al. 1994, with a maximum in place of a variance, because TCP's stalls have no normal distribution). Of each
 * second the slowest counts, and the two worst seconds are spared: a page that is still loading stalls once or twice, and
 * held its listener 970 ms behind the guide for 20 s on a line that asked for 270. Within a spell of talk the delay only
 * grows, when a frame would be lost otherwise; it shrinks in a pause, where nobody hears it.
 */
import { FRAME_MS, type Voiced } from "./packet";

/** A frame, and when it is to be heard. `joined`: right after the one before, without a seam. */
export interface Due {
  readonly frame: Uint8Array;
  readonly play_ms: number;
  readonly joined: boolean;
}

/** Lateness is remembered for so many seconds. */
const REMEMBERED_S = 20;
/** So many of them are no rule of the line yet, */
const SPARED = 2;
/** where at least so many are known. */
const KNOWN = 6;
/** Beyond the latest lately: a decoder's turn and the clock's error. */
const MARGIN_MS = 40;
/** No delay is longer: who hears the guide two seconds late is not beside them any more. */
const MOST_MS = 1500;
/** A gap of this much is a pause, in which the delay may shrink. */
const PAUSE_MS = 3 * FRAME_MS;

interface Spell {
  /** When the next frame of it was said. */
  next_ms: number;
  delay_ms: number;
}

export class VoicePlayout {
  /** The worst of each second in which anything came. */
  #late: { readonly second: number; late_ms: number }[] = [];
  #spell: Spell | null = null;
  #last = -1;
  /** Frames that came too late to be heard. */
  lost = 0;

  /** The delay that a new spell of talk would begin with, in ms. */
  get delay_ms(): number {
    const worst = this.#late.map((each) => each.late_ms).sort((a, b) => b - a);
    const late_ms = worst[worst.length < KNOWN ? 0 : SPARED] ?? 0;
    return Math.min(MOST_MS, Math.max(0, late_ms) + MARGIN_MS);
  }

  /** The delay of the spell that is being heard, in ms; null in a pause. */
  get heard_ms(): number | null {
    return this.#spell?.delay_ms ?? null;
  }

  /** Take a message; return its frames that are still worth playing. */
  take(voiced: Voiced, arrived_ms: number): Due[] {
    if (this.#last >= 0 && ((voiced.number - this.#last) & 0xffff) > 0x7fff) return [];
    this.#last = voiced.number;
    // Its first frame waited longest: that is how late the message is for playing it whole.
    this.#remember(Math.floor(arrived_ms / 1000), arrived_ms - voiced.t_ms);
    const out: Due[] = [];
    let t_ms = voiced.t_ms;
    for (const frame of voiced.frames) {
      if (frame.length > 0) {
        const due = this.#place(frame, t_ms, arrived_ms);
        if (due) out.push(due);
      }
      t_ms += FRAME_MS;
    }
    return out;
  }

  /** Begin anew: another speaks, or the line was down. */
  clear(): void {
    this.#spell = null;
    this.#last = -1;
    this.#late = [];
  }

  #remember(second: number, late_ms: number): void {
    this.#late = this.#late.filter((each) => second - each.second < REMEMBERED_S);
    const now = this.#late.at(-1);
    if (now?.second === second) now.late_ms = Math.max(now.late_ms, late_ms);
    else this.#late.push({ second, late_ms });
  }

  #place(frame: Uint8Array, t_ms: number, now_ms: number): Due | null {
    let spell = this.#spell;
    let joined = spell !== null && t_ms - spell.next_ms < PAUSE_MS && t_ms >= spell.next_ms;
    if (spell === null || !joined) {
      spell = { next_ms: t_ms, delay_ms: this.delay_ms };
      joined = false;
    }
    if (t_ms + spell.delay_ms < now_ms) {
      // Too late for this spell's delay: wait longer from here on, rather than lose what is said.
      const delay_ms = Math.min(MOST_MS, now_ms - t_ms + MARGIN_MS);
      if (t_ms + delay_ms < now_ms) {
        this.lost += 1;
        this.#spell = null;
        return null;
      }
      spell = { next_ms: t_ms, delay_ms };
      joined = false;
    }
    // A lost frame or two within a spell leave a gap where they were.
    const seam = joined && t_ms === spell.next_ms;
    spell.next_ms = t_ms + FRAME_MS;
    this.#spell = spell;
    return { frame, play_ms: t_ms + spell.delay_ms, joined: seam };
  }
}
