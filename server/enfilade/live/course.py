"""What a group's course was: the stops it came to, and numbers that its present state does not tell any
more. For guides while it runs, for the page after it, for a replay.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from enfilade.live.coming import MOST_VISITS, Visit
from enfilade.live.modes import stop_of
from enfilade.live.state import Group, Member, Role


def noted(before: Group, after: Group, members: Sequence[Member], now_ms: int) -> Group:
    """Return the group with what is new of its course; at its first stop it is locked where that was
    chosen. members: who has changed.
    """
    update: dict[str, Any] = {}
    stop = stop_of(after.mode)
    if stop is not None and (not after.visits or after.visits[-1].stop != stop):
        update["visits"] = (*after.visits, Visit(stop=stop, at_ms=now_ms))[-MOST_VISITS:]
        if not after.visits and after.rules.lock_on_start:
            update["rules"] = after.rules.model_copy(update={"locked": True})
    here = came = 0
    for member in members:
        old = before.members.get(member.uid)
        here += _counts(member) - _counts(old)
        came += old is None and member.role is Role.FOLLOWER
    up = {hand.uid for hand in before.hands} if after.hands is not before.hands else set()
    hands = sum(hand.uid not in up for hand in after.hands) if after.hands is not before.hands else 0
    if here or came or hands:
        tally = after.tally
        now = tally.here + here
        update["tally"] = tally.model_copy(
            update={
                "here": now,
                "most": max(tally.most, now),
                "came": tally.came + came,
                "hands": tally.hands + hands,
            }
        )
    return after.model_copy(update=update) if update else after


def _counts(member: Member | None) -> bool:
    return member is not None and member.role is Role.FOLLOWER and member.here
