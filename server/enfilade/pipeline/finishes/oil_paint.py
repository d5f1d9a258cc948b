"""Oil paint on plaster: the satin dado of an office that repaints every few years, many coats thick."""

from __future__ import annotations

from functools import partial

from enfilade.pipeline.finishes.noise import Sheet, step, top
from enfilade.pipeline.finishes.surface import Colour, Surface, flat, hexed, mixed, painted, shaded

_UPRIGHT = 1.5708


def _oil_paint(sheet: Sheet, coat: Colour, under: Colour, chips: float) -> Surface:
    """A coat over an older one, chipped over a share `chips` of the wall; laid off upwards with a brush."""
    lumps = sheet.noise(0.3, 0.012, 2.2)
    sway = 0.006 * sheet.noise(0.3, 0.06, 2.2)
    brush = sheet.noise(0.028, 0.006, 0.8, 22, _UPRIGHT)
    brush = sheet.warped(brush, sway, 0 * sway)
    orange = sheet.noise(0.007, 0.003, 1.3)
    # Chips are millimetres wide, with a hard edge and the older coat at the bottom.
    chip_field = sheet.noise(0.05, 0.0025, 1.3)
    chip = top(chip_field, chips, 0.10)
    rim = top(chip_field, chips * 2.2, 0.30) - chip
    deep = top(chip_field, chips * 0.25, 0.10)
    height = 0.85 * lumps + 0.055 * brush + 0.02 * orange - 0.28 * chip - 0.3 * deep + 0.05 * rim
    thin = step(0.6, 2.6, -brush)
    colour = shaded(flat(sheet, coat), 0.022 * brush + 0.012 * sheet.noise(0.02, 0.003, 1.0))
    colour = mixed(colour, under, 0.10 * thin)
    colour = mixed(colour, under, 0.8 * chip)
    colour = mixed(colour, hexed("#b1ab9c"), 0.8 * deep)
    grime = step(0.3, 2.4, sheet.noise(0.06, 0.005, 1.5) - 0.5 * brush)
    colour = shaded(colour, -0.06 * grime)
    roughness = 0.40 + 0.035 * brush + 0.02 * orange + 0.16 * grime + 0.35 * chip
    return Surface(colour, height, roughness, cavity_m=0.004)


_GREEN, _OCHRE = hexed("#6f7d6c"), hexed("#928163")
_BLUE, _WHITE = hexed("#6e7d83"), hexed("#cbc8bd")

FINISHES = (
    painted(
        "oil-paint-dado-green",
        1.28,
        partial(_oil_paint, coat=_GREEN, under=hexed("#8c9687"), chips=0.0022),
        (0.159, 0.204, 0.150),
    ),
    painted(
        "oil-paint-dado-ochre",
        1.28,
        partial(_oil_paint, coat=_OCHRE, under=hexed("#a39a80"), chips=0.0022),
        (0.286, 0.219, 0.125),
    ),
    painted(
        "oil-paint-dado-grey-blue",
        1.28,
        partial(_oil_paint, coat=_BLUE, under=hexed("#929c9c"), chips=0.0022),
        (0.156, 0.205, 0.226),
    ),
    painted(
        "oil-paint-white",
        1.28,
        partial(_oil_paint, coat=_WHITE, under=hexed("#a9a596"), chips=0.0014),
        (0.591, 0.572, 0.503),
    ),
)
