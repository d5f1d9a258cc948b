"""A surface conduit with its saddles and a box at each end, along a wall or up it."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder
from enfilade.pipeline.shapes.surface import Surface, joined
from enfilade.pipeline.shapes.sweep import tube


class Conduit(KindParams):
    """Parameters of a conduit, its middle at (0, middle_m)."""

    length_m: float = Field(default=1.5, ge=0.2, le=20)
    middle_m: float = Field(default=2.0, ge=0.1, le=6, description="Middle of the run above the floor")
    direction: Literal["level", "upright"] = "level"
    diameter_m: float = Field(default=0.020, ge=0.01, le=0.05)
    boxes: Literal["both", "start", "end", "none"] = "both"
    finish: str = "steel-painted"


@kind("conduit", "wall", Conduit)
def build(params: Conduit, chance: Chance) -> Built:
    """Return the run; saddles are never evenly spread."""
    p = params
    r, half = p.diameter_m / 2, p.length_m / 2
    pieces: list[Surface] = [tube([(-half, 0.0, r + 0.004), (half, 0.0, r + 0.004)], r, 8)]
    count = max(1, round(p.length_m / 0.7))
    for k in range(count):
        x = -half + p.length_m * (k + 0.5) / count + float(chance.uniform(-0.05, 0.05))
        pieces.append(box((0.016, 2 * r + 0.034, 0.003), 0.0008, ("-z",)).shifted(x, 0, 0.0015))
        strap = cylinder(r + 0.002, 0.016, 8).turned("z", np.pi / 2)
        pieces.append(strap.shifted(x + 0.008, 0, r + 0.004))
    for end, wanted in ((-half, ("both", "start")), (half, ("both", "end"))):
        if p.boxes in wanted:
            pieces.append(cylinder(0.040, 0.034, 16, 0.003).turned("x", np.pi / 2).shifted(end, 0, 0))
            pieces.append(cylinder(0.034, 0.004, 14, 0.001).turned("x", np.pi / 2).shifted(end, 0, 0.034))
    whole = joined(pieces)
    to = Assembly(chance)
    upright = whole.turned("z", np.pi / 2) if p.direction == "upright" else whole
    to.put(p.finish, upright.shifted(y=p.middle_m))
    return Built(to.parts())
