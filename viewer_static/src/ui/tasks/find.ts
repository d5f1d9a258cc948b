/** Find it in the hall: walk there and point at it, or choose it from the list of what the hall holds. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { Found } from "../../content/generated/site_lesson";
import { icon } from "../icons";
import type { UiThing } from "../lesson_contract";
import { inline } from "../said";
import { recordOf, TaskElement, type TaskKind } from "../task_element";

/** More than the server takes is never handed in. */
const MOST = 24;

/** Do both name the same thing? One shown on an element is the same thing as that element. */
export function isSame(a: Found, b: Found): boolean {
  if (a.hall !== b.hall) return false;
  if (a.exhibit !== null && b.exhibit !== null) return a.exhibit === b.exhibit;
  return a.element !== null && a.element === b.element;
}

/** What was found, with one more thing, or with one less where it was there: a second tap takes it back. */
export function toggled(found: readonly Found[], at: Found): Found[] {
  const rest = found.filter((each) => !isSame(each, at));
  return rest.length < found.length ? rest : [...rest, at].slice(-MOST);
}

/** Walls, floors and ceilings are everywhere: to point at one is to look, not to find. */
function isShell({ element, exhibit }: Found): boolean {
  return exhibit === null && (element === null || element.includes("/"));
}

function foundIn(value: unknown): Found[] {
  const { found } = recordOf(value);
  return Array.isArray(found) ? (found as Found[]) : [];
}

class TaskFind extends TaskElement<Found[]> {
  protected override read(value: unknown): Found[] {
    return foundIn(value);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { setting } = this;
    const about = this.about("find");
    if (!setting || !about) return nothing;
    const things = setting.museum.things(about.hall);
    const found = this.value;
    return html`
      <p class="how">
        ${setting.museum.drawn ? this.say("task.find-point") : this.say("task.find-list")}
      </p>
      <p class="hidden" role="status">${this.say("task.found", { n: found.length, of: about.count })}</p>
      <ul class="finds">
        ${found.map((each) => this.chip(each, things))}
      </ul>
      ${
        about.count > found.length
          ? html`<p class="blanks" aria-hidden="true">
              ${Array.from({ length: about.count - found.length }, (_, i) => html`<span>${found.length + i + 1}</span>`)}
            </p>`
          : nothing
      }
      ${
        things.length && !this.frozen
          ? html`<details class="things" ?open=${!setting.museum.drawn}>
              <summary>${this.say("task.find-things", { hall: setting.museum.hallTitle(about.hall), n: things.length })}</summary>
              <ul>
                ${things.map((each) => this.thing(each, found))}
              </ul>
            </details>`
          : nothing
      }
    `;
  }

  private chip(found: Found, things: readonly UiThing[]): TemplateResult {
    const title = things.find((each) => isSame(each, found))?.title;
    const name = title?.text ?? this.say("task.find-nameless");
    return html`
      <li>
        <span>${title ? inline(title) : name}</span>
        ${
          this.frozen
            ? nothing
            : html`<button class="plain" aria-label=${this.say("task.find-drop", { name })} @click=${() => this.drop(found)}>
                ${icon("close")}
              </button>`
        }
      </li>
    `;
  }

  private thing(thing: UiThing, found: readonly Found[]): TemplateResult {
    const on = found.some((each) => isSame(each, thing));
    return html`
      <li>
        <label class="choice" data-on=${String(on)}>
          <input type="checkbox" .checked=${on} ?disabled=${this.frozen} @change=${() => this.flip(thing)} />
          <span>${inline(thing.title)}</span>
        </label>
      </li>
    `;
  }

  private flip({ hall, element, exhibit }: UiThing): void {
    this.put({ found: toggled(this.value, { hall, element, exhibit }) });
  }

  private drop(found: Found): void {
    this.put({ found: toggled(this.value, found) });
    // The button that was pressed is gone.
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(".finds button, summary")?.focus());
  }
}

customElements.define("task-find", TaskFind);

export default {
  kind: "find",
  tag: "task-find",
  isReady: (value) => foundIn(value).length > 0,
  pointed: (value, about, at) =>
    about.kind === "find" && about.hall === at.hall && !isShell(at)
      ? { found: toggled(foundIn(value), at) }
      : undefined,
  styles: css`
    .finds {
      display: grid;
      gap: 8px;
    }
    .finds li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 10px;
      min-height: 54px;
      padding: 4px 6px 4px 16px;
      border: 2px solid var(--deep);
      border-radius: 10px;
      background: var(--chosen);
    }
    .finds:empty {
      display: none;
    }
    .blanks {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .blanks span {
      display: grid;
      place-items: center;
      width: 46px;
      height: 46px;
      border: 2px dashed var(--edge);
      border-radius: 10px;
      color: var(--soft);
      font-weight: 600;
    }
    .things summary {
      display: flex;
      align-items: center;
      min-height: 44px;
      color: var(--link);
      text-decoration: underline;
      text-underline-offset: 3px;
      cursor: pointer;
    }
    .things ul {
      display: grid;
      gap: 6px;
      padding-top: 6px;
    }
    .things .choice {
      min-height: 48px;
      padding: 6px 14px;
    }
  `,
} satisfies TaskKind;
