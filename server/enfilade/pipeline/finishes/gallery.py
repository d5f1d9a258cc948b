"""Walls and floors of exhibition rooms: deep and chalky emulsions rolled on, and smoked oak boards."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.finishes.noise import Sheet, step
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, mixed, painted, shaded
from enfilade.pipeline.finishes.wood import timber

_PLANKS, _LENGTHS = 8, 2  # boards show 160 x 640 mm, staggered row by row, in a tile of 1.28 m


def _rolled(sheet: Sheet, colour: str, sheen: float) -> Surface:
    """Matt emulsion from a short-pile roller: orange peel, lap marks a forearm wide, hardly any sheen."""
    wave = sheet.noise(0.5, 0.05, 2.4)
    roller = np.tanh(0.9 * sheet.noise(0.009, 0.0028, 1.1))
    lap = sheet.noise(0.24, 0.05, 2.0, 0.25)
    base = shaded(flat(sheet, hexed(colour)), 0.016 * roller + 0.014 * lap)
    # Hands and brooms polish the high places of a matt wall a shade lighter.
    base = shaded(base, 0.03 * step(1.4, 2.6, sheet.noise(0.06, 0.006, 1.3)))
    return Surface(base, 0.6 * wave + 0.05 * roller, sheen - 0.04 * roller - 0.02 * lap)


def _graphite(sheet: Sheet) -> Surface:
    return _rolled(sheet, "#5c5955", 0.84)


def _ink(sheet: Sheet) -> Surface:
    return _rolled(sheet, "#33484f", 0.86)


def _chalk(sheet: Sheet) -> Surface:
    return _rolled(sheet, "#dfdedb", 0.88)


def _oak_smoked(sheet: Sheet) -> Surface:
    """Fumed and oiled boards along u, every one cut from its own place in the timber."""
    wide, long = sheet.scale_m / _PLANKS, sheet.scale_m / _LENGTHS
    row = np.minimum((sheet.y / np.float32(wide)).astype(np.int32), _PLANKS - 1)
    # Rows are shifted by a fixed set of thirds and halves, as a layer does to keep butt joints apart.
    shift = np.array([0.0, 0.46, 0.2, 0.68, 0.36, 0.86, 0.1, 0.58], np.float32)[row] * np.float32(long)
    x = np.mod(sheet.x + shift, np.float32(sheet.scale_m))
    column = np.minimum((x / np.float32(long)).astype(np.int32), _LENGTHS - 1)
    board = (row * _LENGTHS + column).astype(np.int32)
    across = sheet.y - (row + 0.5).astype(np.float32) * np.float32(wide)
    along = x - (column + 0.5).astype(np.float32) * np.float32(long)
    colour, relief = timber(sheet, "#6d5640", "#453525", 0.012, 0.60)
    both = np.concatenate([colour, relief[..., None]], axis=2)
    laid = sheet.sampled(
        both,
        sheet.x + sheet.per_cell(board, 0.0, sheet.scale_m),
        sheet.y + sheet.per_cell(board, 0.0, sheet.scale_m),
    )
    colour, relief = laid[..., :3], laid[..., 3]
    edge = np.minimum(np.float32(wide / 2) - np.abs(across), np.float32(long / 2) - np.abs(along))
    joint, ease = step(0.0016, 0.0006, edge), step(0.006, 0.0, edge)
    colour = shaded(colour, sheet.per_cell(board, -0.12, 0.12))
    colour = mixed(colour, hexed("#241c14"), 0.8 * joint)
    scuffs = step(0.5, 2.4, sheet.noise(0.09, 0.006, 1.4))
    tilt = sheet.per_cell(board, -1, 1) * across / np.float32(wide)
    height = 0.10 * tilt + 0.6 * relief - 0.25 * ease - 0.6 * joint
    roughness = 0.42 + 0.10 * scuffs + sheet.per_cell(board, -0.03, 0.03) + 0.25 * joint
    return Surface(colour, height.astype(np.float32), roughness.astype(np.float32), cavity_m=0.004)


FINISHES = (
    painted("plaster-graphite", 1.28, _graphite, (0.108, 0.100, 0.091)),
    painted("plaster-ink", 1.28, _ink, (0.033, 0.065, 0.078)),
    painted("plaster-chalk", 1.28, _chalk, (0.739, 0.732, 0.710)),
    painted("oak-smoked", 1.28, _oak_smoked, (0.128, 0.078, 0.043)),
)
