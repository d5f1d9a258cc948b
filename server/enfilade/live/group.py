"""The group as a machine: `apply(group, input, now_ms) -> (group, envelopes)`.

Pure; SPEC.md numbers what it does.
Inputs come from the hub, which knows who speaks: a member's wish (`Wished`), a line that opened or dropped,
the passing of
time. What may not be done raises `Refused` with a code of `messages`; the group is then as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from enfilade.live import presence, script
from enfilade.live.lead import go_to, pause, play, skip_closed, walk
from enfilade.live.motion_codec import Moved
from enfilade.live.refused import Refused
from enfilade.live.state import Ended, Group, Member, Role, Running, Touring
from enfilade.live.wire import (
    Accept,
    Arrive,
    Command,
    Do,
    End,
    Event,
    Follow,
    GoTo,
    GuideLine,
    Leave,
    LookAround,
    MemberChanged,
    ModeChanged,
    OpenZone,
    Pause,
    Play,
    Walk,
    YouChanged,
    ZonesChanged,
    view_of,
)

REMEMBERED = 16
"""Ids of commands kept per member: a client has at most a few on their way when its line drops."""


@dataclass(frozen=True)
class Envelope:
    """An event and who gets it: everybody, the guides, or one member."""

    to: Literal["all", "guides", "one"]
    event: Event
    uid: str | None = None


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
    return _announce(group, after)


def due_ms(group: Group) -> int | None:
    """Return when the group next needs a `Tick`; None while nothing is to happen by itself."""
    if isinstance(group.mode, Ended):
        return None
    due = presence.due_ms(group)
    mode = group.mode
    if isinstance(mode, Touring) and isinstance(mode.clock, Running) and mode.through:
        index = group.plan.index_of(mode.stop) or 0
        boundary = mode.clock.at_ms + group.plan.starts_ms(index + 1) - mode.clock.tour_ms
        due = boundary if due is None else min(due, boundary)
    return due


def _next(group: Group, given: Input, now_ms: int) -> Group:
    match given:
        case Tick():
            return _tick(group, now_ms)
        case Restarted():
            return presence.all_dropped(group, now_ms)
        case Joined(uid, role, name):
            return presence.joined(_alive(group), uid, role, name, now_ms)
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
            done = _wish(_alive(group), member, command.do, now_ms)
            return presence.with_member(
                done, done.members[uid].model_copy(update={"handled": _remember(member, command.id)})
            )


def _wish(group: Group, member: Member, do: Do, now_ms: int) -> Group:
    match do:
        case GoTo(stop=stop):
            return go_to(_led_by(group, member), stop, now_ms)
        case Play(through=through):
            return play(_led_by(group, member), through, now_ms)
        case Pause():
            return pause(_led_by(group, member), "guide", now_ms)
        case Walk():
            return walk(_led_by(group, member), now_ms)
        case OpenZone(advisory=advisory, open=is_open):
            return _open_zone(_led_by(group, member), advisory, is_open, now_ms)
        case End():
            ended = Ended(at_ms=now_ms, because="guide")
            return _led_by(group, member).model_copy(update={"mode": ended})
        case Follow():
            return presence.following(group, member, True)
        case LookAround():
            return presence.following(group, member, False)
        case Arrive(hall=hall, percent=percent):
            return presence.arrived(group, member, hall, percent)
        case Accept(advisory=advisory):
            return presence.accepted(group, member, advisory)
        case Leave():
            return presence.left(group, member, now_ms)


def _tick(group: Group, now_ms: int) -> Group:
    if isinstance(group.mode, Ended):
        return group
    group = presence.passed(group, now_ms)
    mode = group.mode
    if isinstance(mode, Touring) and isinstance(mode.clock, Running) and mode.through:
        return skip_closed(group, mode, now_ms)
    return group


def _walked(group: Group, member: Member, moved: Moved) -> Group:
    """Keep the guide's last keyframe; it counts only while the guide walks, and never backwards in time."""
    _led_by(group, member)
    if group.mode.kind != "walking":
        raise Refused("not-walking")
    if group.keyframe is not None and moved.keyframe.t_ms <= group.keyframe.t_ms:
        raise Refused("keyframe-stale")
    return group.model_copy(update={"keyframe": moved.keyframe})


def _open_zone(group: Group, advisory: str, is_open: bool, now_ms: int) -> Group:
    if advisory not in group.plan.opt_in:
        raise Refused("advisory-unknown")
    zones = tuple(a for a in group.zones if a != advisory) + ((advisory,) if is_open else ())
    mode = group.mode
    if not is_open and isinstance(mode, Touring):
        index = group.plan.index_of(mode.stop)
        if index is not None and not group.plan.is_open(index, zones):
            raise Refused("zone-in-use")
        # The moment must not jump when how far the script may run changes: write it down first.
        at = script.tour_ms(mode, group.plan, group.zones, now_ms)
        if isinstance(mode.clock, Running) and mode.clock.at_ms < now_ms:
            mode = mode.model_copy(update={"clock": Running(tour_ms=at, at_ms=now_ms)})
    return group.model_copy(update={"zones": zones, "mode": mode})


def _alive(group: Group) -> Group:
    if isinstance(group.mode, Ended):
        raise Refused("group-ended")
    return group


def _member(group: Group, uid: str) -> Member:
    member = group.members.get(uid)
    if member is None:
        raise Refused("member-unknown")
    return member


def _led_by(group: Group, member: Member) -> Group:
    if member.role is not Role.GUIDE:
        raise Refused("only-guide")
    return group


def _remember(member: Member, command: str) -> tuple[str, ...]:
    return (*member.handled, command)[-REMEMBERED:]


def _announce(before: Group, after: Group) -> Result:
    """Count the revisions of what changed between two groups, and say each change once."""
    shared: list[Event] = []
    rev, roster_rev = before.rev, before.roster_rev
    if after.mode != before.mode:
        rev += 1
        shared.append(ModeChanged(rev=rev, mode=after.mode))
    if after.zones != before.zones:
        rev += 1
        shared.append(ZonesChanged(rev=rev, zones=after.zones))
    if after.guide_here != before.guide_here:
        rev += 1
        shared.append(GuideLine(rev=rev, here=after.guide_here))
    envelopes = [Envelope("all", event) for event in shared]
    for uid, member in after.members.items():
        old = before.members.get(uid)
        if member is old:
            continue
        view = view_of(member)
        if old is None or view_of(old) != view:
            roster_rev += 1
            envelopes.append(Envelope("guides", MemberChanged(roster_rev=roster_rev, member=view)))
            envelopes.append(Envelope("one", YouChanged(you=view), uid))
    return after.model_copy(update={"rev": rev, "roster_rev": roster_rev}), tuple(envelopes)
