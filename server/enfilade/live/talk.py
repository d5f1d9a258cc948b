"""What followers say to guides, and what guides ask of all: hands, questions, polls."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from enfilade.content.text import Id, Language, Model
from enfilade.live.bounded import ItemId, OptionText, QuestionText, Words


class Hand(Model):
    """A hand that is up. The tuple of them is in the order of time."""

    uid: str
    at_ms: int


Channel = Literal["word", "interpreter"]
"""Where a voice is heard: `word` by all who do not listen to an interpreter."""


QuestionState = Literal["asked", "answered", "dismissed"]


class Question(Model):
    """A question in writing. Only guides, and who asked it, ever see it."""

    id: ItemId
    uid: str
    at_ms: int
    text: QuestionText
    state: QuestionState = "asked"


class Caption(Model):
    """A line typed while the guide speaks, in the language of who typed it."""

    id: str
    language: Language
    text: Words
    at_ms: int
    uid: str


class Written(Model):
    """A poll's question that the guide has written."""

    by: Literal["guide"] = "guide"
    text: QuestionText


class OfStop(Model):
    """The question of a stop of the tour: each member reads it in their own language."""

    by: Literal["stop"] = "stop"
    stop: Id


PollQuestion = Annotated[Written | OfStop, Field(discriminator="by")]


class Open(Model):
    """Votes are taken, and may be changed. Nobody but the guides sees how many there are."""

    kind: Literal["open"] = "open"


class Closed(Model):
    """No more votes; all see how many when the guide has them shown."""

    kind: Literal["closed"] = "closed"
    shown: bool = False


class Poll(Model):
    """A poll with each member's vote: the index of an option."""

    id: ItemId
    question: PollQuestion
    options: tuple[OptionText, ...] = Field(min_length=2, max_length=6)
    votes: dict[str, int] = Field(default_factory=dict)
    state: Annotated[Open | Closed, Field(discriminator="kind")] = Open()

    @property
    def counts(self) -> tuple[int, ...]:
        """How many votes each option has."""
        given = list(self.votes.values())
        return tuple(given.count(index) for index in range(len(self.options)))
