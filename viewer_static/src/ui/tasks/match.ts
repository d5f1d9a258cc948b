/**
 * Match what belongs together. Tap one and then the other, in either order, or drag from the box below to its place;
 * each place and each thing is a button, so that keys and screen readers have the same.
 */
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { MatchAbout, MatchSide } from "../../content/generated/site_lesson";
import { icon } from "../icons";
import { inline } from "../said";
import { PROMPT, recordOf, TaskElement, type TaskKind } from "../task_element";

type Pairs = Readonly<Record<string, string>>;

/** A finger that has moved less than this was a tap. */
const TAP_PX = 8;

/** The click of a press comes no later after its release. */
const CLICK_MS = 400;

/** Pairs with one more; a right side is in one place only. */
export function paired(pairs: Pairs, left: string, right: string): Record<string, string> {
  return { ...Object.fromEntries(Object.entries(pairs).filter(([, each]) => each !== right)), [left]: right };
}

class TaskMatch extends TaskElement<Pairs> {
  static override readonly properties: PropertyDeclarations = {
    ...TaskElement.properties,
    left: { state: true },
    right: { state: true },
    over: { state: true },
  };
  /** A place, or a thing, that was tapped and waits for the other. */
  declare left: string | null;
  declare right: string | null;
  /** The place that something is dragged over. */
  declare over: string | null;
  /** When a press was last told by its release: Chromium sends no click for a tap within some 100 ms of a drag's end. */
  private told_ms = Number.NEGATIVE_INFINITY;

  constructor() {
    super();
    this.left = null;
    this.right = null;
    this.over = null;
  }

  private get sides(): Pick<MatchAbout, "lefts" | "rights"> {
    return this.about("match") ?? { lefts: [], rights: [] };
  }

  protected override read(value: unknown): Pairs {
    const { lefts, rights } = this.sides;
    const pairs = recordOf(recordOf(value)["pairs"]);
    const known = Object.entries(pairs).filter(
      ([left, right]) => lefts.some(({ id }) => id === left) && rights.some(({ id }) => id === right),
    );
    return Object.fromEntries(known) as Pairs;
  }

  protected override render(): TemplateResult {
    const { lefts, rights } = this.sides;
    const pairs = this.value;
    const free = rights.filter(({ id }) => !Object.values(pairs).includes(id));
    return html`
      <p class="how">${this.say("task.match-how")}</p>
      <ul class="pairs" aria-labelledby=${PROMPT}>
        ${lefts.map((side) => this.place(side, rights, pairs))}
      </ul>
      ${
        free.length && !this.frozen
          ? html`<div class="pool" role="group" aria-label=${this.say("task.match-pool")}>
              ${free.map((side) => this.thing(side))}
            </div>`
          : nothing
      }
    `;
  }

  private place(side: MatchSide, rights: readonly MatchSide[], pairs: Pairs): TemplateResult {
    const seated = rights.find(({ id }) => id === pairs[side.id]);
    const waits = this.left === side.id || this.over === side.id;
    return html`
      <li data-left=${side.id}>
        <span class="lefthand">${inline(side.text)}</span>
        ${
          seated
            ? html`<button
                class="seat full"
                ?disabled=${this.frozen}
                aria-label=${this.say("task.match-free", { left: side.text.text, right: seated.text.text })}
                @click=${() => this.free(side)}
              >
                <span>${inline(seated.text)}</span>${this.frozen ? nothing : icon("close")}
              </button>`
            : html`<button
                class="seat"
                data-waits=${String(waits || this.right !== null)}
                aria-pressed=${String(this.left === side.id)}
                aria-label=${this.say("task.match-place", { left: side.text.text })}
                ?disabled=${this.frozen}
                @click=${() => this.tapLeft(side)}
              >
                ${this.say("task.match-empty")}
              </button>`
        }
      </li>
    `;
  }

  private thing(side: MatchSide): TemplateResult {
    return html`<button
      class="thing"
      data-right=${side.id}
      aria-pressed=${String(this.right === side.id)}
      @pointerdown=${(event: PointerEvent) => this.grab(event, side)}
      @click=${(event: MouseEvent) => this.isTold(event) || this.tapRight(side)}
    >
      ${inline(side.text)}
    </button>`;
  }

  private tapLeft(side: MatchSide): void {
    if (this.right !== null) this.join(side.id, this.right);
    else this.left = this.left === side.id ? null : side.id;
  }

  private tapRight(side: MatchSide): void {
    if (this.left !== null) this.join(this.left, side.id);
    else this.right = this.right === side.id ? null : side.id;
  }

  /** Is this the click of a press whose release has told it? One made by a key counts none. */
  private isTold(click: MouseEvent): boolean {
    return click.detail > 0 && click.timeStamp - this.told_ms < CLICK_MS;
  }

  private join(left: string, right: string): void {
    const { lefts, rights } = this.sides;
    this.left = this.right = null;
    this.put({ pairs: paired(this.value, left, right) });
    const text = (sides: readonly MatchSide[], id: string) =>
      sides.find((each) => each.id === id)?.text.text ?? "";
    this.announce(this.say("task.match-joined", { left: text(lefts, left), right: text(rights, right) }));
    // The button that had the focus is gone: the place that was filled has it now.
    this.focusOn(`li[data-left="${left}"] button`);
  }

  private free(side: MatchSide): void {
    const { [side.id]: _, ...rest } = this.value;
    this.put({ pairs: rest });
    this.focusOn(`li[data-left="${side.id}"] button`);
  }

  /** A mouse or a finger takes a thing along; let go over a place, it stays there. */
  private grab(event: PointerEvent, side: MatchSide): void {
    if (this.frozen || event.button !== 0) return;
    const thing = event.currentTarget as HTMLElement;
    const from = { x: event.clientX, y: event.clientY };
    const off = new AbortController();
    const on = { signal: off.signal };
    let drags = false;
    const placeAt = (at: PointerEvent): string | null => {
      const tree = this.getRootNode() as Document | ShadowRoot;
      const under = tree
        .elementsFromPoint(at.clientX, at.clientY)
        .find((each) => each.closest("li[data-left]"));
      return under?.closest<HTMLElement>("li[data-left]")?.dataset["left"] ?? null;
    };
    const move = (at: PointerEvent): void => {
      const [x, y] = [at.clientX - from.x, at.clientY - from.y];
      if (!drags && Math.hypot(x, y) < TAP_PX) return;
      if (!drags) {
        drags = true;
        thing.dataset["dragged"] = "true";
      }
      thing.style.transform = `translate(${x}px, ${y}px)`;
      this.over = placeAt(at);
    };
    const end = (at: PointerEvent): void => {
      off.abort();
      delete thing.dataset["dragged"];
      thing.style.transform = "";
      this.over = null;
      if (at.type !== "pointerup") return;
      const place = drags ? placeAt(at) : null;
      if (place !== null) this.join(place, side.id);
      if (!drags) this.tapRight(side);
      this.told_ms = at.timeStamp;
    };
    // Heard on the whole page: a quick hand has left the thing before its first move is told.
    document.addEventListener("pointermove", move, on);
    document.addEventListener("pointerup", end, on);
    document.addEventListener("pointercancel", end, on);
  }
}

customElements.define("task-match", TaskMatch);

export default {
  kind: "match",
  tag: "task-match",
  isReady: (value, about) =>
    about.kind === "match" && Object.keys(recordOf(recordOf(value)["pairs"])).length === about.lefts.length,
  styles: css`
    .pairs {
      display: grid;
      gap: 10px;
    }
    .pairs li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: stretch;
      border: 2px solid var(--rule);
      border-radius: 10px;
      background: var(--card);
      overflow: hidden;
    }
    .lefthand {
      padding: 8px 14px;
      align-self: center;
      line-height: 1.35;
    }
    .seat {
      min-height: 52px;
      border: 0;
      border-left: 2px dashed var(--rule);
      border-radius: 0;
      background: var(--sheet);
      color: var(--soft);
      font-weight: 400;
      text-align: left;
      justify-content: flex-start;
    }
    .seat[data-waits="true"] {
      background: var(--chosen);
      color: var(--ink);
    }
    .seat.full {
      border-left: 2px solid var(--deep);
      background: var(--chosen);
      color: var(--ink);
      font-weight: 500;
      justify-content: space-between;
    }
    .seat:disabled {
      opacity: 1; /* what was answered is read when nothing can be changed any more */
    }
    .seat > span {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .seat .icon {
      width: 18px;
    }
    @container sheet (max-width: 420px) {
      /* Either side of a phone holds a word of 15 letters, the right one with the sign that takes it back. */
      .pairs li {
        grid-template-columns: minmax(0, 0.94fr) minmax(0, 1.06fr);
      }
      .lefthand,
      .seat {
        padding: 6px 8px;
        font-size: 16px;
      }
      .seat {
        gap: 5px;
      }
    }
    .pool {
      /* Always within reach: a list of places may be longer than the panel. */
      position: sticky;
      bottom: -24px;
      z-index: 2;
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      padding: 8px;
      border-radius: 10px;
      background: var(--well);
      box-shadow: 0 -6px 14px rgb(30 28 25 / 12%);
    }
    @container sheet (max-height: 600px) {
      .pool {
        position: static;
        box-shadow: none;
      }
    }
    .thing {
      min-height: 44px;
      padding: 4px 12px;
      font-weight: 500;
      background: var(--card);
      text-align: left;
      touch-action: none;
      cursor: grab;
    }
    .thing[aria-pressed="true"] {
      border-color: var(--deep);
      background: var(--chosen);
      color: var(--ink);
    }
    .thing[data-dragged="true"] {
      position: relative;
      z-index: 3;
      pointer-events: none;
      box-shadow: 0 8px 20px rgb(30 28 25 / 26%);
      cursor: grabbing;
    }
  `,
} satisfies TaskKind;
