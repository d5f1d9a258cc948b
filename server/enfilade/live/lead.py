"""How a group is led: to a stop, by the script, on foot; let go free, called together, paused."""

from __future__ import annotations

from typing import Literal

from enfilade.live.modes import (
    Ended,
    Free,
    Gathering,
    Held,
    Leash,
    Mode,
    Paused,
    Running,
    Standing,
    Touring,
    Walking,
    WithinHall,
    awake,
    stop_of,
)
from enfilade.live.refused import Refused
from enfilade.live.script import AHEAD_MS, tour_ms
from enfilade.live.spotlight import give_back
from enfilade.live.state import Group


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
    mode = awake(group.mode)
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
    mode = awake(group.mode)
    if isinstance(mode, Touring):
        at = tour_ms(mode, group.plan, group.zones, now_ms)
        if isinstance(mode.clock, Running):
            running = Running(tour_ms=at, at_ms=max(now_ms, mode.clock.at_ms))
        else:
            running = Running(tour_ms=at, at_ms=now_ms + AHEAD_MS)
        if isinstance(mode.clock, Held) and mode.clock.because == "over":
            raise Refused("tour-over")
        return _in(group, mode.model_copy(update={"clock": running, "through": through}))
    begun = go_to(group, stop_of(mode) or group.plan.stops[0].id, now_ms)
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


def seek(group: Group, to_ms: int, now_ms: int) -> Group:
    """Take the script to a moment of the tour, there to run or stand as it did."""
    mode = group.mode
    if not isinstance(mode, Touring):
        raise Refused("script-not-leading")
    plan = group.plan
    index = plan.at(to_ms)
    if not plan.is_open(index, group.zones):
        raise Refused("zone-closed")
    at = min(to_ms, plan.starts_ms(len(plan.stops)))
    running = Running(tour_ms=at, at_ms=now_ms + AHEAD_MS)
    clock = running if isinstance(mode.clock, Running) else Held(tour_ms=at, at_ms=now_ms, because="guide")
    return _in(group, mode.model_copy(update={"stop": plan.stops[index].id, "clock": clock}))


def walk(group: Group, now_ms: int) -> Group:
    """Hand the lead to the guide's own motion. The last keyframe of an earlier walk is forgotten."""
    group = give_back(group)
    mode = awake(group.mode)
    if isinstance(mode, Walking):
        return group if mode == group.mode else _in(group, mode)
    return _in(group.model_copy(update={"keyframe": None}), Walking(stop=_stop(group)))


def gather(group: Group, now_ms: int) -> Group:
    """Call everybody together at the stop, or at the one before it that is open; who looked around follows
    again.
    """
    stop = stop_of(group.mode)
    index = None if stop is None else group.plan.index_of(stop)
    while index is not None and not group.plan.is_open(index, group.zones):
        index = index - 1 if index else None
    members = {
        uid: m if m.following else m.model_copy(update={"following": True})
        for uid, m in group.members.items()
    }
    stop = None if index is None else group.plan.stops[index].id
    return _in(group.model_copy(update={"members": members}), Gathering(stop=stop))


def set_free(group: Group, leash: Leash | None, now_ms: int) -> Group:
    """Let everybody walk for themselves. In a solemn place nobody is kept on a leash."""
    stop = _stop(group)
    if isinstance(leash, WithinHall):
        hall = group.plan.hall(leash.hall)
        if hall is None:
            raise Refused("hall-unknown")
        if hall.solemn:
            raise Refused("solemn-place")
    elif leash is not None and group.plan.is_solemn(stop):
        raise Refused("solemn-place")
    # A guide who walked and goes on walking is still where they were.
    group = give_back(group)
    kept = group.keyframe if isinstance(awake(group.mode), Walking | Free) else None
    return _in(group.model_copy(update={"keyframe": kept}), Free(stop=stop, leash=leash))


def dim(group: Group, words: str | None, now_ms: int) -> Group:
    """Pause the group, or change the words of its pause. A script that runs is held, and remembered."""
    group = give_back(group)
    mode = group.mode
    assert not isinstance(mode, Ended)
    if isinstance(mode, Paused):
        return _in(group, mode.model_copy(update={"words": words}))
    if isinstance(mode, Touring):
        ran = isinstance(mode.clock, Running)
        held = pause(group, "guide", now_ms).mode if ran else mode
        assert isinstance(held, Touring) and isinstance(held.clock, Held)
        after = Standing(stop=held.stop, clock=held.clock, through=held.through, ran=ran)
        return _in(group, Paused(at_ms=now_ms + AHEAD_MS, words=words, after=after))
    return _in(group, Paused(at_ms=now_ms + AHEAD_MS, words=words, after=mode))


def resume(group: Group, now_ms: int) -> Group:
    """End the pause. The script goes on if it ran before."""
    mode = group.mode
    if not isinstance(mode, Paused):
        raise Refused("not-paused")
    group = _in(group, awake(mode))
    if isinstance(mode.after, Standing) and mode.after.ran:
        return play(group, mode.after.through, now_ms)
    return group


def skip_closed(group: Group, mode: Touring, now_ms: int) -> Group:
    """Write down the stop that a script playing through has come to; lead round stops that are shut or left
    out; hold at the end.
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
        if plan.goes_to(index + 1, group.zones):
            mode = mode.model_copy(update={"stop": plan.stops[index + 1].id})
            continue
        following = next((i for i in range(index + 2, len(plan.stops)) if plan.goes_to(i, group.zones)), None)
        if following is None:
            return _in(
                group, mode.model_copy(update={"clock": Held(tour_ms=ends, at_ms=now_ms, because="over")})
            )
        arrives = plan.starts_ms(following) + plan.stops[following].travel_ms
        clock = Running(tour_ms=arrives, at_ms=now_ms + AHEAD_MS)
        return _in(group, mode.model_copy(update={"stop": plan.stops[following].id, "clock": clock}))


def _stop(group: Group) -> str:
    """The stop at which the group is; the tour's first one before it has begun."""
    return stop_of(group.mode) or group.plan.stops[0].id


def _in(group: Group, mode: Mode) -> Group:
    return group.model_copy(update={"mode": mode})
