"""Rays of an eye, and those of them that leave by a doorway: the loops of `poster`."""

from __future__ import annotations

import math

from enfilade.pipeline.light.compiled import compiled
from enfilade.pipeline.light.sampling import point, shift
from enfilade.pipeline.light.scene import Float, Int


@compiled
def look(
    pixel: Int,
    size: tuple[int, int],
    first: int,
    rays: int,
    ahead: Float,
    right: Float,
    up: Float,
    way: Float,
) -> None:
    """Write to way (n * rays, 3) rays number `first` and after through (n,) pixels of (width, height).

    right and up reach from the middle of what is seen to its edges.
    """
    width, height = size
    for i in range(len(pixel)):
        along, down = shift(pixel[i], 7000, 0), shift(pixel[i], 7000, 1)
        for k in range(rays):
            u, v = point(first + k, along, down)
            x = (pixel[i] % width + u) * 2 / width - 1
            y = 1 - (pixel[i] // width + v) * 2 / height
            j, square = i * rays + k, 0.0
            for c in range(3):
                way[j, c] = ahead[c] + x * right[c] + y * up[c]
                square += way[j, c] * way[j, c]
            for c in range(3):
                way[j, c] /= math.sqrt(square)


@compiled
def go_out(
    origin: Float,
    way: Float,
    within_m: Float,
    corner: Float,
    along: Float,
    up: Float,
    inward: Float,
    near: Int,
    far: Float,
    high: Float,
) -> int:
    """Write which of (n, 3) rays leave by a doorway within (n,) metres, how far off and how high (a share).

    Return how many. along and up: its edges over their squared length; inward: their cross product.
    """
    count = 0
    for i in range(len(way)):
        speed, off = 0.0, 0.0
        for c in range(3):
            speed += way[i, c] * inward[c]
            off += (corner[c] - origin[i, c]) * inward[c]
        if speed >= 0 or off >= 0 or off <= within_m[i] * speed:
            continue
        distance = off / speed
        x, y = 0.0, 0.0
        for c in range(3):
            at = origin[i, c] + distance * way[i, c] - corner[c]
            x += at * along[c]
            y += at * up[c]
        if 0 <= x <= 1 and 0 <= y <= 1:
            near[count], far[count], high[count] = i, distance, y
            count += 1
    return count
