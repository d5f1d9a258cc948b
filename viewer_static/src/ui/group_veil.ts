/** The veil of a pause. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "./contract";
import type { UiGroup } from "./group_contract";

/** The dimmed screen of a pause: calm, with the guide's words. Who leads keeps the hall before them. */
export function veil(group: UiGroup, say: Say): TemplateResult | typeof nothing {
  if (group.leads) return nothing;
  return html`
    <section
      class="veil"
      aria-label=${group.dimmed ? say("group.paused") : nothing}
      data-on=${String(group.dimmed)}
      ?inert=${!group.dimmed}
    >
      ${group.dimmed ? html`<p class="told">${group.words ?? say("group.paused")}</p>` : nothing}
    </section>
  `;
}
