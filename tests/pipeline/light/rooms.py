"""Small scenes of known light: boxes looked at from inside or outside."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.light.scene import BakeScene, Double, face_normals
from enfilade.pipeline.light.unwrap import Atlas, unwrap

QUADS = [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]


def box(size: tuple[float, float, float], centre: tuple[float, float, float], inward: bool = False) -> Double:
    """(12, 3, 3) triangles of a box, seen from outside or from inside."""
    grid = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)])
    corners = grid * size + np.array(centre)
    faces = [f for a, b, c, d in QUADS for f in ((a, b, c), (a, c, d))]
    triangles: Double = corners[np.array(faces)]
    outward = np.einsum("ij,ij->i", face_normals(triangles), triangles.mean(axis=1) - centre) > 0
    triangles[~outward] = triangles[~outward][:, ::-1]
    return triangles[:, ::-1].copy() if inward else triangles


def flat_normals(triangles: Double) -> Double:
    """(t, 3, 3) each face's own normal at its corners."""
    return np.repeat(face_normals(triangles)[:, None], 3, axis=1)


def lay_out(triangles: Double, per_m: float, albedo: float, largest: int = 512) -> tuple[BakeScene, Atlas]:
    """A scene of one room with its atlas; every twelve triangles are a part."""
    count = len(triangles)
    part = np.arange(count) // 12
    room = np.zeros(count, np.int64)
    atlas = unwrap(triangles, flat_normals(triangles), part, room, per_m, largest)
    scene = BakeScene(
        triangles=triangles,
        normals=flat_normals(triangles),
        uv2=atlas.uv2,
        albedo=np.full((count, 3), albedo),
        emission=np.zeros((count, 3)),
        occludes=np.ones(count, bool),
        room=room,
    )
    return scene, atlas
