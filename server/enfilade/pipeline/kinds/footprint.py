"""Footprints: what a visitor walks round, in the element's x and z."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.mesh import Floats


def rectangle(
    width_m: float, depth_m: float, centre: tuple[float, float] = (0.0, 0.0), turn_rad: float = 0.0
) -> Floats:
    """Return a rectangle's four corners (4, 2), turned about y as the element is."""
    w, d = width_m / 2, depth_m / 2
    x = np.array([-w, w, w, -w])
    z = np.array([-d, -d, d, d])
    cos, sin = float(np.cos(turn_rad)), float(np.sin(turn_rad))
    return np.stack([x * cos + z * sin + centre[0], z * cos - x * sin + centre[1]], axis=1)


def circle(radius_m: float, sides: int = 10) -> Floats:
    """Return a polygon round a circle about the origin (sides, 2)."""
    angle = np.arange(sides) / sides * 2 * np.pi
    reach = radius_m / float(np.cos(np.pi / sides))
    return np.stack([np.cos(angle), np.sin(angle)], axis=1) * reach
