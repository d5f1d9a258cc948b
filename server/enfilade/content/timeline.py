"""When a tour is where: its stops laid on one line of time, and the state at any moment of it.

Server, viewer and replay use this one rule (contract: tests/contract/timeline.json): travel to a stop along
its route, then stay there. A stop lasts max(its dwell, the longest narration over languages and levels), text
counted at 14 characters a second; device speech never drives the clock.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from enfilade.content.text import Model
from enfilade.content.tour import Stop

CHARACTERS_PER_SECOND = 14.0
"""Reading-aloud rate that narration without a recording is counted at."""


class Leg(Model):
    """One stop on the line: `travel_ms` on the way to it (0 for the first), then `stay_ms` there."""

    stop: str
    travel_ms: int
    stay_ms: int


class Timeline(Model):
    """The legs of a tour in order."""

    legs: tuple[Leg, ...]

    @property
    def total_ms(self) -> int:
        """The tour's length in milliseconds."""
        return sum(leg.travel_ms + leg.stay_ms for leg in self.legs)

    def starts_ms(self) -> tuple[int, ...]:
        """When each leg (its travel) begins."""
        out, t = [], 0
        for leg in self.legs:
            out.append(t)
            t += leg.travel_ms + leg.stay_ms
        return tuple(out)


@dataclass(frozen=True)
class Moment:
    """Where the tour is: leg index, travelling or staying, and how far into that phase in ms."""

    index: int
    phase: Literal["travel", "stay", "over"]
    into_ms: int


def state_at(timeline: Timeline, t_ms: int) -> Moment:
    """Return the moment at `t_ms` from the tour's beginning.

    Before 0 is the beginning, past the end is over.
    """
    t = max(0, t_ms)
    if t >= timeline.total_ms:
        last = len(timeline.legs) - 1
        return Moment(last, "over", timeline.legs[last].stay_ms)
    starts = timeline.starts_ms()
    index = bisect_right(starts, t) - 1
    leg, into = timeline.legs[index], t - starts[index]
    return (
        Moment(index, "travel", into) if into < leg.travel_ms else Moment(index, "stay", into - leg.travel_ms)
    )


def stay_ms(stop: Stop, languages: tuple[str, ...] | None = None) -> int:
    """Return how long a stop lasts, in ms.

    That is max(dwell, longest narration over `languages` (None: all) and levels).
    """
    spoken = [stop.dwell_s]
    for text in (stop.narration.standard, stop.narration.easy):
        if text is None:
            continue
        for language, words in text.by_language.items():
            if languages is None or language in languages:
                spoken.append(len(words.strip()) / CHARACTERS_PER_SECOND)
    spoken += [r.seconds for tag, r in stop.recordings.items() if languages is None or tag in languages]
    return round(max(spoken) * 1000)
