"""Chairs: a bentwood one, a plain office one, and the padded one of the hall's attendant."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import lathe
from enfilade.pipeline.shapes.profile import rectangle as outline
from enfilade.pipeline.shapes.sheet import cushion
from enfilade.pipeline.shapes.sweep import ring, sweep, tube
from enfilade.pipeline.shapes.wear import at_foot, both, handled, mottled


class Chair(KindParams):
    """Parameters of a chair; who sits on it looks to +z."""

    style: Literal["bentwood", "office"] = "bentwood"
    seat_y_m: float = Field(default=0.46, ge=0.38, le=0.52)
    finish: str = "wood-walnut"


class AttendantChair(Chair):
    """Parameters of the attendant's chair."""

    style: Literal["bentwood", "office"] = "office"
    finish: str = "wood-oak"


@kind("chair", "floor", Chair)
def build(params: Chair, chance: Chance) -> Built:
    """Return the chair."""
    to = Assembly(chance)
    if params.style == "bentwood":
        _bentwood(to, params)
    else:
        _office(to, params, None)
    return _done(to, params, chance)


@kind("attendant-chair", "floor", AttendantChair)
def build_attendant(params: AttendantChair, chance: Chance) -> Built:
    """Return the attendant's chair: the office one with a leather seat and back."""
    to = Assembly(chance)
    if params.style == "bentwood":
        _bentwood(to, params)
    else:
        _office(to, params, "leather")
    return _done(to, params, chance)


def _done(to: Assembly, p: Chair, chance: Chance) -> Built:
    rail = handled((0.0, 0.86, -0.22), 0.2, 0.12)
    worn = both(at_foot(0.10, 0.2), mottled(chance, 0.25, 0.05), rail)
    return Built(to.parts(worn), footprint=rectangle(0.44, 0.50, (0.0, -0.02)))


def _bentwood(to: Assembly, p: Chair) -> None:
    """Round rods bent by steam: a hoop for back and hind legs, an inner hoop, a ring below the seat."""
    y = p.seat_y_m
    seat = [(0, y - 0.006), (0.150, y - 0.004), (0.185, y - 0.012), (0.200, y - 0.022), (0.203, y - 0.010),
            (0.200, y + 0.004), (0.190, y + 0.008), (0.165, y + 0.003), (0, y - 0.003)]  # fmt: skip
    to.put(p.finish, lathe(seat[3:], 24, crease_rad=1.2), lathe([(0, y - 0.022), (0.200, y - 0.022)], 24))
    hind = [(-0.205, 0.004, -0.245), (-0.175, 0.24, -0.205), (-0.172, y, -0.170), (-0.185, 0.66, -0.200),
            (-0.175, 0.80, -0.235), (-0.110, 0.885, -0.255)]  # fmt: skip
    other = [(-x, v, z) for x, v, z in reversed(hind)]
    hoop = _smooth(np.array([*hind, (0.0, 0.905, -0.260), *other]), 3)
    to.put(p.finish, tube(hoop, 0.0145, 8))
    inner = [(-0.105, y - 0.004, -0.165), (-0.118, 0.62, -0.195), (-0.095, 0.74, -0.222),
             (0.0, 0.785, -0.235),
             (0.095, 0.74, -0.222), (0.118, 0.62, -0.195), (0.105, y - 0.004, -0.165)]  # fmt: skip
    to.put(p.finish, tube(_smooth(np.array(inner), 3), 0.0105, 7))
    for s in (-1, 1):
        leg = [(s * 0.135, y - 0.015, 0.120), (s * 0.150, 0.25, 0.150), (s * 0.178, 0.003, 0.195)]
        to.put(p.finish, tube(_smooth(np.array(leg), 3), 0.0150, 8))
    to.put(p.finish, ring(0.172, 0.0085, 22, 6).shifted(0, 0.235, -0.010))


def _office(to: Assembly, p: Chair, padding: str | None) -> None:
    """A square joiner's chair: straight front legs, raked hind ones, two back rails, stretchers."""
    y, half, deep = p.seat_y_m, 0.195, 0.19
    leg = outline(0.036, 0.036, 0.005, 1)
    for s in (-1, 1):
        x = s * half
        to.put(p.finish, sweep(leg, [(x, 0.0, deep), (x, y - 0.02, deep)], up=(0, 0, 1)))
        post = [(x, 0.0, -deep - 0.035), (x, y - 0.02, -deep), (x, y + 0.14, -deep), (x, 0.88, -deep - 0.075)]
        to.put(p.finish, sweep(leg, post, up=(0, 0, 1)))
        for low, z0 in ((0.16, 0.0), (y - 0.055, 0.0)):
            bar = box((0.018, 0.034 if low < 0.3 else 0.060, 2 * deep), 0.003, grain="z").shifted(x, low, z0)
            to.put(p.finish, bar)
    for low, z in ((0.22, deep), (y - 0.055, deep), (y - 0.055, -deep), (0.20, -deep - 0.016)):
        tall = 0.060 if low > 0.3 else 0.034
        to.put(p.finish, box((2 * half, tall, 0.018), 0.003).shifted(0, low, z))
    for at, tall, z in ((0.83, 0.085, -deep - 0.064), (0.68, 0.045, -deep - 0.034)):
        rail = box((2 * half - 0.03, tall, 0.018), 0.005).turned("x", -0.16).shifted(0, at, z)
        to.put(p.finish, rail)
    if padding:
        to.put(
            padding,
            cushion((2 * half + 0.02, 0.045, 2 * deep + 0.03), 0.020, (4, 4), _crown).shifted(y=y - 0.025),
        )
        pad = cushion((2 * half - 0.05, 0.035, 0.16), 0.016, (4, 3)).turned("x", np.pi / 2 - 0.16)
        to.put(padding, pad.shifted(0, 0.745, -deep - 0.055))
    else:
        for k in (-1, 1):
            board = box((2 * half + 0.03, 0.022, deep + 0.014), 0.005, grain="x")
            to.put(p.finish, board.shifted(0, y - 0.011, k * (deep / 2 + 0.008)), vary=0.05)


def _crown(points: Floats) -> Floats:
    """A seat's padding rises towards its middle."""
    x, y, z = points.T
    lift = 0.014 * np.exp(-((x / 0.15) ** 2) - (z / 0.15) ** 2) * (y > 0.02)
    return np.column_stack([x, y + lift, z])


def _smooth(points: Floats, steps: int) -> Floats:
    """A Catmull-Rom curve through the points, `steps` pieces between two."""
    ends = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    out = []
    for k in range(len(points) - 1):
        a, b, c, d = ends[k : k + 4]
        for t in np.arange(steps) / steps:
            out.append(
                0.5
                * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            )
    return np.array([*out, points[-1]])
