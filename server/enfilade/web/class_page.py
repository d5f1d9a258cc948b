"""What the teacher's board and the projector are handed with their page, as JSON in it: the words of the
lesson, and where things are. What changes comes over the line. TypeScript types are generated from it.
"""

from __future__ import annotations

from typing import Literal

from flask import request, url_for

from enfilade.content.lesson import Lesson
from enfilade.content.site_lesson import SiteLesson, SiteTask
from enfilade.content.site_texts import SaidAdvisory
from enfilade.content.site_tour import SiteStop
from enfilade.content.tasks.choose import ChooseAbout
from enfilade.content.text import Id, Language, Model, Said
from enfilade.messages.board import board_messages
from enfilade.store.tokens import shown
from enfilade.web.site import Edition


class PageTask(Model):
    """A task's words. `options`: what may be chosen, by the letters that counts go by."""

    id: Id
    number: int
    kind: str
    called: Said
    stop: Id
    prompt: Said
    hints: tuple[Said, ...]
    judged: bool
    options: dict[str, Said]


class PageStop(Model):
    """A stop of the lesson. `zone`: the opt-in advisory behind which it lies."""

    id: Id
    hall: Id
    title: Said
    zone: Id | None


class PageLinks(Model):
    """Addresses for the teacher; all but `qr` are empty on the projector's page."""

    qr: str
    projector: str = ""
    results: str = ""
    ready: str = ""
    hall: str = ""
    worksheet: str = ""
    key: str = ""


class ClassPage(Model):
    """The page of a board or a projector. `code` as people read it; `secret` is the teacher's own.

    `join_address`: what pupils type, without the scheme. `zones`: opt-in advisories of the lesson that may be
    opened for its ages.
    """

    kind: Literal["board", "projector"]
    language: Language
    prefix: str
    code: str
    secret: str | None
    title: Said
    museum: Said
    solemn: bool
    join_address: str
    links: PageLinks
    tasks: tuple[PageTask, ...]
    stops: tuple[PageStop, ...]
    halls: dict[Id, Said]
    zones: dict[Id, Said]
    notes: Said | None
    messages: dict[str, str]


OLD_ENOUGH = 16
"""Nobody younger is led behind an opt-in notice, whoever asks for it."""


def zones_of(edition: Edition, lesson: SiteLesson, language: str) -> dict[str, Said]:
    """Return the titles of the opt-in advisories that a class of this lesson may have opened."""
    if lesson.ages[0] < OLD_ENOUGH:
        return {}
    advisories = edition.texts(language).advisories
    return {a: advisories[a].title for a in lesson.advisories if a in advisories and advisories[a].opt_in}


def class_page(
    kind: Literal["board", "projector"],
    edition: Edition,
    lesson: SiteLesson,
    held: Lesson,
    language: str,
    code: str,
    *,
    secret: str | None = None,
    notes: Said | None = None,
    links: dict[str, str] | None = None,
) -> ClassPage:
    """Return what a page is handed. With `secret` it is the teacher's.

    held: the lesson as the class has it, without tasks behind what its teacher left shut.
    """
    texts = edition.texts(language)
    tour = edition.tour(lesson.tour, language)
    tasks = [task for task in lesson.tasks if held.task(task.id) is not None]
    return ClassPage(
        kind=kind,
        language=language,
        prefix=request.script_root,
        code=shown(code),
        secret=secret,
        title=lesson.title,
        museum=texts.title,
        solemn=lesson.solemn,
        join_address=join_address(),
        links=PageLinks(qr=url_for("join.qr", code=code), **(links or {})),
        tasks=tuple(_task(number, task) for number, task in enumerate(tasks, start=1)),
        stops=tuple(_stop(stop, texts.advisories) for stop in tour.stops) if tour else (),
        halls={hall: words.title for hall, words in texts.halls.items()},
        zones=zones_of(edition, lesson, language) if secret else {},
        notes=notes,
        messages=board_messages(language),
    )


def join_address() -> str:
    """Return what pupils type into the address line: as short as it may be."""
    host: str = request.host
    return host + url_for("join.choose")


def _task(number: int, task: SiteTask) -> PageTask:
    about = task.about
    options = {option.id: option.text for option in about.options} if isinstance(about, ChooseAbout) else {}
    return PageTask(
        id=task.id,
        number=number,
        kind=task.kind,
        called=task.called,
        stop=task.stop,
        prompt=task.prompt.standard,
        hints=task.hints,
        judged=task.judged,
        options=options,
    )


def _stop(stop: SiteStop, advisories: dict[str, SaidAdvisory]) -> PageStop:
    notice = advisories.get(stop.advisory or "")
    return PageStop(
        id=stop.id,
        hall=stop.hall,
        title=stop.title,
        zone=notice.id if notice is not None and notice.opt_in else None,
    )
