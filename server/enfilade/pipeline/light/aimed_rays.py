"""Rays from receivers to one room's bright texels, and what of them came through: the loops of `bright`.

Each picks among CANDIDATES by what they would give, were nothing in the way (resampled importance sampling,
Talbot 2005): in a hall of twenty lamps most of the power is far off or faces away.
"""

from __future__ import annotations

import math

import numpy as np

from enfilade.pipeline.light.compiled import compiled
from enfilade.pipeline.light.sampling import point, shift
from enfilade.pipeline.light.scene import Bool, Double, Float, Int
from enfilade.pipeline.light.texels import SPOTS, Points
from enfilade.pipeline.light.trace import OFFSET_M, Tracer

CANDIDATES = 6
# A room's bright texels stand for each other: so many are drawn by power and lie side by side in memory. A
# bright reveal of 5 m² has one every 2 cm, and from NEAR_M a receiver cannot tell. A million of them, asked
# for one by one, took five times as long, most of it waiting for memory.
TARGETS = 1 << 14


class Aimed:
    """Targets (t,), receivers of one room; their running power (t,), rising to the total; colour
    (t, layers * 3) of each, of mean 1. What is nearer than near_m is not aimed at.
    """

    def __init__(
        self, points: Points, tracer: Tracer, targets: Int, running: Double, colour: Double, near_m: float
    ) -> None:
        share = (np.arange(TARGETS) + 0.5) / TARGETS
        drawn = np.minimum(np.searchsorted(running, share * running[-1]), len(running) - 1)
        self._points, self._tracer, self._near_m = points, tracer, near_m
        self._place = points.one(targets[drawn], np.arange(TARGETS))
        self._facing: Float = points.normal[targets[drawn]]
        self._tint = (colour[drawn] * running[-1] / np.pi).astype(np.float32)
        self._grey: Float = self._tint.mean(axis=1)

    def light(self, some: Int, rays: int, stream: int) -> tuple[Float, Float]:
        """(m, layers * 3) lux of receivers (m,), and the standard error (m,) of its mean over the columns;
        infinite where rays were sent and none came through.
        """
        points, many = self._points, len(some) * rays
        origin, way = np.empty((many, 3), np.float32), np.empty((many, 3), np.float32)
        reach, weight = np.empty(many, np.float32), np.empty(many, np.float32)
        which, target = np.empty(many, np.int64), np.empty(many, np.int64)
        asked = _aim(
            some,
            points.spot,
            points.normal,
            points.plane,
            self._place,
            self._facing,
            self._near_m,
            rays,
            stream,
            origin,
            way,
            reach,
            weight,
            which,
            target,
        )
        free = self._tracer.free(origin[:asked], way[:asked], reach[:asked])
        lux, error = np.zeros((len(some), self._tint.shape[1]), np.float32), np.empty(len(some), np.float32)
        _sum_up(rays, free, weight[:asked], which[:asked], target[:asked], self._tint, self._grey, lux, error)
        return lux, error


@compiled
def _aim(
    some: Int,
    spot: Float,
    normal: Float,
    plane: Float,
    place: Float,
    facing: Float,
    near_m: float,
    rays: int,
    stream: int,
    origin: Float,
    way: Float,
    reach: Float,
    weight: Float,
    which: Int,
    target: Int,
) -> int:
    asked = 0
    for i in range(len(some)):
        r = some[i]
        along, down = shift(r, stream, 0), shift(r, stream, 1)
        for k in range(rays):
            at = k % SPOTS
            x, y, z = spot[r, at, 0], spot[r, at, 1], spot[r, at, 2]
            worth, chosen, far = 0.0, -1, 0.0
            dx, dy, dz = 0.0, 0.0, 0.0
            for c in range(CANDIDATES):
                u, v = point(k * CANDIDATES + c, along, down)
                t = min(int(u * len(place)), len(place) - 1)
                wx, wy, wz = place[t, 0] - x, place[t, 1] - y, place[t, 2] - z
                square = wx * wx + wy * wy + wz * wz
                if square < near_m * near_m:
                    continue
                distance = math.sqrt(square)
                wx, wy, wz = wx / distance, wy / distance, wz / distance
                cosine = wx * normal[r, 0] + wy * normal[r, 1] + wz * normal[r, 2]
                over = wx * plane[r, 0] + wy * plane[r, 1] + wz * plane[r, 2]
                back = -(wx * facing[t, 0] + wy * facing[t, 1] + wz * facing[t, 2])
                if cosine <= 0 or over <= 1e-4 or back <= 0:
                    continue
                value = cosine * min(back, 1.0) / square
                worth += value
                # one is kept, as likely as what it would give; a number of the next column for each
                if _again(v, c) * worth < value:
                    chosen, far, dx, dy, dz = t, distance, wx, wy, wz
            if chosen >= 0:
                origin[asked, 0], origin[asked, 1], origin[asked, 2] = x, y, z
                way[asked, 0], way[asked, 1], way[asked, 2] = dx, dy, dz
                reach[asked], weight[asked] = far - 2 * OFFSET_M, worth / CANDIDATES
                which[asked], target[asked] = i, chosen
                asked += 1
    return asked


@compiled
def _again(number: float, turn: int) -> float:
    """Another number in [0, 1) from one, for each turn."""
    return (number + turn * 0.6180339887498949) % 1.0


@compiled
def _sum_up(
    rays: int,
    free: Bool,
    weight: Float,
    which: Int,
    target: Int,
    tint: Float,
    grey: Float,
    lux: Float,
    error: Float,
) -> None:
    j = 0
    for i in range(len(lux)):
        first, mean, square = j, 0.0, 0.0
        while j < len(which) and which[j] == i:
            if free[j]:
                value = weight[j] * grey[target[j]]
                mean += value / rays
                square += value * value / rays
                for c in range(tint.shape[1]):
                    lux[i, c] += weight[j] / rays * tint[target[j], c]
            j += 1
        error[i] = math.sqrt(max(square - mean * mean, 0.0) / rays)
        if j > first and mean == 0:
            # rays that all met a shutter agree with each other, and know nothing of the way past it
            error[i] = np.inf
