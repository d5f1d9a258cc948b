"""A surface: triangles without a finish yet, and the rigid motions that put it in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from enfilade.pipeline.mesh import Floats, Ints


@dataclass(frozen=True)
class Surface:
    """Triangles with unit normals and metre texture coordinates.

    positions (n, 3), normals (n, 3), uv (n, 2), triangles (m, 3) counter-clockwise from outside, colour
    (n, 3) a linear multiplier around 1.
    """

    positions: Floats
    normals: Floats
    uv: Floats
    triangles: Ints
    colour: Floats

    def shifted(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Surface:
        """Return the surface moved by (x, y, z) metres."""
        return replace(self, positions=self.positions + np.array([x, y, z]))

    def rotated(self, matrix: Floats) -> Surface:
        """Return the surface under a (3, 3) rotation about the origin."""
        return replace(self, positions=self.positions @ matrix.T, normals=self.normals @ matrix.T)

    def turned(self, axis: str, angle_rad: float) -> Surface:
        """Return the surface turned about the x, y or z axis through the origin, right-handed."""
        return self.rotated(rotation(axis, angle_rad))

    def mirrored(self, axis: str = "x") -> Surface:
        """Return the surface mirrored in the plane of the origin across `axis`; winding stays outward."""
        flip = np.ones(3)
        flip["xyz".index(axis)] = -1.0
        return replace(
            self,
            positions=self.positions * flip,
            normals=self.normals * flip,
            triangles=self.triangles[:, ::-1].astype(np.int32),
        )

    def reversed(self) -> Surface:
        """Return the same triangles seen from the other side."""
        return replace(self, normals=-self.normals, triangles=self.triangles[:, ::-1].astype(np.int32))

    def tinted(self, colour: Floats | float) -> Surface:
        """Return the surface with its colour multiplied by a scalar, (3,), (n, 1) or (n, 3)."""
        return replace(self, colour=self.colour * colour)

    def slid(self, u_m: float, v_m: float) -> Surface:
        """Return the surface with its texture coordinates moved, so that no two boards are cut alike."""
        return replace(self, uv=self.uv + np.array([u_m, v_m]))

    def volume(self) -> float:
        """Return the enclosed volume in m³ (divergence theorem); meaningful for closed surfaces only."""
        a, b, c = (self.positions[self.triangles[:, k]] for k in range(3))
        return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6.0)

    def area(self) -> float:
        """Return the area of all triangles in m²."""
        a, b, c = (self.positions[self.triangles[:, k]] for k in range(3))
        return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2.0)


def rotation(axis: str, angle_rad: float) -> Floats:
    """Return the (3, 3) right-handed rotation about the named axis."""
    cos, sin = float(np.cos(angle_rad)), float(np.sin(angle_rad))
    k = "xyz".index(axis)
    i, j = (k + 1) % 3, (k + 2) % 3
    matrix = np.eye(3)
    matrix[i, i] = matrix[j, j] = cos
    matrix[i, j], matrix[j, i] = -sin, sin
    return matrix


def surface(positions: Floats, normals: Floats, uv: Floats, triangles: Ints) -> Surface:
    """Make a surface of colour 1; drops triangles without area (< 1e-10 m²) and vertices that none uses."""
    a, b, c = (positions[triangles[:, k]] for k in range(3))
    kept = triangles[np.linalg.norm(np.cross(b - a, c - a), axis=1) > 2e-10]
    used, index = np.unique(kept, return_inverse=True)
    return Surface(
        positions=np.asarray(positions, dtype=np.float64)[used],
        normals=unit(np.asarray(normals, dtype=np.float64)[used]),
        uv=np.asarray(uv, dtype=np.float64)[used],
        triangles=index.reshape(-1, 3).astype(np.int32),
        colour=np.ones((len(used), 3)),
    )


def joined(pieces: Iterable[Surface]) -> Surface:
    """Return several surfaces as one, unwelded."""
    parts = list(pieces)
    starts = np.cumsum([0] + [len(p.positions) for p in parts[:-1]])
    return Surface(
        positions=np.concatenate([p.positions for p in parts]),
        normals=np.concatenate([p.normals for p in parts]),
        uv=np.concatenate([p.uv for p in parts]),
        triangles=np.concatenate([p.triangles + s for p, s in zip(parts, starts, strict=True)]).astype(
            np.int32
        ),
        colour=np.concatenate([p.colour for p in parts]),
    )


def unit(vectors: Floats) -> Floats:
    """Return the rows scaled to length 1; a zero row stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1.0), dtype=np.float64)


def quads(rows: int, columns: int, closed: bool = False) -> Ints:
    """Return the triangles of a row-major vertex grid, counter-clockwise where columns × rows points out.

    With `closed`, the last column joins the first.
    """
    across = columns if closed else columns - 1
    r, c = np.meshgrid(np.arange(rows - 1), np.arange(across), indexing="ij")
    here, right = r * columns + c, r * columns + (c + 1) % columns
    above, both = here + columns, right + columns
    both_halves = np.stack([here, right, both, here, both, above], axis=-1)
    return np.asarray(both_halves.reshape(-1, 3), dtype=np.int32)
