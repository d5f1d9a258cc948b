"""The numbers of a vertex as a GLB holds them: whole, on grids as coarse as may be seen; each vertex once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import meshopt
import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.glb_container import Json
from enfilade.pipeline.mesh import Floats

UV_UNITS = 512
"""Units of a tile coordinate where its range allows: 2 mm on a tile of a metre (1024 costs 3 % of a GLB)."""

ATLAS_STEP = 4
"""A lightmap coordinate's step in 65,535ths: an eighth of a texel of a 2048 px atlas; charts keep two texels
apart. A whole number, so that equal ways over the atlas are equal differences."""

COLOUR_STEPS = 63
"""Steps of a vertex colour: 1.6 %, under what a textured surface shows (255 steps cost 4 % of a GLB)."""

FINEST_M = 0.0005
"""Steps of a position: the hall's extent over 65,534 where that is more."""


@dataclass(frozen=True)
class Grid:
    """An int16 grid: centre and metres per unit (the same along each axis, so that normals stay right)."""

    centre: Floats
    step: float


def grid_of(clouds: Sequence[Floats]) -> Grid:
    """The grid of a box about all points; each cloud (n, 3), metres."""
    low = np.min([cloud.min(axis=0) for cloud in clouds], axis=0)
    high = np.max([cloud.max(axis=0) for cloud in clouds], axis=0)
    return Grid((low + high) / 2, max(float((high - low).max()) / 65534, FINEST_M))


def dequantised(grid: Grid) -> Json:
    """The node's translation and scale that undo a grid."""
    return {"translation": [short(v) for v in grid.centre], "scale": [grid.step] * 3}


def spread(values: Floats, steps: int, whole: int) -> Floats:
    """Round values of 0..1 to so many steps, and give them in whole numbers up to `whole`."""
    rounded: Floats = np.round(np.round(np.clip(values, 0, 1) * steps) * (whole / steps))
    return rounded


def tile_units(uv: Floats) -> int:
    """Units to a tile: the largest power of two up to UV_UNITS at which the range fits int16."""
    reach = float(np.abs(uv).max()) if len(uv) else 0.0
    units = UV_UNITS
    while units > 1 and reach * units > 32767:
        units //= 2
    return units


def padded_rows(values: NDArray[Any], columns: int) -> NDArray[Any]:
    """Pad rows with zero columns, so that a row is a multiple of four bytes."""
    padded = np.zeros((len(values), columns), values.dtype)
    padded[:, : values.shape[1]] = values
    return padded


def welded(
    columns: Mapping[str, NDArray[Any]], triangles: NDArray[np.int32]
) -> tuple[dict[str, NDArray[Any]], NDArray[np.uint32]]:
    """Join vertices equal in every column, drop what collapsed, order for the GPU's vertex cache."""
    bytes_ = np.concatenate([c.view(np.uint8).reshape(len(c), -1) for c in columns.values()], axis=1)
    keys = np.ascontiguousarray(bytes_).view(np.dtype((np.void, bytes_.shape[1]))).ravel()
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    corners = inverse.reshape(-1)[triangles].astype(np.uint32)
    place = columns["POSITION"][first][:, :3]
    a, b, c = (place[corners[:, k]] for k in range(3))
    whole = ~((a == b).all(1) | (b == c).all(1) | (c == a).all(1))
    corners = corners[whole]
    order, remap, used = meshopt.reorder_mesh(corners.reshape(-1).astype(np.uint32), True, False)
    keep = np.flatnonzero(remap != np.uint32(0xFFFFFFFF))
    out: dict[str, NDArray[Any]] = {}
    for name, column in columns.items():
        sorted_ = np.empty((used, column.shape[1]), column.dtype)
        sorted_[remap[keep]] = column[first[keep]]
        out[name] = sorted_
    return out, np.asarray(order, np.uint32)


def short(value: float) -> float:
    """Six decimals: a micrometre, and short in JSON."""
    return round(float(value), 6)
