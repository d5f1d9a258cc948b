"""Light that bounces: solved once on groups of texels to the last bounce, then gathered anew at every texel.

Groups are blocks of texels of one surface. Their rays are traced once; which group each ray meets makes a
sparse matrix, and E = E0 + T (albedo * E) is iterated until nothing changes, so a whitewashed cell gets its
twentieth bounce for the price of a product. The final gather gives corners and feet their dark.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy.ndimage import distance_transform_edt
from scipy.sparse import csr_array

from enfilade.pipeline.light.around import look_around, met_groups, sum_up
from enfilade.pipeline.light.scene import BakeScene, Bool, Double, Float, Int
from enfilade.pipeline.light.texels import Points, Receivers
from enfilade.pipeline.light.trace import Tracer, in_chunks

CHUNK_RAYS = 600_000
STREAM = 1000


@dataclass(frozen=True)
class Groups:
    """of (n,) group of each receiver; atlas (h * w,) group of each texel, the gaps filled; loose (t,) group
    of each triangle without a place, else -1; albedo (g, 3); members and start list each group's."""

    of: Int
    atlas: Int
    loose: Int
    albedo: Double
    members: Int
    start: Int
    block: int

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.albedo)

    def some_members(self, number: Int, many: int) -> Int:
        """(k, many) receivers of each of (k,) groups, going round: every texel of a block has its say."""
        size = np.diff(np.r_[self.start, len(self.members)])[number]
        turn = (np.arange(many)[None] * 7 + number[:, None]) % size[:, None]
        some: Int = self.members[self.start[number][:, None] + turn]
        return some

    def room(self, scene: BakeScene, places: Receivers) -> Int:
        """(g + 1,) room of each; -1 at the end, for nothing."""
        return np.append(scene.room[places.face[self.members[self.start]]], -1)

    def mean(self, values: Double) -> Double:
        """(g, ...) mean over each group's receivers of (n, ...) values."""
        summed: Double = np.add.reduceat(values[self.members], self.start, axis=0)
        counts = np.diff(np.r_[self.start, len(self.members)])
        mean: Double = summed / counts.reshape(-1, *[1] * (values.ndim - 1))
        return mean


def group(scene: BakeScene, places: Receivers, points: Points, most: int) -> Groups:
    """Blocks of texels that share room, direction and place; about `most` of them at most."""
    width, height = places.size
    block = 2
    while len(places) / (block * block) > most:
        block += 1
    turned = np.round(points.normal * 1.4).astype(np.int64) + 2
    where = np.floor(points.spot[:, 0] / 0.35).astype(np.int64)
    keys = [
        places.texel % width // block,
        places.texel // width // block,
        scene.room[places.face],
        turned @ np.array([25, 5, 1]),
        *where.T,
        np.where(places.texel < 0, places.face, -1),
    ]
    order = np.lexsort(keys)
    stacked = np.stack(keys, axis=1)[order]
    fresh = np.r_[True, (stacked[1:] != stacked[:-1]).any(axis=1)]
    of = np.empty(len(places), np.int64)
    of[order] = np.cumsum(fresh) - 1

    atlas = np.full(width * height, -1, np.int64)
    held = places.texel >= 0
    atlas[places.texel[held]] = of[held]
    loose = np.full(len(scene.triangles), -1, np.int64)
    loose[places.face[~held]] = of[~held]
    if held.any():
        empty = (atlas < 0).reshape(height, width)
        nearest = distance_transform_edt(empty, return_distances=False, return_indices=True)
        atlas = atlas.reshape(height, width)[nearest[0], nearest[1]].ravel()
    groups = Groups(of, atlas, loose, np.zeros((int(fresh.sum()), 3)), order, np.flatnonzero(fresh), block)
    albedo = groups.mean(scene.albedo[places.face])
    return replace(groups, albedo=albedo)


class Meeting:
    """Which group a ray meets."""

    def __init__(self, scene: BakeScene, groups: Groups, size: tuple[int, int]) -> None:
        self._placed = scene.placed
        self._corners: Float = np.nan_to_num(scene.uv2 * np.asarray(size)).astype(np.float32)
        self._groups, self._size = groups, size

    def group(self, face: Int, weights: Float) -> Int:
        """(n,) groups at points of faces (n,) with weights (n, 2); -1 where no face was met."""
        found = np.empty(len(face), np.int64)
        groups = self._groups
        met_groups(
            face, weights, self._corners, self._placed, groups.atlas, groups.loose, self._size[0], found
        )
        return found


def solve(
    scene: BakeScene,
    places: Receivers,
    points: Points,
    tracer: Tracer,
    groups: Groups,
    direct: Float,
    rays: int,
    progress: Callable[[float], None],
) -> Double:
    """(g, layers, 3) irradiance of every group with all its bounces, from the (n, layers, 3) direct light."""
    meeting = Meeting(scene, groups, places.size)
    met = np.empty((groups.count, rays), np.int32)
    blind = np.zeros((groups.count, rays), bool)

    def work(piece: slice) -> None:
        number = np.arange(piece.start, piece.stop)
        member = groups.some_members(number, rays)
        hits = look_around(tracer, points, member, number, rays, STREAM, turning=True)
        found = meeting.group(hits.face, hits.weights)
        blind[piece] = hits.back.reshape(-1, rays)
        met[piece] = np.where(hits.back, -1, found).reshape(-1, rays)

    in_chunks(groups.count, max(1, CHUNK_RAYS // rays), work, progress)
    usable = rays - blind.sum(axis=1)
    share = np.where(usable > 0, 1 / np.maximum(usable, 1), 0)
    row, column = np.nonzero(met >= 0)
    carried = csr_array((share[row], (row, met[row, column])), shape=(groups.count, groups.count))
    first = groups.mean(direct.astype(np.float64))
    shape = first.shape
    bounced = np.repeat(groups.albedo[:, None], shape[1], axis=1).reshape(groups.count, -1)
    source = first.reshape(groups.count, -1)
    total = source.copy()
    for _ in range(80):
        after = source + carried @ (bounced * total)
        change = np.abs(after - total).max() / max(float(after.max()), 1e-9)
        total = after
        if change < 1e-4:
            break
    return total.reshape(shape)


def final_gather(
    scene: BakeScene,
    places: Receivers,
    points: Points,
    tracer: Tracer,
    groups: Groups,
    radiosity: Double,
    aimed: Bool,
    room: Int,
    near_m: float,
    rays: int,
    progress: Callable[[float], None],
) -> tuple[Float, Float, float]:
    """Indirect lux (n, layers, 3), the share of rays that met a back (n,), the share that left the scene.

    radiosity (g, layers, 3) is what groups send on. Of groups `aimed` at apart (g + 1,), see `bright`, only
    what is nearer than near_m, or in another room (g + 1,), counts here.
    """
    bounced = np.concatenate([_clamped(radiosity), np.zeros((1, *radiosity.shape[1:]))])
    table = bounced.reshape(len(bounced), -1).astype(np.float32)
    room_here = scene.room[places.face]
    meeting = Meeting(scene, groups, places.size)
    got = np.zeros((len(places), table.shape[1]), np.float32)
    backs = np.zeros(len(places), np.float32)
    lost: list[int] = []

    def work(piece: slice) -> None:
        number = np.arange(piece.start, piece.stop)
        hits = look_around(tracer, points, number[:, None], number, rays, STREAM + 3, turning=False)
        found = meeting.group(hits.face, hits.weights)
        lost.append(
            sum_up(
                rays,
                found,
                hits.face,
                hits.back,
                hits.distance_m,
                table,
                aimed,
                room,
                room_here[piece],
                near_m,
                got[piece],
                backs[piece],
            )
        )

    in_chunks(len(places), max(1, CHUNK_RAYS // rays), work, progress)
    return got.reshape(len(places), *radiosity.shape[1:]), backs, sum(lost) / max(1, len(places) * rays)


def _clamped(radiosity: Double) -> Double:
    """The few brightest groups capped, so that one lucky ray from close by does not leave a spark."""
    bright = radiosity.max(axis=2, keepdims=True)
    cap = np.quantile(bright, 0.998, axis=0, keepdims=True) * 1.5 + 1e-9
    capped: Double = radiosity * np.minimum(1.0, cap / np.maximum(bright, 1e-9))
    return capped
