"""Texts and ids that people send, held to lengths that no message outgrows (at most 4 bytes a letter)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, StringConstraints


def _printable(text: str) -> str:
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not clean:
        raise ValueError("nothing to read")
    return clean


Words = Annotated[str, StringConstraints(max_length=280), AfterValidator(_printable)]
"""A guide's line of words for all."""

QuestionText = Annotated[str, StringConstraints(max_length=500), AfterValidator(_printable)]
"""What a follower asks, or a poll."""

OptionText = Annotated[str, StringConstraints(max_length=120), AfterValidator(_printable)]
"""One option of a poll."""

Uid = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
"""A member, as the server named them."""

ItemId = Annotated[str, StringConstraints(pattern=r"^[pq][0-9]{1,6}$")]
"""A poll or question, as the server counted it."""

Points = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9_-]{4}){1,100}$")]
"""The points of a stroke. A point is two numbers of 12 bits, x from the left and y from the top in 4096ths of
the picture, in base64url: four letters each.
"""

ElementId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}(/[a-z0-9-]{1,64})?$")]
"""An element of a hall, or a surface of a room."""
