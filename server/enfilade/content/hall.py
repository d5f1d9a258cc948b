"""A hall as its plan: rooms, openings, elements, viewpoints. What `hall.yaml` holds.

Plan coordinates are ``[x, z]`` in metres in the hall's own frame: x east, z south (so a plan drawn with z
down the page is seen from above), y up. ``yaw_deg`` 0 looks north (-z); positive turns counter-clockwise seen
from above. `museum.yaml` places the halls of a museum in one frame.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from enfilade.content.evidence import Provenance
from enfilade.content.text import Id, Model, Text

PlanPoint = tuple[float, float]
"""A point in plan: x, z in metres."""


class Dado(Model):
    """The lower band of a wall, painted or panelled differently."""

    finish: str
    height_m: float = Field(default=1.5, gt=0)


class Skirting(Model):
    """A board or coving along the foot of the walls."""

    finish: str
    height_m: float = Field(default=0.1, gt=0)
    depth_m: float = Field(default=0.015, gt=0)


class Cornice(Model):
    """A moulding along the top of the walls, `size_m` high and deep."""

    finish: str
    size_m: float = Field(default=0.12, gt=0)


class Walls(Model):
    """How the walls of a room are finished."""

    finish: str
    dado: Dado | None = None
    skirting: Skirting | None = None
    cornice: Cornice | None = None


class FlatCeiling(Model):
    """A level ceiling at the room's height."""

    kind: Literal["flat"] = "flat"
    finish: str


class BarrelVault(Model):
    """A segmental barrel vault: springs at height - rise, its crown at the room's height."""

    kind: Literal["barrel"] = "barrel"
    finish: str
    rise_m: float = Field(gt=0)
    axis: Literal["x", "z"] = Field(description="The direction in which the vault runs")


class GroinVault(Model):
    """Two barrel vaults of one rise crossing; the room is a rectangle."""

    kind: Literal["groin"] = "groin"
    finish: str
    rise_m: float = Field(gt=0)


class CofferedCeiling(Model):
    """A flat ceiling with sunk panels."""

    kind: Literal["coffered"] = "coffered"
    finish: str
    depth_m: float = Field(default=0.12, gt=0)
    bays: tuple[int, int] = Field(description="Panels along x and along z")
    rib_m: float = Field(default=0.22, gt=0)


Ceiling = Annotated[FlatCeiling | BarrelVault | GroinVault | CofferedCeiling, Field(discriminator="kind")]


class Room(Provenance):
    """A room: the void above its floor polygon (simple, either winding), up to its ceiling."""

    id: Id
    title: Text
    floor: tuple[PlanPoint, ...] = Field(min_length=3)
    level_m: float = 0.0
    height_m: float = Field(gt=0.5)
    ceiling: Ceiling
    walls: Walls
    floor_finish: str
    enterable: bool = True


class DayCap(Model):
    """What closes a window outside: a card that gives daylight, of a luminance and colour."""

    kind: Literal["day"] = "day"
    luminance_cd_m2: float = Field(gt=0)
    kelvin: float = Field(default=6500, gt=1000)
    card: Literal["sky", "areaway", "courtyard"] = "sky"


class DarkCap(Model):
    """What closes an opening behind which nothing is shown: a closed door's dark, unlit back."""

    kind: Literal["dark"] = "dark"


class PortalCap(Model):
    """A doorway to another hall.

    Baked as a card of the radiance written here, never of the neighbour's bake.
    """

    kind: Literal["portal"] = "portal"
    hall: Id
    opening: Id
    luminance_cd_m2: float = Field(gt=0)
    kelvin: float = Field(default=3500, gt=1000)


Cap = Annotated[DayCap | DarkCap | PortalCap, Field(discriminator="kind")]


class Opening(Provenance):
    """A hole through a wall: between two rooms, or from one room to a named cap.

    `at` is the middle of the opening in plan, anywhere in the thickness of the wall; the builder finds the
    wall. `kind` names the element kind mounted in it (``cell-door``, ``cell-window``…), or None for a bare
    opening. `depth_m` is the wall's thickness, needed only where a cap and not a room is behind it.
    """

    id: Id
    between: tuple[Id, Id] | tuple[Id]
    at: PlanPoint
    width_m: float = Field(gt=0)
    height_m: float = Field(gt=0)
    sill_m: float = Field(default=0.0, ge=0)
    level_m: float | None = Field(
        default=None, description="Floor level of the threshold; the first room's if absent"
    )
    depth_m: float | None = Field(default=None, gt=0)
    arch_rise_m: float = Field(default=0.0, ge=0)
    reveal_finish: str | None = None
    cap: Cap | None = None
    kind: str | None = None
    opens_into: Id | None = None
    rest_deg: float | None = None
    params: dict[str, Any] = Field(default_factory=dict)
    title: Text | None = None
    exhibit: Id | None = None


class Element(Provenance):
    """A thing that stands, hangs or lies in a room: of a parametric kind, at a place.

    Floor elements stand at `at`, turned by yaw_deg. Wall elements are put on the wall of the room nearest to
    `at` and face into the room; `y_m` lifts them. Ceiling elements hang from the ceiling above `at`.
    What is written on its faces is `exhibit`'s panel; `exhibits` gives faces of a vitrine or a board system
    words of their own, by the face's name (``label-2: agate-beads``).
    """

    id: Id
    kind: str
    room: Id
    at: PlanPoint
    yaw_deg: float = 0.0
    y_m: float = 0.0
    params: dict[str, Any] = Field(default_factory=dict)
    title: Text | None = None
    exhibit: Id | None = None
    exhibits: dict[str, Id] = Field(default_factory=dict, description="Exhibit by name of the face it is on")
    light_layer: Id | None = None

    @property
    def shown(self) -> tuple[Id, ...]:
        """Every exhibit that stands here: its own first, then its faces', each once."""
        own = () if self.exhibit is None else (self.exhibit,)
        return tuple(dict.fromkeys((*own, *self.exhibits.values())))


class Viewpoint(Model):
    """A place to stand and a way to look; tours and exhibits refer to it by id."""

    id: Id
    room: Id
    at: PlanPoint
    yaw_deg: float
    pitch_deg: float = 0.0
    eye_m: float = Field(default=1.6, gt=0.5, lt=2.2)
    title: Text


class Zone(Model):
    """Rooms that are entered only after their advisory has been read."""

    id: Id
    rooms: tuple[Id, ...] = Field(min_length=1)
    advisory: Id


class Hall(Provenance):
    """One hall: a suite of rooms that is one file to download and one light bake."""

    id: Id
    title: Text
    summary: Text
    note: Text | None = Field(
        default=None, description="What visitors must know: what is reconstructed, what is not known"
    )
    solemn: bool = False
    exposure: float = Field(
        default=1.0, gt=0, description="Multiplier from lux-based radiance to the display"
    )
    white_kelvin: float = Field(
        default=4000, ge=2000, le=10000, description="Light that the adapted eye takes for white"
    )
    rooms: tuple[Room, ...] = Field(min_length=1)
    openings: tuple[Opening, ...] = ()
    elements: tuple[Element, ...] = ()
    viewpoints: tuple[Viewpoint, ...] = Field(min_length=1)
    zones: tuple[Zone, ...] = ()
    start: Id
