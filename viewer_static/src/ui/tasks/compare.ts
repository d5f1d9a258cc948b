/** Compare two exhibits: of each statement, whose it is. Four native radio buttons for each, and no score to be seen. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Said } from "../../content/generated/site";
import type { CompareAbout, CompareSide } from "../../content/generated/site_lesson";
import { inline, told } from "../said";
import { recordOf, TaskElement, type TaskKind } from "../task_element";

const WHOSE = ["first", "second", "both", "neither"] as const;
type Of = Readonly<Record<string, string>>;

class TaskCompare extends TaskElement<Of> {
  protected override read(value: unknown): Of {
    return recordOf(recordOf(value)["of"]) as Of;
  }

  protected override render(): TemplateResult | typeof nothing {
    const about = this.about("compare");
    if (!about) return nothing;
    const of = this.value;
    return html`
      <div class="two">${this.exhibit(about.first, "A")} ${this.exhibit(about.second, "B")}</div>
      ${about.statements.map(
        ({ id, text }) => html`
          <fieldset class="tiles whose">
            <legend>${inline(text)}</legend>
            <div>
              ${WHOSE.map(
                (each) => html`<label data-on=${String(of[id] === each)}>
                  <input
                    type="radio"
                    name=${this.name(id)}
                    .checked=${of[id] === each}
                    ?disabled=${this.frozen}
                    @change=${() => this.put({ of: { ...this.value, [id]: each } })}
                  /><span>${column(about, each)}</span>
                </label>`,
              )}
            </div>
          </fieldset>
        `,
      )}
    `;
  }

  private exhibit(side: CompareSide, letter: string): TemplateResult {
    const found = this.setting?.museum.exhibit(side.exhibit, this.setting.easy);
    const picture = found?.picture;
    const url = (path: string): string => this.setting?.museum.url(path) ?? path;
    return html`
      <figure>
        ${picture ? html`<img src=${url(picture.small.path)} alt=${picture.alt.text} />` : nothing}
        <figcaption><b aria-hidden="true">${letter}</b><span class="hidden">${letter}.</span> ${inline(side.title)}</figcaption>
        ${
          found?.text
            ? html`<details><summary>${this.say("task.read")}</summary>${told(found.text)}</details>`
            : nothing
        }
      </figure>
    `;
  }
}

/** What a column is called: the letter of an exhibit with its name for who hears it, or the museum's own word. */
function column(about: CompareAbout, which: (typeof WHOSE)[number]): TemplateResult {
  const side = (letter: string, said: Said) => html`${letter}<span class="hidden">. ${inline(said)}</span>`;
  if (which === "first") return side("A", about.first.title);
  if (which === "second") return side("B", about.second.title);
  return inline(which === "both" ? about.both : about.neither);
}

customElements.define("task-compare", TaskCompare);

export default {
  kind: "compare",
  tag: "task-compare",
  isReady: (value, about) =>
    about.kind === "compare" &&
    about.statements.every(({ id }) => recordOf(recordOf(value)["of"])[id] !== undefined),
  styles: css`
    .two {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 12px;
    }
    .two figure {
      display: grid;
      align-content: start;
      gap: 6px;
      margin: 0;
      padding: 12px;
      border: 2px solid var(--rule);
      border-radius: 10px;
      background: var(--card);
    }
    .two img {
      width: 100%;
      height: 120px;
      object-fit: cover;
      border-radius: 4px;
    }
    .two figcaption b {
      display: inline-grid;
      place-items: center;
      width: 26px;
      height: 26px;
      border-radius: 50%;
      background: var(--deep);
      color: #fff;
      font-size: 15px;
    }
    .two summary {
      display: flex;
      align-items: center;
      min-height: 44px;
      cursor: pointer;
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    .two .told {
      font-size: 16px;
    }
    .whose legend {
      padding: 6px 0 8px;
    }
    .whose > div {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      border: 2px solid var(--rule);
      border-radius: 10px;
      background: var(--card);
      overflow: hidden;
    }
    .whose label {
      min-height: 48px;
      padding: 4px 6px;
      font-size: 15px;
      line-height: 1.2;
      text-align: center;
    }
    .whose label + label {
      border-left: 1px solid var(--rule);
    }
    .whose label[data-on="true"] {
      background: var(--deep);
      color: #fff;
    }
    .whose label:has(input:focus-visible) {
      outline: 3px solid var(--focus);
      outline-offset: -3px;
    }
  `,
} satisfies TaskKind;
