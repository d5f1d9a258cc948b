/** Who is here, ready, lagging, elsewhere; who waits for the guide; what may be done about each. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { ConsoleActions, UiConsole, UiPerson } from "./console_contract";
import { dotsPlan } from "./console_plan";
import type { Say } from "./contract";
import { icon } from "./icons";

/** Who waits for the guide stands above everything else; more than these are in the list below. */
const MOST_SHOWN = 2;

/** Hands and newcomers, always in sight. */
export function attention(
  now: UiConsole,
  actions: ConsoleActions,
  say: Say,
): TemplateResult | typeof nothing {
  const { hands, waiting } = now;
  if ((!hands.length && !waiting.length) || now.mode === "ended") return nothing;
  return html`
    <section class="attention" aria-label=${say("people.attention")}>
      <ul>
        ${hands.slice(0, MOST_SHOWN).map((hand) => handRow(hand, actions, say))}
        ${hands.length > MOST_SHOWN ? html`<li class="quiet">${say("people.more-hands", { n: hands.length - MOST_SHOWN })}</li>` : nothing}
        ${waiting.slice(0, MOST_SHOWN).map((each) => waitingRow(each, actions, say))}
        ${
          waiting.length > 1
            ? html`<li>
                <span class="who">${say("people.waiting", { n: waiting.length })}</span>
                <button class="small main" @click=${() => actions.wish({ do: "admit", uid: null })}>${say("people.admit-all")}</button>
              </li>`
            : nothing
        }
      </ul>
    </section>
  `;
}

function handRow(hand: { uid: string; name: string }, actions: ConsoleActions, say: Say): TemplateResult {
  return html`<li>
    <span class="who">${icon("hand")} ${hand.name}</span>
    <span class="controls">
      <button class="small main" @click=${() => actions.wish({ do: "give-floor", uid: hand.uid })}>${say("keep.give-floor")}</button>
      <button class="small" @click=${() => actions.lowerHand(hand.uid)}>${say("keep.lower-hand")}</button>
    </span>
  </li>`;
}

function waitingRow(each: { uid: string; name: string }, actions: ConsoleActions, say: Say): TemplateResult {
  return html`<li>
    <span class="who">${each.name} <span class="quiet">${say("people.waits")}</span></span>
    <span class="controls">
      <button class="small main" @click=${() => actions.wish({ do: "admit", uid: each.uid })}>${say("people.admit")}</button>
      <button class="small" @click=${() => actions.turnAway(each.uid)}>${say("people.turn-away")}</button>
    </span>
  </li>`;
}

/** In one line: how many are ready, and where the others are. */
export function readiness(now: UiConsole, say: Say): string {
  const { here, ready, loading, elsewhere, away } = now.counts;
  if (now.mode === "ended") return "";
  if (here + away === 0) return say("console.nobody");
  const others = [
    ...(loading ? [say("console.loading", { n: loading })] : []),
    ...(elsewhere && now.mode !== "free" ? [say("console.elsewhere", { n: elsewhere })] : []),
    ...(away ? [say("console.away", { n: away })] : []),
  ];
  const sentence = say("group.ready", { ready, here });
  return others.length ? [sentence.replace(/\.$/, ""), ...others].join(" · ") : sentence;
}

/** The plan with its dots, everybody with their state, and what may be done. */
export function peoplePanel(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  return html`
    <section aria-label=${say("tab.people")}>
      ${now.plan ? dotsPlan(now.plan, say) : nothing}
      ${now.elsewhere.length ? html`<p class="quiet">${now.elsewhere.map((hall) => say("console.in-hall", { title: hall.title, n: hall.n })).join(" · ")}</p>` : nothing}
      <h3>${say("guide.members", { n: now.people.length + now.more })}</h3>
      <ul class="members">
        ${repeat(
          now.people,
          (person) => person.uid,
          (person) => one(person, now, actions, say),
        )}
      </ul>
      ${now.more > 0 ? html`<p class="quiet">${say("keep.more", { n: now.more })}</p>` : nothing}
      ${
        now.removed.length
          ? html`<details>
              <summary>${say("people.removed", { n: now.removed.length })}</summary>
              <ul class="members">
                ${now.removed.map(
                  (each) => html`<li class="line">
                    <span class="who">${each.name}</span>
                    <button class="small" @click=${() => actions.wish({ do: "readmit", uid: each.uid })}>${say("people.readmit")}</button>
                  </li>`,
                )}
              </ul>
            </details>`
          : nothing
      }
    </section>
  `;
}

function one(person: UiPerson, now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  // After the tour nothing may be done about anybody.
  if (now.mode === "ended")
    return html`<li class="line" data-is=${person.is}>
      <span class="who"><i class="state" aria-hidden="true"></i> ${person.name}</span>
      <span class="quiet">${person.role === "follower" ? "" : say(`role.${person.role}`)}</span>
    </li>`;
  return html`<li data-is=${person.is}>
    <details name="person">
      <summary>
        <i class="state" aria-hidden="true"></i>
        <span class="who">${person.name}</span>
        <span class="quiet">${stateOf(person, say)}</span>
      </summary>
      <div class="controls">${doings(person, now, actions, say)}</div>
    </details>
  </li>`;
}

/** In words, the most telling first. */
function stateOf(person: UiPerson, say: Say): string {
  const here = person.is === "ready" || person.is === "elsewhere";
  return [
    ...(person.role === "follower" ? [] : [say(`role.${person.role}`)]),
    ...(person.leads ? [say("people.leads")] : []),
    ...(person.inLight ? [say("people.in-light")] : []),
    ...(person.hand ? [say("people.hand")] : []),
    ...(person.floor ? [say("people.floor")] : []),
    ...(person.nodded ? [say("people.nodded")] : []),
    ...(person.muted ? [say("people.muted")] : []),
    say(`presence.${person.presence}`, { percent: person.loading ?? 0 }),
    ...(here && person.hearing && person.hearing !== "hears" ? [say(`hears.${person.hearing}`)] : []),
  ].join(" · ");
}

function doings(person: UiPerson, now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
  const { uid } = person;
  const follows = person.role === "follower";
  const here = person.is !== "away";
  const button = (name: string, act: () => void, pressed: boolean | null = null): TemplateResult =>
    html`<button class="small" aria-pressed=${pressed === null ? nothing : String(pressed)} @click=${act}>${name}</button>`;
  return html`
    ${
      follows
        ? html`${button(say(person.floor ? "people.talk-taken" : "keep.give-floor"), () => actions.wish({ do: "give-floor", uid: person.floor ? null : uid }), person.floor)}
            ${button(say("keep.mute"), () => actions.wish({ do: "mute", uid, on: !person.muted }), person.muted)}`
        : nothing
    }
    ${
      // In a solemn place nobody is put into the light.
      now.leads && !now.solemn && here && person.role !== "observer"
        ? button(
            say(person.inLight ? "console.take-back" : "people.see-theirs"),
            () => actions.spotlight(person.inLight ? null : uid),
            person.inLight,
          )
        : nothing
    }
    ${
      now.role === "guide" && person.role !== "observer"
        ? html`${here && !person.leads ? button(say("people.hand-over"), () => actions.handOver(uid)) : nothing}
            ${button(say(follows ? "keep.appoint" : "keep.unappoint"), () => actions.wish({ do: "appoint", uid, role: follows ? "co-guide" : "follower" }))}`
        : nothing
    }
    ${person.role === "co-guide" ? nothing : button(say("keep.remove"), () => actions.remove(uid))}
  `;
}
