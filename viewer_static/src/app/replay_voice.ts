/** The recorded voice on its way to the loudspeaker: the same Opus path as a live one, given a little ahead. */

import { type ReplayLog, upTo } from "../live/replay_log";
import { decodeVoice } from "../voice/packet";
import { type Hearing, Loudspeaker } from "../voice/playback";

/** So far ahead: a page in the background is woken once a second, and is heard without a gap. */
export const AHEAD_MS = 1500;

export class ReplayVoice {
  readonly loudspeaker: Loudspeaker;
  /** How one hears; null before the first tap. */
  hearing: Hearing | null = null;
  private next = 0;
  private number = -1;
  private muted = false;

  constructor(
    private readonly log: ReplayLog,
    now_ms: () => number,
    changed: () => void,
  ) {
    this.loudspeaker = new Loudspeaker({
      now_ms,
      hearing: (hearing) => {
        this.hearing = hearing;
        changed();
      },
      speaking: () => {},
    });
  }

  /** A tap was made: sound may begin. */
  begin(): void {
    void this.loudspeaker.begin();
  }

  /** Be silent at once, and go on from this moment of the whole when `feed` is called. */
  cut(t_ms: number): void {
    this.loudspeaker.mute(true);
    this.loudspeaker.mute(this.muted);
    this.loudspeaker.clear();
    this.number = -1;
    this.next = upTo(this.log.voices, t_ms);
  }

  mute(muted: boolean): void {
    this.muted = muted;
    this.loudspeaker.mute(muted);
  }

  get isMuted(): boolean {
    return this.muted;
  }

  /** Give what was said up to a moment of the whole. */
  feed(until_ms: number): void {
    for (;;) {
      const line = this.log.voices[this.next];
      if (!line || line.t_ms > until_ms) return;
      this.next += 1;
      const number = numberOf(line.what);
      // The server passes on what it does not read: what is no voice is not heard live either.
      if (number === null) continue;
      // A microphone that was opened again counts from 0.
      if (number < this.number) this.loudspeaker.clear();
      this.number = number;
      this.loudspeaker.take(line.what);
    }
  }

  close(): void {
    this.loudspeaker.close();
  }
}

function numberOf(text: string): number | null {
  try {
    return decodeVoice(text).number;
  } catch {
    return null;
  }
}
