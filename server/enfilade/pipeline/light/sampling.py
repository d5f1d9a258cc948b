"""Well spread samples: a low-discrepancy sequence, shifted for each texel by a hash of its number.

The sequence is R2 (Martin Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018): additive
recurrence on the plastic number. It needs no table, is good for any count, and a shift keeps it good.
"""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.light.scene import Float, Int

PLASTIC = 1.32471795724474602596


def r2(count: int) -> Float:
    """(count, 2) points in [0, 1)."""
    step = np.array([1.0 / PLASTIC, 1.0 / PLASTIC**2])
    points: Float = ((0.5 + np.arange(count)[:, None] * step) % 1.0).astype(np.float32)
    return points


def shifts(keys: Int, stream: int) -> Float:
    """(n, 2) shifts in [0, 1) from integer keys; another stream gives independent ones (PCG output hash)."""
    out = np.empty((len(keys), 2), np.float32)
    for axis in range(2):
        mixed = keys.astype(np.uint64) * np.uint64(2) + np.uint64(axis)
        mixed = (mixed + np.uint64(stream * 0x9E3779B9 + 1)) & np.uint64(0xFFFFFFFF)
        state = (mixed * np.uint64(747796405) + np.uint64(2891336453)) & np.uint64(0xFFFFFFFF)
        word = ((state >> ((state >> np.uint64(28)) + np.uint64(4))) ^ state) * np.uint64(277803737)
        word &= np.uint64(0xFFFFFFFF)
        word = (word >> np.uint64(22)) ^ word
        out[:, axis] = (word >> np.uint64(8)).astype(np.float32) / np.float32(1 << 24)
    return out


def spread(keys: Int, count: int, stream: int) -> Float:
    """(n, count, 2) points in [0, 1): the sequence, shifted for each key."""
    points: Float = (r2(count)[None] + shifts(keys, stream)[:, None]) % np.float32(1)
    return points


def frames(normal: Float) -> tuple[Float, Float]:
    """Two unit vectors across each of (..., 3) normals (Duff et al., Building an Orthonormal Basis, 2017)."""
    x, y, z = normal[..., 0], normal[..., 1], normal[..., 2]
    sign = np.where(z >= 0, np.float32(1), np.float32(-1))
    a = -1.0 / (sign + z)
    b = x * y * a
    tangent = np.stack([1 + sign * x * x * a, sign * b, -sign * x], axis=-1)
    bitangent = np.stack([b, sign + y * y * a, -y], axis=-1)
    return tangent.astype(np.float32), bitangent.astype(np.float32)


def cosine_hemisphere(normal: Float, points: Float) -> Float:
    """(n, k, 3) directions about (n, 3) normals, as dense as the cosine, from (n, k, 2) points.

    With these an irradiance is pi times the plain mean of the radiance met.
    """
    tangent, bitangent = frames(normal)
    radius = np.sqrt(points[..., 0])
    angle = np.float32(2 * np.pi) * points[..., 1]
    x, y = radius * np.cos(angle), radius * np.sin(angle)
    z = np.sqrt(np.maximum(np.float32(0), 1 - points[..., 0]))
    direction: Float = (
        x[..., None] * tangent[:, None] + y[..., None] * bitangent[:, None] + z[..., None] * normal[:, None]
    )
    return direction


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
