"""Light from the brightest patches (the vault above a bulb, a window's reveal), aimed at like lamps.

A gather of a few dozen rays meets such a patch by luck: one ray in fifty, worth as much as all the others. So
every texel aims some rays at its own room's bright texels, picked by power, and its gather leaves them out.
Nearer than NEAR_M it is the other way round, since aiming at a patch that one nearly touches is as uneven.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from enfilade.pipeline.light.aimed_rays import Aimed
from enfilade.pipeline.light.gather import Groups
from enfilade.pipeline.light.scene import BakeScene, Bool, Double, Float, Int, face_areas
from enfilade.pipeline.light.texels import Points, Receivers
from enfilade.pipeline.light.trace import Tracer, in_chunks

NEAR_M = 0.4
# A group is bright when it sends out this many times what the middle texel of its room does.
TIMES_MIDDLE = 3.0
CHUNK_RAYS = 400_000
# Where its rays disagree by more than this part of what they say, a texel sends so many times more: in the
# corner beside a window few of them find the one face of the reveal that is seen from there.
DOUBT, MORE = 0.4, 8
STREAM = 2000


@dataclass(frozen=True)
class Bright:
    """group (g + 1,) True for bright groups (the last stands for "nothing met"); per room: its bright texels,
    their running power (rising to the total, W = cd/m² m²)."""

    group: Bool
    texels: dict[int, Int]
    power: dict[int, Double]


def find_bright(
    scene: BakeScene, places: Receivers, groups: Groups, radiosity: Double, room_of_group: Int
) -> Bright:
    """Bright groups of each room by their (g, layers, 3) albedo x irradiance, and how to pick among them."""
    strength = radiosity.sum(axis=1).mean(axis=1)
    bright = np.zeros(groups.count + 1, bool)
    spread_over = 2 * face_areas(scene.triangles)[places.face]
    a = places.across
    area = spread_over * np.abs(a[:, 0, 0] * a[:, 1, 1] - a[:, 0, 1] * a[:, 1, 0])
    area[places.whole] = 0  # a swatch says little about how large what it stands for is
    many = np.bincount(groups.of, area, groups.count)
    texels: dict[int, Int] = {}
    power: dict[int, Double] = {}
    for room in np.unique(room_of_group):
        mine = np.flatnonzero((room_of_group == room) & (many > 0))
        if not len(mine):
            continue
        order = mine[np.argsort(strength[mine])]
        half = np.searchsorted(np.cumsum(many[order]), many[mine].sum() / 2)
        middle = strength[order[min(int(half), len(order) - 1)]]
        hot = mine[strength[mine] > TIMES_MIDDLE * max(float(middle), 1e-6)]
        if not len(hot):
            continue
        bright[hot] = True
        held = np.flatnonzero(bright[groups.of] & (scene.room[places.face] == room) & (area > 0))
        texels[int(room)] = held
        power[int(room)] = np.cumsum(area[held] * strength[groups.of[held]])
    return Bright(bright, texels, power)


def aim(
    scene: BakeScene,
    places: Receivers,
    points: Points,
    tracer: Tracer,
    groups: Groups,
    radiosity: Double,
    bright: Bright,
    rays: int,
    progress: Callable[[float], None],
) -> Float:
    """(n, layers, 3) lux from the bright texels of each receiver's own room, NEAR_M away or farther."""
    layers = radiosity.shape[1]
    colour = radiosity / np.maximum(radiosity.sum(axis=1).mean(axis=1), 1e-12)[:, None, None]
    tints = colour.reshape(len(colour), -1)
    got = np.zeros((len(places), layers * 3), np.float32)
    doubt = np.zeros(len(places), np.float32)
    room_of = scene.room[places.face]
    rooms = len(bright.texels)
    for number, (room, targets) in enumerate(bright.texels.items()):
        mine = np.flatnonzero(room_of == room)
        running = bright.power[room]
        aimed = Aimed(points, tracer, targets, running, tints[groups.of[targets]], NEAR_M)

        def first(piece: slice, mine: Int = mine, aimed: Aimed = aimed) -> None:
            got[mine[piece]], doubt[mine[piece]] = aimed.light(mine[piece], rays, STREAM + 1)

        def tell(share: float, before: int = number) -> None:
            progress((before + share) / rooms)

        in_chunks(len(mine), max(1, CHUNK_RAYS // rays), first, lambda share: tell(share / 3))
        light = got[mine].mean(axis=1)
        unsure = mine[doubt[mine] > DOUBT * (light + np.median(light) / 2)]

        def again(piece: slice, unsure: Int = unsure, aimed: Aimed = aimed) -> None:
            some = unsure[piece]
            more, _ = aimed.light(some, rays * MORE, STREAM + 2)
            got[some] += (more - got[some]) * (MORE / (MORE + 1))

        in_chunks(
            len(unsure),
            max(1, CHUNK_RAYS // (rays * MORE)),
            again,
            lambda share: tell((1 + 2 * share) / 3),
        )
        tell(1.0)
    return got.reshape(len(places), layers, 3)
