"""Which point of which triangle each texel of the atlas stands for.

A texel whose centre lies in a triangle belongs to it; one just outside an edge belongs to the nearest
triangle and is sampled inside it (sampled outside it, the wall behind would darken the seam).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from enfilade.pipeline.light.sampling import in_triangle, spread
from enfilade.pipeline.light.scene import BakeScene, Bool, Double, Float, Int, face_areas, face_normals
from enfilade.pipeline.light.trace import OFFSET_M, in_chunks

# Samples keep this far from their triangle's edges: on the edge itself a ray starts in the wall beside it.
INSET_M = 2e-3
# A texel's centre may lie this far (in texels) outside its triangle: half a diagonal.
REACH = 0.75
BATCH = 3_000_000


@dataclass(frozen=True)
class Receivers:
    """Places that light falls on: texels of the atlas first, then triangles that have no place in it.

    texel (n,) index into the flat atlas, -1 for a loose triangle; face (n,); weights (n, 2) of corners two
    and three at the texel's centre; across (n, 2, 2) change of the weights over one texel right, and down;
    whole (n,) True where samples spread over the whole triangle.
    """

    texel: Int
    face: Int
    weights: Float
    across: Float
    whole: Bool
    size: tuple[int, int]

    def __len__(self) -> int:
        return len(self.texel)


def receivers(scene: BakeScene, size: tuple[int, int]) -> Receivers:
    """Find the texels of a (width, height) atlas, and the loose triangles that light has to bounce off."""
    placed = np.flatnonzero(scene.placed)
    corners = scene.uv2[placed] * np.asarray(size, float)
    e1, e2 = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    det = e1[:, 0] * e2[:, 1] - e1[:, 1] * e2[:, 0]
    flat = np.abs(det) < 1e-3  # a swatch: all corners at one point of the atlas
    owner = np.full(size[0] * size[1], -1, np.int64)
    _claim(owner, corners, np.flatnonzero(~flat), size, margin=0.0)
    _claim(owner, corners, np.flatnonzero(~flat), size, margin=REACH)
    whole = np.zeros(len(owner), bool)
    _claim_swatches(owner, whole, corners, np.flatnonzero(flat), size)

    texel = np.flatnonzero(owner >= 0)
    mine = owner[texel]
    centre = np.stack([texel % size[0], texel // size[0]], axis=1) + 0.5
    safe = np.where(flat[mine], 1.0, det[mine])
    off = centre - corners[mine, 0]
    weights = np.stack(
        [
            (off[:, 0] * e2[mine, 1] - off[:, 1] * e2[mine, 0]) / safe,
            (e1[mine, 0] * off[:, 1] - e1[mine, 1] * off[:, 0]) / safe,
        ],
        axis=1,
    )
    across = np.empty((len(texel), 2, 2), np.float32)
    across[:, 0, 0], across[:, 1, 0] = e2[mine, 1] / safe, -e2[mine, 0] / safe
    across[:, 0, 1], across[:, 1, 1] = -e1[mine, 1] / safe, e1[mine, 0] / safe

    loose = np.flatnonzero(~scene.placed & scene.occludes)
    count = len(loose)
    return Receivers(
        texel=np.concatenate([texel, np.full(count, -1, np.int64)]),
        face=np.concatenate([placed[mine], loose]),
        weights=np.concatenate([weights, np.full((count, 2), 1 / 3)]).astype(np.float32),
        across=np.concatenate([across, np.zeros((count, 2, 2), np.float32)]),
        whole=np.concatenate([whole[texel], np.ones(count, bool)]),
        size=size,
    )


# Sample points on each receiver; a texel with more rays than that sends some from the same point.
SPOTS = 4
CHUNK_POINTS = 150_000
STREAM = 900


class Points:
    """Sample points on receivers, in float32: spot (n, SPOTS, 3) positions just off the surface, shading
    normal (n, 3) at the middle, plane (n, 3) the face's own. Found once, since every lamp and gather asks."""

    def __init__(self, scene: BakeScene, places: Receivers) -> None:
        self._corners = scene.triangles.astype(np.float32)
        self._normals = scene.normals.astype(np.float32)
        self._planes: Float = face_normals(scene.triangles).astype(np.float32)
        self._places = places
        self._least = _least(scene.triangles)
        self._feet = _feet(scene.triangles)
        count = len(places)
        self.spot = np.empty((count, SPOTS, 3), np.float32)
        self.normal = np.empty((count, 3), np.float32)
        self.plane = np.empty((count, 3), np.float32)
        in_chunks(count, CHUNK_POINTS, self._find, lambda share: None)

    def of(self, pick: Int | slice, count: int) -> tuple[Float, Float, Float]:
        """(m, count, 3) positions, (m, 3) normals at the middle, (m, 3) plane normals."""
        return self.spot[pick][:, np.arange(count) % SPOTS], self.normal[pick], self.plane[pick]

    def one(self, pick: Int, turn: Int) -> Float:
        """(m, 3) one position of each, another for another turn (m,)."""
        position: Float = self.spot[pick, turn % SPOTS]
        return position

    def _find(self, piece: slice) -> None:
        places = self._places
        face, across, whole = places.face[piece], places.across[piece], places.whole[piece]
        centre = places.weights[piece]
        uv = spread(np.arange(piece.start, piece.stop), SPOTS, STREAM)
        shift = uv - np.float32(0.5)
        weights = centre[:, None] + shift[..., :1] * across[:, None, 0] + shift[..., 1:] * across[:, None, 1]
        if whole.any():
            weights[whole] = in_triangle(uv[whole])
        feet, least = self._feet[face], self._least[face]
        three = _inside(weights, feet, least)
        middle = np.where(whole[:, None], np.float32(1 / 3), centre)[:, None]
        at_centre = _inside(middle, feet, np.zeros_like(least))[:, 0]
        plane = self._planes[face]
        normal = np.einsum("mc,mcx->mx", at_centre, self._normals[face])
        length = np.linalg.norm(normal, axis=1, keepdims=True)
        normal = np.where(length > 1e-3, normal / np.maximum(length, 1e-3), plane)
        # a shading normal behind its own plane would sample only the inside of the wall
        normal = np.where(np.einsum("mx,mx->m", normal, plane)[:, None] > 0.05, normal, plane)
        self.spot[piece] = np.matmul(three, self._corners[face]) + np.float32(OFFSET_M) * plane[:, None]
        self.normal[piece], self.plane[piece] = normal, plane


def _least(triangles: Double) -> Float:
    """(t, 3) the weight each corner needs for a point to keep INSET_M from the side across from it."""
    sides = np.linalg.norm(triangles[:, [1, 2, 0]] - triangles[:, [2, 0, 1]], axis=2)
    altitude = 2 * face_areas(triangles)[:, None] / np.maximum(sides, 1e-9)
    return np.asarray(np.minimum(0.2, INSET_M / np.maximum(altitude, 1e-9)), np.float32)


def _feet(triangles: Double) -> Float:
    """(t, 3) where each corner's altitude meets the side across, from the next corner (0) to the last (1)."""
    after, last = triangles[:, [1, 2, 0]], triangles[:, [2, 0, 1]]
    side = last - after
    length2 = np.maximum(np.einsum("tcx,tcx->tc", side, side), 1e-18)
    return np.asarray(np.einsum("tcx,tcx->tc", triangles - after, side) / length2, np.float32)


def _inside(weights: Float, feet: Float, least: Float) -> Float:
    """(m, k, 3) weights pulled into the triangle from (m, k, 2) that may lie outside; feet, least (m, 3).

    Pulled square to the side that was crossed: cutting weights off and scaling slides the point along
    a long thin triangle, by a decimetre on a vault's facet, and draws a bright line along its edge.
    """
    three = np.stack([1 - weights[..., 0] - weights[..., 1], weights[..., 0], weights[..., 1]], axis=-1)
    for i in range(3):
        below = np.minimum(three[..., i] - least[:, None, i], 0)
        foot = feet[:, None, i]
        three[..., i] -= below
        three[..., (i + 1) % 3] += below * (1 - foot)
        three[..., (i + 2) % 3] += below * foot
    three = np.maximum(three, least[:, None] * np.float32(0.5))  # where two sides meet
    pulled: Float = three / three.sum(axis=-1, keepdims=True)
    return pulled


def candidates(
    corners: Double, faces: Int, size: tuple[int, int], margin: float
) -> Iterator[tuple[Int, Int, Double]]:
    """Batches of (face, texel, offset of the texel's centre) for texels in each triangle's bounding box."""
    low = np.floor(corners[faces].min(axis=1) - 0.5 - margin).astype(np.int64)
    high = np.ceil(corners[faces].max(axis=1) - 0.5 + margin).astype(np.int64)
    low = np.clip(low, 0, np.asarray(size) - 1)
    high = np.clip(high, 0, np.asarray(size) - 1)
    span = high - low + 1
    counts = span.prod(axis=1)
    batch = np.cumsum(counts) // BATCH
    for number in np.unique(batch):
        mine = np.flatnonzero(batch == number)
        many = counts[mine]
        start = np.repeat(np.cumsum(many) - many, many)
        local = np.arange(many.sum()) - start
        which = np.repeat(mine, many)
        x = low[which, 0] + local % span[which, 0]
        y = low[which, 1] + local // span[which, 0]
        yield faces[which], y * size[0] + x, np.stack([x + 0.5, y + 0.5], axis=1)


def depth_inside(corners: Double, point: Double) -> Double:
    """(m,) the smallest barycentric weight of (m, 2) points in (m, 3, 2) triangles: negative outside."""
    e1, e2, off = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0], point - corners[:, 0]
    det = e1[:, 0] * e2[:, 1] - e1[:, 1] * e2[:, 0]
    det = np.where(np.abs(det) < 1e-12, np.inf, det)
    second = (off[:, 0] * e2[:, 1] - off[:, 1] * e2[:, 0]) / det
    third = (e1[:, 0] * off[:, 1] - e1[:, 1] * off[:, 0]) / det
    return np.minimum(np.minimum(second, third), 1 - second - third)


def edge_distance(corners: Double, point: Double) -> Double:
    """(m,) distance of (m, 2) points to the nearest edge of (m, 3, 2) triangles."""
    best = np.full(len(point), np.inf)
    for i in range(3):
        a, b = corners[:, i], corners[:, (i + 1) % 3]
        edge, to_point = b - a, point - a
        along = np.einsum("ij,ij->i", edge, to_point) / np.maximum(np.einsum("ij,ij->i", edge, edge), 1e-18)
        gap = to_point - np.clip(along, 0, 1)[:, None] * edge
        best = np.minimum(best, np.hypot(gap[:, 0], gap[:, 1]))
    return best


def _claim(owner: Int, corners: Double, faces: Int, size: tuple[int, int], margin: float) -> None:
    """Give unowned texels to the triangles they lie in (margin 0) or lie nearest to (within the margin)."""
    nearest = np.full(len(owner), np.inf) if margin else None
    taken = owner >= 0
    for face, texel, centre in candidates(corners, faces, size, margin):
        free = ~taken[texel]
        face, texel, centre = face[free], texel[free], centre[free]
        if nearest is None:
            inside = depth_inside(corners[face], centre) >= -1e-9
            owner[texel[inside]] = face[inside]
            continue
        gap = edge_distance(corners[face], centre)
        near = gap <= margin
        face, texel, gap = face[near], texel[near], gap[near]
        order = np.lexsort((gap, texel))
        face, texel, gap = face[order], texel[order], gap[order]
        first = np.r_[True, texel[1:] != texel[:-1]] if len(texel) else np.zeros(0, bool)
        face, texel, gap = face[first], texel[first], gap[first]
        closer = gap < nearest[texel]
        owner[texel[closer]], nearest[texel[closer]] = face[closer], gap[closer]


def _claim_swatches(owner: Int, whole: Bool, corners: Double, faces: Int, size: tuple[int, int]) -> None:
    """Give a swatch's 2 x 2 texels to four of the triangles that share it, spread over the list."""
    if not len(faces):
        return
    corner = np.round(corners[faces, 0]).astype(np.int64)  # a swatch sits on the crossing of its four texels
    order = np.lexsort((corner[:, 0], corner[:, 1]))
    faces, corner = faces[order], corner[order]
    fresh = np.r_[True, (corner[1:] != corner[:-1]).any(axis=1)]
    start = np.flatnonzero(fresh)
    count = np.diff(np.r_[start, len(faces)])
    for i, (dx, dy) in enumerate(((-1, -1), (0, -1), (-1, 0), (0, 0))):
        x = np.clip(corner[start, 0] + dx, 0, size[0] - 1)
        y = np.clip(corner[start, 1] + dy, 0, size[1] - 1)
        texel = y * size[0] + x
        owner[texel] = faces[start + (count * i) // 4]
        whole[texel] = True
