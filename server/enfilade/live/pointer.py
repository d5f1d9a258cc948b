"""What passes by without becoming state: where who leads points, and where those are who walk for themselves.

A pointer is a text: empty when it is off, else `<hall>,<x>,<y>,<z>[,<element>]`, the hall's index in the
museum, millimetres in its frame, the id of what the light lies on. A place is `<hall>,<x>,<z>` in decimetres.
"""

from __future__ import annotations

import re

from enfilade.live.modes import Ended, Free, awake
from enfilade.live.refused import Refused
from enfilade.live.state import Group, Member, Role

POINTED = re.compile(
    r"(\d{1,3},-?\d{1,6},-?\d{1,6},-?\d{1,6}(,[a-z0-9][a-z0-9-]{0,63}(/[a-z0-9-]{1,64})?)?)?", re.ASCII
)
PLACED = re.compile(r"(\d{1,3}),(-?\d{1,4}),(-?\d{1,4})", re.ASCII)

Place = tuple[int, int, int]
"""Hall, x and z in decimetres."""


def check_pointer(text: str) -> None:
    """Raise ValueError where a text is no pointer."""
    if POINTED.fullmatch(text) is None:
        raise ValueError("no pointer")


def place_of(text: str) -> Place:
    """Return the place of a text; ValueError where it is none."""
    found = PLACED.fullmatch(text)
    if found is None:
        raise ValueError("no place")
    hall, x, z = map(int, found.groups())
    return hall, x, z


def permit_place(group: Group, member: Member) -> None:
    """Raise Refused where a member is where the group is, or watches only: no dot of theirs is drawn."""
    if isinstance(group.mode, Ended):
        raise Refused("group-ended")
    if member.role not in (Role.FOLLOWER, Role.CO_GUIDE) or not is_alone(group, member):
        raise Refused("not-walking")


def is_alone(group: Group, member: Member) -> bool:
    """Whether a member walks for themselves now."""
    return not member.following or isinstance(awake(group.mode), Free)
