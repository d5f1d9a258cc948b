/** One pupil: where they are, what they have answered, what may be done. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "../contract";
import { inline } from "../said";
import type { BoardActions, BoardPupil, BoardState, Panel } from "./contract";
import { mark } from "./marks";

/** The panel of a pupil. */
export function pupilPanel(
  pupil: BoardPupil,
  state: BoardState,
  actions: BoardActions,
  say: Say,
  open: (panel: Panel) => void,
): TemplateResult {
  return html`
    <h2 tabindex="-1" id="panel-title">${pupil.name}</h2>
    <p class="quiet">${facts(pupil, say)}</p>
    ${
      pupil.hand
        ? html`<button @click=${() => actions.group({ do: "lower-hand", uid: pupil.uid })}>${say("board.lower-hand")}</button>`
        : nothing
    }
    <ol class="own">
      ${state.tasks.map((task, i) => {
        const cell = pupil.cells[i];
        const answer = task.answers.find((each) => each.uid === pupil.uid);
        const told = say(`board.state.${cell?.state ?? "none"}`, { tries: cell?.tries ?? 0 });
        return html`<li data-state=${cell?.state ?? "none"}>
          <button class="line" @click=${() => open({ is: "task", task: task.id, uid: pupil.uid })}>
            ${mark(cell?.state ?? "none")}
            <span><b>${task.number}</b> ${inline(task.called)}<br /><span class="quiet">${answer?.told ?? told}</span></span>
            ${cell?.hints ? html`<span class="quiet">${say("board.hints")}: ${cell.hints}</span>` : nothing}
          </button>
        </li>`;
      })}
    </ol>
    ${state.closed ? nothing : out(pupil, actions, say, open)}
  `;
}

function facts(pupil: BoardPupil, say: Say): string {
  const said = [
    pupil.where?.text ?? "",
    pupil.presence === "here" ? "" : say(`board.${pupil.presence}`),
    pupil.stuck ? say("board.stuck") : "",
    pupil.behind ? say("board.behind") : "",
    pupil.size > 1 ? say("board.together", { n: pupil.size }) : "",
    pupil.easy ? say("board.level-easy") : "",
  ];
  return said.filter((each) => each !== "").join(" · ");
}

/** Sent out they may come back by the code, as somebody new; what they answered stays in the results. */
function out(
  pupil: BoardPupil,
  actions: BoardActions,
  say: Say,
  open: (panel: Panel) => void,
): TemplateResult {
  const remove = (): void => {
    actions.group({ do: "remove", uid: pupil.uid });
    open({ is: "class" });
  };
  return html`<button class="plain" @click=${remove}>${say("board.remove")}</button>`;
}
