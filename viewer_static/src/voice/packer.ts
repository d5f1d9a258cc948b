/** Gathers encoded frames into messages: six at a time, fewer when the speaker stops. Pure. */
import { encodeVoice, FRAME_MS, FRAMES } from "./packet";

const EMPTY = new Uint8Array(0);

export class Packer {
  #frames: Uint8Array[] = [];
  #began_ms = 0;
  #number = 0;

  constructor(
    public slot: number,
    private readonly send: (text: string) => void,
  ) {}

  /** Take a frame that was said at `t_ms`, in ms since the group was created. */
  add(frame: Uint8Array, t_ms: number): void {
    if (this.#frames.length > 0) {
      const missing = Math.round((t_ms - this.#began_ms) / FRAME_MS) - this.#frames.length;
      // Silence is left out: within a message it is an empty frame, a longer one ends the message.
      if (missing < 0 || missing + this.#frames.length >= FRAMES) this.flush();
      else for (let n = 0; n < missing; n += 1) this.#frames.push(EMPTY);
    }
    if (this.#frames.length === 0) this.#began_ms = t_ms;
    this.#frames.push(frame);
    if (this.#frames.length >= FRAMES) this.flush();
  }

  /** Send what there is. */
  flush(): void {
    if (this.#frames.length === 0) return;
    const frames = this.#frames;
    this.#frames = [];
    this.send(
      encodeVoice({ slot: this.slot, number: this.#number, t_ms: Math.round(this.#began_ms), frames }),
    );
    this.#number = (this.#number + 1) & 0xffff;
  }
}
