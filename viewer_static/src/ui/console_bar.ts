/** The bar below the view: what moves the group, and what the guide shows and says. */
import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { clock } from "./console_clock";
import type { ConsoleActions, UiConsole, UiSeek } from "./console_contract";
import { sign } from "./console_icons";
import type { Say } from "./contract";
import { icon } from "./icons";

/** One press of an arrow key on the bar of time. */
const STEP_MS = 5000;

/** So long the bar shows what was asked for: by then all are there. Arrow keys pressed meanwhile go on from it. */
const ASKED_MS = 1200;
let asked: ReturnType<typeof setTimeout> | undefined;

/** What of the console the bar opens and shuts itself. */
export interface BarHands {
  readonly captions: boolean;
  flipCaptions(): void;
  documents(): void;
}

/** The bar: its first half leads, its second shows and speaks. */
export function bar(now: UiConsole, actions: ConsoleActions, say: Say, own: BarHands): TemplateResult {
  const led = now.leads && now.mode !== "ended";
  return html`
    ${led && now.seek ? seekBar(now.seek, actions, say) : nothing}
    <div class="bar">
      ${led ? leading(now, actions, say) : nothing} ${tools(now, actions, say, led, own)}
      ${
        led
          ? html`<div class="set last">
              ${key(say("guide.end"), say("guide.end"), sign("flag"), false, () => actions.end())}
            </div>`
          : nothing
      }
    </div>
  `;
}

/** A key of the bar: its sign, its word below. The name is the whole sentence where the word is shorter. */
function key(
  name: string,
  word: string,
  picture: TemplateResult,
  pressed: boolean | null,
  act: () => void,
  more = "",
): TemplateResult {
  // Who speaks to the computer says the word that they read: it is part of the name.
  const whole = ` ${name} `.includes(` ${word} `) ? name : `${word}. ${name}`;
  return html`<button
    class="key ${more}"
    aria-label=${whole}
    title=${name}
    aria-pressed=${pressed === null ? nothing : String(pressed)}
    @click=${act}
  >
    ${picture}<span>${word}</span>
  </button>`;
}

function leading(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  const free = now.mode === "free";
  const paused = now.mode === "paused";
  return html`
    <div class="set" role="group" aria-label=${say("tour.stops")}>
      ${key(say("tour.back"), say("console.back"), icon("back"), null, () => actions.back())}
      ${key(say(now.playing ? "guide.pause" : "guide.play"), say(now.playing ? "guide.pause" : "guide.play"), icon(now.playing ? "pause" : "play"), null, () => actions.playPause(), "main")}
      ${key(say("tour.next"), say("console.next"), icon("next"), null, () => actions.next())}
    </div>
    <div class="set" role="group" aria-label=${say("console.lead")}>
      ${key(say("guide.walk"), say("guide.walk"), sign("walk"), now.mode === "walking" && now.inLight === null, () => actions.wish({ do: "walk" }))}
      ${key(say("lead.gather"), say("lead.gather"), sign("gather"), now.mode === "gathering", () => actions.gather())}
      ${key(say("lead.free"), say("lead.free"), sign("free"), free, () => actions.free(now.leash))}
      ${key(say(paused ? "lead.resume" : "lead.dim"), say("console.pause"), sign("dim"), paused, () => (paused ? actions.wish({ do: "resume" }) : actions.dim(null)))}
    </div>
  `;
}

function tools(
  now: UiConsole,
  actions: ConsoleActions,
  say: Say,
  led: boolean,
  own: BarHands,
): TemplateResult | typeof nothing {
  if (now.mode === "ended") return nothing;
  const drawable = now.shown !== null && now.shown.picture !== null;
  return html`
    <div class="set tools" role="group" aria-label=${say("console.tools")}>
      ${
        led
          ? html`
              ${key(say(now.pointer ? "tool.pointer-off" : "tool.pointer"), say("tool.pointer"), sign("pointer"), now.pointer, () => actions.pointer(!now.pointer))}
              ${key(say("tool.documents"), say("tool.documents"), sign("page"), drawable, () => own.documents())}
              ${drawable ? key(say(now.drawing ? "tool.draw-off" : "tool.draw"), say("tool.draw"), sign("pen"), now.drawing, () => actions.draw(!now.drawing)) : nothing}
              ${key(say("lead.evidence"), say("tool.evidence"), icon("how"), now.evidence, () => actions.wish({ do: "evidence", on: !now.evidence }))}
            `
          : nothing
      }
      ${key(say("tool.captions"), say("tool.captions"), sign("caption"), own.captions, () => own.flipCaptions())}
      ${speaking(now, actions, say)}
    </div>
  `;
}

function speaking(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult | typeof nothing {
  const { voice } = now;
  if (!voice?.may) return nothing;
  const on = voice.mic === "on" || voice.mic === "held";
  const held = voice.mic === "held";
  return html`
    ${key(say("voice.speak"), say("tool.speak"), icon("microphone"), on, () => void actions.voice.speak(!on))}
    ${
      on
        ? html`<span class="voice">
            <meter class="level" min="0" max="1" .value=${held ? 0 : voice.level} aria-label=${say("voice.level")}></meter>
            <button class="small" aria-pressed=${String(held)} @click=${() => actions.voice.hold(!held)}>
              ${say(held ? "voice.go-on" : "voice.hold")}
            </button>
          </span>`
        : nothing
    }
  `;
}

/** The script's moment as a bar: dragged, or moved by the arrow keys, all are taken there. */
function seekBar(seek: UiSeek, actions: ConsoleActions, say: Say): TemplateResult {
  const told = (ms: number): string =>
    say("lead.seek-at", { at: clock(ms), total: clock(seek.total_ms), stop: stopAt(seek, ms) });
  return html`
    <label class="seek">
      <span class="hidden">${say("lead.seek")}</span>
      <input
        type="range"
        aria-label=${say("lead.seek")}
        list="stops-of-tour"
        min="0"
        max=${seek.total_ms}
        step=${STEP_MS}
        ${ref((range) => {
          // While it is held it shows where it is held, not where the tour is meanwhile.
          if (range instanceof HTMLInputElement && range.dataset.held === undefined) {
            range.value = String(seek.position_ms);
            range.setAttribute("aria-valuetext", told(seek.position_ms));
          }
        })}
        @input=${(event: Event) => {
          const range = event.target as HTMLInputElement;
          clearTimeout(asked);
          range.dataset.held = "";
          range.setAttribute("aria-valuetext", told(Number(range.value)));
        }}
        @change=${(event: Event) => {
          const range = event.target as HTMLInputElement;
          clearTimeout(asked);
          asked = setTimeout(() => delete range.dataset.held, ASKED_MS);
          actions.wish({ do: "seek", tour_ms: Number(range.value) });
        }}
      />
      <span class="quiet">${clock(seek.position_ms)} / ${clock(seek.total_ms)}</span>
    </label>
    <datalist id="stops-of-tour">${seek.stops.map((stop) => html`<option value=${stop.at_ms}></option>`)}</datalist>
  `;
}

/** The title of the stop at which a moment is, or to which it is on the way. */
function stopAt(seek: UiSeek, ms: number): string {
  return seek.stops.findLast((stop) => stop.at_ms <= ms)?.title ?? seek.stops[0]?.title ?? "";
}
