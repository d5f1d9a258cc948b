/** The mark that a tour is being recorded: shown throughout, to everybody, and said in words. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "./contract";

/** The mark; nothing where nothing is recorded. `short`: a dot and a word, the sentence for who hears the page. */
export function recordedMark(
  recording: "none" | "motion" | "voice",
  say: Say,
  short = false,
): TemplateResult | typeof nothing {
  if (recording === "none") return nothing;
  const sentence = say(`recorded.${recording}`);
  return html`<p class="recorded">
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="5" fill="#e0695a" stroke="currentcolor" stroke-width="1"></circle>
    </svg>
    ${short ? html`<span aria-hidden="true">${say("recorded.short")}</span><span class="hidden">${sentence}</span>` : sentence}
  </p>`;
}
