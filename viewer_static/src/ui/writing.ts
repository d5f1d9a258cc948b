/** A field for a pupil's own words that grows with them, with how many letters are left once few are. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "./contract";
import { PROMPT } from "./task_element";

/** Below this many the pupil is told how many letters are left. */
const FEW = 80;

/** The field; `most` letters are taken. */
export function writing(
  text: string,
  most: number,
  frozen: boolean,
  say: Say,
  typed: (text: string) => void,
  described?: string,
): TemplateResult {
  const left = most - text.length;
  return html`
    <div class="writing" data-text=${text}>
      <textarea
        rows="4"
        maxlength=${most}
        aria-labelledby=${PROMPT}
        aria-describedby=${described ?? nothing}
        .value=${text}
        ?disabled=${frozen}
        @input=${(event: Event) => typed((event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </div>
    <p class="how" role="status">${left <= FEW ? say("task.letters-left", { n: left }) : nothing}</p>
  `;
}
