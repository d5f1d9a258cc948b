"""Stone and brick laid in courses along u: flags, Baku's limestone ashlar, brick under old whitewash."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from enfilade.pipeline.finishes.noise import Cells, Field, Sheet, step, top
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, mixed, painted, shaded


@dataclass(frozen=True)
class _Laid:
    """Blocks in courses: a number per block, metres to the nearest edge, place from its centre."""

    block: Cells
    edge: Field
    right: Field
    down: Field


def _laid(sheet: Sheet, courses: int, per_course: tuple[int, ...], stagger: float, uneven: float) -> _Laid:
    """Courses of equal height, `per_course` blocks in each in turn, their ends shifted at random by `uneven`.

    stagger shifts every other course by that share of a block.
    """
    high = sheet.scale_m / courses
    row = np.minimum((sheet.y / np.float32(high)).astype(np.int32), courses - 1)
    block = np.zeros_like(row)
    right, half = np.zeros_like(sheet.x), np.zeros_like(sheet.x)
    for r in range(courses):
        count = per_course[r % len(per_course)]
        wide = sheet.scale_m / count
        ends = (np.arange(count) + stagger * (r % 2)) * wide + sheet.rng.uniform(
            -0.5, 0.5, count
        ) * uneven * wide
        ends = np.sort(ends % sheet.scale_m)
        here = row[:, 0] == r
        x = sheet.x[0]
        k = np.searchsorted(ends, x, side="right") - 1
        left = np.where(k < 0, ends[-1] - sheet.scale_m, ends[k])
        next_ = np.where(k + 1 < count, ends[(k + 1) % count], ends[0] + sheet.scale_m)
        block[here] = r * max(per_course) + k % count
        right[here] = (x - (left + next_) / 2).astype(np.float32)
        half[here] = ((next_ - left) / 2).astype(np.float32)
    down = sheet.y - (row.astype(np.float32) + np.float32(0.5)) * np.float32(high)
    edge = np.minimum(half - np.abs(right), np.float32(high / 2) - np.abs(down)).astype(np.float32)
    return _Laid(block, edge, right, down.astype(np.float32))


def _stone_flags(sheet: Sheet) -> Surface:
    laid = _laid(sheet, 4, (4, 3, 4, 3), 0.5, 0.35)
    ragged = laid.edge + 0.0025 * sheet.noise(0.10, 0.012, 1.6)
    joint = step(0.006, 0.003, ragged)
    rounded = step(0.035, 0.0, ragged)
    lie_x, lie_y = sheet.per_cell(laid.block, -4, 4), sheet.per_cell(laid.block, -4, 4)
    bed = sheet.noise(0.3, 0.01, 2.0)
    grain = sheet.noise(0.010, 0.0035, 1.0)
    pits = top(sheet.noise(0.014, 0.004, 1.2), 0.012, 0.6) * (1 - joint)
    # Feet wear the middle of a flag smooth; the margins stay rough.
    trodden = step(0.02, 0.09, laid.edge) * step(-1.5, 1.5, sheet.noise(0.12, 0.006, 1.4))
    height = 1.4 * bed - 1.6 * rounded**2 - 1.3 * joint + lie_x * laid.right + lie_y * laid.down
    height = height + 0.07 * grain * (1 - 0.6 * trodden) - 0.6 * pits
    tone = sheet.per_cell(laid.block, -0.07, 0.07)
    colour = shaded(flat(sheet, hexed("#8a857b")), tone + 0.05 * sheet.noise(0.05, 0.004, 1.2) + 0.03 * grain)
    colour = shaded(colour, -0.25 * pits + 0.03 * trodden)
    colour = mixed(colour, hexed("#5d5850"), 0.9 * joint)
    roughness = 0.72 - 0.24 * trodden + 0.03 * grain + 0.2 * joint
    return Surface(colour, height.astype(np.float32), roughness.astype(np.float32), cavity_m=0.010)


def _limestone_ashlar(sheet: Sheet) -> Surface:
    laid = _laid(sheet, 6, (3, 3), 0.5, 0.12)
    ragged = laid.edge + 0.0006 * sheet.noise(0.03, 0.004, 1.2)
    joint = step(0.0036, 0.0018, ragged)
    eased = step(0.012, 0.0, ragged)
    # Absheron shell limestone: sawn flat, cream, riddled with the hollows of small shells.
    grain = sheet.noise(0.020, 0.006, 1.1)
    shells = top(sheet.noise(0.016, 0.004, 1.0, 1.8, 0.15), 0.035, 0.7) * (1 - joint)
    layers = sheet.noise(0.05, 0.006, 1.3, 5)
    height = 0.5 * sheet.noise(0.2, 0.02, 2.1) + 0.08 * grain - 0.7 * shells - 0.9 * joint - 0.6 * eased**2
    tone = sheet.per_cell(laid.block, -0.06, 0.05)
    colour = shaded(flat(sheet, hexed("#bdb09a")), tone + 0.035 * layers + 0.03 * grain - 0.22 * shells)
    colour = mixed(colour, hexed("#a39985"), 0.7 * joint)
    roughness = 0.86 + 0.03 * grain + 0.05 * shells
    return Surface(colour, height.astype(np.float32), roughness.astype(np.float32), cavity_m=0.006)


def _brick_whitewashed(sheet: Sheet) -> Surface:
    # English bond, a course of stretchers, a course of headers; many coats of lime round every edge.
    laid = _laid(sheet, 14, (4, 8), 0.25, 0.06)
    ragged = laid.edge + 0.0018 * sheet.noise(0.06, 0.010, 1.6)
    face = step(-0.002, 0.012, ragged)
    proud = sheet.per_cell(laid.block, -1.2, 1.2)
    brush = sheet.noise(0.014, 0.003, 0.9, 8, 0.35)
    body = sheet.noise(0.06, 0.005, 1.8)
    # Lime has flaked off here and there, on faces rather than in the joints.
    flake_field = sheet.noise(0.05, 0.003, 1.4) + 0.3 * proud
    flaked = top(flake_field, 0.012, 0.15) * face
    height = (3.2 + proud) * face + 0.35 * body + 0.05 * brush - 0.35 * flaked
    colour = shaded(flat(sheet, hexed("#c6c1b6")), 0.02 * brush + 0.02 * body - 0.05 * (1 - face))
    thin = face * step(-0.6, 3.0, flake_field)
    colour = mixed(colour, hexed("#a88e7d"), 0.45 * thin)
    colour = mixed(colour, hexed("#8b6551"), 0.75 * flaked)
    roughness = 0.92 - 0.06 * thin + 0.02 * brush
    return Surface(colour, height.astype(np.float32), roughness.astype(np.float32), cavity_m=0.010)


FINISHES = (
    painted("stone-flags", 2.0, _stone_flags, (0.252, 0.232, 0.196)),
    painted("limestone-ashlar", 1.8, _limestone_ashlar, (0.499, 0.426, 0.317)),
    painted("brick-whitewashed", 1.04, _brick_whitewashed, (0.546, 0.508, 0.444)),
)
