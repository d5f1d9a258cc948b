"""A picture light: a slim bar on two arms that washes the board below it."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.lamp import Lamp
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.mesh import Built, Emitter
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.sweep import tube

AIM_RAD = 0.44
"""From straight down towards the wall, 25°: light reaches a board's foot and stays out of readers' eyes."""


class BoardLamp(Lamp):
    """Parameters of a board lamp; hang it over a board's upper edge."""

    width_m: float = Field(default=0.9, ge=0.15, le=4)
    middle_m: float = Field(default=2.55, ge=1, le=5, description="Height of the bar above the floor")
    reach_m: float = Field(default=0.30, ge=0.08, le=0.8, description="Of the bar before the wall")
    lumens: float = Field(default=900, ge=20, le=8000)
    finish: str = "steel-dark"


@kind("board-lamp", "wall", BoardLamp)
def build(params: BoardLamp, chance: Chance) -> Built:
    """Return the lamp with one strip of light, 22 mm wide, in the underside of its bar."""
    p = params
    to = Assembly(chance)
    at = np.array([0.0, p.middle_m, p.reach_m])
    bar = box((p.width_m, 0.022, 0.036), 0.003).turned("x", AIM_RAD)
    to.put(p.finish, bar.shifted(*(float(v) for v in at)))
    strip = plate(p.width_m - 0.02, 0.022, 1, 1).turned("x", np.pi / 2 + AIM_RAD)
    down = np.array([0.0, -np.cos(AIM_RAD), -np.sin(AIM_RAD)])
    glow = at + 0.0115 * down
    to.put("bulb-glass", strip.shifted(*(float(v) for v in glow)), vary=0.0)
    for s in (-1, 1):
        x = s * 0.32 * p.width_m
        arm = [
            (x, p.middle_m - 0.06, 0.0),
            (x, p.middle_m - 0.02, p.reach_m * 0.5),
            (x, p.middle_m + 0.005, p.reach_m),
        ]
        to.put(p.finish, tube(arm, 0.006, 7, bend_m=0.08, steps=2, caps=False))
        to.put(
            p.finish,
            cylinder(0.024, 0.012, 12, 0.002).turned("x", np.pi / 2).shifted(x, p.middle_m - 0.06, 0),
        )
    half = p.width_m / 2 - 0.01
    across = np.array([0.0, 0.0, 1.0]) * np.cos(AIM_RAD) + np.array([0.0, -1.0, 0.0]) * np.sin(AIM_RAD)
    corner = at + 0.013 * down - 0.011 * across + np.array([-half, 0.0, 0.0])
    light = Emitter(
        "quad",
        (float(corner[0]), float(corner[1]), float(corner[2])),
        p.lumens,
        p.kelvin,
        p.layer,
        direction=(float(down[0]), float(down[1]), float(down[2])),
        edge_u=(2 * half, 0.0, 0.0),
        edge_v=(0.0, float(0.022 * across[1]), float(0.022 * across[2])),
    )
    return Built(to.parts(), emitters=(light,))
