"""The staff's pages of recorded tours: watch one, trim it, write its words, publish, withdraw, delete."""

from __future__ import annotations

from flask import Blueprint, make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from enfilade.library.tour_draft import NothingToDraft
from enfilade.live.transcript import MOST_LETTERS, Malformed, Words, clock, parse, written
from enfilade.live.trim import kept
from enfilade.store import recordings as store
from enfilade.store import staff as people
from enfilade.store.recordings import Kept, Recorded
from enfilade.web.errors import Problem, reader_language
from enfilade.web.local_time import when_words
from enfilade.web.page import page, say
from enfilade.web.parts import parts
from enfilade.web.recording_cuts import cuts_of
from enfilade.web.recording_draft import draft_of, name_of
from enfilade.web.recordings_state import (
    delete_for_good,
    is_going,
    over,
    private,
    settled,
    status_of,
    take_back,
)
from enfilade.web.replay import day_of, edition_of, length_ms, replay_page, title_of
from enfilade.web.replay_log import log_of
from enfilade.web.replay_words import looked_through
from enfilade.web.staff import staff_only
from enfilade.web.texts import curators_only

recordings = Blueprint("recordings", __name__)

FORM_BYTES = 4 * 1024 * 1024
"""Three languages of an hour's words; a Cyrillic letter travels as six bytes in a form."""

EMPTY_ROWS = 3
"""Cuts in the middle that may be added at once."""


@recordings.get("/staff/recordings")
@staff_only
def every(person: people.Person) -> Response:
    """All recordings, the newest first."""
    language = reader_language()
    found = settled(store.every)
    shown = [(each, parts().site.edition(each.museum, each.revision)) for each in found]
    response = page(
        "recordings.html",
        language,
        say("recordings.title", language),
        index=False,
        found=[(each, title_of(each, edition, language)) for each, edition in shown if edition is not None],
        status=status_of,
        facts=lambda each: _facts(each, language),
        deleted="deleted" in request.args,
    )
    return private(response)


@recordings.get("/staff/recordings/<id>")
@staff_only
def one(person: people.Person, id: str) -> Response:
    """One recording, with what can be done with it."""
    return _form(_of(id), person)


@recordings.get("/staff/recordings/<id>/watch")
@staff_only
def watch(person: people.Person, id: str) -> Response:
    """It as visitors would take it; with `whole` uncut."""
    whole = "" if "whole" in request.args else None
    recorded = over(_of(id))
    looked_through(recorded, edition_of(recorded))
    language = reader_language()
    log = url_for("recordings.log", id=id, lang=language, whole=whole)
    return private(replay_page(_of(id), language, log))


@recordings.get("/staff/recordings/<id>/log")
@staff_only
def log(person: people.Person, id: str) -> Response:
    """Its log; with `whole` uncut."""
    return log_of(over(_of(id)), reader_language(), "whole" in request.args)


@recordings.post("/staff/recordings/<id>/trim")
@staff_only
def trim(person: people.Person, id: str) -> Response:
    """Leave parts out."""
    recorded = _editable(id)
    cuts = cuts_of(request.form, recorded.length_ms)
    if not kept(cuts, recorded.length_ms):
        raise Problem("recording-empty")
    return _edited(recorded, recorded.kept.model_copy(update={"cuts": cuts}), person)


@recordings.post("/staff/recordings/<id>/words")
@staff_only
def words(person: people.Person, id: str) -> Response:
    """Write the transcript, in each language."""
    request.max_content_length = request.max_form_memory_size = FORM_BYTES
    recorded = _editable(id)
    made: dict[str, tuple[Words, ...]] = {}
    for language in edition_of(recorded).museum.languages:
        text = request.form.get(f"words-{language}", "")
        if len(text) > MOST_LETTERS:
            raise Problem("too-large")
        try:
            made[language] = parse(text)
        except Malformed as error:
            raise Problem("transcript-malformed") from error
    return _edited(recorded, recorded.kept.model_copy(update={"words": made}), person)


@recordings.post("/staff/recordings/<id>/publish")
@curators_only
def publish(person: people.Person, id: str) -> Response:
    """Let anybody take it: when the guide has agreed to it as it is."""
    recorded = _editable(id)
    if recorded.kept.agreed_ms is None:
        raise Problem("recording-not-agreed")
    if not any(recorded.kept.words.values()):
        raise Problem("transcript-missing")
    now_ms = parts().hub.now_ms()
    state = recorded.kept.model_copy(update={"published_ms": now_ms, "withdrawn_ms": None})
    parts().store.run(lambda c: store.keep(c, id, state, "published", person.name, now_ms))
    return _back(id)


@recordings.post("/staff/recordings/<id>/withdraw")
@staff_only
def withdraw(person: people.Person, id: str) -> Response:
    """Let nobody take it any more, from this moment on."""
    take_back(_of(id), person.name, by_guide=False)
    return _back(id)


@recordings.post("/staff/recordings/<id>/delete")
@curators_only
def delete(person: people.Person, id: str) -> Response:
    """Delete it with everything in it, now."""
    over(_of(id))
    delete_for_good(id, person.name)
    return redirect(url_for("recordings.every", deleted="", lang=reader_language()), 303)


@recordings.get("/staff/recordings/<id>/tour.yaml")
@staff_only
def draft(person: people.Person, id: str) -> Response:
    """A draft of a tour, made of it."""
    recorded = over(_of(id))
    try:
        text = draft_of(parts().store, recorded, edition_of(recorded), parts().settings.time_zone)
    except NothingToDraft as error:
        raise Problem("recording-no-stops") from error
    name = name_of(recorded, parts().settings.time_zone)
    response = make_response(text)
    response.mimetype = "application/yaml"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.yaml"'
    return private(response)


def _form(recorded: Recorded, person: people.Person) -> Response:
    language = reader_language()
    edition = edition_of(recorded)
    going = is_going(recorded)
    state = recorded.kept if going else looked_through(recorded, edition)
    length = recorded.length_ms
    spans = kept(state.cuts, length) if length else ()
    guide = say("recordings.guide", "az")  # so the store calls them
    middle = [cut for cut in state.cuts if cut[0] > 0 and cut[1] < length]
    response = page(
        "recording.html",
        language,
        title_of(recorded, edition, language),
        index=False,
        recorded=recorded,
        state=state,
        status=status_of(recorded),
        facts=_facts(recorded, language),
        going=going,
        may_publish=person.role in ("admin", "curator"),
        begins=clock(spans[0][0]) if spans else "",
        ends=clock(-(-spans[-1][1] // 1000) * 1000) if spans else "",
        length=clock(length),
        cuts=[(clock(a), clock(b)) for a, b in middle] + [("", "")] * EMPTY_ROWS,
        languages=edition.museum.languages,
        written={each: written(state.words.get(each, ())) for each in edition.museum.languages},
        acts=parts().store.read(lambda c: store.acts(c, recorded.id)),
        when=lambda ms: when_words(ms, parts().settings.time_zone, language),
        by=lambda act: say("recordings.guide", language) if act.by == guide else act.by,
        saved="saved" in request.args,
        public=url_for("replay.take", lang=language, museum=recorded.museum, id=recorded.id),
    )
    return private(response)


def _facts(recorded: Recorded, language: str) -> str:
    return say(
        "recordings.facts",
        language,
        date=day_of(recorded, language),
        length=clock(length_ms(recorded)),
        kilobytes=-(-recorded.bytes // 1000),
    )


def _edited(recorded: Recorded, state: Kept, person: people.Person) -> Response:
    """Keep a change; what the guide agreed to is not this any more."""
    now_ms = parts().hub.now_ms()
    if state != recorded.kept:
        state = state.model_copy(update={"agreed_ms": None})
        parts().store.run(lambda c: store.keep(c, recorded.id, state, "edited", person.name, now_ms))
    return _back(recorded.id)


def _of(id: str) -> Recorded:
    recorded = settled(lambda c: store.read(c, id))
    if recorded is None:
        raise Problem("recording-unknown")
    return recorded


def _editable(id: str) -> Recorded:
    recorded = over(_of(id))
    if recorded.kept.published_ms is not None:
        raise Problem("recording-published")
    looked_through(recorded, edition_of(recorded))
    return _of(id)


def _back(id: str) -> Response:
    return make_response(redirect(url_for("recordings.one", id=id, saved="", lang=reader_language()), 303))
