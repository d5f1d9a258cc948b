"""Lamps of exhibitions: a wall washer on the ceiling, a slim bar for a shelf or a niche."""

from __future__ import annotations

import math

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.lamp import Lamp
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.mesh import Built, Emitter
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.surface import rotation

SLOT_M = 0.040


class WallWasher(Lamp):
    """Parameters of a wall washer along x; it shines towards +z (turn it to a wall)."""

    length_m: float = Field(default=1.2, ge=0.3, le=12)
    drop_m: float = Field(default=0.12, ge=0.0, le=2, description="Of the housing's top below the ceiling")
    tilt_deg: float = Field(default=35, ge=0, le=75, description="Of the slot from straight down")
    lumens: float = Field(default=1800, ge=50, le=20000)
    finish: str = "steel-dark"


class VitrineLamp(Lamp):
    """Parameters of a slim bar on a wall that shines down and a little back."""

    width_m: float = Field(default=0.60, ge=0.1, le=3)
    middle_m: float = Field(default=2.0, ge=0.2, le=4)
    reach_m: float = Field(default=0.12, ge=0.04, le=0.6)
    lumens: float = Field(default=300, ge=10, le=4000)
    finish: str = "steel-satin"


@kind("wall-washer", "ceiling", WallWasher)
def build_washer(params: WallWasher, chance: Chance) -> Built:
    """Return the housing with its tilted slot on two rods; a lip hides the slot from the room."""
    p = params
    to = Assembly(chance)
    tilt = math.radians(p.tilt_deg)
    y = -p.drop_m - 0.045
    turn = rotation("x", -tilt)
    body = box((p.length_m, 0.060, 0.070), 0.004, grain="x").rotated(turn)
    to.put(p.finish, body.shifted(y=y))
    lip = box((p.length_m, 0.036, 0.004), 0.001, grain="x").shifted(0, -0.046, -0.033).rotated(turn)
    to.put(p.finish, lip.shifted(y=y))
    glow = plate(p.length_m - 0.02, SLOT_M, 1, 1).turned("x", np.pi / 2).shifted(y=-0.0312).rotated(turn)
    to.put("bulb-glass", glow.shifted(y=y), vary=0.0)
    for s in (-1, 1):
        rod = cylinder(0.006, p.drop_m + 0.02, 8)
        to.put(p.finish, rod.shifted(s * 0.35 * p.length_m, -p.drop_m - 0.02, 0))
        rose = cylinder(0.022, 0.008, 12)
        to.put(p.finish, rose.shifted(s * 0.35 * p.length_m, -0.008, 0))
    half = p.length_m / 2 - 0.01
    corner = turn @ np.array([-half, -0.033, -SLOT_M / 2]) + np.array([0.0, y, 0.0])
    across = turn @ np.array([0.0, 0.0, SLOT_M])
    light = Emitter(
        "quad",
        (float(corner[0]), float(corner[1]), float(corner[2])),
        p.lumens,
        p.kelvin,
        p.layer,
        edge_u=(2 * half, 0.0, 0.0),
        edge_v=(0.0, float(across[1]), float(across[2])),
    )
    return Built(to.parts(), emitters=(light,))


@kind("vitrine-lamp", "wall", VitrineLamp)
def build_bar(params: VitrineLamp, chance: Chance) -> Built:
    """Return the bar on two flat arms, one strip of light in its underside."""
    p = params
    to = Assembly(chance)
    bar = box((p.width_m, 0.016, 0.020), 0.003, grain="x")
    to.put(p.finish, bar.shifted(0, p.middle_m, p.reach_m))
    for s in (-1, 1):
        x = s * 0.36 * p.width_m
        arm = box((0.012, 0.005, p.reach_m), 0.001, ("-z",), grain="z")
        to.put(p.finish, arm.shifted(x, p.middle_m + 0.0105, p.reach_m / 2))
        foot = box((0.024, 0.040, 0.004), 0.001, ("-z",), grain="y")
        to.put(p.finish, foot.shifted(x, p.middle_m + 0.006, 0.002))
    strip = plate(p.width_m - 0.012, 0.010, 1, 1).turned("x", np.pi / 2)
    to.put("bulb-glass", strip.shifted(0, p.middle_m - 0.0085, p.reach_m), vary=0.0)
    half = p.width_m / 2 - 0.006
    light = Emitter(
        "quad",
        (-half, p.middle_m - 0.0095, p.reach_m - 0.005),
        p.lumens,
        p.kelvin,
        p.layer,
        edge_u=(2 * half, 0.0, 0.0),
        edge_v=(0.0, 0.0, 0.010),
    )
    return Built(to.parts(), emitters=(light,))
