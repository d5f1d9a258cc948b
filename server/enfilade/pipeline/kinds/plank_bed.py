"""A plank bed on a wall: boards on two iron brackets, hinged to the wall, held by legs."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.hardware import rivets
from enfilade.pipeline.shapes.lathe import cylinder
from enfilade.pipeline.shapes.sweep import tube
from enfilade.pipeline.shapes.wear import at_foot, both, handled, mottled


class PlankBed(KindParams):
    """Parameters of a plank bed; it lies along x and stands out of the wall along z."""

    length_m: float = Field(default=1.80, ge=1.4, le=2.1)
    width_m: float = Field(default=0.62, ge=0.45, le=0.9)
    top_y_m: float = Field(default=0.45, ge=0.3, le=0.6)
    boards: int = Field(default=4, ge=2, le=7)
    finish: str = "wood-worn"


@kind("plank-bed", "wall", PlankBed)
def build(params: PlankBed, chance: Chance) -> Built:
    """Return the bed let down: worn boards on two battens, three wall hinges, two iron legs."""
    p = params
    to = Assembly(chance)
    thick, gap, off = 0.036, 0.007, 0.030
    board_w = (p.width_m - off - gap * (p.boards - 1)) / p.boards
    for k in range(p.boards):
        z = off + board_w * (k + 0.5) + gap * k
        uneven = chance.uniform(-1, 1, 3) * np.array([0.006, 0.0015, 0.0015])
        board = box((p.length_m - 0.012 - abs(float(uneven[0])), thick, board_w), 0.006, grain="x")
        board = board.turned("x", float(uneven[2])).shifted(float(uneven[0]) / 2, p.top_y_m - thick / 2, z)
        to.put(p.finish, board.shifted(y=float(uneven[1])), vary=0.07)
    end_x = p.length_m / 2 - 0.24
    under = p.top_y_m - thick
    for s in (-1, 1):
        batten = box((0.070, 0.045, p.width_m - off - 0.05), 0.004).shifted(
            s * end_x, under - 0.0225, (p.width_m + off) / 2
        )
        to.put(p.finish, batten, vary=0.05)
        heads = [
            (s * end_x + dx, off + board_w * (k + 0.5) + gap * k)
            for k in range(p.boards)
            for dx in (-0.015, 0.015)
        ]
        nails = rivets([(x, -z) for x, z in heads], 0.0, 0.006, sides=5).turned("x", -np.pi / 2)
        to.put("steel-rusted", nails.shifted(y=p.top_y_m - 0.0005))
        x = s * (end_x + 0.06)
        leg = [(x, under, p.width_m - 0.09), (x, 0.006, p.width_m - 0.05)]
        to.put("steel-dark", tube(leg, 0.014, 8, caps=False))
        to.put("steel-dark", cylinder(0.026, 0.006, 10, 0.001).shifted(x, 0, p.width_m - 0.05))
        to.put("steel-dark", box((0.055, 0.005, 0.055), 0.001).shifted(x, under - 0.003, p.width_m - 0.09))
    for x in (-end_x, 0.0, end_x):
        barrel = cylinder(0.013, 0.10, 8, 0.002).turned("z", np.pi / 2)
        to.put("steel-dark", barrel.shifted(x + 0.05, p.top_y_m - 0.022, 0.018))
        to.put("steel-dark", box((0.10, 0.11, 0.006), 0.0015, ("-z",)).shifted(x, p.top_y_m - 0.06, 0.003))
        heads = [(x - 0.03, p.top_y_m - 0.095), (x + 0.03, p.top_y_m - 0.095), (x, p.top_y_m - 0.075)]
        to.put("steel-dark", rivets(heads, 0.006, 0.007, sides=6))
        to.put("steel-dark", box((0.045, 0.005, 0.20), 0.001).shifted(x, under - 0.003, 0.12))
    sat = handled((0.1, p.top_y_m, p.width_m), 0.5, 0.10)
    worn = both(at_foot(0.12, 0.15), mottled(chance, 0.35, 0.07), sat)
    return Built(to.parts(worn), footprint=rectangle(p.length_m, p.width_m, (0.0, p.width_m / 2)))
