"""Light straight from the lamps: a few shadow rays for every texel, many where a shadow's edge passes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.ndimage import maximum_filter, minimum_filter

from enfilade.pipeline.light.colour import kelvin_rgb
from enfilade.pipeline.light.emitters import Light
from enfilade.pipeline.light.sampling import spread
from enfilade.pipeline.light.scene import Bool, Float, Int
from enfilade.pipeline.light.texels import Points, Receivers
from enfilade.pipeline.light.trace import OFFSET_M, Tracer, in_chunks

CHUNK_RAYS = 400_000
# A lamp that would give less than this, were nothing in its way, is left out (a dark corner has 1 lx).
FAINT_LUX = 0.01


def direct_light(
    places: Receivers,
    points: Points,
    tracer: Tracer,
    emitters: Sequence[Light],
    layers: Sequence[str],
    samples: tuple[int, int],
    white_kelvin: float | None,
    progress: Callable[[float], None],
) -> Float:
    """(n, layers, 3) lux on each receiver. samples: rays per light everywhere, and more at shadows' edges."""
    few, more = samples
    lit = np.zeros((len(places), len(layers), 3), np.float32)
    for number, light in enumerate(emitters):
        part = _Part(progress, number, len(emitters))
        pick = _within_reach(places, points, light)
        total, seen = np.zeros(len(places), np.float32), np.full(len(places), -1, np.float32)
        _shoot(pick, places, points, tracer, light, few, number * 2, total, seen, part.first)
        if more:
            edge = pick[_at_shadow_edge(places, seen)[pick]]
            again = np.zeros(len(places), np.float32)
            _shoot(edge, places, points, tracer, light, more, number * 2 + 1, again, seen, part.second)
            total[edge] = (total[edge] * few + again[edge] * more) / (few + more)
        rgb = kelvin_rgb(light.kelvin, white_kelvin).astype(np.float32)
        lit[:, list(layers).index(light.layer)] += total[:, None] * rgb
        progress((number + 1) / len(emitters))
    return lit


class _Part:
    """Progress within one light of several."""

    def __init__(self, progress: Callable[[float], None], number: int, of: int) -> None:
        self._progress, self._number, self._of = progress, number, of

    def first(self, share: float) -> None:
        self._progress((self._number + share * 0.6) / self._of)

    def second(self, share: float) -> None:
        self._progress((self._number + 0.6 + share * 0.4) / self._of)


def _within_reach(places: Receivers, points: Points, light: Light) -> Int:
    """Receivers that face the light and are near enough for it to matter."""
    picked = []
    centre, radius = light.bound
    for start in range(0, len(places), CHUNK_RAYS):
        chunk = slice(start, min(len(places), start + CHUNK_RAYS))
        middle = np.full((chunk.stop - start, 1, 2), 0.5, np.float32)
        position, normal, _ = points.at(chunk, middle)
        to_light = np.asarray(centre, np.float32) - position[:, 0]
        facing = np.einsum("ij,ij->i", to_light, normal) > -radius - 0.05
        weight = light.sample(position, middle).weight[:, 0]
        # a spot's edge falls within a texel or two: look a little wider than the middle sample
        picked.append(start + np.flatnonzero(facing & ((weight > FAINT_LUX) | places.whole[chunk])))
    return np.concatenate(picked) if picked else np.zeros(0, np.int64)


def _shoot(
    pick: Int,
    places: Receivers,
    points: Points,
    tracer: Tracer,
    light: Light,
    count: int,
    stream: int,
    total: Float,
    seen: Float,
    progress: Callable[[float], None],
) -> None:
    """total[pick] is the mean of `count` shadow-tested samples; seen[pick] the share that got through."""

    def work(piece: slice) -> None:
        some = pick[piece]
        position, normal, plane = points.at(some, spread(some, count, stream * 2))
        direction, distance, weight = light.sample(position, spread(some, count, stream * 2 + 1))
        cosine = np.einsum("nkx,nx->nk", direction, normal)
        above = np.einsum("nkx,nx->nk", direction, plane) > 1e-4
        useful = (cosine > 0) & above & (weight > 0)
        free = np.zeros(useful.shape, bool)
        reach = np.maximum(distance[useful] - 2 * OFFSET_M, 1e-5)
        free[useful] = tracer.free(position[useful], direction[useful], reach)
        total[some] = (weight * cosine * free).mean(axis=1)
        seen[some] = np.where(useful.any(axis=1), free.sum(axis=1) / np.maximum(useful.sum(axis=1), 1), -1)

    in_chunks(len(pick), max(1, CHUNK_RAYS // count), work, progress)


def _at_shadow_edge(places: Receivers, seen: Float) -> Bool:
    """(n,) True for texels that a shadow's edge may cross: their neighbours in the atlas do not agree."""
    width, height = places.size
    held = (places.texel >= 0) & (seen >= 0)
    most = np.full(width * height, -1, np.float32)
    least = np.full(width * height, 2, np.float32)
    most[places.texel[held]] = least[places.texel[held]] = seen[held]
    spread_of = maximum_filter(most.reshape(height, width), 5) - minimum_filter(
        least.reshape(height, width), 5
    )
    edge = np.zeros(len(seen), bool)
    edge[held] = spread_of.ravel()[places.texel[held]] > 1e-3
    return edge | (places.texel < 0) | (places.whole & (seen < 1))
