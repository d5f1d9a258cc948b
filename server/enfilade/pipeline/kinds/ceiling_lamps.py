"""Lamps of the main hall: a ring of glass globes, and a flat panel."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.lamp import Lamp, warmth
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.mesh import Built, Emitter
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.lathe import cylinder, lathe, sphere
from enfilade.pipeline.shapes.profile import rectangle
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.sweep import ring, sweep, tube


class ChandelierSimple(Lamp):
    """Parameters of a plain chandelier: a brass ring with globes, hung by a rod."""

    drop_m: float = Field(default=0.9, ge=0.3, le=4, description="From the ceiling to the globes' middles")
    radius_m: float = Field(default=0.38, ge=0.2, le=1.2)
    globes: int = Field(default=6, ge=3, le=16)
    globe_m: float = Field(default=0.15, ge=0.08, le=0.35, description="Width of a globe")
    lumens: float = Field(default=700, ge=50, le=3000, description="Of each globe")
    kelvin: float = warmth(2700)
    finish: str = "brass"


class CeilingPanel(Lamp):
    """Parameters of a flat lit panel on the ceiling."""

    width_m: float = Field(default=1.2, ge=0.2, le=3)
    depth_m: float = Field(default=0.3, ge=0.1, le=3)
    lumens: float = Field(default=3200, ge=100, le=12000)
    kelvin: float = warmth(3500)
    finish: str = "steel-dark"


@kind("chandelier-simple", "ceiling", ChandelierSimple)
def build_chandelier(params: ChandelierSimple, chance: Chance) -> Built:
    """Return the chandelier; each globe is one light."""
    p = params
    to = Assembly(chance)
    r, y = p.globe_m / 2, -p.drop_m
    rose = [(0, -0.055), (0.020, -0.050), (0.045, -0.030), (0.068, -0.012), (0.070, 0.0)]
    to.put(p.finish, lathe(rose, 18, crease_rad=1.0))
    hoop_y = y + r + 0.055
    to.put(p.finish, tube([(0, -0.04, 0), (0, hoop_y + 0.02, 0)], 0.0085, 8, caps=False))
    to.put(p.finish, sphere(0.034, 12, 8).shifted(0, hoop_y, 0))
    to.put(p.finish, ring(p.radius_m, 0.010, 36, 7).shifted(y=hoop_y))
    lights = []
    start = float(chance.uniform(0, 2 * np.pi))
    for k in range(p.globes):
        angle = start + 2 * np.pi * k / p.globes
        x, z = p.radius_m * float(np.cos(angle)), p.radius_m * float(np.sin(angle))
        if k % max(1, p.globes // 3) == 0 and p.globes >= 3:
            to.put(p.finish, tube([(0, hoop_y, 0), (x, hoop_y, z)], 0.006, 6, caps=False))
        cup = [(r * 0.42, -0.004), (r * 0.46, 0.012), (0.016, 0.028), (0.010, 0.055), (0, 0.056)]
        to.put(p.finish, lathe(cup, 12, crease_rad=0.9).shifted(x, y + r * 0.9, z))
        to.put("bulb-glass", sphere(r, 14, 8).shifted(x, y, z), vary=0.0)
        lights.append(Emitter("sphere", (x, y, z), p.lumens, p.kelvin, p.layer, radius_m=r * 0.95))
    return Built(to.parts(), emitters=tuple(lights))


@kind("ceiling-panel", "ceiling", CeilingPanel)
def build_panel(params: CeilingPanel, chance: Chance) -> Built:
    """Return the panel in its frame, shining straight down."""
    p = params
    to = Assembly(chance)
    w, d, deep = p.width_m / 2, p.depth_m / 2, 0.045
    path = [(-w, -deep / 2, d), (w, -deep / 2, d), (w, -deep / 2, -d), (-w, -deep / 2, -d)]
    to.put(p.finish, sweep(rectangle(0.014, deep, 0.002, 1), path, up=(0, 1, 0), closed=True))
    to.put(
        "bulb-glass",
        plate(2 * w - 0.012, 2 * d - 0.012, 1, 1).turned("x", np.pi / 2).shifted(y=-deep + 0.006),
    )
    for s in (-1, 1):
        to.put(p.finish, cylinder(0.012, 0.003, 8).shifted(s * w * 0.6, -0.004, 0))
    light = Emitter(
        "quad",
        (-w + 0.006, -deep + 0.004, -d + 0.006),
        p.lumens,
        p.kelvin,
        p.layer,
        edge_u=(2 * w - 0.012, 0.0, 0.0),
        edge_v=(0.0, 0.0, 2 * d - 0.012),
    )
    return Built(to.parts(), emitters=(light,))
