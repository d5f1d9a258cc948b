"""Tables of an office of the 1930s: a large pedestal desk, and a small plain table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.hardware import keyhole_plate
from enfilade.pipeline.shapes.lathe import lathe
from enfilade.pipeline.shapes.profile import rectangle as outline
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import sweep
from enfilade.pipeline.shapes.wear import at_foot, both, handled, mottled


class Desk(KindParams):
    """Parameters of a desk. +z is the side of those who stand before it; who works at it sits at -z."""

    width_m: float = Field(default=1.65, ge=1.1, le=2.4)
    depth_m: float = Field(default=0.85, ge=0.6, le=1.1)
    height_m: float = Field(default=0.77, ge=0.7, le=0.85)
    finish: str = "wood-walnut"


class SmallTable(KindParams):
    """Parameters of a small table."""

    width_m: float = Field(default=0.70, ge=0.4, le=1.4)
    depth_m: float = Field(default=0.50, ge=0.35, le=0.9)
    height_m: float = Field(default=0.74, ge=0.5, le=0.85)
    drawer: bool = False
    finish: str = "wood-worn"


@kind("desk", "floor", Desk)
def build_desk(params: Desk, chance: Chance) -> Built:
    """Return the desk: a moulded top on two pedestals, three drawers in each, a panelled front."""
    p = params
    to = Assembly(chance)
    w, d, h = p.width_m, p.depth_m, p.height_m
    top = 0.032
    to.put(p.finish, box((w - 0.012, 0.020, d - 0.012), 0.003, grain="x").shifted(0, h - 0.010, 0), vary=0.02)
    nose = np.array([(-0.020, -0.032), (0.0, -0.032), (0.006, -0.026), (0.010, -0.014), (0.010, -0.004),
                     (0.007, 0.0), (-0.020, 0.0)])  # fmt: skip
    a, b = w / 2 - 0.010, d / 2 - 0.010
    # up × forward points outwards when the rim runs counter-clockwise seen from above.
    rim = [(-a, h, b), (a, h, b), (a, h, -b), (-a, h, -b)]
    to.put(p.finish, sweep(nose, rim, up=(0, 1, 0), closed=True), vary=0.02)
    wide = 0.42 if w > 1.35 else 0.34
    for s in (-1, 1):
        x = s * (w / 2 - 0.05 - wide / 2)
        body = box((wide, h - top - 0.07, d - 0.10), 0.004, ("+y",), grain="y")
        to.put(p.finish, body.shifted(x, 0.07 + (h - top - 0.07) / 2, 0), vary=0.03)
        foot = box((wide + 0.016, 0.075, d - 0.08), 0.006, ("-y",), grain="x")
        to.put(p.finish, foot.shifted(x, 0.0375, 0), vary=0.03)
        _drawers(to, p, x, wide, chance)
        panel = box((wide - 0.10, h - top - 0.20, 0.012), 0.005, ("-z",), grain="y")
        to.put(p.finish, panel.shifted(x, 0.07 + (h - top - 0.07) / 2, d / 2 - 0.045), vary=0.03)
        side = box((0.012, h - top - 0.20, d - 0.24), 0.005, ("-x",) if s > 0 else ("+x",), grain="y")
        to.put(p.finish, side.shifted(x + s * (wide / 2 + 0.005), 0.07 + (h - top - 0.07) / 2, 0), vary=0.03)
    knee = w - 0.10 - 2 * wide
    modesty = box((knee, h - top - 0.20, 0.018), 0.002, ("-x", "+x"), grain="x")
    to.put(p.finish, modesty.shifted(0, 0.20 + (h - top - 0.20) / 2, d / 2 - 0.10), vary=0.03)
    middle = box((knee - 0.008, 0.085, 0.020), 0.003, grain="x").shifted(0, h - top - 0.045, -d / 2 + 0.060)
    to.put(p.finish, middle, vary=0.03)
    cover, hole = keyhole_plate(0.022, 0.036)
    to.put("brass", cover.turned("y", np.pi).shifted(0, h - top - 0.045, -d / 2 + 0.050))
    to.put("rubber", hole.turned("y", np.pi).shifted(0, h - top - 0.045, -d / 2 + 0.050))
    worn = both(at_foot(0.10, 0.2), mottled(chance, 0.4, 0.05), handled((0, h, -d / 2), 0.35, 0.10))
    return Built(to.parts(worn), footprint=rectangle(w, d))


def _drawers(to: Assembly, p: Desk, x: float, wide: float, chance: Chance) -> None:
    """Three drawer fronts on the sitter's side, each shut a hair differently, with turned knobs."""
    high = p.height_m - 0.032 - 0.09
    knob = lathe([(0.008, 0), (0.007, 0.010), (0.015, 0.016), (0.014, 0.023), (0, 0.026)], 9, crease_rad=1.2)
    knob = knob.turned("x", -np.pi / 2)
    for k in range(3):
        tall = high / 3 - 0.012
        y = 0.085 + high * (k + 0.5) / 3
        out = float(chance.uniform(0.0, 0.004))
        z = -p.depth_m / 2 + 0.045 - out
        front = box((wide - 0.035, tall, 0.018), 0.004, ("+z",), grain="x")
        to.put(p.finish, front.shifted(x, y, z), vary=0.05)
        to.put("brass", knob.shifted(x, y, z - 0.009), vary=0.04)


@kind("small-table", "floor", SmallTable)
def build_small(params: SmallTable, chance: Chance) -> Built:
    """Return the table: two-board top, apron, square legs tapering a little."""
    p = params
    to = Assembly(chance)
    w, d, h, thick = p.width_m, p.depth_m, p.height_m, 0.026
    for k in (-1, 1):
        board = box((w, thick, d / 2 - 0.001), 0.004, grain="x").shifted(0, h - thick / 2, k * d / 4)
        to.put(p.finish, board, vary=0.05)
    x, z, leg_h = w / 2 - 0.055, d / 2 - 0.050, h - thick
    for sx in (-1, 1):
        for sz in (-1, 1):
            to.put(p.finish, _tapered(0.048, 0.034, leg_h).shifted(sx * x, 0, sz * z), vary=0.04)
    for s in (-1, 1):
        long = box((2 * x - 0.046, 0.085, 0.020), 0.002, ("-x", "+x"), grain="x")
        to.put(p.finish, long.shifted(0, leg_h - 0.0435, s * (z + 0.006)), vary=0.04)
        short = box((0.020, 0.085, 2 * z - 0.046), 0.002, ("-z", "+z"), grain="z")
        to.put(p.finish, short.shifted(s * (x + 0.006), leg_h - 0.0435, 0), vary=0.04)
    if p.drawer:
        front = box((0.36, 0.060, 0.012), 0.003, ("+z",), grain="x").shifted(0, leg_h - 0.043, -z - 0.018)
        knob = lathe([(0.007, 0), (0.006, 0.010), (0.013, 0.016), (0, 0.024)], 8, crease_rad=1.2)
        to.put(p.finish, front, vary=0.04)
        to.put(p.finish, knob.turned("x", -np.pi / 2).shifted(0, leg_h - 0.043, -z - 0.024))
    worn = both(at_foot(0.09, 0.2), mottled(chance, 0.3, 0.06), handled((0, h, -d / 2), 0.25, 0.08))
    return Built(to.parts(worn), footprint=rectangle(w, d))


def _tapered(top: float, foot: float, height: float) -> Surface:
    """A square leg from y = 0, tapering towards its foot, its arrises taken off."""
    leg = sweep(outline(top, top, 0.004, 1), [(0.0, 0.0, 0.0), (0.0, height, 0.0)], up=(0, 0, 1))
    share = foot / top + (1 - foot / top) * np.clip(leg.positions[:, 1:2] / height, 0, 1)
    scaled = np.concatenate(
        [leg.positions[:, :1] * share, leg.positions[:, 1:2], leg.positions[:, 2:] * share], axis=1
    )
    return replace(leg, positions=scaled)
