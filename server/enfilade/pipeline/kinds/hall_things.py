"""Small things that halls have: a number by the door, a knee rail, a smoke detector, a thermo-hygrometer."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.cards import spread
from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Face
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder, disc, lathe
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.sweep import tube
from enfilade.pipeline.shapes.wear import at_foot


class HallNumber(KindParams):
    """Parameters of a hall's number: a square plate in a brass edge. Face: label-1."""

    width_m: float = Field(default=0.22, ge=0.08, le=0.8)
    height_m: float = Field(default=0.22, ge=0.08, le=0.8)
    middle_m: float = Field(default=1.9, ge=0.5, le=4)
    finish: str = "enamel-white"
    rim_finish: str = "brass"


class KneeRail(KindParams):
    """Parameters of a low rail along x that keeps hands from pictures."""

    length_m: float = Field(default=2.0, ge=0.5, le=16)
    height_m: float = Field(default=0.42, ge=0.2, le=0.9)
    finish: str = "steel-dark"


class SmokeDetector(KindParams):
    """Parameters of a smoke detector."""

    diameter_m: float = Field(default=0.105, ge=0.06, le=0.2)
    finish: str = "enamel-white"


class ThermoHygrometer(KindParams):
    """Parameters of the small instrument that watches a hall's air."""

    middle_m: float = Field(default=1.5, ge=0.3, le=3)
    finish: str = "enamel-white"


@kind("hall-number", "wall", HallNumber)
def build_number(params: HallNumber, chance: Chance) -> Built:
    """Return the enamelled plate on a brass backing with four screws."""
    p = params
    to = Assembly(chance)
    y = p.middle_m
    to.put(p.rim_finish, box((p.width_m, p.height_m, 0.006), 0.0015, ("-z",)).shifted(0, y, 0.003))
    plate_m = (p.width_m - 0.016, p.height_m - 0.016)
    to.put(p.finish, box((*plate_m, 0.003), 0.001, ("-z",)).shifted(0, y, 0.0075), vary=0.01)
    for sx in (-1, 1):
        for sy in (-1, 1):
            screw = disc(0.0028, 8).turned("x", np.pi / 2)
            to.put(
                p.rim_finish,
                screw.shifted(sx * (p.width_m / 2 - 0.014), y + sy * (p.height_m / 2 - 0.014), 0.0093),
            )
    size = (plate_m[0] - 0.03, plate_m[1] - 0.03)
    face = Face("label-1", (0.0, y, 0.011), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), *size)
    return Built(to.parts(), faces=(face,))


@kind("knee-rail", "floor", KneeRail)
def build_rail(params: KneeRail, chance: Chance) -> Built:
    """Return a slim tube on posts with round feet."""
    p = params
    to = Assembly(chance)
    count = max(2, round(p.length_m / 1.0) + 1)
    for x in spread(count, p.length_m * count / (count - 1)):
        at = float(np.clip(x, -p.length_m / 2 + 0.01, p.length_m / 2 - 0.01))
        to.put(p.finish, cylinder(0.007, p.height_m, 8).shifted(at, 0, 0))
        to.put(p.finish, cylinder(0.050, 0.008, 14, 0.003).shifted(at, 0, 0))
    bar = tube([(-p.length_m / 2, p.height_m, 0), (p.length_m / 2, p.height_m, 0)], 0.008, 8)
    to.put(p.finish, bar)
    return Built(to.parts(at_foot(0.05, 0.12)), footprint=rectangle(p.length_m + 0.1, 0.1))


@kind("smoke-detector", "ceiling", SmokeDetector)
def build_detector(params: SmokeDetector, chance: Chance) -> Built:
    """Return the base, the slotted head and its small lens."""
    p = params
    to = Assembly(chance)
    r = p.diameter_m / 2
    outline = [(0, -0.046), (0.45 * r, -0.046), (0.62 * r, -0.040), (0.66 * r, -0.024), (0.94 * r, -0.018),
               (r, -0.008), (r, 0.0)]  # fmt: skip
    to.put(p.finish, lathe(outline, 24, crease_rad=0.9), vary=0.01)
    dark = [(0.50 * r, -0.0402), (0.668 * r, -0.0385), (0.672 * r, -0.026)]
    to.put("rubber", lathe(dark, 24, crease_rad=0.9))
    lens = cylinder(0.0035, 0.003, 8).shifted(0.3 * r, -0.048, 0)
    to.put("velvet-red", lens, vary=0.0)
    return Built(to.parts())


@kind("thermo-hygrometer", "wall", ThermoHygrometer)
def build_meter(params: ThermoHygrometer, chance: Chance) -> Built:
    """Return a small case with a grey window; it shows no figure."""
    p = params
    to = Assembly(chance)
    y = p.middle_m
    to.put(p.finish, box((0.075, 0.110, 0.024), 0.006, ("-z",)).shifted(0, y, 0.012), vary=0.01)
    to.put("board-face", plate(0.052, 0.038, 1, 1).shifted(0, y + 0.022, 0.0245))
    for k in range(4):
        to.put("rubber", plate(0.040, 0.0025, 1, 1).shifted(0, y - 0.018 - 0.008 * k, 0.0243), vary=0.0)
    return Built(to.parts())
