"""Velvets, and cloth without colour that geometry tints: wool yarn, flag cloth, white linen."""

from __future__ import annotations

from functools import partial

import numpy as np

from enfilade.pipeline.finishes.cloth import plain_weave
from enfilade.pipeline.finishes.noise import Sheet, step
from enfilade.pipeline.finishes.surface import Colour, Surface, flat, hexed, mixed, painted, shaded

_TAU = np.float32(2 * np.pi)


def _velvet(sheet: Sheet, dye: Colour) -> Surface:
    # A cut pile that hands have brushed both ways: broad lighter strokes, a fine nap, no shine.
    stroke = sheet.noise(0.18, 0.03, 2.2, 1.6, 0.9)
    nap = sheet.noise(0.003, 0.0007, 0.6, 2)
    height = 0.30 * stroke + 0.035 * nap
    colour = shaded(flat(sheet, dye), 0.035 * np.tanh(stroke) + 0.06 * nap)
    colour = mixed(colour, (0.55, 0.52, 0.50), 0.012 * step(0.5, 2.2, stroke + 0.4 * nap))
    return Surface(colour, height, 0.90 + 0.02 * nap)


def _wool(sheet: Sheet) -> Surface:
    # Two-ply yarn in strands along u, undyed: dyes come as the colour of the geometry.
    strands = 32
    wander = 0.18 * sheet.noise(0.05, 0.008, 1.6, 8)
    phase = sheet.y * np.float32(strands / sheet.scale_m) + wander
    round_ = np.sqrt(np.maximum(1 - (2 * (phase - np.floor(phase)) - 1) ** 2, 0)).astype(np.float32)
    ply = np.sin(_TAU * (sheet.x * np.float32(40 / sheet.scale_m) + phase)).astype(np.float32)
    fuzz = sheet.noise(0.003, 0.0007, 0.7)
    height = 0.36 * round_ + 0.05 * ply * round_ + 0.015 * fuzz
    colour = shaded(flat(sheet, hexed("#cfc4ad")), 0.20 * (round_ - 0.8) + 0.05 * ply + 0.05 * fuzz)
    return Surface(colour, height, 0.93 + 0.02 * fuzz, cavity_m=0.004)


def _flag_cloth(sheet: Sheet) -> Surface:
    # Thin bunting in a plain weave, white: the bands' dyes come as the colour of the geometry.
    weave, over = plain_weave(sheet, 160, 0.15)
    drape = sheet.noise(0.12, 0.02, 2.3)
    height = 0.05 * weave + 0.25 * drape
    colour = shaded(flat(sheet, hexed("#dcdad4")), 0.06 * (weave - 0.6) + 0.008 * over)
    return Surface(colour, height, 0.62 - 0.04 * weave)


def _linen_white(sheet: Sheet) -> Surface:
    # Bleached linen over board: mounts, blocks, passe-partouts.
    weave, over = plain_weave(sheet, 140, 0.2)
    height = 0.07 * weave + 0.15 * sheet.noise(0.1, 0.02, 2.2)
    colour = shaded(flat(sheet, hexed("#d8d2c4")), 0.10 * (weave - 0.6) + 0.01 * over)
    return Surface(colour, height, 0.90 - 0.03 * weave)


FINISHES = (
    painted("velvet-red", 0.384, partial(_velvet, dye=hexed("#6e2c2c")), (0.157, 0.027, 0.027)),
    painted("velvet-green", 0.384, partial(_velvet, dye=hexed("#34483c")), (0.037, 0.067, 0.047)),
    painted("wool", 0.128, _wool, (0.622, 0.550, 0.417), double_sided=True),
    # A flag has a sheet for each side: were they drawn from both, each would show through the other.
    painted("flag-cloth", 0.192, _flag_cloth, (0.716, 0.702, 0.659)),
    painted("linen-white", 0.192, _linen_white, (0.688, 0.646, 0.553)),
)
