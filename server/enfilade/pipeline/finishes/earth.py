"""Fired clay and polished hard stone: what study forms are made of."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.finishes.noise import Sheet, step, top
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, mixed, painted, shaded


def _clay(sheet: Sheet) -> Surface:
    # Thrown on a slow wheel: turning marks along u, a burnish that comes and goes, smoke clouds of the kiln.
    turning = sheet.noise(0.010, 0.0022, 1.1, 26)
    sand = sheet.noise(0.004, 0.0012, 0.9)
    burnish = step(-1.4, 1.8, sheet.noise(0.06, 0.006, 1.5, 4))
    cloud = step(0.2, 2.6, sheet.noise(0.16, 0.02, 2.0))
    pits = top(sheet.noise(0.006, 0.002, 1.0), 0.004, 0.5)
    height = 0.10 * turning + 0.02 * sand * (1 - burnish) - 0.22 * pits + 0.25 * sheet.noise(0.1, 0.03, 2.3)
    colour = shaded(flat(sheet, hexed("#9a6a4c")), 0.04 * turning + 0.03 * sand)
    colour = mixed(colour, hexed("#5f4a3d"), 0.6 * cloud)
    colour = mixed(colour, hexed("#b48a68"), 0.25 * step(0.4, 2.4, sheet.noise(0.09, 0.01, 1.8)))
    return Surface(shaded(colour, -0.3 * pits), height, 0.74 - 0.22 * burnish + 0.04 * sand, cavity_m=0.003)


def _agate(sheet: Sheet) -> Surface:
    # Bands that follow an uneven wall, pale to red brown; polished.
    bend = sheet.noise(0.05, 0.01, 2.0) * np.float32(0.008) + sheet.noise(0.01, 0.003, 1.6) * np.float32(
        0.0012
    )
    phase = (sheet.y + bend) * np.float32(9 / sheet.scale_m)
    band = phase - np.floor(phase)
    tone = 0.5 + 0.5 * np.sin(2 * np.pi * phase * 3).astype(np.float32)
    colour = mixed(flat(sheet, hexed("#9c6a4d")), hexed("#cbb59b"), step(0.35, 0.75, band.astype(np.float32)))
    colour = mixed(colour, hexed("#6d3f2e"), 0.4 * tone * step(0.6, 0.1, band.astype(np.float32)))
    height = 0.02 * sheet.noise(0.02, 0.005, 2.0)
    return Surface(colour, height, 0.18 + 0.04 * sheet.noise(0.01, 0.002, 1.2))


FINISHES = (
    painted("clay", 0.512, _clay, (0.313, 0.142, 0.072)),
    painted("stone-agate", 0.128, _agate, (0.443, 0.286, 0.190)),
)
"""Tile sides: a jar's girth is about one tile of clay; a bead is a tenth of a tile of agate."""
