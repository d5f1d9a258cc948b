"""A bench for looking: an upholstered top on a plain wooden box that stands on a recessed foot."""

from __future__ import annotations

from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.sheet import cushion
from enfilade.pipeline.shapes.wear import at_foot, both, mottled

CUSHION_M = 0.085


class GalleryBench(KindParams):
    """Parameters of a gallery bench; one sits on it from both sides."""

    length_m: float = Field(default=1.9, ge=0.5, le=4)
    depth_m: float = Field(default=0.62, ge=0.35, le=1.2)
    height_m: float = Field(default=0.45, ge=0.3, le=0.6)
    finish: str = "leather"
    base_finish: str = "wood-walnut"


@kind("gallery-bench", "floor", GalleryBench)
def build(params: GalleryBench, chance: Chance) -> Built:
    """Return the bench: two seat cushions that give a little where people sit, a case, a dark foot."""
    p = params
    to = Assembly(chance)
    low = p.height_m - CUSHION_M
    to.put("steel-dark", box((p.length_m - 0.16, 0.06, p.depth_m - 0.16), 0.0, ("-y", "+y")).shifted(y=0.03))
    case = box((p.length_m - 0.02, low - 0.06, p.depth_m - 0.02), 0.005, grain="x")
    to.put(p.base_finish, case.shifted(y=0.06 + (low - 0.06) / 2), vary=0.02)
    count = max(1, round(p.length_m / 0.95))
    wide = p.length_m / count
    for k in range(count):
        dip = float(chance.uniform(0.004, 0.010))

        def sat(points: Floats, dip: float = dip) -> Floats:
            out = points.copy()
            off = (points[:, 0] / (0.36 * wide)) ** 2 + (points[:, 2] / (0.40 * p.depth_m)) ** 2
            out[:, 1] -= dip * (points[:, 1] > 0.6 * CUSHION_M) * (1 / (1 + off))
            return out

        seat = cushion((wide - 0.004, CUSHION_M, p.depth_m), 0.022, (6, 5), sat, 2)
        to.put(p.finish, seat.shifted((k + 0.5) * wide - p.length_m / 2, low, 0), vary=0.02)
    return Built(
        to.parts(both(at_foot(0.06, 0.15), mottled(chance, 0.4, 0.04))),
        footprint=rectangle(p.length_m, p.depth_m),
    )
