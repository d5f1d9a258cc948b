"""A vitrine on a wall: a lit cabinet with a glass front, glass shelves and a sloped rail of title cards."""

from __future__ import annotations

import math

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.cards import leaning, put_card, spread
from enfilade.pipeline.kinds.case import Case, standing
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.kinds.study_forms import SIZES, put_form
from enfilade.pipeline.mesh import Built, Emitter, Face
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import sweep
from enfilade.pipeline.shapes.wear import mottled

RAIL_M = 0.17
SLOPE_M = 0.095
"""The rail of cards is 17 cm high and slopes back by 9.5 cm: cards look up at a reader 0.8 m off."""

HEAD_M = 0.085
POST_M = 0.022
GLASS_M = 0.008


class WallVitrine(Case):
    """Parameters of a wall vitrine. Faces: label-1… on its rail; panel-1 on its back where `panel` is set."""

    width_m: float = Field(default=1.8, ge=0.5, le=4)
    height_m: float = Field(default=1.40, ge=0.7, le=2.6)
    depth_m: float = Field(default=0.40, ge=0.28, le=0.9)
    bottom_m: float = Field(default=0.70, ge=0, le=1.4, description="Its lower edge above the floor")
    shelves: int = Field(default=1, ge=0, le=4, description="Of glass, above the bed")
    labels: int = Field(default=3, ge=0, le=8)
    panel: bool = Field(default=False, description="A board on the back, in the upper half")
    lumens: float = Field(default=900, ge=50, le=6000)
    finish: str = "wood-walnut"
    back_finish: str = "linen"


@kind("wall-vitrine", "wall", WallVitrine)
def build(params: WallVitrine, chance: Chance) -> Built:
    """Return the cabinet, its panes and shelves, the strip of light in its head, its cards."""
    p = params
    to = Assembly(chance)
    w, top, bed = p.width_m, p.bottom_m + p.height_m, p.bottom_m + RAIL_M - 0.02
    inside = p.depth_m - SLOPE_M
    head = top - HEAD_M
    back = box((w, p.height_m - 0.004, 0.016), 0.0, ("-z",), grain="y").shifted(
        0, p.bottom_m + p.height_m / 2, 0.008
    )
    to.put(p.finish, back)
    to.put(p.back_finish, plate(w - 0.02, head - bed, 4, 3).shifted(0, (head + bed) / 2, 0.018), vary=0.01)
    floor = box((w - 0.004, 0.020, inside - 0.02), 0.0, ("-y",)).shifted(0, bed - 0.010, (inside + 0.016) / 2)
    to.put(p.back_finish, floor, vary=0.01)
    to.put(p.finish, *_carcass(p, w, top, inside))
    for s in (-1, 1):
        x = s * (w / 2 - POST_M / 2)
        post = box((POST_M, head - bed, POST_M), 0.002, ("+y", "-y"), grain="y")
        to.put(p.finish, post.shifted(x, (head + bed) / 2, inside - POST_M / 2))
        side = box((GLASS_M, head - bed, inside - POST_M - 0.02), 0.0)
        to.put("glass", side.shifted(x, (head + bed) / 2, (inside - POST_M + 0.016) / 2), vary=0.0)
    front = box((w - 2 * POST_M, head - bed, GLASS_M), 0.0)
    to.put("glass", front.shifted(0, (head + bed) / 2, inside - POST_M / 2), vary=0.0)
    levels = _shelves(to, p, bed, head, inside)
    _set_out(to, p, levels, inside, chance)
    lamp = _lamp(to, p, head, inside)
    faces = _cards(to, p)
    if p.panel:
        faces.append(_board(to, p, bed, head))
    return Built(to.parts(mottled(chance, 0.5, 0.03)), emitters=(lamp,), faces=tuple(faces))


def _carcass(p: WallVitrine, w: float, top: float, inside: float) -> list[Surface]:
    """The rail with its slope, the lid, and the fascia round the lamp."""
    d, b = p.depth_m, p.bottom_m
    rail = np.array(
        [(0.016, 0.0), (d, 0.0), (d, 0.026), (d - SLOPE_M, RAIL_M), (inside - POST_M, RAIL_M), (0.016, 0.10)]
    )
    front = sweep(rail, [(w / 2, b, 0.0), (-w / 2, b, 0.0)])
    lid = box((w + 0.012, 0.022, inside + 0.012), 0.004, grain="x").shifted(
        0, top - 0.011, inside / 2 + 0.006
    )
    fascia = box((w, HEAD_M - 0.022, 0.020), 0.002, ("+y",), grain="x").shifted(
        0, top - 0.022 - (HEAD_M - 0.022) / 2, inside - 0.010
    )
    ends = [
        box((0.020, HEAD_M - 0.022, inside - 0.036), 0.0, ("+y",), grain="z").shifted(
            s * (w / 2 - 0.010), top - 0.022 - (HEAD_M - 0.022) / 2, (inside - 0.020 + 0.016) / 2
        )
        for s in (-1, 1)
    ]
    return [front, lid, fascia, *ends]


def _shelves(to: Assembly, p: WallVitrine, bed: float, head: float, inside: float) -> list[float]:
    """Add the shelves; return the heights that things stand on, top first, the bed last."""
    levels = []
    deep = inside - POST_M - 0.05
    for k in range(p.shelves, 0, -1):
        y = bed + (head - bed) * k / (p.shelves + 1)
        shelf = box((p.width_m - 2 * POST_M - 0.01, GLASS_M, deep), 0.0)
        to.put("glass", shelf.shifted(0, y - GLASS_M / 2, 0.025 + deep / 2), vary=0.0)
        for s in (-1, 1):
            for z in (0.06, deep - 0.02):
                pin = cylinder(0.005, 0.026, 6).turned("z", s * np.pi / 2)
                to.put("brass", pin.shifted(s * (p.width_m / 2 - POST_M + 0.004), y - GLASS_M - 0.005, z))
        levels.append(y)
    return [*levels, bed]


def _set_out(to: Assembly, p: WallVitrine, levels: list[float], inside: float, chance: Chance) -> None:
    """Stand the study forms on blocks of linen, shared out among the levels."""
    for form, level, x, here in standing(p.objects, levels, p.width_m - 2 * POST_M - 0.10):
        z = 0.5 * inside + float(chance.uniform(-0.012, 0.012))
        room = (p.width_m - 0.14) / here
        size = min(SIZES[form], 0.85 * room, 0.75 * (inside - 0.05))
        high = 0.022 if form in ("jar", "jug", "box") else 0.045
        block = box((min(size + 0.05, room), high, min(size + 0.05, inside - 0.08)), 0.002, ("-y",))
        to.put(p.back_finish, block.shifted(x, level + high / 2 + 0.0005, z), vary=0.02)
        put_form(to, form, size, chance, (x, level + high + 0.001, z))


def _lamp(to: Assembly, p: WallVitrine, head: float, inside: float) -> Emitter:
    half, z = p.width_m / 2 - 0.05, inside - 0.055
    strip = plate(2 * half, 0.022, 1, 1).turned("x", np.pi / 2)
    to.put("bulb-glass", strip.shifted(0, head + 0.004, z), vary=0.0)
    return Emitter(
        "quad",
        (-half, head + 0.002, z - 0.011),
        p.lumens,
        p.kelvin,
        p.layer,
        edge_u=(2 * half, 0.0, 0.0),
        edge_v=(0.0, 0.0, 0.022),
    )


def _cards(to: Assembly, p: WallVitrine) -> list[Face]:
    """Cards on the rail's slope, each within the share of the rail below what it tells about."""
    rise = RAIL_M - 0.026
    lean = math.atan2(SLOPE_M, rise)
    middle = (p.bottom_m + 0.026 + rise / 2, p.depth_m - SLOPE_M / 2)
    out = np.array([0.0, math.sin(lean), math.cos(lean)]) * 0.0005
    wide = min(0.34, (p.width_m - 0.06) / max(p.labels, 1) - 0.04)
    high = math.hypot(rise, SLOPE_M) - 0.022
    return [
        put_card(
            to,
            f"label-{k + 1}",
            (wide, high),
            (x, middle[0] + float(out[1]), middle[1] + float(out[2])),
            leaning(lean),
        )
        for k, x in enumerate(spread(p.labels, p.width_m - 0.06) if p.labels else [])
    ]


def _board(to: Assembly, p: WallVitrine, bed: float, head: float) -> Face:
    """The board on the back, in the upper half; what stands on the top shelf is in front of it."""
    high = 0.5 * (head - bed)
    return put_card(
        to,
        "panel-1",
        (p.width_m - 0.24, high - 0.06),
        (0.0, head - high / 2 - 0.02, 0.0185),
        np.eye(3),
        finish="board-face",
    )
