"""Small iron things that many elements share: rivets, screws, hinges, handles."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import bolt_head, disc, dome, lathe
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.surface import Surface, joined
from enfilade.pipeline.shapes.sweep import tube

Points = Iterable[tuple[float, float]]


def rivets(at: Points, z_m: float, radius_m: float = 0.010, front: bool = True, sides: int = 6) -> Surface:
    """Return round rivet heads at (x, y) on the plane z, facing +z, or, plainer, -z with `front` False."""
    head = dome(radius_m, 0.55 * radius_m, sides, rings=2 if front else 1).turned(
        "x", np.pi / 2 if front else -np.pi / 2
    )
    return joined(head.shifted(x, y, z_m) for x, y in at)


def bolts(at: Points, z_m: float, radius_m: float = 0.012, sides: int = 8) -> Surface:
    """Return chamfered bolt heads at (x, y) on the plane z, facing +z."""
    head = bolt_head(radius_m, 0.5 * radius_m, sides).turned("x", np.pi / 2)
    return joined(head.shifted(x, y, z_m) for x, y in at)


def line(first: tuple[float, float], last: tuple[float, float], pitch_m: float) -> list[tuple[float, float]]:
    """Return evenly spread points from first to last, both included, about `pitch_m` apart."""
    a, b = np.asarray(first), np.asarray(last)
    count = max(1, round(float(np.linalg.norm(b - a)) / pitch_m))
    return [(float(x), float(y)) for x, y in a + (b - a) * np.linspace(0, 1, count + 1)[:, None]]


def knuckle(radius_m: float, height_m: float, sides: int = 8) -> Surface:
    """Return one upright knuckle of a hinge on y = 0, open below, worn round at its upper rim."""
    r, e = radius_m, 0.12 * radius_m
    return lathe([(r, 0), (r, height_m - e), (r - e, height_m), (0, height_m)], sides, crease_rad=0.8)


def bow_handle(length_m: float, reach_m: float, radius_m: float = 0.007) -> Surface:
    """Return an upright bow handle on the plane z = 0: a bent rod with two round feet."""
    h = length_m / 2
    path = [(0.0, -h, 0.0), (0.0, -h, reach_m), (0.0, h, reach_m), (0.0, h, 0.0)]
    rod = tube(path, radius_m, sides=7, bend_m=0.6 * reach_m, steps=2, caps=False)
    foot = bolt_head(2.0 * radius_m, 0.004).turned("x", np.pi / 2)
    return joined([rod, foot.shifted(y=-h), foot.shifted(y=h)])


def keyhole_plate(width_m: float, height_m: float) -> tuple[Surface, Surface]:
    """Return an escutcheon on z = 0 and the dark keyhole that lies on it, both about the origin."""
    cover = box((width_m, height_m, 0.004), 0.0015, without=("-z",)).shifted(z=0.002)
    hole = disc(0.0055, 8).turned("x", np.pi / 2).shifted(0, 0.006, 0.0046)
    slot = plate(0.005, 0.018, 1, 1).shifted(0, -0.005, 0.0046)
    return cover, joined([hole, slot])
