/**
 * What a follower has over the hall: a slim bar (where one stands with the group, the way back, hand, nod, question,
 * voice), and a sheet with the rest. On a phone the sheet holds the words too, so that the view stays a view.
 */
import { html, nothing, type TemplateResult } from "lit";
import { captionChoice, captionLines } from "./captions";
import type { Say, UiActions, UiState } from "./contract";
import type { GroupFace } from "./face_contract";
import { followLook } from "./follow_look";
import type { UiGroup } from "./group_contract";
import { groupState, pausesWithoutWords } from "./group_state";
import { mayTalk, seenPoll, talk } from "./group_talk";
import { veil } from "./group_veil";
import { voiceRow } from "./group_voice";
import { icon } from "./icons";
import { movePad } from "./move_pad";
import { recordedMark } from "./recorded_mark";
import { rehearsalMark } from "./rehearsal_mark";

/** A phone on its side: words would cover the view, so they wait till they are asked for. */
const LOW = "(max-height: 480px) and (orientation: landscape)";

/** A follower's face; `redraw` shows what is changed by it alone. */
export class FollowFace implements GroupFace {
  readonly look = followLook;
  /** The words of the stop, where they would take the view. */
  private open = !matchMedia(LOW).matches;
  /** What is wanted seldom. */
  private all = false;
  /** The poll in place of which the words are read, as it then was. */
  private past = "";
  private readonly low = matchMedia(LOW);

  constructor(private readonly redraw: () => void) {
    document.addEventListener("fullscreenchange", redraw);
    this.low.addEventListener("change", redraw);
  }

  readonly over: GroupFace["over"] = (state, _actions, say) =>
    state.group ? veil(state.group, say) : nothing;

  readonly left: GroupFace["left"] = (state, actions, say, tour) => {
    const { group } = state;
    if (!group) return html`${tour}`;
    const walks = walksAlone(group);
    const poll = this.poll(group);
    const past = poll !== "" && poll === this.past;
    return html`
      <section class="follow" aria-label=${say("group.title")} data-paused=${String(group.dimmed)} data-open=${String(this.open)} data-walks=${String(walks)} data-asked=${String(poll !== "" && !past)} data-past=${String(past)}>
        ${captionLines(group.captions)}
        <div class="own-pad">${walks ? movePad(actions, say) : nothing}</div>
        <div class="panel group">
          ${pausesWithoutWords(group) ? nothing : html`<span class="state">${groupState(group, say)}</span>`}
          ${rehearsalMark(group.rehearsal, say)} ${recordedMark(group.recording, say, !this.all)} ${wayBack(group, actions, say)} ${talk(group, actions, say)} ${voiceRow(group.voice, actions, say)}
          ${group.role === "observer" ? nothing : html`<span class="sheets">${this.fold(state, group, say)} ${this.more(say)}</span>`}
          ${this.all && group.role !== "observer" ? this.rest(state, group, actions, say) : nothing}
        </div>
        <div class="tour-words">${tour}</div>
      </section>
    `;
  };

  readonly aboveLabel: GroupFace["aboveLabel"] = () => nothing;
  readonly right: GroupFace["right"] = () => nothing;

  /**
   * Where there is room the words are always there, and this button is not. Words that a poll or the seldom things stand
   * in for come in their stead; a pause has none.
   */
  private fold(state: UiState, group: UiGroup, say: Say): TemplateResult | typeof nothing {
    if (!state.tour || group.dimmed) return nothing;
    const poll = this.poll(group);
    const shown = this.open && !this.all && (poll === "" || poll === this.past);
    const words = say(shown ? "sheet.fold" : "sheet.unfold");
    const flip = (): void => {
      this.open = !shown;
      this.past = shown ? "" : poll;
      if (!shown) this.all = false;
      this.redraw();
    };
    return html`<button class="fold" aria-expanded=${String(shown)} aria-label=${words} title=${words} @click=${flip}>
      ${icon(shown ? "fold" : "text")}
    </button>`;
  }

  /** The poll that leaves no room for words, and how it stands: on its side a phone has none beside any. */
  private poll(group: UiGroup): string {
    const poll = mayTalk(group) ? seenPoll(group) : null;
    if (!poll || group.role === "guide" || group.role === "co-guide") return "";
    const waits = group.role === "follower" && poll.open && poll.mine === null;
    if (!waits && !this.low.matches) return "";
    return `${poll.id} ${poll.open} ${poll.results !== null}`;
  }

  private more(say: Say): TemplateResult {
    const words = say(this.all ? "sheet.less" : "sheet.more");
    const flip = (): void => {
      this.all = !this.all;
      this.redraw();
    };
    return html`<button class="more" aria-expanded=${String(this.all)} aria-label=${words} title=${words} @click=${flip}>
      ${icon("dots")}
    </button>`;
  }

  /** What is wanted seldom. */
  private rest(state: UiState, group: UiGroup, actions: UiActions, say: Say): TemplateResult {
    return html`<div class="rest">
      ${captionChoice(group.captions, actions, say)}
      <div class="controls">
        ${
          group.mode === "ended" || group.mode === "free" || group.leads || group.round
            ? nothing
            : html`<button @click=${() => actions.findGroup()}>${say("follow.lost")}</button>`
        }
        ${document.fullscreenEnabled ? fullScreen(say) : nothing}
        <a class="button" href=${state.textHref}>${say("follow.as-text")}</a>
        ${
          group.role === "observer"
            ? nothing
            : html`<button class="plain" @click=${() => actions.leaveGroup()}>${say("group.leave")}</button>`
        }
      </div>
    </div>`;
  }
}

/** Does one steer oneself just now? */
function walksAlone(group: UiGroup): boolean {
  if (group.leads || group.role === "observer" || group.mode === "paused") return false;
  return (
    group.mode === "free" ||
    group.mode === "ended" ||
    !group.following ||
    group.round ||
    !group.begun ||
    group.shownToAll
  );
}

/** The one thing that leads back, or lets go. */
function wayBack(group: UiGroup, actions: UiActions, say: Say): TemplateResult | typeof nothing {
  if (group.leads || group.role === "observer" || group.mode === "ended") return nothing;
  if (group.shownToAll)
    return html`<button class="main" @click=${() => actions.wish({ do: "step-back" })}>${say("follow.step-back")}</button>`;
  if (group.mode === "paused") return nothing;
  if (!group.begun) return nothing;
  if (group.mode === "free")
    return html`<button @click=${() => actions.findGroup()}>${say("follow.lost")}</button>`;
  if (group.round)
    return html`<button @click=${() => actions.findGroup()}>${say("follow.read-notice")}</button>`;
  return group.following
    ? html`<button @click=${() => actions.wish({ do: "look-around" })}>${say("group.look-around")}</button>`
    : html`<button class="main" @click=${() => actions.findGroup()}>${say("group.follow")}</button>`;
}

function fullScreen(say: Say): TemplateResult {
  const full = document.fullscreenElement !== null;
  const flip = (): void => {
    // A browser that says no leaves the page as it is.
    const done = full ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    void done.catch(() => {});
  };
  return html`<button aria-pressed=${String(full)} @click=${flip}>${icon("full")}<span>${say(full ? "screen.window" : "screen.full")}</span></button>`;
}
