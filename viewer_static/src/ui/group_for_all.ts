/** What a guide does for all beside leading: the tour's moment, doors and lights here, evidence, zones. */
import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Say, UiActions } from "./contract";
import type { UiGuide, UiSeek } from "./group_contract";

/** One press of an arrow key on the bar. */
const STEP_MS = 5000;

/** Layers of light whose name is a sentence of ours; any other is called as its plan calls it. */
const LAMPS: ReadonlySet<string> = new Set(["base", "desk-lamp", "wall-cases"]);

/** So long the bar shows what was asked for: by then all are there. Arrow keys pressed meanwhile go on from it. */
const ASKED_MS = 1200;
let asked: ReturnType<typeof setTimeout> | undefined;

/** The script's moment as a bar: dragged, or moved by the arrow keys, all are taken there. */
export function seekBar(seek: UiSeek, actions: UiActions, say: Say): TemplateResult {
  const told = (ms: number): string =>
    say("lead.seek-at", { at: clock(ms), total: clock(seek.total_ms), stop: stopAt(seek, ms) });
  return html`
    <label class="seek">
      <span>${say("lead.seek")}</span>
      <input
        type="range"
        aria-label=${say("lead.seek")}
        list="stops-of-tour"
        min="0"
        max=${seek.total_ms}
        step=${STEP_MS}
        ${ref((bar) => {
          // While it is held it shows where it is held, not where the tour is meanwhile.
          if (bar instanceof HTMLInputElement && bar.dataset.held === undefined) {
            bar.value = String(seek.position_ms);
            bar.setAttribute("aria-valuetext", told(seek.position_ms));
          }
        })}
        @input=${(event: Event) => {
          const bar = event.target as HTMLInputElement;
          clearTimeout(asked);
          bar.dataset.held = "";
          bar.setAttribute("aria-valuetext", told(Number(bar.value)));
        }}
        @change=${(event: Event) => {
          const bar = event.target as HTMLInputElement;
          clearTimeout(asked);
          asked = setTimeout(() => delete bar.dataset.held, ASKED_MS);
          actions.wish({ do: "seek", tour_ms: Number(bar.value) });
        }}
      />
      <span class="quiet">${clock(seek.position_ms)} / ${clock(seek.total_ms)}</span>
    </label>
    <datalist id="stops-of-tour">${seek.stops.map((stop) => html`<option value=${stop.at_ms}></option>`)}</datalist>
  `;
}

/** What is shown to all, and what is open for this group. */
export function forAll(guide: UiGuide, actions: UiActions, say: Say): TemplateResult {
  return html`
    ${doorsAndLights(guide, actions, say)}
    <label class="controls">
      <input
        type="checkbox"
        .checked=${guide.evidence}
        @change=${() => actions.wish({ do: "evidence", on: !guide.evidence })}
      />
      ${say("lead.evidence")}
    </label>
    ${guide.zones.map(
      (zone) => html`<label class="controls">
        <input
          type="checkbox"
          .checked=${zone.open}
          @change=${() => actions.wish({ do: "open-zone", advisory: zone.id, open: !zone.open })}
        />
        ${say("guide.zone", { title: zone.title })}
      </label>`,
    )}
  `;
}

function doorsAndLights(guide: UiGuide, actions: UiActions, say: Say): TemplateResult | typeof nothing {
  const lamps = guide.hall?.lamps ?? [];
  if (!guide.doors.length && !lamps.length) return nothing;
  return html`
    <h3>${say("lead.here")}</h3>
    ${guide.doors.map(
      (door) => html`<button
        aria-pressed=${String(door.open)}
        @click=${() =>
          actions.wish({
            do: "door",
            hall: door.hall,
            opening: door.opening,
            to: door.open ? "rest" : "open",
          })}
      >
        ${say("lead.door", { name: door.title ?? say("lead.door-near", { metres: door.metres }) })}
      </button>`,
    )}
    ${lamps.map(
      (lamp) => html`<label class="seek">
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
              hall: guide.hall?.id ?? "",
              layer: lamp.layer,
              to: Number((event.target as HTMLInputElement).value),
            })}
        />
      </label>`,
    )}
  `;
}

/** The title of the stop at which a moment is, or to which it is on the way. */
function stopAt(seek: UiSeek, ms: number): string {
  return seek.stops.findLast((stop) => stop.at_ms <= ms)?.title ?? seek.stops[0]?.title ?? "";
}

/** Minutes and seconds, as every player shows them. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
