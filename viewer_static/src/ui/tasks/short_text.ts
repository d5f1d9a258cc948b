/** A short text. The letters that a foreign keyboard lacks stand below, to be tapped. */
import { css, html, nothing, type TemplateResult } from "lit";
import { PROMPT, recordOf, TaskElement, type TaskKind } from "../task_element";

const AZERBAIJANI = ["ə", "ğ", "ı", "ö", "ş", "ü", "ç"] as const;

class TaskShortText extends TaskElement<string> {
  protected override read(value: unknown): string {
    const { text } = recordOf(value);
    return typeof text === "string" ? text : "";
  }

  protected override render(): TemplateResult {
    return html`
      <input
        class="short"
        maxlength=${this.about("short-text")?.letters ?? 0}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-labelledby=${PROMPT}
        .value=${this.value}
        ?disabled=${this.frozen}
        @input=${(event: Event) => this.put({ text: (event.target as HTMLInputElement).value })}
      />
      ${
        this.setting?.language === "az" && !this.frozen
          ? html`<div class="letters" role="group" aria-label=${this.say("task.letters")}>
              ${AZERBAIJANI.map(
                (letter) => html`<button lang="az" @click=${() => this.add(letter)}>${letter}</button>`,
              )}
            </div>`
          : nothing
      }
    `;
  }

  /** Put a letter where the caret is, and the caret behind it. */
  private add(letter: string): void {
    const input = this.querySelector("input");
    if (!input || input.value.length >= input.maxLength) return;
    const at = input.selectionStart ?? input.value.length;
    input.setRangeText(letter, at, input.selectionEnd ?? at, "end");
    this.put({ text: input.value });
    input.focus();
  }
}

customElements.define("task-short-text", TaskShortText);

export default {
  kind: "short-text",
  tag: "task-short-text",
  isReady: (value) => String(recordOf(value)["text"] ?? "").trim() !== "",
  styles: css`
    .short {
      width: 100%;
      min-height: 56px;
      font-size: 19px;
    }
    .letters {
      display: grid;
      grid-template-columns: repeat(7, minmax(0, 52px));
      gap: 4px;
    }
    .letters button {
      min-width: 0;
      min-height: 46px;
      padding: 0;
      font-size: 20px;
    }
  `,
} satisfies TaskKind;
