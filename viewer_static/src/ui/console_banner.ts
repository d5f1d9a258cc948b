/** Over the view: the one thing that is not as usual, with the way out of it; the drawing's colours; the line of captions. */
import { html, nothing, type TemplateResult } from "lit";
import type { ConsoleActions, UiConsole } from "./console_contract";
import { languages } from "./console_group";
import { sign } from "./console_icons";
import { leash } from "./console_leash";
import type { Say } from "./contract";

/** The longest line of words, as the server takes it. */
const WORDS_LETTERS = 280;

/** Names of the four colours, in the order in which lines count them. */
const COLORS = ["yellow", "blue", "orange", "white"] as const;

/** What went wrong with the microphone has a sentence. */
const TROUBLES: ReadonlySet<string> = new Set([
  "asking",
  "insecure",
  "unsupported",
  "refused",
  "none",
  "lost",
]);

/** The guide's own way to what was recorded: it is shown to nobody unless they agree there. */
function yours(now: UiConsole, say: Say): TemplateResult | typeof nothing {
  if (now.recording === "none" || now.role !== "guide") return nothing;
  return html`<a class="button small" href=${`${location.pathname}/recording`}>${say("recorded.yours")}</a>`;
}

/** One banner at a time, what matters most first. */
export function banner(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult | typeof nothing {
  const act = (name: string, does: () => void): TemplateResult =>
    html`<button class="small main" @click=${does}>${name}</button>`;
  const line = (words: string, rest: TemplateResult | typeof nothing = nothing): TemplateResult =>
    html`<div class="banner"><p role="status">${words}</p>${rest}</div>`;
  if (now.mode === "ended")
    return line(
      say("console.ended"),
      now.afterAddress
        ? html`<a class="button small main" href=${now.afterAddress}>${say("console.after")}</a> ${yours(now, say)}`
        : yours(now, say),
    );
  if (now.line === "down") return line(say("group.line-down"));
  if (now.mode === "paused" && now.leads) return paused(now, actions, say);
  if (now.inLight)
    return line(
      say("console.in-light", { name: now.inLight.name }),
      now.leads ? act(say("console.take-back"), () => actions.spotlight(null)) : nothing,
    );
  if (now.steppedBack) return line(say("console.stepped-back", { name: now.steppedBack }));
  if (now.wheel?.mine)
    return line(
      say("console.you-lead"),
      html`${leash(now, actions, say)} ${act(say("console.hand-back"), () => actions.wish({ do: "hand-back" }))}`,
    );
  if (now.wheel)
    return line(
      say("console.other-leads", { name: now.wheel.name }),
      now.role === "guide" ? act(say("console.take-back"), () => actions.takeWheel()) : nothing,
    );
  if (now.mayTake)
    return line(
      say("console.nobody-leads"),
      act(say("group.take-lead"), () => actions.wish({ do: "take-lead" })),
    );
  if (now.mode === "free" && now.leads)
    return line(
      say("console.free-note"),
      html`${leash(now, actions, say)} ${act(say("lead.gather"), () => actions.gather())}`,
    );
  if (now.pointer) return line(say("tool.pointer-note"));
  return nothing;
}

/** Words to the dimmed screens; they may change while it lasts. */
function paused(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  const words = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget as HTMLFormElement).get("words") ?? "").trim();
    actions.dim(text || null);
  };
  return html`<form class="banner" @submit=${words}>
    <p role="status">${say("console.paused")}</p>
    <input name="words" maxlength=${WORDS_LETTERS} .value=${now.words ?? ""} placeholder=${say("lead.words")} aria-label=${say("lead.words")} />
    <button class="small">${say("lead.change-words")}</button>
    <button class="small main" type="button" @click=${() => actions.wish({ do: "resume" })}>${say("lead.resume")}</button>
  </form>`;
}

/** Trouble with the microphone, said where it is seen. */
export function micTrouble({ voice }: UiConsole, say: Say): TemplateResult | typeof nothing {
  if (!voice || !TROUBLES.has(voice.mic)) return nothing;
  return html`<div class="banner"><p role=${voice.mic === "asking" ? "status" : "alert"}>${say(`voice.${voice.mic}`)}</p></div>`;
}

/** The colours, and what takes lines away; above the picture, while somebody draws. */
export function drawingRow(
  now: UiConsole,
  actions: ConsoleActions,
  say: Say,
): TemplateResult | typeof nothing {
  if (!now.drawing) return nothing;
  const rub = (words: string, picture: "undo" | "rubber", what: "last" | "all"): TemplateResult =>
    html`<button
      class="small"
      aria-label=${say(words)}
      title=${say(words)}
      ?disabled=${now.strokes === 0}
      @click=${() => actions.erase(what)}
    >
      ${sign(picture)}<span class="word">${say(words)}</span>
    </button>`;
  return html`<div class="banner drawing" role="group" aria-label=${say("tool.draw")}>
    ${COLORS.map(
      (name, color) => html`<button
        class="small color"
        aria-label=${say(`color.${name}`)}
        title=${say(`color.${name}`)}
        aria-pressed=${String(now.color === color)}
        @click=${() => actions.color(color)}
      >
        <i data-color=${color} aria-hidden="true"></i><span class="word">${say(`color.${name}`)}</span>
      </button>`,
    )}
    ${rub("draw.undo", "undo", "last")} ${rub("draw.clear", "rubber", "all")}
    <button class="small main" @click=${() => actions.draw(false)}>${say("tool.draw-off")}</button>
  </div>`;
}

/** A line to type captions into; Enter sends, and the line is there for the next. */
export function captionLine(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const said = new FormData(form);
    const text = String(said.get("text") ?? "").trim();
    if (text) actions.caption(text, String(said.get("language") ?? now.language));
    const field = form.elements.namedItem("text");
    if (field instanceof HTMLInputElement) field.value = "";
  };
  return html`<form class="captions" @submit=${send}>
    ${now.caption ? html`<p class="quiet">${now.caption}</p>` : nothing}
    ${languages(now.language, "language", say("caption.language"))}
    <input name="text" maxlength=${WORDS_LETTERS} autocomplete="off" placeholder=${say("caption.line")} aria-label=${say("caption.line")} />
    <button class="small main">${say("caption.send")}</button>
  </form>`;
}

/** What was done and can be taken back; what will be done and can be called off. */
export function toasts(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  return html`<div class="toasts" role="status">
    ${now.toasts.map(
      (toast) => html`<div class="toast">
        <p>${toast.in_s === null ? toast.words : html`${toast.words} <b>${toast.in_s}</b>`}</p>
        <button class="small main" @click=${() => actions.undo(toast.id)}>
          ${say(toast.in_s === null ? "console.undo" : "console.call-off")}
        </button>
        ${toast.in_s === null ? nothing : html`<button class="small" @click=${() => actions.now(toast.id)}>${say("console.at-once")}</button>`}
      </div>`,
    )}
  </div>`;
}
