"""A lesson in one language as a pupil's browser gets it, without answers: `lessons/<hash>.json`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from enfilade.content.site_texts import SaidLevels
from enfilade.content.tasks import AnyAbout, AnyAnswer
from enfilade.content.text import Id, Language, Model, Said

TaskAbout = AnyAbout
TaskAnswer = AnyAnswer
"""What a kind shows, and what is answered to it, by kinds: named here for the viewer's types."""


class SiteTask(Model):
    """A task in one language. `about` is what its kind adds."""

    id: Id
    kind: str
    called: Said = Field(description="The kind's name")
    how: Said = Field(description="What to do, in one sentence")
    stop: Id
    prompt: SaidLevels
    hints: tuple[Said, ...]
    points: int
    minutes: int | None
    sources: tuple[Id, ...]
    judged: bool
    about: AnyAbout


class SiteWorksheet(Model):
    """What the printed worksheet begins with, and the tasks on it."""

    intro: Said
    tasks: tuple[Id, ...]


class SiteLesson(Model):
    """A lesson in one language. `tour` is the id of the tour that it goes along, a hidden one or not."""

    id: Id
    museum: Id
    language: Language
    title: Said
    summary: Said
    goals: tuple[Said, ...]
    ages: tuple[int, int]
    minutes: int
    tour: Id
    halls: tuple[Id, ...]
    stops: tuple[Id, ...]
    advisories: tuple[Id, ...]
    pace: Literal["own", "led", "either"]
    feedback: Literal["at-once", "on-release"]
    solemn: bool
    tasks: tuple[SiteTask, ...]
    worksheet: SiteWorksheet | None
