"""An exhibition board: a matt graphite panel in a thin dark steel edge, on a wall or on its own feet."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Face
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.profile import rectangle as outline
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.sweep import sweep
from enfilade.pipeline.shapes.wear import mottled

THICK_M = 0.022
EDGE_M = 0.004
FACE_OFF_M = 0.002


class Board(KindParams):
    """Parameters of a board on a wall."""

    width_m: float = Field(default=1.4, ge=0.2, le=6)
    height_m: float = Field(default=1.8, ge=0.2, le=4)
    bottom_m: float = Field(default=0.45, ge=0, le=3, description="Lower edge above the floor")
    finish: str = "board-face"


class StandingBoard(Board):
    """Parameters of a board on two feet; it is written on both sides where `two_sided`."""

    width_m: float = Field(default=1.0, ge=0.2, le=3)
    bottom_m: float = Field(default=0.25, ge=0.05, le=1)
    two_sided: bool = False


@kind("board", "wall", Board)
def build(params: Board, chance: Chance) -> Built:
    """Return the board 20 mm off the wall on two battens, which throws a thin shadow round it."""
    to = Assembly(chance)
    off = 0.020
    front = put_panel(to, params, off)
    for s in (-1, 1):
        batten = box((0.040, params.height_m * 0.8, off), 0.0).shifted(
            s * 0.36 * params.width_m, params.bottom_m + params.height_m / 2, off / 2
        )
        to.put("steel-dark", batten)
    return Built(to.parts(mottled(chance, 0.6, 0.02)), faces=(panel_face(params, front),))


@kind("board-standing", "floor", StandingBoard)
def build_standing(params: StandingBoard, chance: Chance) -> Built:
    """Return the board between two posts with flat feet; origin under its middle."""
    p = params
    to = Assembly(chance)
    put_panel(to, p, -THICK_M / 2)
    to.put(
        p.finish,
        plate(p.width_m - 2 * EDGE_M, p.height_m - 2 * EDGE_M, 1, 1)
        .turned("y", np.pi)
        .shifted(0, p.bottom_m + p.height_m / 2, -THICK_M / 2),
    )
    top = p.bottom_m + p.height_m
    for s in (-1, 1):
        x = s * (p.width_m / 2 + 0.016)
        to.put("steel-dark", box((0.030, top + 0.01, 0.040), 0.003).shifted(x, (top + 0.01) / 2 + 0.010, 0))
        to.put("steel-dark", box((0.070, 0.010, 0.42), 0.002).shifted(x, 0.005, 0))
    faces = [panel_face(p, THICK_M / 2)]
    if p.two_sided:
        front = faces[0]
        centre = (0.0, front.centre[1], -front.centre[2])
        faces.append(Face("back", centre, (-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), front.width_m, front.height_m))
    return Built(
        to.parts(mottled(chance, 0.6, 0.02)),
        faces=tuple(faces),
        footprint=rectangle(p.width_m + 0.10, 0.42),
    )


def put_panel(to: Assembly, p: Board, back: float, x: float = 0.0) -> float:
    """Add the panel and its edge from z = back; return the z of its written surface."""
    y, front = p.bottom_m + p.height_m / 2, back + THICK_M
    w, h = p.width_m / 2 - EDGE_M / 2, p.height_m / 2 - EDGE_M / 2
    path = [(x - w, y - h, back), (x + w, y - h, back), (x + w, y + h, back), (x - w, y + h, back)]
    edge = outline(EDGE_M, THICK_M + 0.0015, 0.001, 1) + np.array([0.0, THICK_M / 2])
    to.put("steel-dark", sweep(edge, path, up=(0, 0, 1), closed=True), vary=0.01)
    to.put(
        p.finish, plate(p.width_m - 2 * EDGE_M, p.height_m - 2 * EDGE_M, 3, 3).shifted(x, y, front), vary=0.01
    )
    return front


def panel_face(p: Board, front: float) -> Face:
    """Return the rectangle to write on: inside the edge, 2 mm before the panel."""
    centre = (0.0, p.bottom_m + p.height_m / 2, front + FACE_OFF_M)
    inside = 2 * EDGE_M + 0.004
    return Face("panel", centre, (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), p.width_m - inside, p.height_m - inside)
