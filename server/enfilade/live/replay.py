"""What a viewer gets before the log of a recorded tour: how to read it, and the words that go with it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from pydantic import TypeAdapter

from enfilade.content.text import Id, Language, Model
from enfilade.live.modes import Mode, stop_of
from enfilade.live.plan import Plan
from enfilade.live.recording import SHOWN, Line
from enfilade.live.trim import Cut

_MODE: TypeAdapter[Mode] = TypeAdapter(Mode)


class ReplayWords(Model):
    """What is said from `at_ms` of what is played on; `heading` is empty but where a stop begins."""

    at_ms: int
    heading: str
    text: str


class ReplayHead(Model):
    """The first line of a log as it is given out. The times of its lines count from `created_ms`, those of
    `spans`, what is left of it, from `began_ms` after that.
    """

    format: int
    kind: Literal["motion", "voice"]
    created_ms: int
    began_ms: int
    spans: tuple[Cut, ...]
    plan: Plan
    language: Language | None
    words: tuple[ReplayWords, ...]


class Visit(NamedTuple):
    """The group came to a stop, so long after the beginning of the whole."""

    at_ms: int
    stop: Id


def visits(lines: Iterable[Line], began_ms: int) -> tuple[Visit, ...]:
    """Return the stops in the order in which a log comes to them."""
    out: list[Visit] = []
    for line in lines:
        if line.tag != SHOWN:
            continue
        mode: dict[str, Any] | None = json.loads(line.text).get("mode")
        stop = None if mode is None else stop_of(_MODE.validate_python(mode))
        if stop is not None and (not out or out[-1].stop != stop):
            out.append(Visit(line.t_ms - began_ms, stop))
    return tuple(out)
