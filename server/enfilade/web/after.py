"""What a group leaves for its guide and the staff: a page of numbers and words without people, a table,
and the way to delete it.

Staff reach it by the group, its guide by the secret of the link that led the group, as long as it is kept.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import Blueprint, make_response, request, url_for
from werkzeug.wrappers import Response

from enfilade.live.summary import Summary
from enfilade.live.talk import Written
from enfilade.messages import NAMES
from enfilade.messages.dates import date_words
from enfilade.store import recordings, summaries
from enfilade.store import staff as people
from enfilade.store.summaries import Kept
from enfilade.web.after_csv import AfterTable, to_csv
from enfilade.web.errors import Problem, reader_language
from enfilade.web.local_time import in_zone, when_words
from enfilade.web.page import page, say
from enfilade.web.parts import parts
from enfilade.web.staff import staff_only, title_of_tour
from enfilade.web.summaries_swept import DAY_MS

after = Blueprint("after", __name__)


@after.get("/staff/after")
@staff_only
def every(person: people.Person) -> Response:
    """All that is kept, the newest first."""
    language = reader_language()
    zone = parts().settings.time_zone
    found = [
        (kept, _title(kept.summary, language), when_words(kept.summary.began_ms, zone, language))
        for kept in parts().store.read(summaries.every)
    ]
    return _private(page("after_list.html", language, say("after.list", language), index=False, found=found))


@after.get("/staff/after/<gid>")
@staff_only
def of_group(person: people.Person, gid: str) -> Response:
    """The page after a tour, for staff."""
    return _shown(_by_gid(gid), url_for("after.table", gid=gid), url_for("after.delete", gid=gid))


@after.get("/after/<secret>")
def of_guide(secret: str) -> Response:
    """The same by the link that led the group."""
    kept = _by_secret(secret)
    table = url_for("after.guides_table", secret=secret)
    return _shown(kept, table, url_for("after.guide_deletes", secret=secret))


@after.get("/staff/after/<gid>.csv")
@staff_only
def table(person: people.Person, gid: str) -> Response:
    """The page as a table."""
    return _table(_by_gid(gid))


@after.get("/after/<secret>.csv")
def guides_table(secret: str) -> Response:
    """The same by the link that led the group."""
    return _table(_by_secret(secret))


@after.post("/staff/after/<gid>/delete")
@staff_only
def delete(person: people.Person, gid: str) -> Response:
    """Delete it, now and really."""
    return _deleted(_by_gid(gid))


@after.post("/after/<secret>/delete")
def guide_deletes(secret: str) -> Response:
    """The same by the link that led the group."""
    return _deleted(_by_secret(secret))


def _by_gid(gid: str) -> Kept:
    kept = parts().store.read(lambda c: summaries.read(c, gid))
    if kept is None:
        raise Problem("summary-unknown")
    return kept


def _by_secret(secret: str) -> Kept:
    kept = parts().store.read(lambda c: summaries.by_guide_secret(c, secret))
    if kept is None:
        raise Problem("summary-unknown")
    return kept


def _shown(kept: Kept, table: str, delete: str) -> Response:
    language, settings = reader_language(), parts().settings
    of = kept.summary
    until = in_zone(kept.ended_ms + settings.results_days * DAY_MS, settings.time_zone)
    response = page(
        "after.html",
        language,
        say("after.title", language),
        index=False,
        of=of,
        tour_title=_title(of, language),
        began=when_words(of.began_ms, settings.time_zone, language),
        lasted=_minutes(of.ended_ms - of.began_ms),
        languages=", ".join(NAMES[tag] for tag in of.languages),
        stops=_stops(of, language),
        polls=_polls(of, language),
        leaving=_leaving(of),
        table_url=f"{table}?lang={language}",
        delete_url=f"{delete}?lang={language}",
        until=date_words(f"{until:%Y-%m-%d}", language),
        is_staff=request.path.startswith("/staff/"),
        recording_url=_recording_url(kept.gid, language),
    )
    return _private(response)


def _recording_url(gid: str, language: str) -> str | None:
    """Return where who reads this sees what was recorded; None where nothing was."""
    recorded = parts().store.read(lambda c: recordings.of_group(c, gid))
    if recorded is None:
        return None
    secret = (request.view_args or {}).get("secret")
    if secret is None:
        return url_for("recordings.one", id=recorded.id, lang=language)
    return url_for("recordings_guide.show", secret=secret, lang=language)


def _table(kept: Kept) -> Response:
    language = reader_language()
    of = kept.summary
    zone = parts().settings.time_zone
    began = in_zone(of.began_ms, zone)
    made = AfterTable(of, _title(of, language), zone, began, _stops(of, language), _polls(of, language))
    response = make_response(to_csv(made, language))
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="enfilade-{began:%Y-%m-%d-%H%M}.csv"'
    return _private(response)


def _deleted(kept: Kept) -> Response:
    parts().store.run(lambda c: summaries.forget(c, kept.gid))
    parts().summaries.scrub()
    language = reader_language()
    return _private(page("after_deleted.html", language, say("after.deleted", language), index=False))


def _title(of: Summary, language: str) -> str:
    return title_of_tour(of.museum, of.tour, language, of.revision)


def _stops(of: Summary, language: str) -> list[dict[str, Any]]:
    """Return the stops with their titles and times in seconds, as a table has them."""
    titles = _stop_titles(of, language)
    return [
        {
            "title": titles.get(each.stop, each.stop),
            "planned_s": round(each.planned_ms / 1000),
            "spent_s": round(each.spent_ms / 1000),
            "reached": each.spent_ms > 0,
            "left_out": each.left_out,
        }
        for each in of.stops
    ]


def _polls(of: Summary, language: str) -> list[dict[str, Any]]:
    """Return the polls, a stop's own question in the reader's language."""
    out = []
    for poll in of.polls:
        asked = poll.question
        text = asked.text if isinstance(asked, Written) else _stop_question(of, asked.stop, language)
        rows = list(zip(poll.options, poll.counts, strict=True))
        out.append({"question": text, "rows": rows, "votes": sum(poll.counts)})
    return out


def _stop_titles(of: Summary, language: str) -> dict[str, str]:
    words = _words(of, language)
    return {stop.id: stop.title.text for stop in words.stops} if words is not None else {}


def _stop_question(of: Summary, stop: str, language: str) -> str:
    words = _words(of, language)
    found = next((each for each in words.stops if each.id == stop), None) if words is not None else None
    return found.question.text if found is not None and found.question is not None else stop


def _words(of: Summary, language: str) -> Any:
    site = parts().site
    edition = site.edition(of.museum, of.revision) or site.edition(of.museum)
    return edition.tour(of.tour, language) if edition is not None else None


WIDE, HIGH = 640, 120
"""Of the small picture of who left when, in its own units."""


def _leaving(of: Summary) -> dict[str, Any] | None:
    """Return bars of how many left in each minute; None where nobody did."""
    if not of.left_min:
        return None
    counts = Counter(of.left_min)
    minutes = max(_minutes(of.ended_ms - of.began_ms), max(counts) + 1)
    step, most = WIDE / minutes, max(counts.values())
    every_min = next((n for n in (5, 10, 15, 30, 60) if minutes / n <= 10), 120)
    return {
        "wide": WIDE,
        "high": HIGH,
        "bars": [
            {
                "minute": minute,
                "count": count,
                "x": round(minute * step, 2),
                "width": round(max(2.0, step - 1), 2),
                "height": round(count / most * (HIGH - 30), 2),
            }
            for minute, count in sorted(counts.items())
        ],
        "ticks": [{"minute": n, "x": round(n * step, 2)} for n in range(0, minutes + 1, every_min)],
        "most": most,
    }


def _minutes(ms: int) -> int:
    return max(1, round(ms / 60_000))


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
