"""Leather of desks and chairs, and black rubber."""

from __future__ import annotations

from enfilade.pipeline.finishes.noise import Sheet, step
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, mixed, painted, shaded


def _leather(sheet: Sheet) -> Surface:
    near, far, which = sheet.cells(0.0024, 1.0)
    crease = step(0.0007, 0.0, far - near)
    pebble = step(0.0, 0.0012, far - near)
    folds = step(1.0, 2.8, sheet.noise(0.05, 0.003, 1.5, 2.5))
    rubbed = step(-2.0, 2.6, sheet.noise(0.08, 0.004, 1.4))
    height = 0.06 * pebble - 0.08 * folds + 0.4 * sheet.noise(0.08, 0.02, 2.2)
    colour = shaded(flat(sheet, hexed("#51382a")), sheet.per_cell(which, -0.05, 0.05) - 0.22 * crease)
    colour = mixed(colour, hexed("#6b4e3a"), 0.45 * rubbed * (1 - crease))
    return Surface(colour, height, 0.50 - 0.12 * rubbed + 0.16 * crease + 0.1 * folds)


def _rubber(sheet: Sheet) -> Surface:
    fine = sheet.noise(0.004, 0.001, 0.9)
    bloom = step(-1.0, 3.0, sheet.noise(0.04, 0.002, 1.3))
    height = 0.05 * sheet.noise(0.05, 0.012, 2.2) + 0.010 * fine
    colour = mixed(flat(sheet, hexed("#3a3938")), hexed("#5a5855"), 0.45 * bloom)
    return Surface(shaded(colour, 0.03 * fine), height, 0.72 + 0.14 * bloom + 0.02 * fine)


FINISHES = (
    painted("leather", 0.192, _leather, (0.086, 0.042, 0.024)),
    painted("rubber", 0.256, _rubber, (0.049, 0.047, 0.045)),
)
