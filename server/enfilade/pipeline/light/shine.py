"""A ray's way to a lamp: a sphere by the cone it fills, a rectangle by its solid angle, a spot by its disc.

For a point and two numbers in [0, 1): the direction to the light, the distance to its surface, and radiance
times solid angle. The irradiance is the mean of that times the cosine, where the way is free. Colour is a
factor apart.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from enfilade.pipeline.light.compiled import compiled
from enfilade.pipeline.light.emitters import Light, QuadLight, SphereLight
from enfilade.pipeline.light.sampling import frame
from enfilade.pipeline.light.scene import Double, Float, Vector

# From this many of its radii away a card is sampled by its area: beside many more rays light is as near as by
# its angle (28.4 dB at six radii, four and three), which costs four times as much.
AFAR = 3.0
BULB, CARD, SPOT = 0.0, 1.0, 2.0


class Sampled(NamedTuple):
    """direction (n, k, 3) unit; distance_m (n, k); weight (n, k) radiance x solid angle, cd/m² sr."""

    direction: Float
    distance_m: Float
    weight: Float


def row(light: Light) -> Double:
    """(28,) the lamp in numbers, as `shine` reads them: its kind, then place, extent and strength."""
    out = np.zeros(28)
    if isinstance(light, SphereLight):
        radiance = light.lumens / (4 * np.pi**2 * light.radius_m**2)
        out[:6] = [BULB, *light.position, light.radius_m, radiance]
    elif isinstance(light, QuadLight):
        centre, radius = light.bound
        edge_u, edge_v = np.asarray(light.edge_u, float), np.asarray(light.edge_v, float)
        width, height = np.linalg.norm(edge_u), np.linalg.norm(edge_v)
        ahead = np.cross(edge_u / width, edge_v / height)
        out[:6] = [CARD, *centre, (AFAR * radius) ** 2, light.radiance]
        out[6:9], out[9:12], out[12:15], out[15:18] = light.corner, edge_u / width, edge_v / height, ahead
        out[18:20] = width, height
    else:
        axis = np.asarray(light.direction, float)
        ramp = np.cos(light.inner_rad), np.cos(light.outer_rad)
        out[:6] = [SPOT, *light.position, light.radius_m, light.peak_candela]
        out[6:9], out[9:11] = axis / np.linalg.norm(axis), ramp
    return out


@compiled
def shine(lamp: Double, x: float, y: float, z: float, u: float, v: float) -> tuple[Vector, float, float]:
    """Direction, distance and weight of one ray from a point to the lamp of a `row`."""
    if lamp[0] == BULB:
        return _from_bulb(lamp, x, y, z, u, v)
    if lamp[0] == SPOT:
        return _from_spot(lamp, x, y, z, u, v)
    ax, ay, az = x - lamp[1], y - lamp[2], z - lamp[3]
    if ax * ax + ay * ay + az * az < lamp[4]:
        return _by_angle(lamp, x, y, z, u, v)
    return _by_area(lamp, x, y, z, u, v)


@compiled
def _from_bulb(lamp: Double, x: float, y: float, z: float, u: float, v: float) -> tuple[Vector, float, float]:
    """Directions spread evenly over the cone that the sphere fills."""
    ax, ay, az = lamp[1] - x, lamp[2] - y, lamp[3] - z
    radius = lamp[4]
    distance = max(math.sqrt(ax * ax + ay * ay + az * az), 1e-6)
    ax, ay, az = ax / distance, ay / distance, az / distance
    sine2 = min((radius / distance) ** 2, 0.9999)
    spread = sine2 / (1 + math.sqrt(1 - sine2))
    cosine = 1 - u * spread
    sine = math.sqrt(max(u * spread * (1 + cosine), 0.0))
    (tx, ty, tz), (bx, by, bz) = frame(ax, ay, az)
    a, b = sine * math.cos(2 * math.pi * v), sine * math.sin(2 * math.pi * v)
    way = cosine * ax + a * tx + b * bx, cosine * ay + a * ty + b * by, cosine * az + a * tz + b * bz
    depth = math.sqrt(max(radius * radius - (distance * sine) ** 2, 0.0))
    return way, distance * cosine - depth, lamp[5] * 2 * math.pi * spread


@compiled
def _from_spot(lamp: Double, x: float, y: float, z: float, u: float, v: float) -> tuple[Vector, float, float]:
    """A point of a disc that faces the receiver; KHR_lights_punctual's falloff."""
    cx, cy, cz = lamp[1] - x, lamp[2] - y, lamp[3] - z
    distance = max(math.sqrt(cx * cx + cy * cy + cz * cz), 1e-3)
    (tx, ty, tz), (bx, by, bz) = frame(cx / distance, cy / distance, cz / distance)
    radius = lamp[4] * math.sqrt(u)
    a, b = radius * math.cos(2 * math.pi * v), radius * math.sin(2 * math.pi * v)
    wx, wy, wz = cx + a * tx + b * bx, cy + a * ty + b * by, cz + a * tz + b * bz
    reach = max(math.sqrt(wx * wx + wy * wy + wz * wz), 1e-3)
    wx, wy, wz = wx / reach, wy / reach, wz / reach
    cosine = -(wx * lamp[6] + wy * lamp[7] + wz * lamp[8])
    ramp = min(max((cosine - lamp[10]) / max(lamp[9] - lamp[10], 1e-4), 0.0), 1.0)
    return (wx, wy, wz), reach, lamp[5] * ramp * ramp / (reach * reach)


@compiled
def _by_area(lamp: Double, x: float, y: float, z: float, u: float, v: float) -> tuple[Vector, float, float]:
    a, b = u * lamp[18], v * lamp[19]
    wx = lamp[6] + a * lamp[9] + b * lamp[12] - x
    wy = lamp[7] + a * lamp[10] + b * lamp[13] - y
    wz = lamp[8] + a * lamp[11] + b * lamp[14] - z
    distance = math.sqrt(wx * wx + wy * wy + wz * wz)
    wx, wy, wz = wx / distance, wy / distance, wz / distance
    facing = max(-(wx * lamp[15] + wy * lamp[16] + wz * lamp[17]), 0.0)
    return (wx, wy, wz), distance, facing * lamp[18] * lamp[19] * lamp[5] / (distance * distance)


@compiled
def _by_angle(lamp: Double, x: float, y: float, z: float, u: float, v: float) -> tuple[Vector, float, float]:
    """After Ureña, Fajardo, King: An Area-Preserving Parametrization for Spherical Rectangles, 2013."""
    width, height = lamp[18], lamp[19]
    cx, cy, cz = lamp[6] - x, lamp[7] - y, lamp[8] - z
    x0 = cx * lamp[9] + cy * lamp[10] + cz * lamp[11]
    y0 = cx * lamp[12] + cy * lamp[13] + cz * lamp[14]
    z0 = cx * lamp[15] + cy * lamp[16] + cz * lamp[17]
    lit = z0 < -1e-6  # the point is in front of the shining side
    if not lit:
        z0 = -1.0
    x1, y1, z2 = x0 + width, y0 + height, z0 * z0
    n0, n1 = -y0 / math.sqrt(z2 + y0 * y0), x1 / math.sqrt(z2 + x1 * x1)
    n2, n3 = y1 / math.sqrt(z2 + y1 * y1), -x0 / math.sqrt(z2 + x0 * x0)
    g2, g3 = math.acos(_unit(-n2 * n3)), math.acos(_unit(-n3 * n0))
    solid = math.acos(_unit(-n0 * n1)) + math.acos(_unit(-n1 * n2)) + g2 + g3 - 2 * math.pi
    if solid < 1e-4:  # too thin for the sums of angles: by area then
        px, py = x0 + u * width, y0 + v * height
        r2 = px * px + py * py + z2
        weight = width * height * -z0 / (r2 * math.sqrt(r2))
    else:
        turn = u * solid + 2 * math.pi - g2 - g3
        sine = math.sin(turn)
        fu = (math.cos(turn) * n0 - n2) / (1e-12 if abs(sine) < 1e-12 else sine)
        cu = math.copysign(1.0, fu) / math.sqrt(fu * fu + n0 * n0)
        cu = min(max(cu, -0.999999999), 0.999999999)
        px = min(max(-(cu * z0) / math.sqrt(1 - cu * cu), x0), x1)
        d2 = px * px + z2
        h0, h1 = y0 / math.sqrt(d2 + y0 * y0), y1 / math.sqrt(d2 + y1 * y1)
        hv = h0 + v * (h1 - h0)
        py = min(max(hv * math.sqrt(d2) / math.sqrt(max(1 - hv * hv, 1e-12)), y0), y1)
        weight = max(solid, 0.0)
    wx = px * lamp[9] + py * lamp[12] + z0 * lamp[15]
    wy = px * lamp[10] + py * lamp[13] + z0 * lamp[16]
    wz = px * lamp[11] + py * lamp[14] + z0 * lamp[17]
    distance = math.sqrt(wx * wx + wy * wy + wz * wz)
    return (wx / distance, wy / distance, wz / distance), distance, lamp[5] * weight if lit else 0.0


@compiled
def _unit(value: float) -> float:
    return min(max(value, -1.0), 1.0)


@compiled
def _each(lamp: Double, points: Float, numbers: Float, way: Float, far: Float, weight: Float) -> None:
    for i in range(len(points)):
        found = shine(lamp, points[i, 0], points[i, 1], points[i, 2], numbers[i, 0], numbers[i, 1])
        (way[i, 0], way[i, 1], way[i, 2]), far[i], weight[i] = found


def sample(light: Light, point: Float, uv: Float) -> Sampled:
    """Rays to the light from (n, k, 3) points by (n, k, 2) numbers in [0, 1)."""
    many = uv.shape[0] * uv.shape[1]
    way, far, weight = np.empty((many, 3), np.float32), np.empty(many, np.float32), np.empty(many, np.float32)
    points = np.ascontiguousarray(point, np.float32).reshape(-1, 3)
    _each(row(light), points, np.ascontiguousarray(uv, np.float32).reshape(-1, 2), way, far, weight)
    return Sampled(way.reshape(point.shape), far.reshape(uv.shape[:2]), weight.reshape(uv.shape[:2]))
