"""Flat goods: paper, and the matt panel that an exhibition board is made of."""

from __future__ import annotations

from enfilade.pipeline.finishes.noise import Sheet, step
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, mixed, painted, shaded


def _paper(sheet: Sheet) -> Surface:
    fibre = sheet.noise(0.004, 0.0006, 0.8, 4, 0.6) + sheet.noise(0.004, 0.0006, 0.8, 4, -0.7)
    cloud = sheet.noise(0.02, 0.003, 1.4)
    specks = step(2.6, 3.4, sheet.noise(0.003, 0.0008, 0.8))
    height = 0.05 * sheet.noise(0.06, 0.015, 2.2) + 0.004 * fibre
    colour = shaded(flat(sheet, hexed("#d3cab5")), 0.012 * cloud + 0.006 * fibre)
    return Surface(mixed(colour, hexed("#a08f72"), 0.4 * specks), height, 0.86 + 0.02 * cloud)


def _board_face(sheet: Sheet) -> Surface:
    # Lacquered fibreboard, matt graphite: a film fine enough that print and label stay calm on it.
    peel = sheet.noise(0.004, 0.0012, 1.2)
    height = 0.05 * sheet.noise(0.15, 0.04, 2.3) + 0.008 * peel
    colour = shaded(flat(sheet, hexed("#424446")), 0.015 * peel + 0.015 * sheet.noise(0.02, 0.002, 1.1))
    return Surface(colour, height, 0.60 + 0.02 * peel + 0.02 * sheet.noise(0.03, 0.004, 1.3))


FINISHES = (
    painted("paper", 0.256, _paper, (0.651, 0.590, 0.462)),
    painted("board-face", 0.512, _board_face, (0.054, 0.058, 0.061)),
)
