"""The group as a machine: `apply(group, input, now_ms) -> (group, envelopes)`.

Pure; SPEC.md numbers what it does. Inputs come from the hub, which knows who speaks: a member's wish
(`Wished`), a line that opened or dropped, the passing of time. What may not be done raises `Refused` with a
code of `messages`; the group is then as it was.
"""

from __future__ import annotations

from dataclasses import dataclass

from enfilade.live import commands as do
from enfilade.live import hearing, lead, order, presence, script, showing, voice
from enfilade.live import leading as to
from enfilade.live.announce import Envelope as Envelope
from enfilade.live.announce import announce
from enfilade.live.modes import Ended, Free, Running, Touring, Walking, WithinMetres, at_stop
from enfilade.live.motion_codec import Moved
from enfilade.live.refused import Refused
from enfilade.live.roles import permit, permit_motion
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
    after = order.settled(group, after, now_ms)
    return announce(group, showing.put_away(group, after))


def due_ms(group: Group) -> int | None:
    """Return when the group next needs a `Tick`; None while nothing is to happen by itself."""
    if isinstance(group.mode, Ended):
        return None
    return _sooner(presence.due_ms(group), _boundary_ms(group))


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
            if isinstance(member.line, Removed):
                raise Refused("removed")
            permit(_alive(group), member, command.do)
            done = _wish(group, member, command.do, now_ms)
            return presence.with_member(
                done, done.members[uid].model_copy(update={"handled": _remember(member, command.id)})
            )


def _wish(group: Group, member: Member, wish: do.Do, now_ms: int) -> Group:
    """Carry out what the member may do."""
    match wish:
        case do.Lock(on=on):
            return order.lock(group, on)
        case do.CarryOn(on=on):
            return order.carry_on(group, on)
        case do.StopRecording():
            return order.stop_recording(group)
        case do.Remove(uid=uid):
            return order.remove(group, uid, now_ms)
        case do.Appoint(uid=uid, role=role):
            return order.appoint(group, uid, Role(role))
        case do.TakeLead():
            return order.take_lead(group, member)
        case do.Mute(uid=uid, on=on):
            return hearing.mute(group, uid, on)
        case do.MuteAll(on=on):
            return hearing.mute_all(group, on)
        case do.Follow():
            return presence.following(group, member, True)
        case do.LookAround():
            return presence.following(group, member, False)
        case do.Arrive(hall=hall, percent=percent):
            return presence.arrived(group, member, hall, percent)
        case do.Accept(advisory=advisory):
            return presence.accepted(group, member, advisory)
        case do.Speak(on=True, channel=channel, language=language):
            return voice.speak(group, member, channel, language)
        case do.Speak():
            return voice.fall_silent(group, member.uid)
        case do.Hear(how=how):
            return voice.hears(group, member, how)
        case do.Leave():
            return presence.left(group, member, now_ms)
        case _:
            return _hear(group, member, wish, now_ms)


def _hear(group: Group, member: Member, wish: do.Do, now_ms: int) -> Group:
    """Hands, floor, questions and polls; all else leads."""
    match wish:
        case do.RaiseHand(up=up):
            return hearing.raise_hand(group, member, up, now_ms)
        case do.Ask(text=text):
            return hearing.ask(group, member, text, now_ms)
        case do.Vote(poll=poll, option=option):
            return hearing.vote(group, member, poll, option)
        case do.GiveFloor(uid=uid):
            return hearing.give_floor(group, uid)
        case do.LowerHand(uid=uid):
            return hearing.lower_hand(group, uid)
        case do.Settle(question=question, state=state):
            return hearing.settle(group, question, state)
        case do.MakePoll(question=asked, options=options):
            return hearing.make_poll(group, asked, options)
        case do.ClosePoll(poll=poll):
            return hearing.close_poll(group, poll)
        case do.ShowPoll(poll=poll, shown=shown):
            return hearing.show_poll(group, poll, shown)
        case do.DropPoll(poll=poll):
            return hearing.drop_poll(group, poll)
        case _:
            return _lead(group, wish, now_ms)


def _lead(group: Group, wish: do.Do, now_ms: int) -> Group:
    """What moves the group, or is shown to all."""
    match wish:
        case to.GoTo(stop=stop):
            return lead.go_to(group, stop, now_ms)
        case to.Play(through=through):
            return lead.play(group, through, now_ms)
        case to.Pause():
            return lead.pause(group, "guide", now_ms)
        case to.Seek(tour_ms=to_ms):
            return lead.seek(group, to_ms, now_ms)
        case to.Walk():
            return lead.walk(group, now_ms)
        case to.Gather():
            return lead.gather(group, now_ms)
        case to.SetFree(leash=leash):
            return lead.set_free(group, leash, now_ms)
        case to.Dim(words=words):
            return lead.dim(group, words, now_ms)
        case to.Resume():
            return lead.resume(group, now_ms)
        case to.OpenZone(advisory=advisory, open=is_open):
            return _open_zone(group, advisory, is_open, now_ms)
        case to.PointOut(elements=elements):
            return showing.point_out(group, elements)
        case to.SetDoor(hall=hall, opening=opening, to=angle):
            return showing.set_door(group, hall, opening, angle)
        case to.SetLamp(hall=hall, layer=layer, to=weight):
            return showing.set_lamp(group, hall, layer, weight)
        case to.ShowEvidence(on=on):
            return showing.show_evidence(group, on)
        case to.ShowDocument(document=document):
            return showing.show(group, document)
        case to.End():
            return group.model_copy(update={"mode": Ended(at_ms=now_ms, because="guide")})
        case _:
            raise AssertionError(f"{wish.do} is carried out nowhere")


def _tick(group: Group, now_ms: int) -> Group:
    if isinstance(group.mode, Ended):
        return group
    group = presence.passed(group, now_ms)
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
    near_guide = (
        isinstance(mode, Free) and isinstance(mode.leash, WithinMetres) and mode.leash.about == "guide"
    )
    if not isinstance(mode, Walking) and not near_guide:
        raise Refused("not-walking")
    if group.keyframe is not None and moved.keyframe.t_ms <= group.keyframe.t_ms:
        raise Refused("keyframe-stale")
    return group.model_copy(update={"keyframe": moved.keyframe})


def _open_zone(group: Group, advisory: str, is_open: bool, now_ms: int) -> Group:
    if advisory not in group.plan.opt_in:
        raise Refused("advisory-unknown")
    if group.lesson is not None and is_open:
        raise Refused("zones-settled")
    zones = tuple(a for a in group.zones if a != advisory) + ((advisory,) if is_open else ())
    mode = group.mode
    stop = at_stop(mode)
    index = None if stop is None else group.plan.index_of(stop)
    if not is_open and index is not None and not group.plan.is_open(index, zones):
        raise Refused("zone-in-use")
    if not is_open and isinstance(mode, Touring):
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


def _remember(member: Member, command: str) -> tuple[str, ...]:
    return (*member.handled, command)[-REMEMBERED:]
