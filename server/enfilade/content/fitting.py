"""Which stops of a tour to keep so that it fits into a number of minutes. Pure; the same answer every time.

The rule, in the order in which stops are added to what is kept, until the next one would not fit:

1. The first and the last stop: a tour begins and ends with named lives.
2. Stops that its author marked `short:`, the ones that make its short version.
3. Stops that tell of people by name.
4. All others.

Within each of these always the stop that halves the longest stretch left out, so that what is kept stays
spread over the whole tour. The order does not depend on the minutes: more minutes keep all that fewer do.
Stops behind a notice that is not opened for the group are never come to: they are neither kept nor counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enfilade.content.timeline import Timeline

LENGTHS = (20, 30, 45)
"""Minutes that a guide may choose instead of the whole tour."""


@dataclass(frozen=True)
class Candidate:
    """What is asked about a stop. `shut`: behind a notice that is not opened for this group."""

    id: str
    short: bool = False
    named: bool = False
    shut: bool = False


@dataclass(frozen=True)
class Fitted:
    """`kept` in the tour's order; `left_out` are open stops that are passed over. `over_ms`: by so much even
    the least is too long, else 0.
    """

    kept: tuple[str, ...]
    left_out: tuple[str, ...]
    total_ms: int
    over_ms: int


def fit(timeline: Timeline, stops: Sequence[Candidate], minutes: int | None) -> Fitted:
    """Return which stops to keep so that the tour takes at most `minutes`; None keeps all that are open.

    timeline, stops: of the same stops in the same order (asserted).
    """
    assert [leg.stop for leg in timeline.legs] == [stop.id for stop in stops]
    within = [i for i, stop in enumerate(stops) if not stop.shut]
    if not within:
        return Fitted((), (), 0, 0)
    limit_ms = None if minutes is None else minutes * 60_000
    kept = {within[0], within[-1]}
    for index in _order(stops, within, kept):
        if limit_ms is not None and length_ms(timeline, kept | {index}) > limit_ms:
            break
        kept.add(index)
    total = length_ms(timeline, kept)
    return Fitted(
        kept=tuple(stops[i].id for i in sorted(kept)),
        left_out=tuple(stops[i].id for i in within if i not in kept),
        total_ms=total,
        over_ms=0 if limit_ms is None else max(0, total - limit_ms),
    )


def length_ms(timeline: Timeline, kept: set[int]) -> int:
    """Return how long the stops take, by index: one whose predecessor is not kept is cut to, not flown to."""
    legs = timeline.legs
    return sum(legs[i].stay_ms + (legs[i].travel_ms if i - 1 in kept else 0) for i in kept)


def _order(stops: Sequence[Candidate], within: Sequence[int], kept: set[int]) -> list[int]:
    """Return the open stops that are not kept yet, in the order in which they are added."""
    place = {index: n for n, index in enumerate(within)}
    taken = {place[index] for index in kept}
    order: list[int] = []
    for rank in range(3):
        rest = [place[i] for i in within if place[i] not in taken and _rank(stops[i]) == rank]
        while rest:
            best = max(rest, key=lambda n: (_clearance(n, taken), -n))
            rest.remove(best)
            taken.add(best)
            order.append(within[best])
    return order


def _rank(stop: Candidate) -> int:
    return 0 if stop.short else 1 if stop.named else 2


def _clearance(n: int, taken: set[int]) -> int:
    """Return how many stops away the nearest kept one is."""
    return min(abs(n - other) for other in taken)
