/** From a pupil's session to what the panel shows. Pure but for what it is handed. */
import type { Boot } from "../content/generated/boot";
import type { SiteTexts, SiteTour } from "../content/generated/site";
import type { SiteTask } from "../content/generated/site_lesson";
import { minutesLeft } from "../lesson/class_state";
import type { UiLesson, UiPlaceOfWork, UiPupil, UiTask } from "../ui/lesson_contract";
import type { ClassMuseum } from "./class_museum";
import type { ClassSession } from "./class_session";

/** The words and the places that a class's page has besides its session. */
export interface ClassWords {
  readonly boot: Boot;
  readonly tour: SiteTour;
  readonly texts: SiteTexts;
  readonly museum: ClassMuseum;
  /** Is there a hall beside the panel? */
  readonly hall: boolean;
  /** Where one stands in it. */
  readonly where: { readonly hall: string; readonly view: string | null } | null;
}

/** Two tries that were not right: a hint may help. */
const OFFERED_AFTER = 2;

/** The panel's state. */
export function uiLesson(session: ClassSession, words: ClassWords): UiLesson {
  const { lesson, view, line, group } = session;
  const { boot, tour, hall, where } = words;
  const easy = session.easy;
  const stops = new Set(lesson.tasks.map((task) => task.stop));
  // Of a museum's tour a lesson shows the stops that it works at; its own it shows whole, for each has its words.
  const own = lesson.tour === `lesson-${lesson.id}`;
  return {
    messages: boot.messages,
    language: boot.language,
    languages: boot.languages,
    title: lesson.title,
    summary: lesson.summary,
    solemn: lesson.solemn,
    pupil: pupilOf(session, boot.language),
    page: session.place.page,
    tasks: lesson.tasks.map((task, i) => uiTask(session, task, i + 1, easy, words.texts)),
    task: session.place.task,
    stops: tour.stops
      .filter((stop) => own || stops.has(stop.id) || stop.id === session.stop)
      .map((stop) => placeOf(stop, session, words, easy)),
    led: group && session.isLed ? { stop: session.stop, following: group.you.following } : null,
    here: where
      ? (tour.stops.find((stop) => stop.hall === where.hall && stop.viewpoint === where.view)?.id ?? null)
      : null,
    line: line.line,
    waiting: session.answers.waiting.length,
    paused: session.paused,
    over: session.over,
    points: view?.points ?? null,
    minutesLeft: minutesLeft(view?.ends_ms ?? null, line.client.now()),
    phrase: session.phrase,
    returned: session.returned,
    hall,
    wide: session.wide,
    said: session.said,
  };
}

function pupilOf({ view, easy, size, stuck }: ClassSession, language: string): UiPupil | null {
  if (!view) return null;
  const { name, words } = view.you;
  const said = language === "ru" ? words.ru : language === "en" ? words.en : words.az;
  return {
    name: said,
    colour: name.colour,
    number: name.animal === null ? name.number : null,
    size,
    easy,
    stuck,
  };
}

function uiTask(
  session: ClassSession,
  task: SiteTask,
  n: number,
  easy: boolean,
  { sources }: Pick<SiteTexts, "sources">,
): UiTask {
  const known = session.view?.tasks.find((each) => each.id === task.id);
  const hints = task.hints.slice(0, session.hints(task.id));
  const tried = known?.answer;
  return {
    id: task.id,
    kind: task.kind,
    n,
    stop: task.stop,
    called: task.called,
    prompt: easy ? task.prompt.easy : task.prompt.standard,
    about: task.about,
    judged: task.judged,
    standing: session.standing(task.id),
    hints,
    hintsInAll: task.hints.length,
    offersHint:
      tried?.judged?.right === false && tried.tries >= OFFERED_AFTER && hints.length < task.hints.length,
    released: known?.released
      ? { ...known.released, sources: task.sources.flatMap((id) => sources[id]?.title ?? []) }
      : null,
    points: task.points,
  };
}

function placeOf(
  stop: SiteTour["stops"][number],
  session: ClassSession,
  { hall, museum, texts }: ClassWords,
  easy: boolean,
): UiPlaceOfWork {
  const seeks = session.lesson.tasks.find((task) => task.stop === stop.id && task.about.kind === "find");
  const sought = seeks?.about.kind === "find" ? seeks.about.hall : null;
  return {
    id: stop.id,
    hall: stop.hall,
    title: stop.title,
    narration: easy ? stop.narration.easy : stop.narration.standard,
    exhibits: hall ? [] : museum.exhibitsAt(stop, easy, sought),
    poster: stop.poster,
    wayRound: stop.way_round,
    advisory: stop.advisory ? (texts.advisories[stop.advisory] ?? null) : null,
  };
}
