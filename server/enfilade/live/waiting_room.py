"""The waiting room: who asked to come in is let in, or not, by a guide. It holds no member."""

from __future__ import annotations

from enfilade.live.coming import MOST_TURNED_AWAY, Waiting
from enfilade.live.presence import has_place, joined, permit_newcomer, with_member
from enfilade.live.refused import Refused
from enfilade.live.state import Away, Group, Member, Role

ASKS_MS = 3_000
"""A page that waits asks so often (`JoinAnswer.waiting`)."""

NOTED_MS = 15_000
"""That it still asks is written down so often: a room full of pages would write all the time."""

CLOSED_MS = 60_000
"""A page that has not asked for so long is closed."""

MOST_WAITING = 200


def waits(group: Group, uid: str) -> bool:
    """Whether somebody is in the waiting room."""
    return any(each.uid == uid for each in group.waiting)


def is_news(group: Group, uid: str, name: str | None, now_ms: int) -> bool:
    """Whether asking to come in now changes anything for who waits already."""
    mine = next((each for each in group.waiting if each.uid == uid), None)
    return mine is None or now_ms - mine.asked_ms >= NOTED_MS or name not in (None, mine.name)


def come(group: Group, uid: str, role: Role, name: str | None, now_ms: int) -> Group:
    """Admit somebody, or take them into the waiting room, or note that they still wait there; a name may be
    told later. Raises Refused.
    """
    if uid in group.turned_away:
        raise Refused("turned-away")
    if not waits(group, uid):
        if role.guides or not group.rules.waiting:
            return joined(group, uid, role, name, now_ms)
        if uid in group.members:
            raise Refused("member-known")
        permit_newcomer(group, role, now_ms)
        if len(group.waiting) >= MOST_WAITING:
            raise Refused("group-full")
        new = Waiting(uid=uid, name=name, at_ms=now_ms, asked_ms=now_ms, observer=role is Role.OBSERVER)
        return group.model_copy(update={"waiting": (*group.waiting, new)})
    if not group.rules.waiting and has_place(group, role):
        return admit(group, uid, now_ms)
    if not is_news(group, uid, name, now_ms):
        return group
    waiting = tuple(
        each.model_copy(update={"asked_ms": now_ms, "name": name or each.name}) if each.uid == uid else each
        for each in group.waiting
    )
    return group.model_copy(update={"waiting": waiting})


def admit(group: Group, uid: str | None, now_ms: int) -> Group:
    """Let somebody in; without a uid everybody, in the order in which they came, as far as there is room."""
    if uid is not None and not waits(group, uid):
        raise Refused("person-unknown")
    for each in group.waiting:
        if uid not in (None, each.uid):
            continue
        role = Role.OBSERVER if each.observer else Role.FOLLOWER
        if not has_place(group, role):
            if uid is not None:
                raise Refused("group-full")
            continue
        # They count as away from now: the page comes in when it asks again.
        member = Member(uid=each.uid, role=role, name=each.name, line=Away(since_ms=now_ms))
        waiting = tuple(other for other in group.waiting if other.uid != each.uid)
        group = with_member(group.model_copy(update={"waiting": waiting}), member)
    return group


def turn_away(group: Group, uid: str) -> Group:
    """Do not let somebody in; asking again with the same page is of no use."""
    if not waits(group, uid):
        raise Refused("person-unknown")
    return group.model_copy(
        update={
            "waiting": tuple(each for each in group.waiting if each.uid != uid),
            "turned_away": (*group.turned_away, uid)[-MOST_TURNED_AWAY:],
        }
    )


def hold_newcomers(group: Group, on: bool, now_ms: int) -> Group:
    """Let newcomers wait from now on, or no more: then who waits comes in."""
    group = group.model_copy(update={"rules": group.rules.model_copy(update={"waiting": on})})
    return group if on else admit(group, None, now_ms)


def passed(group: Group, now_ms: int) -> Group:
    """Let go of pages that have been closed."""
    waiting = tuple(each for each in group.waiting if now_ms - each.asked_ms < CLOSED_MS)
    return group if len(waiting) == len(group.waiting) else group.model_copy(update={"waiting": waiting})


def due_ms(group: Group) -> int | None:
    """Return when `passed` next has something to do."""
    return min((each.asked_ms + CLOSED_MS for each in group.waiting), default=None)
