/** Voice that others speak, heard here: placed in time by `VoicePlayout`, decoded, played by a worklet. */
import { type OpusDecoding, openDecoder } from "./opus";
import { decodeVoice } from "./packet";
import playbackWorklet from "./playback_worklet.ts?worker&url";
import { VoicePlayout } from "./playout";

/** `blocked`: the browser lets no sound begin before a tap. `none`: it cannot play sound at all. */
export type Hearing = "hears" | "muted" | "blocked" | "none";

/** What the loudspeaker tells, and what it needs to know. */
export interface HearUse {
  now_ms(): number;
  hearing(hearing: Hearing): void;
  /** Somebody speaks, or has stopped. */
  speaking(speaks: boolean): void;
}

const RATE = 48_000;
/** Nobody is said to speak any more after this long without a frame. */
const SILENT_AFTER_MS = 700;
/** A frame that would begin sooner than this is moved: the worklet takes its messages between blocks. */
const AHEAD_SAMPLES = 256;

export class Loudspeaker {
  readonly playout = new VoicePlayout();
  #context: AudioContext | null = null;
  #node: AudioWorkletNode | null = null;
  #decoder: OpusDecoding | null = null;
  #opening: Promise<void> | null = null;
  #muted = false;
  #hearing: Hearing = "blocked";
  #next = 0;
  #speaks = false;
  #quiet: ReturnType<typeof setTimeout> | null = null;
  /** Frames that were handed to the sound card. */
  played = 0;

  #slot = 0;

  constructor(private readonly use: HearUse) {}

  /** How one hears now; null before `begin`. */
  get state(): Hearing | null {
    return this.#opening && this.#hearing;
  }

  /** Hear this slot from now on. */
  listenTo(slot: number): void {
    if (slot === this.#slot) return;
    this.#slot = slot;
    this.playout.clear();
    this.#node?.port.postMessage(null);
  }

  /** Let sound begin. Call it when a tap has been made: before, browsers keep it silent and complain. */
  async begin(): Promise<void> {
    this.#opening ??= this.#open();
    await this.#opening;
    // Without a tap Chromium's promise stays open: it is asked, not awaited.
    void this.#context?.resume().then(() => this.#tell());
    this.#tell();
  }

  /** Be spared the voice, or hear it again. */
  mute(muted: boolean): void {
    this.#muted = muted;
    if (muted) this.#node?.port.postMessage(null);
    this.#tell();
  }

  /** Take what came over the line; nothing where it is none of voice. */
  take(text: string): void {
    let voiced: ReturnType<typeof decodeVoice>;
    try {
      voiced = decodeVoice(text);
    } catch {
      return;
    }
    if (voiced.slot !== this.#slot) return;
    this.#heard();
    const context = this.#context;
    if (this.#muted || !context || !this.#decoder || context.state !== "running") return;
    const now_ms = this.use.now_ms();
    for (const due of this.playout.take(voiced, now_ms)) {
      const soonest = Math.round(context.currentTime * RATE) + AHEAD_SAMPLES;
      const wanted = Math.round(context.currentTime * RATE + ((due.play_ms - now_ms) * RATE) / 1000);
      // Within a spell frames follow each other to the sample, whatever the clocks say meanwhile.
      const start = Math.max(soonest, due.joined && this.#next > soonest ? this.#next : wanted);
      this.#next = start + 960;
      this.#decoder.decode(due.frame, start);
    }
  }

  /** The line was down: what comes now begins anew. */
  clear(): void {
    this.playout.clear();
  }

  close(): void {
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#decoder?.close();
    void this.#context?.close();
    this.#context = this.#node = this.#decoder = null;
  }

  async #open(): Promise<void> {
    try {
      const context = new AudioContext({ sampleRate: RATE, latencyHint: "interactive" });
      this.#context = context;
      context.addEventListener("statechange", () => this.#tell());
      await context.audioWorklet.addModule(playbackWorklet);
      const node = new AudioWorkletNode(context, "enfilade-playback", {
        numberOfInputs: 0,
        outputChannelCount: [1],
      });
      node.connect(context.destination);
      this.#node = node;
      this.#decoder = await openDecoder((samples, start) => {
        this.played += 1;
        node.port.postMessage({ start, samples }, [samples.buffer]);
      });
    } catch {
      this.close();
    }
    this.#tell();
  }

  #tell(): void {
    const running = this.#context?.state === "running";
    const hearing: Hearing =
      this.#opening && !this.#context ? "none" : !running ? "blocked" : this.#muted ? "muted" : "hears";
    if (hearing === this.#hearing) return;
    this.#hearing = hearing;
    this.use.hearing(hearing);
  }

  #heard(): void {
    if (!this.#speaks) {
      this.#speaks = true;
      this.use.speaking(true);
    }
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#speaks = false;
      this.use.speaking(false);
    }, SILENT_AFTER_MS);
  }
}
