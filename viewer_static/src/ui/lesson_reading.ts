/** What is told at a place of the lesson, folded; what lies behind a notice is told where the notice has been read. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "./contract";
import type { UiPlaceOfWork } from "./lesson_contract";
import { told } from "./said";

/** The words of a place, or nothing where it has none or they lie behind a notice. `alone`: no task leads to them. */
export function reading(
  stop: UiPlaceOfWork | undefined,
  say: Say,
  alone = false,
): TemplateResult | typeof nothing {
  if (!stop || stop.advisory || !stop.narration.text) return nothing;
  return html`<details class=${alone ? "reading alone" : "reading"}>
    <summary aria-label=${alone ? `${say("class.open-place")}: ${stop.title.text}` : say("class.narration")}>
      ${say("class.open-place")}
    </summary>
    ${told(stop.narration)}
  </details>`;
}
