"""A lesson: what a class does in the halls within an hour. What `lessons/*.yaml` of a museum holds.

A lesson goes along a tour of its museum, or brings stops of its own, which the site knows as a tour of the id
``lesson-<id>`` that no list names. Answers, explanations and notes are for the server and the teacher: what a
pupil's browser gets is a `SiteLesson`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from enfilade.content.task import Task
from enfilade.content.tasks import AnyTask
from enfilade.content.text import Id, Model, Text
from enfilade.content.tour import Stop, Tour

YOUNGEST, OLDEST = 5, 19


class Worksheet(Model):
    """The lesson on paper: an introduction, and which tasks are on it (all but those that need the hall)."""

    intro: Text
    tasks: tuple[Id, ...] | None = None


class Lesson(Model):
    """One `lessons/*.yaml`. That it is solemn follows from its halls, never from its file."""

    id: Id
    title: Text
    summary: Text
    goals: tuple[Text, ...] = Field(min_length=1, max_length=6)
    ages: tuple[int, int] = Field(description="Youngest and oldest it is made for")
    minutes: int = Field(ge=10, le=120)
    halls: tuple[Id, ...] = Field(min_length=1, description="Those of its stops: what a school must know")
    tour: Id | None = None
    stops: tuple[Stop, ...] = ()
    tasks: tuple[AnyTask, ...] = Field(min_length=1, max_length=40)
    notes: Text | None = Field(default=None, description="For the teacher: how to lead it")
    worksheet: Worksheet | None = None
    advisories: tuple[Id, ...] = Field(default=(), description="Notices of the zones that its stops lie in")
    pace: Literal["own", "led", "either"] = "either"
    feedback: Literal["at-once", "on-release"] = Field(
        default="at-once", description="When a pupil hears whether an answer is right"
    )

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if (self.tour is None) == (not self.stops):
            raise ValueError("write either tour or stops")
        if len(self.stops) == 1:
            raise ValueError("stops of its own are two or more")
        if not YOUNGEST <= self.ages[0] <= self.ages[1] <= OLDEST:
            raise ValueError(f"ages go from the youngest to the oldest, {YOUNGEST} to {OLDEST}")
        return self

    @property
    def tour_id(self) -> str:
        """The tour that a class goes along."""
        return self.tour if self.tour is not None else f"lesson-{self.id}"

    def own_tour(self) -> Tour | None:
        """Return the lesson's own stops as a tour; None where it goes along one of the museum's."""
        if not self.stops:
            return None
        return Tour(id=self.tour_id, title=self.title, summary=self.summary, stops=self.stops)

    def task(self, id_: str) -> Task | None:
        """Return a task; None where the lesson has no such task."""
        return next((task for task in self.tasks if task.id == id_), None)

    def on_paper(self) -> tuple[str, ...]:
        """Return the ids of the tasks of the worksheet; none where the lesson has none."""
        if self.worksheet is None:
            return ()
        if self.worksheet.tasks is not None:
            return self.worksheet.tasks
        return tuple(task.id for task in self.tasks if task.printable)


def stops_of(lesson: Lesson, tours: Mapping[str, Tour]) -> tuple[Stop, ...]:
    """Return the stops that a class goes to: the lesson's own, or its tour's; none where that is missing."""
    tour = tours.get(lesson.tour or "")
    return lesson.stops if tour is None else tour.stops
