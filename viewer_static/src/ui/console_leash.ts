/** How far one may go while all are free. It stands where it is said that they are. */
import { html, nothing, type TemplateResult } from "lit";
import type { ConsoleActions, UiConsole } from "./console_contract";
import type { Say } from "./contract";

/** A leash that leaves room to look about, and keeps within call. */
const LEASH_M = 8;

/** The choice; nothing where nobody is free, and in a solemn hall, where nobody is kept on a leash. */
export function leash(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult | typeof nothing {
  if (now.mode !== "free" || !now.leads || now.solemn) return nothing;
  const option = (value: UiConsole["leash"], name: string): TemplateResult =>
    html`<option value=${value} ?selected=${now.leash === value}>${name}</option>`;
  return html`<select
    class="leash"
    aria-label=${say("lead.leash")}
    @change=${(event: Event) => actions.free((event.target as HTMLSelectElement).value as UiConsole["leash"])}
  >
    ${option("none", say("lead.leash-none"))} ${option("guide", say("lead.leash-guide", { metres: LEASH_M }))}
    ${option("stop", say("lead.leash-stop", { metres: LEASH_M }))} ${option("hall", say("lead.leash-hall"))}
  </select>`;
}
