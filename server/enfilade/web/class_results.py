"""The results of a class as a value, which a table, a spreadsheet and a page to print are written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from enfilade.content.task import Task
from enfilade.lessons.state import Kept, SchoolClass
from enfilade.lessons.views import Reader, told
from enfilade.messages.names import pupil_words
from enfilade.web.local_time import in_zone, zone_words
from enfilade.web.site import Edition

State = Literal["none", "tried", "partly", "right", "received"]
"""What has become of a task. `tried`: not right yet. `received`: of a kind that nothing judges."""


SIGNS: dict[State, str] = {"right": "+", "partly": "±", "tried": "–", "received": "•", "none": ""}
"""A sign beside each shade: not everybody sees colours, and on a grey printer the shades are alike."""


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
    """What one pupil left at one task. `at` is in the museum's time zone, None without an answer."""

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
    """Everything of a class that leaves the server, in one language. `zone`: the name of the time zone
    in which its times are.
    """

    language: str
    lesson: str
    museum: str
    zone: str
    began: datetime
    tasks: tuple[ResultTask, ...]
    pupils: tuple[ResultPupil, ...]

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return sum(pupil.done for pupil in self.pupils)

    @property
    def zone_words(self) -> str:
        """The time zone as the results' language names it."""
        return zone_words(self.zone, self.language)

    @property
    def file_name(self) -> str:
        """The name of a file of them, without its ending."""
        return f"enfilade-{self.began:%Y-%m-%d-%H%M}"


def results_of(of: SchoolClass, edition: Edition, reader: Reader, zone: str) -> Results:
    """Return what a class has left, in a reader's language and the times of a zone: what a teacher's watch
    said. Pupils stand in the order in which they came.
    """
    language = reader.order[0]
    tasks = tuple(
        ResultTask(
            id=task.id,
            number=number,
            kind=reader.said(task.called),
            prompt=task.prompt.standard.said(reader.order).text,
            answer=_right(task, reader),
        )
        for number, task in enumerate(of.lesson.tasks, start=1)
    )
    pupils = tuple(
        ResultPupil(
            name=pupil_words(p.name.colour, p.name.animal, p.name.number).say(language),
            size=p.size,
            answers={
                task.id: ResultAnswer(
                    state=state_of(kept),
                    text=told(task, kept, reader),
                    tries=kept.tries,
                    hints=p.hints.get(task.id, 0),
                    at=in_zone(kept.at_ms, zone),
                )
                for task in of.lesson.tasks
                if (kept := of.kept(p.uid, task.id)) is not None
            },
        )
        for p in of.pupils.values()
    )
    return Results(
        language=language,
        lesson=reader.said(of.lesson.title),
        museum=edition.texts(language).title.text,
        zone=zone,
        began=in_zone(of.created_ms, zone),
        tasks=tasks,
        pupils=pupils,
    )


def _right(task: Task, reader: Reader) -> str:
    """Return the right answer on one line; empty where there is none to give."""
    solution = task.solution()
    return "" if solution is None else task.tell(solution, reader.order, reader.names)


def state_of(kept: Kept) -> State:
    """Return what has become of an answer, in one word."""
    if kept.right is None:
        return "received"
    if kept.right:
        return "right"
    return "partly" if kept.share > 0 else "tried"
