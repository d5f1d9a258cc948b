"""The teacher's pages: opening a class, its ready page, its board and projector.

The secret of the teacher's link is all that a teacher needs, and all that opens these pages: there is no list
of classes. It outlives the class, for the results (`class_files.py`).
"""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from pydantic import ValidationError
from werkzeug.wrappers import Response

from enfilade.content.site_lesson import SiteLesson
from enfilade.lessons.state import SchoolClass
from enfilade.lessons.wire import ClassRequest
from enfilade.live.state import Ended, Group
from enfilade.messages import LANGUAGES
from enfilade.messages.dates import date_words
from enfilade.store.tokens import shown
from enfilade.web.class_doors import opened
from enfilade.web.class_page import ClassPage, class_page, join_address, zones_of
from enfilade.web.codes import group_of_code
from enfilade.web.errors import Problem, reader_language
from enfilade.web.local_time import in_zone
from enfilade.web.page import page, say, url_absolute
from enfilade.web.parts import parts
from enfilade.web.site import Edition

classes = Blueprint("classes", __name__)

MINUTES = (20, 30, 40, 45, 50, 60, 80, 90)
"""What a lesson may last: single and double periods of schools, and the halves of them."""


@classes.get("/<any(az, en, ru):lang>/class/open")
def ask(lang: str) -> Response:
    """The form: which lesson (`?lesson=museum/id`), how, for how long, behind which notices."""
    museum, _, lesson = request.args.get("lesson", "").partition("/")
    edition = parts().site.edition(museum) if lesson else None
    words = edition.lesson(lesson, lang) if edition is not None else None
    if lesson and (edition is None or words is None):
        raise Problem("lesson-unknown")
    return page(
        "class_open.html",
        lang,
        say("class.open-title", lang),
        index=False,
        edition=edition,
        lesson=words,
        lessons=[] if words is not None else _all_lessons(lang),
        notices=[] if edition is None or words is None else _notices(edition, words, lang),
        minutes=MINUTES,
        staff_only=parts().settings.classes == "staff",
    )


@classes.post("/<any(az, en, ru):lang>/class/open")
def start(lang: str) -> Response:
    """Open the class, and lead to its ready page: reloading that opens no other one."""
    museum, _, lesson = request.form.get("lesson", "").partition("/")
    edition = parts().site.edition(museum)
    words = edition.lesson(lesson, lang) if edition is not None else None
    if edition is None or words is None:
        raise Problem("lesson-unknown")
    minutes = request.form.get("minutes", "")
    try:
        asked = ClassRequest.model_validate(
            {
                "museum": museum,
                "lesson": lesson,
                "pace": request.form.get("pace", "own"),
                "zones": [a for a in zones_of(edition, words, lang) if a in request.form.getlist("zones")],
                "minutes": int(minutes) if minutes.isdecimal() and not words.solemn else None,
            }
        )
    except ValidationError as error:
        raise Problem("request-malformed") from error
    made = opened(asked)
    return private(redirect(url_for("classes.ready", secret=made.secret, lang=lang), 303))


@classes.get("/teach/<secret>/ready")
def ready(secret: str) -> Response:
    """The code, large, and every address of the class. Made to be shown to the room: what is the teacher's
    own lies folded.
    """
    of, edition, lesson, language = taught(secret)
    group = open_group(of)
    if group is None:
        return redirect(url_for("class_files.results", secret=secret, lang=language))
    response = page(
        "class_ready.html",
        language,
        say("class.ready-title", language),
        index=False,
        secret=secret,
        lesson=lesson,
        museum=edition.id,
        code=shown(group.code),
        join_address=join_address(),
        follow_url=url_absolute(url_for("join.group_page", code=group.code)),
        teach_url=url_absolute(url_for("classes.board", secret=secret)),
        projector_url=url_for("classes.projector", code=group.code, lang=language),
        qr_url=url_for("join.qr", code=group.code),
        worksheet_url=worksheet_url(edition, lesson, language),
        until=day_words(in_zone(of.expires_ms, parts().settings.time_zone), language),
    )
    return private(response)


@classes.get("/teach/<secret>")
def board(secret: str) -> Response:
    """The teacher's board; the results, where the class is over."""
    of, edition, lesson, language = taught(secret)
    group = open_group(of)
    if group is None:
        return redirect(url_for("class_files.results", secret=secret, lang=language))
    notes = of.lesson.notes
    made = class_page(
        "board",
        edition,
        lesson,
        of.lesson,
        language,
        group.code,
        secret=secret,
        notes=notes.said((language, *LANGUAGES)) if notes is not None else None,
        links={
            "projector": url_for("classes.projector", code=group.code, lang=language),
            "results": url_for("class_files.results", secret=secret, lang=language),
            "ready": url_for("classes.ready", secret=secret, lang=language),
            "hall": url_for("join.guide", secret=secret, hall="", lang=language),
            "worksheet": worksheet_url(edition, lesson, language),
            "key": url_for("lessons.key", secret=secret, lang=language),
        },
    )
    return private(_app(made, say("class.board-title", language)))


@classes.get("/class/<code>/projector")
def projector(code: str) -> Response:
    """What the room sees. It needs no more than the code: nobody's name is ever on it."""
    group = _group_of_code(code)
    of = parts().classes.read(group.gid)
    edition = parts().site.edition(group.plan.museum, group.plan.revision)
    language = reader_language()
    lesson = edition.lesson(group.lesson or "", language) if edition is not None else None
    if of is None or edition is None or lesson is None:
        raise Problem("code-unknown")
    made = class_page("projector", edition, lesson, of.lesson, language, group.code)
    return private(_app(made, say("class.projector-title", language)))


def taught(secret: str) -> tuple[SchoolClass, Edition, SiteLesson, str]:
    """Return the class of a teacher's link, its museum and lesson as they were when it began, and the
    language of the request. Raises Problem where the link opens nothing, or nothing any more.
    """
    gid = parts().classes.by_teacher(secret)
    of = parts().classes.read(gid) if gid is not None else None
    if of is None:
        raise Problem("teach-link-unknown")
    language = reader_language()
    edition = parts().site.edition(of.museum, of.revision)
    lesson = edition.lesson(of.lesson.id, language) if edition is not None else None
    if edition is None or lesson is None:
        raise Problem("teach-link-unknown")
    return of, edition, lesson, language


def day_words(moment: datetime, language: str) -> str:
    """Return a day as a language writes it."""
    return date_words(f"{moment:%Y-%m-%d}", language)


def worksheet_url(edition: Edition, lesson: SiteLesson, language: str) -> str:
    """Return where the lesson's worksheet is; empty where it has none."""
    if lesson.worksheet is None:
        return ""
    return url_for("lessons.worksheet", lang=language, museum=edition.id, lesson=lesson.id)


def open_group(of: SchoolClass) -> Group | None:
    """Return the class's group; None where it has ended."""
    group = parts().hub.group(of.gid)
    return None if group is None or isinstance(group.mode, Ended) else group


def _group_of_code(code: str) -> Group:
    group = group_of_code(code)
    if group.lesson is None:
        raise Problem("code-unknown")
    return group


def _all_lessons(language: str) -> list[tuple[Edition, SiteLesson]]:
    """Return every lesson that there is, with its museum."""
    return [
        (edition, words)
        for edition in parts().site.editions()
        for entry in edition.museum.lessons
        if (words := edition.lesson(entry.id, language)) is not None
    ]


def _notices(edition: Edition, lesson: SiteLesson, language: str) -> list[dict[str, object]]:
    """Return the notices that the lesson comes to: each with whether it may be opened for this class."""
    advisories = edition.texts(language).advisories
    may = zones_of(edition, lesson, language)
    return [{"notice": advisories[a], "may_open": a in may} for a in lesson.advisories if a in advisories]


def _app(made: ClassPage, title: str) -> Response:
    """Return a page that is all script: board or projector."""
    parts().viewer.refresh()
    json = Markup(made.model_dump_json().replace("<", "\\u003c"))
    html = render_template("class_app.html", lang=made.language, title=title, made=made, class_json=json)
    response = make_response(html)
    response.headers["Content-Language"] = made.language
    return response


def private(response: Response) -> Response:
    """Let no cache keep a page with a secret. (No other site hears of its address: `security.py`.)"""
    response.headers["Cache-Control"] = "no-store"
    return response
