/** Voice: the button of who may speak, with the level of what goes out; what one hears, and how to hear it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say, UiActions } from "./contract";
import type { UiVoice } from "./group_contract";
import { icon } from "./icons";
import { languageName } from "./language_name";

/** What went wrong with the microphone has a sentence; the others speak for themselves. */
const TROUBLES: ReadonlySet<UiVoice["mic"]> = new Set(["insecure", "unsupported", "refused", "none", "lost"]);

/** The row of voice in the group's bar. */
export function voiceRow(
  voice: UiVoice | null,
  actions: Pick<UiActions, "voice">,
  say: Say,
): TemplateResult | typeof nothing {
  if (!voice) return nothing;
  return html`
    ${voice.may ? speaking(voice, actions, say) : nothing}
    ${voice.anybody ? listening(voice, actions, say) : nothing}
  `;
}

function speaking(voice: UiVoice, actions: Pick<UiActions, "voice">, say: Say): TemplateResult {
  const on = voice.mic === "on" || voice.mic === "held";
  const words = on ? say("voice.stop") : say("voice.speak");
  return html`
    <button
      class=${on ? "main" : ""}
      aria-pressed=${String(on)}
      aria-label=${words}
      title=${words}
      ?disabled=${voice.mic === "asking"}
      @click=${() => void actions.voice.speak(!on)}
    >
      ${icon("microphone")}<span class="word">${words}</span>
    </button>
    ${
      on
        ? html`<meter class="level" min="0" max="1" .value=${voice.mic === "held" ? 0 : voice.level} aria-label=${say("voice.level")}></meter>
          <button
            aria-pressed=${String(voice.mic === "held")}
            @click=${() => actions.voice.hold(voice.mic !== "held")}
          >
            ${voice.mic === "held" ? say("voice.go-on") : say("voice.hold")}
          </button>`
        : nothing
    }
    ${voice.mic === "asking" ? html`<p class="quiet" role="status">${say("voice.asking")}</p>` : nothing}
    ${TROUBLES.has(voice.mic) ? html`<p class="quiet" role="alert">${say(`voice.${voice.mic}`)}</p>` : nothing}
  `;
}

function listening(voice: UiVoice, actions: Pick<UiActions, "voice">, say: Say): TemplateResult {
  if (voice.hearing === "none") return html`<p class="quiet" role="status">${say("voice.no-sound")}</p>`;
  if (voice.hearing === "blocked")
    return html`<button class="main" @click=${() => actions.voice.mute(false)}>
      ${icon("sound")}<span>${say("voice.tap")}</span>
    </button>`;
  const muted = voice.hearing === "muted";
  const words = muted ? say("voice.unmute") : say("voice.mute");
  return html`
    <button
      aria-label=${words}
      title=${words}
      aria-pressed=${String(muted)}
      data-speaking=${String(voice.speaking && !muted)}
      @click=${() => actions.voice.mute(!muted)}
    >
      ${icon(muted ? "silent" : "sound")}<span class="word">${words}</span>
    </button>
    ${
      voice.languages.length > 0
        ? html`<label class="controls"
            ><span class="hears">${say("voice.language")}</span
            ><select
              @change=${(event: Event) => {
                const { value } = event.currentTarget as HTMLSelectElement;
                actions.voice.listenTo(value || null);
              }}
            >
              <option value="" ?selected=${voice.listening === null}>${say("voice.guide-speaks")}</option>
              ${voice.languages.map(
                (tag) =>
                  html`<option value=${tag} lang=${tag} ?selected=${voice.listening === tag}>${languageName(tag)}</option>`,
              )}
            </select></label
          >`
        : nothing
    }
  `;
}
