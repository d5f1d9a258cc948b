/**
 * A class's page for a pupil: joins, shows the panel at once, and draws the hall beside it where that can be done. With
 * `?text`, or without WebGL, the place of each task is there as text and picture, and every task can be done.
 */
import type { Boot } from "../content/generated/boot";
import type { ErrorShape, JoinAnswer } from "../content/generated/live";
import { Answers } from "../lesson/answers";
import { Shelf } from "../lesson/shelf";
import { forget, join, remember } from "../live/joining";
import type { LessonActions } from "../ui/lesson_contract";
import "../ui/lesson_panel";
import type { EnfiladeLesson } from "../ui/lesson_panel";
import "../ui/lesson_place";
import type { EnfiladePlace } from "../ui/lesson_place";
import { lessonScreen } from "../ui/lesson_screen";
import { ClassHall } from "./class_hall";
import { ClassLine } from "./class_line";
import { ClassMuseum } from "./class_museum";
import { ClassSession } from "./class_session";
import { uiLesson } from "./class_view";
import { Interface } from "./interface";
import { openScreen } from "./screen";
import { SiteStore } from "./site_store";

/** The interface is drawn at most so often. */
const REFRESH_MS = 60;

/** Start on a class's page. @throws JoinRefused where the class does not take us in */
export async function openClass(
  boot: Boot,
  hallIs: "drawn" | "asked-for-text" | "cannot-draw",
): Promise<void> {
  const drawn = hallIs === "drawn";
  const screen = openScreen();
  const root = screen.host.parentElement as HTMLElement;
  if (lessonScreen.styleSheet) document.adoptedStyleSheets.push(lessonScreen.styleSheet);
  root.dataset["class"] = drawn ? "hall" : "alone";
  root.dataset["page"] = "welcome";
  screen.ui.toggleAttribute("data-beside", true);
  // The panel has the languages; a choice there opens the page anew in that language, with nothing lost.
  const ui = new Interface({ ...boot, languages: [] }, screen, (id, language) => store.tour(id, language));
  const store = await SiteStore.open(boot.manifest.slice(boot.base.length), boot.base, boot.first);
  const joined = await enter(boot).catch((error: { shape?: ErrorShape }) => {
    if (!error.shape) throw error;
    root.dataset["class"] = "hall";
    ui.stop(error.shape);
    return null;
  });
  if (!joined) return;
  const [lesson, tour, texts] = await Promise.all([
    store.lesson(boot.lesson ?? "", boot.language),
    store.tour(joined.tour, boot.language),
    store.texts(boot.language),
  ]);
  const museum = new ClassMuseum(store, texts);
  await museum.bring(lesson.tasks.flatMap(({ about }) => (about.kind === "find" ? [about.hall] : [])));

  const panel = document.createElement("enfilade-lesson") as EnfiladeLesson;
  const place = document.createElement("enfilade-place") as EnfiladePlace;
  const shelf = new Shelf(safely(() => localStorage));
  const mark = Math.random().toString(36).slice(2, 7);
  const answers = new Answers(`${joined.gid} ${joined.uid}`, shelf, Date.now, mark);
  let hall: ClassHall | null = null;
  let waiting = false;
  const draw = (): void => {
    waiting = false;
    const now = uiLesson(session, {
      boot,
      tour,
      texts,
      museum,
      hall: hall !== null,
      where: hall?.where ?? null,
    });
    root.dataset["page"] = now.page;
    root.dataset["wide"] = String(now.wide);
    panel.lesson = now;
    place.lesson = now;
  };
  const changed = (): void => {
    if (waiting) return;
    waiting = true;
    setTimeout(draw, REFRESH_MS);
  };
  const session = new ClassSession(new ClassLine(joined, boot.language), answers, lesson, changed);
  const actions = actionsOf(boot, session, () => hall);
  panel.actions = actions;
  panel.museum = place.museum = museum;
  draw();
  root.append(place, panel);
  window.enfilade = { debug: () => hall?.debug() ?? { ready: false }, viewer: null, session };
  if (hallIs === "cannot-draw") session.sayError(trouble(boot, "class.without-hall"));
  if (!drawn) return;
  const open = tour.stops.find((stop) => stop.id === session.startsAt) ?? tour.stops[0];
  hall = await ClassHall.open({
    boot,
    store,
    screen,
    ui,
    session,
    tour,
    texts,
    start: open ?? null,
    changed,
  }).catch((error) => {
    console.error(error);
    root.dataset["class"] = "alone";
    session.sayError(trouble(boot, "class.hall-failed"));
    return null;
  });
  museum.drawn = hall !== null;
  draw();
  if (hall) window.enfilade = { debug: () => hall?.debug() ?? {}, viewer: hall.viewer, session };
}

/** Come in: by a ticket in the address (the school's own system), as who one was here, or anew. */
async function enter(boot: Boot): Promise<JoinAnswer> {
  const who = { code: boot.code ?? "" };
  const ticket = new URLSearchParams(location.hash.slice(1)).get("ticket");
  if (ticket) {
    history.replaceState(null, "", location.pathname + location.search);
    const back = await comeBack(boot, { ticket });
    if (!("code" in back)) return back;
  }
  return join(boot.prefix, boot.language, who, localStorage);
}

/** Be the pupil again that one was elsewhere; kept for this browser. */
async function comeBack(
  boot: Boot,
  by: { readonly phrase?: string; readonly ticket?: string },
): Promise<JoinAnswer | ErrorShape> {
  const answer = await fetch(`${boot.prefix}/class/return?lang=${boot.language}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ code: boot.code ?? "", ...by }),
  });
  if (!answer.ok) return (await answer.json()) as ErrorShape;
  const joined = (await answer.json()) as JoinAnswer;
  remember({ code: boot.code ?? "" }, joined, localStorage);
  return joined;
}

function actionsOf(boot: Boot, session: ClassSession, hall: () => ClassHall | null): LessonActions {
  return {
    begin: () => session.begin(),
    show: (page) => session.show(page),
    choose: (task) => session.choose(task),
    put: (task, value) => {
      session.put(task, value);
      hall()?.mark();
    },
    handIn: (task) => session.handIn(task),
    hint: (task) => session.wish({ do: "hint", task }),
    stuck: (on) => session.wish({ do: "stuck", on }),
    goThere: (stop) => hall()?.goTo(stop),
    shuffle: () => session.wish({ do: "shuffle" }),
    together: (size) => session.wish({ do: "together", size }),
    level: (easy) => session.wish({ do: "level", level: easy ? "easy" : "standard" }),
    language: (tag) => location.assign(boot.here[tag] ?? location.href),
    askPhrase: () => session.wish({ do: "phrase" }),
    comeBack: async (phrase) => {
      const back = await comeBack(boot, { phrase });
      if ("token" in back) location.reload();
      else session.sayError(back);
    },
    leave: () => {
      session.leave();
      forget(localStorage);
      location.reload();
    },
    follow: () => hall()?.follow(),
    widen: (wide) => session.widen(wide),
    dismiss: () => session.dismiss(),
  };
}

function trouble(boot: Boot, key: "class.without-hall" | "class.hall-failed"): ErrorShape {
  return { code: "hall-failed", message: boot.messages[key] ?? "", remedy: "" };
}

function safely<T>(get: () => T): T | null {
  try {
    return get();
  } catch {
    return null;
  }
}
