/** The group: a follower's line of state, and the guide's console. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say, UiActions, UiGroup, UiGuide, UiTour } from "./contract";
import { icon } from "./icons";

/** What a follower sees of the group: is the guide here, am I with them, how do I come back. */
export function groupBar(group: UiGroup, actions: UiActions, say: Say): TemplateResult {
  return html`
    <section class="panel group" aria-label=${say("group.title")}>
      ${icon("people")}
      <span role="status">${groupState(group, say)}</span>
      ${followControls(group, actions, say)}
      ${group.role === "follower" ? html`<button class="plain" @click=${() => actions.leaveGroup()}>${say("group.leave")}</button>` : nothing}
    </section>
  `;
}

function followControls(group: UiGroup, actions: UiActions, say: Say): TemplateResult | typeof nothing {
  if (group.role !== "follower" || group.mode === "ended") return nothing;
  return group.following
    ? html`<button @click=${() => actions.lookAround()}>${say("group.look-around")}</button>`
    : html`<button class="main" @click=${() => actions.follow()}>${say("group.follow")}</button>`;
}

function groupState(group: UiGroup, say: Say): string {
  if (group.mode === "ended") return say("group.ended");
  if (group.line === "connecting") return say("group.connecting");
  if (group.line === "down") return say("group.line-down");
  if (group.role === "guide") return say("group.ready", { ready: group.ready, here: group.here });
  if (!group.guideHere) return say("group.guide-away");
  if (group.mode === "gathering") return say("group.gathering");
  return say(group.following ? "group.with-guide" : "group.on-your-own");
}

/** The guide's console beside the view: code, people, notes, stops, the few commands. */
export function guidePanel(
  group: UiGroup,
  guide: UiGuide,
  tour: UiTour | null,
  actions: UiActions,
  say: Say,
): TemplateResult {
  const walking = group.mode === "walking";
  const playing = tour?.going === "playing";
  return html`
    <section class="panel guide" aria-label=${say("guide.title")}>
      <div class="head">
        <div>
          <h3>${say("guide.code")}</h3>
          <p class="code">${group.code ?? ""}</p>
          <p class="quiet">${guide.joinAddress}</p>
        </div>
        ${guide.qr ? html`<img class="qr" src=${guide.qr} alt=${say("guide.qr")} />` : nothing}
      </div>
      <div class="controls">
        <button class="main" @click=${() => actions.guidePlayPause()}>
          ${icon(playing ? "pause" : "play")}${say(playing ? "guide.pause" : "guide.play")}
        </button>
        <button aria-label=${say("tour.next")} @click=${() => actions.next()}>${icon("next")}</button>
        <button aria-pressed=${String(walking)} @click=${() => actions.guideWalk()}>${say("guide.walk")}</button>
      </div>
      ${guide.notes?.text ? html`<div class="notes" lang=${guide.notes.lang ?? nothing}><h3>${say("guide.notes")}</h3>${guide.notes.text}</div>` : nothing}
      <details>
        <summary>${say("tour.stops")}</summary>
        <ol class="stops">
          ${(tour?.stops ?? []).map(
            (stop, i) => html`<li data-state=${stop.state}>
              <button @click=${() => actions.guideStop(stop.id)}><span class="n">${i + 1}</span><span>${stop.title}</span></button>
            </li>`,
          )}
        </ol>
      </details>
      <details ?open=${group.mode === "gathering"}>
        <summary>${say("guide.members", { n: guide.members.length })}</summary>
        <ul class="members">
          ${guide.members.map(
            (member) => html`<li>
              <span>${member.name}</span>
              <span class="quiet">${say(`presence.${member.presence}`, { percent: member.loading ?? 0 })}</span>
            </li>`,
          )}
        </ul>
      </details>
      ${guide.zones.map(
        (zone) => html`<label class="controls">
          <input type="checkbox" .checked=${zone.open} @change=${() => actions.guideZone(zone.id, !zone.open)} />
          ${say("guide.zone", { title: zone.title })}
        </label>`,
      )}
      <button @click=${() => actions.guideEnd()}>${say("guide.end")}</button>
    </section>
  `;
}
