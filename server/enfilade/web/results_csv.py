"""Results as CSV: a row for each pupil and task. RFC 4180; UTF-8 with a byte order mark, by which a
spreadsheet reads ə and ы.
"""

from __future__ import annotations

import csv
import io
import re

from enfilade.messages import PAGES
from enfilade.web.class_results import Results

COLUMNS = ("pupil", "size", "number", "task", "kind", "state", "answer", "tries", "hints", "time")

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def to_csv(results: Results) -> bytes:
    """Return the table, its heads in the results' language."""
    language = results.language
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(PAGES[f"results.{column}"].say(language, zone=results.zone_words) for column in COLUMNS)
    for pupil in results.pupils:
        for task in results.tasks:
            answer = pupil.answer(task)
            rows.writerow(
                [
                    inert(pupil.name),
                    pupil.size,
                    task.number,
                    inert(task.prompt),
                    task.kind,
                    PAGES[f"results.state.{answer.state}"].say(language),
                    inert(answer.text),
                    answer.tries or "",
                    answer.hints or "",
                    answer.at.isoformat(sep=" ", timespec="seconds") if answer.at else "",
                ]
            )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def inert(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula: one that begins like one gets an apostrophe before
    it, as OWASP has it. A plain number stays one.
    """
    if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.fullmatch(text):
        return "'" + text
    return text
