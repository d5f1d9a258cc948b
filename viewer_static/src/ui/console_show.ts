/** What the guide shows to all beside the tour: documents, what is open on their own screen, doors, lamps, closed places. */
import { html, nothing, type TemplateResult } from "lit";
import type { ConsoleActions, UiConsole, UiDocument } from "./console_contract";
import type { Say } from "./contract";
import { inline } from "./said";

/** Layers of light whose name is a sentence of ours; any other is called as its plan calls it. */
const LAMPS: ReadonlySet<string> = new Set(["base", "desk-lamp", "wall-cases"]);

export function showPanel(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  const here = now.documents.filter((each) => each.here);
  const others = now.documents.filter((each) => !each.here);
  return html`
    <section aria-label=${say("tab.show")}>
      ${opened(now, actions, say)} ${doorsAndLights(now, actions, say)}
      <h3>${say("show.beside")}</h3>
      <p class="quiet">${say(now.documents.length ? "show.beside-note" : "show.nothing-large")}</p>
      ${now.shown && now.shown.picture !== null ? html`<button class="small" @click=${() => actions.putAway()}>${say("show.put-away")}</button>` : nothing}
      ${here.length ? html`<ul class="documents" aria-label=${say("show.here")}>${here.map((each) => one(each, now, actions, say))}</ul>` : nothing}
      ${
        others.length
          ? html`<details>
              <summary>${say("show.others")} (${others.length})</summary>
              <ul class="documents">${others.map((each) => one(each, now, actions, say))}</ul>
            </details>`
          : nothing
      }
      ${zones(now, actions, say)}
    </section>
  `;
}

/** What the guide has opened by a click in the hall: point all to it, open its label or show it large for all. */
export function opened(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult | typeof nothing {
  const { opened: open } = now;
  if (!open || !now.leads) return nothing;
  return html`
    <div class="opened" role="group" aria-label=${say("lead.for-all")}>
      <p><b>${inline(open.title)}</b></p>
      <div class="controls">
        ${
          open.elements.length
            ? html`<button
                class="small"
                aria-pressed=${String(open.marked)}
                @click=${() => actions.wish({ do: "highlight", elements: open.marked ? [] : open.elements.slice(0, 12) })}
              >
                ${say("lead.point-out")}
              </button>`
            : nothing
        }
        ${
          open.exhibit
            ? html`<button
                class="small"
                aria-pressed=${String(open.shown)}
                @click=${() => (open.shown ? actions.putAway() : actions.show(open.id, null))}
              >
                ${say("lead.show")}
              </button>`
            : nothing
        }
        ${open.pages ? html`<button class="small" @click=${() => actions.show(open.id, 0)}>${say("show.large")}</button>` : nothing}
      </div>
    </div>
  `;
}

function one(each: UiDocument, now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  const shown = (page: number): boolean => now.shown?.exhibit === each.exhibit && now.shown.picture === page;
  const more = Array.from({ length: Math.max(0, each.pages - 1) }, (_, i) => i + 1);
  const flip = (page: number): void => {
    if (shown(page)) actions.putAway();
    else actions.show(each.exhibit, page);
  };
  return html`<li>
    <button aria-pressed=${String(shown(0))} ?disabled=${!now.leads} @click=${() => flip(0)}>${inline(each.title)}</button>
    ${more.map((page) => html`<button class="small" aria-pressed=${String(shown(page))} ?disabled=${!now.leads} @click=${() => flip(page)}>${say("show.page", { n: page + 1 })}</button>`)}
  </li>`;
}

function doorsAndLights(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult | typeof nothing {
  if (!now.leads || (!now.doors.length && !now.lamps.length)) return nothing;
  return html`
    <h3>${say("lead.here")}</h3>
    <div class="here">
      ${now.doors.map(
        (door) => html`<button
          class="small"
          aria-pressed=${String(door.open)}
          @click=${() => actions.wish({ do: "door", hall: door.hall, opening: door.opening, to: door.open ? "rest" : "open" })}
        >
          ${say("lead.door", { name: door.title ?? say("lead.door-near", { metres: door.metres }) })}
        </button>`,
      )}
      ${now.lamps.map(
        (lamp) => html`<label class="lamp">
          <span>${say("lead.lamp", { name: LAMPS.has(lamp.layer) ? say(`lamp.${lamp.layer}`) : lamp.layer.replaceAll("-", " ") })}</span>
          <input
            type="range"
            min="0"
            max="1"
            step="0.25"
            .value=${String(lamp.weight)}
            aria-valuetext=${`${Math.round(100 * lamp.weight)} %`}
            @change=${(event: Event) =>
              actions.wish({
                do: "lamp",
                hall: now.hall,
                layer: lamp.layer,
                to: Number((event.target as HTMLInputElement).value),
              })}
          />
        </label>`,
      )}
    </div>
  `;
}

/** Places that stay shut for a group until its guide opens them. */
function zones(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult | typeof nothing {
  if (!now.zones.length || !now.leads) return nothing;
  return html`
    <h3>${say("show.zones")}</h3>
    ${now.zones.map(
      (zone) => html`<label class="tick">
        <input
          type="checkbox"
          .checked=${zone.open}
          @change=${() => actions.wish({ do: "open-zone", advisory: zone.id, open: !zone.open })}
        />
        ${zone.title}
      </label>`,
    )}
  `;
}
