"""Museum furniture: table vitrine, plinth, rope barrier, shelf."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Face
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import lathe
from enfilade.pipeline.shapes.sweep import sweep, tube
from enfilade.pipeline.shapes.wear import at_foot, both, mottled


class Vitrine(KindParams):
    """Parameters of a table vitrine; its face is the bed on which things are laid or drawn."""

    width_m: float = Field(default=1.40, ge=0.4, le=3)
    depth_m: float = Field(default=0.70, ge=0.3, le=1.2)
    table_m: float = Field(default=0.82, ge=0.5, le=1.1, description="Height of the bed")
    glass_m: float = Field(default=0.22, ge=0.08, le=1.2, description="Height of the glass over the bed")
    bed_finish: str = "linen"
    finish: str = "wood-oak"


class Plinth(KindParams):
    """Parameters of a plinth."""

    width_m: float = Field(default=0.45, ge=0.15, le=2)
    depth_m: float = Field(default=0.45, ge=0.15, le=2)
    height_m: float = Field(default=1.0, ge=0.1, le=1.6)
    finish: str = "plaster-warm-white"


class RopeBarrier(KindParams):
    """Parameters of a rope between stanchions along x; the first stands at -length / 2."""

    length_m: float = Field(default=1.6, ge=0.5, le=12)
    posts: int = Field(default=2, ge=2, le=10)
    sag_m: float = Field(default=0.14, ge=0.02, le=0.5)
    finish: str = "brass"
    rope_finish: str = "rope"


class Shelf(KindParams):
    """Parameters of a shelf on two brackets."""

    width_m: float = Field(default=0.90, ge=0.2, le=3)
    depth_m: float = Field(default=0.24, ge=0.1, le=0.6)
    top_m: float = Field(default=1.50, ge=0.2, le=3, description="Height of the board's upper side")
    finish: str = "wood-worn"


@kind("vitrine", "floor", Vitrine)
def build_vitrine(params: Vitrine, chance: Chance) -> Built:
    """Return the vitrine: an oak frame on tapered legs, a linen bed, five panes with edges."""
    p = params
    to = Assembly(chance)
    w, d, h = p.width_m, p.depth_m, p.table_m
    for sx in (-1, 1):
        for sz in (-1, 1):
            leg = box((0.050, h - 0.10, 0.050), 0.004, ("+y",), grain="y")
            to.put(
                p.finish, leg.shifted(sx * (w / 2 - 0.035), (h - 0.10) / 2, sz * (d / 2 - 0.035)), vary=0.04
            )
    for s in (-1, 1):
        long = box((w, 0.12, 0.028), 0.004, grain="x").shifted(0, h - 0.05, s * (d / 2 - 0.014))
        short = box((0.028, 0.12, d - 0.056), 0.004, ("-z", "+z"), grain="z").shifted(
            s * (w / 2 - 0.014), h - 0.05, 0
        )
        to.put(p.finish, long, short, vary=0.04)
    bed = box((w - 0.056, 0.016, d - 0.056), 0.0, ("-y",)).shifted(0, h - 0.008, 0)
    to.put(p.bed_finish, bed, vary=0.02)
    thick, g = 0.006, p.glass_m
    for s in (-1, 1):
        front = box((w - 0.030, g, thick), 0.0).shifted(0, h + 0.010 + g / 2, s * (d / 2 - 0.018))
        side = box((thick, g, d - 0.042), 0.0).shifted(s * (w / 2 - 0.018), h + 0.010 + g / 2, 0)
        to.put("glass", front, side, vary=0.0)
    to.put(
        "glass", box((w - 0.030, thick, d - 0.030), 0.0).shifted(0, h + 0.010 + g + thick / 2, 0), vary=0.0
    )
    lock = lathe([(0.011, 0), (0.010, 0.003), (0, 0.003)], 12).turned("x", np.pi / 2)
    to.put("brass", lock.shifted(0, h - 0.03, d / 2))
    face = Face("bed", (0.0, h + 0.002, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, -1.0), w - 0.08, d - 0.08)
    worn = both(at_foot(0.08, 0.15), mottled(chance, 0.4, 0.04))
    return Built(to.parts(worn), faces=(face,), footprint=rectangle(w, d))


@kind("plinth", "floor", Plinth)
def build_plinth(params: Plinth, chance: Chance) -> Built:
    """Return the plinth on a recessed foot that throws a line of shadow."""
    p = params
    to = Assembly(chance)
    gap = 0.035
    foot = box((p.width_m - 0.05, gap, p.depth_m - 0.05), 0.0, ("-y", "+y")).shifted(y=gap / 2)
    to.put("steel-dark", foot)
    body = box((p.width_m, p.height_m - gap, p.depth_m), 0.003, grain="y")
    to.put(p.finish, body.shifted(y=gap + (p.height_m - gap) / 2), vary=0.015)
    return Built(to.parts(mottled(chance, 0.5, 0.02)), footprint=rectangle(p.width_m, p.depth_m))


@kind("rope-barrier", "floor", RopeBarrier)
def build_rope(params: RopeBarrier, chance: Chance) -> Built:
    """Return stanchions on round feet with a hanging rope between each two."""
    p = params
    to = Assembly(chance)
    post = [(0, 0), (0.150, 0), (0.155, 0.006), (0.150, 0.014), (0.060, 0.030), (0.026, 0.040),
            (0.0195, 0.060),
            (0.0195, 0.880), (0.026, 0.888), (0.026, 0.915), (0.0195, 0.925),
            (0.030, 0.945), (0.024, 0.968), (0, 0.976)]  # fmt: skip
    spread = np.linspace(-p.length_m / 2, p.length_m / 2, p.posts)
    off = chance.uniform(-0.012, 0.012, p.posts)
    for x, z in zip(spread, off, strict=True):
        to.put(p.finish, lathe(post, 16, crease_rad=0.9).shifted(float(x), 0, float(z)))
    for k in range(p.posts - 1):
        t = np.linspace(0, 1, 13)
        sag = p.sag_m * float(chance.uniform(0.9, 1.1))
        x = spread[k] + 0.026 + (spread[k + 1] - spread[k] - 0.052) * t
        line = np.column_stack([x, 0.90 - sag * 4 * t * (1 - t), off[k] + (off[k + 1] - off[k]) * t])
        to.put(p.rope_finish, tube(line, 0.016, 8))
    return Built(to.parts(at_foot(0.03, 0.15)), footprint=rectangle(p.length_m + 0.31, 0.34))


@kind("shelf", "wall", Shelf)
def build_shelf(params: Shelf, chance: Chance) -> Built:
    """Return the board on two bent-iron brackets."""
    p = params
    to = Assembly(chance)
    board = box((p.width_m, 0.024, p.depth_m), 0.004, grain="x").shifted(
        0, p.top_m - 0.012, p.depth_m / 2 + 0.001
    )
    to.put(p.finish, board, vary=0.05)
    strap = np.array([(-0.012, -0.0025), (0.012, -0.0025), (0.012, 0.0025), (-0.012, 0.0025)])
    deep, y = 0.8 * p.depth_m, p.top_m - 0.027
    for s in (-1, 1):
        x = s * 0.36 * p.width_m
        path = [(x, y - deep, 0.003), (x, y, 0.003), (x, y, deep)]
        to.put("steel-dark", sweep(strap, path, up=(0, 0, 1)))
        brace = [(x, y - 0.75 * deep, 0.006), (x, y - 0.006, 0.75 * deep)]
        to.put("steel-dark", tube(brace, 0.005, 6))
    return Built(to.parts(mottled(chance, 0.3, 0.05)))
