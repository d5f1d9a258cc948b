"""A cast-iron air grille let into a wall: frame, bars, dark behind."""

from __future__ import annotations

from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.hardware import rivets
from enfilade.pipeline.shapes.sheet import plate


class VentGrille(KindParams):
    """Parameters of an air grille."""

    width_m: float = Field(default=0.22, ge=0.1, le=0.6)
    height_m: float = Field(default=0.16, ge=0.08, le=0.6)
    centre_m: float = Field(default=2.0, ge=0.1, le=4, description="Height of its middle above the floor")


@kind("vent-grille", "wall", VentGrille)
def build(params: VentGrille, chance: Chance) -> Built:
    """Return the grille; the hole behind it is a dark plate, 1 mm before the wall."""
    to = Assembly(chance)
    w, h, y = params.width_m, params.height_m, params.centre_m
    rail = 0.022
    to.put("rubber", plate(w - rail, h - rail, 1, 1).shifted(0, y, 0.001), vary=0.0)
    for s in (-1, 1):
        to.put(
            "steel-painted",
            box((w, rail, 0.010), 0.002, without=("-z",)).shifted(0, y + s * (h - rail) / 2, 0.005),
        )
        side = box((rail, h - 2 * rail, 0.010), 0.002, without=("-z",))
        to.put("steel-painted", side.shifted(s * (w - rail) / 2, y, 0.005))
    count = max(2, round((h - 2 * rail) / 0.018))
    for k in range(count):
        at = y - h / 2 + rail + (k + 0.5) * (h - 2 * rail) / count
        to.put(
            "steel-painted",
            box((w - 2 * rail, 0.006, 0.008), 0.0015, without=("-z",)).turned("x", 0.5).shifted(0, at, 0.005),
        )
    corners = [(sx * (w - rail) / 2, y + sy * (h - rail) / 2) for sx in (-1, 1) for sy in (-1, 1)]
    to.put("steel-dark", rivets(corners, 0.010, 0.004))
    return Built(to.parts())
