"""Sheets given as a grid of points: cloth, cushions, plates that must carry colour between their corners."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from enfilade.pipeline.mesh import Floats, Ints
from enfilade.pipeline.shapes.surface import Surface, quads, surface, unit


def sheet(points: Floats, closed: bool = False) -> Surface:
    """Return the surface through a (rows, columns, 3) grid, smooth; outside is along columns × rows.

    u is metres along the columns, v along the rows, each the mean over the grid, so that a flat sheet is
    exact and a draped one stretches as cloth does. With `closed`, the last column joins the first by a seam.
    """
    grid = np.asarray(points, dtype=np.float64)
    if closed:
        grid = np.concatenate([grid, grid[:, :1]], axis=1)
    rows, columns = grid.shape[:2]
    u = _mean_along(np.linalg.norm(np.diff(grid, axis=1), axis=2).mean(axis=0))
    v = _mean_along(np.linalg.norm(np.diff(grid, axis=0), axis=2).mean(axis=1))
    across = _slope(grid, 1, closed)
    down = _slope(grid, 0, False)
    points, triangles = grid.reshape(-1, 3), quads(rows, columns)
    normals = unit(np.cross(across, down)).reshape(-1, 3)
    # Where a row has shrunk to a line the grid has no slope across: take the triangles' own normals there.
    lost = np.linalg.norm(normals, axis=1) < 0.5
    normals[lost] = gathered(points, triangles)[lost]
    uv = np.stack(np.meshgrid(u, v), axis=-1)
    return surface(points, normals, uv.reshape(-1, 2), triangles)


def plate(width_m: float, height_m: float, columns: int, rows: int, grain: str = "x") -> Surface:
    """Return a flat upright sheet about the origin, facing +z, cut into columns × rows."""
    x = np.linspace(-width_m / 2, width_m / 2, columns + 1)
    y = np.linspace(-height_m / 2, height_m / 2, rows + 1)
    grid = np.stack([*np.meshgrid(x, y), np.zeros((rows + 1, columns + 1))], axis=-1)
    flat = sheet(grid)
    if grain == "x":
        return flat
    turned = np.stack([flat.uv[:, 1], -flat.uv[:, 0]], axis=1)
    return surface(flat.positions, flat.normals, turned, flat.triangles)


def cushion(
    size_m: tuple[float, float, float],
    round_m: float,
    cells: tuple[int, int] = (8, 12),
    shape: Callable[[Floats], Floats] | None = None,
    corner_steps: int = 2,
) -> Surface:
    """Return a soft slab (mattress, folded cloth) standing on y = 0: rounded edges, closed, one smooth skin.

    size_m is x, y, z. `shape` maps the (n, 3) points of the skin to their final places (sag, folds).
    """
    sx, sy, sz = size_m
    r = min(round_m, 0.49 * sy, 0.49 * sx, 0.49 * sz)
    angle = np.linspace(-np.pi / 2, np.pi / 2, 2 * corner_steps + 1)
    # Cross-section in x, y, counter-clockwise: bottom from left to right, right side, top, left side.
    flat = np.linspace(-sx / 2 + r, sx / 2 - r, cells[0] + 1)
    right = np.stack([sx / 2 - r + r * np.cos(angle), sy / 2 + (sy / 2) * np.sin(angle)], axis=1)
    bottom = np.stack([flat[:-1], np.zeros(cells[0])], axis=1)
    top = np.stack([flat[::-1][1:-1], np.full(cells[0] - 1, sy)], axis=1)
    left = np.stack([-right[::-1, 0], right[::-1, 1]], axis=1)
    section = np.concatenate([bottom, right, top, left[:-1]])
    # Along z the section shrinks as a quarter ellipse to an eighth of its height; a last row shuts the end.
    ends = np.linspace(0, np.pi / 2, corner_steps + 1)
    ends = np.append(ends, ends[-1])
    z_end = sz / 2 - r + r * np.sin(ends)
    z = np.concatenate([-z_end[::-1], np.linspace(-sz / 2 + r, sz / 2 - r, cells[1] + 1)[1:-1], z_end])
    squeeze = np.maximum(np.cos(ends), 0.125)
    squeeze[-1] = 0.0
    inset = r * (1 - np.cos(ends))
    thin = np.concatenate([squeeze[::-1], np.ones(cells[1] - 1), squeeze])
    pull = np.concatenate([inset[::-1], np.zeros(cells[1] - 1), inset])
    rows = []
    for depth, height, inward in zip(z, thin, pull, strict=True):
        x = section[:, 0] * (1 - 2 * inward / sx)
        y = sy / 2 + (section[:, 1] - sy / 2) * height
        rows.append(np.column_stack([x, y, np.full(len(section), depth)]))
    grid = np.array(rows)
    if shape is not None:
        grid = shape(grid.reshape(-1, 3)).reshape(grid.shape)
    return sheet(grid, closed=True)


def _slope(grid: Floats, axis: int, wraps: bool) -> Floats:
    """Central differences along an axis of the grid; one-sided at its ends unless it wraps."""
    slope = np.gradient(grid, axis=axis)
    if wraps:
        both = grid[:, 1] - grid[:, -2]
        slope[:, 0] = slope[:, -1] = both / 2
    return np.asarray(slope)


def gathered(points: Floats, triangles: Ints) -> Floats:
    """Vertex normals as the area-weighted mean of the triangles round each vertex."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    total = np.zeros_like(points)
    for k in range(3):
        np.add.at(total, triangles[:, k], np.cross(b - a, c - a))
    return unit(total)


def _mean_along(steps: Floats) -> Floats:
    """Running length from step lengths."""
    return np.concatenate([[0.0], np.cumsum(steps)])
