/** A number, with its unit beside it. A comma is as good as a point, and spaces between thousands are no mistake. */
import { css, html, nothing, type TemplateResult } from "lit";
import { inline } from "../said";
import { PROMPT, recordOf, TaskElement, type TaskKind } from "../task_element";

/** More digits than this are no answer to any question of a museum. */
const LETTERS = 16;

/** The number that somebody has typed; null where it is none. */
export function numberIn(typed: string): number | null {
  const plain = typed
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(",", ".")
    .replace("−", "-");
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

class TaskNumber extends TaskElement<string> {
  protected override read(value: unknown): string {
    const { number, typed } = recordOf(value);
    return typeof typed === "string" ? typed : typeof number === "number" ? String(number) : "";
  }

  protected override render(): TemplateResult {
    const unit = this.about("number")?.unit ?? null;
    const typed = this.value;
    const wrong = typed.trim() !== "" && numberIn(typed) === null;
    return html`
      <div class="numbered">
        <input
          inputmode="decimal"
          autocomplete="off"
          maxlength=${LETTERS}
          aria-labelledby=${PROMPT}
          aria-describedby=${`${this.name("unit")} ${this.name("wrong")}`}
          aria-invalid=${String(wrong)}
          .value=${typed}
          ?disabled=${this.frozen}
          @input=${(event: Event) => this.type((event.target as HTMLInputElement).value)}
        />
        <span id=${this.name("unit")}>${unit ? inline(unit) : nothing}</span>
      </div>
      <p class="how" id=${this.name("wrong")} role="status">${wrong ? this.say("task.number-only") : nothing}</p>
    `;
  }

  private type(typed: string): void {
    const number = numberIn(typed);
    // What was typed stays as it was typed; only the number travels.
    this.put(number === null ? { typed } : { number, typed });
  }
}

customElements.define("task-number", TaskNumber);

export default {
  kind: "number",
  tag: "task-number",
  isReady: (value) => typeof recordOf(value)["number"] === "number",
  handedIn: (value) => ({ number: recordOf(value)["number"] }),
  styles: css`
    .numbered {
      display: flex;
      align-items: center;
      gap: 14px;
      font-size: 19px;
    }
    .numbered input {
      width: 9ch;
      min-height: 60px;
      font: 600 26px/1 var(--enfilade-sans);
      font-variant-numeric: tabular-nums;
      text-align: center;
    }
  `,
} satisfies TaskKind;
