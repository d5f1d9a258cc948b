"""Joinery and plasterwork of older rooms: picture rail, panelled wainscot, pilaster."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import sweep
from enfilade.pipeline.shapes.wear import at_foot, both, mottled

RAIL = np.array(
    [(0.0, -0.028), (0.010, -0.028), (0.014, -0.018), (0.014, -0.008), (0.024, 0.002), (0.034, 0.010),
     (0.036, 0.020), (0.030, 0.026), (0.022, 0.022), (0.0, 0.022)]
)  # fmt: skip
"""Out of the wall, up; a hollow over a fillet, and the nose over which hooks hang."""
CAP = np.array([(0.0, -0.03), (0.016, -0.03), (0.022, -0.014), (0.034, -0.006), (0.034, 0.008), (0.0, 0.008)])
FIELD = np.array(
    [(-0.010, 0.0), (0.030, 0.0), (0.030, 0.004), (0.020, 0.012), (0.006, 0.014), (-0.010, 0.006)]
)


class PictureRail(KindParams):
    """Parameters of a picture rail along a wall."""

    length_m: float = Field(default=3.0, ge=0.2, le=30)
    middle_m: float = Field(default=2.7, ge=0.5, le=6)
    finish: str = "wood-oak"


class Wainscot(KindParams):
    """Parameters of panelling along the foot of a wall."""

    length_m: float = Field(default=3.0, ge=0.4, le=30)
    height_m: float = Field(default=0.95, ge=0.4, le=2.6)
    panels: int = Field(default=4, ge=1, le=40)
    finish: str = "wood-oak"


class Pilaster(KindParams):
    """Parameters of a flat pier on a wall, with base and capital."""

    width_m: float = Field(default=0.44, ge=0.15, le=1.2)
    height_m: float = Field(default=3.6, ge=1.2, le=9)
    depth_m: float = Field(default=0.07, ge=0.03, le=0.3)
    finish: str = "plaster-warm-white"


@kind("picture-rail", "wall", PictureRail)
def build_rail(params: PictureRail, chance: Chance) -> Built:
    """Return the moulding, cut off square at its ends."""
    p = params
    to = Assembly(chance)
    to.put(p.finish, _along(RAIL, p.length_m, p.middle_m), vary=0.04)
    return Built(to.parts(mottled(chance, 0.6, 0.04)))


@kind("wainscot", "wall", Wainscot)
def build_wainscot(params: Wainscot, chance: Chance) -> Built:
    """Return stiles and rails with sunk, moulded fields, a skirting and a cap."""
    p = params
    to = Assembly(chance)
    w, h = p.length_m, p.height_m
    step = w / p.panels
    stile = min(0.09, 0.25 * step)
    # The foot takes in a room's own skirting (up to 180 x 24 mm), which would else stand in the panelling.
    low, top = 0.19, h - 0.03
    to.put(p.finish, plate(w, h - 0.04, 1, 1).shifted(0, (h - 0.04) / 2, 0.008), vary=0.03)
    for y, high in ((low + 0.045, 0.09), (top - 0.045, 0.09)):
        to.put(p.finish, box((w, high, 0.022), 0.003, ("-z",), grain="x").shifted(0, y, 0.011), vary=0.03)
    inside = top - low - 0.18
    for k in range(p.panels + 1):
        x = np.clip(k * step - w / 2, -w / 2 + stile / 2, w / 2 - stile / 2)
        upright = box((stile, inside, 0.0215), 0.003, ("-z", "-y", "+y"), grain="y")
        to.put(p.finish, upright.shifted(float(x), low + 0.09 + inside / 2, 0.01075), vary=0.04)
    for k in range(p.panels):
        x = (k + 0.5) * step - w / 2
        wide, high = step - stile - 0.06, inside - 0.06
        if wide > 0.05 and high > 0.05:
            a, b = wide / 2, high / 2
            path = [(-a, -b, 0.008), (-a, b, 0.008), (a, b, 0.008), (a, -b, 0.008)]
            field = sweep(FIELD, path, up=(0, 0, 1), closed=True).shifted(x, low + 0.09 + inside / 2, 0)
            to.put(p.finish, field, vary=0.03)
    skirting = box((w, low, 0.030), 0.006, ("-z", "-y"), grain="x").shifted(0, low / 2, 0.015)
    to.put(p.finish, skirting, vary=0.04)
    to.put(p.finish, _along(CAP, w, h - 0.008), vary=0.03)
    return Built(to.parts(both(at_foot(0.15, 0.10), mottled(chance, 0.5, 0.05))))


@kind("pilaster", "wall", Pilaster)
def build_pilaster(params: Pilaster, chance: Chance) -> Built:
    """Return plinth, base mouldings, a sunk shaft and a plain capital."""
    p = params
    to = Assembly(chance)
    w, h, d = p.width_m, p.height_m, p.depth_m
    steps = ((1.16, 0.18, 1.30, 0.0), (1.10, 0.05, 1.18, 0.18), (1.04, 0.04, 1.08, 0.23))
    for wide, high, deep, low in steps:
        piece = box((wide * w, high, deep * d), 0.008, ("-z",), grain="y")
        to.put(p.finish, piece.shifted(0, low + high / 2, deep * d / 2), vary=0.015)
    shaft = h - 0.27 - 0.24
    to.put(
        p.finish, box((w, shaft, d), 0.005, ("-z", "-y", "+y"), grain="y").shifted(0, 0.27 + shaft / 2, d / 2)
    )
    caps = ((1.02, 0.03, 1.08), (1.0, 0.07, 1.0), (1.08, 0.05, 1.20), (1.18, 0.09, 1.42))
    low = h - 0.24
    for wide, high, deep in caps:
        piece = box((wide * w, high, deep * d), 0.006, ("-z",), grain="y")
        to.put(p.finish, piece.shifted(0, low + high / 2, deep * d / 2), vary=0.015)
        low += high
    rim = 0.16 * w
    a, b = w / 2 - rim, shaft / 2 - 0.12
    if b > 0.1:
        bead = np.array([(0.0, 0.0), (0.014, 0.0), (0.012, 0.006), (0.002, 0.006)])
        path = [(-a, -b, d), (-a, b, d), (a, b, d), (a, -b, d)]
        to.put(
            p.finish, sweep(bead, path, up=(0, 0, 1), closed=True).shifted(0, 0.27 + shaft / 2, 0), vary=0.01
        )
    return Built(to.parts(both(at_foot(0.2, 0.06), mottled(chance, 0.8, 0.02))))


def _along(section: Floats, length: float, y: float) -> Surface:
    """A section (out of the wall, up) carried along x from right to left, so that its first axis is +z."""
    return sweep(section, [(length / 2, y, 0.0), (-length / 2, y, 0.0)])
