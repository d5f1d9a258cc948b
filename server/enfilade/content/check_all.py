"""The pure checks over a museum, all of them: what names what, what is proven, what is said, what is due."""

from __future__ import annotations

from collections.abc import Iterator

from enfilade.content.check_dignity import check_dignity
from enfilade.content.check_evidence import check_evidence
from enfilade.content.check_lessons import check_lessons
from enfilade.content.check_names import check_names
from enfilade.content.check_words import check_words
from enfilade.content.collection import Collection
from enfilade.content.issue import Issue


def check_collection(collection: Collection) -> Iterator[Issue]:
    """Yield every issue of a museum's content; pointers, no lines (the library knows those)."""
    yield from check_names(collection)
    yield from check_evidence(collection)
    yield from check_words(collection)
    yield from check_dignity(collection)
    yield from check_lessons(collection)
