/** A pupil's own thought. Nobody judges it, and nobody but the teacher reads it unless the teacher lets it be shown. */
import { css, html, nothing, type TemplateResult } from "lit";
import { recordOf, TaskElement, type TaskKind } from "../task_element";
import { writing } from "../writing";

class TaskReflection extends TaskElement<string> {
  protected override read(value: unknown): string {
    const { text } = recordOf(value);
    return typeof text === "string" ? text : "";
  }

  protected override render(): TemplateResult | typeof nothing {
    const about = this.about("reflection");
    if (!about) return nothing;
    const who = this.name("who");
    return html`
      ${writing(this.value, about.letters, this.frozen, this.say, (text) => this.put({ text }), who)}
      <p class="how" id=${who}>${this.say(about.share ? "task.reflection-share" : "task.reflection-own")}</p>
    `;
  }
}

customElements.define("task-reflection", TaskReflection);

export default {
  kind: "reflection",
  tag: "task-reflection",
  isReady: (value) => String(recordOf(value)["text"] ?? "").trim() !== "",
  styles: css``,
} satisfies TaskKind;
