/** Look closely, and tell what is seen. Nobody judges it; the teacher reads it. */
import { css, html, nothing, type TemplateResult } from "lit";
import { inline, told } from "../said";
import { recordOf, TaskElement, type TaskKind } from "../task_element";
import { writing } from "../writing";
import "../zoom_picture";

class TaskLookClosely extends TaskElement<string> {
  protected override read(value: unknown): string {
    const { text } = recordOf(value);
    return typeof text === "string" ? text : "";
  }

  protected override render(): TemplateResult | typeof nothing {
    const { setting } = this;
    const about = this.about("look-closely");
    if (!setting || !about) return nothing;
    const { museum } = setting;
    const exhibit = about.exhibit ? museum.exhibit(about.exhibit, setting.easy) : null;
    const picture = about.picture ?? exhibit?.picture;
    const ask = this.name("ask");
    return html`
      ${exhibit ? html`<p><b>${inline(exhibit.title)}</b></p>` : nothing}
      ${
        picture
          ? html`<zoom-picture .picture=${picture} .url=${(path: string) => museum.url(path)} .say=${this.say}></zoom-picture>`
          : exhibit?.text
            ? html`<div class="described">${told(exhibit.text)}</div>`
            : nothing
      }
      ${about.ask ? html`<p class="ask" id=${ask}>${inline(about.ask)}</p>` : nothing}
      ${writing(this.value, about.letters, this.frozen, this.say, (text) => this.put({ text }), about.ask ? ask : undefined)}
    `;
  }
}

customElements.define("task-look-closely", TaskLookClosely);

export default {
  kind: "look-closely",
  tag: "task-look-closely",
  isReady: (value) => String(recordOf(value)["text"] ?? "").trim() !== "",
  styles: css`
    .described {
      max-height: 30vh;
      overflow: auto;
      padding: 12px 16px;
      border-left: 3px solid var(--rule);
    }
    .ask {
      font-size: 18px;
    }
  `,
} satisfies TaskKind;
