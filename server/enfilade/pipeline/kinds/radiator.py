"""A cast-iron column radiator under a window, on feet, with its two pipes."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder, lathe
from enfilade.pipeline.shapes.surface import Surface, joined
from enfilade.pipeline.shapes.sweep import tube
from enfilade.pipeline.shapes.wear import at_foot

PITCH_M = 0.060
"""One section of a column radiator (МС-90 and its forerunners: 58 to 60 mm)."""


class Radiator(KindParams):
    """Parameters of a column radiator."""

    sections: int = Field(default=10, ge=3, le=24)
    height_m: float = Field(default=0.58, ge=0.3, le=1.0)
    bottom_m: float = Field(default=0.10, ge=0.03, le=0.4)
    finish: str = "enamel-white"


@kind("radiator", "wall", Radiator)
def build(params: Radiator, chance: Chance) -> Built:
    """Return the radiator 40 mm off the wall."""
    to = Assembly(chance)
    z, width = 0.11, params.sections * PITCH_M
    piece = _section(params.height_m)
    for k in range(params.sections):
        x = -width / 2 + (k + 0.5) * PITCH_M
        to.put(params.finish, piece.shifted(x, params.bottom_m, z), vary=0.01)
    for x in (-width / 2 + PITCH_M, width / 2 - PITCH_M):
        to.put(
            "steel-dark",
            box((0.03, params.bottom_m + 0.06, 0.03), 0.003).shifted(x, (params.bottom_m + 0.06) / 2, z),
        )
    reach = width / 2 + 0.09
    for y in (params.bottom_m + 0.05, params.bottom_m + params.height_m - 0.05):
        to.put(
            params.finish, tube([(width / 2, y, z), (reach, y, z), (reach, y, 0.0)], 0.013, 8, bend_m=0.03)
        )
    valve = cylinder(0.020, 0.045, 10, 0.004).shifted(
        width / 2 + 0.04, params.bottom_m + params.height_m - 0.062, z
    )
    to.put("brass", valve)
    return Built(to.parts(at_foot(0.12, 0.15)), footprint=rectangle(width + 0.2, 0.24, (0.03, 0.12)))


def _section(height_m: float) -> Surface:
    """One section: two columns, swollen at top and bottom where they join. About 150 triangles."""
    r = 0.024
    column = lathe(
        [(0.0, 0.0), (0.016, 0.004), (0.029, 0.028), (0.029, 0.062), (r, 0.095), (r, height_m - 0.095),
         (0.029, height_m - 0.062), (0.029, height_m - 0.028), (0.016, height_m - 0.004), (0.0, height_m)], 6,
        crease_rad=1.2,
    )  # fmt: skip
    web = [
        cylinder(0.021, 0.10, 6).turned("x", np.pi / 2).shifted(0, y, -0.05)
        for y in (0.045, height_m - 0.045)
    ]
    return joined([column.shifted(z=-0.045), column.shifted(z=0.045), *web])
