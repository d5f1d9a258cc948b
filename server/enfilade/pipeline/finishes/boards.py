"""Wooden floors: brown-painted boards along u, and oak parquet in herringbone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.finishes.noise import Cells, Field, Sheet, step, top, wrapped_gap
from enfilade.pipeline.finishes.surface import Colours, Surface, flat, hexed, mixed, painted, shaded
from enfilade.pipeline.finishes.wood import timber

_BOARDS, _JOISTS = 15, 3  # 133 mm boards on joists 667 mm apart, in a tile of 2 m
_BLOCK_M, _RATIO, _REPEATS = 0.065, 5, 4  # parquet blocks of 65 x 325 mm
_PARQUET_M = 2**0.5 * _BLOCK_M * _RATIO * _REPEATS


def _floorboards_brown(sheet: Sheet) -> Surface:
    wide = sheet.scale_m / _BOARDS
    board = np.minimum((sheet.y / np.float32(wide)).astype(np.int32), _BOARDS - 1)
    # Joints run the whole length; no butt joint, as a room of this size is boarded in one length.
    gap = wrapped_gap(sheet.y, wide) + 0.0004 * sheet.noise(0.3, 0.03, 1.8, 4)
    joint = step(0.0045, 0.0015, np.abs(gap))
    arris = step(0.011, 0.002, np.abs(gap))
    lie = sheet.per_cell(board, -0.35, 0.35)
    cup = (wrapped_gap(sheet.y - np.float32(wide / 2), wide) / np.float32(wide / 2)) ** 2
    fibre = _by_board(sheet, sheet.noise(0.010, 0.003, 0.8, 30), board)
    brush = sheet.noise(0.02, 0.004, 0.9, 20)
    # Paint goes first on the arrises and along the raised grain.
    wear_field = sheet.noise(0.10, 0.004, 1.3, 1.8) + 0.45 * fibre + 0.7 * arris
    thin = step(-1.5, 3.0, wear_field)
    bare = top(wear_field, 0.004, 0.9)
    dents = top(sheet.noise(0.035, 0.008, 1.4), 0.0025, 0.6)
    nails = _nails(sheet, wide)
    height = lie - 0.35 * cup - 1.1 * joint + 0.05 * fibre + 0.03 * brush * (1 - bare) - 0.10 * bare
    height = height - 0.3 * dents - 0.5 * nails + 0.15 * sheet.noise(0.12, 0.03, 2.2, 3)
    colour = shaded(flat(sheet, hexed("#6b4935")), sheet.per_cell(board, -0.07, 0.07) + 0.035 * brush)
    colour = mixed(colour, hexed("#7a5b45"), 0.4 * thin)
    colour = mixed(colour, hexed("#8d745b"), 0.65 * bare)
    colour = shaded(colour, 0.03 * fibre - 0.12 * dents - 0.2 * nails)
    colour = mixed(colour, hexed("#38291f"), joint)
    roughness = 0.42 + 0.04 * brush + 0.14 * thin + 0.18 * bare + 0.3 * joint
    return Surface(colour, height.astype(np.float32), roughness.astype(np.float32), cavity_m=0.008)


def _by_board(sheet: Sheet, field: Field, board: Cells) -> Field:
    """The field with every board's stretch shifted along u, so that no grain runs across a joint."""
    rows = board[:, 0]
    shift = sheet.rng.integers(0, sheet.n, int(rows.max()) + 1)[rows]
    cols = (np.arange(sheet.n)[None, :] + shift[:, None]) % sheet.n
    out: Field = field[np.arange(sheet.n)[:, None], cols]
    return out


def _nails(sheet: Sheet, wide: float) -> Field:
    """Two nail heads per board at every joist, punched in and painted over; none quite in line."""
    pitch = sheet.scale_m / _JOISTS
    x = wrapped_gap(sheet.x - np.float32(pitch / 2), pitch)
    out = np.zeros_like(x)
    board = np.minimum((sheet.y / np.float32(wide)).astype(np.int32), _BOARDS - 1)
    joist = np.minimum((sheet.x / np.float32(pitch)).astype(np.int32), _JOISTS - 1)
    spot = board * _JOISTS + joist
    for side in (-0.3, 0.3):
        y = wrapped_gap(sheet.y - np.float32(wide / 2), wide) - np.float32(side * wide)
        off_x, off_y = sheet.per_cell(spot, -0.012, 0.012), sheet.per_cell(spot, -0.006, 0.006)
        out = np.maximum(out, step(0.0055, 0.0030, np.sqrt((x - off_x) ** 2 + (y - off_y) ** 2)))
    return out


def _oak_herringbone(sheet: Sheet) -> Surface:
    block, along, across, turned = _herringbone(sheet)
    colour, relief = _laid(sheet, block, along, across)
    edge = np.minimum(
        np.float32(_BLOCK_M / 2) - np.abs(across), np.float32(_BLOCK_M * _RATIO / 2) - np.abs(along)
    )
    joint = step(0.0011, 0.0003, edge)
    ease = step(0.005, 0.0, edge)
    tilt_a, tilt_b = sheet.per_cell(block, -1, 1), sheet.per_cell(block, -1, 1)
    height = 0.10 * tilt_a * across / np.float32(_BLOCK_M) + 0.12 * tilt_b * along / np.float32(
        _BLOCK_M * _RATIO
    )
    height = height + relief * 0.7 - 0.14 * ease - 0.35 * joint
    # Light falls differently along and across the grain; blocks of either direction differ a little in tone.
    tone = sheet.per_cell(block, -0.13, 0.11) + np.where(turned, np.float32(0.03), np.float32(-0.03))
    colour = shaded(colour, tone)
    colour = mixed(colour, hexed("#44331f"), 0.7 * joint)
    scuffs = step(0.4, 2.4, sheet.noise(0.08, 0.006, 1.4))
    roughness = 0.36 + 0.10 * scuffs + sheet.per_cell(block, -0.025, 0.025) + 0.25 * joint
    roughness = roughness + 0.6 * np.abs(np.minimum(relief, 0))
    return Surface(colour, height.astype(np.float32), roughness.astype(np.float32), cavity_m=0.003)


def _herringbone(sheet: Sheet) -> tuple[Cells, Field, Field, NDArray[np.bool_]]:
    """For each texel: the block's number, metres along and across it from its centre, if it lies along i.

    Blocks lie at 45 degrees to u, so that the zigzag runs with the room. On a grid of block widths (i, j) a
    block lies along i where (i - j) mod 2k < k, and along j elsewhere; the pattern repeats under (1, 1) and
    (k, -k), which are at right angles: hence a tile of sqrt(2) k block widths.
    """
    w, k = _BLOCK_M, _RATIO
    root = np.float32(np.sqrt(0.5))
    s, t = (sheet.x + sheet.y) * root / w, (sheet.x - sheet.y) * root / w
    i, j = np.floor(s).astype(np.int32), np.floor(t).astype(np.int32)
    phase = (i - j) % (2 * k)
    lying = phase < k
    # Start of the block in its own direction, in widths.
    start_i, start_j = np.where(lying, i - phase, i), np.where(lying, j, j - (2 * k - 1 - phase))
    centre_s = start_i + np.where(lying, k / 2, 0.5)
    centre_t = start_j + np.where(lying, 0.5, k / 2)
    ds, dt = ((s - centre_s) * w).astype(np.float32), ((t - centre_t) * w).astype(np.float32)
    # The same block seen across the tile's edge must get the same number: take its corner on the torus.
    # Tile edges in (i, j) are (m, m) and (m, -m) with m = k * repeats.
    m = k * _REPEATS
    p, q = (start_i + start_j) % (2 * m), (start_i - start_j) % (2 * m)
    number = ((p * 2 * m + q) * 2 + lying).astype(np.int64)
    _, place = np.unique(number, return_inverse=True)
    block: Cells = place.reshape(number.shape).astype(np.int32)
    return block, np.where(lying, ds, dt), np.where(lying, dt, ds), lying


def _laid(sheet: Sheet, block: Cells, along: Field, across: Field) -> tuple[Colours, Field]:
    """Colour and relief of oak, every block cut from its own place in the timber."""
    colour, relief = timber(sheet, "#a38964", "#755b3f", 0.010, 0.62)
    x = along + sheet.per_cell(block, 0.0, sheet.scale_m)
    y = across + sheet.per_cell(block, 0.0, sheet.scale_m)
    both = sheet.sampled(np.concatenate([colour, relief[..., None]], axis=2), x, y)
    return both[..., :3], both[..., 3]


FINISHES = (
    painted("floorboards-brown", 2.0, _floorboards_brown, (0.148, 0.070, 0.038)),
    painted(
        "oak-herringbone",
        _PARQUET_M,
        _oak_herringbone,
        (0.303, 0.202, 0.102),
    ),
)
