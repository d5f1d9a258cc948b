/** Captions: what somebody types while the guide speaks. The lines, the choice of a language, and the typing itself. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say, UiActions } from "./contract";
import type { UiCaption, UiCaptions } from "./group_contract";
import { languageName } from "./language_name";

/** The longest line, as the server takes it. */
const LETTERS = 280;
/** A line stays over the view for so long, and longer by what it takes to read it: subtitles count 15 letters a second. */
const STAYS_MS = 5000;
const LETTER_MS = 1000 / 15;

type Acts = Pick<UiActions, "captions" | "wish">;

/** Which lines are shown under a choice: `auto` is one's own language where there is some, else all. */
export function chosen(
  all: readonly UiCaption[],
  is: { readonly on: boolean; readonly choice: string },
  own: string,
  now_ms: number,
): UiCaptions {
  const languages = [...new Set(all.map((each) => each.language))];
  const choice = is.choice !== "auto" ? is.choice : languages.includes(own) ? own : "all";
  const lines = all.filter((each) => choice === "all" || each.language === choice);
  const shown = is.on ? lines : [];
  const left = (line: UiCaption): number => line.at_ms + STAYS_MS + LETTER_MS * line.text.length - now_ms;
  const fresh = shown.filter((line) => left(line) > 0);
  return { on: is.on, choice, languages, lines: shown, fresh, fresh_ms: Math.min(...fresh.map(left)) };
}

/** The newest lines over the view, large; nothing while there are none. */
export function captionLines(captions: UiCaptions, newest = 2): TemplateResult | typeof nothing {
  const lines = captions.fresh.slice(-newest);
  if (!lines.length) return nothing;
  return html`<div class="captions">${lines.map((line) => captionLine(line))}</div>`;
}

/** One line. */
export function captionLine(line: UiCaption): TemplateResult {
  return html`<p lang=${line.language}>${line.text}</p>`;
}

/** Captions on or off, and in which language, once somebody has typed any. */
export function captionChoice(
  captions: UiCaptions,
  actions: Acts,
  say: Say,
): TemplateResult | typeof nothing {
  if (!captions.languages.length) return nothing;
  const words = say(captions.on ? "captions.hide" : "captions.show");
  return html`
    <div class="controls caption-choice">
      <button aria-pressed=${String(captions.on)} @click=${() => actions.captions(!captions.on, captions.choice)}>
        ${words}
      </button>
      ${
        captions.on && captions.languages.length > 1
          ? html`<label class="controls"
              ><span>${say("captions.language")}</span
              ><select
                @change=${(event: Event) =>
                  actions.captions(true, (event.currentTarget as HTMLSelectElement).value)}
              >
                <option value="all" ?selected=${captions.choice === "all"}>${say("captions.all")}</option>
                ${captions.languages.map(
                  (tag) =>
                    html`<option value=${tag} lang=${tag} ?selected=${captions.choice === tag}>${languageName(tag)}</option>`,
                )}
              </select></label
            >`
          : nothing
      }
    </div>
  `;
}

/** The form of who types for the others: a guide, or a co-guide who interprets. Enter sends. */
export function captionForm(
  languages: readonly string[],
  own: string,
  actions: Acts,
  say: Say,
): TemplateResult {
  const sent = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const text = String(data.get("text") ?? "").trim();
    if (text) actions.wish({ do: "caption", text, language: String(data.get("language")) });
    const field = form.elements.namedItem("text") as HTMLInputElement;
    field.value = "";
    field.focus();
  };
  return html`<form class="caption-form" @submit=${sent}>
    <label for="caption-text">${say("captions.type")}</label>
    <div class="controls">
      <input id="caption-text" name="text" type="text" maxlength=${LETTERS} autocomplete="off" required />
      <select name="language" aria-label=${say("captions.language")}>
        ${languages.map(
          (tag) =>
            html`<option value=${tag} lang=${tag} ?selected=${tag === own}>${languageName(tag)}</option>`,
        )}
      </select>
      <button>${say("captions.send")}</button>
    </div>
  </form>`;
}
