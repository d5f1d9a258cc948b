/** Opus to samples: by the browser's own decoder, or by one in WebAssembly that is fetched only where there is none. */

/** Samples of one frame, 48 kHz, one channel. */
export type Decoded = (samples: Float32Array, tag: number) => void;

/** Decodes frames in order. Each comes out with the tag that it went in with. */
export interface OpusDecoding {
  decode(frame: Uint8Array, tag: number): void;
  close(): void;
}

/** How to make it; tests take the second way where the first exists. */
export type Way = "browser" | "wasm";

/** The way that this browser has. */
export async function wayHere(): Promise<Way> {
  if (typeof AudioDecoder === "undefined") return "wasm";
  try {
    const asked = await AudioDecoder.isConfigSupported(CONFIG);
    return asked.supported ? "browser" : "wasm";
  } catch {
    return "wasm";
  }
}

/** Begin decoding. */
export async function openDecoder(decoded: Decoded): Promise<OpusDecoding> {
  return (await wayHere()) === "browser" ? new BrowserDecoding(decoded) : await wasmDecoding(decoded);
}

const CONFIG: AudioDecoderConfig = { codec: "opus", sampleRate: 48_000, numberOfChannels: 1 };

class BrowserDecoding implements OpusDecoding {
  #decoder: AudioDecoder;

  constructor(private readonly decoded: Decoded) {
    this.#decoder = this.#make();
  }

  decode(frame: Uint8Array, tag: number): void {
    if (this.#decoder.state === "closed") this.#decoder = this.#make();
    this.#decoder.decode(new EncodedAudioChunk({ type: "key", timestamp: tag, data: frame }));
  }

  close(): void {
    if (this.#decoder.state !== "closed") this.#decoder.close();
  }

  #make(): AudioDecoder {
    const decoder = new AudioDecoder({
      output: (data) => {
        const samples = new Float32Array(data.numberOfFrames);
        data.copyTo(samples, { planeIndex: 0, format: "f32-planar" });
        const tag = data.timestamp;
        data.close();
        this.decoded(samples, tag);
      },
      // What cannot be decoded is not heard; the next frame begins anew.
      error: () => undefined,
    });
    decoder.configure(CONFIG);
    return decoder;
  }
}

async function wasmDecoding(decoded: Decoded): Promise<OpusDecoding> {
  const { OpusDecoder } = await import("opus-decoder");
  const decoder = new OpusDecoder({
    channels: 1,
    streamCount: 1,
    coupledStreamCount: 0,
    channelMappingTable: [0],
    sampleRate: 48_000,
    preSkip: 0,
  });
  await decoder.ready;
  return {
    decode: (frame, tag) => {
      const samples = decoder.decodeFrame(frame).channelData[0];
      if (samples && samples.length > 0) decoded(samples, tag);
    },
    close: () => decoder.free(),
  };
}
