"""What pupils and teachers of a class may wish. Who may wish what: `PUPILS` and `TEACHERS`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from enfilade.content.text import Id, Model
from enfilade.lessons.bounded import AnswerId, PupilId, Value

Level = Literal["standard", "easy"]
Pace = Literal["own", "led"]

MOST_TASKS = 60
MOST_SHOWN = 64
"""Answers that the projector shows side by side at most."""


class GiveAnswer(Model):
    """Answer a task. Given again it replaces what was answered before."""

    do: Literal["answer"] = "answer"
    task: Id
    value: Value


class TakeHint(Model):
    """See the next hint of a task."""

    do: Literal["hint"] = "hint"
    task: Id


class LookAt(Model):
    """Say which task is in hand; null for none."""

    do: Literal["look-at"] = "look-at"
    task: Id | None


class Stuck(Model):
    """Ask the teacher to come, or say that all goes well again."""

    do: Literal["stuck"] = "stuck"
    on: bool


class Shuffle(Model):
    """Take another name."""

    do: Literal["shuffle"] = "shuffle"


class Together(Model):
    """Say how many work at this device."""

    do: Literal["together"] = "together"
    size: int = Field(ge=1, le=6)


class SetLevel(Model):
    """Choose how hard the texts are to read."""

    do: Literal["level"] = "level"
    level: Level


class AskPhrase(Model):
    """Ask for the four words with which to go on at another device. An earlier phrase stops working."""

    do: Literal["phrase"] = "phrase"


class OpenTasks(Model):
    """Open tasks for answers, or close them."""

    do: Literal["open"] = "open"
    tasks: tuple[Id, ...] = Field(min_length=1, max_length=MOST_TASKS)
    on: bool


class Release(Model):
    """Show all the explanation and the right answer of tasks, or take them back. What is released takes no
    answers.
    """

    do: Literal["release"] = "release"
    tasks: tuple[Id, ...] = Field(min_length=1, max_length=MOST_TASKS)
    on: bool


class SetPace(Model):
    """Begin, or change: each at their own pace, or all led to the same stop. The group goes with it."""

    do: Literal["pace"] = "pace"
    pace: Pace


class Extend(Model):
    """Give so many minutes more (fewer, where negative); where there was no end, so many from now."""

    do: Literal["extend"] = "extend"
    minutes: int = Field(ge=-120, le=120)


class ShowTask(Model):
    """Show a task on the projector: its prompt alone, how many answered what, or some answers side by side.
    Null: nothing.
    """

    do: Literal["show"] = "show"
    task: Id | None
    what: Literal["prompt", "counts", "answers"] = "prompt"
    answers: tuple[PupilId, ...] = Field(default=(), max_length=MOST_SHOWN)
    page: int = Field(default=0, ge=-99, le=99, description="Of answers: counted on past the last page")


class Approve(Model):
    """Let a pupil's words be shown on the projector, or no more. Words that change need it anew."""

    do: Literal["approve"] = "approve"
    uid: PupilId
    task: Id
    on: bool


class ForgetAnswer(Model):
    """Delete a pupil's answer."""

    do: Literal["forget-answer"] = "forget-answer"
    uid: PupilId
    task: Id


class Close(Model):
    """Take no more answers, or do again. What was answered stays."""

    do: Literal["close"] = "close"
    on: bool


OfPupils = GiveAnswer | TakeHint | LookAt | Stuck | Shuffle | Together | SetLevel | AskPhrase
OfTeachers = OpenTasks | Release | SetPace | Extend | ShowTask | Approve | ForgetAnswer | Close

LessonDo = Annotated[OfPupils | OfTeachers, Field(discriminator="do")]


class LessonWish(Model):
    """A wish with an id chosen by the sender: sent twice, it is done once."""

    id: AnswerId
    do: LessonDo
