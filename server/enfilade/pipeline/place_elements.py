"""Put elements and the things mounted in openings into the hall: build each by its kind, and move it to its
place.

yaw_deg of an element on the floor or the ceiling turns it about +y from facing +z: 0 faces south, 90 east. An
element on a wall faces into the room whatever its yaw_deg.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from enfilade.content.hall import CofferedCeiling, Element, Hall, Opening, Room
from enfilade.pipeline import kinds
from enfilade.pipeline.finishes import finish
from enfilade.pipeline.hall_model import PlacedEmitter, PlacedFace, PlacedLeaf, PlacedPart
from enfilade.pipeline.mesh import Built, Emitter, Face, Floats, Moving
from enfilade.pipeline.plan import OpeningSite, ceiling_y, nearest_wall

CLOSED_KINDS = frozenset({"iron-door-closed"})
"""Doors that nobody opens, in life or here: the execution room's."""

LONG_M = 0.6
"""A thing longer than this does not fit between the ribs of a coffered ceiling."""

FaceKind = Literal["board", "label", "picture", "sign"]

FACE_KINDS: tuple[tuple[str, FaceKind], ...] = (
    ("board", "board"),
    ("banner", "board"),
    ("label", "label"),
    ("plate", "label"),
    ("frame", "picture"),
    ("portrait", "picture"),
)
"""What a face is, by the word that its element's kind is made of (``text-board``, ``picture-frame``)."""


NAMED_FACES: dict[str, FaceKind] = {"label": "label", "page": "label", "panel": "board", "picture": "picture"}
"""What a numbered face is by its name (``label-2``), whatever its element: a vitrine has cards and pages."""


def face_kind(kind: str, face: str = "") -> FaceKind:
    """Return what is written on a face of a kind of element."""
    name, _, number = face.partition("-")
    if number and name in NAMED_FACES:
        return NAMED_FACES[name]
    words = kind.split("-")
    return next((found for word, found in FACE_KINDS if word in words), "sign")


@dataclass
class Placed:
    """What elements add to a hall, in its frame. Footprints and walkable patches by room index."""

    parts: list[PlacedPart] = field(default_factory=list)
    leaves: list[PlacedLeaf] = field(default_factory=list)
    emitters: list[PlacedEmitter] = field(default_factory=list)
    faces: list[PlacedFace] = field(default_factory=list)
    footprints: list[tuple[int, int, Floats, float]] = field(default_factory=list)
    """Element, room, plan polygon (k, 2), the height it stands on."""
    patches: list[tuple[int, int, Floats]] = field(default_factory=list)
    """Element, room, coplanar polygon (k, 3)."""


def place_elements(hall: Hall, sites: tuple[OpeningSite, ...], index: dict[str, int]) -> Placed:
    """Return everything that kinds build, in the hall's frame; `index` gives the element table's row by id.

    Raises KeyError for an unknown kind and pydantic's ValidationError for bad parameters (checks find both
    before).
    """
    placed = Placed()
    for site in sites:
        opening = site.opening
        if opening.kind is not None:
            matrix, room = opening_frame(hall, site)
            _put(placed, hall, opening, build_opening(hall, site), matrix, room, index[opening.id])
    for element in hall.elements:
        matrix, room = element_frame(hall, element)
        _put(placed, hall, element, build_element(hall, element), matrix, room, index[element.id])
    return placed


def build_element(hall: Hall, element: Element) -> Built:
    """Return an element's geometry in its own frame."""
    params = kinds.params_model(element.kind).model_validate(element_params(element))
    return kinds.build(element.kind, params, seed_of(hall, element.id))


def build_opening(hall: Hall, site: OpeningSite) -> Built:
    """Return the geometry of what is mounted in an opening; its size is the opening's, whatever params
    say.
    """
    kind = site.opening.kind
    assert kind is not None
    params = kinds.params_model(kind).model_validate(opening_params(site))
    return kinds.build(kind, params, seed_of(hall, site.opening.id))


def element_params(element: Element) -> dict[str, Any]:
    """Return the parameters of an element's kind; a kind with a height of its own takes the plan's y_m as
    that.
    """
    own = height_param(element)
    return element.params if own is None else {**element.params, own: element.y_m}


def height_param(element: Element) -> str | None:
    """Return the parameter that y_m fills instead of lifting the whole: a board's lower edge, a bracket's
    height.
    """
    fields = kinds.params_model(element.kind).model_fields
    given = element.y_m != 0.0
    return next((name for name in ("y_m", "bottom_m", "centre_m") if given and name in fields), None)


def opening_params(site: OpeningSite) -> dict[str, Any]:
    """Return the parameters of the kind in an opening, with the hole's own measures."""
    opening = site.opening
    assert opening.kind is not None
    own = {
        "width_m": opening.width_m,
        "height_m": opening.height_m,
        "depth_m": round(site.depth, 4),
        "arch_rise_m": opening.arch_rise_m,
    }
    if opening.rest_deg is not None:
        own["rest_deg"] = opening.rest_deg
    fields = kinds.params_model(opening.kind).model_fields
    return {**opening.params, **{key: value for key, value in own.items() if key in fields}}


def seed_of(hall: Hall, id_: str) -> int:
    """Return an element's seed: the same in every build, another for every element."""
    return zlib.crc32(f"{hall.id}/{id_}".encode())


def element_frame(hall: Hall, element: Element) -> tuple[Floats, int]:
    """Return the (4, 4) matrix from an element's frame to the hall's, and the index of its room."""
    number = next(i for i, room in enumerate(hall.rooms) if room.id == element.room)
    room = hall.rooms[number]
    mounting = kinds.mounted(element.kind)
    lift = element.y_m if height_param(element) is None else 0.0
    if mounting == "wall":
        wall = nearest_wall(room, element.at)
        at = wall.a + wall.along * wall.at(np.array(element.at))
        return turned((at[0], room.level_m + lift, at[1]), _facing(wall.inward)), number
    yaw = math.radians(element.yaw_deg)
    base = _hangs_from(room, element) if mounting == "ceiling" else room.level_m
    return turned((element.at[0], base + lift, element.at[1]), yaw), number


def opening_frame(hall: Hall, site: OpeningSite) -> tuple[Floats, int]:
    """Return the matrix from the frame of what is mounted in an opening to the hall's, and its room's index.

    +z points into the room that the leaf opens into: `opens_into`, else the near room.
    """
    into_far = site.far is not None and site.opening.opens_into == hall.rooms[site.far].id
    room = site.far if into_far and site.far is not None else site.near
    at = site.point(0.0, site.depth / 2)
    return turned((at[0], site.sill, at[1]), _facing(site.out if into_far else -site.out)), room


def _hangs_from(room: Room, element: Element) -> float:
    """The ceiling's height above an element; what is long runs below the ribs of a coffered ceiling."""
    params = kinds.params_model(element.kind).model_validate(element_params(element))
    if isinstance(room.ceiling, CofferedCeiling) and getattr(params, "length_m", 0.0) > LONG_M:
        return room.level_m + room.height_m - room.ceiling.depth_m
    return ceiling_y(room, element.at)


def turned(at: tuple[float, float, float], yaw: float) -> Floats:
    """Return the matrix that turns about +y by `yaw` radians and moves to `at`."""
    c, s = math.cos(yaw), math.sin(yaw)
    return np.array([[c, 0.0, s, at[0]], [0.0, 1.0, 0.0, at[1]], [-s, 0.0, c, at[2]], [0.0, 0.0, 0.0, 1.0]])


def _facing(direction: Floats) -> float:
    """The yaw that turns +z to a plan direction."""
    return math.atan2(direction[0], direction[1])


def _put(
    placed: Placed, hall: Hall, thing: Element | Opening, built: Built, matrix: Floats, room: int, row: int
) -> None:
    layer = thing.light_layer if isinstance(thing, Element) else None
    for part in built.parts:
        surface = finish(part.finish)
        # Light passes through glass, and out of a bulb whose emitter lies inside it.
        dull = not surface.transparent and not any(surface.emissive)
        placed.parts.append(PlacedPart(part.moved(matrix), row, room, lightmapped=dull, occludes=dull))
    placed.leaves += _leaves(thing, built, matrix, room, row)
    for emitter in built.emitters:
        moved = moved_emitter(emitter, matrix)
        placed.emitters.append(PlacedEmitter(replace(moved, layer=layer) if layer else moved, row, room))
    for face in built.faces:
        own = thing.exhibits.get(face.name) if isinstance(thing, Element) else None
        kind = face_kind(thing.kind or "", face.name)
        placed.faces.append(PlacedFace(moved_face(face, matrix), row, kind, own))
    if built.footprint is not None:
        plan = np.column_stack([built.footprint[:, 0], np.zeros(len(built.footprint)), built.footprint[:, 1]])
        foot = plan @ matrix[:3, :3].T + matrix[:3, 3]
        placed.footprints.append((row, room, foot[:, [0, 2]], float(matrix[1, 3])))
    for patch in built.patches:
        placed.patches.append((row, room, patch @ matrix[:3, :3].T + matrix[:3, 3]))


def _leaves(
    thing: Element | Opening, built: Built, matrix: Floats, room: int, row: int
) -> Iterator[PlacedLeaf]:
    opening = thing if isinstance(thing, Opening) else None
    for moving in built.moving:
        pivot = matrix[:3, :3] @ np.array(moving.pivot) + matrix[:3, 3]
        axis = matrix[:3, :3] @ np.array(moving.axis)
        yield PlacedLeaf(
            name=moving.name,
            element=row,
            opening=opening.id if opening else None,
            room=room,
            pivot=(float(pivot[0]), float(pivot[1]), float(pivot[2])),
            axis=(float(axis[0]), float(axis[1]), float(axis[2])),
            open_rad=moving.open_rad,
            rest_rad=_rest(opening, moving),
            operable=opening is not None and opening.kind not in CLOSED_KINDS,
            parts=tuple(part.moved(matrix) for part in moving.parts),
        )


def _rest(opening: Opening | None, moving: Moving) -> float:
    """A leaf rests where its opening says, flaps and covers where their kind says.

    A kind with a rest_deg of its own has taken the opening's already, and hangs its leaf by hand.
    """
    kept = opening is None or opening.kind is None or opening.rest_deg is None
    if opening is None or kept or not moving.name.startswith("leaf"):
        return moving.rest_rad
    if "rest_deg" in kinds.params_model(opening.kind or "").model_fields:
        return moving.rest_rad
    rest = min(math.radians(opening.rest_deg or 0.0), abs(moving.open_rad))
    return math.copysign(rest, moving.open_rad)


def moved_emitter(emitter: Emitter, matrix: Floats) -> Emitter:
    """Return an emitter under a rigid transform."""
    turn = matrix[:3, :3]
    return replace(
        emitter,
        position=_triple(turn @ np.array(emitter.position) + matrix[:3, 3]),
        direction=_triple(turn @ np.array(emitter.direction)),
        edge_u=_triple(turn @ np.array(emitter.edge_u)),
        edge_v=_triple(turn @ np.array(emitter.edge_v)),
    )


def moved_face(face: Face, matrix: Floats) -> Face:
    """Return a face under a rigid transform."""
    turn = matrix[:3, :3]
    return replace(
        face,
        centre=_triple(turn @ np.array(face.centre) + matrix[:3, 3]),
        right=_triple(turn @ np.array(face.right)),
        up=_triple(turn @ np.array(face.up)),
    )


def _triple(vector: Floats) -> tuple[float, float, float]:
    return float(vector[0]), float(vector[1]), float(vector[2])
