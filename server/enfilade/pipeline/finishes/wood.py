"""Plain wood, grain along u: oak and walnut joinery under wax, and the bare worn plank of a bed."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.finishes.noise import Field, Sheet, step, top
from enfilade.pipeline.finishes.surface import Colours, Surface, flat, hexed, mixed, painted, shaded


def grain(sheet: Sheet, ring_m: float) -> tuple[Field, Field, Field]:
    """Figure, pores and fibre of sawn wood, grain along u.

    figure: 0 to 1, dark late wood of the year rings about ring_m apart; pores: 0 to 1, short dark dashes;
    fibre: deviation 1, fine and long.
    """
    drift = sheet.noise(0.25, 0.03, 2.0, 7) * np.float32(ring_m * 1.6)
    # Rings cross the tile a whole number of times, so that they meet across the seam.
    turns = round(sheet.scale_m / ring_m)
    phase = (sheet.y + drift) * np.float32(turns / sheet.scale_m)
    phase += 0.25 * sheet.noise(0.02, 0.003, 1.4, 12)
    saw = phase - np.floor(phase)
    figure = saw**2.2 * step(1.0, 0.86, saw)
    fibre = sheet.noise(0.006, 0.0012, 0.7, 40)
    pores = top(sheet.noise(0.0035, 0.0012, 0.6, 14), 0.05, 0.8)
    return figure, pores, fibre


def timber(sheet: Sheet, light: str, dark: str, ring_m: float, contrast: float) -> tuple[Colours, Field]:
    """Colour and fine relief (mm, pores open) of finished wood, grain along u."""
    figure, pores, fibre = grain(sheet, ring_m)
    share = contrast * (0.75 * figure + 0.12 * fibre + 0.25)
    colour = mixed(flat(sheet, hexed(light)), hexed(dark), np.clip(share, 0, 1))
    colour = shaded(colour, 0.035 * sheet.noise(0.05, 0.006, 1.5, 8) - 0.30 * contrast * pores)
    return colour, (0.02 * fibre + 0.02 * figure - 0.09 * pores).astype(np.float32)


def _oak(sheet: Sheet) -> Surface:
    colour, relief = timber(sheet, "#a08560", "#6a5238", 0.011, 0.75)
    # Medullary rays: pale flecks, the mark of oak.
    rays = top(sheet.noise(0.006, 0.002, 1.0, 5), 0.02, 0.7)
    colour = mixed(colour, hexed("#b59a72"), 0.35 * rays)
    height = 0.10 * sheet.noise(0.1, 0.02, 2.2, 4) + relief
    roughness = (
        0.46 - 0.05 * rays + 0.9 * np.abs(np.minimum(relief, 0)) + 0.02 * sheet.noise(0.05, 0.004, 1.3)
    )
    return Surface(colour, height, roughness)


def _walnut(sheet: Sheet) -> Surface:
    colour, relief = timber(sheet, "#6f5440", "#3f2f26", 0.016, 0.85)
    height = 0.08 * sheet.noise(0.1, 0.02, 2.2, 4) + 0.6 * relief
    roughness = 0.34 + 0.7 * np.abs(np.minimum(relief, 0)) + 0.03 * sheet.noise(0.05, 0.004, 1.3)
    return Surface(colour, height, roughness)


def _worn(sheet: Sheet) -> Surface:
    # Softwood without paint, polished by use: soft early wood worn down between the ribs of late wood.
    figure, _, fibre = grain(sheet, 0.007)
    checks = top(sheet.noise(0.012, 0.002, 0.8, 45), 0.005, 0.6)
    dents = top(sheet.noise(0.05, 0.007, 1.6), 0.008, 0.9)
    handled = step(-1.2, 1.6, sheet.noise(0.14, 0.03, 1.8))
    colour = mixed(flat(sheet, hexed("#8d7a62")), hexed("#655442"), np.clip(0.6 * figure + 0.1 * fibre, 0, 1))
    colour = shaded(colour, 0.04 * fibre + 0.05 * sheet.noise(0.04, 0.004, 1.3, 6) - 0.10 * dents)
    colour = shaded(colour, -0.08 * handled)
    colour = mixed(colour, hexed("#41362b"), 0.75 * checks)
    height = (
        0.14 * figure + 0.025 * fibre - 0.45 * checks - 0.12 * dents + 0.25 * sheet.noise(0.1, 0.03, 2.2, 3)
    )
    roughness = 0.72 - 0.16 * handled - 0.05 * figure + 0.03 * fibre + 0.15 * checks
    return Surface(colour, height, roughness, cavity_m=0.003)


FINISHES = (
    painted("wood-oak", 1.024, _oak, (0.281, 0.184, 0.091)),
    painted("wood-walnut", 1.024, _walnut, (0.117, 0.065, 0.039)),
    painted("wood-worn", 1.024, _worn, (0.234, 0.170, 0.107)),
)
