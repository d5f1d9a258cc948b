"""Rays from receivers to one lamp, and what of them came through: the loops of `direct`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from enfilade.pipeline.light.compiled import compiled
from enfilade.pipeline.light.sampling import point, shift
from enfilade.pipeline.light.scene import Bool, Double, Float, Int
from enfilade.pipeline.light.shine import shine
from enfilade.pipeline.light.slits import CELLS, EVERY, Mask, narrow, part, parts_of
from enfilade.pipeline.light.texels import SPOTS, Points
from enfilade.pipeline.light.trace import OFFSET_M, Tracer


@dataclass(frozen=True)
class Through:
    """Of each of (m,) receivers: lux (m,), the mean over its rays; how many were asked and came through
    (m,); parts (m,) of the lamp that were seen."""

    lux: Float
    asked: Int
    free: Int
    parts: Mask


def shoot(
    tracer: Tracer,
    points: Points,
    lamp: Double,
    some: Int,
    count: int,
    stream: int,
    least: float = 0.0,
    only: Mask | None = None,
    turning: bool = False,
) -> Through:
    """Ask `count` rays of each of (m,) receivers whether the lamp of a `row` is seen.

    Rays worth no more than `least` lux are not asked. `only` (m,) aims them at parts of the lamp. `turning`
    lets the next receiver begin at its next spot, where each sends one ray.
    """
    many = len(some) * count
    origin, way = np.empty((many, 3), np.float32), np.empty((many, 3), np.float32)
    reach = np.empty(many, np.float32)
    worth, which = np.empty(many, np.float32), np.empty(many, np.int64)
    mask = np.full(1, EVERY) if only is None else only
    asked = _aim(
        lamp,
        some,
        mask,
        turning,
        points.spot,
        points.normal,
        points.plane,
        count,
        stream,
        least,
        origin,
        way,
        reach,
        worth,
        which,
    )
    free = tracer.free(origin[:asked], way[:asked], reach[:asked])
    found = Through(
        np.zeros(len(some), np.float32),
        np.zeros(len(some), np.int64),
        np.zeros(len(some), np.int64),
        np.zeros(len(some), np.uint64),
    )
    _count(
        some,
        count,
        stream,
        worth[:asked],
        which[:asked],
        free,
        found.lux,
        found.asked,
        found.free,
        found.parts,
    )
    return found


@compiled
def _aim(
    lamp: Double,
    some: Int,
    mask: Mask,
    turning: bool,
    spot: Float,
    normal: Float,
    plane: Float,
    count: int,
    stream: int,
    least: float,
    origin: Float,
    way: Float,
    reach: Float,
    worth: Float,
    which: Int,
) -> int:
    asked = 0
    parts = np.empty(CELLS * CELLS, np.int64)
    for i in range(len(some)):
        r = some[i]
        along, down = shift(r, stream, 0), shift(r, stream, 1)
        only = mask[i if len(mask) > 1 else 0]
        narrowed = only != EVERY
        many = parts_of(only, parts) if narrowed else CELLS * CELLS
        for k in range(count):
            at = (i + k if turning else k) % SPOTS
            x, y, z = spot[r, at, 0], spot[r, at, 1], spot[r, at, 2]
            u, v = point(k, along, down)
            if narrowed:
                u, v = narrow(parts, many, u, v)
            (dx, dy, dz), far, weight = shine(lamp, x, y, z, u, v)
            cosine = dx * normal[r, 0] + dy * normal[r, 1] + dz * normal[r, 2]
            lux = weight * cosine * many / (CELLS * CELLS)
            over = dx * plane[r, 0] + dy * plane[r, 1] + dz * plane[r, 2]
            if cosine > 0 and lux > least and over > 1e-4:
                origin[asked, 0], origin[asked, 1], origin[asked, 2] = x, y, z
                way[asked, 0], way[asked, 1], way[asked, 2] = dx, dy, dz
                reach[asked] = max(far - 2 * OFFSET_M, 1e-5)
                worth[asked], which[asked] = lux, i * count + k
                asked += 1
    return asked


@compiled
def _count(
    some: Int,
    count: int,
    stream: int,
    worth: Float,
    which: Int,
    free: Bool,
    lux: Float,
    asked: Int,
    through: Int,
    parts: Mask,
) -> None:
    for j in range(len(which)):
        i, k = which[j] // count, which[j] % count
        asked[i] += 1
        if free[j]:
            through[i] += 1
            lux[i] += worth[j] / count
            r = some[i]
            u, v = point(k, shift(r, stream, 0), shift(r, stream, 1))
            parts[i] |= part(u, v)
