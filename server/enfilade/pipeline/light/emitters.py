"""Lights: a bulb, a bright rectangle, a spotlight; what they give, and what they can shine on at all.

How rays are sent to them is in `shine`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from enfilade.pipeline.light.scene import Bool, Double, Float, Vector

# A receiver's points lie this near to the one that stands for it: a texel's diagonal, or a loose triangle.
MARGIN_M = 0.05


@dataclass(frozen=True)
class SphereLight:
    """A bulb: an even sphere of light."""

    position: Vector
    radius_m: float
    lumens: float
    kelvin: float
    layer: str = "base"

    @property
    def bound(self) -> tuple[Vector, float]:
        """Centre and radius of what gives light."""
        return self.position, self.radius_m

    def reaches(self, point: Float, normal: Float) -> Bool:
        """(n,) False where none of it can shine on (n, 3) points facing (n, 3), or MARGIN_M beside them."""
        return _above_horizon(self.bound, point, normal)


@dataclass(frozen=True)
class QuadLight:
    """A bright rectangle: a window's sky card, a panel. It shines to cross(edge_u, edge_v), cosine-spread.

    Give lumens, or luminance in cd/m² (lumens = pi * area * luminance). The edges are square to each other.
    """

    corner: Vector
    edge_u: Vector
    edge_v: Vector
    kelvin: float
    lumens: float = 0.0
    luminance: float = 0.0
    layer: str = "base"

    @property
    def radiance(self) -> float:
        """cd/m²."""
        area = float(np.linalg.norm(np.cross(self.edge_u, self.edge_v)))
        return self.luminance + self.lumens / (np.pi * area)

    @property
    def bound(self) -> tuple[Vector, float]:
        """Centre and radius of what gives light."""
        half = (np.asarray(self.edge_u) + np.asarray(self.edge_v)) / 2
        x, y, z = (np.asarray(self.corner) + half).tolist()
        return (x, y, z), float(np.linalg.norm(half))

    def reaches(self, point: Float, normal: Float) -> Bool:
        """(n,) False where none of it can shine on (n, 3) points facing (n, 3), or MARGIN_M beside them."""
        ahead = np.cross(self.edge_u, self.edge_v)
        ahead = (ahead / np.linalg.norm(ahead)).astype(np.float32)
        before = (point - np.asarray(self.corner, np.float32)) @ ahead > -MARGIN_M
        reached: Bool = before & _above_horizon(self.bound, point, normal)
        return reached


@dataclass(frozen=True)
class SpotLight:
    """A spotlight: full inside inner_rad (half angle), none beyond outer_rad, KHR_lights_punctual's falloff.

    Give candela, or lumens (spread over the falloff's own solid angle). radius_m softens its shadows.
    """

    position: Vector
    direction: Vector
    inner_rad: float
    outer_rad: float
    kelvin: float
    candela: float = 0.0
    lumens: float = 0.0
    radius_m: float = 0.03
    layer: str = "base"

    @property
    def peak_candela(self) -> float:
        """Candela along the axis."""
        theta = np.linspace(0, self.outer_rad, 2001)
        weighted = self._falloff(np.cos(theta)) * np.sin(theta)
        solid = 2 * np.pi * float(np.sum((weighted[1:] + weighted[:-1]) / 2) * (theta[1] - theta[0]))
        return self.candela + self.lumens / solid

    @property
    def bound(self) -> tuple[Vector, float]:
        """Centre and radius of what gives light."""
        return self.position, self.radius_m

    def reaches(self, point: Float, normal: Float) -> Bool:
        """(n,) False where none of it can shine on (n, 3) points facing (n, 3), or MARGIN_M beside them."""
        axis = np.asarray(self.direction, np.float32)
        off = point - np.asarray(self.position, np.float32)
        along = off @ (axis / np.linalg.norm(axis))
        square = np.maximum(np.einsum("nx,nx->n", off, off) - along * along, 0)
        wide = np.tan(min(self.outer_rad, 1.55)) * np.maximum(along, 0) + self.radius_m + MARGIN_M
        reached: Bool = (along > -MARGIN_M) & (square < wide * wide)
        return reached & _above_horizon(self.bound, point, normal)

    def _falloff(self, cosine: Double) -> Double:
        inner, outer = np.cos(self.inner_rad), np.cos(self.outer_rad)
        ramp: Double = np.clip((cosine - outer) / max(inner - outer, 1e-4), 0, 1) ** 2
        return ramp


def _above_horizon(bound: tuple[Vector, float], point: Float, normal: Float) -> Bool:
    centre, radius = bound
    height = np.einsum("nx,nx->n", np.asarray(centre, np.float32) - point, normal)
    above: Bool = height > -(radius + MARGIN_M)
    return above


Light: TypeAlias = SphereLight | QuadLight | SpotLight
