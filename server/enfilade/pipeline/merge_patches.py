"""Divide a polygon of whole millimetres into few convex patches whose edges are shared exactly."""

from __future__ import annotations

import manifold3d
import numpy as np
import shapely

Corner = tuple[int, int]


def convex_patches(polygon: shapely.Polygon) -> list[list[Corner]]:
    """Return convex rings, counter-clockwise, that tile the polygon: triangles merged greedily, longest edge
    first.

    Every corner of the polygon is a corner of the patches on it (collinear ones too), and nothing is moved.
    Method: Hertel & Mehlhorn 1983, at most four times the least number of patches.
    """
    rings = _triangles(polygon)
    owner: dict[tuple[Corner, Corner], int] = {}
    for k, ring in enumerate(rings):
        for edge in _edges(ring):
            owner[edge] = k
    alive: dict[int, list[Corner]] = dict(enumerate(rings))
    inner = sorted(
        {(min(a, b), max(a, b)) for a, b in owner if (b, a) in owner},
        key=lambda e: (-((e[0][0] - e[1][0]) ** 2 + (e[0][1] - e[1][1]) ** 2), e),
    )
    for a, b in inner:
        one, other = owner[a, b], owner[b, a]
        if one == other:
            continue
        joined = _joined(alive[one], alive[other], a, b)
        if joined is None:
            continue
        for edge in _edges(alive.pop(other)):
            owner[edge] = one
        alive[one] = joined
    return [alive[k] for k in sorted(alive)]


def with_corners(polygon: shapely.Polygon, corners: list[Corner]) -> shapely.Polygon:
    """Return the polygon with each of `corners` on its boundary (within 1.5 mm) taken in, other straight ones
    left out.
    """
    wanted = set(corners)
    rings = [
        _straightened([(round(x), round(y)) for x, y in ring.coords[:-1]], wanted)
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    present = {corner for ring in rings for corner in ring}
    for corner in sorted(wanted - present):
        best: tuple[float, int, int] | None = None
        for r, ring in enumerate(rings):
            for i, a in enumerate(ring):
                away = shapely.LineString([a, ring[(i + 1) % len(ring)]]).distance(shapely.Point(corner))
                if away < 1.5 and (best is None or away < best[0]):
                    best = (away, r, i)
        if best is not None:
            rings[best[1]].insert(best[2] + 1, corner)
    return shapely.Polygon(rings[0], rings[1:])


def _straightened(ring: list[Corner], kept: set[Corner]) -> list[Corner]:
    """The ring without corners that lie exactly on a straight side, but for those to be kept."""
    out = []
    for i, (bx, by) in enumerate(ring):
        (ax, ay), (cx, cy) = ring[i - 1], ring[(i + 1) % len(ring)]
        if (bx, by) in kept or (bx - ax) * (cy - by) != (by - ay) * (cx - bx):
            out.append((bx, by))
    return out


def _triangles(polygon: shapely.Polygon) -> list[list[Corner]]:
    """Triangles of whole millimetres without flat ones."""
    oriented = shapely.geometry.polygon.orient(polygon)
    rings = [np.array(r.coords)[:-1] for r in (oriented.exterior, *oriented.interiors)]
    points = [(round(x), round(y)) for ring in rings for x, y in ring]
    corners = np.asarray(manifold3d.triangulate(rings, 0.1, False))
    return [[points[i] for i in corner] for corner in corners]


def _edges(ring: list[Corner]) -> list[tuple[Corner, Corner]]:
    return list(zip(ring, [*ring[1:], ring[0]], strict=True))


def _joined(one: list[Corner], other: list[Corner], a: Corner, b: Corner) -> list[Corner] | None:
    """The union of two rings over the edge a-b of `one`, or None where it is not convex."""
    i, k = one.index(a), other.index(b)
    # After a comes the other ring from a round to b, then on from b in this ring.
    around = [*other[k + 1 :], *other[: k + 1]]
    rest = [*one[i + 1 :], *one[: i + 1]]
    ring = [*rest[:-1], *around]
    if len(set(ring)) != len(ring):
        ring = list(dict.fromkeys(ring))
    if len(ring) != len(one) + len(other) - 2 or not _convex(ring):
        return None
    return ring


def _convex(ring: list[Corner]) -> bool:
    """Whether no corner turns right; corners on a straight side are allowed."""
    count = len(ring)
    for i in range(count):
        (ax, ay), (bx, by), (cx, cy) = ring[i - 1], ring[i], ring[(i + 1) % count]
        if (bx - ax) * (cy - by) - (by - ay) * (cx - bx) < 0:
            return False
    return True
