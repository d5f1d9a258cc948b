"""Glass and enamel: window panes, the bulb, enamelled lamp shades."""

from __future__ import annotations

from functools import partial

import numpy as np

from enfilade.pipeline.finishes.noise import Sheet, step, top
from enfilade.pipeline.finishes.surface import Colour, Surface, flat, hexed, mixed, painted, shaded


def _enamel(sheet: Sheet, coat: Colour) -> Surface:
    # Fired glass over steel: soft waves, dust baked on; where it chipped, a dark spot with a rust lip.
    wave = sheet.noise(0.05, 0.008, 2.2)
    chip_field = sheet.noise(0.05, 0.002, 1.7)
    chip = top(chip_field, 0.0004, 0.08)
    lip = top(chip_field, 0.0012, 0.16)
    dust = step(-2.0, 3.0, sheet.noise(0.03, 0.002, 1.2))
    height = 0.10 * wave - 0.25 * chip
    colour = shaded(flat(sheet, coat), -0.05 * dust + 0.004 * wave)
    colour = mixed(colour, hexed("#7a5a43"), 0.5 * lip)
    colour = mixed(colour, hexed("#57504a"), 0.9 * chip)
    return Surface(colour, height, 0.13 + 0.16 * dust + 0.5 * lip)


def _glass(sheet: Sheet) -> Surface:
    # Drawn sheet glass bends the view in long waves; a breath of dust on it.
    waves = sheet.noise(0.25, 0.06, 2.4, 3)
    dust = step(-1.5, 3.5, sheet.noise(0.12, 0.004, 1.3))
    height = 0.06 * waves
    colour = mixed(flat(sheet, hexed("#dfe6e1")), hexed("#cdcbc2"), 0.25 * dust)
    return Surface(colour, height, 0.07 + 0.16 * dust)


def _bulb_glass(sheet: Sheet) -> Surface:
    still = np.zeros((sheet.n, sheet.n), dtype=np.float32)
    return Surface(flat(sheet, hexed("#e6dfce")), still, still + np.float32(0.12))


_enamel_white = partial(_enamel, coat=hexed("#d9d6cd"))
_enamel_green = partial(_enamel, coat=hexed("#43594d"))

FINISHES = (
    painted(
        "glass",
        0.768,
        _glass,
        (0.730, 0.779, 0.739),
        double_sided=True,
        # Two faces of a pane and two panes of a case lie before a thing: clean glass takes a fifth.
        alpha=0.06,
        transmission=0.9,
        tint=(0.90, 0.95, 0.92),
    ),
    # A clear bulb at 2,700 K as a camera set for it sees it; the packer's strength carries the rest.
    painted("bulb-glass", 0.128, _bulb_glass, (0.791, 0.738, 0.617), emissive=(1.0, 0.74, 0.42)),
    painted(
        "enamel-white",
        0.384,
        _enamel_white,
        (0.680, 0.659, 0.599),
        double_sided=True,
    ),
    painted(
        "enamel-green",
        0.384,
        _enamel_green,
        (0.055, 0.098, 0.073),
        double_sided=True,
    ),
)
