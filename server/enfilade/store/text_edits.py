"""The history of corrections: who changed which words of a text, from what to what, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from enfilade.store.schema import text_edits


@dataclass(frozen=True)
class TextEdit:
    """One change of one language of a text; `before` is None where it was added, `after` where it was taken
    out.

    `change` is the same for what was saved together.
    """

    id: int
    change: int
    museum: str
    text: str
    key: str
    before: str | None
    after: str | None
    by: str
    at_ms: int


def record(
    connection: Connection,
    museum: str,
    text: str,
    changes: Mapping[str, tuple[str | None, str | None]],
    by: str,
    at_ms: int,
) -> int:
    """Keep what was saved together: (before, after) by language. Return the change's number."""
    newest = connection.execute(select(func.max(text_edits.c.change))).scalar()
    change = int(newest or 0) + 1
    for key, (before, after) in changes.items():
        connection.execute(
            insert(text_edits).values(
                change=change,
                museum=museum,
                text=text,
                key=key,
                before=before,
                after=after,
                by=by,
                at_ms=at_ms,
            )
        )
    return change


def history(connection: Connection, museum: str, text: str | None = None) -> tuple[TextEdit, ...]:
    """Return the changes of a museum's texts, or of one, newest first."""
    asked = select(text_edits).where(text_edits.c.museum == museum).order_by(text_edits.c.id.desc())
    if text is not None:
        asked = asked.where(text_edits.c.text == text)
    return tuple(TextEdit(**row._mapping) for row in connection.execute(asked))


def stale_languages(
    edits: tuple[TextEdit, ...], original: str, languages: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the languages whose words are older than the last change of the original's.

    edits: of one text. A translation saved together with the original is not older.
    """
    last = {language: max((e.at_ms for e in edits if e.key == language), default=0) for language in languages}
    return tuple(each for each in languages if each != original and last[each] < last.get(original, 0))
