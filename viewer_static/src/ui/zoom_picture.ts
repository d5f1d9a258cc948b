/**
 * `<zoom-picture>`: a picture to look at closely, and to set a mark on. Pinched, dragged and wheeled; each of these has
 * a button, and keys while it has the focus.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { SaidPicture } from "../content/generated/site";
import type { Say } from "./contract";
import { icon } from "./icons";
import { closer, placed, seen, shifted, WHOLE, type Zoom } from "./zoom";

/** A finger that has moved less than this was a tap. */
const TAP_PX = 8;
const STEP = 1.5;
/** A key moves the mark by this share of what is seen, with Shift five times as far. */
const KEY = 0.02;

/** A point of the picture was tapped, or the mark was moved by a key. */
export class PictureMarked extends Event {
  static readonly type = "picture-marked";
  constructor(
    readonly x: number,
    readonly y: number,
  ) {
    super(PictureMarked.type, { bubbles: true });
  }
}

type Place = { readonly x: number; readonly y: number };

export class ZoomPicture extends LitElement {
  static override readonly properties = {
    picture: { attribute: false },
    url: { attribute: false },
    say: { attribute: false },
    mark: { attribute: false },
    marks: { attribute: false },
    zoom: { state: true },
    large: { state: true },
  };

  declare picture: SaidPicture | null;
  /** Address of a file of the site. */
  declare url: (path: string) => string;
  declare say: Say;
  /** The mark on the picture; null before there is one. */
  declare mark: Place | null;
  /** May a mark be set? */
  declare marks: boolean;
  declare zoom: Zoom;
  declare large: boolean;
  private readonly fingers = new Map<number, Place>();
  private began: Place | null = null;
  private wandered = false;

  constructor() {
    super();
    this.picture = null;
    this.url = (path) => path;
    this.say = (key) => key;
    this.mark = null;
    this.marks = false;
    this.zoom = WHOLE;
    this.large = false;
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.picture) return nothing;
    return this.large
      ? html`<dialog class="looking" aria-label=${this.picture.alt.text} @cancel=${() => this.close()} @close=${() => this.close()}>
          ${this.view(this.picture)}
        </dialog>`
      : this.view(this.picture);
  }

  private view(picture: SaidPicture): TemplateResult {
    const { zoom, mark } = this;
    const shape = picture.width / picture.height;
    const close = this.url(picture.full.path);
    const at = mark ? placed(zoom, mark.x, mark.y) : null;
    const high = this.large ? 82 : 52;
    return html`
      <div
        class="window"
        tabindex="0"
        role=${this.marks ? "application" : "group"}
        aria-label=${picture.alt.text}
        aria-describedby="zoom-keys"
        .style=${`aspect-ratio: ${shape}; width: min(100%, ${(high * shape).toFixed(2)}vh); touch-action: ${zoom.scale > 1 ? "none" : "pan-y"}`}
        @pointerdown=${(event: PointerEvent) => this.touch(event)}
        @pointermove=${(event: PointerEvent) => this.move(event)}
        @pointerup=${(event: PointerEvent) => this.lift(event)}
        @pointercancel=${(event: PointerEvent) => this.drop(event)}
        @wheel=${(event: WheelEvent) => this.wheel(event)}
        @keydown=${(event: KeyboardEvent) => this.key(event)}
      >
        <img
          src=${zoom.scale > 1 || this.large ? close : this.url(picture.small.path)}
          alt=${picture.alt.text}
          draggable="false"
          .style=${`transform: translate(${((0.5 - zoom.x * zoom.scale) * 100).toFixed(3)}%, ${((0.5 - zoom.y * zoom.scale) * 100).toFixed(3)}%) scale(${zoom.scale})`}
        />
        ${
          at && at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1
            ? html`<i class="mark" .style=${`left: ${(at.x * 100).toFixed(2)}%; top: ${(at.y * 100).toFixed(2)}%`}><svg viewBox="-24 -24 48 48" aria-hidden="true">
                <circle r="15" class="rim" /><circle r="15" /><path d="M-22 0h12M10 0h12M0-22v12M0 10v12" class="rim" /><path d="M-22 0h12M10 0h12M0-22v12M0 10v12" />
              </svg></i>`
            : nothing
        }
      </div>
      ${this.controls()}
    `;
  }

  private controls(): TemplateResult {
    const { zoom, say } = this;
    const button = (
      name: "minus" | "plus" | "west" | "east" | "ahead" | "backwards",
      key: string,
      act: () => void,
    ) => html`<button aria-label=${say(key)} title=${say(key)} @click=${act}>${icon(name)}</button>`;
    return html`
      <p class="hidden" id="zoom-keys">${say(this.marks ? "zoom.keys-mark" : "zoom.keys")}</p>
      <div class="zooming" role="group" aria-label=${say("zoom.label")}>
        ${button("minus", "zoom.out", () => this.by(1 / STEP))} ${button("plus", "zoom.in", () => this.by(STEP))}
        ${
          zoom.scale > 1
            ? html`
                ${button("west", "zoom.left", () => this.pan(-0.3, 0))} ${button("east", "zoom.right", () => this.pan(0.3, 0))}
                ${button("ahead", "zoom.up", () => this.pan(0, -0.3))} ${button("backwards", "zoom.down", () => this.pan(0, 0.3))}
              `
            : nothing
        }
        <button class="last" @click=${() => this.flip()}>${say(this.large ? "zoom.small" : "zoom.large")}</button>
      </div>
    `;
  }

  private by(factor: number): void {
    this.zoom = closer(this.zoom, factor);
  }

  private pan(x: number, y: number): void {
    this.zoom = shifted(this.zoom, x, y);
  }

  private flip(): void {
    this.large = !this.large;
  }

  private close(): void {
    this.large = false;
  }

  private place(event: PointerEvent | WheelEvent): Place {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }

  private touch(event: PointerEvent): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, this.place(event));
    this.began = { x: event.clientX, y: event.clientY };
    if (this.fingers.size > 1) this.wandered = true;
    else this.wandered = false;
  }

  private move(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = this.place(event);
    const { began } = this;
    if (began && Math.hypot(event.clientX - began.x, event.clientY - began.y) > TAP_PX) this.wandered = true;
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const was = Math.hypot(before.x - other.x, before.y - other.y);
      const is = Math.hypot(now.x - other.x, now.y - other.y);
      if (was > 0) this.zoom = closer(this.zoom, is / was, (now.x + other.x) / 2, (now.y + other.y) / 2);
    } else if (this.wandered) {
      this.zoom = shifted(this.zoom, before.x - now.x, before.y - now.y);
    }
    this.fingers.set(event.pointerId, now);
  }

  private lift(event: PointerEvent): void {
    const known = this.fingers.delete(event.pointerId);
    if (!known || this.wandered || this.fingers.size > 0 || !this.marks) return;
    const at = this.place(event);
    this.point(seen(this.zoom, at.x, at.y));
  }

  private drop(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
  }

  /** A trackpad's pinch comes as a wheel with Ctrl; a wheel alone scrolls the panel. */
  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const at = this.place(event);
    this.zoom = closer(this.zoom, Math.exp(-event.deltaY / 120), at.x, at.y);
  }

  private key(event: KeyboardEvent): void {
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (arrow) {
      const [x = 0, y = 0] = arrow;
      if (this.marks) this.nudge(x, y, event.shiftKey ? 5 : 1);
      else this.pan(x * 0.15, y * 0.15);
    } else if (event.key === "+" || event.key === "=") this.by(STEP);
    else if (event.key === "-") this.by(1 / STEP);
    else return;
    event.preventDefault();
  }

  private nudge(x: number, y: number, times: number): void {
    const { zoom } = this;
    const from = this.mark ?? { x: zoom.x, y: zoom.y };
    // The first key sets the mark in the middle of what is seen.
    const step = this.mark ? (KEY * times) / zoom.scale : 0;
    this.point({
      x: Math.min(1, Math.max(0, from.x + x * step)),
      y: Math.min(1, Math.max(0, from.y + y * step)),
    });
  }

  private point({ x, y }: Place): void {
    this.dispatchEvent(new PictureMarked(x, y));
  }

  protected override updated(): void {
    const dialog = this.querySelector("dialog");
    if (dialog && !dialog.open) dialog.showModal();
  }
}

customElements.define("zoom-picture", ZoomPicture);
