"""What pupils and teachers send, held to sizes that no message outgrows."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, JsonValue, StringConstraints

VALUE_BYTES = 6000
"""The largest value of an answer: 1,200 letters of a reflection, at most 4 bytes each, and some for its keys.
"""

VALUE_DEEP = 4
VALUE_KEYS = 16

AnswerId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,24}$")]
"""Chosen by the sender: what is sent twice under one id is done once."""

PupilId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
"""A pupil, as the server named them: their uid in the group."""


def _bounded(value: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if len(value) > VALUE_KEYS:
        raise ValueError("too many keys")
    if _size(value, VALUE_DEEP) > VALUE_BYTES:
        raise ValueError("too large")
    return value


def _size(value: JsonValue, deep: int) -> int:
    """Return about how many bytes a value has as JSON. Raises ValueError where it is too deep."""
    if deep < 0:
        raise ValueError("too deep")
    if isinstance(value, str):
        return 2 + len(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, list):
        return 2 + sum(1 + _size(item, deep - 1) for item in value)
    if isinstance(value, dict):
        return 2 + sum(4 + len(key) * 4 + _size(item, deep - 1) for key, item in value.items())
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 1 << 63:
        raise ValueError("no number of anybody's")
    return 8


Value = Annotated[dict[str, JsonValue], AfterValidator(_bounded)]
"""The value of an answer, by its task's kind: `{"chosen": [...]}`, `{"text": "…"}`…"""
