/**
 * Runs beside the sound: plays blocks of samples at the moments they are due, on the sound card's own count. Where two
 * blocks do not join, the first fades out and the next fades in over 5 ms: a lost frame is a short dip, not a click.
 */

const FADE = 240;

interface Block {
  readonly start: number;
  readonly samples: Float32Array;
}

declare const currentFrame: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, made: new () => AudioWorkletProcessor): void;

class Playback extends AudioWorkletProcessor {
  private blocks: Block[] = [];
  private gain = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<Block | null>) => {
      if (data === null) this.blocks = [];
      else this.blocks.push(data);
    };
  }

  process(_inputs: unknown, outputs: Float32Array[][]): boolean {
    const out = outputs[0]?.[0];
    if (!out) return true;
    for (let n = 0; n < out.length; n += 1) {
      const at = currentFrame + n;
      let block = this.blocks[0];
      while (block && at >= block.start + block.samples.length) {
        this.blocks.shift();
        block = this.blocks[0];
      }
      if (!block || at < block.start) {
        this.gain = 0;
        continue;
      }
      const inside = at - block.start;
      const left = block.samples.length - inside;
      const next = this.blocks[1];
      const goesOn = next !== undefined && next.start - (block.start + block.samples.length) < FADE;
      const wanted = goesOn ? 1 : Math.min(1, left / FADE);
      this.gain = Math.min(wanted, this.gain + 1 / FADE);
      out[n] = (block.samples[inside] ?? 0) * this.gain;
    }
    return true;
  }
}

registerProcessor("enfilade-playback", Playback);

export {};
