"""Two lessons of the small site: one task of each kind on its tour's stops, and a solemn one."""

from __future__ import annotations

from typing import Any

from enfilade.content.lesson import Lesson
from enfilade.content.site_files import FileRef
from enfilade.content.site_lesson import SiteLesson
from enfilade.content.site_texts import SaidPicture
from enfilade.content.task import Around
from enfilade.content.text import Said
from enfilade.pipeline.lessons import site_lesson

LESSON, SOLEMN_LESSON = "every-kind", "quiet"
PICTURE = "pictures/page.png"


def words(text: str) -> dict[str, str]:
    """A text whose languages can be told apart."""
    return {tag: f"{text} {tag}" for tag in ("az", "en", "ru")}


def _task(id_: str, kind: str, stop: str, **own: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "kind": kind,
        "stop": stop,
        "prompt": words(f"prompt of {id_}"),
        "hints": [words(f"hint of {id_}")],
        "explanation": words(f"explanation of {id_}"),
        "sources": ["book"],
        "notes": words(f"private note on {id_}"),
        **own,
    }


def _named(*ids: str, **own: Any) -> list[dict[str, Any]]:
    return [{"id": id_, "text": words(id_), **own} for id_ in ids]


TASKS = [
    _task("board", "find", "threshold", hall="upper", targets=["upper-room-board"], points=1),
    _task(
        "one",
        "choose",
        "threshold",
        options=[{"id": "yes", "text": words("yes"), "right": True}, *_named("no", "perhaps")],
        points=2,
        minutes=3,
    ),
    _task(
        "many",
        "choose",
        "threshold",
        many=True,
        options=[
            {"id": "salt", "text": words("salt"), "right": True, "why": words("why salt")},
            {"id": "oil", "text": words("oil"), "right": True},
            *_named("tea", "rice"),
        ],
    ),
    _task(
        "years",
        "order",
        "threshold",
        items=[
            {"id": "first", "text": words("republic"), "year": "1918"},
            {"id": "second", "text": words("takeover"), "year": "1920"},
            {"id": "third", "text": words("terror"), "year": "1937"},
            {"id": "fourth", "text": words("independence"), "year": "1991"},
        ],
    ),
    _task(
        "pairs",
        "match",
        "threshold",
        pairs=[
            {"id": name, "left": words(f"{name} left"), "right": words(f"{name} right")}
            for name in ("flag", "note", "stamp")
        ],
    ),
    _task("days", "number", "threshold", answer=28, tolerance=1, unit=words("days")),
    _task(
        "word",
        "short-text",
        "cell",
        accepted={"az": ["İstiqlal", "müstəqillik"], "en": ["independence"], "ru": ["независимость"]},
    ),
    _task(
        "seal",
        "mark",
        "cell",
        picture={"file": PICTURE, "alt": words("a page")},
        areas=[{"ellipse": [0.75, 0.8, 0.1, 0.15]}],
        regions=[
            {"id": "seal", "text": words("the seal"), "at": [0.75, 0.8]},
            {"id": "head", "text": words("the heading"), "at": [0.5, 0.1]},
        ],
    ),
    _task(
        "page", "look-closely", "cell", picture={"file": PICTURE, "alt": words("a page")}, ask=words("who?")
    ),
    _task(
        "two",
        "compare",
        "cell",
        first="upper-room-exhibit",
        second="basement-room-exhibit",
        statements=[
            {"id": "a", "text": words("above"), "belongs": "first"},
            {"id": "b", "text": words("below"), "belongs": "second"},
            {"id": "c", "text": words("old"), "belongs": "both"},
        ],
    ),
    _task("think", "reflection", "cell", share=True),
    _task(
        "stamp",
        "design",
        "cell",
        slots=[
            {"id": "motif", "title": words("motif"), "options": _named("buta", "flame")},
            {"id": "value", "title": words("value"), "options": _named("five", "ten")},
        ],
    ),
]


def lessons() -> tuple[Lesson, Lesson]:
    """Return the lesson of every kind, and the solemn one."""
    every = {
        "id": LESSON,
        "title": words("Every kind"),
        "summary": words("lesson summary"),
        "goals": [words("a goal"), words("another goal")],
        "ages": [10, 12],
        "minutes": 45,
        "halls": ["upper", "basement"],
        "tour": "doors",
        "tasks": TASKS,
        "notes": words("private note on the lesson"),
        "worksheet": {"intro": words("worksheet intro")},
    }
    quiet = {
        **every,
        "id": SOLEMN_LESSON,
        "title": words("Quiet"),
        "ages": [16, 18],
        "advisories": ["execution"],
        "feedback": "on-release",
        "pace": "led",
        "tasks": [
            {**task, "points": 0, "minutes": None}
            for task in TASKS
            if task["id"] in ("one", "years", "page", "think")
        ]
        + [{**_task("door", "reflection", "closed-door", share=True), "points": 0, "minutes": None}],
        "worksheet": None,
    }
    return Lesson.model_validate(every), Lesson.model_validate(quiet)


def said(lesson: Lesson, museum: str, stops: tuple[str, ...], language: str, picture: FileRef) -> SiteLesson:
    """Return a lesson as the build writes it for pupils."""
    order = (language, *(tag for tag in ("az", "en", "ru") if tag != language))
    shown = SaidPicture(
        small=picture, full=picture, width=800, height=600, alt=Said(text=f"a page {language}"), credit=None
    )
    return site_lesson(
        lesson, museum, stops, lesson.id == SOLEMN_LESSON, Around(order, {f"file:{PICTURE}": shown})
    )
