"""What travels between a member and the server. The TypeScript types are generated from these models.

A command says what somebody wishes (`commands.py`), an event what has become so (`events.py`), a `GroupState`
everything that one member may know.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter

from enfilade.content.text import Id, Model
from enfilade.live.coming import Visit, WaitingView
from enfilade.live.commands import Do as Do
from enfilade.live.events import Event as Event
from enfilade.live.events import MemberView, PollView, You, poll_of, view_of, you_of
from enfilade.live.modes import Mode as Mode
from enfilade.live.plan import Plan
from enfilade.live.scene import Scene
from enfilade.live.state import Group, Recording, Role, Rules, Speaker
from enfilade.live.talk import Caption, Hand, Question

CommandId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,24}$")]


class Command(Model):
    """A wish with an id chosen by the sender: sent twice, it is done once."""

    id: CommandId
    do: Do


class Votes(Model):
    """How many chose each option of a poll."""

    poll: str
    counts: tuple[int, ...]


class Roster(Model):
    """Who is in the group and what they say; only guides get it."""

    rev: int
    code: str
    members: tuple[MemberView, ...]
    hands: tuple[Hand, ...]
    questions: tuple[Question, ...]
    votes: tuple[Votes, ...]
    waiting: tuple[WaitingView, ...] = Field(description="Who asks to be let in")
    visits: tuple[Visit, ...] = Field(description="Stops that the group came to: the last 200")


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
    leader: str | None
    scene: Scene
    rules: Rules
    recording: Recording
    rehearsal: bool
    scheduled_ms: int | None
    floor: str | None
    speakers: tuple[Speaker, ...]
    polls: tuple[PollView, ...]
    captions: tuple[Caption, ...]
    you: You
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
    guide's link. `observer`: a projector, which follows and says nothing. `token`: 192 random bits of the
    asker's own making, kept before they are sent: who asks again with them (an answer that was lost, a page
    reloaded at once) is the same person. Without it the server makes one.
    """

    code: str = Field(default="", max_length=32)
    secret: str = Field(default="", max_length=64)
    name: str = Field(default="", max_length=80)
    observer: bool = False
    token: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_-]{32}$")


class JoinAnswer(Model):
    """Who you are in the group, and the path on which its socket is. `token` is yours alone."""

    token: str
    uid: str
    gid: str
    role: Role
    socket_path: str
    museum: Id
    tour: Id
    lesson: Id | None = Field(description="The lesson, where the group is a class")
    revision: str
    follow_url: str = Field(description="What followers open, and what the QR code at `qr_url` says")
    qr_url: str
    waiting: bool = Field(
        default=False,
        description="A guide has not let you in yet: ask again with the same token every 3 s",
    )


COMMAND: TypeAdapter[Command] = TypeAdapter(Command)


def state_for(group: Group, uid: str, now_ms: int, keyframe: str | None) -> GroupState:
    """Return the group as the member `uid` may see it: who is there and what they say is for guides only."""
    return GroupState(
        gid=group.gid,
        created_ms=group.created_ms,
        now_ms=now_ms,
        rev=group.rev,
        plan=group.plan,
        mode=group.mode,
        zones=group.zones,
        guide_here=group.guide_here,
        leader=group.leader,
        scene=group.scene,
        rules=group.rules,
        recording=group.recording,
        rehearsal=group.rehearsal,
        scheduled_ms=group.scheduled_ms,
        floor=group.floor,
        speakers=group.speakers,
        polls=tuple(poll_of(poll) for poll in group.polls),
        captions=group.captions,
        you=you_of(group, uid),
        keyframe=keyframe,
        roster=_roster(group) if group.members[uid].role.guides else None,
    )


def _roster(group: Group) -> Roster:
    return Roster(
        rev=group.roster_rev,
        code=group.code,
        members=tuple(view_of(member) for member in group.members.values()),
        hands=group.hands,
        questions=group.questions,
        votes=tuple(Votes(poll=poll.id, counts=poll.counts) for poll in group.polls),
        waiting=tuple(each.view for each in group.waiting),
        visits=group.visits,
    )
