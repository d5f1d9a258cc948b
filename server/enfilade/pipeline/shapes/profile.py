"""Plane outlines and what shading needs of them: normals, creases and arc length."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from enfilade.pipeline.mesh import Floats, Ints
from enfilade.pipeline.shapes.surface import unit

CREASE_RAD = 0.7
"""Neighbouring segments that turn by more than this (40°) keep a hard edge."""


@dataclass(frozen=True)
class Shaded:
    """An outline ready to be swept: points doubled at creases.

    points (k, 2), normals (k, 2) to the right of the way, along (k,) arc length in metres, segments (s, 2)
    pairs of point indices in order.
    """

    points: Floats
    normals: Floats
    along: Floats
    segments: Ints


def shaded(points: Floats, closed: bool, crease_rad: float = CREASE_RAD) -> Shaded:
    """Return the outline with its right-hand normals (outward for counter-clockwise ones)."""
    points = np.asarray(points, dtype=np.float64)
    nexts = np.roll(points, -1, axis=0) if closed else points[1:]
    starts = points if closed else points[:-1]
    steps = nexts - starts
    lengths = np.linalg.norm(steps, axis=1)
    flat = unit(np.stack([steps[:, 1], -steps[:, 0]], axis=1))
    count = len(steps)
    out_points: list[Floats] = []
    out_normals: list[Floats] = []
    out_along: list[float] = []
    segments: list[tuple[int, int]] = []
    travelled = 0.0

    def soft(k: int) -> Floats | None:
        """The common normal of segments k-1 and k, or None at a crease."""
        if not closed and k in (0, count):
            return None
        before, after = flat[(k - 1) % count], flat[k % count]
        return unit(before + after) if float(before @ after) > np.cos(crease_rad) else None

    def add(point: Floats, normal: Floats) -> int:
        out_points.append(point)
        out_normals.append(normal)
        out_along.append(travelled)
        return len(out_points) - 1

    last = -1
    for k in range(count):
        begin = soft(k)
        if begin is None or last < 0:
            last = add(starts[k], flat[k] if begin is None else begin)
        travelled += float(lengths[k])
        end = soft(k + 1)
        new = add(nexts[k], flat[k] if end is None else end)
        segments.append((last, new))
        last = new
    return Shaded(
        np.array(out_points), np.array(out_normals), np.array(out_along), np.array(segments, dtype=np.int32)
    )


def circle(radius_m: float, sides: int, phase_rad: float = 0.0) -> Floats:
    """Return a regular polygon, counter-clockwise, its corners on the circle."""
    angle = np.arange(sides) / sides * 2 * np.pi + phase_rad
    return np.stack([np.cos(angle), np.sin(angle)], axis=1) * radius_m


def rectangle(width_m: float, height_m: float, round_m: float = 0.0, steps: int = 1) -> Floats:
    """Return a rectangle about the origin, counter-clockwise, with corners cut (steps 1) or rounded."""
    w, h = width_m / 2, height_m / 2
    if round_m <= 0:
        return np.array([(w, -h), (w, h), (-w, h), (-w, -h)])
    r = min(round_m, 0.99 * w, 0.99 * h)
    angle = np.linspace(0, np.pi / 2, steps + 1)
    arc = np.stack([np.cos(angle), np.sin(angle)], axis=1) * r
    corners = []
    for k, centre in enumerate([(w - r, h - r), (-w + r, h - r), (-w + r, -h + r), (w - r, -h + r)]):
        c, s = [(1, 0), (0, 1), (-1, 0), (0, -1)][k]
        corners.append(arc @ np.array([[c, s], [-s, c]]) + centre)
    return np.concatenate(corners)


def rounded_path(points: Floats, radius_m: float, steps: int = 4, closed: bool = False) -> Floats:
    """Return a 2-D or 3-D polyline with its corners replaced by arcs of at most `radius_m`."""
    points = np.asarray(points, dtype=np.float64)
    count = len(points)
    out: list[Floats] = []
    for k, point in enumerate(points):
        if not closed and k in (0, count - 1):
            out.append(point)
            continue
        back, ahead = points[k - 1] - point, points[(k + 1) % count] - point
        u, v = unit(back), unit(ahead)
        half = 0.5 * float(np.arccos(np.clip(u @ v, -1, 1)))
        if half > 0.49 * np.pi:
            out.append(point)
            continue
        reach = min(
            radius_m / float(np.tan(half)),
            0.49 * float(np.linalg.norm(back)),
            0.49 * float(np.linalg.norm(ahead)),
        )
        radius = reach * float(np.tan(half))
        centre = point + unit(u + v) * radius / float(np.sin(half))
        first, last = point + u * reach - centre, point + v * reach - centre
        sweep = np.pi - 2 * half
        for t in np.linspace(0, 1, steps + 1):
            a, b = float(np.sin((1 - t) * sweep)), float(np.sin(t * sweep))
            out.append(centre + (first * a + last * b) / float(np.sin(sweep)))
    return np.array(out)
