"""A timeline: boards in a row under one brass line, a boss over each milestone."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.board import Board, panel_face, put_panel
from enfilade.pipeline.kinds.cards import spread
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Face
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder
from enfilade.pipeline.shapes.wear import mottled

LINE_M = 0.018
STEM_M = 0.07


class TimelineWall(KindParams):
    """Parameters of a timeline. Faces: panel-1… from left to right, one to a milestone."""

    width_m: float = Field(default=6.0, ge=0.8, le=16)
    height_m: float = Field(default=1.40, ge=0.4, le=3, description="Of the boards")
    bottom_m: float = Field(
        default=0.75, ge=0.1, le=2, description="Lower edge of the boards above the floor"
    )
    panels: int = Field(default=6, ge=1, le=14)
    gap_m: float = Field(default=0.05, ge=0.0, le=0.4)
    finish: str = "board-face"
    rail_finish: str = "brass"


@kind("timeline-wall", "wall", TimelineWall)
def build(params: TimelineWall, chance: Chance) -> Built:
    """Return the boards 20 mm off the wall; the line runs a hand above them and ends in two caps."""
    p = params
    to = Assembly(chance)
    off = 0.020
    wide = max(0.10, (p.width_m - p.gap_m * (p.panels - 1)) / p.panels)
    board = Board.model_construct(width_m=wide, height_m=p.height_m, bottom_m=p.bottom_m, finish=p.finish)
    line = p.bottom_m + p.height_m + STEM_M
    faces: list[Face] = []
    for k, x in enumerate(spread(p.panels, p.width_m + p.gap_m)):
        front = put_panel(to, board, off, x)
        for s in (-1, 1):
            batten = box((0.040, p.height_m * 0.8, off), 0.0, ("-z", "+z"))
            to.put("steel-dark", batten.shifted(x + s * 0.3 * wide, p.bottom_m + p.height_m / 2, off / 2))
        face = panel_face(board, front)
        faces.append(
            Face(f"panel-{k + 1}", (x, *face.centre[1:]), face.right, face.up, face.width_m, face.height_m)
        )
        stem = box((0.006, STEM_M, 0.006), 0.001, ("-y", "+y"), grain="y")
        to.put(p.rail_finish, stem.shifted(x, line - STEM_M / 2, off + 0.006))
        boss = cylinder(0.026, 0.014, 18, 0.003).turned("x", np.pi / 2)
        to.put(p.rail_finish, boss.shifted(x, line, off + 0.010))
    rail = box((p.width_m, LINE_M, 0.008), 0.002, grain="x").shifted(0, line, off + 0.008)
    to.put(p.rail_finish, rail)
    for x in (-p.width_m / 2 + 0.05, p.width_m / 2 - 0.05):
        spacer = cylinder(0.007, off + 0.004, 8).turned("x", np.pi / 2)
        to.put("steel-dark", spacer.shifted(x, line, 0.0))
    return Built(to.parts(mottled(chance, 0.7, 0.02)), faces=tuple(faces))
