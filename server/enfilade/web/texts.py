"""The staff's pages of texts: find one, correct it in every language, see who changed it, take it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from enfilade.library.texts import Written, museums
from enfilade.store import staff as people
from enfilade.web import corrections
from enfilade.web.errors import Problem, reader_language
from enfilade.web.page import page, say
from enfilade.web.parts import parts
from enfilade.web.staff import staff_only

texts = Blueprint("texts", __name__)

MAY_CORRECT = ("admin", "curator")
MOST_SHOWN = 200

ABOUT = 40
"""Characters shown before and behind what was changed."""

FORM_BYTES = 512 * 1024
"""Three languages of the longest text: a Cyrillic letter travels as six bytes in a form."""

P = ParamSpec("P")


def curators_only(
    view: Callable[Concatenate[people.Person, P], Response],
) -> Callable[P, Response]:
    """Give the view the person who has signed in, if they look after the museum's words."""

    @wraps(view)
    def guarded(person: people.Person, /, *args: P.args, **kwargs: P.kwargs) -> Response:
        if person.role not in MAY_CORRECT:
            raise Problem("curators-only")
        return view(person, *args, **kwargs)

    return staff_only(guarded)


@texts.get("/staff/texts")
@curators_only
def find(person: people.Person) -> Response:
    """All texts, or those in which the words asked for stand; what wants care comes with a mark."""
    language = reader_language()
    home = parts().settings.home
    known = museums(home)
    museum = request.args.get("museum", "")
    if museum not in known:
        museum = known[0] if known else ""
    asked = request.args.get("q", "").strip()
    everything = corrections.texts_of(home, museum).values() if museum else ()
    languages = _languages(museum)
    edits = corrections.edits_of(parts(), museum)
    marks = {
        text.key: (
            corrections.stale_in(text, edits, languages),
            tuple(each for each in languages if each not in text.words),
        )
        for text in everything
    }
    only_marked = "care" in request.args
    found = [
        text
        for text in everything
        if (not asked or _holds(text, asked)) and (not only_marked or any(marks[text.key]))
    ]
    response = page(
        "texts.html",
        language,
        say("texts.title", language),
        index=False,
        museums=[(each, _museum_title(each, language)) for each in known],
        museum=museum,
        asked=asked,
        only_marked=only_marked,
        found=found[:MOST_SHOWN],
        count=len(found),
        marks=marks,
        first=lambda text: text.words.get(language) or next(iter(text.words.values()), ""),
    )
    return _private(response)


@texts.get("/staff/texts/<museum>/<path:key>")
@curators_only
def show(person: people.Person, museum: str, key: str) -> Response:
    """One text in all its languages, with its history."""
    return _form(museum, key)


@texts.post("/staff/texts/<museum>/<path:key>")
@curators_only
def save(person: people.Person, museum: str, key: str) -> Response:
    """Save what was written and publish it; words that the build refuses come back with what it says."""
    request.max_content_length = FORM_BYTES
    text = corrections.text_of(parts().settings.home, museum, key)
    given = {each: request.form.get(f"words-{each}", "") for each in _languages(museum)}
    now_ms = parts().hub.now_ms()
    today = datetime.fromtimestamp(now_ms / 1000, UTC).date() if "approve" in request.form else None
    done = corrections.correct(
        parts(), text, given, request.form.get("stamp", ""), person.name, now_ms, today
    )
    if not done.published:
        return _form(museum, key, given, done.lines)
    return redirect(url_for("texts.show", museum=museum, key=key, saved="", lang=reader_language()), 303)


@texts.post("/staff/texts/<museum>/<path:key>/undo/<int:change>")
@curators_only
def undo(person: people.Person, museum: str, key: str, change: int) -> Response:
    """Take a change back."""
    done = corrections.undo(parts(), museum, key, change, person.name, parts().hub.now_ms())
    if not done.published:
        return _form(museum, key, None, done.lines)
    return redirect(url_for("texts.show", museum=museum, key=key, saved="", lang=reader_language()), 303)


def _form(
    museum: str, key: str, given: dict[str, str] | None = None, refused: tuple[str, ...] = ()
) -> Response:
    language = reader_language()
    text = corrections.text_of(parts().settings.home, museum, key)
    languages = _languages(museum)
    edits = corrections.edits_of(parts(), museum, key)
    changes: dict[int, list[object]] = {}
    for edit in edits:
        changes.setdefault(edit.change, []).append(edit)
    response = page(
        "text.html",
        language,
        say("texts.one", language),
        index=False,
        museum=museum,
        museum_title=_museum_title(museum, language),
        text=text,
        languages=languages,
        given=given or {},
        refused=refused,
        saved="saved" in request.args and not refused,
        stale=corrections.stale_in(text, edits, languages),
        changes=changes,
        around=around,
        day=lambda ms: datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d %H:%M"),
        rows=lambda words: min(18, 2 + len(words) // 70 + words.count("\n")),
    )
    if refused:
        response.status_code = 422
    return _private(response)


def around(before: str | None, after: str | None) -> tuple[str, str]:
    """Return both words cut down to where they differ, with a little of what stands about it."""
    old, new = before or "", after or ""
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    lead, tail = max(0, start - ABOUT), max(0, end - ABOUT)
    first, last = ("…" if lead else ""), ("…" if tail else "")
    cut = [first + words[lead : len(words) - tail] + last for words in (old, new)]
    return cut[0] or "—", cut[1] or "—"


def _same(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _languages(museum: str) -> tuple[str, ...]:
    edition = parts().site.edition(museum)
    return tuple(edition.museum.languages) if edition else ("az", "en", "ru")


def _museum_title(museum: str, language: str) -> str:
    edition = parts().site.edition(museum)
    return edition.texts(language).title.text if edition else museum


def _holds(text: Written, asked: str) -> bool:
    wanted = asked.casefold()
    return wanted in text.key or any(wanted in words.casefold() for words in text.words.values())


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
