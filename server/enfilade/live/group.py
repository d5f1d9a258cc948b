"""The group as a machine: `apply(group, input, now_ms) -> (group, envelopes)`.

Pure; SPEC.md numbers what it does. Inputs come from the hub, which knows who speaks: a member's wish
(`Wished`), a line that opened or dropped, the passing of time. What may not be done raises `Refused` with a
code of `messages`; the group is then as it was.
"""

from __future__ import annotations

from dataclasses import dataclass

from enfilade.live import captions, course, lead, order, presence, showing, waiting_room
from enfilade.live.announce import Envelope as Envelope
from enfilade.live.announce import announce
from enfilade.live.carry_out import carry_out
from enfilade.live.modes import Ended, Free, Running, Touring, Walking, WithinMetres
from enfilade.live.motion_codec import Moved
from enfilade.live.refused import Refused
from enfilade.live.roles import permit, permit_motion
from enfilade.live.solemn import is_solemn_index
from enfilade.live.state import Group, Member, Removed, Role
from enfilade.live.wire import Command

REMEMBERED = 32
"""Ids of commands kept per member: a client has at most 30 on their way when its line drops (web/limits)."""


@dataclass(frozen=True)
class Joined:
    """Somebody was admitted; their line opens later."""

    uid: str
    role: Role
    name: str | None


@dataclass(frozen=True)
class LineOpened:
    """The first socket of a member opened."""

    uid: str


@dataclass(frozen=True)
class LineDropped:
    """The last socket of a member closed."""

    uid: str


@dataclass(frozen=True)
class Wished:
    """A member sent a command."""

    uid: str
    command: Command


@dataclass(frozen=True)
class Walked:
    """A member sent a keyframe of their motion."""

    uid: str
    moved: Moved


@dataclass(frozen=True)
class Tick:
    """Time passed."""


@dataclass(frozen=True)
class Restarted:
    """The server began anew with this group from the store: every line is down."""


Input = Joined | LineOpened | LineDropped | Wished | Walked | Tick | Restarted
Result = tuple[Group, tuple[Envelope, ...]]


def apply(group: Group, given: Input, now_ms: int) -> Result:
    """Return the next group and what to tell whom; raise `Refused` where the input may not be."""
    after = _next(group, given, now_ms)
    if isinstance(given, Walked) or after is group:
        return after, ()
    members = presence.changed(group, after)
    after = captions.forgotten(order.settled(group, after, members, now_ms))
    after = showing.put_away(group, after)
    return announce(group, course.noted(group, after, members, now_ms), members)


def due_ms(group: Group) -> int | None:
    """Return when the group next needs a `Tick`; None while nothing is to happen by itself."""
    if isinstance(group.mode, Ended):
        return None
    return _sooner(_sooner(presence.due_ms(group), waiting_room.due_ms(group)), _boundary_ms(group))


def due_soon_ms(before: Group, after: Group, due: int | None) -> int | None:
    """Return when the group next needs a `Tick`, or an earlier time; `due` is what it was `before`.

    Only those members are looked at who have changed: a tick that comes too soon changes nothing, and after
    it `due_ms` looks at all.
    """
    if isinstance(after.mode, Ended):
        return None
    for member in presence.changed(before, after):
        if not member.stays:
            return due_ms(after)  # perhaps the last who was here
        due = _sooner(due, presence.gone_ms(member))
    if after.waiting is not before.waiting:
        due = _sooner(due, waiting_room.due_ms(after))
    return due if after.mode is before.mode else _sooner(due, _boundary_ms(after))


def _boundary_ms(group: Group) -> int | None:
    """Return when the script goes on to the next stop by itself."""
    mode = group.mode
    if isinstance(mode, Touring) and isinstance(mode.clock, Running) and mode.through:
        index = group.plan.index_of(mode.stop) or 0
        return mode.clock.at_ms + group.plan.starts_ms(index + 1) - mode.clock.tour_ms
    return None


def _sooner(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def _next(group: Group, given: Input, now_ms: int) -> Group:
    match given:
        case Tick():
            return _tick(group, now_ms)
        case Restarted():
            return presence.all_dropped(group, now_ms)
        case Joined(uid, role, name):
            return waiting_room.come(_alive(group), uid, role, name, now_ms)
        case LineOpened(uid):
            return presence.line_opened(group, _member(group, uid), now_ms)
        case LineDropped(uid):
            return presence.line_dropped(group, _member(group, uid), now_ms)
        case Walked(uid, moved):
            return _walked(_alive(group), _member(group, uid), moved)
        case Wished(uid, command):
            member = _member(group, uid)
            if command.id in member.handled:
                return group
            if isinstance(member.line, Removed):
                raise Refused("removed")
            permit(_alive(group), member, command.do)
            done = carry_out(group, member, command.do, now_ms)
            return presence.with_member(
                done, done.members[uid].model_copy(update={"handled": _remember(member, command.id)})
            )


def _tick(group: Group, now_ms: int) -> Group:
    if isinstance(group.mode, Ended):
        return group
    group = waiting_room.passed(presence.passed(group, now_ms), now_ms)
    mode = group.mode
    if isinstance(mode, Touring) and isinstance(mode.clock, Running) and mode.through:
        return lead.skip_closed(group, mode, now_ms)
    return group


def _walked(group: Group, member: Member, moved: Moved) -> Group:
    """Keep the last keyframe of who leads; it counts only while the group goes by it, and never backwards in
    time.
    """
    permit_motion(group, member)
    mode = group.mode
    if isinstance(mode, Walking) and mode.by is not None and is_solemn_index(group, moved.keyframe.hall):
        raise Refused("solemn-place")
    near_guide = (
        isinstance(mode, Free) and isinstance(mode.leash, WithinMetres) and mode.leash.about == "guide"
    )
    if not isinstance(mode, Walking) and not near_guide:
        raise Refused("not-walking")
    if group.keyframe is not None and moved.keyframe.t_ms <= group.keyframe.t_ms:
        raise Refused("keyframe-stale")
    return group.model_copy(update={"keyframe": moved.keyframe})


def _alive(group: Group) -> Group:
    if isinstance(group.mode, Ended):
        raise Refused("group-ended")
    return group


def _member(group: Group, uid: str) -> Member:
    member = group.members.get(uid)
    if member is None:
        raise Refused("member-unknown")
    return member


def _remember(member: Member, command: str) -> tuple[str, ...]:
    return (*member.handled, command)[-REMEMBERED:]
