"""What is left out of a recording: cuts, and how time runs without them. Times are ms from its beginning.

A cut is `(from, to)`: from the one moment up to, not including, the other. Cuts compose: cutting what has
been cut is a cut of the whole.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Iterator

from enfilade.live.motion_codec import Moved, decode, encode
from enfilade.live.recording import MOVED, POINTED, SHOWN, TYPED, VOICE, Line, State, compact, fold

Cut = tuple[int, int]

MOST_CUTS = 100


def tidy(cuts: Iterable[Cut], length_ms: int) -> tuple[Cut, ...]:
    """Return the same cuts in order, none empty, none touching another, none beyond the ends."""
    out: list[Cut] = []
    for start, end in sorted((max(0, a), min(length_ms, b)) for a, b in cuts):
        if end <= start:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def kept(cuts: tuple[Cut, ...], length_ms: int) -> tuple[Cut, ...]:
    """Return the spans that are left, in order. cuts: tidy."""
    edges = [0, *(edge for cut in cuts for edge in cut), length_ms]
    return tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)


def played_ms(spans: tuple[Cut, ...], at_ms: int) -> int:
    """Return when a moment of the whole is heard in what is left; of what is cut out, when it goes on."""
    return sum(min(max(at_ms, a), b) - a for a, b in spans)


def whole_ms(spans: tuple[Cut, ...], at_ms: int) -> int:
    """Return the moment of the whole that is heard at a moment of what is left."""
    for a, b in spans:
        if at_ms < b - a:
            return a + max(0, at_ms)
        at_ms -= b - a
    return spans[-1][1] if spans else 0


def compose(first: tuple[Cut, ...], then: Iterable[Cut], length_ms: int) -> tuple[Cut, ...]:
    """Return the cuts of the whole that cut `first` away, and then `then` of what was left."""
    spans = kept(tidy(first, length_ms), length_ms)
    more: list[Cut] = []
    for start, end in then:
        for a, b in spans:
            if start < b - a and end > 0:
                more.append((a + max(0, start), a + min(b - a, end)))
            start, end = start - (b - a), end - (b - a)
    return tidy((*first, *more), length_ms)


def left_of(lines: Iterable[Line], began_ms: int, spans: tuple[Cut, ...]) -> Iterator[Line]:
    """Yield what is left of a log; where it goes on after a cut, first how all stands there.

    Times stay those of the whole: who plays it knows the spans. What was said in a cut is not in it, though
    it came to the server after the cut's end. The guide's typed lines are left out: the transcript has them.
    """
    state: State = {}
    place: Moved | None = None
    pointer, points = "", False
    waiting = [(began_ms + a, began_ms + b) for a, b in spans]
    inside: Cut | None = None
    for line in lines:
        if inside is not None and line.t_ms >= inside[1]:
            inside = None
        while waiting and inside is None and line.t_ms >= waiting[0][0]:
            span = waiting.pop(0)
            inside = span if line.t_ms < span[1] else None
            yield from _there(span[0], state, place, pointer if points else None)
        if line.tag == SHOWN:
            state = fold(state, json.loads(line.text))
        elif line.tag == MOVED:
            place = decode(line.text)
        elif line.tag == POINTED:
            pointer, points = line.text, True
        if inside is None or line.tag == TYPED:
            continue
        if line.tag == VOICE and said_ms(line.text) < inside[0]:
            continue
        if line.tag == MOVED and place is not None and place.keyframe.t_ms < inside[0]:
            continue
        yield line
    for start, _end in waiting:
        yield from _there(start, state, place, pointer if points else None)


def as_played(lines: Iterable[Line], began_ms: int, spans: tuple[Cut, ...]) -> Iterator[Line]:
    """Yield what is left of a log without its voice, its times and its keyframes' those of what is played."""
    for line in left_of(lines, began_ms, spans):
        at_ms = played_ms(spans, line.t_ms - began_ms)
        if line.tag == MOVED:
            moved = decode(line.text)
            t_ms = played_ms(spans, moved.keyframe.t_ms - began_ms)
            text = encode(moved._replace(keyframe=moved.keyframe._replace(t_ms=t_ms)))
            yield Line(at_ms, MOVED, text)
        elif line.tag != VOICE:
            yield line._replace(t_ms=at_ms)


def said_ms(voice: str) -> int:
    """Return when the first frame of a voice line was said, in ms since the group was created."""
    return int.from_bytes(urlsafe_b64decode(voice[:8])[2:6])


def _there(at_ms: int, state: State, place: Moved | None, pointer: str | None) -> Iterator[Line]:
    """Yield how all stands at a moment."""
    if state:
        yield Line(at_ms, SHOWN, compact(state))
    if place is not None:
        stands = place.keyframe._replace(t_ms=-(-at_ms // 4) * 4, vx=0, vy=0, vz=0, vyaw=0, vpitch=0)
        yield Line(at_ms, MOVED, encode(Moved(stands, cut=True)))
    if pointer is not None:
        yield Line(at_ms, POINTED, pointer)
