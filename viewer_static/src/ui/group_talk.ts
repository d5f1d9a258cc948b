/** What a follower may say: a hand, a question to the guide, a vote. Polls are seen by all. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say, UiActions } from "./contract";
import type { UiGroup, UiPoll } from "./group_contract";
import { icon } from "./icons";
import { inline } from "./said";

/** The longest question, as the server takes it. */
const QUESTION_LETTERS = 500;

/** Hand, question, polls (unless they stand apart); nothing once the tour has ended. */
export function talk(
  group: UiGroup,
  actions: Pick<UiActions, "wish">,
  say: Say,
  apart = false,
): TemplateResult | typeof nothing {
  if (!mayTalk(group)) return nothing;
  const speaks = group.role === "follower";
  return html`
    ${group.role === "guide" || group.role === "co-guide" || apart ? nothing : polls(group, actions, say)}
    ${speaks ? hand(group, actions, say) : nothing}
    ${speaks && group.mayNod ? nod(group, actions, say) : nothing}
    ${speaks ? question(group, actions, say) : nothing}
  `;
}

function hand(group: UiGroup, actions: Pick<UiActions, "wish">, say: Say): TemplateResult {
  const up = group.handPlace !== null;
  const words = up ? say("talk.hand-place", { n: group.handPlace ?? 0 }) : say("talk.hand");
  return html`<button aria-label=${words} title=${words} aria-pressed=${String(up)} @click=${() => actions.wish({ do: "hand", up: !up })}>
    ${icon("hand")}<span class="word">${words}</span>${up ? html`<span class="place" aria-hidden="true">${group.handPlace}</span>` : nothing}
  </button>`;
}

/** A quiet yes, which only guides see; where reactions have no place there is no button for it. */
function nod(group: UiGroup, actions: Pick<UiActions, "wish">, say: Say): TemplateResult {
  const words = say(group.nodded ? "talk.nodded" : "talk.nod");
  return html`<button aria-label=${words} title=${words} aria-pressed=${String(group.nodded)} @click=${() => actions.wish({ do: "nod" })}>
    ${icon("nod")}<span class="word">${words}</span>
  </button>`;
}

function question(group: UiGroup, actions: Pick<UiActions, "wish">, say: Say): TemplateResult {
  const asked = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const text = String(new FormData(form).get("text") ?? "").trim();
    if (text) actions.wish({ do: "ask", text });
    form.reset();
    form.closest("details")?.removeAttribute("open");
  };
  return html`
    <details class="talk">
      <summary title=${say("talk.ask")}>${icon("ask")}<span class="hears">${say("talk.ask")}</span></summary>
      ${
        group.muted
          ? html`<p class="quiet">${say("talk.muted")}</p>`
          : html`<form @submit=${asked}>
              <label class="quiet" for="ask">${say("talk.ask-label")}</label>
              <textarea id="ask" name="text" rows="2" maxlength=${QUESTION_LETTERS} required></textarea>
              <button class="main">${say("talk.send")}</button>
            </form>`
      }
      <ul class="quiet">
        ${group.questions.map((each) => html`<li>${each.text}<br /><i>${say(`talk.question-${each.state}`)}</i></li>`)}
      </ul>
    </details>
  `;
}

/** The poll that takes votes, and those whose results are shown; the others are past. */
export function polls(group: UiGroup, actions: Pick<UiActions, "wish">, say: Say): TemplateResult[] {
  const poll = seenPoll(group);
  return poll ? [pollCard(poll, group.role === "follower", actions, say)] : [];
}

/** The poll that is shown, if any. */
export function seenPoll(group: UiGroup): UiPoll | null {
  return group.polls.filter((poll) => poll.open || poll.results !== null).at(-1) ?? null;
}

/** May anything be said now? In a pause nobody is asked for anything. */
export function mayTalk(group: UiGroup): boolean {
  return group.mode !== "ended" && group.mode !== "paused" && group.line === "up";
}

function pollCard(poll: UiPoll, votes: boolean, actions: Pick<UiActions, "wish">, say: Say): TemplateResult {
  const total = poll.results?.reduce((sum, n) => sum + n, 0) ?? 0;
  return html`
    <fieldset class="poll">
      <legend>${inline(poll.question)}</legend>
      ${poll.options.map((option, i) =>
        poll.results
          ? html`<p class="result" data-mine=${String(poll.mine === i)}>
              <span>${option}</span><span class="quiet">${say("talk.votes", { n: poll.results[i] ?? 0, total })}</span>
            </p>`
          : html`<button
              aria-pressed=${String(poll.mine === i)}
              ?disabled=${!votes}
              @click=${() => actions.wish({ do: "vote", poll: poll.id, option: i })}
            >
              ${option}
            </button>`,
      )}
      ${poll.open && poll.mine !== null ? html`<p class="quiet">${say("talk.voted")}</p>` : nothing}
    </fieldset>
  `;
}
