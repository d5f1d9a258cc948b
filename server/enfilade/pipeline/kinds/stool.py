"""A stool: plain joiner's work with splayed legs, or an iron one fixed to the floor."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.extrude import extrude
from enfilade.pipeline.shapes.hardware import bolts
from enfilade.pipeline.shapes.lathe import cylinder, lathe
from enfilade.pipeline.shapes.profile import rectangle as outline
from enfilade.pipeline.shapes.wear import at_foot, both, handled, mottled


class Stool(KindParams):
    """Parameters of a stool."""

    style: Literal["wood", "steel-fixed"] = "wood"
    seat_m: float = Field(default=0.32, ge=0.24, le=0.45, description="Side of the seat")
    height_m: float = Field(default=0.45, ge=0.35, le=0.55)
    finish: str = "wood-worn"


@kind("stool", "floor", Stool)
def build(params: Stool, chance: Chance) -> Built:
    """Return the stool; the wooden one stands a little turned."""
    to = Assembly(chance)
    if params.style == "wood":
        _joined(to, params, chance)
    else:
        _fixed(to, params)
    seat = handled((0.0, params.height_m, 0.0), 0.16, 0.08, lighter=True)
    worn = both(at_foot(0.10, 0.2), mottled(chance, 0.2, 0.06), seat)
    return Built(to.parts(worn), footprint=rectangle(params.seat_m + 0.03, params.seat_m + 0.03))


def _joined(to: Assembly, p: Stool, chance: Chance) -> None:
    """Two seat boards on an apron, four legs splayed by 4°, stretchers near the floor."""
    s, h, thick = p.seat_m, p.height_m, 0.028
    for k in (-1, 1):
        board = box((s, thick, s / 2 - 0.001), 0.005, grain="x").shifted(0, h - thick / 2, k * s / 4)
        to.put(p.finish, board.shifted(x=float(chance.uniform(-0.002, 0.002))), vary=0.06)
    lean, leg_h, top = 0.07, h - thick, s / 2 - 0.045
    spread = leg_h * float(np.tan(lean))
    for sx in (-1, 1):
        for sz in (-1, 1):
            leg = box((0.036, leg_h / np.cos(lean) ** 2 + 0.004, 0.036), 0.003, ("+y",))
            leg = leg.shifted(y=-leg_h / 2).turned("x", -sz * lean).turned("z", sx * lean)
            to.put(p.finish, leg.shifted(sx * top, leg_h + 0.0015, sz * top), vary=0.05)
    apron = 2 * top + 0.012
    low = 0.13
    reach = top + spread * (leg_h - low) / leg_h
    for k in (-1, 1):
        to.put(p.finish, box((apron, 0.060, 0.020), 0.003).shifted(0, leg_h - 0.032, k * (top + 0.004)))
        to.put(p.finish, box((0.020, 0.060, apron), 0.003).shifted(k * (top + 0.004), leg_h - 0.032, 0))
        to.put(p.finish, box((2 * reach, 0.030, 0.018), 0.003).shifted(0, low, k * reach))
        to.put(p.finish, box((0.018, 0.030, 2 * reach), 0.003).shifted(k * reach, low + 0.035, 0))


def _fixed(to: Assembly, p: Stool) -> None:
    """A round wooden seat on an iron post bolted down."""
    r, h = p.seat_m / 2, p.height_m
    to.put("steel-painted", cylinder(0.030, h - 0.03, 12).shifted(y=0.004))
    to.put("steel-painted", lathe([(0, 0), (0.11, 0), (0.11, 0.007), (0.105, 0.010), (0.030, 0.012)], 16))
    to.put(
        "steel-painted",
        extrude(outline(0.20, 0.20, 0.03, 2), 0.006).turned("x", -np.pi / 2).shifted(y=h - 0.036),
    )
    to.put(p.finish, cylinder(r, 0.030, 20, 0.006).shifted(y=h - 0.030))
    heads = bolts([(0.08, 0), (-0.08, 0), (0, 0.08), (0, -0.08)], 0.0, 0.011).turned("x", -np.pi / 2)
    to.put("steel-dark", heads.shifted(y=0.010))
