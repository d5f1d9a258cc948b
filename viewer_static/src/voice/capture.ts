/**
 * The speaker's microphone as Opus: WebCodecs' AudioEncoder, 20 ms frames, silence left out. What a browser or a
 * person may refuse is a state of its own, said in plain words by the interface.
 */
import captureWorklet from "./capture_worklet.ts?worker&url";
import { Packer } from "./packer";
import { FRAME_MS } from "./packet";
import { decibels, power, Said } from "./said";
import { SoundClock } from "./sound_clock";

/**
 * `insecure`: browsers give a microphone to https and localhost only. `unsupported`: no AudioEncoder for Opus. `refused`:
 * the person or the browser's settings said no. `none`: there is no microphone. `lost`: it was taken away.
 */
export type MicState =
  | "off"
  | "asking"
  | "on"
  | "held"
  | "insecure"
  | "unsupported"
  | "refused"
  | "none"
  | "lost";

/** What the microphone tells, and what it needs to know. */
export interface MicUse {
  /** The time in ms since the group was created. */
  now_ms(): number;
  /** A message is ready to be sent. */
  send(text: string): void;
  state(state: MicState): void;
  /** How loud it is, 0 to 1, ten times a second. */
  level(level: number): void;
}

const RATE = 48_000;
const BITRATE = 20_000;
/** Without a frame for this long the speaker has stopped: what is gathered goes out. */
const STOPPED_MS = 60;
const LEVEL_BLOCKS = 5;
/** -50 dB is silence, -10 dB a voice near the microphone. */
const QUIET_DB = -50;
const LOUD_DB = -10;

const OPUS: AudioEncoderConfig & { opus: Record<string, unknown> } = {
  codec: "opus",
  sampleRate: RATE,
  numberOfChannels: 1,
  bitrate: BITRATE,
  opus: {
    application: "voip",
    signal: "voice",
    frameDuration: 1000 * FRAME_MS,
    usedtx: false,
    complexity: 5,
  },
};

export class Microphone {
  #state: MicState = "off";
  #stream: MediaStream | null = null;
  #context: AudioContext | null = null;
  #encoder: AudioEncoder | null = null;
  readonly #packer: Packer;
  #held = false;
  #clock = new SoundClock();
  #said = new Said();
  #last_ms = 0;
  #blocks = 0;
  #power = 0;

  constructor(private readonly use: MicUse) {
    this.#packer = new Packer(0, (text) => use.send(text));
  }

  /** In which slot one speaks, as the group's state says. */
  set slot(slot: number) {
    this.#packer.slot = slot;
  }

  /** What has become of it. */
  get state(): MicState {
    return this.#state;
  }

  /** Ask for the microphone and speak. Call it from a tap: browsers let sound begin only there. */
  async open(): Promise<void> {
    if (this.#state === "on" || this.#state === "held" || this.#state === "asking") return;
    if (!window.isSecureContext || !navigator.mediaDevices) return this.#become("insecure");
    if (!(await encodes())) return this.#become("unsupported");
    this.#become("asking");
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      });
      await this.#listen(this.#stream);
    } catch (error) {
      const name = (error as DOMException).name;
      await this.#release();
      return this.#become(name === "NotFoundError" || name === "NotReadableError" ? "none" : "refused");
    }
    this.#become(this.#held ? "held" : "on");
  }

  /** Be silent for a while, or speak again, without giving the microphone back: push to talk. */
  hold(held: boolean): void {
    this.#held = held;
    if (held) this.#packer.flush();
    if (this.#state === "on" || this.#state === "held") this.#become(held ? "held" : "on");
  }

  /** Give the microphone back. */
  async close(): Promise<void> {
    this.#packer.flush();
    await this.#release();
    this.#become("off");
  }

  async #listen(stream: MediaStream): Promise<void> {
    const context = new AudioContext({ sampleRate: RATE, latencyHint: "interactive" });
    this.#context = context;
    await context.audioWorklet.addModule(captureWorklet);
    const node = new AudioWorkletNode(context, "enfilade-capture", { numberOfOutputs: 0 });
    node.port.onmessage = ({ data }: MessageEvent<{ samples: Float32Array<ArrayBuffer>; end: number }>) =>
      this.#heard(data.samples, data.end);
    context.createMediaStreamSource(stream).connect(node);
    this.#encoder = new AudioEncoder({
      output: (chunk) => this.#encoded(chunk),
      error: () => void this.#lost(),
    });
    this.#encoder.configure(OPUS);
    this.#clock = new SoundClock();
    this.#said = new Said();
    for (const track of stream.getAudioTracks()) track.addEventListener("ended", () => void this.#lost());
  }

  #heard(samples: Float32Array<ArrayBuffer>, end: number): void {
    const now_ms = this.use.now_ms();
    const end_ms = (1000 * end) / RATE;
    this.#clock.seen(end_ms, now_ms);
    this.#measure(samples);
    if (this.#state === "held") return;
    if (now_ms - this.#last_ms > STOPPED_MS) this.#packer.flush();
    this.#said.put(end_ms - FRAME_MS, samples);
    const data = new AudioData({
      format: "f32-planar",
      sampleRate: RATE,
      numberOfChannels: 1,
      numberOfFrames: samples.length,
      timestamp: Math.round(1000 * (end_ms - FRAME_MS)),
      data: samples,
    });
    this.#encoder?.encode(data);
    data.close();
  }

  #encoded(chunk: EncodedAudioChunk): void {
    const began_ms = this.#said.out(chunk.timestamp / 1000);
    if (began_ms === null || this.#state === "held") return;
    const frame = new Uint8Array(chunk.byteLength);
    chunk.copyTo(frame);
    this.#last_ms = this.use.now_ms();
    this.#packer.add(frame, Math.max(0, this.#clock.at(began_ms)));
  }

  #measure(samples: Float32Array): void {
    this.#power += power(samples);
    this.#blocks += 1;
    if (this.#blocks < LEVEL_BLOCKS) return;
    const db = decibels(this.#power / this.#blocks);
    this.#power = this.#blocks = 0;
    this.use.level(Math.min(1, Math.max(0, (db - QUIET_DB) / (LOUD_DB - QUIET_DB))));
  }

  async #lost(): Promise<void> {
    if (this.#state === "off" || this.#state === "lost") return;
    await this.#release();
    this.#become("lost");
  }

  async #release(): Promise<void> {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    if (this.#encoder && this.#encoder.state !== "closed") this.#encoder.close();
    const context = this.#context;
    this.#stream = this.#context = this.#encoder = null;
    if (context && context.state !== "closed") await context.close();
    this.use.level(0);
  }

  #become(state: MicState): void {
    this.#state = state;
    this.use.state(state);
  }
}

/** Whether this browser can speak. */
async function encodes(): Promise<boolean> {
  if (typeof AudioEncoder === "undefined") return false;
  try {
    return (await AudioEncoder.isConfigSupported(OPUS)).supported === true;
  } catch {
    return false;
  }
}
