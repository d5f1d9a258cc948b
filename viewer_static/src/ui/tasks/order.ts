/** Put in order: dragged by their grips, or moved by two buttons each. The place of each is said when it changes. */
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { OrderItem } from "../../content/generated/site_lesson";
import { icon } from "../icons";
import { inline } from "../said";
import { PROMPT, recordOf, stringsOf, TaskElement, type TaskKind } from "../task_element";

/** A list with one of its things at another place. */
export function moved(ids: readonly string[], id: string, to: number): string[] {
  const rest = ids.filter((each) => each !== id);
  rest.splice(Math.max(0, Math.min(to, rest.length)), 0, id);
  return rest;
}

class TaskOrder extends TaskElement<string[]> {
  static override readonly properties: PropertyDeclarations = {
    ...TaskElement.properties,
    dragged: { state: true },
  };
  declare dragged: string | null;

  constructor() {
    super();
    this.dragged = null;
  }

  /** What was put in, with the things that it lacks behind; before that, as the lesson shuffled them. */
  protected override read(value: unknown): string[] {
    const all = this.about("order")?.items.map((item) => item.id) ?? [];
    const known = stringsOf(recordOf(value)["order"]).filter((id) => all.includes(id));
    return [...known, ...all.filter((id) => !known.includes(id))];
  }

  protected override render(): TemplateResult | typeof nothing {
    const items = this.about("order")?.items;
    if (!items) return nothing;
    const order = this.value;
    return html`
      <p class="how">${this.say("task.order-how")}</p>
      <ol class="ordered" aria-labelledby=${PROMPT}>
        ${repeat(
          order,
          (id) => id,
          (id, i) => {
            const item = items.find((each) => each.id === id);
            return item ? this.item(item, i, order.length) : nothing;
          },
        )}
      </ol>
    `;
  }

  private item(item: OrderItem, i: number, of: number): TemplateResult {
    const { text } = item.text;
    return html`
      <li class="orderly" data-id=${item.id} data-dragged=${String(this.dragged === item.id)}>
        <span class="grip" aria-hidden="true" @pointerdown=${(event: PointerEvent) => this.grab(event, item.id)}>
          <svg viewBox="0 0 16 24"><path d="M5 6h.01M11 6h.01M5 12h.01M11 12h.01M5 18h.01M11 18h.01" /></svg>
          <span class="place">${i + 1}</span>
        </span>
        <span class="what">${inline(item.text)}</span>
        <button
          class="up"
          aria-label=${this.say("task.order-up", { text })}
          aria-disabled=${String(i === 0)}
          ?disabled=${this.frozen}
          @click=${() => this.step(item, i, -1, of)}
        >
          ${icon("ahead")}
        </button>
        <button
          class="down"
          aria-label=${this.say("task.order-down", { text })}
          aria-disabled=${String(i === of - 1)}
          ?disabled=${this.frozen}
          @click=${() => this.step(item, i, 1, of)}
        >
          ${icon("backwards")}
        </button>
      </li>
    `;
  }

  /** A button at the end of its way stays in the order of focus and does nothing: the focus must not fall off. */
  private step(item: OrderItem, i: number, by: 1 | -1, of: number): void {
    const to = i + by;
    if (to < 0 || to >= of) return;
    this.focusOn(`li[data-id="${item.id}"] .${by < 0 ? "up" : "down"}`);
    this.put({ order: moved(this.value, item.id, to) });
    this.announce(this.say("task.order-at", { text: item.text.text, n: to + 1, of }));
  }

  private grab(event: PointerEvent, id: string): void {
    if (this.frozen || event.button !== 0) return;
    event.preventDefault();
    this.dragged = id;
    const off = new AbortController();
    const on = { signal: off.signal };
    // Heard on the whole page: a thing that takes another place in the document loses its hold of the pointer.
    document.addEventListener("pointermove", (move) => this.drag(id, move.clientY), on);
    const end = (): void => {
      off.abort();
      this.dragged = null;
    };
    document.addEventListener("pointerup", end, on);
    document.addEventListener("pointercancel", end, on);
  }

  /** Where the finger is among the middles of the others, there the thing goes. */
  private drag(id: string, y_px: number): void {
    const others = [...this.querySelectorAll<HTMLElement>("li")].filter((li) => li.dataset["id"] !== id);
    const to = others.filter((li) => {
      const box = li.getBoundingClientRect();
      return y_px > box.top + box.height / 2;
    }).length;
    const order = this.value;
    if (order.indexOf(id) !== to) this.put({ order: moved(order, id, to) });
  }
}

customElements.define("task-order", TaskOrder);

export default {
  kind: "order",
  tag: "task-order",
  isReady: (value) => stringsOf(recordOf(value)["order"]).length > 1,
  styles: css`
    .ordered {
      display: grid;
      gap: 8px;
    }
    .orderly {
      display: grid;
      grid-template-columns: 49px 1fr 44px 44px;
      align-items: center;
      gap: 5px;
      min-height: 58px;
      padding: 5px 6px 5px 2px;
      line-height: 1.35;
      border: 2px solid var(--rule);
      border-radius: 10px;
      background: var(--card);
    }
    .orderly[data-dragged="true"] {
      border-color: var(--deep);
      box-shadow: 0 6px 18px rgb(30 28 25 / 22%);
    }
    .grip {
      display: grid;
      grid-template-columns: 26px 18px;
      gap: 5px;
      place-items: center;
      align-self: stretch;
      cursor: grab;
      touch-action: none;
    }
    .orderly[data-dragged="true"] .grip {
      cursor: grabbing;
    }
    .grip svg {
      width: 18px;
      height: 28px;
      fill: none;
      stroke: var(--soft);
      stroke-width: 3;
      stroke-linecap: round;
    }
    .place {
      font: 600 17px/1 var(--enfilade-sans);
      color: var(--soft);
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
    .orderly button {
      min-width: 44px;
      min-height: 44px;
      padding: 0;
    }
    .orderly button[aria-disabled="true"] {
      opacity: 0.35;
    }
  `,
} satisfies TaskKind;
