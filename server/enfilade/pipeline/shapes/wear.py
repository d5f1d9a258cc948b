"""Where things are darker or lighter from use: at the foot, where hands go, and in broad uneven patches.

Wear never draws a mark that could be read as a sign, a scratch or a stain: only soft gradients.
"""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.mesh import Floats
from enfilade.pipeline.shapes.assembly import Chance, Wear


def at_foot(height_m: float = 0.12, amount: float = 0.18) -> Wear:
    """Darker towards the floor, by `amount` at y = 0, gone at `height_m`."""

    def wear(positions: Floats, _normals: Floats) -> Floats:
        near = np.clip(1.0 - positions[:, 1:2] / height_m, 0.0, 1.0)
        return np.asarray(1.0 - amount * near * near)

    return wear


def handled(
    centre: tuple[float, float, float], radius_m: float, amount: float = 0.12, lighter: bool = False
) -> Wear:
    """Darker (or, on paint rubbed thin, lighter) round a place that hands reach."""
    middle = np.asarray(centre)
    sign = 1.0 if lighter else -1.0

    def wear(positions: Floats, _normals: Floats) -> Floats:
        far = np.linalg.norm(positions - middle, axis=1, keepdims=True) / radius_m
        return np.asarray(1.0 + sign * amount * np.exp(-far * far))

    return wear


def mottled(chance: Chance, size_m: float = 0.35, amount: float = 0.06) -> Wear:
    """Soft unevenness of about `size_m`: five seeded waves that never line up."""
    ways = chance.normal(size=(5, 3))
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    pitch = 2 * np.pi / (size_m * chance.uniform(0.7, 2.2, size=5))
    phase = chance.uniform(0, 2 * np.pi, size=5)

    def wear(positions: Floats, _normals: Floats) -> Floats:
        waves = np.sin(positions @ ways.T * pitch + phase)
        return np.asarray(1.0 + amount * waves.mean(axis=1, keepdims=True) * 1.6)

    return wear


def both(*wears: Wear) -> Wear:
    """All of several kinds of wear at once."""

    def wear(positions: Floats, normals: Floats) -> Floats:
        product = np.ones((len(positions), 1))
        for one in wears:
            product = product * one(positions, normals)
        return product

    return wear
