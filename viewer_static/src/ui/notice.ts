/** The notice before a zone: said plainly, with the way in, and the way round. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say, UiActions, UiState } from "./contract";

/** The dialog of an advisory; closing it by Escape is the same as not entering. */
export function noticeDialog(
  notice: NonNullable<UiState["notice"]>,
  actions: UiActions,
  say: Say,
): TemplateResult {
  const { advisory, wayRound } = notice;
  const answer = (accepted: boolean) => (event: Event) => {
    event.preventDefault();
    actions.answerNotice(accepted);
  };
  return html`
    <dialog aria-labelledby="notice-title" aria-describedby="notice-text" @cancel=${answer(false)}>
      <form method="dialog">
        <h2 id="notice-title" lang=${advisory.title.lang ?? nothing}>${advisory.title.text}</h2>
        <p class="told" id="notice-text" lang=${advisory.text.lang ?? nothing}>${advisory.text.text}</p>
        ${advisory.min_age ? html`<p class="quiet">${say("notice.age", { age: advisory.min_age })}</p>` : nothing}
        ${wayRound ? html`<p class="quiet" lang=${wayRound.lang ?? nothing}>${wayRound.text}</p>` : nothing}
        <div class="controls">
          <button class="main" value="enter" @click=${answer(true)}>${say("notice.enter")}</button>
          <button value="stay" @click=${answer(false)}>${say(wayRound ? "notice.round" : "notice.stay")}</button>
        </div>
      </form>
    </dialog>
  `;
}
