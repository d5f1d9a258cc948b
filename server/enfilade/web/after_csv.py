"""What a group leaves as CSV: four columns, a row for each thing. RFC 4180, UTF-8 with a byte order mark, and
nothing in it that a spreadsheet runs.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from enfilade.live.summary import Summary
from enfilade.messages import PAGES
from enfilade.web.local_time import zone_words
from enfilade.web.results_csv import inert

Row = tuple[str, str, object, object]


@dataclass(frozen=True)
class AfterTable:
    """A summary with the words of one language. `began` is in the museum's time zone, named `zone`."""

    of: Summary
    title: str
    zone: str
    began: datetime
    stops: list[dict[str, Any]]
    polls: list[dict[str, Any]]


def to_csv(made: AfterTable, language: str) -> bytes:
    """Return the table, its heads in a language."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(_say(f"column.{name}", language) for name in ("part", "what", "value", "more"))
    for row in _rows(made, language):
        rows.writerow(inert(cell) if isinstance(cell, str) else cell for cell in row)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _rows(made: AfterTable, language: str) -> Iterator[Row]:
    of = made.of
    people, stops, questions, polls = (
        _say(part, language) for part in ("people", "stops", "questions", "polls")
    )
    lasted = round((of.ended_ms - of.began_ms) / 60_000)
    yield (
        made.title,
        f"{made.began:%Y-%m-%d %H:%M} ({zone_words(made.zone, language, made.began)})",
        lasted,
        _say("minutes-column", language),
    )
    for what, value in (
        ("came", of.came),
        ("most", of.most),
        ("stayed", of.stayed),
        ("heard", of.heard),
        ("hands", of.hands),
    ):
        yield people, _say(what, language), value, ""
    for minute, count in sorted(Counter(of.left_min).items()):
        yield _say("left", language), _say("left-at", language, minute=minute, n=count), count, minute
    for stop in made.stops:
        yield stops, stop["title"], stop["spent_s"], _of_stop(stop, language)
    for asked in of.questions:
        yield questions, asked.text, _say(f"state.{asked.state}", language), ""
    for poll in made.polls:
        for option, count in poll["rows"]:
            yield polls, poll["question"], count, option


def _of_stop(stop: dict[str, Any], language: str) -> str:
    """Return what the number of a stop counts, and what was planned; of one left out that it was."""
    if stop["left_out"]:
        return _say("left-out", language)
    came = _say("seconds-column" if stop["reached"] else "not-reached", language)
    return f"{came}; {_say('planned', language)}: {stop['planned_s']}"


def _say(key: str, language: str, **values: object) -> str:
    return PAGES[f"after.{key}"].say(language, **values)
