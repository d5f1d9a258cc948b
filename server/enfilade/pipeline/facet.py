"""A facet: one plane face of a void, with all that its triangles must remember through union and
tessellation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import manifold3d
import numpy as np

from enfilade.pipeline.mesh import Floats, Ints

Role = Literal["floor", "wall", "ceiling", "threshold", "jamb", "soffit", "arris", "cap", "inside"]
"""`inside` marks faces that only close a volume inside another and vanish in the union."""


@dataclass(frozen=True)
class Facet:
    """A plane face: its element's id and room, its finish, and its own coordinates.

    `normal` points into the void, that is at the visitor; u x v = normal; `uv0` is added to local coordinates
    to give texture coordinates. `extent_u` and `extent_v` are what the grid divides evenly; `breaks_v` are
    heights that fall on grid lines (a dado's edge). Below `band_v` the finish is `band_finish`; local v
    outside `shown_v` is covered by a skirting or a cornice and left out. `bend` gives smooth normals of
    curved surfaces (n, 3) -> (n, 3).
    """

    surface: str
    room: int
    role: Role
    finish: str
    origin: Floats
    u: Floats
    v: Floats
    normal: Floats
    uv0: tuple[float, float] = (0.0, 0.0)
    extent_u: tuple[float, float] = (0.0, 1.0)
    extent_v: tuple[float, float] = (0.0, 1.0)
    breaks_v: tuple[float, ...] = ()
    band_v: float = -np.inf
    band_finish: str = ""
    shown_v: tuple[float, float] = (-np.inf, np.inf)
    bend: Callable[[Floats], Floats] | None = None

    def local(self, points: Floats) -> Floats:
        """Return (n, 2) local coordinates of (n, 3) points."""
        return np.asarray((points - self.origin) @ np.array([self.u, self.v]).T)

    def world(self, local: Floats) -> Floats:
        """Return (n, 3) points of (n, 2) local coordinates."""
        return np.asarray(self.origin + local @ np.array([self.u, self.v]))


@dataclass(frozen=True)
class Void:
    """A closed volume: points (n, 3), triangles (m, 3) facing outwards, and the facet of each triangle."""

    points: Floats
    triangles: Ints
    facets: Ints

    def manifold(self) -> manifold3d.Manifold:
        """Return it as a manifold whose faces keep their facet's number. Raises ValueError if it is not
        closed.
        """
        solid = manifold3d.Manifold(
            manifold3d.Mesh64(
                np.ascontiguousarray(self.points, dtype=np.float64),
                self.triangles.astype(np.uint64),
                face_id=self.facets.astype(np.uint64),
            )
        )
        if solid.status() != manifold3d.Error.NoError:
            raise ValueError(f"a void is not closed: {solid.status()}")
        return solid


def axes_of(normal: Floats, hint_u: Floats) -> tuple[Floats, Floats]:
    """Return u nearest to a direction and v, so that u x v = normal."""
    u = hint_u - normal * float(normal @ hint_u)
    u = u / np.linalg.norm(u)
    return u, np.cross(normal, u)


def upright(normal: Floats) -> tuple[Floats, Floats]:
    """Return u and v of a standing face: v up, u to the right of one who looks at it."""
    return axes_of(normal, np.cross(np.array([0.0, 1.0, 0.0]), normal))


def lift(point: Floats, y: float) -> Floats:
    """Return the space point above a plan point."""
    return np.array([point[0], y, point[1]])


def level(direction: Floats) -> Floats:
    """Return a plan direction as a space vector."""
    return np.array([direction[0], 0.0, direction[1]])


def loft(rings: list[Floats], facet_of: Callable[[int, int], int], first: int, last: int) -> Void:
    """Join rings of equally many points (each (n, 3), convex) into a closed volume.

    `facet_of(section, edge)` numbers the face between ring k and k + 1 along edge i; `first` and `last` close
    the ends.
    """
    count = len(rings[0])
    points = np.concatenate(rings)
    triangles: list[tuple[int, int, int]] = []
    facets: list[int] = []
    for k in range(len(rings) - 1):
        for i in range(count):
            a, b = k * count + i, k * count + (i + 1) % count
            c, d = b + count, a + count
            triangles += [(a, b, c), (a, c, d)]
            facets += [facet_of(k, i)] * 2
    end = (len(rings) - 1) * count
    for i in range(1, count - 1):
        triangles += [(0, i + 1, i), (end, end + i, end + i + 1)]
        facets += [first, last]
    corners = np.array(triangles, dtype=np.int32)
    one, two, three = points[corners[:, 0]], points[corners[:, 1]], points[corners[:, 2]]
    if float(np.sum(one * np.cross(two, three))) < 0:
        corners = corners[:, ::-1].copy()
    return Void(points, corners, np.array(facets, dtype=np.int32))
