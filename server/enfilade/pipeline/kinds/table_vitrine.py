"""A table vitrine: a shallow case on legs, its glass sloped to the reader, with what lies in it."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.cards import leaning, put_card, spread, triple
from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.lamp import Lamp
from enfilade.pipeline.kinds.lying import put_coins, put_notes, put_pages, put_stamps
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.mesh import Built, Emitter, Face, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import lathe
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.surface import Surface, rotation
from enfilade.pipeline.shapes.wear import at_foot, both, mottled

BED_M = 0.055
LEG_M = 0.048
LABEL_M = 0.105


class TableVitrine(Lamp):
    """Parameters of a table vitrine; the reader stands before its +z side.

    Faces: page-1… on sheets (lay: pages), label-1… along the front of the bed.
    """

    width_m: float = Field(default=1.5, ge=0.5, le=3)
    depth_m: float = Field(default=0.78, ge=0.45, le=1.2)
    front_m: float = Field(default=0.82, ge=0.5, le=1.1, description="Height of the case's front edge")
    tilt_deg: float = Field(default=10, ge=0, le=30)
    glass_m: float = Field(
        default=0.09, ge=0.04, le=0.5, description="Height of the glass over the bed's frame"
    )
    lay: Literal["pages", "coins", "stamps", "notes", "none"] = "pages"
    items: int = Field(default=3, ge=1, le=12)
    labels: int = Field(default=3, ge=0, le=8)
    lumens: float = Field(default=0, ge=0, le=3000, description="Of a strip along the back edge; 0: none")
    finish: str = "wood-oak"
    bed_finish: str = "linen"


@kind("table-vitrine", "floor", TableVitrine)
def build(params: TableVitrine, chance: Chance) -> Built:
    """Return the case on its legs. It is built level about its own origin, then sloped and lifted."""
    p = params
    to = Assembly(chance)
    slope = rotation("x", math.radians(p.tilt_deg))
    lift = np.array([0.0, p.front_m + math.sin(math.radians(p.tilt_deg)) * p.depth_m / 2 - BED_M, 0.0])

    def put(finish: str, *pieces: Surface, vary: float = 0.03) -> None:
        to.put(finish, *(piece.rotated(slope).shifted(*triple(lift)) for piece in pieces), vary=vary)

    w, d = p.width_m, p.depth_m
    put(p.finish, *_tray(w, d), vary=0.04)
    bed = plate(w - 0.05, d - 0.05, 4, 3).turned("x", -np.pi / 2)
    put(p.bed_finish, bed.shifted(y=BED_M), vary=0.02)
    put("glass", *_panes(w, d, p.glass_m), vary=0.0)
    put("brass", *_edges(w, d, p.glass_m))
    lock = lathe([(0.011, 0), (0.010, 0.003), (0, 0.003)], 12).turned("x", np.pi / 2)
    put("brass", lock.shifted(0, 0.03, d / 2))
    _legs(to, p)
    laid = Assembly(chance)
    faces = _lay(laid, p, chance)
    for part in laid.parts():
        piece = Surface(
            part.positions, part.normals, part.uv, part.triangles, _ones(part.positions, part.colour)
        )
        put(part.finish, piece, vary=0.0)
    lights = (_lamp(put, p, slope, lift),) if p.lumens > 0 else ()
    return Built(
        to.parts(both(at_foot(0.08, 0.15), mottled(chance, 0.4, 0.03))),
        emitters=lights,
        faces=tuple(_moved(face, slope, lift) for face in faces),
        footprint=rectangle(w, d * math.cos(math.radians(p.tilt_deg)) + 0.02),
    )


def _tray(w: float, d: float) -> list[Surface]:
    """Four rails and the underside."""
    rails = [box((w, 0.07, 0.024), 0.003, grain="x").shifted(0, 0.030, s * (d / 2 - 0.012)) for s in (-1, 1)]
    rails += [
        box((0.024, 0.07, d - 0.048), 0.003, ("-z", "+z"), grain="z").shifted(s * (w / 2 - 0.012), 0.030, 0)
        for s in (-1, 1)
    ]
    under = plate(w - 0.03, d - 0.03, 1, 1).turned("x", np.pi / 2).shifted(y=0.002)
    return [*rails, under]


def _panes(w: float, d: float, g: float) -> list[Surface]:
    thick, low = 0.006, 0.065
    sides = [box((w - 0.030, g, thick), 0.0).shifted(0, low + g / 2, s * (d / 2 - 0.015)) for s in (-1, 1)]
    sides += [box((thick, g, d - 0.042), 0.0).shifted(s * (w / 2 - 0.015), low + g / 2, 0) for s in (-1, 1)]
    return [*sides, box((w - 0.020, thick, d - 0.020), 0.0).shifted(0, low + g + thick / 2, 0)]


def _edges(w: float, d: float, g: float) -> list[Surface]:
    """Brass angles on the upright edges."""
    return [
        box((0.010, g, 0.010), 0.001, ("-y", "+y"), grain="y").shifted(
            sx * (w / 2 - 0.014), 0.065 + g / 2, sz * (d / 2 - 0.014)
        )
        for sx in (-1, 1)
        for sz in (-1, 1)
    ]


def _legs(to: Assembly, p: TableVitrine) -> None:
    """Tapered legs up into the sloped tray, and a stretcher on each side."""
    rake = math.tan(math.radians(p.tilt_deg))
    middle = p.front_m + math.sin(math.radians(p.tilt_deg)) * p.depth_m / 2 - BED_M
    reach = p.depth_m * math.cos(math.radians(p.tilt_deg)) / 2 - 0.075
    for sx in (-1, 1):
        x = sx * (p.width_m / 2 - 0.065)
        for sz in (-1, 1):
            high = middle - rake * sz * reach + 0.004
            leg = box((LEG_M, high, LEG_M), 0.004, ("+y",), grain="y")
            to.put(p.finish, leg.shifted(x, high / 2, sz * reach), vary=0.04)
        rung = box((0.022, 0.036, 2 * reach - LEG_M), 0.003, ("-z", "+z"), grain="z")
        to.put(p.finish, rung.shifted(x, 0.18, 0), vary=0.04)
    bar = box((p.width_m - 0.13 - 0.022, 0.036, 0.022), 0.003, ("-x", "+x"), grain="x")
    to.put(p.finish, bar.shifted(0, 0.18, 0), vary=0.04)


def _lay(to: Assembly, p: TableVitrine, chance: Chance) -> list[Face]:
    """Put what lies on the bed and the cards along its front; the case is level here."""
    room = (p.width_m - 0.10, p.depth_m - 0.10)
    strip = LABEL_M + 0.045 if p.labels else 0.0
    deep = room[1] - strip
    behind = -strip / 2
    faces: list[Face] = []
    if p.lay == "pages":
        faces += put_pages(to, p.items, (room[0], deep), (0.0, BED_M + 0.001, behind), chance)
    elif p.lay == "coins":
        put_coins(to, p.items, (room[0], deep), (0.0, BED_M + 0.001, behind), chance)
    elif p.lay == "stamps":
        put_stamps(to, p.items, (room[0], deep), (0.0, BED_M + 0.001, behind), chance)
    elif p.lay == "notes":
        put_notes(to, p.items, (room[0], deep), (0.0, BED_M + 0.001, behind), chance)
    wide = min(0.30, room[0] / max(p.labels, 1) - 0.03)
    for k, x in enumerate(spread(p.labels, room[0]) if p.labels else []):
        at = (x, BED_M + 0.0165, p.depth_m / 2 - 0.060 - LABEL_M / 2)
        to.put(
            "linen-white",
            box((wide + 0.006, 0.016, LABEL_M + 0.006), 0.001, ("-y",)).shifted(x, BED_M + 0.008, at[2]),
        )
        faces.append(put_card(to, f"label-{k + 1}", (wide, LABEL_M), at, leaning(np.pi / 2)))
    return faces


def _lamp(put: object, p: TableVitrine, slope: Floats, lift: Floats) -> Emitter:
    """A strip under the back edge of the glass, aimed down the bed."""
    half, z, y = p.width_m / 2 - 0.05, -(p.depth_m / 2 - 0.035), BED_M + p.glass_m - 0.004
    corner = slope @ np.array([-half, y - 0.006, z - 0.005]) + lift
    across = slope @ np.array([0.0, -0.0035, 0.010])
    assert callable(put)
    put("steel-dark", box((2 * half + 0.01, 0.010, 0.014), 0.001, grain="x").shifted(0, y, z))
    return Emitter(
        "quad",
        triple(corner),
        p.lumens,
        p.kelvin,
        p.layer,
        edge_u=(2 * half, 0.0, 0.0),
        edge_v=triple(across),
    )


def _moved(face: Face, turn: Floats, lift: Floats) -> Face:
    return Face(
        face.name,
        triple(turn @ np.array(face.centre) + lift),
        triple(turn @ np.array(face.right)),
        triple(turn @ np.array(face.up)),
        face.width_m,
        face.height_m,
    )


def _ones(positions: Floats, colour: Floats | None) -> Floats:
    return np.ones((len(positions), 3)) if colour is None else colour
