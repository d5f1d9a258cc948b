/** The tour's stops with planned and actual time; below the present one what is the guide's alone. */
import { html, nothing, type TemplateResult } from "lit";
import { clock, minutes } from "./console_clock";
import type { ConsoleActions, UiConsole, UiConsoleHere, UiConsoleStop } from "./console_contract";
import type { Say } from "./contract";
import { inline, told } from "./said";

/** The column of stops. */
export function stopsPanel(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  return html`
    <section class="stops" aria-label=${say("tour.stops")}>
      <header class="head">
        <h2>${inline(now.title)}</h2>
        ${time(now, say)}
      </header>
      ${now.here || now.mode === "ended" ? nothing : html`<p class="quiet">${say("console.begin")}</p>`}
      <ol>
        ${now.stops.map((stop) => one(stop, now, actions, say))}
      </ol>
    </section>
  `;
}

/** How long the tour has run, and how far that is from the plan. */
export function time(now: UiConsole, say: Say): TemplateResult {
  const { gone_ms, planned_ms, behind_ms } = now.clock;
  const planned = minutes(planned_ms);
  if (gone_ms === null || behind_ms === null)
    return html`<p class="quiet time">${say("console.planned", { planned })}</p>`;
  const off = minutes(Math.abs(behind_ms));
  const words =
    off === 0
      ? say("console.on-time")
      : say(behind_ms > 0 ? "console.behind" : "console.before", { minutes: off });
  return html`<p class="quiet time" data-late=${String(behind_ms > 0 && off > 0)}>
    <span>${say("console.clock", { gone: clock(gone_ms), planned })}</span> <b>${words}</b>
  </p>`;
}

function one(stop: UiConsoleStop, now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  const { spent_ms, planned_ms } = stop;
  const over = spent_ms !== null && spent_ms > planned_ms;
  const spent =
    spent_ms === null
      ? clock(planned_ms)
      : say("console.spent", { spent: clock(spent_ms), planned: clock(planned_ms) });
  return html`<li data-state=${stop.state}>
    <button
      ?disabled=${!now.leads || stop.shut || now.mode === "ended"}
      aria-current=${stop.state === "here" ? "step" : nothing}
      @click=${() => actions.jump(stop.id)}
    >
      <span class="n">${stop.n ?? "–"}</span>
      <span class="title">${inline(stop.title)}${stop.guarded ? html` <span class="quiet">(${say("tour.guarded")})</span>` : nothing}</span>
      <span class="spent" data-over=${String(over)}>${stop.state === "left-out" ? say(stop.shut ? "console.shut" : "console.left-out") : spent}</span>
    </button>
    ${stop.state === "here" && now.here ? private_(now.here, say) : nothing}
  </li>`;
}

/** What is for the guide's eyes: notes first, the text that followers read folded below. */
function private_(here: UiConsoleHere, say: Say): TemplateResult {
  return html`
    <div class="notes" data-none=${String(!here.notes?.text)} lang=${here.notes?.lang ?? nothing}>
      <h3>${say("guide.notes")}</h3>
      <p>${here.notes?.text || say("console.no-notes")}</p>
    </div>
    ${here.question ? html`<p class="asks"><b>${say("console.question")}</b> ${inline(here.question)}</p>` : nothing}
    <details class="text">
      <summary>${say("console.narration")}</summary>
      ${told(here.narration)}
    </details>
  `;
}
