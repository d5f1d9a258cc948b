/** The group: everybody's line of state with the way back, and the veil of a pause. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say, UiActions } from "./contract";
import type { UiGroup } from "./group_contract";
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
      ${
        group.dimmed ? html`<p class="told" role="status">${group.words ?? say("group.paused")}</p>` : nothing
      }
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

function groupState(group: UiGroup, say: Say): string {
  if (group.mode === "ended") return say("group.ended");
  if (group.line === "connecting") return say("group.connecting");
  if (group.line === "down") return say("group.line-down");
  if (group.leads) return say("group.ready", { ready: group.ready, here: group.here });
  if (group.mode === "paused") return say("group.paused");
  if (group.leader === "nobody") return say("group.guide-away");
  if (group.leader === "script") return say("group.script-leads");
  if (group.floor === "mine") return say("group.floor-mine");
  if (group.mode === "free") return freely(group, say);
  if (!group.following) return say("group.on-your-own");
  if (group.mode === "gathering") return say(group.begun ? "group.called" : "group.gathering");
  return say(group.leader === "co-guide" ? "group.with-co-guide" : "group.with-guide");
}

function freely(group: UiGroup, say: Say): string {
  if (group.broughtBack) return say("group.brought-back");
  const { leash } = group;
  if (!leash) return say("group.free");
  return leash.by === "metres"
    ? say("group.free-metres", { metres: leash.metres })
    : say("group.free-hall", { hall: leash.hall });
}
