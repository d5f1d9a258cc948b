"""Cut stone that takes a polish: white and grey marble, and a green terrazzo of larger chips."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.finishes.mineral import chips
from enfilade.pipeline.finishes.noise import Field, Sheet, step, top
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, mixed, painted, shaded


def _veins(sheet: Sheet, coarse_m: float, width: float) -> Field:
    """Thin lines where a bent field crosses nought, of uneven strength, 0 to 1."""
    field = sheet.noise(coarse_m, 0.02, 2.3, 2.2, 0.7) + 0.05 * sheet.noise(0.03, 0.004, 1.4)
    strength = step(-0.6, 1.4, sheet.noise(coarse_m, 0.03, 2.0))
    out: Field = (step(width, 0.0, np.abs(field)) * strength).astype(np.float32)
    return out


def _marble_white(sheet: Sheet) -> Surface:
    cloud = step(-1.8, 2.4, sheet.noise(0.6, 0.03, 2.3, 1.3, 0.7))
    vein = np.maximum(_veins(sheet, 0.60, 0.09), 0.6 * _veins(sheet, 0.30, 0.05))
    grain = sheet.noise(0.004, 0.0012, 0.8)
    colour = mixed(flat(sheet, hexed("#d9d6cf")), hexed("#bfbdb9"), 0.55 * cloud)
    colour = mixed(colour, hexed("#8f8f8e"), 0.55 * vein)
    height = 0.03 * sheet.noise(0.2, 0.04, 2.3) - 0.006 * vein
    return Surface(shaded(colour, 0.012 * grain), height, 0.20 + 0.05 * vein + 0.03 * grain)


def _marble_grey(sheet: Sheet) -> Surface:
    cloud = step(-1.8, 2.2, sheet.noise(0.5, 0.02, 2.1, 1.3, 0.7))
    vein = np.maximum(_veins(sheet, 0.60, 0.09), 0.7 * _veins(sheet, 0.25, 0.05))
    shells = top(sheet.noise(0.02, 0.004, 1.4), 0.02, 0.5)
    grain = sheet.noise(0.004, 0.0012, 0.8)
    colour = mixed(flat(sheet, hexed("#6f706f")), hexed("#8b8b88"), 0.6 * cloud)
    colour = mixed(colour, hexed("#c4c2bb"), 0.6 * vein + 0.2 * shells)
    height = 0.03 * sheet.noise(0.2, 0.04, 2.3) - 0.004 * vein
    return Surface(shaded(colour, 0.02 * grain), height, 0.22 + 0.04 * vein + 0.03 * grain)


def _terrazzo_green(sheet: Sheet) -> Surface:
    colour = shaded(flat(sheet, hexed("#77807a")), 0.03 * sheet.noise(0.004, 0.0015, 0.8))
    palette = ("#c9c6bb", "#5d6a62", "#9aa298", "#3f4a45", "#b5a98e")
    inlay = np.zeros((sheet.n, sheet.n), dtype=np.float32)
    for size_m, share in ((0.005, 0.5), (0.010, 0.40), (0.018, 0.34)):
        chip, tone = chips(sheet, size_m, share, 0.0014)
        for i, shade in enumerate(palette):
            mine = chip * ((tone * len(palette)).astype(np.int32) == i)
            colour = mixed(colour, hexed(shade), mine.astype(np.float32))
        inlay = np.maximum(inlay * (1 - chip), chip)
    scuffs = step(0.5, 2.5, sheet.noise(0.05, 0.003, 1.2, 4))
    height = 0.06 * sheet.noise(0.15, 0.03, 2.3) - 0.012 * (1 - inlay)
    colour = shaded(colour, 0.02 * sheet.noise(0.01, 0.002, 1.0))
    return Surface(colour, height, 0.19 + 0.05 * (1 - inlay) + 0.15 * scuffs)


FINISHES = (
    painted("marble-white", 1.28, _marble_white, (0.650, 0.631, 0.588)),
    painted("marble-grey", 1.28, _marble_grey, (0.191, 0.193, 0.187)),
    painted("terrazzo-green", 1.024, _terrazzo_green, (0.253, 0.267, 0.227)),
)
