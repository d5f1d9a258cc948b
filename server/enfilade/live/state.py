"""A group as a value: who is in it, and what they are shown. Frozen; `group.py` makes the next one from it.

Times are milliseconds of the server's clock unless a name says `tour_ms`: milliseconds of the tour's own
line of time.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from enfilade.content.motion import Keyframe
from enfilade.content.text import Id, Model
from enfilade.live.plan import Plan


class Role(StrEnum):
    """What a member may do: a guide leads, a follower goes along."""

    GUIDE = "guide"
    FOLLOWER = "follower"


class Running(Model):
    """The script plays: at `at_ms` (which may be a little ahead) it is at `tour_ms`, and goes on from
    there.
    """

    kind: Literal["running"] = "running"
    tour_ms: int
    at_ms: int


class Held(Model):
    """The script stands at `tour_ms` from `at_ms` on; until then it is still on its way there."""

    kind: Literal["held"] = "held"
    tour_ms: int
    at_ms: int
    because: Literal["guide", "line", "over"]


ScriptClock = Annotated[Running | Held, Field(discriminator="kind")]


class Gathering(Model):
    """People arrive; the tour has not begun."""

    kind: Literal["gathering"] = "gathering"


class Touring(Model):
    """The script leads: everybody's viewer computes the same flight. `through`: it goes on to the next stop
    by itself.
    """

    kind: Literal["touring"] = "touring"
    stop: Id
    clock: ScriptClock
    through: bool = False


class Walking(Model):
    """The guide walks freely and followers see the same motion. `stop` is where the script was left."""

    kind: Literal["walking"] = "walking"
    stop: Id


class Ended(Model):
    """It is over; nothing changes any more."""

    kind: Literal["ended"] = "ended"
    at_ms: int
    because: Literal["guide", "empty"]


Mode = Annotated[Gathering | Touring | Walking | Ended, Field(discriminator="kind")]


class Online(Model):
    """At least one socket of the member is open."""

    kind: Literal["online"] = "online"


class Away(Model):
    """The line dropped; the member is expected back."""

    kind: Literal["away"] = "away"
    since_ms: int


class Gone(Model):
    """The member left, or was away for long. The token still lets them back."""

    kind: Literal["gone"] = "gone"
    since_ms: int


Line = Annotated[Online | Away | Gone, Field(discriminator="kind")]


class Member(Model):
    """One person in the group. `loading` is the percentage of `hall` that has arrived, None before it is
    known.
    """

    uid: str
    role: Role
    name: str | None
    line: Line
    hall: Id | None = None
    loading: int | None = None
    following: bool = True
    accepted: tuple[Id, ...] = ()
    handled: tuple[str, ...] = Field(
        default=(), description="Ids of the last commands, so that a resend does nothing"
    )


class Group(Model):
    """The whole truth of a group."""

    gid: str
    code: str
    created_ms: int
    capacity: int
    plan: Plan
    rev: int = 0
    roster_rev: int = 0
    mode: Mode = Gathering()
    zones: tuple[Id, ...] = ()
    members: dict[str, Member] = Field(default_factory=dict)
    keyframe: Keyframe | None = None

    @property
    def guide_here(self) -> bool:
        """Whether a guide's line is open."""
        return any(m.role is Role.GUIDE and m.line.kind == "online" for m in self.members.values())


Presence = Literal["joined", "loading", "ready", "looking-around", "away", "gone"]


def presence(member: Member) -> Presence:
    """Return the one word that a guide reads beside a member's name."""
    if member.line.kind != "online":
        return member.line.kind
    if member.loading is None:
        return "joined"
    if member.loading < 100:
        return "loading"
    return "ready" if member.following else "looking-around"
