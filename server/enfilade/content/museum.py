"""A museum: its languages, its halls in one frame, its advisories. What `museum.yaml` holds."""

from __future__ import annotations

from pydantic import Field

from enfilade.content.hall import PlanPoint
from enfilade.content.text import Id, Language, Levels, Model, Text


class Placement(Model):
    """Where a hall's own frame lies in the museum's: origin in plan, level of its y = 0, and turn."""

    hall: Id
    origin: PlanPoint = (0.0, 0.0)
    level_m: float = 0.0
    yaw_deg: float = 0.0


class Advisory(Model):
    """A notice read before a zone is entered. Off by default for groups where `opt_in`."""

    id: Id
    title: Text
    text: Text
    min_age: int | None = Field(default=None, ge=0, le=21)
    opt_in: bool = False


class Institution(Model):
    """An institution that the sources name; one without a hall is a text card at the entrance."""

    id: Id
    title: Text
    text: Text
    sources: tuple[Id, ...] = Field(min_length=1)


class Museum(Model):
    """One `museum.yaml`. `languages` is also the order in which a missing text falls back."""

    id: Id
    title: Text
    summary: Text
    about: Levels
    banner: Text = Field(description="One sentence, one tap away everywhere: what is a reconstruction")
    not_known: tuple[Text, ...] = ()
    languages: tuple[Language, ...] = Field(min_length=1)
    corrections_contact: Text
    solemn: bool = False
    listed: int = Field(
        default=500, ge=1, le=999, description="Place among the museums of the entrance page, the least first"
    )
    start: Id = Field(description="The hall where a visitor begins")
    halls: tuple[Placement, ...] = Field(min_length=1)
    advisories: tuple[Advisory, ...] = ()
    institutions: tuple[Institution, ...] = ()
    sources: tuple[Id, ...] = ()
