"""A framed card on a wall: a title card, a notice, a room's label. Oak or black edge."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Face
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.profile import rectangle as outline
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.sweep import sweep


class NoticeFrame(KindParams):
    """Parameters of a framed card."""

    width_m: float = Field(default=0.5, ge=0.1, le=2)
    height_m: float = Field(default=0.65, ge=0.1, le=2)
    bottom_m: float = Field(default=1.15, ge=0.2, le=3, description="Lower edge above the floor")
    edge_m: float = Field(default=0.022, ge=0.005, le=0.1)
    finish: str = "wood-oak"
    card: str = "board-face"


@kind("notice-frame", "wall", NoticeFrame)
def build(params: NoticeFrame, chance: Chance) -> Built:
    """Return the frame, hung a quarter of a degree off true at most."""
    to = Assembly(chance)
    w, h, e = params.width_m, params.height_m, params.edge_m
    depth = 0.024
    a, b = w / 2 - e / 2, h / 2 - e / 2
    path = [(-a, -b, 0.0), (a, -b, 0.0), (a, b, 0.0), (-a, b, 0.0)]
    section = outline(e, depth, 0.003, 1) + np.array([0.0, depth / 2])
    tilt = float(chance.uniform(-0.004, 0.004))
    centre = params.bottom_m + h / 2
    frame = sweep(section, path, up=(0, 0, 1), closed=True).turned("z", tilt)
    to.put(params.finish, frame.shifted(y=centre))
    to.put(
        params.card, plate(w - 2 * e, h - 2 * e, 1, 1).turned("z", tilt).shifted(0, centre, 0.012), vary=0.01
    )
    right = (float(np.cos(tilt)), float(np.sin(tilt)), 0.0)
    up = (-float(np.sin(tilt)), float(np.cos(tilt)), 0.0)
    face = Face("card", (0.0, centre, 0.014), right, up, w - 2 * e - 0.004, h - 2 * e - 0.004)
    return Built(to.parts(), faces=(face,))
