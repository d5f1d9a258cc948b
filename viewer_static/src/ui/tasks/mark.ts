/** Mark a place on a picture or a document: by a tap, by the arrow keys, or from the list of its parts. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { MarkRegion } from "../../content/generated/site_lesson";
import { inline } from "../said";
import { recordOf, TaskElement, type TaskKind } from "../task_element";
import "../zoom_picture";
import type { PictureMarked } from "../zoom_picture";

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Four digits place a mark to a tenth of a pixel on a tablet. */
const DIGITS = 4;

class TaskMark extends TaskElement<Place | null> {
  protected override read(value: unknown): Place | null {
    const { x, y } = recordOf(value);
    return typeof x === "number" && typeof y === "number" ? { x, y } : null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { setting, value } = this;
    const about = this.about("mark");
    if (!setting || !about?.picture) return nothing;
    return html`
      <p class="how">${this.say("task.mark-how")}</p>
      <zoom-picture
        .picture=${about.picture}
        .url=${(path: string) => setting.museum.url(path)}
        .say=${this.say}
        .mark=${value}
        .marks=${!this.frozen}
        @picture-marked=${(event: PictureMarked) => this.mark(event.x, event.y)}
      ></zoom-picture>
      ${about.regions.length ? this.regions(about.regions, value) : nothing}
    `;
  }

  private regions(regions: readonly MarkRegion[], value: Place | null): TemplateResult {
    return html`
      <details class="regions">
        <summary>${this.say("task.mark-list")}</summary>
        <fieldset class="choices">
          <legend class="hidden">${this.say("task.mark-list")}</legend>
          ${regions.map(
            ({ text, x, y }) => html`
              <label class="choice" data-on=${String(isThere(value, x, y))}>
                <input
                  type="radio"
                  name=${this.name("region")}
                  .checked=${isThere(value, x, y)}
                  ?disabled=${this.frozen}
                  @change=${() => this.mark(x, y)}
                />
                <span>${inline(text)}</span>
              </label>
            `,
          )}
        </fieldset>
      </details>
    `;
  }

  private mark(x: number, y: number): void {
    this.put({ x: Number(x.toFixed(DIGITS)), y: Number(y.toFixed(DIGITS)) });
    this.announce(this.say("task.mark-at", { x: Math.round(x * 100), y: Math.round(y * 100) }));
  }
}

function isThere(value: Place | null, x: number, y: number): boolean {
  return value !== null && Math.hypot(value.x - x, value.y - y) < 1e-3;
}

customElements.define("task-mark", TaskMark);

export default {
  kind: "mark",
  tag: "task-mark",
  isReady: (value) => typeof recordOf(value)["x"] === "number",
  styles: css`
    .regions summary {
      min-height: 44px;
      display: flex;
      align-items: center;
      cursor: pointer;
      text-decoration: underline;
      text-underline-offset: 3px;
    }
  `,
} satisfies TaskKind;
