"""Who is here: lines that open and drop, halls that load, people who look around and come back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, compress, repeat
from operator import is_, is_not

from enfilade.live.modes import Ended, Held, Running, Touring
from enfilade.live.refused import Refused
from enfilade.live.script import AHEAD_MS
from enfilade.live.state import Away, Gone, Group, Line, Member, Online, Removed, Role

GONE_AFTER_MS = 120_000
"""A line that has been down this long: the member has gone (a slept tablet, a closed page)."""

RESUME_WITHIN_MS = 60_000
"""A script that was held because the guide's line dropped goes on by itself if the guide is back this
soon.
"""

UNUSED_AFTER_MS = 24 * 3_600_000
"""A group to which nobody ever came is ended after this long."""

MOST_OBSERVERS = 4
"""Projectors of one group: a room has one or two, and they take no follower's place."""


def joined(group: Group, uid: str, role: Role, name: str | None, now_ms: int) -> Group:
    """Admit somebody, up to the group's capacity of followers; guides are always let in."""
    if uid in group.members:
        raise Refused("member-known")
    permit_newcomer(group, role, now_ms)
    return with_member(group, Member(uid=uid, role=role, name=name, line=Away(since_ms=now_ms)))


def permit_newcomer(group: Group, role: Role, now_ms: int) -> None:
    """Raise Refused where nobody new comes in now; guides always do."""
    if role.guides:
        return
    if group.rules.locked:
        raise Refused("group-locked")
    if not group.takes_in(now_ms):
        raise Refused("not-yet")
    if not has_place(group, role):
        raise Refused("group-full")


def has_place(group: Group, role: Role) -> bool:
    """Whether there is room for one more follower or observer."""
    most = group.capacity if role is Role.FOLLOWER else MOST_OBSERVERS
    # In a lecture of thousands nobody is counted before there are so many.
    return len(group.members) < most or sum(m.role is role and m.stays for m in group.members.values()) < most


def line_opened(group: Group, member: Member, now_ms: int) -> Group:
    """Somebody is here, again or for the first time; who leads and is soon back finds the script going on."""
    if isinstance(member.line, Removed):
        raise Refused("removed")
    before, group = group, _on(group, member, Online())
    mode = group.mode
    if isinstance(mode, Touring) and isinstance(mode.clock, Held):
        held = mode.clock
        in_time = held.because == "line" and now_ms - held.at_ms <= RESUME_WITHIN_MS
        if in_time and before.leader is None and group.leader is not None:
            clock = Running(tour_ms=held.tour_ms, at_ms=max(now_ms, held.at_ms) + AHEAD_MS)
            return group.model_copy(update={"mode": mode.model_copy(update={"clock": clock})})
    return group


def line_dropped(group: Group, member: Member, now_ms: int) -> Group:
    """A line is down."""
    if not member.here:
        return group
    return _on(group, member, Away(since_ms=now_ms))


def all_dropped(group: Group, now_ms: int) -> Group:
    """The server restarted: nobody's line is open."""
    for member in tuple(group.members.values()):
        group = line_dropped(group, member, now_ms)
    return group


def left(group: Group, member: Member, now_ms: int) -> Group:
    """Somebody left of their own will."""
    return _on(group, member, Gone(since_ms=now_ms))


def passed(group: Group, now_ms: int) -> Group:
    """Time passed: who is away for long has gone, and a group that everyone left is over."""
    for member in tuple(group.members.values()):
        if isinstance(member.line, Away) and now_ms - member.line.since_ms >= GONE_AFTER_MS:
            group = _on(group, member, Gone(since_ms=now_ms))
    empty = _empty_due_ms(group)
    if empty is not None and now_ms >= empty:
        return group.model_copy(update={"mode": Ended(at_ms=now_ms, because="empty")})
    return group


def gone_ms(member: Member) -> int | None:
    """Return when somebody who is away counts as gone."""
    return member.line.since_ms + GONE_AFTER_MS if isinstance(member.line, Away) else None


def due_ms(group: Group) -> int | None:
    """Return when `passed` next has something to do."""
    away = [due for due in map(gone_ms, group.members.values()) if due is not None]
    empty = _empty_due_ms(group)
    return min(away + ([] if empty is None else [empty]), default=None)


def changed(before: Group, after: Group) -> list[Member]:
    """Return the members who are new or not as they were. No line of Python runs for each: in a lecture it is
    asked for whatever one of thousands does.
    """
    new, old = after.members, before.members
    if new is old:
        return []
    # Members keep their places and newcomers stand behind them, so that none has to be looked up.
    in_place = len(new) >= len(old) and all(map(is_, old, new))
    was = chain(old.values(), repeat(None)) if in_place else map(old.get, new)
    return list(compress(new.values(), map(is_not, new.values(), was)))


def same_lead(before: Group, after: Group, members: Sequence[Member]) -> bool:
    """Whether who leads, and whether a guide is here, is surely as before: none concerned has changed.

    Where no guide is here both look at all members. Asked at each of 2,500 lines of a lecture that drop at
    once it cost 3.3 ms a line, and eight seconds of everybody's time. members: who has changed.
    """
    if (before.wheel, before.stand_in) != (after.wheel, after.stand_in):
        return False
    return not any(m.role is Role.GUIDE or m.uid in (after.wheel, after.stand_in) for m in members)


def following(group: Group, member: Member, follows: bool) -> Group:
    """Come along, or look around for oneself."""
    return with_member(group, member.model_copy(update={"following": follows}))


def arrived(group: Group, member: Member, hall: str, percent: int) -> Group:
    """Note how much of a hall somebody has."""
    return with_member(group, member.model_copy(update={"hall": hall, "loading": percent}))


def accepted(group: Group, member: Member, advisory: str) -> Group:
    """Note that somebody has read a notice."""
    if advisory not in group.plan.advisories:
        raise Refused("advisory-unknown")
    if advisory in member.accepted:
        return group
    return with_member(group, member.model_copy(update={"accepted": (*member.accepted, advisory)}))


def with_member(group: Group, member: Member) -> Group:
    """Return the group with one member replaced or added."""
    return group.model_copy(update={"members": {**group.members, member.uid: member}})


def _on(group: Group, member: Member, line: Line) -> Group:
    return with_member(group, member.model_copy(update={"line": line}))


def _empty_due_ms(group: Group) -> int | None:
    begins_ms = group.scheduled_ms or 0
    if not group.members:
        return max(group.created_ms, begins_ms) + max(UNUSED_AFTER_MS, group.empty_ms)
    left_at = [begins_ms]
    for member in group.members.values():
        if isinstance(member.line, Online | Away):
            return None
        left_at.append(member.line.since_ms)
    return max(left_at) + group.empty_ms
