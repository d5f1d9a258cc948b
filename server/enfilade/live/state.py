"""A group as a value: who is in it, and what they are shown. Frozen; `group.py` makes the next one from it.

Times are milliseconds of the server's clock unless a name says `tour_ms`: milliseconds of the tour's own
line of time.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from enfilade.content.motion import Keyframe
from enfilade.content.text import Id, Language, Model
from enfilade.live.coming import Tally, Visit, Waiting
from enfilade.live.modes import Ended as Ended
from enfilade.live.modes import Gathering as Gathering
from enfilade.live.modes import Held as Held
from enfilade.live.modes import Mode
from enfilade.live.modes import Running as Running
from enfilade.live.modes import Touring as Touring
from enfilade.live.modes import Walking as Walking
from enfilade.live.plan import Plan
from enfilade.live.scene import Scene, Stroke
from enfilade.live.talk import Caption, Hand, Poll, Question

FORMAT = 3
"""Of the stored JSON. Format 1 (before the complete state machine) had no number, 2 was before the spotlight,
the handed-over lead and drawing; every field since has a default, so their groups are read as they are.
"""


INTERPRETERS = 3
"""One language each besides the guide's own: the program has three."""

EMPTY_AFTER_MS = 2 * 3_600_000
"""A group that everyone has left is ended after this long, where nothing else was chosen for it."""


class Role(StrEnum):
    """Who somebody is in the group. What each may do is the table of `roles.py`."""

    GUIDE = "guide"
    CO_GUIDE = "co-guide"
    FOLLOWER = "follower"
    OBSERVER = "observer"

    @property
    def guides(self) -> bool:
        """Whether this role hears what only guides hear: names, hands, questions."""
        return self in (Role.GUIDE, Role.CO_GUIDE)


Heard = Literal["hears", "muted", "blocked", "none"]
"""Whether a member's page plays the voice. `blocked`: the browser waits for a tap; `none`: no sound."""


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


class Removed(Model):
    """A guide sent the member out. Their token opens nothing any more."""

    kind: Literal["removed"] = "removed"
    since_ms: int


Line = Annotated[Online | Away | Gone | Removed, Field(discriminator="kind")]


class Member(Model):
    """One person in the group. `loading` is the percentage of `hall` that has arrived, None before it is
    known. `muted`: sends no questions and is not given the floor. `hearing`: None until their page says it.
    """

    uid: str
    role: Role
    name: str | None
    line: Line
    hall: Id | None = None
    loading: int | None = None
    following: bool = True
    muted: bool = False
    hearing: Heard | None = None
    accepted: tuple[Id, ...] = ()
    nodded_ms: int | None = None
    handled: tuple[str, ...] = Field(
        default=(), description="Ids of the last commands, so that a resend does nothing"
    )

    @property
    def here(self) -> bool:
        """Whether the member's line is open."""
        return isinstance(self.line, Online)

    @property
    def stays(self) -> bool:
        """Whether the member is here or expected back."""
        return isinstance(self.line, Online | Away)


Recording = Literal["none", "motion", "voice"]
"""What of the guide is kept for a replay: nothing, the way, or the way and the voice. Never a follower."""


class Speaker(Model):
    """Somebody who speaks. `slot`: 0 is the word to all, 1 to 3 are interpreters; their messages carry it.
    `language`: what an interpreter, or a guide who says so, speaks.
    """

    uid: str
    slot: int = Field(ge=0, le=INTERPRETERS)
    language: Language | None = None


class Rules(Model):
    """How the group is kept. `locked`: nobody new is admitted. `quiet`: all followers are muted. `carry_on`:
    the script goes on while nobody leads. `waiting`: who is new waits until a guide lets them in.
    `lock_on_start`: at its first stop the group is locked by itself.
    """

    locked: bool = False
    quiet: bool = False
    carry_on: bool = False
    waiting: bool = False
    lock_on_start: bool = False


class Group(Model):
    """The whole truth of a group."""

    version: int = Field(default=FORMAT, ge=1, le=FORMAT)
    gid: str
    code: str
    lesson: Id | None = Field(default=None, description="The lesson of which this group is a class")
    created_ms: int
    capacity: int
    empty_ms: int = Field(default=EMPTY_AFTER_MS, description="So long it waits when everyone has left")
    plan: Plan
    rev: int = 0
    roster_rev: int = 0
    recording: Recording = Field(default="none", description="Agreed before opening; never in a class")
    mode: Mode = Gathering()
    zones: tuple[Id, ...] = ()
    scene: Scene = Scene()
    rules: Rules = Rules()
    stand_in: str | None = Field(default=None, description="The co-guide who leads while no guide is here")
    wheel: str | None = Field(default=None, description="The co-guide to whom a guide has handed the lead")
    floor: str | None = Field(default=None, description="The member who may speak to all")
    speakers: tuple[Speaker, ...] = Field(default=(), description="Whose voice is passed on")
    hands: tuple[Hand, ...] = Field(default=(), description="In the order in which they were raised")
    questions: tuple[Question, ...] = ()
    polls: tuple[Poll, ...] = ()
    dropped: Poll | None = Field(default=None, description="The poll that was put away last")
    erased: tuple[Stroke, ...] = Field(default=(), description="The strokes that were all erased last")
    captions: tuple[Caption, ...] = Field(default=(), description="The newest, while the group is on")
    made: int = Field(
        default=0, description="How many questions, polls and captions there were: their ids count it"
    )
    members: dict[str, Member] = Field(default_factory=dict)
    keyframe: Keyframe | None = None
    scheduled_ms: int | None = Field(
        default=None, description="Before it only guides come in, and who they open for"
    )
    rehearsal: bool = Field(default=False, description="Counted nowhere afterwards")
    waiting: tuple[Waiting, ...] = Field(default=(), description="In the order in which they came")
    turned_away: tuple[str, ...] = ()
    visits: tuple[Visit, ...] = Field(default=(), description="The last of them, in the order of time")
    tally: Tally = Tally()

    @model_validator(mode="after")
    def _no_class_is_recorded(self) -> Self:
        if self.lesson is not None and self.recording != "none":
            raise ValueError("a class is never recorded")
        return self

    @property
    def guide_here(self) -> bool:
        """Whether a guide's line is open."""
        return any(m.role is Role.GUIDE and m.here for m in self.members.values())

    def takes_in(self, now_ms: int) -> bool:
        """Whether followers may come: it is time, or a guide is here earlier, or the tour has begun."""
        return (
            self.scheduled_ms is None or now_ms >= self.scheduled_ms or self.guide_here or bool(self.visits)
        )

    @property
    def leader(self) -> str | None:
        """Who leads now, of those who are here: the co-guide to whom the lead was handed, else a guide, else
        the co-guide who stands in, else nobody.
        """
        wheel = self.members.get(self.wheel or "")
        if wheel is not None and wheel.here:
            return wheel.uid
        for member in self.members.values():
            if member.role is Role.GUIDE and member.here:
                return member.uid
        stand_in = self.members.get(self.stand_in or "")
        return stand_in.uid if stand_in is not None and stand_in.here else None

    @property
    def walker(self) -> str | None:
        """Whose motion is the group's where it goes on foot: who is in the spotlight, else who leads."""
        by = self.mode.by if isinstance(self.mode, Walking) else None
        return by or self.leader


Presence = Literal["joined", "loading", "ready", "looking-around", "away", "gone", "removed"]


def presence(member: Member) -> Presence:
    """Return the one word that a guide reads beside a member's name."""
    if member.line.kind != "online":
        return member.line.kind
    if member.loading is None:
        return "joined"
    if member.loading < 100:
        return "loading"
    return "ready" if member.following else "looking-around"
