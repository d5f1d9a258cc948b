"""Light straight from the lamps: a few shadow rays for every texel, many where a shadow's edge passes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.ndimage import maximum_filter, minimum_filter

from enfilade.pipeline.light.colour import kelvin_rgb
from enfilade.pipeline.light.emitters import Light, QuadLight
from enfilade.pipeline.light.gather import Groups
from enfilade.pipeline.light.scene import Double, Float, Int
from enfilade.pipeline.light.shadow_rays import shoot
from enfilade.pipeline.light.shine import row
from enfilade.pipeline.light.slits import EVERY, Mask, and_beside, spread_out
from enfilade.pipeline.light.texels import Points, Receivers
from enfilade.pipeline.light.trace import Tracer, in_chunks

CHUNK_RAYS = 400_000
# A lamp that would give less than this, were nothing in its way, is left out (a dark corner has 1 lx).
FAINT_LUX = 0.01


# Rays from each group of texels that ask whether a lamp can be seen from there at all: few for a bulb, which
# is seen or not. Of a window, from the wall beside it, bars, reveal and curtain leave a slit: a fiftieth of
# it is as much light as the lamps give there, and four rays miss it from half the groups (dark blots).
SCOUTS = 4
CARD_SCOUTS = 32
# Where no more of them than this came through, a second patrol of so many finds which parts of the card are
# seen, and every texel sends so many times the many rays to those.
SLIT = 0.25
PATROL = 128
TIMES = 2


def direct_light(
    places: Receivers,
    points: Points,
    tracer: Tracer,
    groups: Groups,
    emitters: Sequence[Light],
    layers: Sequence[str],
    samples: tuple[int, int],
    white_kelvin: float | None,
    progress: Callable[[float], None],
) -> Float:
    """(n, layers, 3) lux on each receiver. samples: rays per light everywhere, and more at shadows' edges."""
    few, more = samples
    lit = np.zeros((len(places), len(layers), 3), np.float32)
    total = np.zeros(len(places), np.float32)
    again = np.zeros(len(places), np.float32)
    seen = np.full(len(places), -1, np.float32)
    for number, light in enumerate(emitters):
        lamp = row(light)
        pick, slit, parts = _in_sight(places, points, tracer, groups, light, lamp, number)
        _shoot(pick, points, tracer, lamp, few, number * 2, total, seen)
        if more:
            edge = np.setdiff1d(_at_shadow_edge(pick, places, seen), slit, assume_unique=True)
            _shoot(edge, points, tracer, lamp, more, number * 2 + 1, again, seen)
            total[edge] = (total[edge] * few + again[edge] * more) / (few + more)
            _shoot(slit, points, tracer, lamp, more * TIMES, number * 2 + 1, total, seen, parts)
        rgb = kelvin_rgb(light.kelvin, white_kelvin).astype(np.float32)
        lit[pick, list(layers).index(light.layer)] += total[pick, None] * rgb
        seen[pick] = -1
        progress((number + 1) / len(emitters))
    return lit


def _in_sight(
    places: Receivers,
    points: Points,
    tracer: Tracer,
    groups: Groups,
    light: Light,
    lamp: Double,
    number: int,
) -> tuple[Int, Int, Mask]:
    """Receivers a lamp may reach: those of groups from which a scout's ray came through, and around them;
    those of them that see only a slit of it; and for each of these the parts of it to aim at.

    Ten cells have ten bulbs, and each lights one: this saves nine tenths of the shadow rays.
    """
    scouts = CARD_SCOUTS if isinstance(light, QuadLight) else SCOUTS
    reached = light.reaches(points.spot[:, 0], points.normal) | places.whole
    asked = _either(groups.count, groups.of[reached])
    seen = np.zeros(groups.count, np.float32)
    mask = np.zeros(groups.count, np.uint64)

    def look(some: Int, rays: int, stream: int) -> None:
        member = groups.some_members(some, rays).ravel()
        found = shoot(tracer, points, lamp, member, 1, stream, FAINT_LUX, turning=True)
        seen[some] = np.maximum(seen[some], found.free.reshape(-1, rays).mean(axis=1))
        mask[some] |= np.bitwise_or.reduce(found.parts.reshape(-1, rays), axis=1)

    def patrol(some: Int, rays: int, stream: int) -> None:
        in_chunks(
            len(some), CHUNK_RAYS // rays, lambda piece: look(some[piece], rays, stream), lambda share: None
        )

    patrol(asked, scouts, 4000 + number)
    width, height = places.size
    held = places.texel >= 0
    image = np.zeros(width * height, np.uint8)
    image[places.texel[held]] = seen[groups.of[held]] > 0
    around = maximum_filter(image.reshape(height, width), 2 * groups.block + 1).ravel()
    near = np.ones(len(places), bool)
    near[held] = around[places.texel[held]] > 0
    pick = np.flatnonzero(near & reached)
    none = np.zeros(0, np.int64)
    if scouts == SCOUTS:
        return pick, none, mask[none]
    slit = pick[(seen[groups.of[pick]] <= SLIT) & ~places.whole[pick]]
    patrol(_either(groups.count, groups.of[slit]), PATROL, 5000 + number)
    parts = mask[groups.of[slit]]
    flat = np.zeros(width * height, np.uint64)
    flat[places.texel[held]] = mask[groups.of[held]]
    inked = slit[places.texel[slit] >= 0]
    wide = spread_out(flat.reshape(height, width), 3 * groups.block).ravel()
    parts[places.texel[slit] >= 0] = wide[places.texel[inked]]
    # what lies alone in the atlas and sees nothing of it asks all of it
    return pick, slit, np.where(parts == 0, EVERY, and_beside(parts))


def _shoot(
    pick: Int,
    points: Points,
    tracer: Tracer,
    lamp: Double,
    count: int,
    stream: int,
    total: Float,
    seen: Float,
    parts: Mask | None = None,
) -> None:
    """total[pick] is the mean of `count` shadow-tested samples; seen[pick] the share that got through,
    -1 where none was asked.

    They go all over the light, or to these parts of it, (len(pick),).
    """

    def work(piece: slice) -> None:
        some, only = pick[piece], None if parts is None else parts[piece]
        found = shoot(tracer, points, lamp, some, count, stream * 2 + 1, only=only)
        total[some] = found.lux
        seen[some] = np.where(found.asked > 0, found.free / np.maximum(found.asked, 1), -1)

    in_chunks(len(pick), max(1, CHUNK_RAYS // count), work, lambda share: None)


def _at_shadow_edge(pick: Int, places: Receivers, seen: Float) -> Int:
    """Those of `pick` that a shadow's edge may cross: their neighbours in the atlas do not agree."""
    width = places.size[0]
    loose = pick[(places.texel[pick] < 0) | places.whole[pick]]
    held = pick[(places.texel[pick] >= 0) & (seen[pick] >= 0)]
    if not len(held):
        return loose
    x, y = places.texel[held] % width, places.texel[held] // width
    x, y = x - x.min(), y - y.min()
    most = np.full((int(y.max()) + 1, int(x.max()) + 1), -1, np.float32)
    least = np.full(most.shape, 2, np.float32)
    most[y, x] = least[y, x] = seen[held]
    differ = maximum_filter(most, 5) - minimum_filter(least, 5)
    return _either(len(places), loose, held[differ[y, x] > 1e-3])


def _either(count: int, *some: Int) -> Int:
    """The numbers under `count` that are in any of these, in order: sorting millions takes ten times as
    long.
    """
    there = np.zeros(count, bool)
    for numbers in some:
        there[numbers] = True
    return np.flatnonzero(there)
