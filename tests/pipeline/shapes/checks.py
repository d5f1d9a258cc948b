"""What every surface keeps to, as assertions that say which rule was broken."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.mesh import Floats, Ints


def assert_sound(positions: Floats, normals: Floats, uv: Floats, triangles: Ints) -> None:
    """Finite, unit normals, indices in range, no empty triangle, every corner's normal on its own side."""
    assert np.isfinite(positions).all()
    assert np.isfinite(uv).all()
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1.0, atol=1e-6)
    assert triangles.min() >= 0
    assert triangles.max() < len(positions)
    a, b, c = (positions[triangles[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    area = np.linalg.norm(across, axis=1) / 2
    assert area.min() > 0
    facing = across / (2 * area[:, None])
    corners = np.einsum("ij,ikj->ik", facing, normals[triangles])
    assert corners.mean(axis=1).min() > 0.1, "a triangle is wound against its normals"


def assert_closed(positions: Floats, triangles: Ints) -> None:
    """Every edge, by place to 1 µm, is run once each way."""
    places = np.round(positions * 1e6).astype(np.int64)
    _, index = np.unique(places, axis=0, return_inverse=True)
    welded = index.reshape(-1)[triangles]
    welded = welded[
        (welded[:, 0] != welded[:, 1]) & (welded[:, 1] != welded[:, 2]) & (welded[:, 2] != welded[:, 0])
    ]
    edges = np.concatenate([welded[:, [0, 1]], welded[:, [1, 2]], welded[:, [2, 0]]])
    there, counts = np.unique(edges, axis=0, return_counts=True)
    back = np.unique(edges[:, ::-1], axis=0)
    assert (counts == 1).all(), "an edge is run twice the same way"
    assert np.array_equal(there, back), "an edge has no partner: the surface is open"
