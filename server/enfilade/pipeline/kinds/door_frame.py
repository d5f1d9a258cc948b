"""A doorway without a leaf: its jambs lined, an architrave on both walls."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import sweep
from enfilade.pipeline.shapes.wear import at_foot, both, mottled

LINING_M = 0.022


class DoorFrame(KindParams):
    """Parameters of a door frame."""

    width_m: float = Field(default=1.0, ge=0.5, le=5)
    height_m: float = Field(default=2.1, ge=1.5, le=5)
    depth_m: float = Field(default=0.35, ge=0.05, le=1.5)
    style: Literal["wood", "steel"] = "wood"
    architrave_m: float = Field(default=0.10, ge=0.04, le=0.25)
    sides: Literal["both", "front"] = Field(
        default="both", description="Architrave on both walls, or at +z only"
    )
    finish: str = "wood-oak"


@kind("door-frame", "opening", DoorFrame)
def build(params: DoorFrame, chance: Chance) -> Built:
    """Return the frame."""
    p = params
    to = Assembly(chance)
    if p.style == "steel":
        w, h = p.width_m / 2, p.height_m
        for end in (1, -1) if p.sides == "both" else (1,):
            to.put(p.finish, _facing(_angle(), w, h, p.depth_m / 2, end))
    else:
        add_lining(to, p.finish, p.width_m, p.height_m, p.depth_m)
        for end in (1, -1) if p.sides == "both" else (1,):
            add_architrave(to, p.finish, p.width_m, p.height_m, p.depth_m, p.architrave_m, end)
    return Built(to.parts(both(at_foot(0.25, 0.12), mottled(chance, 0.5, 0.05))))


def add_lining(to: Assembly, finish: str, width: float, height: float, depth: float) -> None:
    """Line the reveal with 22 mm boards, head and two jambs."""
    w = width / 2
    jamb = box((LINING_M, height, depth), 0.003, ("-x",), grain="y")
    to.put(finish, jamb.shifted(-w + LINING_M / 2, height / 2, 0))
    to.put(finish, jamb.mirrored("x").shifted(w - LINING_M / 2, height / 2, 0))
    head = box((width - 2 * LINING_M, LINING_M, depth), 0.003, ("+y",), grain="x")
    to.put(finish, head.shifted(0, height - LINING_M / 2, 0))


def add_architrave(
    to: Assembly, finish: str, width: float, height: float, depth: float, wide: float, end: int
) -> None:
    """Put a moulded architrave round the hole on the wall at z = end × depth / 2, with plinth blocks."""
    # From the reveal outwards: a quirk, an ogee's hollow and round, a back band; then along the wall.
    m = wide
    section: Floats = np.array(
        [
            (m, 0.0), (m, 0.026), (m - 0.003, 0.029), (0.84 * m, 0.029), (0.80 * m, 0.022), (0.70 * m, 0.018),
            (0.34 * m, 0.016), (0.26 * m, 0.013), (0.20 * m, 0.012), (0.004, 0.012), (0.0, 0.009), (0.0, 0.0),
        ]
    ) + np.array([-0.012, 0.0])  # fmt: skip
    block_h = 0.17
    w, z = width / 2, end * depth / 2
    moulding = _facing(section, w, height, depth / 2, end, foot=block_h)
    to.put(finish, moulding)
    for s in (-1, 1):
        block = box((m + 0.006, block_h, 0.036), 0.003, grain="y")
        to.put(finish, block.shifted(s * (w + m / 2 - 0.012), block_h / 2, z + end * 0.018))


def _facing(section: Floats, w: float, h: float, z: float, end: int, foot: float = 0.0) -> Surface:
    """Carry a section (outwards from the hole, out of the wall) round the hole on one face of the wall."""
    swept = sweep(section, [(-w, foot, z), (-w, h, z), (w, h, z), (w, foot, z)], up=(0, 0, 1))
    return swept if end > 0 else swept.mirrored("z")


def _angle() -> Floats:
    """An angle iron round the arris: 40 mm on the wall, 60 mm into the reveal."""
    return np.array(
        [
            (0.0, -0.060),
            (0.0, 0.0),
            (0.040, 0.0),
            (0.040, 0.004),
            (0.037, 0.007),
            (-0.004, 0.007),
            (-0.007, 0.004),
            (-0.007, -0.060),
        ]
    )
