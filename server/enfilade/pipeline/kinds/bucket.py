"""An enamelled bucket with its lid and bail, as it stood by every cell's door."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.footprint import circle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.lathe import lathe
from enfilade.pipeline.shapes.surface import joined
from enfilade.pipeline.shapes.sweep import ring, tube
from enfilade.pipeline.shapes.wear import at_foot, both, mottled


class Bucket(KindParams):
    """Parameters of a bucket."""

    height_m: float = Field(default=0.29, ge=0.2, le=0.45)
    top_m: float = Field(default=0.30, ge=0.2, le=0.45, description="Width across the rim")
    lid: bool = True
    finish: str = "enamel-white"


@kind("bucket", "floor", Bucket)
def build(params: Bucket, chance: Chance) -> Built:
    """Return the bucket, its bail fallen to one side and its lid not quite home."""
    p = params
    to = Assembly(chance)
    h, top, foot = p.height_m, p.top_m / 2, 0.37 * p.top_m
    wall = [(0, 0.012), (foot - 0.012, 0.012), (foot - 0.008, 0.0), (foot, 0.0), (foot + 0.004, 0.012),
            (top - 0.004, h - 0.008)]  # fmt: skip
    inside = [(top - 0.007, h - 0.008), (foot - 0.002, 0.016), (0, 0.014)]
    to.put(p.finish, lathe(wall, 20))
    if not p.lid:
        to.put(p.finish, lathe(inside, 20))
    to.put("steel-dark", ring(top - 0.003, 0.0045, 20, 4).shifted(y=h - 0.004))
    if p.lid:
        lid = lathe(
            [(top - 0.010, h - 0.004), (top + 0.004, h - 0.002), (top + 0.005, h + 0.004),
             (top - 0.012, h + 0.009),
             (0.07, h + 0.024), (0, h + 0.027)], 20, crease_rad=0.9
        )  # fmt: skip
        knob = lathe(
            [(0.010, 0), (0.008, 0.012), (0.017, 0.018), (0.016, 0.026), (0, 0.030)], 10, crease_rad=1.2
        )
        slip = chance.uniform(-0.004, 0.004, 2)
        to.put(p.finish, lid.turned("x", 0.012).shifted(float(slip[0]), 0.001, float(slip[1])))
        to.put("steel-dark", knob.shifted(float(slip[0]), h + 0.024, float(slip[1])))
    fallen = float(chance.uniform(0.25, 0.45))
    arc = np.linspace(0, np.pi, 9)
    reach = top + 0.010
    bail = np.stack([np.cos(arc) * reach, -np.sin(arc) * reach * np.sin(fallen), np.sin(arc) * reach], axis=1)
    handle = tube(bail, 0.0035, 6)
    ears = [
        lathe([(0.014, 0), (0.011, 0.006), (0, 0.007)], 8)
        .turned("z", -s * np.pi / 2)
        .shifted(s * (top - 0.006))
        for s in (-1, 1)
    ]
    whole = joined([handle, *ears]).shifted(y=h - 0.035).turned("y", float(chance.uniform(-0.6, 0.6)))
    to.put("steel-dark", whole)
    worn = both(at_foot(0.07, 0.22), mottled(chance, 0.15, 0.04))
    return Built(to.parts(worn), footprint=circle(top + 0.01))
