"""Correct a text of the museum in the browser: written into its file, built, published, kept in the history.

What stood before stands after: words that the build refuses are taken back out of the file before anyone sees
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from enfilade.library.edit_text import NotEditable, edit_text, tidy
from enfilade.library.texts import Written, museums, written
from enfilade.store.text_edits import TextEdit, history, record, stale_languages
from enfilade.web.errors import Problem
from enfilade.web.jobs import Busy, alone, build
from enfilade.web.parts import Parts

APPROVAL = ("approved_by", "approved_on")


@dataclass(frozen=True)
class Corrected:
    """How a correction ended: published, or what the build says against it."""

    published: bool
    lines: tuple[str, ...] = ()


def texts_of(home: Path, museum: str) -> dict[str, Written]:
    """Return all texts of a museum by key. Raises Problem for a museum that is not there."""
    if museum not in museums(home):
        raise Problem("page-unknown")
    return {text.key: text for text in written(home, museum, home / "var" / "cache" / "yaml")}


def text_of(home: Path, museum: str, key: str) -> Written:
    """Return one text. Raises Problem where there is none."""
    found = texts_of(home, museum).get(key)
    if found is None:
        raise Problem("text-unknown")
    return found


def correct(
    parts: Parts,
    text: Written,
    words: Mapping[str, str],
    stamp: str,
    by: str,
    now_ms: int,
    approved_on: date | None,
) -> Corrected:
    """Give a text new words; approve it where `approved_on` is given.

    words: by language; a language that is not named or empty stays as it is. `stamp` is the text's as the
    writer saw it. An approved text whose words change is approved no more, unless it is approved anew. Raises
    Problem: `text-changed` where somebody else was quicker, `publishing-busy`, `text-refused`.
    """
    changes: dict[str, str | None] = {
        key: tidied for key, said in words.items() if (tidied := tidy(said)) and tidied != text.words.get(key)
    }
    if approved_on is not None:
        changes |= {"approved_by": by, "approved_on": approved_on.isoformat()}
    elif changes and text.approved_by is not None:
        changes |= dict.fromkeys(APPROVAL)
    return _save(parts, text, changes, stamp, by, now_ms)


def undo(parts: Parts, museum: str, key: str, change: int, by: str, now_ms: int) -> Corrected:
    """Take a change back: every word of it as it was before. Raises Problem as `correct`, also where later
    words stand.
    """
    edits = [e for e in parts.store.run(lambda c: history(c, museum, key)) if e.change == change]
    if not edits:
        raise Problem("text-unknown")
    text = text_of(parts.settings.home, museum, key)
    if any(_now(text, edit.key) != edit.after for edit in edits):
        raise Problem("text-changed")
    return _save(parts, text, {edit.key: edit.before for edit in edits}, text.stamp, by, now_ms)


def edits_of(parts: Parts, museum: str, key: str | None = None) -> tuple[TextEdit, ...]:
    """Return the history of a museum's texts, or of one, newest first."""
    return parts.store.run(lambda c: history(c, museum, key))


def stale_in(text: Written, edits: tuple[TextEdit, ...], languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages of a text that are older than its original: the first language of the museum."""
    own = tuple(edit for edit in edits if edit.text == text.key)
    return tuple(x for x in stale_languages(own, languages[0], languages) if x in text.words)


def _save(
    parts: Parts, text: Written, changes: Mapping[str, str | None], stamp: str, by: str, now_ms: int
) -> Corrected:
    if not changes:
        return Corrected(True)
    home = parts.settings.home
    try:
        with alone(home):
            present = text_of(home, text.museum, text.key)
            if present.stamp != stamp:
                raise Problem("text-changed")
            path = home / present.file
            before = path.read_bytes()
            try:
                after = edit_text(before.decode("utf-8"), present.at, changes)
            except NotEditable as error:
                raise Problem("text-refused") from error
            _write(path, after.encode("utf-8"))
            done = build(home)
            if not done.published:
                _write(path, before)
                return Corrected(False, done.lines)
    except Busy as error:
        raise Problem("publishing-busy") from error
    kept = {key: (_now(present, key), words) for key, words in changes.items()}
    parts.store.run(lambda c: record(c, text.museum, text.key, kept, by, now_ms))
    return Corrected(True, done.lines)


def _now(text: Written, key: str) -> str | None:
    return getattr(text, key) if key in APPROVAL else text.words.get(key)


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a build or a reader never sees half of it."""
    half = path.with_name(f".{path.name}.half")
    half.write_bytes(data)
    half.replace(path)
