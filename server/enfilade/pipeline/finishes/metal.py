"""Iron, steel and brass: painted doors, wrought bars, rust, and fittings rubbed by hands."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.finishes.noise import Sheet, step, top
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, mixed, painted, shaded


def _steel_painted(sheet: Sheet) -> Surface:
    # Several coats by brush over plate: streaks along u, slight dents, rust prickling through at pinholes.
    plate = sheet.noise(0.12, 0.03, 2.2)
    brush = sheet.noise(0.014, 0.003, 0.9, 18)
    peel = sheet.noise(0.012, 0.004, 1.4)
    chip_field = sheet.noise(0.04, 0.0018, 1.3)
    chip = top(chip_field, 0.0035, 0.10)
    deep = top(chip_field, 0.0014, 0.10)
    halo = top(sheet.blurred(deep, 0.0025), 0.012, 0.05)
    height = 0.22 * plate + 0.035 * brush + 0.014 * peel - 0.11 * chip - 0.07 * deep
    colour = shaded(flat(sheet, hexed("#666d66")), 0.022 * brush + 0.015 * sheet.noise(0.03, 0.002, 1.2))
    colour = mixed(colour, hexed("#858a80"), 0.6 * chip)
    colour = mixed(colour, hexed("#6b5442"), 0.25 * halo + 0.6 * deep)
    grime = step(0.4, 2.4, sheet.noise(0.05, 0.003, 1.4) - 0.4 * brush)
    colour = shaded(colour, -0.07 * grime)
    roughness = 0.38 + 0.03 * brush + 0.02 * peel + 0.16 * grime + 0.3 * np.maximum(chip, halo * 0.6)
    return Surface(colour, height, roughness, cavity_m=0.0)


def _steel_dark(sheet: Sheet) -> Surface:
    # Forged bar under black scale: hammer flats, scale flaking to a browner skin, no shine but on the ridges.
    near, _, which = sheet.cells(0.016, 1.0)
    flats = sheet.blurred(sheet.per_cell(which, -1, 1), 0.0035) * 0.16 + sheet.blurred(near, 0.002) * 18
    forged = sheet.noise(0.03, 0.004, 1.9)
    scale = top(sheet.noise(0.014, 0.0012, 1.2), 0.4, 0.9)
    grit = sheet.noise(0.003, 0.0008, 0.8)
    ridge = step(0.2, 1.8, forged + 0.4 * sheet.noise(0.004, 0.001, 1.0))
    height = flats + 0.10 * forged + 0.03 * scale + 0.010 * grit
    colour = mixed(flat(sheet, hexed("#4b4845")), hexed("#4f443b"), 0.6 * (1 - scale))
    colour = mixed(colour, hexed("#6a6865"), 0.5 * ridge)
    colour = shaded(colour, 0.05 * grit)
    roughness = 0.62 - 0.18 * ridge + 0.12 * (1 - scale) + 0.03 * grit
    return Surface(colour, height, roughness, metallic=0.62 + 0.28 * ridge - 0.3 * (1 - scale))


def _steel_rusted(sheet: Sheet) -> Surface:
    blister = sheet.noise(0.03, 0.0015, 1.5)
    crust = step(-2.4, 2.0, blister)
    pits = top(sheet.noise(0.007, 0.0015, 1.0), 0.06, 0.8)
    powder = sheet.noise(0.004, 0.0009, 0.7)
    height = 0.18 * crust + 0.012 * powder - 0.12 * pits
    colour = mixed(flat(sheet, hexed("#4d3c33")), hexed("#774f38"), crust)
    colour = mixed(colour, hexed("#4f3c33"), 0.4 * step(0.0, 2.6, sheet.noise(0.05, 0.002, 1.2)))
    colour = mixed(colour, hexed("#8f6644"), 0.4 * step(-0.5, 2.8, sheet.noise(0.02, 0.0015, 1.1)))
    colour = shaded(colour, 0.10 * powder - 0.3 * pits)
    return Surface(
        colour, height, 0.80 + 0.12 * crust + 0.03 * powder, metallic=0.25 * (1 - crust), cavity_m=0.002
    )


def _brass(sheet: Sheet) -> Surface:
    # Brown where nobody touches it, bright where hands do; fine wiping lines along u.
    wiped = sheet.noise(0.003, 0.0006, 0.7, 30)
    tarnish = step(-2.2, 2.6, sheet.noise(0.04, 0.002, 1.4))
    specks = top(sheet.noise(0.004, 0.001, 1.0), 0.015, 0.6)
    height = 0.03 * sheet.noise(0.03, 0.006, 2.0) + 0.0015 * wiped - 0.02 * specks
    colour = mixed(flat(sheet, hexed("#bb9a5b")), hexed("#7d6540"), 0.65 * tarnish + 0.3 * specks)
    colour = shaded(colour, 0.02 * wiped)
    return Surface(
        colour, height, 0.27 + 0.20 * tarnish + 0.03 * wiped + 0.2 * specks, metallic=1 - 0.15 * specks
    )


FINISHES = (
    painted("steel-painted", 0.768, _steel_painted, (0.132, 0.152, 0.132)),
    painted("steel-dark", 0.384, _steel_dark, (0.080, 0.070, 0.061), metallic=1.0),
    painted("steel-rusted", 0.512, _steel_rusted, (0.140, 0.066, 0.037), metallic=1.0),
    painted("brass", 0.256, _brass, (0.411, 0.266, 0.089), metallic=1.0),
)
