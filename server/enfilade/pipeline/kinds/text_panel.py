"""A light text panel: a cream card on a thin tray, held off the wall by four brass studs."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Face
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import lathe
from enfilade.pipeline.shapes.wear import mottled

OFF_M = 0.018
"""Between wall and panel: the gap throws a thin shadow all round."""

THICK_M = 0.010
STUD_M = 0.011
FACE_OFF_M = 0.002


class TextPanel(KindParams):
    """Parameters of a light text panel. Its face, ``page-1``, is dark on light: for rooms where a graphite
    board would be a hole in the wall."""

    width_m: float = Field(default=1.0, ge=0.25, le=3)
    height_m: float = Field(default=1.3, ge=0.25, le=3)
    bottom_m: float = Field(default=0.85, ge=0, le=3, description="Lower edge above the floor")
    finish: str = "paper"
    edge_finish: str = "wood-oak"


@kind("text-panel", "wall", TextPanel)
def build(params: TextPanel, chance: Chance) -> Built:
    """Return tray, card, and a stud near each corner that pins both to the wall."""
    p = params
    to = Assembly(chance)
    w, h = p.width_m, p.height_m
    y, back = p.bottom_m + h / 2, OFF_M
    to.put(p.edge_finish, box((w, h, THICK_M), 0.0015, grain="x").shifted(0, y, back + THICK_M / 2))
    front = back + THICK_M + 0.002
    card = box((w - 0.012, h - 0.012, 0.002), 0.0008, ("-z",))
    to.put(p.finish, card.shifted(0, y, front - 0.001), vary=0.01)
    profile = [
        (0.0075, -front),
        (0.0075, 0.0),
        (STUD_M, 0.001),
        (STUD_M, 0.005),
        (0.008, 0.008),
        (0.0, 0.009),
    ]
    stud = lathe(profile, 14, crease_rad=0.9).turned("x", np.pi / 2)
    for sx in (-1, 1):
        for sy in (-1, 1):
            to.put("brass", stud.shifted(sx * (w / 2 - 0.035), y + sy * (h / 2 - 0.035), front), vary=0.0)
    at = (0.0, y, front + FACE_OFF_M)
    face = Face("page-1", at, (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), w - 0.014, h - 0.014)
    return Built(to.parts(mottled(chance, 0.5, 0.015)), faces=(face,))
