/** Who one is in this class: the name, how many at this device, how the texts are, and how to go on elsewhere. */
import { html, nothing, type TemplateResult } from "lit";
import type { Say } from "./contract";
import { languageName } from "./language_name";
import { badge } from "./lesson_badge";
import type { LessonActions, UiLesson, UiPupil } from "./lesson_contract";

const MOST = 6;

/** The page before the first task, and the same again behind one's own name. `asks`: "this is not me" was tapped. */
export function welcomePage(
  lesson: UiLesson,
  actions: LessonActions,
  say: Say,
  asks: boolean,
  ask: (asks: boolean) => void,
): TemplateResult {
  const { pupil } = lesson;
  return html`
    <div class="page" tabindex="-1" id="lesson-page">
      <div class="welcome page">
        <h1 lang=${lesson.title.lang ?? nothing}>${lesson.title.text}</h1>
        ${
          lesson.page === "welcome"
            ? html`<p class="told" lang=${lesson.summary.lang ?? nothing}>${lesson.summary.text}</p>`
            : nothing
        }
        ${pupil ? who(pupil, lesson, actions, say) : html`<p role="status">${say("class.joining")}</p>`}
        ${pupil ? settings(pupil, lesson, actions, say) : nothing}
        ${
          pupil
            ? html`<button class="main" @click=${() => actions.begin()}>
                ${say(lesson.page === "me" || lesson.returned ? "class.go-on" : "class.begin")}
              </button>`
            : nothing
        }
        <div>
          ${lesson.returned || lesson.page === "me" ? goOn(lesson, actions, say) : comeBack(actions, say)}
          ${pupil && (lesson.returned || lesson.page === "me") ? notMe(pupil, lesson, actions, say, asks, ask) : nothing}
        </div>
      </div>
    </div>
  `;
}

function who(pupil: UiPupil, lesson: UiLesson, actions: LessonActions, say: Say): TemplateResult {
  return html`
    <div class="who">
      ${badge(pupil.colour, pupil.number)}
      <div>
        <span class="quiet">${say("class.your-name")}</span>
        <strong aria-live="polite">${pupil.name}</strong>
      </div>
      <button ?disabled=${lesson.line !== "up"} @click=${() => actions.shuffle()}>${say("class.another-name")}</button>
      <p class="quiet">${say("class.name-why")}</p>
    </div>
  `;
}

function settings(pupil: UiPupil, lesson: UiLesson, actions: LessonActions, say: Say): TemplateResult {
  const sizes = Array.from({ length: MOST }, (_, i) => i + 1);
  return html`
    <div class="settings">
      <fieldset class="ask">
        <legend>${say("class.together")}</legend>
        <div class="segments">
          ${sizes.map(
            (n) => html`<label data-on=${String(pupil.size === n)}>
              <input type="radio" name="size" aria-label=${say("class.people", { n })} .checked=${pupil.size === n} @change=${() => actions.together(n)} />
              <span aria-hidden="true">${n}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      <fieldset class="ask">
        <legend>${say("class.level")}</legend>
        <div class="segments">
          ${[false, true].map(
            (easy) => html`<label data-on=${String(pupil.easy === easy)}>
              <input type="radio" name="level" .checked=${pupil.easy === easy} @change=${() => actions.level(easy)} />
              <span>${say(easy ? "class.level-easy" : "class.level-standard")}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      <div class="ask">
        <label for="lesson-language">${say("class.language")}</label>
        <select
          id="lesson-language"
          @change=${(event: Event) => actions.language((event.target as HTMLSelectElement).value)}
        >
          ${lesson.languages.map(
            (tag) =>
              html`<option value=${tag} lang=${tag} ?selected=${tag === lesson.language}>${languageName(tag)}</option>`,
          )}
        </select>
      </div>
    </div>
  `;
}

/** The four words with which one goes on at another tablet. */
function goOn(lesson: UiLesson, actions: LessonActions, say: Say): TemplateResult {
  return html`
    <details ?open=${lesson.phrase !== null}>
      <summary>${say("class.move")}</summary>
      <p>${say("class.move-how")}</p>
      ${
        lesson.phrase
          ? html`<ol class="phrase">
              ${lesson.phrase.map((word) => html`<li lang="az">${word}</li>`)}
            </ol>`
          : html`<button ?disabled=${lesson.line !== "up"} @click=${() => actions.askPhrase()}>${say("class.move-show")}</button>`
      }
    </details>
  `;
}

function comeBack(actions: LessonActions, say: Say): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement).get("phrase");
    if (typeof typed === "string" && typed.trim()) actions.comeBack(typed.trim());
  };
  return html`
    <details>
      <summary>${say("class.back")}</summary>
      <form class="typed" @submit=${send}>
        <p id="back-how">${say("class.back-how")}</p>
        <input
          name="phrase"
          maxlength="120"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          lang="az"
          aria-label=${say("class.back-words")}
          aria-describedby="back-how"
          placeholder=${say("class.back-words")}
        />
        <button>${say("class.go-on")}</button>
      </form>
    </details>
  `;
}

/** Another child has the tablet: asked twice, and not while answers wait to be sent. */
function notMe(
  pupil: UiPupil,
  lesson: UiLesson,
  actions: LessonActions,
  say: Say,
  asks: boolean,
  ask: (asks: boolean) => void,
): TemplateResult {
  if (!asks) return html`<button class="plain" @click=${() => ask(true)}>${say("class.not-me")}</button>`;
  if (lesson.waiting > 0)
    return html`<p role="status">${say("class.not-me-waiting", { n: lesson.waiting })}</p>`;
  return html`
    <div role="group" aria-label=${say("class.not-me")}>
      <p>${say("class.not-me-ask", { name: pupil.name })}</p>
      <p class="typed">
        <button @click=${() => actions.leave()}>${say("class.not-me-yes")}</button>
        <button class="plain" @click=${() => ask(false)}>${say("class.not-me-no")}</button>
      </p>
    </div>
  `;
}
