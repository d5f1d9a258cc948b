"""Lights, each sampled once per ray set: a sphere by its visible cone, a rectangle by its solid angle.

`sample(point, uv)` takes (n, k, 3) points and (n, k, 2) numbers in [0, 1) and returns, for each, the
direction to the light, the distance to its surface, and radiance times solid angle: the irradiance is the
mean over k of that times the cosine, where the way is free. The colour is a factor apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np

from enfilade.pipeline.light.sampling import frames
from enfilade.pipeline.light.scene import Bool, Double, Float

Vector: TypeAlias = tuple[float, float, float]

# A receiver's points lie this near to the one that stands for it: a texel's diagonal, or a loose triangle.
MARGIN_M = 0.05
# From this many of its radii away a card is sampled by its area: beside many more rays light is as near as by
# its angle (28.4 dB at six radii, four and three), which costs four times as much.
AFAR = 3.0


class Sampled(NamedTuple):
    """direction (n, k, 3) unit; distance_m (n, k); weight (n, k) radiance x solid angle, cd/m² sr."""

    direction: Float
    distance_m: Float
    weight: Float


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

    def sample(self, point: Float, uv: Float) -> Sampled:
        """Directions spread evenly over the cone that the sphere fills."""
        to_centre = np.asarray(self.position, np.float32) - point
        distance = np.maximum(np.linalg.norm(to_centre, axis=-1), 1e-6)
        axis = to_centre / distance[..., None]
        sine2 = np.minimum((self.radius_m / distance) ** 2, 0.9999)
        # 1 - cos without the cancellation that a far, small bulb suffers in float32
        spread = sine2 / (1 + np.sqrt(1 - sine2))
        one_less = uv[..., 0] * spread
        cosine = 1 - one_less
        sine = np.sqrt(np.maximum(one_less * (1 + cosine), 0))
        angle = np.float32(2 * np.pi) * uv[..., 1]
        tangent, bitangent = frames(axis)
        direction = (
            cosine[..., None] * axis
            + (sine * np.cos(angle))[..., None] * tangent
            + (sine * np.sin(angle))[..., None] * bitangent
        )
        depth = np.sqrt(np.maximum(self.radius_m**2 - (distance * sine) ** 2, 0))
        radiance = self.lumens / (4 * np.pi**2 * self.radius_m**2)
        weight = (radiance * 2 * np.pi) * spread
        return Sampled(direction, distance * cosine - depth, weight.astype(np.float32))


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

    def sample(self, point: Float, uv: Float) -> Sampled:
        """Even over the solid angle from nearby, over the area from afar, where the two are the same."""
        centre, radius = self.bound
        flat, numbers = point.reshape(-1, 3), uv.reshape(-1, 2)
        away = flat - np.asarray(centre, np.float32)
        near = np.einsum("nx,nx->n", away, away) < (AFAR * radius) ** 2
        direction = np.empty(flat.shape, np.float32)
        distance, weight = np.empty(len(flat), np.float32), np.empty(len(flat), np.float32)
        for mask, how in ((near, self._by_angle), (~near, self._by_area)):
            some = np.flatnonzero(mask)  # rows by their numbers come sooner than by a mask
            if len(some) == len(flat):
                direction, distance, weight = how(flat, numbers)
            elif len(some):
                found = how(flat.take(some, axis=0), numbers.take(some, axis=0))
                direction[some], distance[some], weight[some] = found
        shape = point.shape[:-1]
        return Sampled(direction.reshape(point.shape), distance.reshape(shape), weight.reshape(shape))

    def _by_area(self, point: Float, uv: Float) -> Sampled:
        edge_u, edge_v = np.asarray(self.edge_u, np.float32), np.asarray(self.edge_v, np.float32)
        ahead = np.cross(edge_u, edge_v)
        there = np.asarray(self.corner, np.float32) + uv[:, :1] * edge_u + uv[:, 1:] * edge_v
        way = there - point
        distance = np.linalg.norm(way, axis=1)
        way /= distance[:, None]
        # the length of `ahead` is the area
        weight = np.maximum(-(way @ ahead), 0) * np.float32(self.radiance) / distance**2
        return Sampled(way, distance, weight)

    def _by_angle(self, point: Float, uv: Float) -> Sampled:
        """After Ureña, Fajardo, King: An Area-Preserving Parametrization for Spherical Rectangles, 2013."""
        edge_u, edge_v = np.asarray(self.edge_u, float), np.asarray(self.edge_v, float)
        width, height = float(np.linalg.norm(edge_u)), float(np.linalg.norm(edge_v))
        ex, ey = edge_u / width, edge_v / height
        ez = np.cross(ex, ey)
        to_corner: Double = np.asarray(self.corner, float) - point.astype(np.float64)
        x0, y0, z0 = to_corner @ ex, to_corner @ ey, to_corner @ ez
        lit = z0 < -1e-6  # the point is in front of the shining side
        z0 = np.where(lit, z0, -1.0)
        x1, y1 = x0 + width, y0 + height
        z2 = z0 * z0
        n0, n1 = -y0 / np.sqrt(z2 + y0 * y0), x1 / np.sqrt(z2 + x1 * x1)
        n2, n3 = y1 / np.sqrt(z2 + y1 * y1), -x0 / np.sqrt(z2 + x0 * x0)
        g0, g1 = np.arccos(np.clip(-n0 * n1, -1, 1)), np.arccos(np.clip(-n1 * n2, -1, 1))
        g2, g3 = np.arccos(np.clip(-n2 * n3, -1, 1)), np.arccos(np.clip(-n3 * n0, -1, 1))
        solid = g0 + g1 + g2 + g3 - 2 * np.pi
        xm, ym = x0 + uv[..., 0] * width, y0 + uv[..., 1] * height
        r2 = xm * xm + ym * ym + z2
        small = solid < 1e-4  # too thin for the sums of angles: by area then
        au = uv[..., 0] * solid + 2 * np.pi - g2 - g3
        sine = np.sin(au)
        fu = (np.cos(au) * n0 - n2) / np.where(np.abs(sine) < 1e-12, 1e-12, sine)
        cu = np.clip(np.copysign(1.0, fu) / np.sqrt(fu * fu + n0 * n0), -0.999999999, 0.999999999)
        xu = np.clip(-(cu * z0) / np.sqrt(1 - cu * cu), x0, x1)
        d2 = xu * xu + z2
        h0, h1 = y0 / np.sqrt(d2 + y0 * y0), y1 / np.sqrt(d2 + y1 * y1)
        hv = h0 + uv[..., 1] * (h1 - h0)
        yv = np.clip(hv * np.sqrt(d2) / np.sqrt(np.maximum(1 - hv * hv, 1e-12)), y0, y1)
        x, y = np.where(small, xm, xu), np.where(small, ym, yv)
        across: Double = x[..., None] * ex + y[..., None] * ey + z0[..., None] * ez
        distance = np.linalg.norm(across, axis=-1)
        by_area = width * height * -z0 / (r2 * np.sqrt(r2))
        weight = np.where(lit, self.radiance * np.where(small, by_area, np.maximum(solid, 0)), 0.0)
        direction = (across / distance[..., None]).astype(np.float32)
        return Sampled(direction, distance.astype(np.float32), weight.astype(np.float32))


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

    def sample(self, point: Float, uv: Float) -> Sampled:
        """A point of a disc of radius_m that faces the receiver."""
        centre = np.asarray(self.position, np.float32) - point
        distance = np.maximum(np.linalg.norm(centre, axis=-1), 1e-3)
        tangent, bitangent = frames(centre / distance[..., None])
        radius, angle = self.radius_m * np.sqrt(uv[..., 0]), np.float32(2 * np.pi) * uv[..., 1]
        to_light = centre + (radius * np.cos(angle))[..., None] * tangent
        to_light = to_light + (radius * np.sin(angle))[..., None] * bitangent
        reach = np.maximum(np.linalg.norm(to_light, axis=-1), 1e-3)
        direction = to_light / reach[..., None]
        axis = np.asarray(self.direction, np.float32)
        axis = axis / np.linalg.norm(axis)
        weight = self.peak_candela * self._falloff(-(direction @ axis).astype(np.float64)) / reach**2
        return Sampled(direction.astype(np.float32), reach.astype(np.float32), weight.astype(np.float32))

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
