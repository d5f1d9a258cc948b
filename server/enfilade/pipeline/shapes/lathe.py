"""Turned shapes: an outline of (radius, height) pairs about the y axis, and the solids made of it."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.mesh import Floats
from enfilade.pipeline.shapes.profile import CREASE_RAD, shaded
from enfilade.pipeline.shapes.surface import Surface, surface


def lathe(
    outline: Floats | list[tuple[float, float]], sides: int = 16, crease_rad: float = CREASE_RAD
) -> Surface:
    """Return the outline turned about y. Outside is to its right: go up the outside, in over the top.

    Level rings (lids, bottoms) take flat texture coordinates; all else unrolls by the largest radius.
    """
    points = np.asarray(outline, dtype=np.float64)
    run = shaded(points, closed=False, crease_rad=crease_rad)
    reach = float(points[:, 0].max())
    angle = np.arange(sides + 1) / sides * 2 * np.pi
    cos, sin = np.cos(angle), np.sin(angle)
    r, y = run.points[:, :1], run.points[:, 1:]
    nr, ny = run.normals[:, :1], run.normals[:, 1:]
    positions = np.stack([r * cos, np.broadcast_to(y, (len(r), sides + 1)), r * sin], axis=-1)
    normals = np.stack([nr * cos, np.broadcast_to(ny, (len(r), sides + 1)), nr * sin], axis=-1)
    unrolled = np.stack(
        [
            np.broadcast_to(run.along[:, None], (len(r), sides + 1)),
            np.broadcast_to(angle * reach, (len(r), sides + 1)),
        ],
        axis=-1,
    )
    level = np.abs(run.normals[:, 1]) > 0.999
    uv = np.where(level[:, None, None], positions[..., [0, 2]], unrolled)
    columns = sides + 1
    j = np.arange(sides)
    faces = []
    for lo, hi in run.segments:
        a, b = lo * columns + j, hi * columns + j
        faces.append(np.stack([a, b, b + 1], axis=1))
        faces.append(np.stack([a, b + 1, a + 1], axis=1))
    return surface(
        positions.reshape(-1, 3),
        normals.reshape(-1, 3),
        uv.reshape(-1, 2),
        np.concatenate(faces).astype(np.int32),
    )


def cylinder(radius_m: float, height_m: float, sides: int = 16, bevel_m: float = 0.0) -> Surface:
    """Return an upright cylinder standing on y = 0, its rims chamfered by `bevel_m`."""
    r, h, e = radius_m, height_m, bevel_m
    if e <= 0:
        return lathe([(0, 0), (r, 0), (r, h), (0, h)], sides)
    # 45° chamfers turn just past the crease limit: 0.8 rad keeps them soft, as a worn rim is.
    return lathe([(0, 0), (r - e, 0), (r, e), (r, h - e), (r - e, h), (0, h)], sides, crease_rad=0.8)


def sphere(radius_m: float, sides: int = 12, rings: int = 6) -> Surface:
    """Return a sphere about the origin."""
    angle = np.linspace(-np.pi / 2, np.pi / 2, rings + 1)
    outline = np.stack([np.cos(angle), np.sin(angle)], axis=1) * radius_m
    outline[[0, -1], 0] = 0.0
    return lathe(outline, sides, crease_rad=3.0)


def dome(radius_m: float, height_m: float, sides: int = 6, rings: int = 2) -> Surface:
    """Return a rivet's or bolt's head: a low dome on y = 0, open below."""
    angle = np.linspace(0, np.pi / 2, rings + 1)
    outline = np.stack([np.cos(angle) * radius_m, np.sin(angle) * height_m], axis=1)
    outline[-1, 0] = 0.0
    return lathe(outline, sides, crease_rad=3.0)


def bolt_head(radius_m: float, height_m: float, sides: int = 8) -> Surface:
    """Return a chamfered bolt head on y = 0, open below."""
    r, h = radius_m, height_m
    return lathe([(r, 0), (0.8 * r, h), (0, h)], sides)


def disc(radius_m: float, sides: int = 12) -> Surface:
    """Return a flat round facing +y at y = 0."""
    return lathe([(radius_m, 0), (0, 0)], sides)
