"""How a group is kept: who is let in and sent out, who helps to lead, what happens when nobody does."""

from __future__ import annotations

from enfilade.live.lead import pause, play
from enfilade.live.modes import Running, Touring
from enfilade.live.presence import with_member
from enfilade.live.refused import Refused
from enfilade.live.state import Group, Member, Removed, Role
from enfilade.live.talk import Open
from enfilade.live.voice import still_speaking


def lock(group: Group, on: bool) -> Group:
    """Admit nobody new, or do again."""
    return group.model_copy(update={"rules": group.rules.model_copy(update={"locked": on})})


def carry_on(group: Group, on: bool) -> Group:
    """Allow that the script goes on while nobody leads, or do not."""
    return group.model_copy(update={"rules": group.rules.model_copy(update={"carry_on": on})})


def stop_recording(group: Group) -> Group:
    """Keep nothing more of the guide's way and voice."""
    return group.model_copy(update={"recording": "none"})


def remove(group: Group, uid: str, now_ms: int) -> Group:
    """Send a follower or observer out, with their votes in a poll that is open."""
    member = _present(group, uid)
    if member.role.guides:
        raise Refused("guides-stay")
    polls = tuple(
        p.model_copy(update={"votes": {u: o for u, o in p.votes.items() if u != uid}})
        if isinstance(p.state, Open) and uid in p.votes
        else p
        for p in group.polls
    )
    group = group.model_copy(update={"polls": polls})
    return with_member(group, member.model_copy(update={"line": Removed(since_ms=now_ms)}))


def appoint(group: Group, uid: str, role: Role) -> Group:
    """Make a follower a co-guide, or a co-guide a follower."""
    member = _present(group, uid)
    if member.role not in (Role.FOLLOWER, Role.CO_GUIDE):
        raise Refused("only-of-followers")
    return with_member(group, member.model_copy(update={"role": role}))


def take_lead(group: Group, member: Member) -> Group:
    """Lead while no guide is here, and no other co-guide does."""
    if group.leader not in (None, member.uid):
        raise Refused("lead-taken")
    return group.model_copy(update={"stand_in": member.uid})


def settled(before: Group, after: Group, now_ms: int) -> Group:
    """Return a group in which what somebody held has come back when they could hold it no longer.

    A guide who is here leads; who has left, or is no follower any more, has no hand up and no floor; and when
    the last who led is not here any more, nothing moves, or the script goes on where that was allowed.
    """
    members = after.members
    hands = tuple(hand for hand in after.hands if _follows(members.get(hand.uid)))
    if hands != after.hands:
        after = after.model_copy(update={"hands": hands})
    if after.floor is not None and not _follows(members.get(after.floor)):
        after = after.model_copy(update={"floor": None})
    after = still_speaking(after)
    stand_in = members.get(after.stand_in or "")
    leads = stand_in is not None and stand_in.role is Role.CO_GUIDE and stand_in.stays
    if after.stand_in is not None and (after.guide_here or not leads):
        after = after.model_copy(update={"stand_in": None})
    if before.leader is not None and after.leader is None:
        return _without_lead(after, now_ms)
    return after


def _without_lead(group: Group, now_ms: int) -> Group:
    mode = group.mode
    if not isinstance(mode, Touring) or not isinstance(mode.clock, Running):
        return group
    return play(group, True, now_ms) if group.rules.carry_on else pause(group, "line", now_ms)


def _follows(member: Member | None) -> bool:
    return member is not None and member.role is Role.FOLLOWER and member.stays


def _present(group: Group, uid: str) -> Member:
    member = group.members.get(uid)
    if member is None or not member.stays:
        raise Refused("person-unknown")
    return member
