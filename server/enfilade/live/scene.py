"""What the guide shows to all beside the tour: what is pointed out, doors, lamps, evidence, a document."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from enfilade.content.text import Id, Model
from enfilade.live.bounded import ElementId, Points

MOST_HIGHLIGHTS = 12
"""More than a dozen things pointed out at once point nothing out."""

MOST_MOVED = 64
"""Doors, and lamps, that a guide has moved: more than the halls of a tour have."""


MOST_STROKES = 48
"""On one picture; with 100 points each they are 20 KB."""


class DoorSet(Model):
    """The leaf or leaves of an opening as the guide has put them; `rest` is as the hall has them."""

    hall: Id
    opening: Id
    to: Literal["open", "shut"]


class LampSet(Model):
    """A layer of a hall's light at another weight (1 as baked, 0 out)."""

    hall: Id
    layer: Id
    to: float = Field(ge=0, le=1)


class Document(Model):
    """An exhibit whose label everybody sees, or one of its pictures, counted from 0."""

    exhibit: Id
    picture: int | None = Field(default=None, ge=0, le=99)


class Stroke(Model):
    """A line drawn on the picture that is shown. `color`: one of the four that the viewer has."""

    color: int = Field(ge=0, le=3)
    points: Points


class Scene(Model):
    """All that is shown. Highlights and document are put away when the group goes to another stop, strokes
    with the document on which they were drawn.
    """

    highlights: tuple[ElementId, ...] = ()
    doors: tuple[DoorSet, ...] = ()
    lamps: tuple[LampSet, ...] = ()
    evidence: bool = False
    document: Document | None = None
    strokes: tuple[Stroke, ...] = Field(default=(), max_length=MOST_STROKES)
