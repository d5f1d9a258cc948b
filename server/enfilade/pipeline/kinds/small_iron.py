"""Small things of iron that a floor or wall has: a drain's grate, a rail of coat hooks."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.hardware import rivets
from enfilade.pipeline.shapes.lathe import sphere
from enfilade.pipeline.shapes.profile import rectangle
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.sweep import sweep, tube


class FloorDrain(KindParams):
    """Parameters of a drain's grate, flush with the floor but for 3 mm."""

    width_m: float = Field(default=0.20, ge=0.08, le=0.8)
    bars: int = Field(default=7, ge=3, le=20)
    finish: str = "steel-dark"


class CoatHooks(KindParams):
    """Parameters of a rail of coat hooks; nothing hangs on it."""

    width_m: float = Field(default=0.90, ge=0.2, le=3)
    hooks: int = Field(default=5, ge=1, le=16)
    middle_m: float = Field(default=1.65, ge=0.8, le=2.2)
    finish: str = "wood-oak"


@kind("floor-drain", "floor", FloorDrain)
def build_drain(params: FloorDrain, chance: Chance) -> Built:
    """Return the grate over a dark sheet; one walks over it."""
    p = params
    to = Assembly(chance)
    half = p.width_m / 2 - 0.007
    path = [(-half, 0.0, half), (half, 0.0, half), (half, 0.0, -half), (-half, 0.0, -half)]
    rim = np.array([(-0.007, 0.0), (0.007, 0.0), (0.007, 0.002), (0.005, 0.003), (-0.007, 0.003)])
    to.put(p.finish, sweep(rim, path, up=(0, 1, 0), closed=True))
    to.put("rubber", plate(2 * half, 2 * half, 1, 1).turned("x", -np.pi / 2).shifted(y=0.0004), vary=0.0)
    for k in range(p.bars):
        x = -half + 2 * half * (k + 1) / (p.bars + 1)
        bar = box((0.45 * 2 * half / (p.bars + 1), 0.0022, 2 * half), 0.0006, ("-y",), grain="z")
        to.put(p.finish, bar.shifted(x, 0.0015, 0))
    return Built(to.parts())


@kind("coat-hooks", "wall", CoatHooks)
def build_hooks(params: CoatHooks, chance: Chance) -> Built:
    """Return an oak board with double hooks of bent iron."""
    p = params
    to = Assembly(chance)
    board = box((p.width_m, 0.10, 0.020), 0.004, ("-z",), grain="x").shifted(0, p.middle_m, 0.010)
    to.put(p.finish, board, vary=0.04)
    for k in range(p.hooks):
        x = p.width_m * ((k + 0.5) / p.hooks - 0.5) + float(chance.uniform(-0.002, 0.002))
        y = p.middle_m
        back = sweep(
            rectangle(0.022, 0.004, 0.001, 1), [(x, y - 0.035, 0.022), (x, y + 0.035, 0.022)], up=(0, 0, 1)
        )
        upper = [(x, y + 0.020, 0.022), (x, y + 0.010, 0.055), (x, y + 0.035, 0.095), (x, y + 0.070, 0.105)]
        lower = [(x, y - 0.020, 0.022), (x, y - 0.045, 0.040), (x, y - 0.050, 0.062), (x, y - 0.025, 0.068)]
        to.put(
            "steel-dark",
            back,
            tube(upper, 0.0045, 5, bend_m=0.02, steps=1),
            tube(lower, 0.0045, 5, bend_m=0.012, steps=1),
        )
        to.put(
            "steel-dark",
            sphere(0.0085, 6, 4).shifted(x, y + 0.071, 0.105),
            sphere(0.0075, 6, 4).shifted(x, y - 0.024, 0.068),
        )
        to.put("steel-dark", rivets([(x, y - 0.027), (x, y + 0.028)], 0.024, 0.005, sides=5))
    return Built(to.parts())
