/** Runs beside the sound: hands on the microphone's samples in blocks of one Opus frame. */

/** 20 ms at 48 kHz. */
const BLOCK = 960;

declare const currentFrame: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, made: new () => AudioWorkletProcessor): void;

class Capture extends AudioWorkletProcessor {
  private block = new Float32Array(BLOCK);
  private filled = 0;

  process(inputs: Float32Array[][]): boolean {
    const samples = inputs[0]?.[0];
    if (!samples) return true;
    for (const sample of samples) {
      this.block[this.filled++] = sample;
      if (this.filled === BLOCK) {
        // `end`: the sound card's time of the block's last sample, in samples.
        this.port.postMessage({ samples: this.block, end: currentFrame + samples.length }, [
          this.block.buffer,
        ]);
        this.block = new Float32Array(BLOCK);
        this.filled = 0;
      }
    }
    return true;
  }
}

registerProcessor("enfilade-capture", Capture);

export {};
