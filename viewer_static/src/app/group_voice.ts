/**
 * Voice in a group: the microphone of who may speak, the loudspeaker of everybody. Joins `src/voice` with the line.
 *
 * No microphone opens by itself, and none stays open when the group no longer passes it on: a cut line, a floor that
 * was given to another. Sound begins when somebody speaks and a tap has been made anywhere, as browsers ask.
 */
import type { GroupState } from "../content/generated/live";
import type { LiveClient } from "../live/client";
import type { UiVoice, UiVoiceActions } from "../ui/group_contract";
import { Microphone, type MicState } from "../voice/capture";
import { type Hearing, Loudspeaker } from "../voice/playback";

/** What of the line is needed. */
type VoiceLine = Pick<LiveClient, "on" | "tell" | "send" | "groupNow" | "state">;

const VOICE = "v";

export class GroupVoice implements UiVoiceActions {
  private readonly loudspeaker: Loudspeaker;
  private readonly microphone: Microphone;
  private readonly off = new AbortController();
  private mic: MicState = "off";
  private told: Hearing | null = null;
  private level = 0;
  private speaking = false;
  private interpreted: string | null = null;
  private asked: { readonly channel: "word" | "interpreter"; readonly language: string | null } | null = null;

  constructor(
    private readonly line: VoiceLine,
    private readonly changed: () => void,
  ) {
    this.loudspeaker = new Loudspeaker({
      now_ms: () => line.groupNow(),
      hearing: () => {
        this.tellHearing();
        changed();
      },
      speaking: (speaks) => {
        this.speaking = speaks;
        changed();
      },
    });
    this.microphone = new Microphone({
      now_ms: () => line.groupNow(),
      send: (text) => {
        if (this.slot() !== null) line.tell(VOICE, text);
      },
      state: (mic) => {
        this.mic = mic;
        this.follow();
        changed();
      },
      level: (level) => {
        this.level = level;
        changed();
      },
    });
    line.on(VOICE, (text) => {
      if (typeof text === "string") this.loudspeaker.take(text);
    });
    const begin = (): void => this.begin();
    for (const kind of ["pointerdown", "pointerup", "keydown"] as const)
      document.addEventListener(kind, begin, { signal: this.off.signal, capture: true });
  }

  /** The group has changed. */
  known(state: GroupState): void {
    this.begin();
    const slot = this.slot();
    if (slot !== null) this.microphone.slot = slot;
    // The group no longer passes this voice on: the microphone is given back.
    if (slot === null && this.asked === null && this.mic !== "off") void this.microphone.close();
    if (slot !== null) this.asked = null;
    const { interpreted } = this;
    const found = state.speakers.find((each) => each.slot > 0 && each.language === interpreted);
    this.loudspeaker.listenTo(found?.slot ?? 0);
  }

  /** The line is up or down. */
  lineIs(up: boolean): void {
    if (up) return;
    this.told = null;
    this.asked = null;
    this.loudspeaker.clear();
    if (this.mic !== "off") void this.microphone.close();
  }

  async speak(on: boolean, interpret: string | null = null): Promise<void> {
    if (!on) return this.microphone.close();
    this.asked = { channel: interpret === null ? "word" : "interpreter", language: interpret };
    // Whoever speaks must not hear themselves interpreted, nor anybody's echo of it.
    await this.microphone.open();
  }

  hold(held: boolean): void {
    this.microphone.hold(held);
  }

  mute(muted: boolean): void {
    this.loudspeaker.mute(muted);
    this.begin();
  }

  listenTo(language: string | null): void {
    this.interpreted = language;
    if (this.line.state) this.known(this.line.state);
    this.changed();
  }

  /** What the interface shows of it; null before the group's first word. */
  ui(): UiVoice | null {
    const { state } = this.line;
    if (!state) return null;
    const { role, uid } = state.you;
    const guides = role === "guide" || role === "co-guide";
    return {
      may: guides || state.floor === uid,
      interprets: role === "co-guide",
      mic: this.mic,
      level: this.level,
      hearing: this.hearing(),
      // Who speaks themselves is not told that somebody does.
      speaking: this.speaking,
      anybody: this.anybody(),
      languages: state.speakers.flatMap((each) => (each.slot > 0 && each.language ? [each.language] : [])),
      listening: this.interpreted,
    };
  }

  /** For tests and for who looks for a fault. */
  debug(): Record<string, unknown> {
    const { played, playout } = this.loudspeaker;
    return { mic: this.mic, hearing: this.hearing(), played, lost: playout.lost, delay_ms: playout.heard_ms };
  }

  close(): void {
    this.off.abort();
    void this.microphone.close();
    this.loudspeaker.close();
  }

  /** Let sound begin where somebody speaks and a tap has been made; tell the group how one hears. */
  private begin(): void {
    if (tapped() && this.anybody()) void this.loudspeaker.begin();
    this.tellHearing();
  }

  /** How one hears: before anybody speaks, how one will. */
  private hearing(): Hearing {
    return this.loudspeaker.state ?? (tapped() ? "hears" : "blocked");
  }

  /** Does anybody else speak? */
  private anybody(): boolean {
    const { state } = this.line;
    return state?.speakers.some((each) => each.uid !== state.you.uid) ?? false;
  }

  /** The slot in which the group passes this member's voice on, or null. */
  private slot(): number | null {
    const { state } = this.line;
    return state?.speakers.find((each) => each.uid === state.you.uid)?.slot ?? null;
  }

  /** Tell the group what became of the microphone. */
  private follow(): void {
    const on = this.mic === "on" || this.mic === "held";
    if (on && this.asked !== null && this.slot() === null)
      this.line.send({ do: "speak", on: true, ...this.asked });
    if (this.mic === "asking") return;
    if (!on) {
      this.asked = null;
      if (this.slot() !== null) this.line.send({ do: "speak", on: false, channel: "word", language: null });
    }
  }

  private tellHearing(): void {
    const how = this.hearing();
    if (!this.line.state || this.told === how) return;
    this.told = how;
    this.line.send({ do: "hear", how });
  }
}

/** Has a tap or a key been made on this page? Where a browser does not say, it is tried. */
function tapped(): boolean {
  return (navigator.userActivation as UserActivation | undefined)?.hasBeenActive ?? true;
}
