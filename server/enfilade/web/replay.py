"""A recorded tour that anyone may take: its page, whole without a script, and its log."""

from __future__ import annotations

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from enfilade.content.site import Poster
from enfilade.live.transcript import clock
from enfilade.messages import LANGUAGES
from enfilade.messages.dates import date_words
from enfilade.store import recordings
from enfilade.store.recordings import Recorded
from enfilade.web.errors import Problem
from enfilade.web.local_time import in_zone
from enfilade.web.page import page, say
from enfilade.web.parts import parts
from enfilade.web.replay_log import log_of
from enfilade.web.replay_words import sections
from enfilade.web.site import Edition

replay = Blueprint("replay", __name__)

LANG = "<any(az, en, ru):lang>"


@replay.get(f"/{LANG}/<museum>/recorded/<id>")
def take(lang: str, museum: str, id: str) -> Response:
    """The recorded tour: title, date, the guide's name, what is said; the viewer starts on it."""
    recorded = published(museum, id)
    log = url_for("replay.log", lang=lang, museum=museum, id=id)
    return replay_page(recorded, lang, log, index=True)


@replay.get(f"/{LANG}/<museum>/recorded/<id>.log")
def log(lang: str, museum: str, id: str) -> Response:
    """Its log, without what was cut out."""
    return log_of(published(museum, id), lang)


def published(museum: str, id: str) -> Recorded:
    """Return a recording that anybody may take. Raises Problem: 410 where it was to be had once."""

    recorded = parts().store.read(lambda c: recordings.read(c, id))
    if recorded is not None and recorded.museum == museum and recorded.kept.published_ms is not None:
        return recorded
    gone = parts().store.read(lambda c: recordings.was_public(c, id))
    raise Problem("recording-withdrawn" if gone else "recording-unknown")


def replay_page(recorded: Recorded, language: str, log: str, *, index: bool = False) -> Response:
    """Return the page of a recording, with the viewer that plays the log at an address."""
    edition = edition_of(recorded)
    told, spoken = sections(recorded, edition, language)
    stops = [section.stop for section in told if section.stop is not None]
    first = stops[0] if stops else None
    texts = edition.texts(language)
    open_stop = first if first is not None and first.advisory is None else None
    return page(
        "replay.html",
        language,
        title_of(recorded, edition, language),
        kind="replay",
        edition=edition,
        summary=say("replay.what-voice" if recorded.kind == "voice" else "replay.what", language),
        poster=open_stop.poster if open_stop is not None else None,
        place={"tour": recorded.tour, "hall": first.hall if first else None, "replay": log},
        index=index,
        recorded=recorded,
        sections=told,
        spoken=spoken,
        facts=facts_of(recorded, language),
        clock=clock,
        picture_of=_picture,
        advisories=texts.advisories,
    )


def edition_of(recorded: Recorded) -> Edition:
    """Return the museum as it was when the tour was led. Raises Problem."""
    edition = parts().site.edition(recorded.museum, recorded.revision)
    if edition is None:
        raise Problem("recording-unknown")
    return edition


def title_of(recorded: Recorded, edition: Edition, language: str) -> str:
    """Return the title of the tour that was led."""
    tour = edition.tour(recorded.tour, language)
    return tour.title.text if tour else recorded.tour


def day_of(recorded: Recorded, language: str) -> str:
    """Return the day on which a tour was led, as the museum counts days, in words."""
    assert language in LANGUAGES
    return date_words(f"{in_zone(recorded.at_ms, parts().settings.time_zone):%Y-%m-%d}", language)


def facts_of(recorded: Recorded, language: str) -> str:
    """Return when it was led and how long it takes, in words."""
    minutes = max(1, round(length_ms(recorded) / 60_000))
    return say("replay.facts", language, date=day_of(recorded, language), length=minutes)


def length_ms(recorded: Recorded) -> int:
    """Return how long what is left of it lasts."""
    return sum(end - start for start, end in recorded.spans)


def _picture(section_stop: object) -> Poster | None:
    return getattr(section_stop, "poster", None)
