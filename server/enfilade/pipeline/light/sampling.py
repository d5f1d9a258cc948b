"""Well spread samples: a low-discrepancy sequence, shifted for each texel by a hash of its number.

The sequence is R2 (Martin Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018): additive
recurrence on the plastic number. It needs no table, is good for any count, and a shift keeps it good.
"""

from __future__ import annotations

import math

import numpy as np

from enfilade.pipeline.light.compiled import compiled
from enfilade.pipeline.light.scene import Float, Int, Vector

PLASTIC = 1.32471795724474602596
ACROSS, DOWN = 1 / PLASTIC, 1 / PLASTIC**2


def r2(count: int) -> Float:
    """(count, 2) points in [0, 1)."""
    points: Float = ((0.5 + np.arange(count)[:, None] * np.array([ACROSS, DOWN])) % 1.0).astype(np.float32)
    return points


@compiled
def shift(key: int, stream: int, axis: int) -> float:
    """A shift in [0, 1) for an integer key; another stream gives an independent one (PCG output hash)."""
    mask = np.uint64(0xFFFFFFFF)
    mixed = np.uint64(key) * np.uint64(2) + np.uint64(axis)
    mixed = (mixed + np.uint64(stream) * np.uint64(0x9E3779B9) + np.uint64(1)) & mask
    state = (mixed * np.uint64(747796405) + np.uint64(2891336453)) & mask
    word = ((state >> ((state >> np.uint64(28)) + np.uint64(4))) ^ state) * np.uint64(277803737)
    word &= mask
    word = (word >> np.uint64(22)) ^ word
    return np.float32(word >> np.uint64(8)) / np.float32(1 << 24)  # type: ignore[return-value]


@compiled
def point(number: int, along: float, down: float) -> tuple[float, float]:
    """Point `number` of the sequence, shifted along and down."""
    u = np.float32((0.5 + number * ACROSS) % 1.0) + np.float32(along)
    v = np.float32((0.5 + number * DOWN) % 1.0) + np.float32(down)
    one = np.float32(1)
    if u >= one:
        u -= one
    if v >= one:
        v -= one
    return u, v  # type: ignore[return-value]


@compiled
def _spread(keys: Int, stream: int, out: Float) -> None:
    for i in range(len(keys)):
        along, down = shift(keys[i], stream, 0), shift(keys[i], stream, 1)
        for k in range(out.shape[1]):
            out[i, k, 0], out[i, k, 1] = point(k, along, down)


def spread(keys: Int, count: int, stream: int) -> Float:
    """(n, count, 2) points in [0, 1): the sequence, shifted for each key."""
    out = np.empty((len(keys), count, 2), np.float32)
    _spread(np.ascontiguousarray(keys, np.int64), stream, out)
    return out


@compiled
def frame(x: float, y: float, z: float) -> tuple[Vector, Vector]:
    """Two unit vectors across a normal (Duff et al., Building an Orthonormal Basis, Revisited, 2017)."""
    sign = 1.0 if z >= 0 else -1.0
    a = -1.0 / (sign + z)
    b = x * y * a
    return (1 + sign * x * x * a, sign * b, -sign * x), (b, sign + y * y * a, -y)


@compiled
def over_hemisphere(x: float, y: float, z: float, u: float, v: float) -> Vector:
    """A direction about a normal, as dense as the cosine: with these an irradiance is pi times the plain mean
    of the radiance met.
    """
    (tx, ty, tz), (bx, by, bz) = frame(x, y, z)
    radius, angle = math.sqrt(u), 2 * math.pi * v
    a, b, c = radius * math.cos(angle), radius * math.sin(angle), math.sqrt(max(0.0, 1 - u))
    return a * tx + b * bx + c * x, a * ty + b * by + c * y, a * tz + b * bz + c * z


@compiled
def _over_hemispheres(normal: Float, points: Float, out: Float) -> None:
    for i in range(len(normal)):
        for k in range(points.shape[1]):
            way = over_hemisphere(normal[i, 0], normal[i, 1], normal[i, 2], points[i, k, 0], points[i, k, 1])
            out[i, k, 0], out[i, k, 1], out[i, k, 2] = way


def cosine_hemisphere(normal: Float, points: Float) -> Float:
    """(n, k, 3) directions about (n, 3) normals, as dense as the cosine, from (n, k, 2) points."""
    out = np.empty((*points.shape[:2], 3), np.float32)
    _over_hemispheres(normal, points, out)
    return out


def sphere(points: Float) -> Float:
    """(..., 3) directions spread evenly over the sphere from (..., 2) points."""
    z = 1 - 2 * points[..., 0]
    radius = np.sqrt(np.maximum(np.float32(0), 1 - z * z))
    angle = np.float32(2 * np.pi) * points[..., 1]
    direction: Float = np.stack([radius * np.cos(angle), radius * np.sin(angle), z], axis=-1)
    return direction


def in_triangle(points: Float) -> Float:
    """(..., 2) weights of the second and third corner, spread evenly over a triangle."""
    root = np.sqrt(points[..., 0])
    weights: Float = np.stack([root * (1 - points[..., 1]), root * points[..., 1]], axis=-1)
    return weights
