/** The group: everybody's line of state with the way back, and the veil of a pause. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say, UiActions } from "./contract";
import type { UiGroup } from "./group_contract";
import { groupState } from "./group_state";
import { talk } from "./group_talk";
import { voiceRow } from "./group_voice";
import { icon } from "./icons";

/** What a member sees of the group: is the guide here, am I with them, how do I come back, what may I say. */
export function groupBar(group: UiGroup, actions: UiActions, say: Say): TemplateResult {
  return html`
    <section class="panel group" aria-label=${say("group.title")}>
      ${icon("people")}
      <span role="status">${groupState(group, say)}</span>
      ${followControls(group, actions, say)}
      ${takeLead(group, actions, say)}
      ${
        group.role === "guide" || group.role === "observer"
          ? nothing
          : html`<button class="plain" aria-label=${say("group.leave")} title=${say("group.leave")} @click=${() => actions.leaveGroup()}>
              <span class="word">${say("group.leave")}</span><span class="sign">${icon("close")}</span>
            </button>`
      }
      ${voiceRow(group.voice, actions, say)}
      ${talk(group, actions, say)}
    </section>
  `;
}

/** The dimmed screen of a pause: calm, with the guide's words. Who leads keeps the hall before them. */
export function veil(group: UiGroup, say: Say): TemplateResult | typeof nothing {
  if (group.leads) return nothing;
  return html`
    <div class="veil" data-on=${String(group.dimmed)} ?inert=${!group.dimmed}>
      ${group.dimmed ? html`<p class="told">${group.words ?? say("group.paused")}</p>` : nothing}
    </div>
  `;
}

function followControls(group: UiGroup, actions: UiActions, say: Say): TemplateResult | typeof nothing {
  const walksAlone = group.mode === "ended" || group.mode === "free" || group.mode === "paused";
  if (group.leads || group.role === "observer" || walksAlone) return nothing;
  return group.following
    ? html`<button @click=${() => actions.wish({ do: "look-around" })}>${say("group.look-around")}</button>`
    : html`<button class="main" @click=${() => actions.wish({ do: "follow" })}>${say("group.follow")}</button>`;
}

function takeLead(group: UiGroup, actions: UiActions, say: Say): TemplateResult | typeof nothing {
  const may = group.role === "co-guide" && !group.leads && group.leader !== "guide";
  if (!may || group.leader === "co-guide" || group.mode === "ended") return nothing;
  return html`<button class="main" @click=${() => actions.wish({ do: "take-lead" })}>${say("group.take-lead")}</button>`;
}
