/** The line that a tour is being rehearsed: who joins one is told that nothing of it counts. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "./contract";

export function rehearsalMark(rehearsal: boolean, say: Say): TemplateResult | typeof nothing {
  return rehearsal ? html`<p class="recorded rehearsal">${say("rehearsal.told")}</p>` : nothing;
}
