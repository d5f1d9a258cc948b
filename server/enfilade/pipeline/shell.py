"""The shell of a hall: all its voids united, seen from inside, as even triangles that fit edge to edge.

Each plane face of the union is laid out in its own coordinates, divided by a grid of about 0.3 m (so that
colour per vertex can carry what varies over decimetres), and every corner of a neighbour that falls on an
edge is taken in, so that no crack opens between faces of different grids.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import manifold3d
import numpy as np
import shapely
from numpy.typing import NDArray

from enfilade.content.hall import Hall
from enfilade.pipeline.cut_openings import cut_opening, ring
from enfilade.pipeline.facet import Facet
from enfilade.pipeline.hall_model import PlacedCap
from enfilade.pipeline.mesh import Floats, Ints
from enfilade.pipeline.plan import OpeningSite, sites
from enfilade.pipeline.raise_walls import raise_room

GRID_M = 0.34
"""The longest side of a grid cell: half a metre would smear decimetre stains, a quarter doubles the
download.
"""

SLIVER_M2 = 1e-6
"""Pieces below a square millimetre are left out (AMENDMENTS, Geometry and light)."""

ON_EDGE_M = 2e-5
"""Distance at which a neighbour's corner counts as lying on an edge."""


@dataclass(frozen=True)
class Patch:
    """Triangles of one facet in one finish, vertices counter-clockwise seen from inside the hall."""

    facet: Facet
    finish: str
    positions: Floats
    triangles: Ints


@dataclass(frozen=True)
class Shell:
    """The shell's patches, the caps that close it, and how many separate suites it has."""

    patches: tuple[Patch, ...]
    caps: tuple[PlacedCap, ...]
    suites: int
    volume_m3: float


def build_shell(hall: Hall) -> Shell:
    """Return the shell of a hall. Raises ValueError where a room's volume is not closed (checks find that
    before).
    """
    facets: list[Facet] = []
    solids = [raise_room(room, i, facets) for i, room in enumerate(hall.rooms)]
    found = sites(hall)
    solids += [cut_opening(hall, site, facets) for site in found]
    union = manifold3d.Manifold.batch_boolean(solids, manifold3d.OpType.Add)
    mesh = union.to_mesh64()
    corners = np.asarray(mesh.vert_properties)[:, :3][np.asarray(mesh.tri_verts).astype(np.int64)]
    numbers = np.asarray(mesh.face_id).astype(np.int64)
    laid = [
        _divide(facets[number], corners[numbers == number])
        for number in np.unique(numbers)
        if facets[number].role not in ("cap", "inside")
    ]
    patches = _stitch([piece for group in laid for piece in group])
    return Shell(tuple(patches), tuple(_caps(found)), len(union.decompose()), float(union.volume()))


@dataclass(frozen=True)
class _Piece:
    """A convex or simple polygon of one facet within one grid cell, in the facet's coordinates,
    counter-clockwise.
    """

    facet: Facet
    finish: str
    local: Floats


def _divide(facet: Facet, triangles: Floats) -> list[_Piece]:
    """Cut a facet's part of the union (m, 3, 3) along its grid."""
    local = facet.local(triangles.reshape(-1, 3)).reshape(-1, 3, 2)
    local = np.round(local, 7)
    whole = shapely.union_all(shapely.polygons(local[shapely.area(shapely.polygons(local)) > 1e-12]))
    if whole.is_empty:
        return []
    low_u, low_v, high_u, high_v = whole.bounds
    cells, mids = [], []
    lines_v = _lines(facet.extent_v, facet.breaks_v, low_v, high_v)
    lines_u = _lines(facet.extent_u, (), low_u, high_u)
    for v0, v1 in itertools.pairwise(lines_v):
        if v0 < facet.shown_v[0] - 1e-9 or v1 > facet.shown_v[1] + 1e-9:
            continue
        for u0, u1 in itertools.pairwise(lines_u):
            cells.append(shapely.box(u0, v0, u1, v1))
            mids.append((v0 + v1) / 2)
    if not cells:
        return []
    shapely.prepare(whole)
    cut = shapely.intersection(whole, np.array(cells))
    pieces = []
    for shape, mid in zip(cut, mids, strict=True):
        finish = facet.band_finish if mid < facet.band_v else facet.finish
        for part in _polygons(shape):
            if part.area > SLIVER_M2:
                # A hole inside one cell is rare (a ventilation hole): cut through it so that each piece is
                # simple.
                pieces += [_Piece(facet, finish, loop) for loop in _loops(part)]
    return pieces


def _lines(extent: tuple[float, float], breaks: tuple[float, ...], low: float, high: float) -> list[float]:
    """Grid lines over [low, high]: the extent and the breaks, and even steps of at most GRID_M between."""
    marks = sorted({extent[0], extent[1], *breaks})
    marks = [low - 1e-3, *(m for m in marks if low + 1e-6 < m < high - 1e-6), high + 1e-3]
    # The outermost lines lie just outside, so that the polygon's own edge and not a grid line bounds the last
    # cells.
    lines = [marks[0]]
    for a, b in itertools.pairwise(marks):
        steps = max(1, int(np.ceil((b - a - 2e-3) / GRID_M)))
        lines += [a + (b - a) * k / steps for k in range(1, steps + 1)]
    return lines


def _polygons(shape: shapely.Geometry) -> Iterator[shapely.Polygon]:
    if isinstance(shape, shapely.Polygon):
        yield shape
    elif isinstance(shape, shapely.MultiPolygon | shapely.GeometryCollection):
        for part in shape.geoms:
            yield from _polygons(part)


def _loops(part: shapely.Polygon) -> list[Floats]:
    if not part.interiors:
        return [np.array(shapely.geometry.polygon.orient(part).exterior.coords)[:-1]]
    middle = part.interiors[0].centroid.x
    low_u, low_v, high_u, high_v = part.bounds
    halves = [shapely.box(low_u, low_v, middle, high_v), shapely.box(middle, low_v, high_u, high_v)]
    return [loop for half in halves for piece in _polygons(part & half) for loop in _loops(piece)]


def _stitch(pieces: list[_Piece]) -> list[Patch]:
    """Take every corner that lies on a neighbour's edge into that edge, and triangulate."""
    rounded = [np.round(piece.facet.world(piece.local), 6) for piece in pieces]
    corners: Floats = np.unique(np.round(np.concatenate(rounded), 5), axis=0)
    by_facet: dict[int, list[int]] = {}
    for k, piece in enumerate(pieces):
        by_facet.setdefault(id(piece.facet), []).append(k)
    patches = []
    for members in by_facet.values():
        facet = pieces[members[0]].facet
        near = corners[np.abs((corners - facet.origin) @ facet.normal) < ON_EDGE_M]
        on_facet = facet.local(near)
        by_finish: dict[str, list[Floats]] = {}
        loops = _taken_in([pieces[k].local for k in members], on_facet)
        for k, loop in zip(members, loops, strict=True):
            by_finish.setdefault(pieces[k].finish, []).append(loop)
        for finish, group in by_finish.items():
            patches.append(_patch(facet, finish, group))
    return patches


def _taken_in(loops: list[Floats], points: Floats) -> list[Floats]:
    """Insert into each loop the points that lie on its edges."""
    tree = shapely.STRtree(np.asarray(shapely.points(points), dtype=object))
    counts = np.array([len(loop) for loop in loops])
    rings = shapely.linearrings(np.concatenate(loops), indices=np.repeat(np.arange(len(loops)), counts))
    which, found = tree.query(rings, predicate="dwithin", distance=ON_EDGE_M)
    # A loop that only its own corners lie on is whole as it is: most are plain grid cells.
    more = np.bincount(which, minlength=len(loops)) > counts
    near: dict[int, list[int]] = {int(k): [] for k in np.flatnonzero(more)}
    for loop, point in zip(which.tolist(), found.tolist(), strict=True):
        if loop in near:
            near[loop].append(point)
    return [_with_points(loop, points[near[i]]) if i in near else loop for i, loop in enumerate(loops)]


def _with_points(loop: Floats, points: Floats) -> Floats:
    out: list[NDArray[np.float64]] = []
    for a, b in zip(loop, np.roll(loop, -1, axis=0), strict=True):
        out.append(a)
        edge = b - a
        length = float(np.hypot(edge[0], edge[1]))
        if length < 4 * ON_EDGE_M:
            continue
        along = (points - a) @ edge / length
        across = np.abs((points - a) @ np.array([-edge[1], edge[0]]) / length)
        on = (across < ON_EDGE_M) & (along > 4 * ON_EDGE_M) & (along < length - 4 * ON_EDGE_M)
        steps = sorted(set(np.round(along[on], 5).tolist()))
        out += [a + edge * (step / length) for step in steps]
    return np.array(out)


def _patch(facet: Facet, finish: str, loops: list[Floats]) -> Patch:
    positions: list[Floats] = []
    triangles: list[Ints] = []
    count = 0
    for loop in loops:
        if len(loop) == 4 and _is_box(loop):
            cut = np.array([[0, 1, 2], [0, 2, 3]], dtype=np.int32)
        else:
            cut = np.asarray(manifold3d.triangulate([loop], 1e-7, False), dtype=np.int32)
        positions.append(facet.world(loop))
        triangles.append(cut + count)
        count += len(loop)
    return Patch(facet, finish, np.concatenate(positions), np.concatenate(triangles))


def _is_box(loop: Floats) -> bool:
    sides = np.roll(loop, -1, axis=0) - loop
    return bool(np.all(np.abs(sides).min(axis=1) < 1e-7))


def _caps(found: tuple[OpeningSite, ...]) -> Iterator[PlacedCap]:
    """The card at the outer end of each opening that has one: the bounding rectangle of its outline."""
    for site in found:
        cap = site.opening.cap
        if cap is None or site.far is not None:
            continue
        outline = ring(site, site.depth)
        low, high = float(outline[:, 1].min()), float(outline[:, 1].max())
        half = site.opening.width_m / 2
        plan = [(-half, low), (half, low), (half, high), (-half, high)]
        corners = np.array([[*site.point(s, site.depth), y] for s, y in plan])[:, [0, 2, 1]]
        yield PlacedCap(cap, site.opening.id, site.near, corners)
