"""Where a group must be quiet: solemn halls (AMENDMENTS, Dignity 5). One rule for spotlight and nod."""

from __future__ import annotations

from enfilade.live.modes import Free, Walking, awake, stop_of
from enfilade.live.state import Group, Member


def is_solemn(group: Group, member: Member) -> bool:
    """Whether the group's stop, the place where it goes on foot, or the member's own hall is solemn. A hall
    of which nothing is known counts as solemn.
    """
    plan = group.plan
    if plan.is_solemn(stop_of(group.mode) or plan.stops[0].id):
        return True
    on_foot = isinstance(awake(group.mode), Walking | Free)
    if on_foot and group.keyframe is not None and is_solemn_index(group, group.keyframe.hall):
        return True
    hall = plan.hall(member.hall or "")
    return hall is None or hall.solemn


def is_solemn_index(group: Group, index: int) -> bool:
    """Whether a hall, as keyframes name it, is solemn."""
    halls = group.plan.halls
    return index >= len(halls) or halls[index].solemn
