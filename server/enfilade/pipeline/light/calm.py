"""Calm what a denoiser cannot: narrow charts, and lone sparks.

A denoiser of pictures needs a patch of surface around a texel. A fold of a curtain, a moulding, a glazing bar
is a strip of three texels between strangers: what chance has left there stays, and beside a bright window it
glitters. So texels of narrow charts take the mean of those near them in the room that face the same way.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import binary_opening, distance_transform_edt, median_filter
from scipy.spatial import cKDTree

from enfilade.pipeline.light.scene import Bool, Float, Int
from enfilade.pipeline.light.texels import Points, Receivers

# A chart less than this many texels across (36 cm at 59 to the metre) is narrow.
NARROW = 21
# How far the mean reaches, metres; and the metres that a turn of one radian counts for.
REACH_M = 0.05
TURN_M = 0.05
# A hundredth of albedo counts for this many hundredths of a metre: another finish is out of reach.
ALBEDO_M = 5.0
NEIGHBOURS = 16
# Means of means reach farther: sixteen neighbours are two texels away, after five rounds five (8 cm).
ROUNDS = 5
# Brighter than this many times the middle one of its neighbours, a texel is a spark.
SPARK = 1.8


def calm(places: Receivers, points: Points, values: Float, albedo: Float, clear: Bool) -> Float:
    """Return (n, layers, 3) values of receivers with narrow charts averaged and sparks brought down.

    albedo (n, 3) tells surfaces apart that lie on each other (a page on its mount); receivers that are not
    clear (n,), inside something, neither give nor take.
    """
    width, height = places.size
    held = np.flatnonzero(places.texel >= 0)
    owned = np.zeros(width * height, bool)
    owned[places.texel[held]] = True
    narrow = _narrow(owned.reshape(height, width)).ravel()
    thin = held[narrow[places.texel[held]] & ~places.whole[held] & clear[held]]
    out = values.copy()
    if len(thin):
        out[thin] = _averaged(points, thin, values, albedo)
    _dim_sparks(places, held, out)
    return out


def _narrow(owned: Bool) -> Bool:
    narrow: Bool = owned & ~binary_opening(owned, np.ones((NARROW, NARROW), bool))
    return narrow


def _averaged(points: Points, thin: Int, values: Float, albedo: Float) -> Float:
    """Means over neighbours in place and direction, weighted by nearness, the brightest left out."""
    where, turn = points.spot[thin].mean(axis=1), points.normal[thin] * TURN_M
    place = np.concatenate([where, turn, albedo[thin] * ALBEDO_M], axis=1)
    tree = cKDTree(place, leafsize=24, balanced_tree=False)
    off, near = tree.query(place, k=NEIGHBOURS, distance_upper_bound=REACH_M, workers=2)
    there = np.isfinite(off)
    near = np.where(there, near, 0)
    weight = np.where(there, np.exp(-2 * (np.where(there, off, 0) / REACH_M) ** 2), 0).astype(np.float32)
    mine = values[thin].reshape(len(thin), -1)
    for number in range(ROUNDS):
        if number == 0:
            light = mine.mean(axis=1)[near]
            middle = np.nanmedian(np.where(there, light, np.nan), axis=1)
            weight *= light <= 2.5 * middle[:, None] + 1e-3
            weight /= np.maximum(weight.sum(axis=1, keepdims=True), 1e-6)
        mean = np.zeros_like(mine)
        for column in range(near.shape[1]):
            mean += mine[near[:, column]] * weight[:, column, None]
        mine = mean
    averaged: Float = mine.reshape(len(thin), *values.shape[1:])
    return averaged


def _dim_sparks(places: Receivers, held: Int, values: Float) -> None:
    """Bring lone bright texels down to SPARK times the middle of the 5 x 5 around them."""
    width, height = places.size
    image = np.zeros(width * height, np.float32)
    gap = np.ones(width * height, bool)
    image[places.texel[held]] = values[held].sum(axis=1).mean(axis=1)
    gap[places.texel[held]] = False
    # at the rim of a chart half of them are gaps: those say what the nearest texel says
    nearest = distance_transform_edt(gap.reshape(height, width), return_distances=False, return_indices=True)
    filled = image.reshape(height, width)[nearest[0], nearest[1]]
    most = SPARK * median_filter(filled, 5).ravel()[places.texel[held]]
    light = image[places.texel[held]]
    spark = light > most
    values[held[spark]] *= (most[spark] / light[spark])[:, None, None]
