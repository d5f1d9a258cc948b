/** The keyboard, as a list. */
import { html, type TemplateResult } from "lit";
import type { Say } from "./contract";

/** What some keys do; `says` is the sentence's key. */
export interface HelpRow {
  readonly keys: readonly string[];
  readonly says: string;
}

export function helpDialog(rows: readonly HelpRow[], say: Say, close: () => void): TemplateResult {
  return html`<dialog class="help" aria-labelledby="help-title" @close=${close} @cancel=${close}>
    <div class="head">
      <h2 id="help-title">${say("console.keys")}</h2>
      <button class="small" @click=${close}>${say("console.close")}</button>
    </div>
    <dl>
      ${rows.map((row) => html`<div><dt>${row.keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${say(row.says)}</dd></div>`)}
    </dl>
    <p class="quiet">${say("console.keys-note")}</p>
    <p class="quiet">${say("drawn.keys")}</p>
  </dialog>`;
}
