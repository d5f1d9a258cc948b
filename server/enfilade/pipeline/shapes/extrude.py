"""A plane outline with holes given a thickness along z: plates, brackets, panelled leaves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from enfilade.pipeline.mesh import Floats
from enfilade.pipeline.shapes.profile import CREASE_RAD, shaded
from enfilade.pipeline.shapes.surface import Surface, joined, surface, unit
from enfilade.pipeline.shapes.triangulate import signed_area, triangulate


def extrude(
    outer: Floats | list[tuple[float, float]],
    depth_m: float,
    holes: Sequence[Floats] = (),
    bevel_m: float = 0.0,
    grain: str = "x",
    crease_rad: float = CREASE_RAD,
    back: bool = True,
) -> Surface:
    """Return the outline (k, 2) in x, y from z = 0 to z = depth_m, its rims chamfered by `bevel_m`.

    Texture on the two faces runs along `grain`; on the edges it runs round the outline. Without `back` the
    face at z = 0 and its chamfer, which lie on something, are left out.
    """
    first = np.asarray(outer, dtype=np.float64)
    loops = [first if signed_area(first) > 0 else first[::-1]]
    loops += [np.asarray(h, dtype=np.float64)[:: -1 if signed_area(np.asarray(h)) > 0 else 1] for h in holes]
    inset = [_inset(loop, bevel_m) for loop in loops] if bevel_m > 0 else loops
    pieces: list[Surface] = []
    for loop, small in zip(loops, inset, strict=True):
        pieces.append(_walls(loop, small, depth_m, bevel_m, crease_rad, back))
    faces = triangulate(inset[0], inset[1:])
    flat = np.concatenate(inset)
    uv = flat if grain == "x" else np.stack([flat[:, 1], -flat[:, 0]], axis=1)
    sides = ((depth_m, 1.0, faces), (0.0, -1.0, faces[:, ::-1]))
    for z, way, order in sides if back else sides[:1]:
        positions = np.column_stack([flat, np.full(len(flat), z)])
        pieces.append(surface(positions, np.tile([0.0, 0.0, way], (len(flat), 1)), uv, order))
    return joined(pieces)


def _walls(loop: Floats, small: Floats, depth: float, bevel: float, crease_rad: float, back: bool) -> Surface:
    """The edge of one loop: straight between the chamfers, which bend into the faces' normals."""
    run = shaded(loop, closed=True, crease_rad=crease_rad)
    rim = shaded(small, closed=True, crease_rad=crease_rad) if bevel > 0 else run
    low = bevel if back else 0.0
    levels: list[tuple[Floats, float, float, float]] = [(run.points, low, 0.0, low)]
    levels.append((run.points, depth - bevel, 0.0, depth - bevel))
    if bevel > 0 and back:
        levels.insert(0, (rim.points, 0.0, -1.0, -0.4 * bevel))
    if bevel > 0:
        levels.append((rim.points, depth, 1.0, depth + 0.4 * bevel))
    width = len(run.points)
    positions = np.concatenate([np.column_stack([p, np.full(width, z)]) for p, z, _, _ in levels])
    normals = np.concatenate(
        [
            np.tile([0.0, 0.0, way], (width, 1)) if way else np.column_stack([run.normals, np.zeros(width)])
            for _, _, way, _ in levels
        ]
    )
    uv = np.concatenate([np.column_stack([run.along, np.full(width, v)]) for _, _, _, v in levels])
    faces = []
    for k in range(len(levels) - 1):
        for lo, hi in run.segments:
            a, b, c, d = k * width + lo, k * width + hi, (k + 1) * width + hi, (k + 1) * width + lo
            faces.extend([(a, b, c), (a, c, d)])
    return surface(positions, normals, uv, np.array(faces, dtype=np.int32))


def _inset(loop: Floats, by: float) -> Floats:
    """Return the loop moved to its inside by `by`, corner by corner (mitred), same number of points."""
    ahead = unit(np.roll(loop, -1, axis=0) - loop)
    back = np.roll(ahead, 1, axis=0)
    left_ahead = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)
    left_back = np.stack([-back[:, 1], back[:, 0]], axis=1)
    middle = unit(left_ahead + left_back)
    reach = by / np.maximum(np.einsum("ij,ij->i", middle, left_ahead), 0.3)
    return np.asarray(loop + middle * reach[:, None])
