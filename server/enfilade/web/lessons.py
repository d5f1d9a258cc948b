"""Pages of lessons, for teachers before a class: which there are, what one is, its worksheet, its answers.

Anyone may read them but the answers: those are for staff, and for who has opened a class.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, request
from werkzeug.wrappers import Response

from enfilade.content.lesson import Lesson
from enfilade.content.site import SaidSource, SiteStop
from enfilade.content.site_lesson import SiteLesson, SiteTask
from enfilade.content.task import Paper, Task
from enfilade.content.text import Said, Text
from enfilade.store import staff as people
from enfilade.web.classes import taught
from enfilade.web.errors import Problem
from enfilade.web.page import page, say
from enfilade.web.pages import LANG, edition_of, open_poster
from enfilade.web.site import Edition
from enfilade.web.staff import staff_only

lessons = Blueprint("lessons", __name__)


@dataclass(frozen=True)
class AtStop:
    """One stop of a lesson, and its tasks with their numbers."""

    stop: SiteStop
    tasks: tuple[tuple[int, SiteTask], ...]


@dataclass(frozen=True)
class OnPaper:
    """A task of the worksheet: its number, and the parts that it has."""

    number: int
    task: SiteTask
    how: Said
    paper: Paper


@dataclass(frozen=True)
class Solved:
    """A task as the teacher has it."""

    number: int
    task: SiteTask
    right: tuple[str, ...]
    explanation: Said
    notes: Said | None


@lessons.get(f"/{LANG}/<museum>/lessons")
def index(lang: str, museum: str) -> Response:
    """The lessons of a museum."""
    edition = edition_of(museum)
    return page(
        "lessons.html",
        lang,
        say("lessons.title", lang),
        edition=edition,
        summary=say("lessons.lead", lang),
        lessons=lessons_of(edition, lang),
    )


@lessons.get(f"/{LANG}/<museum>/lessons/<lesson>")
def one(lang: str, museum: str, lesson: str) -> Response:
    """One lesson: its goals, whom it is for, where it leads, what pupils do there."""
    edition = edition_of(museum)
    words = _words(edition, lesson, lang)
    texts = edition.texts(lang)
    tour = edition.tour(words.tour, lang)
    tour_entry = edition.tour_entry(words.tour)
    cited = {source for task in words.tasks for source in task.sources}
    return page(
        "lesson.html",
        lang,
        words.title.text,
        edition=edition,
        summary=words.summary.text,
        poster=open_poster(edition, words.halls[0]),
        lesson=words,
        places=_at_stops(words, tour.stops if tour is not None else ()),
        halls=[texts.halls[hall] for hall in words.halls if hall in texts.halls],
        tour=tour if tour_entry is not None and tour_entry.lesson is None else None,
        notices=[texts.advisories[each] for each in words.advisories if each in texts.advisories],
        cited=_cited(edition, lang, cited),
    )


@lessons.get(f"/{LANG}/<museum>/lessons/<lesson>/worksheet")
def worksheet(lang: str, museum: str, lesson: str) -> Response:
    """The lesson on paper, A4, without answers; `?easy` in plain words, `?key` with the answers for staff."""
    if "key" in request.args:
        return _key_for_staff(museum, lesson, lang)
    edition = edition_of(museum)
    words = _words(edition, lesson, lang)
    lesson_key = edition.lesson_key(lesson)
    if words.worksheet is None or lesson_key is None:
        raise Problem("page-unknown")
    tour = edition.tour(words.tour, lang)
    stops = {stop.id: stop for stop in (tour.stops if tour is not None else ())}
    notices = edition.texts(lang).advisories
    shut = {
        id_ for id_, stop in stops.items() if (notice := notices.get(stop.advisory or "")) and notice.opt_in
    }
    return page(
        "worksheet.html",
        lang,
        say("sheet.page", lang, title=words.title.text),
        edition=edition,
        index=False,
        lesson=words,
        easy="easy" in request.args,
        has_easy=any(task.prompt.easy.text != task.prompt.standard.text for task in words.tasks),
        # What is asked behind a notice that is off by default is on no sheet: who opens it is the class.
        tasks=_on_paper(words, lesson_key, _order(edition, lang), shut),
        stops={id_: stop.title for id_, stop in stops.items()},
    )


@lessons.get("/teach/<secret>/key")
def key(secret: str) -> Response:
    """The answers of a class's lesson, as it was when the class was opened, for its teacher."""
    of, edition, words, language = taught(secret)
    return _key(edition, words, of.lesson, language)


@staff_only
def _key_for_staff(person: people.Person, museum: str, lesson: str, lang: str) -> Response:
    edition = edition_of(museum)
    lesson_key = edition.lesson_key(lesson)
    if lesson_key is None:
        raise Problem("page-unknown")
    return _key(edition, _words(edition, lesson, lang), lesson_key, lang)


def _key(edition: Edition, words: SiteLesson, lesson: Lesson, lang: str) -> Response:
    tour = edition.tour(words.tour, lang)
    cited = {source for task in words.tasks for source in task.sources}
    response = page(
        "lesson_key.html",
        lang,
        say("sheet.key", lang, title=words.title.text),
        edition=edition,
        index=False,
        lesson=words,
        notes=_said(lesson.notes, edition, lang),
        tasks=_solved(edition, words, lesson, lang),
        stops={stop.id: stop.title for stop in (tour.stops if tour is not None else ())},
        cited=_cited(edition, lang, cited),
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def lessons_of(edition: Edition, lang: str) -> tuple[SiteLesson, ...]:
    """Return a museum's lessons in a language, the youngest pupils' first."""
    entries = sorted(edition.museum.lessons, key=lambda entry: (entry.ages, entry.id))
    found = (edition.lesson(entry.id, lang) for entry in entries)
    return tuple(lesson for lesson in found if lesson is not None)


def _words(edition: Edition, lesson: str, lang: str) -> SiteLesson:
    words = edition.lesson(lesson, lang)
    if words is None:
        raise Problem("page-unknown")
    return words


def _at_stops(lesson: SiteLesson, stops: tuple[SiteStop, ...]) -> list[AtStop]:
    """Return the stops in the order of the way, with what is done at each; at some one only reads."""
    numbered = tuple(enumerate(lesson.tasks, start=1))
    return [AtStop(stop, tuple(each for each in numbered if each[1].stop == stop.id)) for stop in stops]


def _on_paper(words: SiteLesson, lesson: Lesson, order: tuple[str, ...], shut: set[str]) -> list[OnPaper]:
    """Return the tasks of the worksheet but those at shut stops, numbered as they stand on it. Made of what
    is public.
    """
    said = {task.id: task for task in words.tasks}
    found: list[OnPaper] = []
    for id_ in words.worksheet.tasks if words.worksheet is not None else ():
        task = lesson.task(id_)
        paper = task.paper(said[id_].about) if task is not None and id_ in said else None
        if task is not None and paper is not None and task.stop not in shut:
            how = task.what_to_do(on_paper=True).said(order)
            found.append(OnPaper(len(found) + 1, said[id_], how, paper))
    return found


def _solved(edition: Edition, words: SiteLesson, lesson: Lesson, lang: str) -> list[Solved]:
    order, names = _order(edition, lang), edition.names(lang)
    keys: dict[str, Task] = {task.id: task for task in lesson.tasks}
    return [
        Solved(
            number,
            task,
            keys[task.id].right(order, names),
            keys[task.id].explanation.said(order),
            _said(keys[task.id].notes, edition, lang),
        )
        for number, task in enumerate(words.tasks, start=1)
        if task.id in keys
    ]


def _order(edition: Edition, lang: str) -> tuple[str, ...]:
    return (lang, *(tag for tag in edition.museum.languages if tag != lang))


def _said(text: Text | None, edition: Edition, lang: str) -> Said | None:
    return None if text is None else text.said(_order(edition, lang))


def _cited(edition: Edition, lang: str, ids: set[str]) -> list[SaidSource]:
    return [source for id_, source in edition.texts(lang).sources.items() if id_ in ids]
