"""The bulb that is never put out: a porcelain holder, a pear of glass and a wire cage, fed by a conduit."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.lamp import Lamp, warmth
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.mesh import Built, Emitter
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder, lathe
from enfilade.pipeline.shapes.surface import Surface, joined, rotation
from enfilade.pipeline.shapes.sweep import ring, tube

BULB_Y = -0.135


class CagedBulb(Lamp):
    """Parameters of a caged bulb. The conduit leaves it along -z of the element (turn it with yaw)."""

    lumens: float = Field(default=700, ge=50, le=3000, description="700 lm is a 60 W bulb")
    kelvin: float = warmth(2700)
    conduit_m: float = Field(
        default=1.2, ge=0, le=12, description="Run of conduit along the surface; 0 for none"
    )
    cage: bool = True


class WallCagedBulb(CagedBulb):
    """Parameters of a caged bulb on a wall; the conduit goes straight up from it."""

    above_floor_m: float = Field(default=2.1, ge=0.5, le=4)
    conduit_m: float = Field(default=0.5, ge=0, le=6)


@kind("caged-bulb", "ceiling", CagedBulb)
def build(params: CagedBulb, chance: Chance) -> Built:
    """Return the lamp hanging below y = 0."""
    to = Assembly(chance)
    for finish, pieces in _lamp(params, chance).items():
        to.put(finish, *pieces)
    return Built(to.parts(), emitters=(_light(params, (0.0, BULB_Y, 0.0)),))


@kind("caged-bulb-wall", "wall", WallCagedBulb)
def build_on_wall(params: WallCagedBulb, chance: Chance) -> Built:
    """Return the lamp standing out of a wall: the hanging one tipped forward."""
    to = Assembly(chance)
    # The ceiling (normal -y) becomes the wall (normal +z), the conduit's -z becomes +y.
    tip = rotation("x", -np.pi / 2)
    for finish, pieces in _lamp(params, chance).items():
        to.put(finish, *(s.rotated(tip).shifted(y=params.above_floor_m) for s in pieces))
    return Built(to.parts(), emitters=(_light(params, (0.0, params.above_floor_m, -BULB_Y)),))


def _light(params: CagedBulb, at: tuple[float, float, float]) -> Emitter:
    return Emitter("sphere", at, params.lumens, params.kelvin, params.layer, radius_m=0.028)


def _lamp(p: CagedBulb, chance: Chance) -> dict[str, list[Surface]]:
    """The lamp under y = 0 by finish."""
    base = lathe(
        [(0.0, -0.070), (0.024, -0.070), (0.027, -0.066), (0.029, -0.036), (0.046, -0.030), (0.055, -0.022),
         (0.058, -0.008), (0.058, 0.0)], 12
    )  # fmt: skip
    brass = lathe([(0.0, -0.088), (0.017, -0.088), (0.019, -0.084), (0.019, -0.068)], 12)
    pear = [(0.0, -0.168), (0.012, -0.1665), (0.022, -0.160), (0.0285, -0.149), (0.030, -0.137),
            (0.0275, -0.122),
            (0.021, -0.106), (0.0165, -0.094), (0.0155, -0.086)]  # fmt: skip
    askew = float(chance.uniform(-0.03, 0.03))
    pieces: dict[str, list[Surface]] = {
        "enamel-white": [base],
        "brass": [brass],
        "bulb-glass": [lathe(pear, 12, crease_rad=2.0)],
    }
    iron: list[Surface] = []
    if p.cage:
        collar = lathe([(0.062, -0.020), (0.066, -0.020), (0.066, 0.0)], 12)
        collar = joined([collar, lathe([(0.062, 0.0), (0.062, -0.020)], 12)])
        iron.append(collar)
        bow = [
            (0.064, -0.012, 0),
            (0.068, -0.060, 0),
            (0.067, -0.125, 0),
            (0.052, -0.175, 0),
            (0.020, -0.198, 0),
        ]
        wire = tube(np.array(bow, dtype=np.float64), 0.0024, 3, caps=False)
        iron += [wire.turned("y", k * np.pi / 3 + askew) for k in range(6)]
        iron += [ring(0.0685, 0.0026, 12, 3).shifted(y=-0.085), ring(0.055, 0.0026, 12, 3).shifted(y=-0.170)]
        iron.append(ring(0.020, 0.0026, 8, 3).shifted(y=-0.198))
        iron = [joined(iron).turned("z", askew)]
    if p.conduit_m > 0:
        run = p.conduit_m
        iron.append(tube([(0, -0.014, -0.050), (0, -0.014, -run)], 0.010, 8))
        clips = max(1, round(run / 0.6))
        for k in range(clips):
            at = -0.14 - (run - 0.2) * (k + 0.3) / clips
            iron.append(box((0.055, 0.004, 0.018), 0.001).shifted(0, -0.002, at))
            iron.append(cylinder(0.0125, 0.016, 8).turned("x", np.pi / 2).shifted(0, -0.014, at - 0.008))
        end = cylinder(0.036, 0.030, 14, 0.003).turned("x", np.pi)
        iron.append(end.shifted(0, 0.0, -run))
    pieces["steel-painted"] = iron
    return {finish: surfaces for finish, surfaces in pieces.items() if surfaces}
