"""A desk lamp: a heavy foot, a bent arm, a green enamelled shade with the bulb inside."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.lamp import Lamp, warmth
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.mesh import Built, Emitter, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.lathe import lathe, sphere
from enfilade.pipeline.shapes.surface import rotation
from enfilade.pipeline.shapes.sweep import tube

ARM_Y = 0.40
REACH_M = 0.14
TILT_RAD = 0.30


class DeskLamp(Lamp):
    """Parameters of a desk lamp; it stands on y = 0 (lift it with y_m) and its shade looks to +z and down."""

    lumens: float = Field(default=450, ge=20, le=2000)
    kelvin: float = warmth(2700)
    layer: str = "desk-lamp"
    finish: str = "enamel-green"


@kind("desk-lamp", "floor", DeskLamp)
def build(params: DeskLamp, chance: Chance) -> Built:
    """Return the lamp with a spot that fills its shade's mouth; no footprint, since it stands on things."""
    p = params
    to = Assembly(chance)
    foot = [
        (0, 0),
        (0.085, 0),
        (0.088, 0.006),
        (0.082, 0.014),
        (0.050, 0.022),
        (0.018, 0.030),
        (0.011, 0.045),
        (0.0085, 0.06),
    ]
    to.put("brass", lathe(foot, 20, crease_rad=1.0))
    arm = [
        (0.0, 0.05, 0.0),
        (0.0, ARM_Y + 0.03, 0.0),
        (0.0, ARM_Y + 0.05, REACH_M),
        (0.0, ARM_Y + 0.015, REACH_M),
    ]
    to.put("brass", tube(arm, 0.0065, 8, bend_m=0.06, steps=5))
    to.put("brass", sphere(0.012, 8, 5).shifted(0, ARM_Y - 0.10, 0.0))
    # The shade is turned about its own axis (y), mouth down, then tipped forward.
    outer = [(0.105, -0.085), (0.107, -0.080), (0.098, -0.055), (0.076, -0.022), (0.045, 0.000),
             (0.022, 0.010),
             (0.020, 0.030), (0, 0.032)]  # fmt: skip
    inner = [(0.020, 0.006), (0.043, -0.003), (0.074, -0.025), (0.096, -0.057), (0.105, -0.085)]
    tip = rotation("x", -TILT_RAD)
    place = np.array([0.0, ARM_Y + 0.005, REACH_M + 0.005])
    shades = {p.finish: lathe(outer, 22, crease_rad=0.9), "enamel-white": lathe(inner, 22, crease_rad=0.9)}
    bulb = [
        (0, -0.078),
        (0.014, -0.076),
        (0.024, -0.066),
        (0.028, -0.052),
        (0.024, -0.036),
        (0.015, -0.018),
        (0.014, 0.004),
    ]
    shades["bulb-glass"] = lathe(bulb, 12, crease_rad=2.0)
    for finish, shape in shades.items():
        to.put(finish, shape.rotated(tip).shifted(*(float(v) for v in place)), vary=0.02)
    down = tip @ np.array([0.0, -1.0, 0.0])
    mouth = place + tip @ np.array([0.0, -0.086, 0.0])
    light = Emitter(
        "spot",
        _triple(mouth),
        p.lumens * 0.8,
        p.kelvin,
        p.layer,
        0.06,
        _triple(down),
        inner_rad=0.75,
        outer_rad=1.05,
    )
    return Built(to.parts(), emitters=(light,))


def _triple(v: Floats) -> tuple[float, float, float]:
    return float(v[0]), float(v[1]), float(v[2])
