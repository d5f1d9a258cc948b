"""Rays against a scene: embree behind three questions (what is met, is the way free, where)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene

from enfilade.pipeline.light.scene import Bool, Double, Float, Int

# Rays start this far off their surface: above float32 rounding at 50 m (4 µm), below any modelled gap.
OFFSET_M = 5e-4
FAR_M = 1e4
THREADS = 2


@dataclass(frozen=True)
class Hits:
    """What rays met: face (n,) or -1; weights (n, 2) of corners 2 and 3; back (n,); distance_m (n,)."""

    face: Int
    weights: Float
    back: Bool
    distance_m: Float


class Tracer:
    """Triangles (t, 3, 3) to shoot at; `keep` (t,) leaves some out, face numbers stay the caller's."""

    def __init__(self, triangles: Double, keep: Bool) -> None:
        self.faces: Int = np.flatnonzero(keep).astype(np.int64)
        self._scene: Any = EmbreeScene()
        corners = np.ascontiguousarray(triangles[self.faces], dtype=np.float32)
        if len(corners) == 0:  # embree needs something: a speck out of reach
            corners = np.full((1, 3, 3), 9e3, np.float32)
            corners[0, 1, 0] += 1e-3
            corners[0, 2, 1] += 1e-3
        TriangleMesh(self._scene, corners)

    def hits(self, origin: Float, direction: Float) -> Hits:
        """The first face met by each of (n, 3) rays."""
        found = self._scene.run(_flat(origin), _flat(direction), output=True)
        prim = found["primID"].astype(np.int64)
        met = prim >= 0
        if len(self.faces):
            face = np.where(met, self.faces[np.where(met, prim, 0)], -1)
        else:
            face = np.full(len(prim), -1, np.int64)
        back = met & (np.einsum("ij,ij->i", found["Ng"], direction) > 0)
        return Hits(face, np.stack([found["u"], found["v"]], axis=1), back, found["tfar"])

    def free(self, origin: Float, direction: Float, distance_m: Float) -> Bool:
        """(n,) True where nothing stands within distance_m along the ray."""
        blocked = self._scene.run(_flat(origin), _flat(direction), dists=_flat(distance_m), query="OCCLUDED")
        free: Bool = blocked < 0
        return free


def _flat(array: Float) -> Float:
    return np.ascontiguousarray(array, dtype=np.float32)


def in_chunks(count: int, size: int, work: Callable[[slice], None], step: Callable[[float], None]) -> None:
    """Run work on slices of range(count) in two threads (embree and numpy let go of the lock)."""
    pieces = [slice(a, min(count, a + size)) for a in range(0, count, size)]
    done = 0
    with ThreadPoolExecutor(THREADS) as pool:
        for job in [pool.submit(work, piece) for piece in pieces]:
            job.result()
            done += 1
            step(done / len(pieces))
