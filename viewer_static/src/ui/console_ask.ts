/** Questions in writing, and polls: the stop's own or one made on the spot, shown when the guide wants. */
import { html, nothing, type TemplateResult } from "lit";
import type { ConsoleActions, UiConsole, UiConsolePoll } from "./console_contract";
import type { Say } from "./contract";
import { inline } from "./said";

/** Letters of a poll's question, and options, as the server takes them. */
const QUESTION_LETTERS = 500;
const MOST_OPTIONS = 6;

/** What followers ask, and what they are asked. */
export function askPanel(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  const poll = now.polls.at(-1);
  const over = now.mode === "ended";
  return html`
    <section aria-label=${say("tab.ask")}>
      ${questions(now, actions, say)} ${poll ? pollCard(poll, actions, say, over) : nothing}
      ${poll?.open || over ? nothing : newPoll(now, actions, say)}
    </section>
  `;
}

function questions(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  const waiting = now.questions.filter((each) => each.state === "asked");
  return html`
    <h3>${say("keep.questions", { n: waiting.length })}</h3>
    ${waiting.length ? nothing : html`<p class="quiet">${say("ask.none")}</p>`}
    <ul class="asked">
      ${waiting.map(
        (each) => html`<li>
          <p><b>${each.name}</b><br />${each.text}</p>
          <div class="controls">
            <button class="small main" @click=${() => actions.settle(each.id, "answered")}>${say("keep.answered")}</button>
            <button class="small" @click=${() => actions.settle(each.id, "dismissed")}>${say("keep.dismiss")}</button>
          </div>
        </li>`,
      )}
    </ul>
  `;
}

function pollCard(poll: UiConsolePoll, actions: ConsoleActions, say: Say, over: boolean): TemplateResult {
  const total = poll.votes.reduce((sum, n) => sum + n, 0);
  const shown = poll.results !== null;
  const is = poll.open ? "ask.open" : shown ? "ask.shown" : "ask.closed";
  return html`
    <div class="poll" role="group" aria-label=${say("keep.polls")}>
      <p><b>${inline(poll.question)}</b></p>
      <p class="quiet">${say(is)} · ${say("ask.votes", { n: total })}</p>
      ${poll.options.map((option, i) => {
        const n = poll.votes[i] ?? 0;
        return html`<p class="result">
          <span>${option}</span><span>${n}</span>
          <meter min="0" max=${Math.max(1, total)} .value=${n} aria-label=${option}></meter>
        </p>`;
      })}
      ${
        over
          ? nothing
          : html`<div class="controls">
              ${poll.open ? html`<button class="small" @click=${() => actions.wish({ do: "close-poll", poll: poll.id })}>${say("keep.close-poll")}</button>` : nothing}
              <button
                class="small ${shown ? "" : "main"}"
                @click=${() => actions.wish({ do: "show-poll", poll: poll.id, shown: !shown })}
              >
                ${say(shown ? "ask.hide" : "keep.show-poll")}
              </button>
              <button class="small" @click=${() => actions.dropPoll(poll.id)}>${say("keep.drop-poll")}</button>
            </div>`
      }
    </div>
  `;
}

function newPoll(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  const stop = now.here?.question ?? null;
  const asks = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const said = new FormData(form);
    const text = String(said.get("question") ?? "").trim();
    const options = optionsOf(String(said.get("options") ?? ""));
    const ofStop = stop !== null && text === "";
    if (options.length < 2 || options.length > MOST_OPTIONS || (!ofStop && !text)) return;
    if (ofStop) actions.askStop(options);
    else actions.ask(text, options);
    form.reset();
  };
  const yesNo = (event: Event): void => {
    const area = (event.currentTarget as HTMLElement).closest("form")?.querySelector("textarea");
    if (area) area.value = `${say("ask.yes")}\n${say("ask.no")}`;
  };
  return html`
    <form class="new" @submit=${asks}>
      <h3>${say("ask.new")}</h3>
      ${stop ? html`<p class="quiet"><b>${say("console.question")}</b> ${inline(stop)}<br />${say("ask.empty-is-stop")}</p>` : nothing}
      <label>${say("keep.poll-question")}<input name="question" maxlength=${QUESTION_LETTERS} ?required=${stop === null} /></label>
      <label>${say("keep.poll-options")}<textarea name="options" rows="3" required></textarea></label>
      <p class="quiet">${say("keep.poll-respect")}</p>
      <div class="controls">
        <button class="small" type="button" @click=${yesNo}>${say("ask.yes-no")}</button>
        <button class="small main">${say("keep.poll-ask")}</button>
      </div>
    </form>
  `;
}

/** Each line an option; empty ones and those that are there already are none. */
export function optionsOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}
