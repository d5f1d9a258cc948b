"""The words of a recorded tour, with their times: as lines, and as the plain text in which people edit them.

    [0:00] # At the door
    What is said there, in as many lines
    as one likes.

    [1:25] And what is said later.

Times count minutes and seconds from the beginning of the whole recording, cut or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from enfilade.live.trim import Cut, played_ms

_BEGINS = re.compile(r"\[(\d{1,4}):([0-5]\d)\][^\S\n]*(?:#[^\S\n]*(.*)|(.*))")

MOST_LETTERS = 200_000


class Words(NamedTuple):
    """What is said from `at_ms` on; `heading` is empty but where a stop begins."""

    at_ms: int
    heading: str
    text: str


class Malformed(ValueError):
    """The text is no transcript; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def parse(text: str) -> tuple[Words, ...]:
    """Return the lines of a transcript in the order of their times. Raises Malformed."""
    out: list[Words] = []
    for number, row in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        row = row.strip()
        begins = _BEGINS.fullmatch(row)
        if begins is not None:
            minutes, seconds, heading, words = begins.groups(default="")
            out.append(Words((int(minutes) * 60 + int(seconds)) * 1000, heading.strip(), words.strip()))
        elif out:
            last = out[-1]
            out[-1] = last._replace(text=f"{last.text}\n{row}".strip())
        elif row:
            raise Malformed(number)
    kept = (words for words in out if words.heading or words.text)
    return tuple(sorted(kept, key=lambda words: words.at_ms))


def written(words: Iterable[Words]) -> str:
    """Return lines as the text that people edit."""
    return "\n\n".join(_block(each) for each in words)


def left_of(words: Iterable[Words], spans: tuple[Cut, ...]) -> tuple[Words, ...]:
    """Return the words of what is left of a recording, at the times at which they are heard."""
    inside = (each for each in words if any(a <= each.at_ms < b for a, b in spans))
    return tuple(each._replace(at_ms=played_ms(spans, each.at_ms)) for each in inside)


def clock(ms: int) -> str:
    """Return a time as it is written: minutes and seconds."""
    seconds = ms // 1000
    return f"{seconds // 60}:{seconds % 60:02}"


def _block(words: Words) -> str:
    head = f"[{clock(words.at_ms)}]"
    if words.heading:
        return f"{head} # {words.heading}" + (f"\n{words.text}" if words.text else "")
    return f"{head} {words.text}"
