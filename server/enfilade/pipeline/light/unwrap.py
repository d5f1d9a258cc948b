"""Give every face of a hall a place in one atlas, each room a rectangle of it.

The charts are our own (see `charts`) rather than xatlas's: rooms are planes, vaults and boxes, for which
unrolling is exact, the same on every machine, and ten times as quick as a general parametrisation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.light.charts import Charts, Seams, cut, islands, seams, split_hollow, split_to_facets
from enfilade.pipeline.light.pack import Stacked, stack
from enfilade.pipeline.light.scene import Bool, Double, Int, face_areas, face_normals
from enfilade.pipeline.light.texels import candidates, depth_inside

Corners: TypeAlias = NDArray[np.uint16]

GRID = 65535
# Empty texels kept beside each chart, two on each side, filled from the chart itself. WebP keeps colour by
# two texels and a decoder blends each with the next: with one on each side a lamp-lit chart tinted the edge
# of the daylit one beside it.
PADDING = 4
# A piece whose extent is below this many texels gets a swatch (2 x 2 texels) per direction, no charts.
SWATCH_TEXELS = 5.0
SWATCH = 2
# A chart narrower than this gets this share of the texels along it: light changes slowly along a wire, and
# the bars, rods and edges of a furnished cell would else take a third of its atlas.
THIN_TEXELS = 1.5
SHORTENED = 0.35
SIZES = ((256, 256), (512, 256), (512, 512), (1024, 512), (1024, 1024), (2048, 1024), (2048, 2048))


@dataclass(frozen=True)
class Atlas:
    """corner_uv2 (t, 3, 2) uint16, 65535 is 1; placed (t,); size (w, h) texels; rooms {room: (x, y, w, h)}.

    chart (t,) number of each face's chart, -1 where not placed; texels_per_m as reached; used is the share of
    texels inside charts' triangles.
    """

    corner_uv2: Corners
    placed: Bool
    size: tuple[int, int]
    rooms: dict[int, tuple[int, int, int, int]]
    chart: Int
    texels_per_m: float
    used: float

    @property
    def uv2(self) -> Double:
        """(t, 3, 2) in [0, 1], NaN where not placed: what a BakeScene takes."""
        uv: Double = self.corner_uv2 / GRID
        uv[~self.placed] = np.nan
        return uv


def unwrap(
    triangles: Double,
    normals: Double,
    part: Int,
    room: Int,
    texels_per_m: float = 64.0,
    largest: int = 2048,
    place: Bool | None = None,
    weight: Double | None = None,
) -> Atlas:
    """Find an atlas for (t, 3, 3) triangles with (t, 3, 3) corner normals.

    part (t,) keeps pieces apart that only touch; room (t,) says whose rectangle a face goes to; place (t,)
    False leaves faces out; weight (t,) scales the texels of a part (by its first face). The density is
    lowered until the smallest power-of-two sheet up to `largest` holds everything.
    """
    count = len(triangles)
    keep = np.ones(count, bool) if place is None else place.copy()
    keep &= face_areas(triangles) > 0
    mine = np.flatnonzero(keep)
    # nothing may move by rounding between machines: charts come from corners on a 0.01 mm grid
    solid = np.round(triangles[mine], 5)
    own_part, own_room = _dense(part[mine]), room[mine]
    share = np.ones(len(mine)) if weight is None else weight[mine]
    share = _first_of_part(own_part, share)
    own_part = islands(solid, own_part)
    small = _small_parts(solid, own_part, share * texels_per_m)
    charts = _charts(solid, normals[mine], own_part, small, 1 / texels_per_m)
    box = _Boxes.of(charts, small, own_room, share)
    density, size, laid = _fit(box, texels_per_m, largest)

    corner = np.round(_texels(charts, box, laid, density) / np.asarray(size) * GRID)
    corner_uv2 = np.zeros((count, 3, 2), np.uint16)
    corner_uv2[mine] = np.clip(corner, 0, GRID).astype(np.uint16)
    chart = np.full(count, -1, np.int64)
    chart[mine] = charts.of
    rooms = dict(zip(box.room_names, laid.rooms, strict=True))
    edge = (corner[:, 1:] - corner[:, :1]) / GRID
    used = float(0.5 * np.abs(edge[:, 0, 0] * edge[:, 1, 1] - edge[:, 0, 1] * edge[:, 1, 0]).sum())
    return Atlas(corner_uv2, keep, size, rooms, chart, density, used)


def _dense(labels: Int) -> Int:
    return np.asarray(np.unique(labels, return_inverse=True)[1], np.int64).ravel()


def _first_of_part(part: Int, value: Double) -> Double:
    """(t,) the value at the first face of each face's part."""
    _, first = np.unique(part, return_index=True)
    return value[first][part]


def _small_parts(triangles: Double, part: Int, per_m: Double) -> Bool:
    """(t,) faces of parts whose longest side is less than SWATCH_TEXELS."""
    parts = int(part.max(initial=0)) + 1
    low, high = np.full((parts, 3), np.inf), np.full((parts, 3), -np.inf)
    np.minimum.at(low, part, triangles.min(axis=1))
    np.maximum.at(high, part, triangles.max(axis=1))
    extent = (high - low).max(axis=1)
    small: Bool = extent[part] * per_m < SWATCH_TEXELS
    return small


def _charts(triangles: Double, normals: Double, part: Int, small: Bool, texel_m: float) -> Charts:
    """Charts of the faces, of small parts one per direction; those that overlap themselves are cut up."""
    of = np.zeros(len(triangles), np.int64)
    flat = np.zeros((len(triangles), 3, 2))
    big = np.flatnonzero(~small)
    start = 0
    if len(big):
        charts = cut(triangles[big], normals[big], part[big], texel_m)
        bad = _overlapping(charts, triangles[big], texel_m)
        if len(bad):
            charts = split_to_facets(charts, bad, triangles[big], part[big])
        joins = seams(triangles[big], part[big])
        charts = split_hollow(Charts(charts.of, _upright(charts, joins)), joins, texel_m)
        of[big], flat[big] = charts.of, _upright(charts, joins)
        start = int(charts.of.max()) + 1
    if small.any():
        plane = face_normals(triangles[small])
        axis = np.abs(plane).argmax(axis=1)
        way = axis * 2 + (plane[np.arange(len(plane)), axis] < 0)
        of[small] = _dense(part[small] * 6 + way) + start
    return Charts(of, flat)


def _overlapping(charts: Charts, triangles: Double, texel_m: float) -> Int:
    """Numbers of charts that lie over themselves: two of their triangles claim one texel's middle."""
    plane = face_normals(triangles)
    first = np.unique(charts.of, return_index=True)[1]
    bent = np.zeros(len(first), bool)  # a chart of one plane cannot
    bent[charts.of[np.einsum("ij,ij->i", plane, plane[first][charts.of]) < 0.9999]] = True
    mine = np.flatnonzero(bent[charts.of])
    if not len(mine):
        return mine
    low = np.full((len(first), 2), np.inf)
    np.minimum.at(low, charts.of, charts.flat.min(axis=1))
    local = (charts.flat - low[charts.of][:, None]) / texel_m
    across, down = (int(n) + 2 for n in np.ceil(local[mine].reshape(-1, 2).max(axis=0)))
    keys = [np.zeros(0, np.int64)]
    for face, texel, centre in candidates(local, mine, (across, down), 0.0):
        held = depth_inside(local[face], centre) > 0.02
        keys.append(charts.of[face[held]] * (across * down) + texel[held])
    every = np.sort(np.concatenate(keys))
    twice = every[1:][every[1:] == every[:-1]]
    return np.unique(twice // (across * down))


def _upright(charts: Charts, joins: Seams) -> Double:
    """(t, 3, 2) each chart turned so that its outline lies square to the atlas, the long side across."""
    count = int(charts.of.max()) + 1
    angle = -_main_angle(charts, joins, count)[charts.of][:, None]
    x, y = charts.flat[..., 0], charts.flat[..., 1]
    turned = np.stack([x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)], axis=2)
    low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    np.minimum.at(low, charts.of, turned.min(axis=1))
    np.maximum.at(high, charts.of, turned.max(axis=1))
    tall = ((high - low)[:, 1] > (high - low)[:, 0])[charts.of][:, None, None]
    laid: Double = np.where(tall, np.stack([turned[..., 1], -turned[..., 0]], axis=2), turned)
    return laid


def _main_angle(charts: Charts, joins: Seams, count: int) -> Double:
    """(count,) radians, modulo a quarter turn: where most of the outline's length points.

    Only outlines count: the diagonals of a wall's triangles say nothing about how it lies.
    """
    edges = np.roll(charts.flat, -1, axis=1) - charts.flat
    length = np.linalg.norm(edges, axis=2)
    inner = charts.of[joins.face[:, 0]] == charts.of[joins.face[:, 1]]
    for side in range(2):
        length[joins.face[inner, side], joins.side[inner, side]] = 0.0
    turn = np.mod(np.arctan2(edges[..., 1], edges[..., 0]) + np.pi / 360, np.pi / 2).ravel()
    bins = 90
    slot = np.minimum((turn / (np.pi / 2) * bins).astype(np.int64), bins - 1)
    of, weight = np.repeat(charts.of, 3), length.ravel()
    table = np.bincount(of * bins + slot, weight, count * bins).reshape(count, bins)
    near = slot == table.argmax(axis=1)[of]
    total = np.bincount(of[near], weight[near], count)
    angle = np.bincount(of[near], (turn * weight)[near], count)
    best: Double = np.divide(angle, total, out=np.zeros(count), where=total > 1e-12)
    return np.where(total > 1e-12, best - np.pi / 360, 0.0)


@dataclass(frozen=True)
class _Boxes:
    """Each chart's box: low, extent (c, 2) metres, share (c,) of the density; swatches; rooms' members."""

    low: Double
    extent: Double
    share: Double
    swatch: Bool
    members: list[Int]
    room_names: list[int]

    @staticmethod
    def of(charts: Charts, small: Bool, room: Int, share: Double) -> _Boxes:
        count = int(charts.of.max(initial=-1)) + 1
        low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
        np.minimum.at(low, charts.of, charts.flat.min(axis=1))
        np.maximum.at(high, charts.of, charts.flat.max(axis=1))
        first = np.full(count, -1, np.int64)
        first[charts.of[::-1]] = np.arange(len(charts.of))[::-1]
        rooms = room[first]
        names = np.unique(rooms)
        members = [np.flatnonzero(rooms == name) for name in names]
        return _Boxes(low, high - low, share[first], small[first], members, [int(n) for n in names])

    def scale(self, density: float) -> Double:
        """(c, 2) texels per metre across and down each chart; a thin one (a wire, a bevel) is shortened."""
        scale = np.repeat((density * self.share)[:, None], 2, axis=1)
        scale[self.extent[:, 1] * scale[:, 1] < THIN_TEXELS, 0] *= SHORTENED
        return scale

    def texels(self, density: float) -> Int:
        """(c, 2) texels each chart takes, its padding with it; a swatch takes its 2 x 2 and nothing more."""
        inner = np.ceil(self.extent * self.scale(density) - 1e-6).astype(np.int64)
        padded = np.maximum(inner, 1) + PADDING
        # even sizes keep every chart on its own 2 x 2 blocks, which is what WebP stores colour by
        padded += padded % 2
        return np.where(self.swatch[:, None], SWATCH, padded)


def _fit(box: _Boxes, asked: float, largest: int) -> tuple[float, tuple[int, int], Stacked]:
    """The smallest sheet that holds 0.86 of the asked density, or the largest at the density it holds."""
    sheets = [s for s in SIZES if max(s) <= largest]
    for size in sheets:
        for density in (asked, asked * 0.93, asked * 0.86):
            if laid := _try(box, density, size):
                return density, size, laid
    size = sheets[-1]
    low, high = 0.0, asked
    best: tuple[float, Stacked] | None = None
    for _ in range(9):
        middle = (low + high) / 2
        if laid := _try(box, middle, size):
            low, best = middle, (middle, laid)
        else:
            high = middle
    if best is None:
        raise ValueError(f"no density lets {len(box.low)} charts fit into {size[0]} x {size[1]} texels")
    return best[0], size, best[1]


def _try(box: _Boxes, density: float, size: tuple[int, int]) -> Stacked | None:
    texels = box.texels(density)
    if int(texels[:, 0].max(initial=0)) > size[0] or int(texels.prod(axis=1).sum()) > size[0] * size[1]:
        return None
    laid = stack([texels[m] for m in box.members], *size)
    return laid if laid.height <= size[1] else None


def _texels(charts: Charts, box: _Boxes, laid: Stacked, density: float) -> Double:
    """(t, 3, 2) each corner's place in texels: charts inside their padding, swatches at one point."""
    corner = np.zeros((len(box.low), 2))
    for members, places in zip(box.members, laid.charts, strict=True):
        corner[members] = places
    of = charts.of
    scale = box.scale(density)[of][:, None]
    spread = (charts.flat - box.low[of][:, None]) * scale + PADDING / 2
    placed: Double = corner[of][:, None] + np.where(box.swatch[of][:, None, None], SWATCH / 2, spread)
    return placed
