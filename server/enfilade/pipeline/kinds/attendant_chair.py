"""The attendant's chair: an old bentwood chair by the wall, a little turned, as it was left."""

from __future__ import annotations

from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.lathe import lathe
from enfilade.pipeline.shapes.sweep import ring, tube
from enfilade.pipeline.shapes.wear import at_foot, both, handled


class AttendantChair(KindParams):
    """Parameters of a bentwood chair."""

    seat_m: float = Field(default=0.46, ge=0.38, le=0.52, description="Height of the seat")
    back_m: float = Field(default=0.88, ge=0.7, le=1.1, description="Height of the back")
    finish: str = "wood-walnut"


@kind("attendant-chair", "floor", AttendantChair)
def build(params: AttendantChair, chance: Chance) -> Built:
    """Return the chair, front to +z: round seat in a ring, four rods, two bows at the back."""
    to = Assembly(chance)
    y, top, f = params.seat_m, params.back_m, params.finish
    to.put(f, ring(0.200, 0.016, 28, 8).shifted(y=y - 0.016))
    seat = [(0.0, y - 0.030), (0.190, y - 0.026), (0.190, y - 0.010), (0.12, y - 0.015), (0.0, y - 0.018)]
    to.put("wood-worn", lathe(seat, 24))
    for sx in (-1, 1):
        to.put(f, tube([(sx * 0.150, y - 0.02, 0.130), (sx * 0.175, 0.0, 0.185)], 0.016, 8))
    # Back legs and the outer bow are one bent rod.
    outer = [(-0.20, 0.0, -0.245), (-0.165, y, -0.165), (-0.175, top - 0.16, -0.225), (-0.10, top, -0.245),
             (0.10, top, -0.245), (0.175, top - 0.16, -0.225), (0.165, y, -0.165),
             (0.20, 0.0, -0.245)]  # fmt: skip
    to.put(f, tube(outer, 0.0165, 8, bend_m=0.09, steps=4))
    inner = [(-0.085, y - 0.01, -0.175), (-0.09, top - 0.22, -0.222), (-0.05, top - 0.10, -0.236),
             (0.05, top - 0.10, -0.236), (0.09, top - 0.22, -0.222), (0.085, y - 0.01, -0.175)]  # fmt: skip
    to.put(f, tube(inner, 0.011, 7, bend_m=0.06, steps=4))
    to.put(f, ring(0.165, 0.010, 24, 6).shifted(y=0.20, z=-0.02))
    worn = handled((0.0, y, 0.0), 0.2, 0.08, lighter=True)
    return Built(to.parts(both(at_foot(0.1, 0.2), worn)), footprint=rectangle(0.46, 0.5, (0.0, -0.03)))
