"""What lies inside something that stands on a surface borrows its light from beside it, in space.

The nearest texel of the atlas would do for a wall under a board. Of a page on its mount, a stamp, a corner of
a frame the nearest texel belongs to another thing, lit otherwise: paper showed stains.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import maximum_filter
from scipy.spatial import cKDTree

from enfilade.pipeline.light.scene import Bool, Float
from enfilade.pipeline.light.texels import Points, Receivers

# How far it may come from, metres; and the metres that a turn of one radian counts for.
REACH_M = 0.08
TURN_M = 0.08
# So many lend: the grain of a single texel, drawn out, is a streak, which the denoiser takes for a feature.
LENDERS = 12
# Whoever lends lies this near in the atlas to one who borrows: a page's mount to its own hidden part.
BESIDE = 6


def borrow(places: Receivers, points: Points, values: Float, clear: Bool) -> tuple[Float, Bool]:
    """Return (n, layers, 3) values, those of receivers not clear (n,) taken from the nearest clear ones that
    face the same way; and who is clear then."""
    width, height = places.size
    held = places.texel >= 0
    want = np.flatnonzero(held & ~clear)
    image = np.zeros(width * height, np.uint8)
    image[places.texel[want]] = 1
    beside = maximum_filter(image.reshape(height, width), 2 * BESIDE + 1).ravel()
    lend = np.flatnonzero(held & clear)
    lend = lend[beside[places.texel[lend]] > 0]
    if not len(want) or not len(lend):
        return values, clear

    def place(some: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Float:
        return np.concatenate([points.spot[some].mean(axis=1), points.normal[some] * TURN_M], axis=1)

    tree = cKDTree(place(lend), leafsize=24, balanced_tree=False)
    off, near = tree.query(place(want), k=LENDERS, distance_upper_bound=REACH_M, workers=2)
    there = np.isfinite(off[:, 0])
    want, off, near = want[there], off[there], np.where(np.isfinite(off), near, 0)[there]
    # each as far off as the nearest counts fully, one twice as far hardly
    weight = np.exp(-(((off - off[:, :1]) / np.maximum(off[:, :1], 0.01)) ** 2) * 3).astype(np.float32)
    weight /= weight.sum(axis=1, keepdims=True)
    out, after = values.copy(), clear.copy()
    out[want] = np.einsum("wk,wk...->w...", weight, values[lend[near]])
    after[want] = True
    return out, after
