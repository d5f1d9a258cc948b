"""Rays through slits: which parts of a window are seen from a patch of wall, and rays to those only.

From the wall beside a window its reveal, bars and curtain leave a slit, a fourteenth of it. Even rays through
so little are mostly lost: 24 of them were off by three quarters, which stood as grey blots on the main hall's
wall. The slit is much the same for all texels near each other, so what their groups' scouts found tells where
in the window (of CELLS by CELLS parts) to aim; there every other ray comes through.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.light.compiled import compiled
from enfilade.pipeline.light.scene import Int

Mask: TypeAlias = NDArray[np.uint64]
"""A bit for each part of a window, by rows."""

CELLS = 8
EVERY = np.uint64(0xFFFFFFFFFFFFFFFF)


@compiled
def part(u: float, v: float) -> int:
    """The bit of the part in which two numbers in [0, 1) lie."""
    column, row = min(int(u * CELLS), CELLS - 1), min(int(v * CELLS), CELLS - 1)
    return np.uint64(1) << np.uint64(row * CELLS + column)  # type: ignore[return-value]


def spread_out(mask: Mask, reach: int) -> Mask:
    """An (h, w) image of masks, each with all that those within `reach` texels, up or across, have."""
    for axis in (0, 1):
        wide = np.moveaxis(mask.copy(), axis, 0)
        flat = np.moveaxis(mask, axis, 0)
        for step in range(1, reach + 1):
            wide[step:] |= flat[:-step]
            wide[:-step] |= flat[step:]
        mask = np.moveaxis(wide, 0, axis)
    return mask


def and_beside(mask: Mask) -> Mask:
    """The masks with the parts above, below and beside theirs: a slit's edge is met by few scouts."""
    row, one = np.uint64(CELLS), np.uint64(1)
    first = np.uint64(sum(1 << place for place in range(0, CELLS * CELLS, CELLS)))
    last = first << np.uint64(CELLS - 1)
    wide: Mask = mask | mask << row | mask >> row | (mask & ~last) << one | (mask & ~first) >> one
    return wide


@compiled
def parts_of(mask: int, out: Int) -> int:
    """Write the numbers of a mask's parts to (CELLS²,) out, and return how many there are."""
    many = 0
    for number in range(CELLS * CELLS):
        if (mask >> np.uint64(number)) & np.uint64(1):
            out[many] = number
            many += 1
    return many


@compiled
def narrow(parts: Int, many: int, u: float, v: float) -> tuple[float, float]:
    """Two numbers in [0, 1), as evenly spread over `many` parts. A ray there weighs many / CELLS² only."""
    along = u * many
    number = min(int(along), many - 1)
    within = min(along - number, 0.99999)
    here = parts[number]
    return (here % CELLS + within) / CELLS, (here // CELLS + v) / CELLS
