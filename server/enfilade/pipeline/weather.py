"""Weather the shell: how use, damp and lamps have changed its surfaces, as a colour multiplier per vertex
(COLOR_0).

What varies over metres and decimetres lives here and not in the tiles, so no tile shows its repeat. It is
restrained: everything together stays within about a third of the paint's own brightness, and nothing of it
can be read as blood.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.facet import Role
from enfilade.pipeline.mesh import Floats

DAMP_M = 0.42
"""How high damp stands on average in an unskirted wall."""

SOOT_REACH_M = 0.75
"""How far a lamp under a ceiling has darkened it: two generations of dust over a warm bulb."""

RUB_M = 1.25
"""Shoulder and hand height, where a painted dado is rubbed."""


@dataclass(frozen=True)
class Weather:
    """What a room's surfaces have been through.

    `walk` are plan segments (n, 2, 2) where feet go; `doors` plan points (n, 2); `lamps` points (n, 3);
    `damp` whether the walls stand on the ground without a skirting; `floor_y` the floor's height; `seed`
    chooses the patches.
    """

    floor_y: float
    walk: Floats
    doors: Floats
    lamps: Floats
    damp: bool
    corners: Floats
    seed: int


def weathered(weather: Weather, role: Role, points: Floats, band: bool) -> Floats:
    """Return (n, 3) linear multipliers for points of a surface; `band` says that it is a dado's paint."""
    kept = 1.0 if weather.damp else 0.45
    value = 0.11 * noise(points / 1.3, weather.seed) + 0.09 * noise(points / 0.37, weather.seed + 1)
    # Where plaster was mended the paint is a shade off, with an edge that one can follow.
    mended = _stepped(noise(points / [1.1, 0.8, 1.1], weather.seed + 8), 0.25, 0.34)
    value = 1.0 + kept * (value - 0.055 * mended)
    colour = np.repeat(value[:, None], 3, axis=1)
    colour *= 1.0 + kept * np.outer(
        noise(points / 1.9, weather.seed + 2) - 0.3 * mended, [0.012, 0.0, -0.028]
    )
    height = points[:, 1] - weather.floor_y
    if role in ("wall", "jamb", "arris"):
        if weather.damp:
            colour *= _damp(weather, points, height)
        if band:
            colour *= _rubbed(weather, points, height)
    if role in ("floor", "threshold"):
        colour *= _worn(weather, points)
    if role in ("ceiling", "soffit", "wall") and len(weather.lamps):
        colour *= _soot(weather, points)
    return np.asarray(np.clip(colour, 0.55, 1.25))


def _stepped(values: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    """0 below `low`, 1 above `high`, eased between."""
    t = np.clip((values - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3 - 2 * t))


def noise(points: Floats, seed: int) -> NDArray[np.float64]:
    """Return smooth value noise in [-1, 1] at (n, 3) points: one random value per unit cube corner."""
    base = np.floor(points).astype(np.int64)
    t = points - base
    t = t * t * (3 - 2 * t)
    out = np.zeros(len(points))
    for corner in range(8):
        step = np.array([corner & 1, corner >> 1 & 1, corner >> 2 & 1])
        weight = np.prod(np.where(step, t, 1 - t), axis=1)
        out += weight * _hashed(base + step, seed)
    return out


def _hashed(cells: NDArray[np.int64], seed: int) -> NDArray[np.float64]:
    """A value in [-1, 1] for each integer cell (a multiply-xorshift hash, the same on every machine)."""
    with np.errstate(over="ignore"):
        h = cells[:, 0].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        h ^= cells[:, 1].astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
        h ^= cells[:, 2].astype(np.uint64) * np.uint64(0x165667B19E3779F9)
        h ^= np.uint64(seed & 0xFFFFFFFF) * np.uint64(0x27D4EB2F165667C5)
        h ^= h >> np.uint64(29)
        h *= np.uint64(0xBF58476D1CE4E5B9)
        h ^= h >> np.uint64(32)
    return (h >> np.uint64(11)).astype(np.float64) / 2**52 - 1.0


def _damp(weather: Weather, points: Floats, height: NDArray[np.float64]) -> Floats:
    """Darker and slightly cool at the foot, to an irregular line."""
    line = DAMP_M * (1.0 + 0.55 * noise(points / [0.9, 1e9, 0.9], weather.seed + 3))
    amount = np.clip(1.0 - height / np.maximum(line, 0.08), 0.0, 1.0) ** 0.8
    amount *= 0.75 + 0.25 * noise(points / 0.22, weather.seed + 4)
    return np.asarray(1.0 - amount[:, None] * np.array([0.34, 0.30, 0.27]))


def _rubbed(weather: Weather, points: Floats, height: NDArray[np.float64]) -> Floats:
    """Paler where shoulders and hands brush along, more so beside doors."""
    amount = 0.075 * np.exp(-(((height - RUB_M) / 0.28) ** 2))
    if len(weather.doors):
        near = _nearest(points[:, [0, 2]], weather.doors)
        amount = amount * (1.0 + 1.8 * np.exp(-((near / 0.7) ** 2)))
    amount = amount * (0.7 + 0.5 * noise(points / 0.45, weather.seed + 5))
    return np.asarray(1.0 + np.clip(amount, 0.0, 0.2)[:, None] * np.array([1.0, 1.0, 0.95]))


def _worn(weather: Weather, points: Floats) -> Floats:
    """Paler along the walk, darker in corners where a broom does not reach."""
    plan = points[:, [0, 2]]
    worn = np.zeros(len(points))
    for a, b in weather.walk:
        d = b - a
        s = np.clip((plan - a) @ d / max(float(d @ d), 1e-9), 0.0, 1.0)
        away = np.linalg.norm(plan - (a + s[:, None] * d), axis=1)
        worn = np.maximum(worn, np.exp(-((away / 0.38) ** 2)))
    worn = worn * (0.75 + 0.35 * noise(points / 0.6, weather.seed + 6))
    grime = np.exp(-((_nearest(plan, weather.corners) / 0.33) ** 2)) if len(weather.corners) else 0.0
    return np.asarray(
        (1.0 + 0.16 * np.clip(worn, 0, 1) - 0.2 * np.asarray(grime))[:, None] * np.array([1.0, 0.995, 0.985])
    )


def _soot(weather: Weather, points: Floats) -> Floats:
    """A soft warm-grey cloud round the top of each lamp that hangs near a ceiling."""
    near = np.min(np.linalg.norm(points[:, None] - weather.lamps[None], axis=2), axis=1)
    amount = np.exp(-((near / SOOT_REACH_M) ** 2)) * (0.85 + 0.3 * noise(points / 0.25, weather.seed + 7))
    return np.asarray(1.0 - np.clip(amount, 0.0, 1.0)[:, None] * np.array([0.18, 0.21, 0.25]))


def _nearest(plan: Floats, to: Floats) -> NDArray[np.float64]:
    return np.asarray(np.min(np.linalg.norm(plan[:, None] - to[None], axis=2), axis=1))
