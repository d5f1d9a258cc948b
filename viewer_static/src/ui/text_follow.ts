/**
 * `<enfilade-follow>`: a member of a group in text and pictures. One column on a phone, two where there is room; what one
 * may say is under the thumb. Headings lead through it, and one polite region tells what happens.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { captionChoice, captionForm, captionLine } from "./captions";
import { type Say, sayer } from "./contract";
import { drawnColours, drawnLinesLook } from "./drawn_lines";
import type { UiFollow, UiFollowActions } from "./follow_contract";
import type { UiGroup } from "./group_contract";
import { pausesWithoutWords } from "./group_state";
import { polls, talk } from "./group_talk";
import { voiceRow } from "./group_voice";
import { icon } from "./icons";
import { languageName } from "./language_name";
import { panelLook } from "./panel_paper";
import { recordedMark } from "./recorded_mark";
import { rehearsalMark } from "./rehearsal_mark";
import { textFollowLayout } from "./text_follow_layout";
import { textFollowLook } from "./text_follow_look";
import { pauseCard, readingPart, shownPart } from "./text_follow_parts";

export class EnfiladeFollow extends LitElement {
  static override readonly styles = [
    textFollowLook,
    textFollowLayout,
    drawnColours,
    drawnLinesLook,
    panelLook,
  ];
  static override readonly properties = { follow: { attribute: false }, actions: { attribute: false } };

  declare follow: UiFollow | null;
  declare actions: UiFollowActions | null;
  private stopRead = "";

  constructor() {
    super();
    this.follow = null;
    this.actions = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { follow, actions } = this;
    if (!follow || !actions) return nothing;
    const say = sayer(follow.messages);
    if (follow.out) return out(follow, say);
    const paused = follow.group.dimmed;
    return html`
      <header class="head">
        <h1>${follow.title}</h1>
        ${settings(follow, actions, say)}
        ${follow.cannotDraw ? html`<p class="quiet">${say("follow.cannot-draw")}</p>` : nothing}
      </header>
      <div class="state" data-line=${follow.group.line}>
        ${pausesWithoutWords(follow.group) ? nothing : html`<p>${icon("people")}<span>${follow.state}</span></p>`}
        ${rehearsalMark(follow.group.rehearsal, say)} ${recordedMark(follow.group.recording, say)}
        ${follow.captions.fresh.slice(-1).map((line) => html`<p class="caption" lang=${line.language}>${line.text}</p>`)}
      </div>
      ${follow.error ? trouble(follow, actions, say) : nothing}
      <div class="body">
        <div class="words">
          ${asks(follow.group) ? polls(follow.group, actions, say) : nothing}
          ${paused ? pauseCard(follow, say) : html`${elsewhere(follow, actions, say)} ${readingPart(follow, actions, say)}`}
        </div>
        <div class="beside">
          ${paused ? nothing : html`${shownPart(follow, actions, say)} ${pointing(follow)} ${place(follow)}`}
          ${captionPart(follow, actions, say)}
          ${paused || follow.group.mode === "ended" ? nothing : nextPart(follow, say)}
          ${stopsPart(follow, actions, say)}
        </div>
      </div>
      ${bar(follow, actions, say, () => this.toPoll())}
      <div class="ways">
        ${follow.viewHref ? html`<a class="button" href=${follow.viewHref}>${say("follow.as-view")}</a>` : nothing}
        <button class="plain" @click=${() => actions.leaveGroup()}>${say("group.leave")}</button>
        ${follow.group.code ? html`<span class="quiet">${say("group.title")} <b class="code">${follow.group.code}</b></span>` : nothing}
      </div>
      <div class="hidden" role="status" aria-live="polite" id="announcer">${follow.told}</div>
    `;
  }

  private toPoll(): void {
    const poll = this.renderRoot.querySelector<HTMLElement>(".poll");
    poll?.scrollIntoView({ block: "center" });
    poll?.querySelector("button")?.focus({ preventScroll: true });
  }

  /** Another stop begins at its heading, not where the last one was left. */
  protected override updated(changed: PropertyValues): void {
    const id = this.follow?.reading?.id ?? "";
    if (!changed.has("follow") || id === this.stopRead) return;
    const first = this.stopRead === "";
    this.stopRead = id;
    if (!first) this.renderRoot.querySelector(".state")?.scrollIntoView({ block: "start" });
  }
}

function out(follow: UiFollow, say: Say): TemplateResult {
  return html`<section class="card" role="alert">
    <h1>${follow.out?.message}</h1>
    <p>${follow.out?.remedy}</p>
    <div class="controls">
      ${follow.ownTour ? html`<a class="button main" href=${follow.ownTour}>${say("follow.own-tour")}</a>` : nothing}
      ${
        follow.out?.code === "group-ended"
          ? nothing
          : html`<button class=${follow.ownTour ? nothing : "main"} @click=${() => location.reload()}>${say("follow.try-again")}</button>`
      }
    </div>
  </section>`;
}

function settings(follow: UiFollow, actions: UiFollowActions, say: Say): TemplateResult {
  return html`<div class="settings">
    <label
      ><span class="hidden">${say("bar.language")}</span
      ><select @change=${(event: Event) => actions.setLanguage((event.currentTarget as HTMLSelectElement).value)}>
        ${follow.languages.map(
          (tag) =>
            html`<option value=${tag} lang=${tag} ?selected=${tag === follow.language}>${languageName(tag)}</option>`,
        )}
      </select></label
    >
    <button aria-pressed=${String(follow.easy)} @click=${() => actions.setEasy(!follow.easy)}>${say("tour.easy")}</button>
  </div>`;
}

/** Is one asked for anything now? In a pause nobody is. */
function asks(group: UiGroup): boolean {
  return group.line === "up" && group.mode !== "ended" && group.mode !== "paused";
}

function trouble(follow: UiFollow, actions: UiFollowActions, say: Say): TemplateResult {
  return html`<div class="card" role="alert">
    <p>${follow.error?.message} <span class="quiet">${follow.error?.remedy}</span></p>
    <button @click=${() => actions.dismissError()}>${say("message.close")}</button>
  </div>`;
}

function elsewhere(follow: UiFollow, actions: UiFollowActions, say: Say): TemplateResult | typeof nothing {
  if (follow.elsewhere === null) return nothing;
  return html`<div class="card aside">
    <p>${say("follow.elsewhere", { title: follow.elsewhere })}</p>
    <button class="main" @click=${() => actions.read(null)}>${say("follow.back")}</button>
  </div>`;
}

function pointing(follow: UiFollow): TemplateResult | typeof nothing {
  if (!follow.pointed && !follow.pointsOut) return nothing;
  return html`<section class="card pointed">
    ${follow.pointed ? html`<p>${icon("pin")}<span>${follow.pointed}</span></p>` : nothing}
    ${follow.pointsOut ? html`<p>${icon("eye")}<span>${follow.pointsOut}</span></p>` : nothing}
  </section>`;
}

function place(follow: UiFollow): TemplateResult | typeof nothing {
  const { place: at } = follow;
  if (!at) return nothing;
  return html`<section class="card">
    <p>${at.words}</p>
    ${at.picture ? html`<img src=${at.picture.url} alt=${at.picture.alt} width=${at.picture.width} height=${at.picture.height} />` : nothing}
  </section>`;
}

function captionPart(follow: UiFollow, actions: UiFollowActions, say: Say): TemplateResult | typeof nothing {
  const { captions, group } = follow;
  const types = group.role === "co-guide" && group.line === "up" && group.mode !== "ended";
  if (!captions.languages.length && !types) return nothing;
  return html`<section class="card" aria-labelledby="captions">
    <h2 id="captions">${say("captions.title")}</h2>
    ${captions.on ? html`<div class="lines">${captions.lines.map((line) => captionLine(line))}</div>` : nothing}
    ${captionChoice(captions, actions, say)}
    ${types ? captionForm(follow.languages, follow.language, actions, say) : nothing}
  </section>`;
}

function nextPart(follow: UiFollow, say: Say): TemplateResult {
  if (!follow.next) return html`<p class="quiet">${say("follow.last")}</p>`;
  return html`<section class="card next" aria-labelledby="next">
    <h2 id="next">${say("follow.next")}</h2>
    <p><b>${follow.next.title}</b></p>
    <p class="quiet">${follow.next.way}</p>
  </section>`;
}

function stopsPart(follow: UiFollow, actions: UiFollowActions, say: Say): TemplateResult {
  // After the end they are what there is to read.
  return html`<details class="card stops" ?open=${follow.group.mode === "ended" && !follow.reading}>
    <summary><h2>${say("follow.stops")}</h2>${icon("unfold")}</summary>
    <ol>
      ${follow.stops.map(
        (stop, i) => html`<li>
          <button
            class="plain"
            ?disabled=${!stop.open}
            aria-current=${stop.read ? "true" : nothing}
            @click=${() => actions.read(stop.id)}
          >
            <span class="n">${i + 1}</span
            ><span
              >${stop.title}${stop.guarded ? html` <span class="quiet">${say("tour.guarded")}</span>` : nothing}${
                stop.group ? html` <span class="quiet">${say("follow.group-here")}</span>` : nothing
              }</span
            >
          </button>
        </li>`,
      )}
    </ol>
  </details>`;
}

/** What one may say, always within reach. */
function bar(
  follow: UiFollow,
  actions: UiFollowActions,
  say: Say,
  toPoll: () => void,
): TemplateResult | typeof nothing {
  const { group } = follow;
  if (group.mode === "ended") return nothing;
  const open = asks(group) && group.polls.some((poll) => poll.open && poll.mine === null);
  return html`<section class="bar" aria-label=${say("talk.title")}>
    ${open ? html`<button class="main" @click=${toPoll}>${say("follow.to-poll")}</button>` : nothing}
    ${talk(group, actions, say, true)} ${voiceRow(group.voice, actions, say)}
  </section>`;
}

customElements.define("enfilade-follow", EnfiladeFollow);
