"""A ceiling track with spot heads aimed at a wall: how a museum lights its boards."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.lamp import Lamp
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.mesh import Built, Emitter
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder, disc, lathe


class TrackSpots(Lamp):
    """Parameters of a track. It runs along x; the heads aim towards +z (turn it to a wall)."""

    length_m: float = Field(default=3.0, ge=0.4, le=20)
    spots: int = Field(default=3, ge=1, le=24)
    drop_m: float = Field(default=0.05, ge=0.0, le=2, description="The track below the ceiling")
    tilt_deg: float = Field(
        default=38, ge=0, le=80, description="From straight down; 30 keeps glare off a board"
    )
    lumens: float = Field(default=950, ge=50, le=6000)
    beam_deg: float = Field(default=48, ge=6, le=110, description="Full angle of the beam")


@kind("track-spots", "ceiling", TrackSpots)
def build(params: TrackSpots, chance: Chance) -> Built:
    """Return track and heads below y = 0; every head is turned by hand, so within 2° of its neighbours."""
    to = Assembly(chance)
    y = -params.drop_m
    to.put("steel-dark", box((params.length_m, 0.018, 0.036), 0.002).shifted(0, y - 0.009, 0))
    if params.drop_m > 0.02:
        hangers = max(2, round(params.length_m / 1.6))
        for k in range(hangers):
            x = -params.length_m / 2 + params.length_m * (k + 0.5) / hangers
            to.put("steel-dark", cylinder(0.004, params.drop_m, 6).shifted(x, y, 0))
    emitters = []
    half = float(np.radians(params.beam_deg)) / 2
    for k in range(params.spots):
        x = -params.length_m / 2 + params.length_m * (k + 0.5) / params.spots
        tilt = np.radians(params.tilt_deg) + float(chance.uniform(-0.03, 0.03))
        swing = float(chance.uniform(-0.04, 0.04))
        # A head points down (-y) in its own frame; turning it about x by -tilt brings it towards +z.
        head = lathe(
            [
                (0.0, -0.036),
                (0.029, -0.040),
                (0.033, -0.070),
                (0.036, -0.070),
                (0.036, 0.058),
                (0.020, 0.068),
                (0.0, 0.068),
            ],
            14,
        )
        glow = disc(0.027, 12).turned("z", np.pi)
        place = (x, y - 0.105, 0.0)
        for finish, part in (("steel-dark", head), ("bulb-glass", glow.shifted(y=-0.044))):
            to.put(finish, part.turned("x", -tilt).turned("y", swing).shifted(*place), vary=0.0)
        to.put("steel-dark", cylinder(0.007, 0.060, 8).shifted(x, y - 0.070, 0))
        down = np.array([np.sin(tilt) * np.sin(swing), -np.cos(tilt), np.sin(tilt) * np.cos(swing)])
        at = np.array(place) + 0.085 * down
        emitters.append(
            Emitter(
                "spot",
                (float(at[0]), float(at[1]), float(at[2])),
                params.lumens,
                params.kelvin,
                params.layer,
                radius_m=0.025,
                direction=(float(down[0]), float(down[1]), float(down[2])),
                inner_rad=half * 0.56,
                outer_rad=half,
            )
        )
    return Built(to.parts(), emitters=tuple(emitters))
