"""How a group is led: to a stop, by the script, on foot."""

from __future__ import annotations

from typing import Literal

from enfilade.live.refused import Refused
from enfilade.live.script import AHEAD_MS, tour_ms
from enfilade.live.state import Gathering, Group, Held, Mode, Running, Touring, Walking


def go_to(group: Group, stop: str, now_ms: int) -> Group:
    """Lead to a stop. From the stop before it everybody flies the tour's route; from anywhere else they cut
    to it.
    """
    index = group.plan.index_of(stop)
    if index is None:
        raise Refused("stop-unknown")
    if not group.plan.is_open(index, group.zones):
        raise Refused("zone-closed")
    begins = group.plan.starts_ms(index)
    mode = group.mode
    flies = isinstance(mode, Touring) and group.plan.index_of(mode.stop) == index - 1
    if not flies:
        begins += group.plan.stops[index].travel_ms
    through = isinstance(mode, Touring) and mode.through
    return _in(
        group,
        Touring(stop=stop, clock=Running(tour_ms=begins, at_ms=now_ms + AHEAD_MS), through=through),
    )


def play(group: Group, through: bool, now_ms: int) -> Group:
    """Let the script run: from the beginning, from where it was held, or at the stop where a walk left it."""
    mode = group.mode
    if isinstance(mode, Touring):
        at = tour_ms(mode, group.plan, group.zones, now_ms)
        if isinstance(mode.clock, Running):
            running = Running(tour_ms=at, at_ms=max(now_ms, mode.clock.at_ms))
        else:
            running = Running(tour_ms=at, at_ms=now_ms + AHEAD_MS)
        if isinstance(mode.clock, Held) and mode.clock.because == "over":
            raise Refused("tour-over")
        return _in(group, mode.model_copy(update={"clock": running, "through": through}))
    first = group.plan.stops[0].id if isinstance(mode, Gathering) else _left_at(mode)
    begun = go_to(group, first, now_ms)
    assert isinstance(begun.mode, Touring)
    return _in(begun, begun.mode.model_copy(update={"through": through}))


def pause(group: Group, because: Literal["guide", "line"], now_ms: int) -> Group:
    """Hold the script a little ahead, where everybody can still come to a stand without stepping back."""
    mode = group.mode
    if not isinstance(mode, Touring) or not isinstance(mode.clock, Running):
        raise Refused("script-not-running")
    here = tour_ms(mode, group.plan, group.zones, now_ms)
    there = tour_ms(mode, group.plan, group.zones, now_ms + AHEAD_MS)
    held = Held(tour_ms=there, at_ms=now_ms + there - here, because=because)
    return _in(group, mode.model_copy(update={"clock": held}))


def walk(group: Group, now_ms: int) -> Group:
    """Hand the lead to the guide's own motion. The last keyframe of an earlier walk is forgotten."""
    mode = group.mode
    if isinstance(mode, Walking):
        return group
    stop = mode.stop if isinstance(mode, Touring) else group.plan.stops[0].id
    return _in(group.model_copy(update={"keyframe": None}), Walking(stop=stop))


def skip_closed(group: Group, mode: Touring, now_ms: int) -> Group:
    """Write down the stop that a script playing through has come to; lead round stops that are shut; hold at
    the end.
    """
    assert isinstance(mode.clock, Running)
    plan = group.plan
    while True:
        index = plan.index_of(mode.stop)
        assert index is not None
        ends = plan.starts_ms(index + 1)
        if tour_ms(mode, plan, group.zones, now_ms) < ends:
            return _in(group, mode) if mode != group.mode else group
        if index + 1 == len(plan.stops):
            return _in(
                group, mode.model_copy(update={"clock": Held(tour_ms=ends, at_ms=now_ms, because="over")})
            )
        if plan.is_open(index + 1, group.zones):
            mode = mode.model_copy(update={"stop": plan.stops[index + 1].id})
            continue
        following = next((i for i in range(index + 2, len(plan.stops)) if plan.is_open(i, group.zones)), None)
        if following is None:
            return _in(
                group, mode.model_copy(update={"clock": Held(tour_ms=ends, at_ms=now_ms, because="over")})
            )
        arrives = plan.starts_ms(following) + plan.stops[following].travel_ms
        clock = Running(tour_ms=arrives, at_ms=now_ms + AHEAD_MS)
        return _in(group, mode.model_copy(update={"stop": plan.stops[following].id, "clock": clock}))


def _left_at(mode: Mode) -> str:
    assert isinstance(mode, Walking)
    return mode.stop


def _in(group: Group, mode: Mode) -> Group:
    return group.model_copy(update={"mode": mode})
