"""Woven and twisted: wool blanket, linen, mattress ticking, rope. Warp and strands along u."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.finishes.noise import Field, Sheet, step, top
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, mixed, painted, shaded

_TAU = np.float32(2 * np.pi)


def plain_weave(sheet: Sheet, threads: int, slub: float) -> tuple[Field, Field]:
    """Height (0 to 1) and which thread is on top: -1 weft along v, 1 warp along u; `threads` is even."""
    pitch = np.float32(threads / sheet.scale_m)
    wander_x = slub * sheet.noise(0.04, 0.008, 1.5, 6, 1.5708)
    wander_y = slub * sheet.noise(0.04, 0.008, 1.5, 6)
    u, v = sheet.x * pitch + wander_x, sheet.y * pitch + wander_y
    warp, weft = np.abs(np.cos(v * _TAU / 2)), np.abs(np.cos(u * _TAU / 2))
    over = np.sign(np.cos(u * _TAU / 2) * np.cos(v * _TAU / 2))
    lift = 0.5 + 0.5 * over * np.abs(np.cos(u * _TAU / 2) * np.cos(v * _TAU / 2)) ** 0.5
    height = np.maximum(warp**0.6 * lift, weft**0.6 * (1 - lift))
    return height.astype(np.float32), over.astype(np.float32)


def _blanket_grey(sheet: Sheet) -> Surface:
    # Fulled army wool: a coarse twill almost drowned in its own nap.
    nap = sheet.noise(0.012, 0.0012, 0.9, 2.5, 0.5)
    fuzz = sheet.noise(0.004, 0.001, 0.6)
    lines = round(sheet.scale_m / 0.0045)
    bend = 0.12 * sheet.noise(0.05, 0.008, 1.6)
    twill = np.sin(_TAU * ((sheet.x + sheet.y) * np.float32(lines / sheet.scale_m) + bend))
    soft = sheet.noise(0.12, 0.02, 2.2)
    height = 0.07 * twill + 0.05 * nap + 0.012 * fuzz + 0.7 * soft
    colour = shaded(flat(sheet, hexed("#6b6965")), 0.05 * twill + 0.10 * nap + 0.10 * fuzz)
    pale = step(1.2, 2.6, sheet.noise(0.006, 0.0012, 0.6, 3, 0.9))
    colour = mixed(colour, hexed("#8e8b84"), 0.35 * pale)
    return Surface(colour, height.astype(np.float32), 0.95 + 0.02 * fuzz)


def _linen(sheet: Sheet) -> Surface:
    weave, over = plain_weave(sheet, 120, 0.25)
    slubs = top(sheet.noise(0.006, 0.0016, 0.8, 9), 0.02, 0.8) + top(
        sheet.noise(0.006, 0.0016, 0.8, 9, 1.5708), 0.02, 0.8
    )
    drape = sheet.noise(0.10, 0.015, 2.2)
    height = 0.12 * weave + 0.07 * slubs + 0.35 * drape
    colour = shaded(flat(sheet, hexed("#b3a992")), 0.16 * (weave - 0.6) + 0.015 * over + 0.05 * slubs)
    colour = shaded(colour, 0.03 * sheet.noise(0.012, 0.002, 0.9))
    return Surface(colour, height, 0.90 - 0.03 * weave)


def _mattress_ticking(sheet: Sheet) -> Surface:
    weave, over = plain_weave(sheet, 180, 0.2)
    soft = sheet.noise(0.16, 0.025, 2.1)
    count = 12
    phase = sheet.y * np.float32(count / sheet.scale_m) + 0.02 * sheet.noise(0.08, 0.01, 1.5, 4)
    stripe = step(0.62, 0.80, np.cos(_TAU * phase)) * (0.75 + 0.1 * sheet.noise(0.02, 0.002, 0.8))
    height = 0.07 * weave + 1.1 * soft
    colour = mixed(flat(sheet, hexed("#b5ad9b")), hexed("#7f8386"), 0.35 * stripe.astype(np.float32))
    colour = shaded(colour, 0.12 * (weave - 0.6) + 0.012 * over + 0.03 * sheet.noise(0.015, 0.002, 1.0))
    return Surface(colour, height, 0.92 - 0.03 * weave)


def _rope(sheet: Sheet) -> Surface:
    # Three-strand twist: strands cross u at a slant, fibres lie almost along it.
    strands = 6
    bend = 0.02 * sheet.noise(0.03, 0.006, 1.6)
    phase = (sheet.x + sheet.y) * np.float32(strands / sheet.scale_m) + bend
    round_ = np.sqrt(np.maximum(1 - (2 * (phase - np.floor(phase)) - 1) ** 2, 0)).astype(np.float32)
    fibre = sheet.noise(0.0022, 0.0006, 0.5, 14, 0.18)
    height = 0.6 * round_ + 0.02 * fibre
    colour = shaded(flat(sheet, hexed("#6d5a47")), 0.10 * fibre + 0.25 * (round_ - 0.8))
    return Surface(colour, height, 0.86 + 0.04 * fibre, cavity_m=0.003)


FINISHES = (
    # A curtain has a sheet for each side, a blanket is closed: drawn from both, the bright side of a curtain
    # that the window lights showed through the other in white dots, where a screen smooths edges.
    painted("blanket-grey", 0.384, _blanket_grey, (0.149, 0.143, 0.131)),
    painted("linen", 0.192, _linen, (0.453, 0.399, 0.289)),
    painted("mattress-ticking", 0.288, _mattress_ticking, (0.447, 0.406, 0.323)),
    painted("rope", 0.064, _rope, (0.152, 0.102, 0.063)),
)
