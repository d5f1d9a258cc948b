"""A museum bench: a thick oak seat on two steel frames, for sitting with what one has read."""

from __future__ import annotations

from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.wear import at_foot, both, handled


class Bench(KindParams):
    """Parameters of a bench."""

    length_m: float = Field(default=1.6, ge=0.6, le=4)
    depth_m: float = Field(default=0.42, ge=0.3, le=0.8)
    height_m: float = Field(default=0.45, ge=0.35, le=0.55)


@kind("bench", "floor", Bench)
def build(params: Bench, chance: Chance) -> Built:
    """Return the bench: three planks with a finger's gap, steel flats under them."""
    to = Assembly(chance)
    length, depth, h = params.length_m, params.depth_m, params.height_m
    thick, gap = 0.042, 0.012
    plank = (depth - 2 * gap) / 3
    for k in (-1, 0, 1):
        to.put(
            "wood-oak",
            box((length, thick, plank), 0.005).shifted(0, h - thick / 2, k * (plank + gap)),
            vary=0.05,
        )
    for s in (-1, 1):
        x = s * (length / 2 - 0.22)
        to.put("steel-dark", box((0.060, 0.010, depth - 0.03), 0.002).shifted(x, h - thick - 0.005, 0))
        to.put("steel-dark", box((0.060, 0.010, depth - 0.03), 0.002).shifted(x, 0.005, 0))
        for z in (-1, 1):
            leg = box((0.060, h - thick - 0.02, 0.010), 0.002)
            to.put("steel-dark", leg.shifted(x, (h - thick) / 2, z * (depth / 2 - 0.02)))
    seat = handled((0.0, h, 0.0), 0.5, 0.05, lighter=True)
    return Built(to.parts(both(at_foot(0.06, 0.15), seat)), footprint=rectangle(length + 0.02, depth + 0.02))
