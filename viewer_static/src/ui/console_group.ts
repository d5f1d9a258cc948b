/** The group itself: how one joins it, its order, its recording, an interpreter's voice. */
import { html, nothing, type TemplateResult } from "lit";
import type { ConsoleActions, UiConsole } from "./console_contract";
import type { Say } from "./contract";

/** Languages that an interpreter may speak; their names are their own. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  az: "Azərbaycanca",
  en: "English",
  ru: "Русский",
  tr: "Türkçe",
  de: "Deutsch",
  fr: "Français",
  ar: "العربية",
  fa: "فارسی",
  ka: "ქართული",
  zh: "中文",
};

export function groupPanel(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  if (now.mode === "ended")
    return html`<section aria-label=${say("tab.group")}><p class="quiet">${say("console.ended")}</p></section>`;
  return html`
    <section aria-label=${say("tab.group")}>
      <h3>${say("group.invite")}</h3>
      <div class="invite">
        <img class="qr" src=${now.qr} alt=${say("guide.qr")} width="112" height="112" />
        <p>
          <span class="quiet">${say("guide.code")}</span><br />
          <b class="code">${now.code}</b><br />
          <span class="quiet address">${breakable(now.joinAddress)}</span><br />
          <a href=${now.projectorAddress} target="_blank" rel="noopener">${say("guide.projector")}</a>
        </p>
      </div>
      ${rules(now, actions, say)} ${interpreting(now, actions, say)} ${recording(now, actions, say)}
    </section>
  `;
}

/** An address that breaks where a reader would: before the code, and not within it. */
function breakable(address: string): TemplateResult {
  const at = address.lastIndexOf("/g/");
  return html`${address.slice(0, at)}<wbr />${address.slice(at)}`;
}

function rules(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  const { locked, quiet, carry_on, waiting } = now.rules;
  const tick = (on: boolean, name: string, change: () => void): TemplateResult =>
    html`<label class="tick"><input type="checkbox" .checked=${on} @change=${change} />${say(name)}</label>`;
  return html`
    <h3>${say("group.rules")}</h3>
    ${tick(locked, "keep.lock", () => actions.wish({ do: "lock", on: !locked }))}
    ${tick(waiting, "keep.waiting", () => actions.wish({ do: "waiting-room", on: !waiting }))}
    ${tick(quiet, "keep.mute-all", () => actions.wish({ do: "mute-all", on: !quiet }))}
    ${now.role === "guide" ? tick(carry_on, "keep.carry-on", () => actions.wish({ do: "carry-on", on: !carry_on })) : nothing}
  `;
}

/** A co-guide may speak in another language, to those who chose it. */
function interpreting(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult | typeof nothing {
  const { voice } = now;
  if (!voice?.interprets) return nothing;
  const on = voice.mic === "on" || voice.mic === "held";
  const begin = (event: SubmitEvent): void => {
    event.preventDefault();
    const into = String(new FormData(event.currentTarget as HTMLFormElement).get("into") ?? "");
    void actions.voice.speak(!on, on ? null : into);
  };
  return html`
    <form class="interpret" @submit=${begin}>
      <h3>${say("interpret.title")}</h3>
      <p class="quiet">${say("interpret.note")}</p>
      <div class="controls">
        ${languages(now.language, "into", say("interpret.into"))}
        <button class="small ${on ? "main" : ""}" aria-pressed=${String(on)}>${say(on ? "interpret.end" : "interpret.begin")}</button>
      </div>
    </form>
  `;
}

/** A choice of languages, the page's own not first: who interprets speaks another. */
export function languages(own: string, name: string, title: string): TemplateResult {
  return html`<select name=${name} aria-label=${title}>
    ${Object.entries(LANGUAGES).map(([tag, title]) => html`<option value=${tag} lang=${tag} ?selected=${tag === own}>${title}</option>`)}
  </select>`;
}

function recording(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult | typeof nothing {
  if (now.recording === "none") return nothing;
  return html`<p class="recorded">
    <span><i class="rec" aria-hidden="true"></i>${say(`console.recording-${now.recording}`)}</span>
    <button class="small" @click=${() => actions.wish({ do: "stop-recording" })}>${say("console.stop-recording")}</button>
  </p>`;
}
