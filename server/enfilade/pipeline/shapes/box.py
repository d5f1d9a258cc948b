"""A box with chamfered edges that shade round: 44 triangles, 42 vertices."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from enfilade.pipeline.shapes.surface import Surface, surface

Side = str
"""One of ``-x +x -y +y -z +z``."""


def box(
    size_m: tuple[float, float, float],
    bevel_m: float = 0.003,
    without: Collection[Side] = (),
    grain: str | None = None,
) -> Surface:
    """Return a box about the origin; its faces keep flat normals and its chamfers bend between them.

    Texture runs along `grain` (the longest axis unless named) and wraps round the four long faces without a
    break but one. `without` leaves out faces that touch something (their chamfers stay). The bevel is kept
    under 45 % of the smallest side.
    """
    size = np.asarray(size_m, dtype=np.float64)
    first = "xyz".index(grain) if grain else int(np.argmax(size))
    order = [first, (first + 1) % 3, (first + 2) % 3]
    ha, hb, hc = size[order] / 2
    e = min(bevel_m, 0.45 * float(size.min()))

    # The cross-section, counter-clockwise seen from +a, with the normal of the face each point belongs to.
    ring = np.array(
        [
            (hb, -hc + e), (hb, hc - e), (hb - e, hc), (-hb + e, hc),
            (-hb, hc - e), (-hb, -hc + e), (-hb + e, -hc), (hb - e, -hc),
        ]
    )  # fmt: skip
    facing = np.repeat(np.array([(1, 0), (0, 1), (-1, 0), (0, -1)], dtype=np.float64), 2, axis=0)
    corner = np.repeat(np.array([(1, -1), (1, 1), (-1, 1), (-1, -1)]), 2, axis=0)
    corner = np.roll(corner, -1, axis=0) * np.array([hb - e, hc - e])
    turn = np.linalg.norm(np.diff(ring, axis=0, append=ring[:1]), axis=1)
    along = np.concatenate([[0.0], np.cumsum(turn)])

    positions: list[tuple[float, float, float]] = []
    normals: list[tuple[float, float, float]] = []
    uv: list[tuple[float, float]] = []
    triangles: list[tuple[int, int, int]] = []

    def add(p: tuple[float, float, float], n: tuple[float, float, float], t: tuple[float, float]) -> int:
        positions.append(p)
        normals.append(n)
        uv.append(t)
        return len(positions) - 1

    def quad(a: int, b: int, c: int, d: int, flip: bool = False) -> None:
        triangles.extend([(c, b, a), (d, c, a)] if flip else [(a, b, c), (a, c, d)])

    missing = {_local(side, order) for side in without}
    low = [add((-ha + e, *ring[k % 8]), (0, *facing[k % 8]), (-ha + e, along[k])) for k in range(9)]
    high = [add((ha - e, *ring[k % 8]), (0, *facing[k % 8]), (ha - e, along[k])) for k in range(9)]
    for k in range(8):
        if k % 2 == 0 and (("bcbc"[k // 2]), facing[k].sum()) in missing:
            continue
        quad(low[k], low[k + 1], high[k + 1], high[k])
    for end, row in ((-1.0, low), (1.0, high)):
        rim = [add((end * ha, *corner[k]), (end, 0, 0), (end * (ha + 0.4 * e), along[k])) for k in range(8)]
        for k in range(0, 8, 2):
            quad(row[k], row[k + 1], rim[k + 1], rim[k], flip=end < 0)
            knee = (row[k + 1], row[k + 2], rim[k + 1])
            triangles.append(knee if end > 0 else knee[::-1])
        if ("a", end) not in missing:
            lid = [add((end * ha, *corner[k]), (end, 0, 0), tuple(corner[k])) for k in (0, 1, 3, 5)]
            lid[0] = add((end * ha, *corner[7]), (end, 0, 0), tuple(corner[7]))
            quad(lid[0], lid[1], lid[2], lid[3], flip=end < 0)

    back = np.argsort(order)
    return surface(
        np.array(positions)[:, back],
        np.array(normals, dtype=np.float64)[:, back],
        np.array(uv),
        np.array(triangles, dtype=np.int32),
    )


def _local(side: Side, order: list[int]) -> tuple[str, float]:
    """Return a side as (a, b or c; sign) in the box's own order of axes."""
    return "abc"[order.index("xyz".index(side[1]))], 1.0 if side[0] == "+" else -1.0
