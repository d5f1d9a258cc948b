"""The spotlight: for a while everybody sees what one member looks at, who walks instead of who leads.

Never in a solemn place (AMENDMENTS, Dignity 5): not where the group's stop or the member's hall is one, and
no keyframe from one is passed on.
"""

from __future__ import annotations

from enfilade.live.modes import Walking, stop_of
from enfilade.live.refused import Refused
from enfilade.live.solemn import is_solemn
from enfilade.live.state import Group, Member, Role


def spotlight(group: Group, uid: str | None) -> Group:
    """Put one who is here into the light, at once; None: who leads walks again."""
    if uid is None:
        return give_back(group)
    member = group.members.get(uid)
    if member is None or not member.stays:
        raise Refused("person-unknown")
    if member.role not in (Role.FOLLOWER, Role.CO_GUIDE) or uid == group.leader:
        raise Refused("only-of-followers")
    if not member.here:
        raise Refused("person-away")
    if is_solemn(group, member):
        raise Refused("solemn-place")
    if isinstance(group.mode, Walking) and group.mode.by == uid:
        return group
    stop = stop_of(group.mode) or group.plan.stops[0].id
    return group.model_copy(update={"mode": Walking(stop=stop, by=uid), "keyframe": None})


def step_back(group: Group, member: Member) -> Group:
    """Leave the light; who is not in it changes nothing."""
    mode = group.mode
    return give_back(group) if isinstance(mode, Walking) and mode.by == member.uid else group


def give_back(group: Group) -> Group:
    """Let who leads walk again, from where they are: the motion of the other is forgotten."""
    mode = group.mode
    if not isinstance(mode, Walking) or mode.by is None:
        return group
    return group.model_copy(update={"mode": mode.model_copy(update={"by": None}), "keyframe": None})


def settled(group: Group) -> Group:
    """Return a group in whose light nobody is who is not here any more, or leads, or guides, or watches."""
    by = group.mode.by if isinstance(group.mode, Walking) else None
    if by is None:
        return group
    member = group.members.get(by)
    lit = member is not None and member.here and member.role in (Role.FOLLOWER, Role.CO_GUIDE)
    return group if lit and by != group.leader else give_back(group)
