/**
 * `<enfilade-place>`: where no hall is drawn, the place of the task in hand as text and picture. What lies behind a
 * notice is shown once the notice has been read.
 */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { sayer } from "./contract";
import type { Museum, UiLesson, UiPlaceOfWork } from "./lesson_contract";
import { lessonLook } from "./lesson_look";
import { exhibitsHere, exhibitsLook } from "./lesson_reading";
import { inline, told, toldInParts } from "./said";

export class EnfiladePlace extends LitElement {
  static override readonly styles = [
    lessonLook,
    exhibitsLook,
    css`
      :host {
        overflow: auto;
        background: var(--well);
      }
      article {
        display: grid;
        gap: 16px;
        max-width: 44rem;
        margin: 0 auto;
        padding: 24px 28px 40px;
      }
      article > img {
        display: block;
        width: 100%;
        height: auto;
        border-radius: 6px;
      }
    `,
  ];
  static override readonly properties = {
    lesson: { attribute: false },
    museum: { attribute: false },
    accepted: { state: true },
  };

  declare lesson: UiLesson | null;
  declare museum: Museum | null;
  /** Notices that were read on this page. */
  declare accepted: ReadonlySet<string>;

  constructor() {
    super();
    this.lesson = null;
    this.museum = null;
    this.accepted = new Set();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { lesson } = this;
    if (!lesson) return nothing;
    const task = lesson.page === "task" ? lesson.tasks.find((each) => each.id === lesson.task) : null;
    const id = task?.stop ?? lesson.led?.stop ?? lesson.stops[0]?.id;
    const stop = lesson.stops.find((each) => each.id === id);
    return stop ? this.place(stop, lesson) : nothing;
  }

  private place(stop: UiPlaceOfWork, { messages }: UiLesson): TemplateResult {
    const say = sayer(messages);
    const { museum } = this;
    const { advisory } = stop;
    if (advisory && !this.accepted.has(advisory.id)) {
      return html`<article role="region" aria-label=${advisory.title.text}>
        <h2 class="title">${inline(advisory.title)}</h2>
        ${told(advisory.text)}
        ${advisory.min_age ? html`<p class="quiet">${say("notice.age", { age: advisory.min_age })}</p>` : nothing}
        ${told(stop.wayRound)}
        <p><button @click=${() => this.accept(advisory.id)}>${say("notice.enter")}</button></p>
      </article>`;
    }
    const poster = stop.poster;
    return html`<article role="region" aria-label=${stop.title.text}>
      <h2 class="title">${inline(stop.title)}</h2>
      ${
        poster
          ? html`<img src=${museum?.url(poster.wide.path) ?? ""} alt=${stop.title.text} width="1280" height="720" />`
          : nothing
      }
      ${toldInParts(stop.narration)}
      ${museum ? exhibitsHere(stop.exhibits, museum, say) : nothing}
      ${stop.narration.approved ? nothing : html`<p class="quiet">${say("text.prepared")}</p>`}
    </article>`;
  }

  private accept(advisory: string): void {
    this.accepted = new Set([...this.accepted, advisory]);
  }
}

customElements.define("enfilade-place", EnfiladePlace);
