"""A built hall as its file says it: everything but its geometry and its words.

Lengths are metres unless a name says otherwise; angles radians; coordinates of the hall's own frame.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from enfilade.content.evidence import Evidence, Shows
from enfilade.content.floor import Floor
from enfilade.content.site_files import FileRef, Poster
from enfilade.content.text import Id, Model

Point2 = tuple[float, float]
Point3 = tuple[float, float, float]
Rgb = tuple[float, float, float]


class SiteViewpoint(Model):
    """A viewpoint: eye position and direction."""

    id: Id
    room: Id
    eye: Point3
    yaw: float
    pitch: float
    poster: Poster | None = None


class SiteRoom(Model):
    """A room in plan."""

    id: Id
    floor: tuple[Point2, ...]
    level: float
    enterable: bool


class SiteFace(Model):
    """A rectangle that the viewer writes on: the panel of a board, a label, a framed picture."""

    element: Id
    name: str
    exhibit: Id | None
    centre: Point3
    right: Point3
    up: Point3
    width: float
    height: float
    kind: Literal["board", "label", "picture", "sign"]


class SiteLeaf(Model):
    """A leaf that turns: its node's name in the GLB (modelled shut), pivot and axis, its angles in radians.

    `sh` is the light that falls on it: for each light layer 9 RGB coefficients of irradiance (real spherical
    harmonics, order as in Ramamoorthi & Hanrahan 2001), already convolved with the cosine.
    """

    element: Id
    opening: Id | None
    name: str
    node: str
    pivot: Point3
    axis: Point3
    open: float
    rest: float
    operable: bool = True
    sh: dict[str, tuple[Rgb, ...]] = Field(default_factory=dict)


class SiteElement(Model):
    """One row of the element table: what stands where, how certain, from which sources. Index = `_ELEMENT`.

    The id is an element's or an opening's; a surface of the shell is ``room/floor``, ``room/wall-0``,
    ``door/reveal``.
    """

    id: str
    kind: str
    room: Id
    exhibit: Id | None
    evidence: Evidence
    shows: Shows
    sources: tuple[Id, ...]
    centre: Point3
    size: Point3


class SiteLayer(Model):
    """A light layer: lightmap whose texel, decoded as sRGB and times `scale`, is irradiance.

    `weight` is its share at rest.
    """

    name: str
    file: FileRef
    scale: float
    weight: float = 1.0


class SiteEnvironment(Model):
    """What the room looks like from its middle, for reflections: equirectangular, same coding as a layer."""

    room: Id
    file: FileRef
    scale: float
    centre: Point3
    half_size: Point3


class SiteTexture(Model):
    """A map of a finish: the small one (256 px) is loaded first, the full one streams in."""

    hash: str
    small: FileRef
    full: FileRef
    size: int


class SiteDoorView(Model):
    """A small picture of the hall behind a doorway, over the whole of it; row 0 is its top."""

    file: FileRef
    white: float = Field(description="cd/m² of the picture's full white (its texels are sRGB)")


class SitePortal(Model):
    """A doorway to another hall, by its threshold's middle and the direction out of this hall."""

    opening: Id
    hall: Id
    other: Id
    centre: Point3
    outward: Point2
    width: float
    height: float
    glow: Point3 = Field(
        description="Linear RGB in cd/m² of what is seen through it while the other hall is not drawn"
    )
    view: SiteDoorView | None = None


class SiteZone(Model):
    """Rooms behind an advisory."""

    id: Id
    rooms: tuple[Id, ...]
    advisory: Id


class SiteHall(Model):
    """Everything of a hall but its geometry and its words."""

    id: Id
    rooms: tuple[SiteRoom, ...]
    walls: tuple[tuple[Point2, Point2], ...] = Field(
        description="Line segments of the walls in plan, openings cut out"
    )
    floor: Floor
    viewpoints: tuple[SiteViewpoint, ...]
    start: Id
    faces: tuple[SiteFace, ...]
    leaves: tuple[SiteLeaf, ...]
    elements: tuple[SiteElement, ...]
    portals: tuple[SitePortal, ...]
    zones: tuple[SiteZone, ...]
    layers: tuple[SiteLayer, ...]
    environments: tuple[SiteEnvironment, ...]
    textures: tuple[SiteTexture, ...]
    sees: dict[str, tuple[Id, ...]] = Field(
        description="For each room, the rooms that may be seen from it, itself too"
    )
    exposure: float
