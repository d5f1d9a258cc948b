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

from enfilade.pipeline.light.scene import Bool, Float, Int

Mask: TypeAlias = NDArray[np.uint64]
"""A bit for each part of a window, by rows."""

CELLS = 8
EVERY = np.uint64(0xFFFFFFFFFFFFFFFF)


def parts_seen(uv: Float, free: Bool) -> Mask:
    """(n,) masks of the parts through which free (n, k) rays went, by their (n, k, 2) numbers."""
    x, y = np.minimum((uv * CELLS).astype(np.uint64), np.uint64(CELLS - 1)).transpose(2, 0, 1)
    bits = np.where(free, np.uint64(1) << (y * np.uint64(CELLS) + x), np.uint64(0))
    seen: Mask = np.bitwise_or.reduce(bits, axis=1)
    return seen


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


def narrowed(uv: Float, mask: Mask) -> tuple[Float, Float]:
    """(n, k, 2) numbers as evenly spread over the parts of (n,) masks, none of them empty, and the share
    (n,) of the window that those are: what a ray weighs less."""
    kinds, kind = np.unique(mask, return_inverse=True)
    bits = (kinds[:, None] >> np.arange(CELLS * CELLS, dtype=np.uint64)) & np.uint64(1)
    count = bits.sum(axis=1).astype(np.int64)
    parts: Int = np.argsort(bits == 0, axis=1, kind="stable")
    along = uv[..., 0] * count[kind, None].astype(np.float32)
    number = np.minimum(along.astype(np.int64), count[kind, None] - 1)
    part = parts[kind[:, None], number]
    within = np.stack([np.clip(along - number, 0, np.float32(0.99999)), uv[..., 1]], axis=-1)
    corner = np.stack([part % CELLS, part // CELLS], axis=-1)
    out: Float = ((corner + within) / CELLS).astype(np.float32)
    return out, (count[kind] / (CELLS * CELLS)).astype(np.float32)
