"""The guide's own page of their recording: watch it, agree to it, take that back. It outlives the group."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from enfilade.store import recordings as store
from enfilade.store.recordings import Recorded
from enfilade.web.errors import Problem, reader_language
from enfilade.web.page import page, say
from enfilade.web.parts import parts
from enfilade.web.recordings_state import (
    delete_for_good,
    is_going,
    over,
    private,
    settled,
    status_of,
    take_back,
)
from enfilade.web.replay import day_of, edition_of, replay_page, title_of
from enfilade.web.replay_log import log_of
from enfilade.web.replay_words import looked_through

recordings_guide = Blueprint("recordings_guide", __name__)

NAME_LETTERS = 60


@recordings_guide.get("/guide/<secret>/recording")
def show(secret: str) -> Response:
    """What was recorded, what is to become of it, and who decides."""
    recorded = _mine(secret)
    language = reader_language()
    response = page(
        "recording_guide.html",
        language,
        say("recordings.guide-title", language),
        index=False,
        secret=secret,
        recorded=recorded,
        status=status_of(recorded),
        going=is_going(recorded),
        tour_title=title_of(recorded, edition_of(recorded), language),
        date=day_of(recorded, language),
        most=NAME_LETTERS,
    )
    return _secret(response)


@recordings_guide.get("/guide/<secret>/recording/watch")
def watch(secret: str) -> Response:
    """It as visitors would take it."""
    recorded = over(_mine(secret))
    looked_through(recorded, edition_of(recorded))
    language = reader_language()
    log = url_for("recordings_guide.log", secret=secret, lang=language)
    return _secret(replay_page(_mine(secret), language, log))


@recordings_guide.get("/guide/<secret>/recording/log")
def log(secret: str) -> Response:
    """Its log, without what was cut out."""
    return log_of(over(_mine(secret)), reader_language())


@recordings_guide.post("/guide/<secret>/recording/agree")
def agree(secret: str) -> Response:
    """Agree to it as it is now, under the name that they choose."""
    recorded = over(_mine(secret))
    if "agree" not in request.form:
        raise Problem("recording-not-agreed")
    looked_through(recorded, edition_of(recorded))
    recorded = _mine(secret)
    name = " ".join("".join(c if c.isprintable() else " " for c in request.form.get("name", "")).split())
    if len(name) > NAME_LETTERS:
        raise Problem("name-too-long")
    now_ms = parts().hub.now_ms()
    state = recorded.kept.model_copy(update={"name": name, "agreed_ms": now_ms})
    by = say("recordings.guide", "az")
    parts().store.run(lambda c: store.keep(c, recorded.id, state, "agreed", by, now_ms))
    return _back(secret)


@recordings_guide.post("/guide/<secret>/recording/disagree")
def disagree(secret: str) -> Response:
    """Take the agreement back: from this moment on nobody takes it any more."""
    take_back(_mine(secret), say("recordings.guide", "az"), by_guide=True)
    return _back(secret)


@recordings_guide.post("/guide/<secret>/recording/delete")
def delete(secret: str) -> Response:
    """Delete it with everything in it, now."""
    delete_for_good(over(_mine(secret)).id, say("recordings.guide", "az"))
    language = reader_language()
    return private(page("recording_deleted.html", language, say("recordings.deleted", language), index=False))


def _mine(secret: str) -> Recorded:
    recorded = settled(lambda c: store.by_guide(c, secret))
    if recorded is None:
        raise Problem("guide-link-unknown")
    return recorded


def _back(secret: str) -> Response:
    return redirect(url_for("recordings_guide.show", secret=secret, lang=reader_language()), 303)


def _secret(response: Response) -> Response:
    response.headers["Referrer-Policy"] = "no-referrer"
    return private(response)
