"""Lime and plaster: whitewash over trowelled render, and the smooth warm plaster of a restored hall."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.finishes.noise import Field, Sheet, step, top
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, mixed, painted, shaded

# A distemper brush is drawn crosswise, nearly square: at 50 degrees the marks read as chevrons.
_CROSS = (0.18, 1.32)


def _brushed(sheet: Sheet, across_m: float) -> Field:
    """Crossed brush marks, deviation 1: each pass lies over the other in patches a hand wide."""
    one, other = (sheet.noise(across_m * 9, across_m, 1.3, 22, angle) for angle in _CROSS)
    over = step(-1.1, 1.1, sheet.noise(0.35, 0.08, 2.0))
    return one * over + other * (1 - over)


def _limewash(sheet: Sheet) -> Surface:
    trowel = sheet.noise(0.45, 0.02, 2.3)
    brush = _brushed(sheet, 0.004)
    sand = sheet.noise(0.010, 0.0036, 1.1)
    grains = top(sand, 0.05, 0.6)
    pits = top(sheet.noise(0.012, 0.003, 1.2), 0.004, 0.5)
    height = 1.5 * trowel + 0.03 * brush + 0.035 * sand + 0.16 * grains - 0.5 * pits
    # Lime dries whiter where it lies thick; grey shows through where the brush left it thin.
    thin = step(-1.6, 3.0, -0.22 * brush + 0.9 * sheet.noise(0.09, 0.003, 1.6) - 0.3 * sand)
    colour = flat(sheet, hexed("#cfccc3"))
    colour = mixed(colour, hexed("#aaa69b"), 0.45 * thin)
    colour = shaded(colour, 0.012 * sand + 0.015 * brush - 0.22 * pits)
    return Surface(colour, height, 0.93 - 0.05 * thin + 0.015 * brush, cavity_m=0.006)


def _plaster_worn(sheet: Sheet) -> Surface:
    trowel = sheet.noise(0.4, 0.012, 2.1)
    sand = sheet.noise(0.006, 0.002, 0.9)
    # The skim has come off in flakes of a few centimetres, down to a sandier coat.
    edge = sheet.noise(0.07, 0.004, 1.5)
    bare = top(edge + 0.15 * sand, 0.035, 0.25)
    crumbs = bare * np.maximum(sand, 0)
    height = 1.1 * trowel + 0.05 * sand - 0.9 * bare + 0.28 * crumbs
    colour = flat(sheet, hexed("#bdb6a8"))
    colour = shaded(colour, 0.02 * sand + 0.025 * sheet.noise(0.03, 0.004, 1.3))
    colour = mixed(colour, hexed("#9a8f7e"), 0.85 * bare)
    colour = shaded(colour, bare * 0.07 * sand)
    return Surface(colour, height, 0.88 + 0.07 * bare + 0.02 * sand, cavity_m=0.005)


def _plaster_warm_white(sheet: Sheet) -> Surface:
    # Emulsion from a short-pile roller over a skimmed wall: fine orange peel on very slight waves.
    wave = sheet.noise(0.5, 0.05, 2.4)
    roller = sheet.noise(0.009, 0.0028, 1.1)
    nap = np.tanh(roller * 0.9)
    height = 0.6 * wave + 0.055 * nap
    colour = shaded(flat(sheet, hexed("#dcd7cc")), 0.006 * nap + 0.004 * sheet.noise(0.03, 0.004, 1.2))
    return Surface(colour, height, 0.74 - 0.04 * nap)


FINISHES = (
    painted("limewash", 1.28, _limewash, (0.591, 0.571, 0.514)),
    painted("plaster-worn", 1.28, _plaster_worn, (0.504, 0.462, 0.386)),
    painted("plaster-warm-white", 1.28, _plaster_warm_white, (0.716, 0.680, 0.604)),
)
