"""Rays all around from receivers, and what they met: the loops of `gather`."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.light.compiled import compiled
from enfilade.pipeline.light.sampling import over_hemisphere, point, shift
from enfilade.pipeline.light.scene import Bool, Float, Int, Vector
from enfilade.pipeline.light.texels import SPOTS, Points
from enfilade.pipeline.light.trace import Hits, Tracer


def look_around(
    tracer: Tracer, points: Points, receiver: Int, key: Int, rays: int, stream: int, turning: bool
) -> Hits:
    """What (m * rays,) rays met, `rays` from receivers (m, 1), or (m, rays) one for each.

    key (m,) shifts the samples. `turning` begins each row at another spot: where a row is one of receivers.
    """
    origin, way = np.empty((len(key) * rays, 3), np.float32), np.empty((len(key) * rays, 3), np.float32)
    _spread_out(points.spot, points.normal, points.plane, receiver, key, rays, stream, turning, origin, way)
    return tracer.hits(origin, way)


@compiled
def _spread_out(
    spot: Float,
    normal: Float,
    plane: Float,
    receiver: Int,
    key: Int,
    rays: int,
    stream: int,
    turning: bool,
    origin: Float,
    way: Float,
) -> None:
    for i in range(len(key)):
        along, down = shift(key[i], stream, 0), shift(key[i], stream, 1)
        for k in range(rays):
            r, j = receiver[i, k if receiver.shape[1] > 1 else 0], i * rays + k
            at = (key[i] * rays + k if turning else k) % SPOTS
            origin[j, 0], origin[j, 1], origin[j, 2] = spot[r, at, 0], spot[r, at, 1], spot[r, at, 2]
            u, v = point(k, along, down)
            to = over_hemisphere(normal[r, 0], normal[r, 1], normal[r, 2], u, v)
            way[j, 0], way[j, 1], way[j, 2] = _above(to, plane[r, 0], plane[r, 1], plane[r, 2])


@compiled
def _above(way: Vector, x: float, y: float, z: float) -> Vector:
    """A direction about a bent normal; one that dips under its face's own is mirrored back over it."""
    dip = 2 * min(way[0] * x + way[1] * y + way[2] * z, 0.0)
    return way[0] - dip * x, way[1] - dip * y, way[2] - dip * z


@compiled
def met_groups(
    face: Int, weights: Float, corners: Float, placed: Bool, atlas: Int, loose: Int, width: int, out: Int
) -> None:
    """Write to out (n,) the groups at points of faces (n,) with weights (n, 2); -1 where no face was met.

    corners (t, 3, 2) of triangles in texels; atlas (h * w,) group of each texel, loose (t,) of what has none.
    """
    height = len(atlas) // width
    for i in range(len(face)):
        f = face[i]
        if f < 0:
            out[i] = -1
        elif not placed[f]:
            out[i] = loose[f]
        else:
            a, b = weights[i, 0], weights[i, 1]
            x = corners[f, 0, 0] + (corners[f, 1, 0] - corners[f, 0, 0]) * a
            y = corners[f, 0, 1] + (corners[f, 1, 1] - corners[f, 0, 1]) * a
            x += (corners[f, 2, 0] - corners[f, 0, 0]) * b
            y += (corners[f, 2, 1] - corners[f, 0, 1]) * b
            column, row = min(max(int(x), 0), width - 1), min(max(int(y), 0), height - 1)
            out[i] = atlas[row * width + column]


@compiled
def sum_up(
    rays: int,
    found: Int,
    hits_face: Int,
    back: Bool,
    distance_m: Float,
    table: Float,
    aimed: Bool,
    room: Int,
    room_here: Int,
    near_m: float,
    got: Float,
    backs: Float,
) -> int:
    """Write to got (m, c) the means of the table's (g + 1, c) rows that (m * rays,) rays met, to backs (m,)
    the share of rays that met backs; return how many met nothing.

    Groups `aimed` at (g + 1,) in the receiver's own room count nearer than near_m only. What sits in a wall
    looks at backs and past them into nothing; a yard's open sky has no backs in it.
    """
    lost = 0
    for i in range(len(backs)):
        blind, lone = 0, 0
        for k in range(rays):
            j = i * rays + k
            if hits_face[j] < 0:
                lone += 1
                continue
            if back[j]:
                blind += 1
                continue
            g = found[j]
            if aimed[g] and room[g] == room_here[i] and distance_m[j] >= near_m:
                continue
            for c in range(table.shape[1]):
                got[i, c] += table[g, c]
        for c in range(table.shape[1]):
            got[i, c] /= max(rays - blind, 1)
        lost += lone
        backs[i] = (blind + (lone if blind > 0 else 0)) / rays
    return lost
