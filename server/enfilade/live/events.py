"""What has become so, as members are told it.

Events that all share count `rev`, those for guides only count `roster_rev`: who sees a gap asks for the whole
`GroupState`. What is told of oneself replaces what was told before.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from enfilade.content.text import Id, Model
from enfilade.live.coming import Visit, WaitingView
from enfilade.live.modes import Held, Mode, Touring
from enfilade.live.scene import Scene, Stroke
from enfilade.live.state import Group, Heard, Member, Presence, Recording, Role, Rules, Speaker, presence
from enfilade.live.talk import Caption, Closed, Hand, Poll, PollQuestion, Question

OWN_QUESTIONS = 3
"""A member is told of this many of their last questions."""


class MemberView(Model):
    """A member as the guides see them."""

    uid: str
    role: Role
    name: str | None
    presence: Presence
    hall: Id | None
    loading: int | None
    following: bool
    muted: bool
    hearing: Heard | None
    accepted: tuple[Id, ...]
    nodded_ms: int | None
    at: tuple[int, int, int] | None = Field(
        default=None,
        description="Hall, x and z in decimetres: told to guides apart (`a`), kept by their pages alone",
    )


class You(MemberView):
    """A member as they themselves see it. `hand_place`: 1 is who is called on first."""

    hand_place: int | None
    votes: dict[str, int] = Field(description="Option chosen, by poll")
    questions: tuple[Question, ...]


class PollView(Model):
    """A poll as all see it: `results` only when the guide shows them."""

    id: str
    question: PollQuestion
    options: tuple[str, ...]
    open: bool
    results: tuple[int, ...] | None


class ModeChanged(Model):
    """The group does something else now."""

    e: Literal["mode"] = "mode"
    rev: int
    mode: Mode


class ScriptChanged(Model):
    """`ModeChanged` to a tour that the script leads, told short: of all that is said to a group led by the
    script it is nearly everything. `to`: the stop, what the clock does (`running`, or why it stands), its
    `tour_ms` and `at_ms`, and whether it goes through.
    """

    e: Literal["script"] = "script"
    rev: int
    to: tuple[Id, Literal["running", "guide", "line", "over"], int, int, bool]


class ZonesChanged(Model):
    """Other advisories are open now."""

    e: Literal["zones"] = "zones"
    rev: int
    zones: tuple[Id, ...]


class GuideLine(Model):
    """A guide's line dropped or is back; or another leads now. `leader`: nobody, while it is null."""

    e: Literal["guide-line"] = "guide-line"
    rev: int
    here: bool
    leader: str | None


class SceneChanged(Model):
    """Other things are shown to all."""

    e: Literal["scene"] = "scene"
    rev: int
    scene: Scene


class StrokeAdded(Model):
    """A line has been drawn: `strokes` of the scene has one more."""

    e: Literal["stroke"] = "stroke"
    rev: int
    stroke: Stroke


class StrokesErased(Model):
    """Lines were taken off: of the scene's `strokes` the first `kept` are left."""

    e: Literal["erased"] = "erased"
    rev: int
    kept: int


class RulesChanged(Model):
    """The group is kept in another way."""

    e: Literal["rules"] = "rules"
    rev: int
    rules: Rules


class RecordingChanged(Model):
    """The guide is recorded no longer."""

    e: Literal["recording"] = "recording"
    rev: int
    recording: Recording


class FloorChanged(Model):
    """Another member may speak to all, or none."""

    e: Literal["floor"] = "floor"
    rev: int
    floor: str | None


class SpeakersChanged(Model):
    """Others speak to all, or none."""

    e: Literal["speakers"] = "speakers"
    rev: int
    speakers: tuple[Speaker, ...]


class PollChanged(Model):
    """A poll is new, or is not as it was."""

    e: Literal["poll"] = "poll"
    rev: int
    poll: PollView


class PollGone(Model):
    """A poll has been put away."""

    e: Literal["poll-gone"] = "poll-gone"
    rev: int
    poll: str


class CaptionTyped(Model):
    """A line of what is being said; the newest six are kept, and none in a group that has ended."""

    e: Literal["caption"] = "caption"
    rev: int
    caption: Caption


class MemberChanged(Model):
    """To guides: somebody joined, loads, looks around, is away…"""

    e: Literal["member"] = "member"
    roster_rev: int
    member: MemberView


class HandsChanged(Model):
    """To guides: whose hands are up."""

    e: Literal["hands"] = "hands"
    roster_rev: int
    hands: tuple[Hand, ...]


class QuestionChanged(Model):
    """To guides: a question, new or settled; `gone` are older ones that were let go for it."""

    e: Literal["question"] = "question"
    roster_rev: int
    question: Question
    gone: tuple[str, ...]


class VotesChanged(Model):
    """To guides: how many chose what; null when the poll has been put away."""

    e: Literal["votes"] = "votes"
    roster_rev: int
    poll: str
    counts: tuple[int, ...] | None


class WaitingChanged(Model):
    """To guides: who waits to be let in."""

    e: Literal["waiting"] = "waiting"
    roster_rev: int
    waiting: tuple[WaitingView, ...]


class Visited(Model):
    """To guides: the group came to a stop."""

    e: Literal["visited"] = "visited"
    roster_rev: int
    visit: Visit


class YouChanged(Model):
    """To one member: what the server knows of you."""

    e: Literal["you"] = "you"
    you: You


Shared = (
    ModeChanged
    | ScriptChanged
    | ZonesChanged
    | GuideLine
    | SceneChanged
    | StrokeAdded
    | StrokesErased
    | RulesChanged
    | RecordingChanged
    | FloorChanged
    | SpeakersChanged
    | PollChanged
    | PollGone
    | CaptionTyped
)
ForGuides = MemberChanged | HandsChanged | QuestionChanged | VotesChanged | WaitingChanged | Visited
Event = Annotated[Shared | ForGuides | YouChanged, Field(discriminator="e")]


def on_wire(event: Event) -> Event:
    """Return an event as it travels: that the script leads in its short form."""
    if not isinstance(event, ModeChanged) or not isinstance(event.mode, Touring):
        return event
    mode, clock = event.mode, event.mode.clock
    does = clock.because if isinstance(clock, Held) else "running"
    return ScriptChanged(rev=event.rev, to=(mode.stop, does, clock.tour_ms, clock.at_ms, mode.through))


def view_of(member: Member) -> MemberView:
    """Return what guides see of a member."""
    return MemberView(**fields_of(member))


def you_of(group: Group, uid: str) -> You:
    """Return what a member sees of themselves."""
    return You(**own_of(group, uid))


def own_of(group: Group, uid: str) -> dict[str, Any]:
    """Return the fields of `You`: compared often, and seldom told."""
    places = {hand.uid: place for place, hand in enumerate(group.hands, 1)}
    own = tuple(q for q in group.questions if q.uid == uid)
    return {
        **fields_of(group.members[uid]),
        "hand_place": places.get(uid),
        "votes": {poll.id: poll.votes[uid] for poll in group.polls if uid in poll.votes},
        "questions": own[-OWN_QUESTIONS:],
    }


def poll_of(poll: Poll) -> PollView:
    """Return what all see of a poll."""
    shown = isinstance(poll.state, Closed) and poll.state.shown
    return PollView(
        id=poll.id,
        question=poll.question,
        options=poll.options,
        open=poll.state.kind == "open",
        results=poll.counts if shown else None,
    )


def fields_of(member: Member) -> dict[str, Any]:
    """Return the fields of `MemberView`."""
    return {
        "uid": member.uid,
        "role": member.role,
        "name": member.name,
        "presence": presence(member),
        "hall": member.hall,
        "loading": member.loading,
        "following": member.following,
        "muted": member.muted,
        "hearing": member.hearing,
        "accepted": member.accepted,
        "nodded_ms": member.nodded_ms,
    }
