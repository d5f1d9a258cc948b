/**
 * `<enfilade-projector>`: what a room sees. Large, calm, without anybody's name: the code until the class begins, then
 * what the teacher shows, else the lesson's title.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { PageTask } from "../content/generated/class_page";
import type { Projected, ProjectorView } from "../content/generated/lesson";
import type { Said } from "../content/generated/site";
import { type Say, sayer } from "./contract";
import { projectorLook } from "./projector_look";
import { inline } from "./said";

/** Everything that the projector shows. `view` is null before the server's first word. */
export interface ProjectorState {
  readonly messages: Readonly<Record<string, string>>;
  readonly title: Said;
  readonly museum: Said;
  readonly solemn: boolean;
  readonly code: string;
  readonly joinAddress: string;
  readonly qr: string;
  readonly tasks: readonly PageTask[];
  readonly view: ProjectorView | null;
  /** Words of a pause, null where there is none. */
  readonly paused: { readonly words: string | null } | null;
  readonly ended: boolean;
  readonly lineDown: boolean;
  readonly error: { readonly message: string; readonly remedy: string } | null;
}

/** One bar: how many, of how many who answered. */
interface Bar {
  readonly label: string;
  readonly n: number;
  readonly right: boolean;
}

/** How many pages a list has that is laid out in columns beyond its window. Widths in CSS px. */
export function pagesOf(wide: number, window: number, gap: number): number {
  return Math.max(1, Math.ceil((wide + gap - 1) / (window + gap)));
}

/** The page that is shown where the teacher has counted to `asked`: after the last comes the first. */
export function pageAt(asked: number, pages: number): number {
  return ((asked % pages) + pages) % pages;
}

export class EnfiladeProjector extends LitElement {
  static override readonly styles = [projectorLook];
  static override readonly properties = { state: { attribute: false }, pages: { state: true } };

  declare state: ProjectorState | null;
  /** Pages of answers, as they are laid out. */
  declare pages: number;
  private readonly sized = new ResizeObserver(() => this.turn());

  constructor() {
    super();
    this.state = null;
    this.pages = 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sized.observe(this);
    void document.fonts.ready.then(() => this.turn());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sized.disconnect();
  }

  protected override updated(): void {
    this.turn();
  }

  /** Show the page that the teacher has turned to. */
  private turn(): void {
    const list = this.renderRoot.querySelector<HTMLElement>(".answers");
    if (!list) return;
    const window = list.clientWidth;
    const gap = Number.parseFloat(getComputedStyle(list).columnGap) || 0;
    this.pages = pagesOf(list.scrollWidth, window, gap);
    const page = pageAt(this.state?.view?.shown?.page ?? 0, this.pages);
    list.style.transform = page === 0 ? "" : `translateX(${-page * (window + gap)}px)`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (!state) return nothing;
    const say = sayer(state.messages);
    return html`
      <main data-solemn=${String(state.solemn)} aria-live="polite">${this.middle(state, say)}</main>
      <footer>
        <span>${state.view?.begun ? html`${inline(state.title)}` : inline(state.museum)}</span>
        ${state.lineDown ? html`<span role="status">${say("projector.line-down")}</span>` : nothing}
        <button class="full" @click=${() => void document.documentElement.requestFullscreen()}>
          ${say("projector.full-screen")}
        </button>
        ${this.corner(state, say)}
      </footer>
    `;
  }

  private middle(state: ProjectorState, say: Say): TemplateResult {
    const { view } = state;
    if (state.error) return html`<h1>${state.error.message}</h1><p class="lead">${state.error.remedy}</p>`;
    if (state.ended) return html`<h1>${say("projector.ended")}</h1>`;
    if (state.paused) return html`<h1>${state.paused.words ?? say("projector.paused")}</h1>`;
    const task = view?.shown ? state.tasks.find((each) => each.id === view.shown?.task) : undefined;
    if (view?.shown && task) return shown(view.shown, task, say, this.pages);
    if (!view?.begun) return joining(state, say);
    return html`<h1>${inline(state.title)}</h1><p class="lead">${inline(state.museum)}</p>`;
  }

  private corner(state: ProjectorState, say: Say): TemplateResult {
    const { view } = state;
    if (!view?.begun) return html`<span>${say("projector.here", { n: view?.people ?? 0 })}</span>`;
    return html`<span class="late">
      ${say("projector.here-now", { n: view.people })} · <b class="code">${state.code}</b>
    </span>`;
  }
}

/** How to come in, to be read from the back of the room. */
function joining(state: ProjectorState, say: Say): TemplateResult {
  return html`
    <div class="joining">
      <img src=${state.qr} alt=${say("board.qr")} />
      <div>
        <h1>${inline(state.title)}</h1>
        <p class="lead">${say("projector.join")}: <b class="address">${state.joinAddress}</b></p>
        <p class="code big">${state.code}</p>
      </div>
    </div>
  `;
}

function shown(what: Projected, task: PageTask, say: Say, pages: number): TemplateResult {
  const { counts, released } = what;
  const page = pageAt(what.page, pages) + 1;
  return html`
    <p class="number">
      ${say("projector.task", { n: task.number })}
      ${what.what === "answers" && pages > 1 ? html` · ${say("projector.page", { n: page, of: pages })}` : nothing}
    </p>
    <h1 class="prompt" data-above=${what.what} data-many=${String(isMany(what))}>${inline(task.prompt)}</h1>
    ${what.what === "prompt" ? options(what, task) : nothing}
    ${what.what === "counts" && counts ? bars(countsOf(what, task, say)) : nothing}
    ${what.what === "answers" ? answers(what, say) : nothing}
    ${
      released && released.right.length > 0 && Object.keys(task.options).length === 0
        ? html`<p class="key"><b>${say("projector.right")}</b> ${released.right.join(" · ")}</p>`
        : nothing
    }
    ${counts ? html`<p class="answered">${say("projector.answered", { n: counts.answered, of: counts.pupils })}</p>` : nothing}
  `;
}

/** The options as they stand in the task; the right ones are marked once they are released. */
function options(what: Projected, task: PageTask): TemplateResult | typeof nothing {
  const all = Object.entries(task.options);
  if (all.length === 0) return nothing;
  const right = rightOnes(what);
  return html`<ul class="options">
    ${all.map(([id, text]) => html`<li data-right=${String(right.has(id))}>${inline(text)}</li>`)}
  </ul>`;
}

function rightOnes(what: Projected): ReadonlySet<unknown> {
  const chosen = (what.released?.key as { readonly chosen?: unknown } | null | undefined)?.chosen;
  return new Set(Array.isArray(chosen) ? chosen : []);
}

/** Bars by option where there are options; else how many are right. */
export function countsOf(what: Projected, task: PageTask, say: Say): readonly Bar[] {
  const { counts } = what;
  if (!counts) return [];
  const right = rightOnes(what);
  const all = Object.entries(task.options);
  if (all.length > 0)
    return all.map(([id, text]) => ({ label: text.text, n: counts.each[id] ?? 0, right: right.has(id) }));
  if (counts.right === null)
    return [{ label: say("projector.count.received"), n: counts.answered, right: false }];
  return [
    { label: say("projector.count.right"), n: counts.right, right: what.released !== null },
    { label: say("projector.count.not-yet"), n: counts.answered - counts.right, right: false },
  ];
}

function bars(all: readonly Bar[]): TemplateResult {
  const most = Math.max(1, ...all.map((bar) => bar.n));
  return html`<ul class="bars">
    ${all.map(
      (bar) => html`<li data-right=${String(bar.right)}>
        <span>${bar.label}</span>
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect width=${(100 * bar.n) / most} height="10"></rect>
        </svg>
        <b>${bar.n}</b>
      </li>`,
    )}
  </ul>`;
}

/** Answers that need two columns, and the room above them: more than six, or long ones. */
function isMany({ what, answers }: Projected): boolean {
  return what === "answers" && (new Set(answers).size > 6 || answers.some((text) => text.length > 160));
}

function answers(what: Projected, say: Say): TemplateResult {
  if (what.answers.length === 0) return html`<p class="lead">${say("projector.waiting")}</p>`;
  const alike = new Map<string, number>();
  for (const text of what.answers) alike.set(text, (alike.get(text) ?? 0) + 1);
  return html`<div class="pages">
    <ul class="answers" data-many=${String(isMany(what))} aria-label=${say("projector.answers")}>
      ${[...alike].map(([text, n]) => html`<li>${text}${n > 1 ? html` <b>×${n}</b>` : nothing}</li>`)}
    </ul>
  </div>`;
}

customElements.define("enfilade-projector", EnfiladeProjector);
