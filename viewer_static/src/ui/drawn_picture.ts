/**
 * `<drawn-picture>`: a picture or document that the guide shows beside the hall, large, with what it is and who holds it,
 * and what the guide draws on it. Who may draw does so by mouse, finger, pen, or keys.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Stroke } from "../content/generated/live";
import type { Said } from "../content/generated/site";
import type { ShownPage } from "./console_contract";
import type { Say } from "./contract";
import { type DrawnLine, drawnColours, drawnLines, drawnLinesLook } from "./drawn_lines";
import { drawnLook } from "./drawn_look";
import { icon } from "./icons";
import { panelLook, panelPaper, SHEET } from "./panel_paper";
import { inline } from "./said";
import { FULL, type Point, read, thinned, written } from "./strokes";

/** A line was drawn: its letters, as they travel. */
export class StrokeDrawn extends Event {
  static readonly type = "stroke-drawn";
  constructor(readonly points: string) {
    super(StrokeDrawn.type);
  }
}

/** It is not to be seen any more. */
export class PictureClosed extends Event {
  static readonly type = "picture-closed";
  constructor() {
    super(PictureClosed.type);
  }
}

/** What is shown: a page, with the lines below it. */
export interface Shown {
  readonly title: Said;
  readonly page: ShownPage;
  /** Date, holder, rights, sources: a line each. */
  readonly facts: readonly string[];
}

/** A key moves the pen by this, with Shift four times as far. */
const STEP = 64;

export class DrawnPicture extends LitElement {
  static override readonly styles = [drawnLook, drawnColours, drawnLinesLook, panelLook];
  static override readonly properties = {
    shown: { attribute: false },
    strokes: { attribute: false },
    url: { attribute: false },
    say: { attribute: false },
    draws: { attribute: false },
    color: { attribute: false },
    line: { state: true },
    pen: { state: true },
    down: { state: true },
  };

  declare shown: Shown | null;
  declare strokes: readonly Stroke[];
  declare url: (path: string) => string;
  declare say: Say;
  /** May one draw on it? */
  declare draws: boolean;
  /** 0 to 3. */
  declare color: number;
  declare line: readonly Point[];
  /** Where the keyboard's pen is; null before the first key. */
  declare pen: Point | null;
  declare down: boolean;
  private finger: number | null = null;
  private pens = false;

  constructor() {
    super();
    this.shown = null;
    this.strokes = [];
    this.url = (path) => path;
    this.say = (key) => key;
    this.draws = false;
    this.color = 0;
    this.line = [];
    this.pen = null;
    this.down = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { shown, say } = this;
    if (!shown) return nothing;
    const { page } = shown;
    const shape = page.is === "picture" ? page.picture.width / page.picture.height : SHEET;
    const alt = page.is === "picture" ? page.picture.alt.text : shown.title.text;
    return html`
      <section aria-label=${shown.title.text}>
      <figure>
        <div class="room">
          <div
            class="sheet"
            data-draws=${String(this.draws)}
            tabindex=${this.draws ? "0" : nothing}
            role=${this.draws ? "application" : "group"}
            aria-label=${this.draws ? `${alt}. ${say("drawn.keys")}` : alt}
            .style=${`--shape: ${shape}`}
            @pointerdown=${(event: PointerEvent) => this.begin(event)}
            @pointermove=${(event: PointerEvent) => this.move(event)}
            @pointerup=${(event: PointerEvent) => this.lift(event)}
            @pointercancel=${(event: PointerEvent) => this.lift(event)}
            @keydown=${(event: KeyboardEvent) => this.key(event)}
          >
            ${this.paper(page)} ${this.lines()}
          </div>
        </div>
        <figcaption>
          <span tabindex="0"><b>${inline(shown.title)}</b>${shown.facts.map((fact) => html`<span class="fact">${fact}</span>`)}</span>
          <button aria-label=${say("drawn.close")} title=${say("drawn.close")} @click=${() => this.dispatchEvent(new PictureClosed())}>
            ${icon("close")}
          </button>
        </figcaption>
      </figure>
      </section>
    `;
  }

  private paper(page: ShownPage): TemplateResult {
    if (page.is === "picture")
      return html`<img src=${this.url(page.picture.full.path)} alt="" draggable="false" />`;
    return panelPaper(page);
  }

  private lines(): TemplateResult {
    const drawn: DrawnLine[] = this.strokes.map(({ color, points }) => ({ color, points: read(points) }));
    if (this.line.length) drawn.push({ color: this.color, points: this.line });
    const { pen } = this;
    return html`${drawnLines(drawn)}
      ${
        this.draws && pen
          ? html`<i class="pen" data-color=${this.color} data-down=${String(this.down)} .style=${`left: ${(pen[0] / FULL) * 100}%; top: ${(pen[1] / FULL) * 100}%`}></i>`
          : nothing
      }`;
  }

  private begin(event: PointerEvent): void {
    if (!this.draws || event.button !== 0 || this.finger !== null) return;
    // Where somebody draws with a pen, the hand that rests on the glass draws nothing.
    if (event.pointerType === "pen") this.pens = true;
    if (this.pens && event.pointerType === "touch") return;
    event.preventDefault();
    this.finger = event.pointerId;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.line = [this.place(event)];
  }

  private move(event: PointerEvent): void {
    if (event.pointerId !== this.finger) return;
    const between = event.getCoalescedEvents?.() ?? [];
    const events = between.length ? between : [event];
    this.line = [...this.line, ...events.map((each) => this.place(each))];
  }

  private lift(event: PointerEvent): void {
    if (event.pointerId !== this.finger) return;
    this.finger = null;
    this.finish();
  }

  private finish(): void {
    const line = thinned(this.line);
    this.line = [];
    if (line.length) this.dispatchEvent(new StrokeDrawn(written(line)));
  }

  /** Arrows move the pen, Space sets it down and lifts it. */
  private key(event: KeyboardEvent): void {
    if (!this.draws || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (arrow) {
      const far = event.shiftKey ? 4 * STEP : STEP;
      const [x, y] = this.pen ?? [FULL / 2, FULL / 2];
      const to: Point = [within(x + (arrow[0] ?? 0) * far), within(y + (arrow[1] ?? 0) * far)];
      this.pen = to;
      if (this.down) this.line = [...this.line, to];
    } else if (event.key === " " || event.key === "Enter") {
      this.pen ??= [FULL / 2, FULL / 2];
      this.down = !this.down;
      if (this.down) this.line = [this.pen];
      else this.finish();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private place(event: PointerEvent): Point {
    const box = this.renderRoot.querySelector(".sheet")?.getBoundingClientRect();
    if (!box) return [0, 0];
    return [
      within(((event.clientX - box.left) / box.width) * FULL),
      within(((event.clientY - box.top) / box.height) * FULL),
    ];
  }
}

function within(value: number): number {
  return Math.min(FULL, Math.max(0, Math.round(value)));
}

customElements.define("drawn-picture", DrawnPicture);
