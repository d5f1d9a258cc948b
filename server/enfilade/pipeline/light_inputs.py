"""A modelled hall as light sees it: triangles, what they reflect and give off, lamps; the key of its bake.

Needs numpy only: a build from committed light calls this to see whether the light is still the hall's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from enfilade.content.hall import DayCap, PortalCap
from enfilade.pipeline.finishes.model import Finish
from enfilade.pipeline.hall_model import HallModel, PlacedCap, PlacedLeaf
from enfilade.pipeline.light.colour import kelvin_rgb
from enfilade.pipeline.light.emitters import Light, QuadLight, SphereLight, SpotLight
from enfilade.pipeline.light.key import bake_key
from enfilade.pipeline.light.quality import QUALITIES, QualityName
from enfilade.pipeline.light.scene import Bool, Double, Int
from enfilade.pipeline.mesh import Emitter, Floats, Part

BASE_LAYER = "base"
GLOW = 6.0
"""How many times display white a bulb or a bright window is shown at most: bright, not a white hole."""

OUTSIDE = 1.7
"""How many times display white the brightest beyond a window is shown at most: over the room, and seen."""

BULB_CD_M2 = 3000.0
"""What a bulb's glass shines with in mirrors; what it lights is its emitter's. It does not go by exposure, so
that a change of that makes no bake stale."""


@dataclass(frozen=True)
class LightInputs:
    """A hall's t triangles in the order of static parts, leaves at rest, caps.

    triangles, normals (t, 3, 3); part, room (t,); albedo, emission (t, 3); occludes, place (t,): place is
    True for what gets lightmap texels. part_starts: where each static part's triangles begin, and their end.
    leaf_of (t,): which leaf a triangle belongs to, -1 for none.
    """

    triangles: Double
    normals: Double
    part: Int
    room: Int
    albedo: Double
    emission: Double
    occludes: Bool
    place: Bool
    part_starts: tuple[int, ...]
    leaf_of: Int
    emitters: tuple[Light, ...]
    layers: tuple[str, ...]
    white_kelvin: float

    def quality_of(self, key: str | None) -> QualityName | None:
        """The quality at which this hall was baked into a payload with the key; None where that is stale."""
        return next((quality for quality in QUALITIES if self.key(quality) == key), None)

    def key(self, quality: QualityName) -> str:
        """The name of this hall's bake at a quality."""
        settings = {
            "quality": quality,
            "texels_per_m": QUALITIES[quality].texels_per_m,
            "largest": QUALITIES[quality].largest,
            "white": self.white_kelvin,
            "layers": list(self.layers),
        }
        return bake_key(
            self.triangles,
            self.part,
            self.room,
            self.albedo,
            self.emission,
            self.occludes,
            self.emitters,
            settings,
        )


@dataclass(frozen=True)
class _Piece:
    triangles: Floats
    normals: Floats
    finish: Finish | None
    emission: Floats
    room: int
    occludes: bool
    place: bool
    leaf: int


def light_inputs(model: HallModel, finishes: Mapping[str, Finish]) -> LightInputs:
    """Assemble what light depends on."""
    pieces: list[_Piece] = []
    for placed in model.parts:
        finish = finishes[placed.part.finish]
        occludes = placed.occludes and not finish.transparent
        pieces.append(_piece(placed.part, finish, placed.room, occludes, placed.lightmapped, -1))
    static = len(pieces)
    for number, leaf in enumerate(model.leaves):
        turn = at_rest(leaf)
        for part in leaf.parts:
            finish = finishes[part.finish]
            pieces.append(_piece(part.moved(turn), finish, leaf.room, not finish.transparent, False, number))
    pieces += [_card(cap, model.hall.white_kelvin) for cap in model.caps]
    counts = [len(p.triangles) for p in pieces]
    starts = np.cumsum([0, *counts])
    lamps = (*(_lamp(e.emitter) for e in model.emitters), *_daylight(model.caps))
    layers = sorted({lamp.layer for lamp in lamps} - {BASE_LAYER})
    return LightInputs(
        triangles=np.concatenate([p.triangles for p in pieces]),
        normals=np.concatenate([p.normals for p in pieces]),
        part=np.repeat(np.arange(len(pieces)), counts),
        room=np.repeat(np.array([p.room for p in pieces], np.int64), counts),
        albedo=np.repeat(np.array([_albedo(p.finish) for p in pieces]), counts, axis=0),
        emission=np.repeat(np.array([p.emission for p in pieces]), counts, axis=0),
        occludes=np.repeat(np.array([p.occludes for p in pieces], np.bool_), counts),
        place=np.repeat(np.array([p.place for p in pieces], np.bool_), counts),
        part_starts=tuple(int(s) for s in starts[: static + 1]),
        leaf_of=np.repeat(np.array([p.leaf for p in pieces], np.int64), counts),
        emitters=lamps,
        layers=(BASE_LAYER, *layers),
        white_kelvin=model.hall.white_kelvin,
    )


def at_rest(leaf: PlacedLeaf, angle: float | None = None) -> Floats:
    """Return the (4, 4) turn of a leaf about its hinge to its rest angle, or to another one."""
    theta = leaf.rest_rad if angle is None else angle
    axis = np.asarray(leaf.axis, np.float64)
    axis = axis / np.linalg.norm(axis)
    x, y, z = axis
    cross = np.array([(0, -z, y), (z, 0, -x), (-y, x, 0)])
    turn = np.eye(3) + np.sin(theta) * cross + (1 - np.cos(theta)) * cross @ cross
    matrix = np.eye(4)
    matrix[:3, :3] = turn
    matrix[:3, 3] = np.asarray(leaf.pivot) - turn @ np.asarray(leaf.pivot)
    return matrix


def card_glow(cap: PlacedCap, exposure: float, white_kelvin: float) -> Floats:
    """Return the (3,) cd/m² that a cap's card is shown at: its own, up to OUTSIDE times display white."""
    if not isinstance(cap.cap, DayCap | PortalCap):
        return np.zeros(3)
    shown = min(cap.cap.luminance_cd_m2, OUTSIDE / exposure)
    return np.asarray(kelvin_rgb(cap.cap.kelvin, white_kelvin) * shown)


def _piece(part: Part, finish: Finish, room: int, occludes: bool, place: bool, leaf: int) -> _Piece:
    glow = np.asarray(finish.emissive) * BULB_CD_M2
    corners = part.triangles
    return _Piece(part.positions[corners], part.normals[corners], finish, glow, room, occludes, place, leaf)


def _card(cap: PlacedCap, white_kelvin: float) -> _Piece:
    """The card behind an opening."""
    triangles = cap.corners[np.array([(0, 1, 2), (0, 2, 3)])]
    normal = np.cross(cap.corners[1] - cap.corners[0], cap.corners[3] - cap.corners[0])
    normals = np.broadcast_to(normal / np.linalg.norm(normal), (2, 3, 3)).copy()
    glow = np.zeros(3)
    if isinstance(cap.cap, DayCap | PortalCap):
        glow = np.asarray(kelvin_rgb(cap.cap.kelvin, white_kelvin) * cap.cap.luminance_cd_m2)
    return _Piece(triangles, normals, None, glow, cap.room, True, False, -1)


def _albedo(finish: Finish | None) -> tuple[float, float, float]:
    """A card's own surface is black: it lights by its lamp alone."""
    return (0.0, 0.0, 0.0) if finish is None else finish.mean_albedo


def _lamp(emitter: Emitter) -> Light:
    if emitter.kind == "sphere":
        return SphereLight(emitter.position, emitter.radius_m, emitter.lumens, emitter.kelvin, emitter.layer)
    if emitter.kind == "spot":
        return SpotLight(
            emitter.position,
            emitter.direction,
            emitter.inner_rad,
            emitter.outer_rad,
            emitter.kelvin,
            lumens=emitter.lumens,
            radius_m=emitter.radius_m,
            layer=emitter.layer,
        )
    return QuadLight(
        emitter.position,
        emitter.edge_u,
        emitter.edge_v,
        emitter.kelvin,
        lumens=emitter.lumens,
        layer=emitter.layer,
    )


def _daylight(caps: tuple[PlacedCap, ...]) -> list[Light]:
    lamps: list[Light] = []
    for cap in caps:
        if not isinstance(cap.cap, DayCap | PortalCap):
            continue
        corner, u, v = cap.corners[0], cap.corners[1] - cap.corners[0], cap.corners[3] - cap.corners[0]
        lamps.append(
            QuadLight(_p3(corner), _p3(u), _p3(v), cap.cap.kelvin, luminance=cap.cap.luminance_cd_m2)
        )
    return lamps


def _p3(vector: NDArray[np.float64]) -> tuple[float, float, float]:
    x, y, z = (float(v) for v in vector)
    return x, y, z
