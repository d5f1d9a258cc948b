/**
 * When each encoded frame was said, and whether it is silence. Pure.
 *
 * An encoder's own times are not to be believed: Chromium 156 counts 20 ms for each frame that comes out, so that every
 * pause that Opus leaves out (its DTX), and every while in which nothing was put in, makes all that follows look said
 * earlier by as much. After 1.5 s of pauses everything came "too late" to be heard (measured: 400 frames in, 192 out, the
 * last said 3.8 s before its time). So Opus leaves nothing out, a frame comes out for each that goes in, and silence is
 * told here.
 */
import { FRAME_MS } from "./packet";

/** Quieter than this is silence, in dB of full scale: where Opus' own silence begins (-55 dB of noise; at -45 it sends). */
const QUIET_DB = -55;
/** So many quiet frames are still sent, 200 ms, as Opus does: words end softly. */
const LINGER = 10;

interface Block {
  readonly began_ms: number;
  readonly silent: boolean;
}

export class Said {
  readonly #inside: Block[] = [];
  #quiet = LINGER;

  /** Samples of one frame go into the encoder; `began_ms` on whatever clock `out` is to answer by. */
  put(began_ms: number, samples: Float32Array): void {
    this.#quiet = decibels(power(samples)) < QUIET_DB ? this.#quiet + 1 : 0;
    this.#inside.push({ began_ms, silent: this.#quiet > LINGER });
  }

  /**
   * A frame has come out, which the encoder says began at `told_ms`: return when it did. Null where it is silence. The
   * encoder's time is ever too early, never too late: what began before it was left out.
   */
  out(told_ms: number): number | null {
    let block = this.#inside.shift();
    while (block && block.began_ms < told_ms - FRAME_MS / 2) block = this.#inside.shift();
    return block && !block.silent ? block.began_ms : null;
  }
}

/** Mean power of samples of -1 to 1. */
export function power(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}

/** Power as decibels of full scale; -120 for none. */
export function decibels(power: number): number {
  return 10 * Math.log10(power + 1e-12);
}
