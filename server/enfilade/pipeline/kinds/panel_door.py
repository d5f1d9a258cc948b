"""A panelled wooden door with its lining and architrave: an office's, a hall's."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.door_frame import LINING_M, add_architrave, add_lining
from enfilade.pipeline.kinds.panel_leaf import THICK_M, butts, knob_set, panel_leaf
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Moving, Part
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.mirror import mirrored
from enfilade.pipeline.shapes.wear import at_foot, both, handled, mottled

GAP_M = 0.003


class PanelDoor(KindParams):
    """Parameters of a panelled door; the leaf stands at the wall's +z face and opens into +z."""

    width_m: float = Field(default=0.95, ge=0.6, le=1.3)
    height_m: float = Field(default=2.10, ge=1.7, le=3)
    depth_m: float = Field(default=0.30, ge=0.08, le=1.5)
    hinge: Literal["left", "right"] = Field(default="left", description="Seen from the +z side")
    open_deg: float = Field(default=95, ge=0, le=105)
    rest_deg: float = Field(default=0, ge=0, le=105)
    glazed: bool = Field(default=False, description="Glass in the upper panel")
    architrave_m: float = Field(default=0.10, ge=0.04, le=0.2)
    finish: str = "wood-oak"


class DoubleDoor(KindParams):
    """Parameters of a two-leaved door: the main hall's."""

    width_m: float = Field(default=1.60, ge=1.1, le=3)
    height_m: float = Field(default=2.50, ge=1.8, le=4)
    depth_m: float = Field(default=0.40, ge=0.08, le=1.5)
    open_deg: float = Field(default=95, ge=0, le=105)
    rest_deg: float = Field(default=0, ge=0, le=105)
    glazed: bool = False
    architrave_m: float = Field(default=0.14, ge=0.04, le=0.25)
    finish: str = "wood-oak"


@kind("panel-door", "opening", PanelDoor)
def build(params: PanelDoor, chance: Chance) -> Built:
    """Return the door, hung on the left and mirrored where it hangs on the right."""
    p = params
    still = _surround(p, chance)
    clear = p.width_m - 2 * LINING_M
    leaf = _leaf(
        p, chance, -clear / 2 + GAP_M, clear / 2 - GAP_M, pivot_x=-p.width_m / 2 + LINING_M, name="leaf"
    )
    built = Built(still, (leaf,))
    return built if p.hinge == "left" else mirrored(built)


@kind("double-door", "opening", DoubleDoor)
def build_double(params: DoubleDoor, chance: Chance) -> Built:
    """Return both leaves; the right one is the left one's mirror and carries the meeting bead."""
    p = params
    still = _surround(p, chance)
    clear = p.width_m - 2 * LINING_M
    edge = -p.width_m / 2 + LINING_M
    left = _leaf(p, chance, -clear / 2 + GAP_M, -GAP_M / 2, pivot_x=edge, name="leaf-left")
    other = _leaf(p, chance, -clear / 2 + GAP_M, -GAP_M / 2, pivot_x=edge, name="leaf-right")
    right = mirrored(Built((), (other,))).moving[0]
    return Built(still, (left, right))


def _surround(p: PanelDoor | DoubleDoor, chance: Chance) -> tuple[Part, ...]:
    to = Assembly(chance)
    add_lining(to, p.finish, p.width_m, p.height_m, p.depth_m)
    for end in (1, -1):
        add_architrave(to, p.finish, p.width_m, p.height_m, p.depth_m, p.architrave_m, end)
    # The stop that the leaf shuts against.
    back = p.depth_m / 2 - THICK_M - 0.010
    w, h = p.width_m / 2 - LINING_M, p.height_m - LINING_M
    deep = min(0.035, back + p.depth_m / 2)
    for s in (-1, 1):
        stop = box((0.014, h, deep), 0.002, grain="y").shifted(s * (w - 0.007), h / 2, back - deep / 2)
        to.put(p.finish, stop)
    to.put(p.finish, box((2 * w - 0.028, 0.014, deep), 0.002).shifted(0, h - 0.007, back - deep / 2))
    return to.parts(both(at_foot(0.25, 0.12), mottled(chance, 0.5, 0.05)))


def _leaf(
    p: PanelDoor | DoubleDoor, chance: Chance, x0: float, x1: float, pivot_x: float, name: str
) -> Moving:
    """One leaf between x0 and x1 (hinged at x0), with its knob at x1."""
    to = Assembly(chance)
    low, high = 0.008, p.height_m - LINING_M - GAP_M
    tall, z = high - low, p.depth_m / 2 - 0.006 - THICK_M / 2
    lock = (0.84, 1.02)
    rails = [(0.0, 0.22), lock, (tall - 0.11, tall)]
    if tall > 2.3:
        rails.insert(2, (tall - 0.55, tall - 0.45))
    middle = (x0 + x1) / 2
    panel_leaf(to, p.finish, (x1 - x0, tall), rails, (middle, low, z), 1.0 if p.glazed else None)
    knob_set(to, (x1 - 0.055, low + 0.96, z))
    pivot = (pivot_x, 0.0, p.depth_m / 2 + 0.002)
    butts(to, pivot, (0.28, tall - 0.22) if tall < 2.2 else (0.28, tall / 2, tall - 0.22))
    hand = handled((x1 - 0.05, 1.0, p.depth_m / 2), 0.16, 0.14)
    worn = both(at_foot(0.2, 0.16), mottled(chance, 0.5, 0.05), hand)
    open_rad = float(np.radians(p.open_deg))
    rest = min(open_rad, float(np.radians(p.rest_deg)))
    return Moving(name, pivot, (0.0, -1.0, 0.0), open_rad, rest, to.parts(worn))
