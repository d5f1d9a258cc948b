/** Put a stamp or a note together from given parts. Whatever is chosen is a whole picture at once, and none is wrong. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { DesignAbout, DesignOption, DesignSlot } from "../../content/generated/site_lesson";
import { inline } from "../said";
import { COLOURS, INKS, partPicture, type Stamp, stampPicture } from "../stamp";
import { recordOf, TaskElement, type TaskKind } from "../task_element";

type Chosen = Readonly<Record<string, string>>;

/** The picture of what was chosen: slots by their names, a value by its words. */
export function stampOf(about: DesignAbout, chosen: Chosen): Stamp {
  const value = about.slots.find(({ id }) => id === "value");
  const title = about.slots.flatMap((slot) => {
    const option = slot.options.find((each) => each.id === chosen[slot.id]);
    return option ? [`${slot.title.text}: ${option.text.text}`] : [];
  });
  return {
    canvas: about.canvas,
    motif: chosen["motif"] ?? null,
    frame: chosen["frame"] ?? null,
    colour: chosen["colour"] ?? null,
    ink: chosen["ink"] ?? null,
    value: value?.options.find(({ id }) => id === chosen["value"])?.text.text ?? "",
    title: title.join(". "),
  };
}

class TaskDesign extends TaskElement<Chosen> {
  protected override read(value: unknown): Chosen {
    return recordOf(recordOf(value)["design"]) as Chosen;
  }

  protected override render(): TemplateResult | typeof nothing {
    const about = this.about("design");
    if (!about) return nothing;
    const chosen = this.value;
    const stamp = stampOf(about, chosen);
    return html`
      <div class="easel" data-canvas=${about.canvas}>
        ${stampPicture(stamp.title ? stamp : { ...stamp, title: this.say("task.design-empty") })}
      </div>
      ${about.slots.map((slot) => this.slotted(slot, chosen))}
    `;
  }

  private slotted(slot: DesignSlot, chosen: Chosen): TemplateResult {
    return html`
      <fieldset class="tiles parts" data-part=${slot.id}>
        <legend>${inline(slot.title)}</legend>
        <div>
          ${slot.options.map(
            (
              option,
            ) => html`<label data-on=${String(chosen[slot.id] === option.id)} title=${option.text.text}>
              <input
                type="radio"
                name=${this.name(slot.id)}
                .checked=${chosen[slot.id] === option.id}
                ?disabled=${this.frozen}
                @change=${() => this.put({ design: { ...this.value, [slot.id]: option.id } })}
              />
              ${face(slot, option)}
            </label>`,
          )}
        </div>
      </fieldset>
    `;
  }
}

function face(slot: DesignSlot, option: DesignOption): TemplateResult {
  const named = html`<span class="hidden">${inline(option.text)}</span>`;
  switch (slot.id) {
    case "motif":
    case "frame":
      return html`${partPicture(slot.id, option.id)}${named}`;
    case "colour":
    case "ink":
      return html`<i .style=${`background: ${(slot.id === "ink" ? INKS : COLOURS)[option.id] ?? "none"}`}></i>${named}`;
    default:
      return html`<b>${inline(option.text)}</b>`;
  }
}

customElements.define("task-design", TaskDesign);

export default {
  kind: "design",
  tag: "task-design",
  isReady: (value, about) =>
    about.kind === "design" &&
    about.slots.every(({ id }) => recordOf(recordOf(value)["design"])[id] !== undefined),
  styles: css`
    .easel {
      position: sticky;
      top: -16px;
      z-index: 2;
      display: grid;
      place-items: center;
      padding: 10px;
      border-radius: 10px;
      background: var(--well);
    }
    @container sheet (max-height: 600px) {
      .easel {
        position: static;
      }
    }
    .stamp {
      width: auto;
      height: min(220px, 25vh);
      max-width: 100%;
      filter: drop-shadow(0 2px 5px rgb(30 28 25 / 30%));
    }
    .stamp .value {
      font: 600 26px/1 var(--enfilade-serif);
    }
    .stamp .country {
      font: 600 13px/1 var(--enfilade-sans);
      letter-spacing: 0.16em;
    }
    .parts legend {
      padding: 0 0 6px;
      font-weight: 600;
    }
    .parts > div {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .parts label {
      min-width: 58px;
      min-height: 58px;
      padding: 5px;
      border: 2px solid var(--rule);
      border-radius: 10px;
      background: var(--card);
      color: #3a342b;
    }
    .parts label[data-on="true"] {
      border-color: var(--deep);
      box-shadow: 0 0 0 2px var(--deep);
    }
    .parts label:has(input:focus-visible) {
      outline: 3px solid var(--focus);
      outline-offset: 3px;
    }
    .parts svg {
      width: 44px;
      height: 48px;
    }
    .parts i {
      width: 42px;
      height: 42px;
      border: 1px solid rgb(30 28 25 / 25%);
      border-radius: 50%;
    }
    .parts label:has(b) {
      padding: 6px 14px;
    }
  `,
} satisfies TaskKind;
