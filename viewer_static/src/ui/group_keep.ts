/** What guides hear and keep: hands, questions, polls, members, the group's rules. Two actions at most for each. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Say, UiActions } from "./contract";
import type { UiGroup, UiGuide, UiMember } from "./group_contract";
import { inline } from "./said";

/** Letters of a poll's question and of an option, as the server takes them. */
const QUESTION_LETTERS = 500;
const MOST_OPTIONS = 6;

/** A school class is there whole; of a lecture of thousands a page lists as many as somebody would read. */
export const MOST_LISTED = 100;

/** Hands that are up, the first on top. */
export function hands(guide: UiGuide, actions: UiActions, say: Say): TemplateResult | typeof nothing {
  if (!guide.hands.length) return nothing;
  return html`
    <h3>${say("keep.hands", { n: guide.hands.length })}</h3>
    <ol class="people">
      ${guide.hands.map(
        (hand) => html`<li>
          <span>${hand.name}</span>
          <button @click=${() => actions.wish({ do: "give-floor", uid: hand.uid })}>${say("keep.give-floor")}</button>
          <button class="plain" @click=${() => actions.wish({ do: "lower-hand", uid: hand.uid })}>
            ${say("keep.lower-hand")}
          </button>
        </li>`,
      )}
    </ol>
  `;
}

/** Questions that wait; the settled ones are counted only. */
export function questions(guide: UiGuide, actions: UiActions, say: Say): TemplateResult | typeof nothing {
  const waiting = guide.questions.filter((each) => each.state === "asked");
  if (!guide.questions.length) return nothing;
  return html`
    <h3>${say("keep.questions", { n: waiting.length })}</h3>
    <ul class="people">
      ${waiting.map(
        (each) => html`<li>
          <span><b>${each.name}</b><br />${each.text}</span>
          <button @click=${() => actions.wish({ do: "settle", question: each.id, state: "answered" })}>
            ${say("keep.answered")}
          </button>
          <button class="plain" @click=${() => actions.wish({ do: "settle", question: each.id, state: "dismissed" })}>
            ${say("keep.dismiss")}
          </button>
        </li>`,
      )}
    </ul>
  `;
}

/** The last poll with its votes, and the form for the next. */
export function polls(group: UiGroup, guide: UiGuide, actions: UiActions, say: Say): TemplateResult {
  const last = group.polls.at(-1);
  return html`
    <details ?open=${last?.open ?? false}>
      <summary>${say("keep.polls")}</summary>
      ${
        last
          ? html`<div class="poll">
              <p>${inline(last.question)}</p>
              ${last.options.map(
                (option, i) =>
                  html`<p class="result"><span>${option}</span><span>${guide.votes[last.id]?.[i] ?? 0}</span></p>`,
              )}
              <div class="controls">
                ${last.open ? html`<button @click=${() => actions.wish({ do: "close-poll", poll: last.id })}>${say("keep.close-poll")}</button>` : nothing}
                <button
                  aria-pressed=${String(last.results !== null)}
                  @click=${() => actions.wish({ do: "show-poll", poll: last.id, shown: last.results === null })}
                >
                  ${say("keep.show-poll")}
                </button>
                <button class="plain" @click=${() => actions.wish({ do: "drop-poll", poll: last.id })}>
                  ${say("keep.drop-poll")}
                </button>
              </div>
            </div>`
          : nothing
      }
      ${last?.open ? nothing : newPoll(guide, actions, say)}
    </details>
  `;
}

function newPoll(guide: UiGuide, actions: UiActions, say: Say): TemplateResult {
  const { stopQuestion } = guide;
  const ask = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const said = new FormData(form);
    const text = String(said.get("question") ?? "").trim();
    const lines = String(said.get("options") ?? "").split("\n");
    const options = lines.map((line) => line.trim()).filter((line) => line !== "");
    const ofStop = said.get("of-stop") !== null && stopQuestion !== null;
    if (options.length < 2 || options.length > MOST_OPTIONS || (!ofStop && !text)) return;
    const question = ofStop
      ? ({ by: "stop", stop: stopQuestion.stop } as const)
      : ({ by: "guide", text } as const);
    actions.wish({ do: "poll", question, options });
    form.reset();
  };
  return html`
    <form class="talk" @submit=${ask}>
      ${
        stopQuestion
          ? html`<label class="controls"><input type="checkbox" name="of-stop" />${inline(stopQuestion.text)}</label>`
          : nothing
      }
      <label>${say("keep.poll-question")}<input name="question" maxlength=${QUESTION_LETTERS} /></label>
      <label>${say("keep.poll-options")}<textarea name="options" rows="3" required></textarea></label>
      <p class="quiet">${say("keep.poll-respect")}</p>
      <button>${say("keep.poll-ask")}</button>
    </form>
  `;
}

/** Everybody, each with what may be done about them; in a lecture those who need it first, and not all of thousands. */
export function members(group: UiGroup, guide: UiGuide, actions: UiActions, say: Say): TemplateResult {
  const listed = heeded(guide.members);
  const more = guide.members.length - listed.length;
  return html`
    <details ?open=${group.mode === "gathering"}>
      <summary>${say("guide.members", { n: guide.members.length })}</summary>
      <ul class="members">
        ${repeat(
          listed,
          (member) => member.uid,
          (member) => one(member, group, actions, say),
        )}
      </ul>
      ${more > 0 ? html`<p class="quiet">${say("keep.more", { n: more })}</p>` : nothing}
    </details>
  `;
}

/** Whether a member who is here hears the voice: told where they do not. */
function hears(member: UiMember, say: Say): string {
  const here = member.presence === "ready" || member.presence === "looking-around";
  return here && member.hearing && member.hearing !== "hears" ? ` · ${say(`hears.${member.hearing}`)}` : "";
}

/** Whom the list shows: all, or of a lecture's the first `MOST_LISTED` by how much they need the guide. */
export function heeded(all: readonly UiMember[]): readonly UiMember[] {
  if (all.length <= MOST_LISTED) return all;
  const need = (member: UiMember): number => {
    if (member.role !== "follower" || member.floor) return 0;
    if (member.muted || member.presence === "away") return 1;
    return member.presence === "ready" ? 3 : 2;
  };
  return [...all].sort((a, b) => need(a) - need(b)).slice(0, MOST_LISTED);
}

function one(member: UiMember, group: UiGroup, actions: UiActions, say: Say): TemplateResult {
  const { uid } = member;
  const follows = member.role === "follower";
  const role = member.role === "follower" ? "" : ` · ${say(`role.${member.role}`)}`;
  return html`<li>
    <details>
      <summary>
        <span>${member.name}${role}</span>
        <span class="quiet">${say(`presence.${member.presence}`, { percent: member.loading ?? 0 })}${hears(member, say)}</span>
      </summary>
      <div class="controls">
        ${
          follows
            ? html`<button aria-pressed=${String(member.floor)} @click=${() => actions.wish({ do: "give-floor", uid: member.floor ? null : uid })}>
                ${say("keep.give-floor")}
              </button>
              <button aria-pressed=${String(member.muted)} @click=${() => actions.wish({ do: "mute", uid, on: !member.muted })}>
                ${say("keep.mute")}
              </button>`
            : nothing
        }
        ${
          group.role === "guide" && member.role !== "observer"
            ? html`<button @click=${() => actions.wish({ do: "appoint", uid, role: follows ? "co-guide" : "follower" })}>
                ${say(follows ? "keep.appoint" : "keep.unappoint")}
              </button>`
            : nothing
        }
        ${member.role === "co-guide" ? nothing : html`<button class="plain" @click=${() => actions.wish({ do: "remove", uid })}>${say("keep.remove")}</button>`}
      </div>
    </details>
  </li>`;
}

/** How the group is kept. */
export function rules(group: UiGroup, guide: UiGuide, actions: UiActions, say: Say): TemplateResult {
  const { locked, quiet, carry_on } = guide.rules;
  const tick = (on: boolean, name: string, change: () => void): TemplateResult =>
    html`<label class="controls"><input type="checkbox" .checked=${on} @change=${change} />${say(name)}</label>`;
  return html`
    ${tick(locked, "keep.lock", () => actions.wish({ do: "lock", on: !locked }))}
    ${tick(quiet, "keep.mute-all", () => actions.wish({ do: "mute-all", on: !quiet }))}
    ${group.role === "guide" ? tick(carry_on, "keep.carry-on", () => actions.wish({ do: "carry-on", on: !carry_on })) : nothing}
  `;
}
