"""A plain iron door, closed: two plates, a frame, nothing on it but its hinges and a keyhole."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.hardware import keyhole_plate, knuckle
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.sweep import sweep
from enfilade.pipeline.shapes.wear import at_foot, both, mottled


class IronDoorClosed(KindParams):
    """Parameters of a closed iron door. It has no leaf: nothing in it moves, and it bears no sign."""

    width_m: float = Field(default=0.85, ge=0.55, le=1.6)
    height_m: float = Field(default=1.95, ge=1.5, le=2.6)
    depth_m: float = Field(default=0.45, ge=0.10, le=1.5)
    inset_m: float = Field(
        default=0.12, ge=0, le=0.6, description="How far behind the +z wall face it stands"
    )
    finish: str = "steel-painted"


@kind("iron-door-closed", "opening", IronDoorClosed)
def build(params: IronDoorClosed, chance: Chance) -> Built:
    """Return the door, fixed."""
    p = params
    to = Assembly(chance)
    z = p.depth_m / 2 - min(p.inset_m, 0.7 * p.depth_m)
    w, h = p.width_m / 2, p.height_m
    section = np.array(
        [
            (0, -0.07),
            (0, 0.012),
            (-0.046, 0.012),
            (-0.050, 0.008),
            (-0.050, -0.004),
            (-0.056, -0.010),
            (-0.056, -0.07),
        ]
    )
    to.put(p.finish, sweep(section, [(-w, 0, z), (-w, h, z), (w, h, z), (w, 0, z)], up=(0, 0, 1)))
    half, low, high = w - 0.053, 0.010, h - 0.053
    leaf = box((2 * half, high - low, 0.030), 0.004, ("+z",), grain="y").shifted(
        0, (low + high) / 2, z - 0.019
    )
    sheet = plate(2 * half - 0.008, high - low - 0.008, 5, 11, grain="y").shifted(
        0, (low + high) / 2, z - 0.004
    )
    to.put(p.finish, leaf, vary=0.0)
    to.put(p.finish, sheet, vary=0.01)
    for x in (-half + 0.028, half - 0.028):
        bar = box((0.050, high - low - 0.012, 0.006), 0.002, ("-z",))
        to.put(p.finish, bar.shifted(x, (low + high) / 2, z - 0.001), vary=0.015)
    for y in (low + 0.034, (low + high) / 2, high - 0.034):
        to.put(
            p.finish,
            box((2 * half - 0.112, 0.050, 0.006), 0.002, ("-z",)).shifted(0, y, z - 0.001),
            vary=0.015,
        )
    for y in (0.30, h - 0.42):
        to.put("steel-dark", knuckle(0.020, 0.065).shifted(-w + 0.046, y, z + 0.016))
        to.put("steel-dark", knuckle(0.020, 0.065).shifted(-w + 0.046, y + 0.067, z + 0.016))
    cover, hole = keyhole_plate(0.040, 0.085)
    to.put("steel-dark", cover.shifted(half - 0.030, 1.02, z + 0.002))
    to.put("rubber", hole.shifted(half - 0.030, 1.02, z + 0.002))
    return Built(to.parts(both(at_foot(0.3, 0.14), mottled(chance, 0.55, 0.06))))
