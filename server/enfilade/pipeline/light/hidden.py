"""Which faces nobody can ever see: what stands in a wall, lies on the floor, or looks out of the building.

Rooms are voids and solids are closed, so from a face that can be seen every ray meets a front; from one
inside a wall rays meet backs, or nothing. Such faces need no texels and no bytes. Two things buried side by
side see each other and stay: this errs on that side only.
"""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.light.sampling import cosine_hemisphere, in_triangle, spread
from enfilade.pipeline.light.scene import Bool, Double, Float, Int, face_areas, face_normals
from enfilade.pipeline.light.trace import OFFSET_M, Tracer, in_chunks

# Points lie this dense over a face and along its outline: what shows of a half-buried face reaches that
# (a stair's cheek may show no more than a triangle's tip).
SPACING_M = 0.04
OUTLINE_M = 0.015
INSET_M = 0.0005
MOST_POINTS = 4000
RAYS = 6
CHUNK_RAYS = 400_000


def seen_faces(triangles: Double, occludes: Bool) -> Bool:
    """(t,) False for faces of (t, 3, 3) from which no ray of any point meets the front of a face."""
    tracer = Tracer(triangles, occludes)
    plane = face_normals(triangles).astype(np.float32)
    corners = triangles.astype(np.float32)
    seen = np.zeros(len(triangles), bool)
    over = np.clip(np.ceil(face_areas(triangles) / SPACING_M**2), 1, MOST_POINTS).astype(np.int64)
    sides = np.linalg.norm(triangles[:, [1, 2, 0]] - triangles, axis=2)
    along = np.clip(np.ceil(sides / OUTLINE_M), 2, MOST_POINTS).astype(np.int64)
    inward = np.minimum(INSET_M / np.maximum(2 * face_areas(triangles) / sides.sum(axis=1), 1e-9), 0.5)

    def look(face: Int, three: Float, first: int) -> None:
        normal = plane[face]
        where = np.einsum("nc,ncx->nx", three, corners[face]) + np.float32(OFFSET_M) * normal
        way = cosine_hemisphere(normal, spread(np.arange(first, first + len(face)), RAYS, 6001))
        hits = tracer.hits(np.repeat(where, RAYS, axis=0), way.reshape(-1, 3))
        front = ((hits.face >= 0) & ~hits.back).reshape(-1, RAYS).any(axis=1)
        seen[face[front]] = True

    inner_face = np.repeat(np.arange(len(triangles)), over)

    def inside(piece: slice) -> None:
        weights = in_triangle(spread(np.arange(piece.start, piece.stop), 1, 6000))[:, 0]
        three = np.stack([1 - weights.sum(axis=1), weights[:, 0], weights[:, 1]], axis=1)
        look(inner_face[piece], three, piece.start)

    edge = np.repeat(np.arange(along.size), along.ravel())
    step = np.arange(len(edge)) - np.repeat(np.cumsum(along.ravel()) - along.ravel(), along.ravel())
    share = (step / (along.ravel()[edge] - 1)).astype(np.float32)

    def outline(piece: slice) -> None:
        face, side, at = edge[piece] // 3, edge[piece] % 3, share[piece]
        three = np.zeros((len(face), 3), np.float32)
        row = np.arange(len(face))
        three[row, side], three[row, (side + 1) % 3] = 1 - at, at
        # a little towards the incentre: that is INSET_M off every side
        opposite = sides[face][:, [1, 2, 0]]
        middle = opposite / opposite.sum(axis=1, keepdims=True)
        draw = inward[face][:, None]
        look(face, (three * (1 - draw) + middle * draw).astype(np.float32), piece.start)

    in_chunks(len(inner_face), CHUNK_RAYS // RAYS, inside, lambda share: None)
    in_chunks(len(edge), CHUNK_RAYS // RAYS, outline, lambda share: None)
    return seen
