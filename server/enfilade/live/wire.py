"""What travels between a member and the server. The TypeScript types are generated from these models.

A command says what somebody wishes, an event what has become so. Shared events count `rev`, the guides' list
of members counts `roster_rev`: who sees a gap asks for the whole `GroupState`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from enfilade.content.text import Id, Model
from enfilade.live.plan import Plan
from enfilade.live.state import Group, Member, Mode, Presence, Role, presence

CommandId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,24}$")]


class GoTo(Model):
    """Guide: lead the group to a stop. To the next one it flies the tour's route, to others it cuts."""

    do: Literal["go-to"] = "go-to"
    stop: Id


class Play(Model):
    """Guide: let the script run. `through`: past the end of this stop too."""

    do: Literal["play"] = "play"
    through: bool = False


class Pause(Model):
    """Guide: hold the script."""

    do: Literal["pause"] = "pause"


class Walk(Model):
    """Guide: take the lead on foot; the motion that follows is what everybody sees."""

    do: Literal["walk"] = "walk"


class OpenZone(Model):
    """Guide: open or shut what lies behind an opt-in advisory, for this group."""

    do: Literal["open-zone"] = "open-zone"
    advisory: Id
    open: bool


class End(Model):
    """Guide: end the group for everybody."""

    do: Literal["end"] = "end"


class Follow(Model):
    """Come back to where the group is."""

    do: Literal["follow"] = "follow"


class LookAround(Model):
    """Leave the common view and walk for oneself."""

    do: Literal["look-around"] = "look-around"


class Arrive(Model):
    """Tell how much of a hall has been loaded; 100 is ready."""

    do: Literal["arrive"] = "arrive"
    hall: Id
    percent: int = Field(ge=0, le=100)


class Accept(Model):
    """Say that a notice has been read and accepted."""

    do: Literal["accept"] = "accept"
    advisory: Id


class Leave(Model):
    """Leave the group."""

    do: Literal["leave"] = "leave"


Do = Annotated[
    GoTo | Play | Pause | Walk | OpenZone | End | Follow | LookAround | Arrive | Accept | Leave,
    Field(discriminator="do"),
]


class Command(Model):
    """A wish with an id chosen by the sender: sent twice, it is done once."""

    id: CommandId
    do: Do


class MemberView(Model):
    """A member as the guides, and the member, see them."""

    uid: str
    role: Role
    name: str | None
    presence: Presence
    hall: Id | None
    loading: int | None
    following: bool
    accepted: tuple[Id, ...]


class ModeChanged(Model):
    """The group does something else now."""

    e: Literal["mode"] = "mode"
    rev: int
    mode: Mode


class ZonesChanged(Model):
    """Other advisories are open now."""

    e: Literal["zones"] = "zones"
    rev: int
    zones: tuple[Id, ...]


class GuideLine(Model):
    """The guide's line dropped, or is back."""

    e: Literal["guide-line"] = "guide-line"
    rev: int
    here: bool


class MemberChanged(Model):
    """To guides: somebody joined, loads, looks around, is away…"""

    e: Literal["member"] = "member"
    roster_rev: int
    member: MemberView


class YouChanged(Model):
    """To one member: what the server knows of you."""

    e: Literal["you"] = "you"
    you: MemberView


Event = Annotated[
    ModeChanged | ZonesChanged | GuideLine | MemberChanged | YouChanged, Field(discriminator="e")
]


class Roster(Model):
    """Who is in the group; only guides get it."""

    rev: int
    code: str
    members: tuple[MemberView, ...]


class GroupState(Model):
    """Everything that a member may know, in one message. `keyframe` is the guide's last one, as it
    travels.
    """

    gid: str
    created_ms: int
    now_ms: int
    rev: int
    plan: Plan
    mode: Mode
    zones: tuple[Id, ...]
    guide_here: bool
    you: MemberView
    keyframe: str | None
    roster: Roster | None


class Done(Model):
    """A command has been carried out and will not be lost."""

    id: str


class ErrorShape(Model):
    """The one shape of every error, over HTTP and sockets; message and remedy in the reader's language."""

    code: str
    message: str
    remedy: str


class Refusal(Model):
    """A command has been refused."""

    id: str | None
    error: ErrorShape


class JoinRequest(Model):
    """Body of `POST /join`. `code`: eight digits, spaces and hyphens ignored. `secret` instead of it: a
    guide's link.
    """

    code: str = Field(default="", max_length=32)
    secret: str = Field(default="", max_length=64)
    name: str = Field(default="", max_length=80)


class JoinAnswer(Model):
    """Who you are in the group, and the path on which its socket is. `token` is yours alone."""

    token: str
    uid: str
    gid: str
    role: Role
    socket_path: str
    museum: Id
    tour: Id
    revision: str
    follow_url: str = Field(description="What followers open, and what the QR code at `qr_url` says")
    qr_url: str


COMMAND: TypeAdapter[Command] = TypeAdapter(Command)


def view_of(member: Member) -> MemberView:
    """Return what may be shown of a member."""
    return MemberView(
        uid=member.uid,
        role=member.role,
        name=member.name,
        presence=presence(member),
        hall=member.hall,
        loading=member.loading,
        following=member.following,
        accepted=member.accepted,
    )


def state_for(group: Group, uid: str, now_ms: int, keyframe: str | None) -> GroupState:
    """Return the group as the member `uid` may see it: the list of members is for guides only."""
    you = group.members[uid]
    roster = None
    if you.role is Role.GUIDE:
        roster = Roster(
            rev=group.roster_rev,
            code=group.code,
            members=tuple(view_of(m) for m in group.members.values()),
        )
    return GroupState(
        gid=group.gid,
        created_ms=group.created_ms,
        now_ms=now_ms,
        rev=group.rev,
        plan=group.plan,
        mode=group.mode,
        zones=group.zones,
        guide_here=group.guide_here,
        you=view_of(you),
        keyframe=keyframe,
        roster=roster,
    )
