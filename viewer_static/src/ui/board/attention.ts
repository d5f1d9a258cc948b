/** Who needs the teacher now, before anything else is read. */
import { html, type TemplateResult } from "lit";
import type { Say } from "../contract";
import type { BoardPupil, BoardState } from "./contract";

/** What a pupil needs, the most pressing first; null where nothing. */
export function needOf(pupil: BoardPupil): "stuck" | "hand" | "away" | "behind" | null {
  if (pupil.stuck) return "stuck";
  if (pupil.hand) return "hand";
  if (pupil.presence === "away") return "away";
  return pupil.behind ? "behind" : null;
}

const ORDER = ["stuck", "hand", "away", "behind"] as const;

/** More than this is no strip but a list: the table marks the others, and who is behind first. */
const MOST = 8;
const MOST_BEHIND = 2;

/** The strip above the table. */
export function attention(
  state: BoardState,
  say: Say,
  open: (uid: string, from: EventTarget | null) => void,
): TemplateResult {
  const inNeed = state.pupils.flatMap((pupil) => {
    const need = needOf(pupil);
    return need ? [{ pupil, need }] : [];
  });
  inNeed.sort((a, b) => ORDER.indexOf(a.need) - ORDER.indexOf(b.need));
  const pressing = inNeed.filter(({ need }) => need !== "behind").length;
  const told = inNeed.slice(0, Math.min(MOST, pressing + MOST_BEHIND));
  return html`
    <section class="attention" aria-label=${say("board.attention")}>
      ${
        inNeed.length === 0
          ? html`<p class="quiet">${say(state.pupils.length ? "board.nobody-stuck" : "board.nobody-yet")}</p>`
          : html`<ul>
              ${told.map(
                ({ pupil, need }) => html`<li>
                  <button class="need" data-need=${need} @click=${(event: Event) => open(pupil.uid, event.currentTarget)}>
                    <b>${pupil.name}</b> ${say(`board.${need}`)}${pupil.at && need !== "away" ? html` · ${pupil.at}` : ""}
                  </button>
                </li>`,
              )}
              ${inNeed.length > told.length ? html`<li class="quiet">+${inNeed.length - told.length} ${pressing < told.length ? say("board.behind") : ""}</li>` : ""}
            </ul>`
      }
    </section>
  `;
}
