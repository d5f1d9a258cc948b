"""A class as a value: how its lesson stands, who its pupils are, what they have answered. Frozen;
`school_class.py` makes the next one from it.

It is kept in three parts that change apart, each a row of the store: the head (one of a class), pupils,
answers. An answer of one pupil rewrites nothing of the other thirty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import Field, JsonValue

from enfilade.content.lesson import Lesson
from enfilade.content.task import Task, Verdict
from enfilade.content.text import Id, Model
from enfilade.lessons.names import PupilName
from enfilade.lessons.wire import Shown
from enfilade.lessons.wishes import Level, Pace

FORMAT = 1
"""Of the stored JSON."""


class Kept(Model):
    """A pupil's answer to a task, the last that they gave. `ids`: under which it was sent, so that a resend
    does nothing. `approved`: its words may be shown to all.
    """

    value: dict[str, JsonValue]
    right: bool | None
    share: float
    tries: int
    at_ms: int
    approved: bool = False
    ids: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What is made of it."""
        return Verdict(right=self.right, share=self.share)


class Pupil(Model):
    """One device, of a child or of two to six. `handled`: ids of their last wishes, so that a resend does
    nothing.
    """

    uid: str
    name: PupilName
    place: int = Field(default=0, description="The how many-th to come: the order of rows")
    size: int = 1
    level: Level = "standard"
    at_task: Id | None = None
    stuck: bool = False
    hints: dict[Id, int] = Field(default_factory=dict)
    handled: tuple[str, ...] = ()


class TaskState(Model):
    """Whether a task takes answers, and whether all may see what is right."""

    open: bool
    released: bool = False


class Head(Model):
    """What all of a class share. `handled`: ids of the teachers' last wishes."""

    version: int = Field(default=FORMAT, ge=1, le=FORMAT, description="A newer program's is not misread")
    pace: Pace
    begun: bool = False
    closed: bool = False
    ends_ms: int | None = None
    tasks: dict[Id, TaskState]
    shown: Shown | None = None
    handled: tuple[str, ...] = ()


@dataclass(frozen=True)
class SchoolClass:
    """The whole truth of a class. `answers`: by uid, then by task. `board_rev` counts the rows told to
    teachers; it begins anew with every process, as the teachers' boards do.
    """

    gid: str
    museum: str
    revision: str
    lesson: Lesson
    solemn: bool
    created_ms: int
    expires_ms: int
    head: Head
    pupils: Mapping[str, Pupil] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, Kept]] = field(default_factory=dict)
    board_rev: int = 0

    def task(self, task: str) -> Task | None:
        """Return a task of the lesson; None where it has no such task."""
        return self.lesson.task(task)

    def kept(self, uid: str, task: str) -> Kept | None:
        """Return a pupil's answer."""
        return self.answers.get(uid, {}).get(task)

    def takes(self, task: str) -> bool:
        """Whether a task takes answers now."""
        state = self.head.tasks.get(task)
        return state is not None and state.open and not state.released and not self.head.closed

    def tells(self, task: str) -> bool:
        """Whether a pupil may know now what their answer is worth."""
        return self.lesson.feedback == "at-once" or self.head.tasks[task].released


def opened(
    gid: str,
    museum: str,
    revision: str,
    lesson: Lesson,
    solemn: bool,
    pace: Pace,
    created_ms: int,
    expires_ms: int,
    minutes: int | None = None,
) -> SchoolClass:
    """Return a class that has just been opened. At their own pace pupils may answer everything from the
    start; who is led answers what the teacher opens. A solemn lesson has no end of time.
    """
    tasks = {task.id: TaskState(open=pace == "own") for task in lesson.tasks}
    ends_ms = None if solemn or minutes is None else created_ms + minutes * 60_000
    head = Head(pace=pace, ends_ms=ends_ms, tasks=tasks)
    return SchoolClass(gid, museum, revision, lesson, solemn, created_ms, expires_ms, head)
