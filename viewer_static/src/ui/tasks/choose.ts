/** Single and multiple choice: native radio buttons and boxes, each as wide as the panel. */
import { css, html, nothing, type TemplateResult } from "lit";
import { inline } from "../said";
import { PROMPT, recordOf, stringsOf, TaskElement, type TaskKind } from "../task_element";

class TaskChoose extends TaskElement<string[]> {
  protected override read(value: unknown): string[] {
    return stringsOf(recordOf(value)["chosen"]);
  }

  protected override render(): TemplateResult | typeof nothing {
    const about = this.about("choose");
    if (!about) return nothing;
    const { options, many } = about;
    const chosen = this.value;
    return html`
      <fieldset class="choices" aria-labelledby=${PROMPT} aria-describedby=${many ? this.name("how") : nothing}>
        ${many ? html`<p class="how" id=${this.name("how")}>${this.say("task.choose-many")}</p>` : nothing}
        ${options.map(
          ({ id, text }) => html`
            <label class="choice" data-on=${String(chosen.includes(id))}>
              <input
                type=${many ? "checkbox" : "radio"}
                name=${this.name("option")}
                value=${id}
                .checked=${chosen.includes(id)}
                ?disabled=${this.frozen}
                @change=${(event: Event) => this.pick(id, (event.target as HTMLInputElement).checked)}
              />
              <span>${inline(text)}</span>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  private pick(id: string, on: boolean): void {
    const about = this.about("choose");
    if (!about?.many) {
      this.put({ chosen: [id] });
      return;
    }
    const chosen = this.value;
    // In the order of the options, whatever the order of the taps.
    const ids = about.options.map((each) => each.id);
    this.put({ chosen: ids.filter((each) => (each === id ? on : chosen.includes(each))) });
  }
}

customElements.define("task-choose", TaskChoose);

export default {
  kind: "choose",
  tag: "task-choose",
  isReady: (value) => stringsOf(recordOf(value)["chosen"]).length > 0,
  styles: css`
    .choices {
      display: grid;
      gap: 10px;
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .choice {
      display: grid;
      grid-template-columns: 28px 1fr;
      align-items: center;
      gap: 14px;
      min-height: 56px;
      padding: 10px 16px;
      border: 2px solid var(--rule);
      border-radius: 10px;
      background: var(--card);
      cursor: pointer;
    }
    .choice[data-on="true"] {
      border-color: var(--deep);
      background: var(--chosen);
    }
    .choice input {
      width: 26px;
      height: 26px;
      margin: 0;
      accent-color: var(--deep);
      cursor: inherit;
    }
    .choice:has(input:focus-visible) {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
    .choice input:focus-visible {
      outline: none;
    }
    .choice:has(input:disabled) {
      cursor: default;
    }
  `,
} satisfies TaskKind;
