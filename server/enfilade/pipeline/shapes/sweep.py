"""A profile carried along a path: mitred mouldings, frames and rails, and round tubes with bends."""

from __future__ import annotations

import itertools

import numpy as np

from enfilade.pipeline.mesh import Floats
from enfilade.pipeline.shapes.profile import CREASE_RAD, circle, rounded_path, shaded
from enfilade.pipeline.shapes.surface import Surface, joined, surface, unit
from enfilade.pipeline.shapes.triangulate import triangulate


def sweep(
    outline: Floats,
    path: Floats | list[tuple[float, float, float]],
    up: tuple[float, float, float] = (0.0, 1.0, 0.0),
    closed: bool = False,
    crease_rad: float = CREASE_RAD,
    caps: bool = True,
) -> Surface:
    """Return the closed `outline` (k, 2), counter-clockwise, carried along `path` (n, 3), mitred at corners.

    At the start the outline's second axis is `up` made square to the path and its first axis is up × forward.
    The frame then turns with the path by the least rotation. u is metres along the path, v round the outline.
    """
    points = np.asarray(path, dtype=np.float64)
    count = len(points)
    steps = np.diff(points, axis=0, append=points[:1]) if closed else np.diff(points, axis=0)
    lengths = np.linalg.norm(steps, axis=1)
    ways = steps / lengths[:, None]
    begin = np.concatenate([[0.0], np.cumsum(lengths)])
    run = shaded(outline, closed=True)
    frames = _frames(ways, np.asarray(up, dtype=np.float64))
    width = len(run.points)

    positions: list[Floats] = []
    normals: list[Floats] = []
    uv: list[Floats] = []

    def ring(at: int, segment: int, other: int, blend: bool) -> int:
        """Add the ring at path point `at` as seen from `segment`, cut by the mitre plane towards `other`."""
        frame, way = frames[segment], ways[segment]
        offset = run.points @ frame
        plane = unit(way + ways[other])
        slide = -(offset @ plane) / float(way @ plane)
        facing = run.normals @ frame
        if blend:
            facing = unit(facing + run.normals @ frames[other])
        base = begin[segment] if at == segment else begin[segment + 1]
        positions.append(points[at % count] + offset + slide[:, None] * way)
        normals.append(facing)
        uv.append(np.stack([base + (0.0 if blend else slide) + np.zeros(width), run.along], axis=1))
        return len(positions) - 1

    strips: list[tuple[int, int]] = []
    carried = -1
    segments = len(ways)
    for k in range(segments):
        back = (k - 1) % segments if closed or k > 0 else k
        ahead = (k + 1) % segments if closed or k < segments - 1 else k
        soft_ahead = ahead != k and float(ways[k] @ ways[ahead]) > np.cos(crease_rad)
        soft_back = back != k and float(ways[k] @ ways[back]) > np.cos(crease_rad)
        first = carried if carried >= 0 else ring(k, k, back, soft_back)
        last = ring(k + 1, k, ahead, soft_ahead)
        strips.append((first, last))
        carried = last if soft_ahead and k < segments - 1 else -1

    faces = []
    for first, last in strips:
        for lo, hi in run.segments:
            a, b, c, d = first * width + lo, first * width + hi, last * width + hi, last * width + lo
            faces.extend([(a, b, c), (a, c, d)])
    body = surface(
        np.concatenate(positions),
        np.concatenate(normals),
        np.concatenate(uv),
        np.array(faces, dtype=np.int32),
    )
    if closed or not caps:
        return body
    flat = np.asarray(outline, dtype=np.float64)
    lid = triangulate(flat)
    near = surface(points[0] + flat @ frames[0], np.tile(-ways[0], (len(flat), 1)), flat, lid[:, ::-1])
    far = surface(points[-1] + flat @ frames[-1], np.tile(ways[-1], (len(flat), 1)), flat, lid)
    return joined([body, near, far])


def _frames(ways: Floats, up: Floats) -> Floats:
    """Return (s, 2, 3): the outline's two axes for each path segment, carried by the least rotation."""
    side = np.cross(up, ways[0])
    if np.linalg.norm(side) < 1e-6:
        side = np.cross(np.array([0.0, 0.0, 1.0]), ways[0])
    if np.linalg.norm(side) < 1e-6:
        side = np.cross(np.array([1.0, 0.0, 0.0]), ways[0])
    side = unit(side)
    frames = [np.stack([side, np.cross(ways[0], side)])]
    for before, after in itertools.pairwise(ways):
        axis = np.cross(before, after)
        cos = float(before @ after)
        skew = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
        turn = np.eye(3) + skew + skew @ skew / (1 + cos)
        frames.append(frames[-1] @ turn.T)
    return np.array(frames)


def tube(
    path: Floats | list[tuple[float, float, float]],
    radius_m: float,
    sides: int = 8,
    bend_m: float = 0.0,
    steps: int = 3,
    closed: bool = False,
    caps: bool = True,
) -> Surface:
    """Return a round tube along a polyline, its corners bent to `bend_m` in `steps` pieces each."""
    points = np.asarray(path, dtype=np.float64)
    if bend_m > 0:
        points = rounded_path(points, bend_m, steps, closed)
    return sweep(circle(radius_m, sides), points, closed=closed, caps=caps, crease_rad=1.0)


def ring(radius_m: float, thick_m: float, sides: int = 16, round_sides: int = 6) -> Surface:
    """Return a torus about y: the circle of `radius_m` thickened by the radius `thick_m`."""
    angle = np.arange(sides) / sides * 2 * np.pi
    path = np.stack([np.cos(angle), np.zeros(sides), -np.sin(angle)], axis=1) * radius_m
    return sweep(circle(thick_m, round_sides), path, closed=True, crease_rad=1.6)
