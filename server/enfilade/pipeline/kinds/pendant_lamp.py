"""A pendant lamp: an enamelled tin shade on a cord, white inside, with a bare bulb under it."""

from __future__ import annotations

from pydantic import Field

from enfilade.pipeline.kinds.lamp import Lamp, warmth
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.mesh import Built, Emitter
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.lathe import cylinder, lathe
from enfilade.pipeline.shapes.sweep import tube


class PendantLamp(Lamp):
    """Parameters of a pendant lamp."""

    cord_m: float = Field(default=0.7, ge=0.1, le=4)
    diameter_m: float = Field(default=0.34, ge=0.15, le=0.8)
    lumens: float = Field(default=700, ge=50, le=4000, description="700 lm is a 60 W bulb")
    kelvin: float = warmth(2700)
    finish: str = "enamel-green"


@kind("pendant-lamp", "ceiling", PendantLamp)
def build(params: PendantLamp, chance: Chance) -> Built:
    """Return the lamp hanging below y = 0, a degree off plumb at most."""
    to = Assembly(chance)
    r, y = params.diameter_m / 2, -params.cord_m
    to.put("enamel-white", lathe([(0.0, -0.030), (0.018, -0.030), (0.042, -0.012), (0.045, 0.0)], 14))
    sway = float(chance.uniform(-0.008, 0.008))
    to.put("rope", tube([(0, -0.028, 0), (sway, y, 0)], 0.0035, 6))
    neck = [(0.0, y), (0.016, y), (0.022, y - 0.008), (0.024, y - 0.055)]
    outside = [(0.024, y - 0.055), (0.040, y - 0.062), (0.75 * r, y - 0.092), (r, y - 0.128), (r, y - 0.134)]
    inside = [
        (r - 0.002, y - 0.134),
        (r - 0.004, y - 0.128),
        (0.74 * r, y - 0.096),
        (0.036, y - 0.067),
        (0.0, y - 0.062),
    ]
    to.put("brass", lathe(neck[::-1], 12).shifted(sway))
    to.put(params.finish, lathe(outside[::-1], 24).shifted(sway))
    to.put("enamel-white", lathe(inside[::-1], 24).shifted(sway))
    pear = [
        (0.0, -0.172),
        (0.018, -0.168),
        (0.029, -0.150),
        (0.030, -0.138),
        (0.022, -0.110),
        (0.014, -0.088),
        (0.014, -0.066),
    ]
    to.put("bulb-glass", lathe([(a, y + b) for a, b in pear], 12, crease_rad=2.0).shifted(sway))
    to.put("brass", cylinder(0.015, 0.02, 10).shifted(sway, y - 0.085, 0))
    light = Emitter(
        "sphere", (sway, y - 0.142, 0.0), params.lumens, params.kelvin, params.layer, radius_m=0.028
    )
    return Built(to.parts(), emitters=(light,))
