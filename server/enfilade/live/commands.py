"""What a member may wish; who leads wishes also what is in `leading.py`. Who may wish what is the table of
`roles.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from enfilade.content.text import Id, Language, Model
from enfilade.live.bounded import ItemId, OptionText, QuestionText, Uid, Words
from enfilade.live.leading import Leading
from enfilade.live.state import Heard
from enfilade.live.talk import Channel, PollQuestion, QuestionState


class Lock(Model):
    """Admit nobody new, or do again."""

    do: Literal["lock"] = "lock"
    on: bool


class WaitingRoom(Model):
    """Let newcomers wait until a guide lets them in; or no more, and who waits comes in."""

    do: Literal["waiting-room"] = "waiting-room"
    on: bool


class Admit(Model):
    """Let somebody in who waits; null is everybody."""

    do: Literal["admit"] = "admit"
    uid: Uid | None


class TurnAway(Model):
    """Do not let somebody in who waits."""

    do: Literal["turn-away"] = "turn-away"
    uid: Uid


class MuteAll(Model):
    """Mute all followers, or give them their say again."""

    do: Literal["mute-all"] = "mute-all"
    on: bool


class Mute(Model):
    """Mute one member, or give them their say again."""

    do: Literal["mute"] = "mute"
    uid: Uid
    on: bool


class Remove(Model):
    """Send a member out. They may only come back as somebody new, while the group is not locked."""

    do: Literal["remove"] = "remove"
    uid: Uid


class Readmit(Model):
    """Let a member back who was sent out."""

    do: Literal["readmit"] = "readmit"
    uid: Uid


class Appoint(Model):
    """Make a follower a co-guide, or a co-guide a follower."""

    do: Literal["appoint"] = "appoint"
    uid: Uid
    role: Literal["co-guide", "follower"]


class CarryOn(Model):
    """Allow that the script goes on while nobody leads, or do not."""

    do: Literal["carry-on"] = "carry-on"
    on: bool


class StopRecording(Model):
    """Keep nothing more of this tour. There is no way to begin: that is agreed before opening."""

    do: Literal["stop-recording"] = "stop-recording"


class TakeLead(Model):
    """Lead while no guide is here."""

    do: Literal["take-lead"] = "take-lead"


class HandOver(Model):
    """Let a co-guide lead although a guide is here; null takes the lead back."""

    do: Literal["hand-over"] = "hand-over"
    uid: Uid | None


class HandBack(Model):
    """Give the lead back that a guide has handed over."""

    do: Literal["hand-back"] = "hand-back"


class GiveFloor(Model):
    """Let a member speak to all; null takes the floor back."""

    do: Literal["give-floor"] = "give-floor"
    uid: Uid | None


class LowerHand(Model):
    """Take a member's hand down."""

    do: Literal["lower-hand"] = "lower-hand"
    uid: Uid


class Settle(Model):
    """Note what has become of a question."""

    do: Literal["settle"] = "settle"
    question: ItemId
    state: QuestionState


class MakePoll(Model):
    """Ask all to choose. That nobody's death, no number of victims and no face is asked for is the guide's to
    hold to: no program can check it.
    """

    do: Literal["poll"] = "poll"
    question: PollQuestion
    options: tuple[OptionText, ...] = Field(min_length=2, max_length=6)


class ClosePoll(Model):
    """Take no more votes."""

    do: Literal["close-poll"] = "close-poll"
    poll: ItemId


class ShowPoll(Model):
    """Show all how many chose what, or no more. An open poll is closed by it."""

    do: Literal["show-poll"] = "show-poll"
    poll: ItemId
    shown: bool


class DropPoll(Model):
    """Put a poll away, with its votes."""

    do: Literal["drop-poll"] = "drop-poll"
    poll: ItemId


class RestorePoll(Model):
    """Take the poll up again that was put away last, with its votes."""

    do: Literal["restore-poll"] = "restore-poll"
    poll: ItemId


class TypeCaption(Model):
    """Show all a line of what is being said, in a language."""

    do: Literal["caption"] = "caption"
    text: Words
    language: Language


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


class RaiseHand(Model):
    """Raise one's hand, or take it down."""

    do: Literal["hand"] = "hand"
    up: bool


class Ask(Model):
    """Ask the guides something in writing."""

    do: Literal["ask"] = "ask"
    text: QuestionText


class Nod(Model):
    """Nod to the guides. Never in a solemn place."""

    do: Literal["nod"] = "nod"


class StepBack(Model):
    """Step out of the spotlight; who leads walks again."""

    do: Literal["step-back"] = "step-back"


class Vote(Model):
    """Choose an option, or another one than before."""

    do: Literal["vote"] = "vote"
    poll: ItemId
    option: int = Field(ge=0, le=5)


class Speak(Model):
    """Speak to all from now on, or no more. `interpreter`: to those who chose that language."""

    do: Literal["speak"] = "speak"
    on: bool
    channel: Channel = "word"
    language: Language | None = None


class Hear(Model):
    """Tell whether one hears the voice."""

    do: Literal["hear"] = "hear"
    how: Heard


class Leave(Model):
    """Leave the group."""

    do: Literal["leave"] = "leave"


Keeping = (
    Lock
    | WaitingRoom
    | Admit
    | TurnAway
    | MuteAll
    | Mute
    | Remove
    | Readmit
    | Appoint
    | CarryOn
    | StopRecording
    | TakeLead
    | HandOver
    | HandBack
)
"""What keeps order in it."""

Hearing = (
    GiveFloor | LowerHand | Settle | MakePoll | ClosePoll | ShowPoll | DropPoll | RestorePoll | TypeCaption
)
"""What guides do with what followers say."""

Oneself = (
    Follow | LookAround | Arrive | Accept | RaiseHand | Ask | Nod | StepBack | Vote | Speak | Hear | Leave
)
"""What members say of themselves."""

Do = Annotated[Leading | Keeping | Hearing | Oneself, Field(discriminator="do")]
