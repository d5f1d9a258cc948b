/** The panel of a recorded tour: what is said, how far it is, and the way back to the guide. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Say } from "./contract";
import { icon } from "./icons";
import { look } from "./look";
import type { ReplayActions, ReplayNote, UiReplay } from "./replay_contract";
import { replayLook } from "./replay_look";

const NOTES: Record<ReplayNote, string> = {
  away: "replay.away",
  free: "replay.free",
  held: "replay.held",
  break: "replay.break",
  guarded: "replay.guarded",
  over: "replay.over",
  failed: "replay.failed",
};

const STEP_MS = 5000;

export class ReplayPanel extends LitElement {
  static override properties = {
    now: { attribute: false },
    words: { state: true },
    list: { state: true },
  };

  static override styles = [look, replayLook];

  declare now: UiReplay | null;
  declare words: boolean;
  declare list: boolean;
  actions: ReplayActions | null = null;
  say: (key: string) => string = (key) => key;

  constructor() {
    super();
    this.now = null;
    this.words = true;
    this.list = false;
  }

  /** What lies over the view. */
  get card(): Element | null {
    return this.renderRoot.querySelector(".replay");
  }

  protected override render(): TemplateResult | typeof nothing {
    const { now, actions } = this;
    if (!now || !actions) return nothing;
    const say: Say = (key, values = {}) => filled(this.say(key), values);
    const toggle = (which: "words" | "list") => () => {
      this[which] = !this[which];
    };
    // The handle stands only on steps: the last of them is the end.
    const end = Math.ceil(now.total_ms / STEP_MS) * STEP_MS;
    return html`
      <section class="panel replay" aria-label=${say("replay.panel")}>
        <p class="label quiet">${say("replay.panel")}</p>
        <h2 lang=${now.begun ? now.language : nothing}>${now.heading}</h2>
        ${this.list ? this.stops(now, actions) : nothing}
        ${
          this.words && !this.list && now.text && now.begun
            ? html`<div class="text" tabindex="0" role="group" aria-label=${say("replay.captions")}>
                ${now.text
                  .split("\n")
                  .filter(Boolean)
                  .map((part) => html`<p class="told" lang=${now.language}>${part}</p>`)}
              </div>`
            : nothing
        }
        ${this.note(now, actions, say)}
        <label class="hidden" for="position">${say("replay.position")}</label>
        <div class="position"><input
          id="position"
          type="range"
          min="0"
          max=${end}
          step=${STEP_MS}
          .value=${String(now.at_ms >= now.total_ms ? end : now.at_ms)}
          aria-valuetext=${say("replay.at", { at: clock(now.at_ms), total: clock(now.total_ms) })}
          ?disabled=${!now.ready}
          @input=${(event: Event) => actions.seek(Math.min(now.total_ms, Number((event.target as HTMLInputElement).value)))}
        /><span class="time quiet" aria-hidden="true">${clock(now.at_ms)} / ${clock(now.total_ms)}</span></div>
        <div class="controls">${this.controls(now, actions, say, toggle)}</div>
        <p class="hidden" role="status" aria-live="polite">${now.said}</p>
      </section>
    `;
  }

  private controls(
    now: UiReplay,
    actions: ReplayActions,
    say: Say,
    toggle: (which: "words" | "list") => () => void,
  ): TemplateResult {
    const go = !now.begun ? "replay.play" : now.note === "over" ? "replay.again" : "replay.go-on";
    const muted = now.hears === "muted";
    return html`
      ${
        now.plays
          ? html`<button class="play" @click=${() => actions.pause()}>${icon("pause")} ${say("replay.pause")}</button>`
          : html`<button
              class="main play"
              ?disabled=${!now.ready}
              @click=${() => (now.away ? actions.back() : actions.play())}
            >
              ${icon("play")} ${say(now.away ? "replay.back-to-guide" : go)}
            </button>`
      }
      ${
        now.hears === "hears" || now.hears === "muted"
          ? html`<button
              aria-label=${say("replay.sound")}
              aria-pressed=${muted ? "false" : "true"}
              @click=${() => actions.mute(!muted)}
            >
              ${icon(muted ? "silent" : "sound")}
            </button>`
          : nothing
      }
      <button
        aria-label=${say("replay.captions")}
        aria-pressed=${this.words ? "true" : "false"}
        @click=${toggle("words")}
      >
        ${icon("text")}
      </button>
      ${
        now.stops.length > 1
          ? html`<button
              aria-label=${say("replay.stops")}
              aria-expanded=${this.list ? "true" : "false"}
              @click=${toggle("list")}
            >
              ${icon("list")}
            </button>`
          : nothing
      }
    `;
  }

  private stops(now: UiReplay, actions: ReplayActions): TemplateResult {
    return html`<ol class="stops">
      ${now.stops.map(
        (stop) => html`<li>
          <button
            class="plain"
            lang=${now.language}
            @click=${() => {
              this.list = false;
              actions.seek(stop.at);
              actions.play();
            }}
          >
            <span class="at">${clock(stop.at)}</span> ${stop.heading}
          </button>
        </li>`,
      )}
    </ol>`;
  }

  private note(now: UiReplay, actions: ReplayActions, say: Say): TemplateResult {
    const silent = now.hears === "none" ? html`<p class="quiet">${say("replay.no-sound")}</p>` : nothing;
    return html`<div class="note" role="status">
      ${now.note ? html`<p>${say(NOTES[now.note])}</p>` : nothing} ${silent}
      ${
        now.note === "guarded"
          ? html`<button @click=${() => actions.readNotice()}>${say("replay.read-notice")}</button>`
          : nothing
      }
    </div>`;
  }
}

customElements.define("enfilade-replay", ReplayPanel);

/** Minutes and seconds. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
