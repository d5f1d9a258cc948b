/** A museum's text on the page: marked with its language where it is a fallback. */
import { html, nothing, type TemplateResult } from "lit";
import type { Said } from "../content/generated/site";

/** A text in running prose; its own `lang` makes a screen reader change its voice. */
export function told(said: Said | null): TemplateResult | typeof nothing {
  if (!said?.text) return nothing;
  return html`<p class="told" lang=${said.lang ?? nothing}>${said.text}</p>`;
}

/** A text of several paragraphs: each line of it is one. */
export function toldInParts(said: Said | null): TemplateResult | typeof nothing {
  const parts = said?.text.split("\n").filter((part) => part.trim()) ?? [];
  return parts.length
    ? html`<div class="parts-told" lang=${said?.lang ?? nothing}>${parts.map((part) => html`<p class="told">${part}</p>`)}</div>`
    : nothing;
}

/** A text inside another element. */
export function inline(said: Said): TemplateResult {
  return said.lang ? html`<span lang=${said.lang}>${said.text}</span>` : html`${said.text}`;
}
