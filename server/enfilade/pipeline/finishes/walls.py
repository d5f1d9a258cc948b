"""Walls of halls: smooth plaster in quiet colours, cast concrete, bare brick, cloth on the wall."""

from __future__ import annotations

from functools import partial

import numpy as np

from enfilade.pipeline.finishes.cloth import plain_weave
from enfilade.pipeline.finishes.noise import Sheet, step, top, wrapped_gap
from enfilade.pipeline.finishes.surface import Colour, Surface, flat, hexed, mixed, painted, shaded


def _coloured(sheet: Sheet, paint: Colour) -> Surface:
    # Two coats of distemper by roller on a skimmed wall; the cuts of a brush show where coats overlap.
    wave = sheet.noise(0.5, 0.05, 2.4)
    nap = np.tanh(0.9 * sheet.noise(0.009, 0.0028, 1.1))
    passes = sheet.noise(0.24, 0.05, 1.8, 4, 1.5708)
    cloud = sheet.noise(0.05, 0.006, 1.4)
    colour = shaded(flat(sheet, paint), 0.008 * nap + 0.018 * np.tanh(passes) + 0.010 * cloud)
    return Surface(colour, 0.6 * wave + 0.05 * nap, 0.80 - 0.04 * nap + 0.02 * np.tanh(passes))


def _concrete_wall(sheet: Sheet) -> Surface:
    # Cast against boards 160 mm wide that lie along u: a fin at each joint, grain of the boards, air holes.
    wide = sheet.scale_m / 8
    gap = np.abs(wrapped_gap(sheet.y, wide))
    fin = step(0.004, 0.0008, gap)
    board = np.minimum((sheet.y / np.float32(wide)).astype(np.int32), 7)
    grain = sheet.noise(0.008, 0.002, 0.8, 30)
    holes = top(sheet.noise(0.018, 0.004, 1.3), 0.004, 0.4)
    stain = sheet.noise(0.3, 0.02, 1.9, 2, 1.5708)
    height = (
        sheet.per_cell(board, -0.4, 0.4)
        + 0.5 * fin
        + 0.09 * grain
        - 1.4 * holes
        + 0.2 * sheet.noise(0.1, 0.02, 2)
    )
    colour = shaded(
        flat(sheet, hexed("#99958d")), sheet.per_cell(board, -0.05, 0.05) + 0.035 * grain + 0.03 * stain
    )
    colour = mixed(colour, hexed("#6f6c66"), 0.4 * holes + 0.12 * fin)
    return Surface(colour, height.astype(np.float32), 0.80 + 0.04 * grain, cavity_m=0.006)


def _brick(sheet: Sheet) -> Surface:
    # Square-baked brick in stretcher bond, 240 x 65 with 12 mm joints: twelve courses and four bricks a tile.
    high, wide = sheet.scale_m / 14, sheet.scale_m / 4
    row = np.minimum((sheet.y / np.float32(high)).astype(np.int32), 13)
    shift = (row % 2).astype(np.float32) * np.float32(wide / 2)
    wobble = 0.0012 * sheet.noise(0.05, 0.008, 1.5)
    across = np.abs(wrapped_gap(sheet.y + wobble, high))
    along = np.abs(wrapped_gap(sheet.x + shift + wobble, wide))
    column = (np.floor((sheet.x + shift) / np.float32(wide)).astype(np.int32)) % 4
    number = (row * 4 + column).astype(np.int32)
    joint = np.maximum(step(0.0095, 0.0055, across), step(0.0095, 0.0055, along))
    sand = sheet.noise(0.006, 0.0018, 0.9)
    chips = top(sheet.noise(0.02, 0.003, 1.5), 0.02, 0.5)
    height = (
        -1.9 * joint
        + 0.12 * sand
        + sheet.per_cell(number, -0.4, 0.4) * (1 - joint)
        - 0.7 * chips * (1 - joint)
    )
    colour = shaded(flat(sheet, hexed("#8d5c47")), sheet.per_cell(number, -0.18, 0.14) + 0.05 * sand)
    burnt = sheet.per_cell(number) > 0.82
    colour = mixed(colour, hexed("#5c4840"), (0.6 * burnt).astype(np.float32))
    colour = mixed(colour, hexed("#a1907d"), joint)
    return Surface(colour, height.astype(np.float32), (0.86 + 0.04 * sand).astype(np.float32), cavity_m=0.010)


def _wall_cloth(sheet: Sheet, dye: Colour) -> Surface:
    # Jute stretched on the wall and dyed: picture rooms were hung so that nails left no trace.
    weave, over = plain_weave(sheet, 250, 0.3)
    slub = top(sheet.noise(0.007, 0.0018, 0.8, 12), 0.03, 0.8) + top(
        sheet.noise(0.007, 0.0018, 0.8, 12, 1.5708), 0.03, 0.8
    )
    height = 0.10 * weave + 0.06 * slub + 0.25 * sheet.noise(0.25, 0.04, 2.2)
    tone = 0.16 * (weave - 0.6) + 0.02 * over + 0.05 * slub + 0.02 * sheet.noise(0.1, 0.01, 1.6)
    return Surface(shaded(flat(sheet, dye), tone), height, 0.92 - 0.03 * weave)


PAINTS: dict[str, tuple[str, Colour]] = {
    "plaster-grey-green": ("#a3ab9c", (0.366, 0.407, 0.332)),
    "plaster-ochre": ("#c3ab82", (0.546, 0.407, 0.223)),
    "plaster-blue-grey": ("#8d9aa3", (0.266, 0.323, 0.366)),
    "plaster-terracotta": ("#a8735c", (0.392, 0.171, 0.107)),
    "plaster-deep-blue": ("#4b5a68", (0.070, 0.102, 0.138)),
    "plaster-stone": ("#b9b2a4", (0.485, 0.445, 0.371)),
}
"""Distempers: the colour that is painted, and its measured mean."""

FINISHES = (
    *(
        painted(name, 1.28, partial(_coloured, paint=hexed(shade)), mean)
        for name, (shade, mean) in PAINTS.items()
    ),
    painted("concrete-wall", 1.28, _concrete_wall, (0.315, 0.297, 0.264)),
    painted("brick", 1.008, _brick, (0.275, 0.147, 0.098)),
    painted("wall-cloth-red", 0.512, partial(_wall_cloth, dye=hexed("#81504a")), (0.222, 0.081, 0.069)),
    painted("wall-cloth-green", 0.512, partial(_wall_cloth, dye=hexed("#7a8270")), (0.196, 0.225, 0.163)),
)
