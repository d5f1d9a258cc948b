"""How a group is kept: who is let in and sent out, who helps to lead, what happens when nobody does."""

from __future__ import annotations

from collections.abc import Sequence

from enfilade.live import presence, spotlight
from enfilade.live.lead import pause, play
from enfilade.live.modes import Running, Touring
from enfilade.live.presence import with_member
from enfilade.live.refused import Refused
from enfilade.live.state import Gone, Group, Member, Removed, Role
from enfilade.live.talk import Open, Poll
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
    polls = tuple(_without_vote(poll, uid) for poll in group.polls)
    dropped = None if group.dropped is None else _without_vote(group.dropped, uid)
    group = group.model_copy(update={"polls": polls, "dropped": dropped})
    return with_member(group, member.model_copy(update={"line": Removed(since_ms=now_ms)}))


def readmit(group: Group, uid: str, now_ms: int) -> Group:
    """Let somebody back who was sent out: their token opens the group again. Others change nothing."""
    member = group.members.get(uid)
    if member is None:
        raise Refused("person-unknown")
    if not isinstance(member.line, Removed):
        return group
    return with_member(group, member.model_copy(update={"line": Gone(since_ms=now_ms)}))


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


def hand_over(group: Group, uid: str | None) -> Group:
    """Let a co-guide who is here lead, whoever else is; None takes the lead back."""
    if uid is not None:
        member = _present(group, uid)
        if member.role is not Role.CO_GUIDE:
            raise Refused("only-of-co-guides")
        if not member.here:
            raise Refused("person-away")
    return group.model_copy(update={"wheel": uid})


def hand_back(group: Group, member: Member) -> Group:
    """Give back the lead that was handed over."""
    if group.wheel != member.uid:
        raise Refused("not-leading")
    return group.model_copy(update={"wheel": None})


def settled(before: Group, after: Group, members: Sequence[Member], now_ms: int) -> Group:
    """Return a group in which what somebody held has come back when they could hold it no longer.

    A guide who is here leads; who has left, or is no follower any more, has no hand up and no floor; and when
    the last who led is not here any more, nothing moves, or the script goes on where that was allowed.
    members: who has changed.
    """
    known = after.members
    hands = tuple(hand for hand in after.hands if _follows(known.get(hand.uid)))
    if hands != after.hands:
        after = after.model_copy(update={"hands": hands})
    if after.floor is not None and not _follows(known.get(after.floor)):
        after = after.model_copy(update={"floor": None})
    after = still_speaking(after)
    same_lead = presence.same_lead(before, after, members)
    after = spotlight.settled(after if same_lead else _lead_taken_back(after))
    if same_lead and after.mode is before.mode:
        return after
    if before.walker is not None and after.walker not in (None, before.walker):
        # Another's feet are others' places: what is known of the first is no beginning of theirs.
        after = after.model_copy(update={"keyframe": None})
    if before.leader is not None and after.leader is None:
        return _without_lead(after, now_ms)
    return after


def _lead_taken_back(group: Group) -> Group:
    """Return a group that only a co-guide leads in a guide's stead, and none once a guide is back."""
    members = group.members
    if group.wheel is not None and not _co_guides(members.get(group.wheel)):
        group = group.model_copy(update={"wheel": None})
    if group.stand_in is not None and (group.guide_here or not _co_guides(members.get(group.stand_in))):
        group = group.model_copy(update={"stand_in": None})
    return group


def _without_lead(group: Group, now_ms: int) -> Group:
    mode = group.mode
    if not isinstance(mode, Touring) or not isinstance(mode.clock, Running):
        return group
    return play(group, True, now_ms) if group.rules.carry_on else pause(group, "line", now_ms)


def _without_vote(poll: Poll, uid: str) -> Poll:
    """Return a poll that is open without a member's vote; any other as it is."""
    if not isinstance(poll.state, Open) or uid not in poll.votes:
        return poll
    return poll.model_copy(update={"votes": {u: o for u, o in poll.votes.items() if u != uid}})


def _co_guides(member: Member | None) -> bool:
    return member is not None and member.role is Role.CO_GUIDE and member.stays


def _follows(member: Member | None) -> bool:
    return member is not None and member.role is Role.FOLLOWER and member.stays


def _present(group: Group, uid: str) -> Member:
    member = group.members.get(uid)
    if member is None or not member.stays:
        raise Refused("person-unknown")
    return member
