"""A hall in three dimensions before it has light: what modelling gives to baking and to packing.

Everything is in the hall's frame, metres. The order of `parts` and of their triangles is deterministic: it is
what the light payload's second UV set is indexed by.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from enfilade.content.evidence import Evidence, Shows
from enfilade.content.floor import Floor
from enfilade.content.hall import Cap, Hall
from enfilade.content.text import Text
from enfilade.pipeline.mesh import Emitter, Face, Floats, Part


@dataclass(frozen=True)
class ElementRow:
    """One row of the element table.

    Shell surfaces, openings and elements alike, with provenance handed down.
    """

    id: str
    kind: str
    room: str
    exhibit: str | None
    evidence: Evidence
    shows: Shows
    sources: tuple[str, ...]
    reasoning: Text | None
    title: Text | None


@dataclass(frozen=True)
class PlacedPart:
    """A static part in the hall's frame, with its element (index in the table) and room (index)."""

    part: Part
    element: int
    room: int
    lightmapped: bool = True
    occludes: bool = True


@dataclass(frozen=True)
class PlacedLeaf:
    """A leaf in the hall's frame, modelled shut."""

    name: str
    element: int
    opening: str | None
    room: int
    pivot: tuple[float, float, float]
    axis: tuple[float, float, float]
    open_rad: float
    rest_rad: float
    operable: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class PlacedEmitter:
    """An emitter in the hall's frame."""

    emitter: Emitter
    element: int
    room: int


@dataclass(frozen=True)
class PlacedFace:
    """A face to write on in the hall's frame; `exhibit` is its own, where it is not its element's."""

    face: Face
    element: int
    kind: Literal["board", "label", "picture", "sign"]
    exhibit: str | None = None


@dataclass(frozen=True)
class PlacedCap:
    """The card that closes an opening: corners (4, 3) counter-clockwise seen from inside the hall."""

    cap: Cap
    opening: str
    room: int
    corners: Floats


@dataclass(frozen=True)
class HallModel:
    """A modelled hall. `walls` are plan segments with openings cut out.

    `sees` is by room id (site.SiteHall).
    """

    hall: Hall
    elements: tuple[ElementRow, ...]
    parts: tuple[PlacedPart, ...]
    leaves: tuple[PlacedLeaf, ...]
    emitters: tuple[PlacedEmitter, ...]
    faces: tuple[PlacedFace, ...]
    caps: tuple[PlacedCap, ...]
    floor: Floor
    walls: tuple[tuple[tuple[float, float], tuple[float, float]], ...]
    sees: dict[str, tuple[str, ...]] = field(default_factory=dict)
