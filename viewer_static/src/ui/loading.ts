/** While a hall arrives: its name and how much of it is here, in true bytes, over its poster; or what went wrong. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say, UiState } from "./contract";

/** The panel of a hall on its way, or of a failure with its remedy. */
export function loadingPanel(state: UiState, say: Say): TemplateResult | typeof nothing {
  const { phase } = state;
  if (phase.is === "here") return nothing;
  if (phase.is === "failed") {
    return html`<section class="panel loading" role="alert">
      <h2>${phase.error.message}</h2>
      <p>${phase.error.remedy}</p>
      <a class="button main" href=${state.textHref}>${say("slow.pages")}</a>
      ${
        state.phase.is === "failed" && phase.error.code === "removed"
          ? html`<button @click=${() => location.reload()}>${say("follow.try-again")}</button>`
          : nothing
      }
    </section>`;
  }
  const fraction = phase.total_bytes > 0 ? Math.min(1, phase.loaded_bytes / phase.total_bytes) : 0;
  return html`<section class="panel loading" aria-label=${say("loading.title", { hall: phase.title })}>
    <p>${say("loading.title", { hall: phase.title })}</p>
    <div
      class="track"
      role="progressbar"
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(fraction * 100)}
      aria-label=${say("loading.title", { hall: phase.title })}
    >
      <i .style=${`transform: scaleX(${fraction.toFixed(3)})`}></i>
    </div>
    <p class="quiet">${say("loading.bytes", { loaded: megabytes(phase.loaded_bytes), total: megabytes(phase.total_bytes) })}</p>
  </section>`;
}

/** Bytes as megabytes with one decimal. */
function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
