"""Where the script of a group is at a moment. Server and viewer use this one rule
(tests/contract/script.json).
"""

from __future__ import annotations

from enfilade.live.modes import Running, ScriptClock, Touring
from enfilade.live.plan import Plan

AHEAD_MS = 400
"""A start is set this far ahead, so that it reaches everybody before it happens (LIVE.md, Clock)."""


def tour_ms(touring: Touring, plan: Plan, zones: tuple[str, ...], now_ms: int) -> int:
    """Return the moment of the tour at `now_ms`. It never passes `reach_ms` and has no steps at a start or a
    pause.
    """
    return min(_unbounded(touring.clock, now_ms), reach_ms(touring, plan, zones))


def reach_ms(touring: Touring, plan: Plan, zones: tuple[str, ...]) -> int:
    """Return how far the script may run without another word of the server.

    Stop by stop it stays at the present one. Playing through it goes on, but not into a stop whose advisory
    has not been opened for this group, or that is left out: there it waits for the server, which leads
    round.
    """
    index = plan.index_of(touring.stop)
    assert index is not None, "a group only ever stands at a stop of its tour"
    last = index
    if touring.through:
        while last + 1 < len(plan.stops) and plan.goes_to(last + 1, zones):
            last += 1
    return plan.starts_ms(last + 1)


def _unbounded(clock: ScriptClock, now_ms: int) -> int:
    if isinstance(clock, Running):
        return clock.tour_ms + max(0, now_ms - clock.at_ms)
    return clock.tour_ms + min(0, now_ms - clock.at_ms)
