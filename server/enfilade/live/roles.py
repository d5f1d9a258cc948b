"""What each role may do: one table. Whatever arrives is looked up here before anything else happens."""

from __future__ import annotations

from typing import Literal, NamedTuple

from enfilade.live.commands import Do
from enfilade.live.refused import Refused
from enfilade.live.state import Ended, Group, Member, Role

May = Literal["yes", "leading", "floor", "no"]
"""`leading`: only while this member leads. A guide always does, a co-guide who has taken the lead.
`floor`: only while this member has the floor.
"""


class Row(NamedTuple):
    """What the four roles may do with one command."""

    guide: May
    co_guide: May
    follower: May
    observer: May


_LEAD = Row("yes", "leading", "no", "no")
_GUIDES = Row("yes", "yes", "no", "no")
_GUIDE = Row("yes", "no", "no", "no")
_CO_GUIDE = Row("no", "yes", "no", "no")
_WALKERS = Row("yes", "yes", "yes", "no")
_EVERYBODY = Row("yes", "yes", "yes", "yes")
_LEAVERS = Row("no", "yes", "yes", "yes")
"""A guide ends the group, or is away: on two devices, leaving with one is not leaving."""
_FOLLOWER = Row("no", "no", "yes", "no")
_LIT = Row("no", "yes", "yes", "no")
"""Whom a spotlight may be on; for all others it changes nothing."""
_SPEAKERS = Row("yes", "yes", "floor", "no")

TABLE: dict[str, Row] = {
    "go-to": _LEAD,
    "play": _LEAD,
    "pause": _LEAD,
    "seek": _LEAD,
    "walk": _LEAD,
    "gather": _LEAD,
    "free": _LEAD,
    "dim": _LEAD,
    "resume": _LEAD,
    "open-zone": _LEAD,
    "highlight": _LEAD,
    "door": _LEAD,
    "lamp": _LEAD,
    "evidence": _LEAD,
    "show": _LEAD,
    "spotlight": _LEAD,
    "draw": _LEAD,
    "erase": _LEAD,
    "unerase": _LEAD,
    "end": _LEAD,
    "lock": _GUIDES,
    "waiting-room": _GUIDES,
    "admit": _GUIDES,
    "turn-away": _GUIDES,
    "mute-all": _GUIDES,
    "mute": _GUIDES,
    "remove": _GUIDES,
    "readmit": _GUIDES,
    "appoint": _GUIDE,
    "carry-on": _GUIDE,
    "stop-recording": _GUIDES,
    "take-lead": _CO_GUIDE,
    "hand-over": _GUIDE,
    "hand-back": _CO_GUIDE,
    "give-floor": _GUIDES,
    "lower-hand": _GUIDES,
    "settle": _GUIDES,
    "poll": _GUIDES,
    "close-poll": _GUIDES,
    "show-poll": _GUIDES,
    "drop-poll": _GUIDES,
    "restore-poll": _GUIDES,
    "caption": _GUIDES,
    "follow": _WALKERS,
    "look-around": _WALKERS,
    "arrive": _EVERYBODY,
    "accept": _EVERYBODY,
    "hand": _FOLLOWER,
    "ask": _FOLLOWER,
    "nod": _FOLLOWER,
    "step-back": _LIT,
    "vote": _FOLLOWER,
    "speak": _SPEAKERS,
    "hear": _EVERYBODY,
    "leave": _LEAVERS,
}
"""An observer (a projector) sees all that followers see, follows always, and says nothing."""

MOTION = _LEAD
"""Keyframes of one's own walk are the lead's too."""


def may(role: Role, do: str) -> May:
    """Return what the table says of a role and a command."""
    return _cell(TABLE[do], role)


def permit(group: Group, member: Member, do: Do) -> None:
    """Raise Refused where the member may not do this now."""
    _permit(group, member, TABLE[do.do])


def permit_motion(group: Group, member: Member) -> None:
    """Raise Refused where the member's own motion is not the group's: it is the motion of who is in the
    spotlight, else of who leads.
    """
    if group.walker == member.uid:
        return
    _permit(group, member, MOTION)
    raise Refused("not-leading")


def permit_pointer(group: Group, member: Member) -> None:
    """Raise Refused where the member may not point for all: who leads may, and who is in the spotlight."""
    if isinstance(group.mode, Ended):
        raise Refused("group-ended")
    if member.uid not in (group.walker, group.leader):
        _permit(group, member, MOTION)
        raise Refused("not-leading")


def _permit(group: Group, member: Member, row: Row) -> None:
    cell = _cell(row, member.role)
    if cell == "no":
        if row is _CO_GUIDE:
            raise Refused("only-co-guide")
        raise Refused("only-guide" if row.follower == "no" and row.guide == "yes" else "only-follower")
    if cell == "leading" and group.leader != member.uid:
        raise Refused("not-leading")
    if cell == "floor" and group.floor != member.uid:
        raise Refused("no-floor")


def _cell(row: Row, role: Role) -> May:
    match role:
        case Role.GUIDE:
            return row.guide
        case Role.CO_GUIDE:
            return row.co_guide
        case Role.FOLLOWER:
            return row.follower
        case Role.OBSERVER:
            return row.observer
