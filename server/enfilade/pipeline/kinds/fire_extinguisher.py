"""A fire extinguisher on its bracket: a museum of today has one, and it tells the eye the scale."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder, lathe
from enfilade.pipeline.shapes.sheet import sheet
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import ring, tube

RED = np.array([0.62, 0.085, 0.07])
"""Turns white enamel into signal red, albedo 0.42 to 0.04."""


class FireExtinguisher(KindParams):
    """Parameters of an extinguisher on a wall."""

    bottom_m: float = Field(default=0.75, ge=0.05, le=1.2)
    finish: str = "enamel-white"


@kind("fire-extinguisher", "wall", FireExtinguisher)
def build(params: FireExtinguisher, chance: Chance) -> Built:
    """Return the extinguisher: 6 kg, 150 mm across, 520 mm high."""
    to = Assembly(chance)
    y, z, r = params.bottom_m, 0.098, 0.075
    body = [
        (0.0, 0.0),
        (r - 0.010, 0.0),
        (r, 0.012),
        (r, 0.360),
        (0.058, 0.405),
        (0.026, 0.428),
        (0.022, 0.440),
        (0.0, 0.440),
    ]
    to.put(params.finish, lathe(body, 20).shifted(0, y, z).tinted(RED))
    to.put("steel-dark", cylinder(0.018, 0.035, 10, 0.003).shifted(0, y + 0.438, z))
    to.put("steel-dark", box((0.016, 0.012, 0.12), 0.003).turned("x", -0.22).shifted(0, y + 0.500, z + 0.02))
    to.put("steel-dark", box((0.016, 0.010, 0.11), 0.003).shifted(0, y + 0.474, z + 0.02))
    hose = [
        (0.02, y + 0.455, z),
        (0.085, y + 0.43, z),
        (0.092, y + 0.20, z + 0.01),
        (0.086, y + 0.10, z + 0.02),
    ]
    to.put("rubber", tube(hose, 0.010, 8, bend_m=0.05))
    to.put("steel-dark", ring(r + 0.002, 0.004, 20, 6).shifted(0, y + 0.27, z))
    to.put("steel-dark", box((0.05, 0.11, 0.022), 0.002, without=("-z",)).shifted(0, y + 0.27, 0.011))
    to.put("paper", _label(r).shifted(0, y, z), vary=0.0)
    return Built(to.parts(), footprint=rectangle(0.2, 0.2, (0.0, 0.1)))


def _label(radius_m: float) -> Surface:
    """A blank pale band on the front; it carries no writing."""
    angle = np.linspace(-0.7, 0.7, 7)
    rows = [
        np.stack(
            [(radius_m + 0.0006) * np.sin(angle), np.full(7, h), (radius_m + 0.0006) * np.cos(angle)], axis=1
        )
        for h in (0.14, 0.26)
    ]
    return sheet(np.array(rows))
