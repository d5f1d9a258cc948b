"""A tour: ordered stops, each with narration, actions, a guide's notes and a way round."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from enfilade.content.text import Id, Language, Levels, Model, Text


class OpenDoor(Model):
    """Swing the leaf mounted in an opening to an angle (0 is shut)."""

    do: Literal["door"]
    opening: Id
    to_deg: float
    after_s: float = Field(default=0.0, ge=0)


class Highlight(Model):
    """Draw attention to an element for the rest of the stop."""

    do: Literal["highlight"]
    element: Id
    after_s: float = Field(default=0.0, ge=0)


class Show(Model):
    """Show an exhibit's label or picture beside the view."""

    do: Literal["show"]
    exhibit: Id
    after_s: float = Field(default=0.0, ge=0)


class DimLamp(Model):
    """Set the weight of a light layer (1 as baked, 0 out). Not allowed in solemn halls' cells."""

    do: Literal["dim"]
    layer: Id
    to: float = Field(ge=0, le=1)
    after_s: float = Field(default=0.0, ge=0)


Action = Annotated[OpenDoor | Highlight | Show | DimLamp, Field(discriminator="do")]


class Recording(Model):
    """Recorded narration in one language with its captions (WebVTT), relative to the museum's folder."""

    file: str
    seconds: float = Field(gt=0)
    captions: str


class Stop(Model):
    """One stop of a tour: where to stand, what to face, what is said."""

    id: Id
    hall: Id
    viewpoint: Id
    exhibit: Id | None = None
    title: Text
    narration: Levels
    recordings: dict[Language, Recording] = Field(default_factory=dict)
    sources: tuple[Id, ...] = Field(min_length=1)
    people: tuple[Id, ...] = ()
    actions: tuple[Action, ...] = ()
    dwell_s: float = Field(default=20.0, gt=0)
    short: bool = False
    notes: Text | None = None
    question: Text | None = None
    advisory: Id | None = None
    way_round: Text | None = None


class Tour(Model):
    """One `tours/*.yaml`. Its length is its timeline's sum in the museum's first language, never written by
    hand.
    """

    id: Id
    title: Text
    summary: Text
    opt_in: bool = False
    draft: bool = Field(default=False, description="Checked, and kept off the site till its texts are there")
    stops: tuple[Stop, ...] = Field(min_length=2)
