"""Cut surfaces into charts: flat or smoothly curved pieces that lie in the atlas in one piece.

Flat neighbours become facets; facets that shade smoothly into each other are joined, so that a vault is one
chart and its seams fall on creases; facets narrower than a texel (a bevel) join the face they edge. Then each
chart is unrolled (exact for planes, cylinders, cones). What cannot be unrolled (a pillow, a knob) is split by
the six directions and flattened onto them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from enfilade.pipeline.light.scene import Bool, Double, Int, face_areas, face_normals

COPLANAR_COS = float(np.cos(np.radians(1.0)))
# Corner normals this close on both sides of an edge: the surface shades smoothly over it.
SMOOTH_COS = float(np.cos(np.radians(4.0)))
# A seam inside a chart that opens by this much (metres) is a tear: the piece could not be unrolled.
TEAR_M = 0.004
WELD_M = 2e-5
HOLLOW = 0.35


@dataclass(frozen=True)
class Charts:
    """of (t,) chart of each face, without gaps; flat (t, 3, 2) metres, each chart in a frame of its own."""

    of: Int
    flat: Double


@dataclass(frozen=True)
class Seams:
    """Pairs of faces that share an edge: face (e, 2), side (e, 2) number of the edge in each, length (e,)."""

    face: Int
    side: Int
    length: Double

    def only(self, keep: Bool) -> Seams:
        """Some of them."""
        return Seams(self.face[keep], self.side[keep], self.length[keep])


def seams(triangles: Double, part: Int) -> Seams:
    """Edges between exactly two faces of one part; corners within WELD_M count as one."""
    keys = np.round(triangles.reshape(-1, 3) / WELD_M).astype(np.int64)
    keys = np.concatenate([keys, np.repeat(part, 3)[:, None]], axis=1)
    vertex = _number(keys).reshape(-1, 3)
    edges = np.stack([vertex, np.roll(vertex, -1, axis=1)], axis=2).reshape(-1, 2)
    edges.sort(axis=1)
    code = edges[:, 0] * (int(vertex.max(initial=0)) + 1) + edges[:, 1]
    order = np.argsort(code, kind="stable")
    fresh = np.flatnonzero(np.r_[True, np.diff(code[order]) != 0]) if len(code) else np.zeros(0, int)
    count = np.diff(np.r_[fresh, len(code)])
    pair = fresh[count == 2]
    one, two = order[pair], order[pair + 1]
    a, b = one // 3, two // 3
    end = triangles[a, (one % 3 + 1) % 3] - triangles[a, one % 3]
    keep = a != b
    found = Seams(np.stack([a, b], 1), np.stack([one % 3, two % 3], 1), np.linalg.norm(end, axis=1))
    return found.only(keep)


def cut(triangles: Double, normals: Double, part: Int, texel_m: float) -> Charts:
    """Chart every face of (t, 3, 3) triangles; a facet about as narrow as texel_m is a sliver."""
    count = len(triangles)
    joins = seams(triangles, part)
    plane = face_normals(triangles)
    a, b = joins.face[:, 0], joins.face[:, 1]
    level = np.einsum("ij,ij->i", plane[a], plane[b]) > COPLANAR_COS
    smooth = _shades_smoothly(normals, joins) & (np.einsum("ij,ij->i", plane[a], plane[b]) > 0.3)
    facet = _components(count, joins.face[level])
    surface = _components(count, joins.face[level | smooth])
    joined = _with_slivers(triangles, joins, facet, surface, texel_m)
    flat, torn = unroll(triangles, joins, joined)
    of = joined.copy()
    if torn.any():
        bad = torn[joined]
        piece = _by_direction(triangles, plane, joins, surface, bad)
        of[bad] = piece[bad] + count
        flat[bad] = _onto_directions(triangles, plane)[bad]
    return Charts(_number(of[:, None]), flat)


def split_to_facets(charts: Charts, bad: Int, triangles: Double, part: Int) -> Charts:
    """The charts numbered in `bad` cut back to plain flat facets, which cannot overlap themselves."""
    mine = np.isin(charts.of, bad)
    joins = seams(triangles, part)
    plane = face_normals(triangles)
    level = np.einsum("ij,ij->i", plane[joins.face[:, 0]], plane[joins.face[:, 1]]) > COPLANAR_COS
    facet = _components(len(triangles), joins.face[level])
    flat, _ = unroll(triangles, joins, facet)
    of = np.where(mine, facet + int(charts.of.max()) + 1, charts.of)
    return Charts(_number(of[:, None]), np.where(mine[:, None, None], flat, charts.flat))


def split_hollow(charts: Charts, joins: Seams, texel_m: float) -> Charts:
    """Charts that fill less than HOLLOW of a large box (a cornice round a room, a bent bar) cut into runs.

    A run is what goes one of four ways, by each face's longest edge: a frame becomes its four sides.
    """
    count = int(charts.of.max(initial=-1)) + 1
    low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    np.minimum.at(low, charts.of, charts.flat.min(axis=1))
    np.maximum.at(high, charts.of, charts.flat.max(axis=1))
    edges = np.roll(charts.flat, -1, axis=1) - charts.flat
    area = 0.5 * np.abs(edges[:, 0, 0] * edges[:, 1, 1] - edges[:, 0, 1] * edges[:, 1, 0])
    box = (high - low).prod(axis=1)
    hollow = (np.bincount(charts.of, area, count) < HOLLOW * box) & (box > (20 * texel_m) ** 2)
    if not hollow.any():
        return charts
    longest = np.linalg.norm(edges, axis=2).argmax(axis=1)
    run = edges[np.arange(len(edges)), longest]
    way = np.round(np.arctan2(run[:, 1], run[:, 0]) / (np.pi / 4)).astype(np.int64) % 4
    a, b = joins.face.T
    together = (charts.of[a] == charts.of[b]) & (~hollow[charts.of[a]] | (way[a] == way[b]))
    piece = _components(len(charts.of), joins.face[together])
    return Charts(_number(np.where(hollow[charts.of], piece + count, charts.of)[:, None]), charts.flat)


def islands(triangles: Double, part: Int) -> Int:
    """(t,) number of the connected piece of its part that each face belongs to: each rivet of a lock case."""
    return _components(len(triangles), seams(triangles, part).face)


def _number(keys: Int) -> Int:
    """(n,) dense numbers, in order of the (n, k) keys."""
    _, number = np.unique(keys, axis=0, return_inverse=True)
    return np.asarray(number, np.int64).ravel()


def _components(count: int, pairs: Int) -> Int:
    graph = coo_array((np.ones(len(pairs), bool), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    return np.asarray(connected_components(graph, directed=False)[1], np.int64)


def _shades_smoothly(normals: Double, joins: Seams) -> Bool:
    """(e,) the corner normals at both ends of the edge agree on both sides (the faces run opposite ways)."""
    (a, b), (i, j) = joins.face.T, joins.side.T
    one = np.einsum("ij,ij->i", normals[a, i], normals[b, (j + 1) % 3])
    two = np.einsum("ij,ij->i", normals[a, (i + 1) % 3], normals[b, j])
    smooth: Bool = np.minimum(one, two) > SMOOTH_COS
    return smooth


def _with_slivers(triangles: Double, joins: Seams, facet: Int, surface: Int, texel_m: float) -> Int:
    """Surfaces of a single facet narrower than 1.5 texels join the neighbour they share most edge with."""
    count = int(surface.max(initial=0)) + 1
    area = np.bincount(surface, face_areas(triangles), count)
    low, high = np.full((count, 3), np.inf), np.full((count, 3), -np.inf)
    np.minimum.at(low, surface, triangles.min(axis=1))
    np.maximum.at(high, surface, triangles.max(axis=1))
    length = np.linalg.norm(high - low, axis=1)
    width = area / np.maximum(length, 1e-9)
    sliver = width < 1.5 * texel_m
    (a, b) = surface[joins.face].T
    border = a != b
    a, b, shared = a[border], b[border], joins.length[border]
    # from a sliver to a broad neighbour, never to another sliver: chains would curl up on themselves
    source = np.concatenate([a, b])
    target = np.concatenate([b, a])
    shared = np.tile(shared, 2)
    good = sliver[source] & ~sliver[target]
    source, target, shared = source[good], target[good], shared[good]
    if not len(source):
        return surface
    pair = _number(np.stack([source, target], 1))
    total = np.bincount(pair, shared)
    first = np.zeros(len(total), np.int64)
    first[pair] = np.arange(len(pair))
    order = np.lexsort((target[first], -total, source[first]))
    s, t = source[first][order], target[first][order]
    best = np.r_[True, s[1:] != s[:-1]]
    into = np.arange(count)
    into[s[best]] = t[best]
    return into[surface]


def unroll(triangles: Double, joins: Seams, chart: Int) -> tuple[Double, Bool]:
    """Lay each chart flat, face after face over shared edges; (t, 3, 2) metres, and which charts tore.

    All charts advance together, one ring of faces per round, so the work is a few dozen numpy rounds.
    """
    count = len(triangles)
    own = _own_frames(triangles)
    flat = np.full((count, 3, 2), np.nan)
    inner = joins.only(chart[joins.face[:, 0]] == chart[joins.face[:, 1]])
    area = face_areas(triangles)
    order = np.lexsort((np.arange(count), -np.round(area, 7), chart))
    seeds = order[np.r_[True, np.diff(chart[order]) != 0]]
    flat[seeds] = own[seeds]
    placed = np.zeros(count, bool)
    placed[seeds] = True
    # each seam both ways, the longest first, so that a face is hung on its longest edge
    parent = np.concatenate([inner.face[:, 0], inner.face[:, 1]])
    child = np.concatenate([inner.face[:, 1], inner.face[:, 0]])
    parent_side = np.concatenate([inner.side[:, 0], inner.side[:, 1]])
    child_side = np.concatenate([inner.side[:, 1], inner.side[:, 0]])
    rank = np.argsort(-np.round(np.tile(inner.length, 2), 6), kind="stable")
    parent, child, parent_side, child_side = (x[rank] for x in (parent, child, parent_side, child_side))
    while True:
        ready = placed[parent] & ~placed[child]
        if not ready.any():
            break
        p, c, ps, cs = parent[ready], child[ready], parent_side[ready], child_side[ready]
        _, one = np.unique(c, return_index=True)
        p, c, ps, cs = p[one], c[one], ps[one], cs[one]
        flat[c] = _hang(own[c], cs, flat[p, (ps + 1) % 3], flat[p, ps])
        placed[c] = True
        waiting = ~placed[child]
        parent, child, parent_side, child_side = (
            x[waiting] for x in (parent, child, parent_side, child_side)
        )
    (a, b), (i, j) = inner.face.T, inner.side.T
    gap = np.maximum(
        np.linalg.norm(flat[a, i] - flat[b, (j + 1) % 3], axis=1),
        np.linalg.norm(flat[a, (i + 1) % 3] - flat[b, j], axis=1),
    )
    # a closed tube opens by its whole girth along one cut, which is fine; a small gap is a tear
    torn = np.zeros(int(chart.max(initial=0)) + 1, bool)
    torn[chart[a[gap > TEAR_M]]] = True
    return flat, torn


def _own_frames(triangles: Double) -> Double:
    """(t, 3, 2) each face flat, first edge along x."""
    e1, e2 = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    long = np.maximum(np.linalg.norm(e1, axis=1), 1e-12)
    along = np.einsum("ij,ij->i", e1, e2) / long
    up = np.linalg.norm(np.cross(e1, e2), axis=1) / long
    own = np.zeros((len(triangles), 3, 2))
    own[:, 1, 0], own[:, 2, 0], own[:, 2, 1] = long, along, up
    return own


def _hang(own: Double, side: Int, start: Double, end: Double) -> Double:
    """Faces (m, 3, 2) turned and moved so that their edge `side` runs from start to end (m, 2)."""
    index = np.arange(len(own))
    a, b = own[index, side], own[index, (side + 1) % 3]
    da, db = b - a, end - start
    scale = np.maximum(np.linalg.norm(da, axis=1) * np.linalg.norm(db, axis=1), 1e-18)
    cosine = np.einsum("ij,ij->i", da, db) / scale
    sine = (da[:, 0] * db[:, 1] - da[:, 1] * db[:, 0]) / scale
    norm = np.maximum(np.hypot(cosine, sine), 1e-9)
    cosine, sine = cosine / norm, sine / norm
    off = own - a[:, None]
    x = off[..., 0] * cosine[:, None] - off[..., 1] * sine[:, None]
    y = off[..., 0] * sine[:, None] + off[..., 1] * cosine[:, None]
    hung: Double = np.stack([x, y], axis=2) + start[:, None]
    return hung


def _by_direction(triangles: Double, plane: Double, joins: Seams, surface: Int, bad: Bool) -> Int:
    """(t,) pieces: connected faces of one surface that look along the same of the six directions."""
    way = _direction(plane)
    a, b = joins.face.T
    same = bad[a] & bad[b] & (way[a] == way[b]) & (surface[a] == surface[b])
    return _components(len(triangles), joins.face[same])


def _direction(plane: Double) -> Int:
    axis = np.abs(plane).argmax(axis=1)
    way: Int = axis * 2 + (plane[np.arange(len(plane)), axis] < 0)
    return way


def _onto_directions(triangles: Double, plane: Double) -> Double:
    """(t, 3, 2) faces dropped onto the plane of their main direction, not mirrored."""
    way = _direction(plane)
    axis, negative = way // 2, way % 2 == 1
    index = np.arange(len(triangles))
    u = triangles[index, :, (axis + 1) % 3]
    v = triangles[index, :, (axis + 2) % 3]
    flat: Double = np.stack([np.where(negative[:, None], -u, u), v], axis=2)
    return flat
