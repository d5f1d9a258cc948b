"""Polygons with holes cut into triangles, by manifold3d, which keeps the given points and their order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manifold3d import triangulate as _triangulate

from enfilade.pipeline.mesh import Floats, Ints


def triangulate(outer: Floats, holes: Sequence[Floats] = ()) -> Ints:
    """Return (m, 3) indices into the points of `outer` (counter-clockwise) followed by those of each hole.

    Holes may wind either way. Triangles are counter-clockwise.
    """
    loops = [np.asarray(outer, dtype=np.float64)]
    flips: list[Ints] = [np.arange(len(outer), dtype=np.int32)]
    start = len(outer)
    for hole in holes:
        index = np.arange(start, start + len(hole), dtype=np.int32)
        clockwise = signed_area(hole) < 0
        loops.append(np.asarray(hole, dtype=np.float64)[:: 1 if clockwise else -1])
        flips.append(index if clockwise else index[::-1])
        start += len(hole)
    found = np.asarray(_triangulate(loops), dtype=np.int32)
    return np.asarray(np.concatenate(flips)[found], dtype=np.int32)


def signed_area(loop: Floats) -> float:
    """Return the area of a closed loop (k, 2) in m², positive where it runs counter-clockwise."""
    x, y = np.asarray(loop)[:, 0], np.asarray(loop)[:, 1]
    return float(0.5 * np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))
