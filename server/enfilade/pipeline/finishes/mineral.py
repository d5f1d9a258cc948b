"""Poured floors: worn concrete and polished terrazzo."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.finishes.noise import Field, Sheet, step, top
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, mixed, painted, shaded


def _concrete_floor(sheet: Sheet) -> Surface:
    float_marks = sheet.noise(0.4, 0.02, 2.2)
    mortar = sheet.noise(0.020, 0.006, 1.2)
    # Feet have taken the cement skin off the high places: stones up to a centimetre show, ground flat.
    near, far, which = sheet.cells(0.011)
    stone = step(0.0010, 0.0030, far - near) * step(0.008, 0.004, near) * (sheet.per_cell(which) > 0.5)
    worn = step(-0.8, 1.8, sheet.noise(0.10, 0.004, 1.4))
    grit = sheet.noise(0.007, 0.0035, 0.6)
    shown = (worn * stone).astype(np.float32)
    pits = top(sheet.noise(0.010, 0.003, 1.2), 0.0016, 0.5) * (1 - shown)
    height = 0.75 * float_marks + 0.06 * mortar * (1 - 0.7 * shown) + 0.06 * shown - 0.8 * pits
    colour = shaded(
        flat(sheet, hexed("#8a8780")), 0.05 * sheet.noise(0.06, 0.004, 1.2) + 0.05 * mortar + 0.05 * grit
    )
    tones = sheet.per_cell(which, -0.28, 0.22)
    colour = mixed(colour, shaded(flat(sheet, hexed("#8b8880")), tones), 0.8 * shown)
    colour = shaded(colour, -0.35 * pits - 0.05 * worn)
    roughness = 0.74 - 0.22 * worn + 0.05 * mortar + 0.2 * pits
    return Surface(colour, height, roughness, cavity_m=0.004)


def chips(sheet: Sheet, size_m: float, share: float, edge_m: float) -> tuple[Field, Field]:
    """Marble chips of about size_m over a share of the cells: how much chip, and a number for each chip."""
    near, far, which = sheet.cells(size_m, 1.0)
    present = sheet.per_cell(which) < share
    # Crushed stone: the cell's straight sides cut back by a little, and rounder by distance to the centre.
    body = step(edge_m * 0.6, edge_m * 1.4, far - near) * step(size_m * 0.75, size_m * 0.6, near)
    return (body * present).astype(np.float32), sheet.per_cell(which)


def _terrazzo(sheet: Sheet) -> Surface:
    colour = shaded(flat(sheet, hexed("#8e8981")), 0.03 * sheet.noise(0.004, 0.0015, 0.8))
    # Few large chips and a quiet ground: many small ones of strong contrast read as a carpet from 3 m.
    palette = ("#b5b0a5", "#827f79", "#9f9580", "#aca69a", "#74716b")
    inlay = np.zeros((sheet.n, sheet.n), dtype=np.float32)
    for size_m, share in ((0.006, 0.30), (0.013, 0.34), (0.024, 0.30)):
        chip, tone = chips(sheet, size_m, share, 0.0012)
        for i, shade in enumerate(palette):
            mine = chip * ((tone * len(palette)).astype(np.int32) == i)
            colour = mixed(colour, hexed(shade), mine.astype(np.float32))
        inlay = np.maximum(inlay * (1 - chip), chip)
    scuffs = step(0.5, 2.5, sheet.noise(0.05, 0.003, 1.2, 4))
    pits = top(sheet.noise(0.006, 0.002, 1.0), 0.002, 0.5) * (1 - inlay)
    colour = shaded(colour, -0.4 * pits + 0.02 * sheet.noise(0.01, 0.002, 1.0))
    height = 0.06 * sheet.noise(0.15, 0.03, 2.3) - 0.012 * (1 - inlay) - 0.3 * pits
    roughness = 0.20 + 0.05 * (1 - inlay) + 0.16 * scuffs + 0.3 * pits
    return Surface(colour, height, roughness)


FINISHES = (
    painted("concrete-floor", 1.28, _concrete_floor, (0.249, 0.238, 0.212)),
    painted("terrazzo", 0.768, _terrazzo, (0.301, 0.278, 0.239)),
)
