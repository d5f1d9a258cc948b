"""The results of a class as a value, which a table, a spreadsheet and a page to print are written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

State = Literal["none", "tried", "partly", "right", "received"]
"""What has become of a task. `tried`: not right yet. `received`: of a kind that nothing judges."""


@dataclass(frozen=True)
class ResultTask:
    """One task of the lesson. `answer`: the right one in words, empty where there is none."""

    id: str
    number: int
    kind: str
    prompt: str
    answer: str


@dataclass(frozen=True)
class ResultAnswer:
    """What one pupil left at one task. `at` is in the server's time zone, None without an answer."""

    state: State
    text: str = ""
    tries: int = 0
    hints: int = 0
    at: datetime | None = None


NOTHING = ResultAnswer("none")


@dataclass(frozen=True)
class ResultPupil:
    """One device: the name that the program gave it, how many sat at it, and its answers by task."""

    name: str
    size: int
    answers: dict[str, ResultAnswer]

    def answer(self, task: ResultTask) -> ResultAnswer:
        """Return the answer to a task; one of state `none` where there is none."""
        return self.answers.get(task.id, NOTHING)

    @property
    def done(self) -> int:
        """How many tasks have an answer."""
        return sum(answer.state != "none" for answer in self.answers.values())


@dataclass(frozen=True)
class Results:
    """Everything of a class that leaves the server, in one language."""

    language: str
    lesson: str
    museum: str
    began: datetime
    tasks: tuple[ResultTask, ...]
    pupils: tuple[ResultPupil, ...]

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return sum(pupil.done for pupil in self.pupils)

    @property
    def file_name(self) -> str:
        """The name of a file of them, without its ending."""
        return f"enfilade-{self.began:%Y-%m-%d-%H%M}"
