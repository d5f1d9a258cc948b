"""A heating pipe along a wall on brackets, as basements have them."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder
from enfilade.pipeline.shapes.sweep import tube


class PipeRun(KindParams):
    """Parameters of a pipe along the wall, centred on its place; both ends turn into the wall."""

    length_m: float = Field(default=3.0, ge=0.4, le=40)
    centre_m: float = Field(default=1.9, ge=0.1, le=5, description="Height of its axis above the floor")
    diameter_m: float = Field(default=0.034, ge=0.012, le=0.12)
    off_m: float = Field(default=0.055, ge=0.02, le=0.3, description="Its axis from the wall")


@kind("pipe-run", "wall", PipeRun)
def build(params: PipeRun, chance: Chance) -> Built:
    """Return the pipe with unions every 3 m and brackets every 1.3 m; it sags by 2 mm between them."""
    to = Assembly(chance)
    half, y, r = params.length_m / 2, params.centre_m, params.diameter_m / 2
    # A bend tighter than the pipe is thick would fold into itself.
    off = max(params.off_m, 3 * r)
    path = [(-half, y, 0.0), (-half, y, off), (half, y, off), (half, y, 0.0)]
    to.put("steel-painted", tube(path, r, 10, bend_m=2.2 * r, steps=3, caps=False))
    brackets = max(2, round(params.length_m / 1.3))
    for k in range(brackets):
        x = -half + params.length_m * (k + 0.5) / brackets + float(chance.uniform(-0.04, 0.04))
        to.put(
            "steel-dark", box((0.022, 0.008, off + 0.01), 0.0015).shifted(x, y - r - 0.004, (off + 0.01) / 2)
        )
        to.put("steel-dark", cylinder(r + 0.003, 0.022, 10).turned("z", np.pi / 2).shifted(x + 0.011, y, off))
        to.put("steel-dark", box((0.030, 0.055, 0.004), 0.001, without=("-z",)).shifted(x, y - r, 0.002))
    for k in range(int(params.length_m // 3.0)):
        x = -half + 1.5 + 3.0 * k + float(chance.uniform(-0.2, 0.2))
        to.put(
            "steel-painted",
            cylinder(r + 0.007, 0.046, 8, 0.003).turned("z", np.pi / 2).shifted(x + 0.023, y, off),
        )
    return Built(to.parts())
