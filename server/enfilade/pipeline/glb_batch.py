"""Merge a hall's static geometry into few batches, one for each finish of a room: few draws in a view.

A room's batches are drawn where the room may be seen. Where that would be too many draws for the worst view,
the finishes with the fewest triangles are merged over the whole hall instead (room ``*``): a bolt's worth of
triangles drawn in vain costs less than another draw call.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.hall_model import HallModel, PlacedLeaf
from enfilade.pipeline.light_inputs import BASE_LAYER
from enfilade.pipeline.mesh import Floats, Ints, Part

EVERY_ROOM = "*"
"""The room of a batch that is drawn whatever room one stands in."""

DRAWS_PER_VIEW = 54
"""Draw calls that a hall's batches and leaves may cost in its worst view: 60 less the viewer's own six."""


@dataclass(frozen=True)
class SecondUv:
    """A static part's lightmap coordinates: its vertices split along the charts.

    remap (k,): the part's vertex that each new vertex copies; uv (k, 2) in 0..1 over the atlas, v down;
    triangles (m, 3) over the new vertices, in the part's order.
    """

    remap: Ints
    uv: Floats
    triangles: Ints


@dataclass(frozen=True)
class Batch:
    """Merged triangles of one finish. uv is in tiles; uv2 is None where there is no lightmap.

    beyond: of a window's card, how far behind it its picture stands, in the picture's widths and heights.
    """

    room: str
    finish: str
    positions: Floats
    normals: Floats
    uv: Floats
    uv2: Floats | None
    colour: Floats | None
    element: NDArray[np.uint16]
    triangles: Ints
    beyond: tuple[float, float] | None = None


LAYER_MARK = "@"
"""Between a finish's name and the light layer of the lamp whose bulb it is."""


def dimmed_bulbs(model: HallModel, glowing: Collection[str]) -> dict[int, str]:
    """Return the layer of the parts that glow with a lamp that can be dimmed alone, by index into the parts.

    glowing: names of the finishes that give off light.
    """
    layers = {placed.element: placed.emitter.layer for placed in model.emitters}
    return {
        index: layers[placed.element]
        for index, placed in enumerate(model.parts)
        if placed.part.finish in glowing and layers.get(placed.element, BASE_LAYER) != BASE_LAYER
    }


def static_batches(
    model: HallModel,
    second: Mapping[int, SecondUv],
    scales: Mapping[str, float],
    draws: int = DRAWS_PER_VIEW,
    dimmed: Mapping[int, str] = MappingProxyType({}),
) -> tuple[Batch, ...]:
    """Return the hall's static batches, by room and then finish.

    second: by index into model.parts, for every lightmapped part. scales: tile side in metres by finish.
    dimmed: bulbs of light layers (`dimmed_bulbs`); their batches' finishes are named <finish>@<layer>.
    """
    rooms = [room.id for room in model.hall.rooms]
    groups: dict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for index, placed in enumerate(model.parts):
        finish = placed.part.finish + (LAYER_MARK + dimmed[index] if index in dimmed else "")
        groups[rooms[placed.room], finish, index in second].append(index)
    sizes = {key: sum(len(model.parts[i].part.triangles) for i in parts) for key, parts in groups.items()}
    leaves = {room: 0 for room in rooms}
    for leaf in model.leaves:
        leaves[rooms[leaf.room]] += len({part.finish for part in leaf.parts})
    shared = _shared(sizes, {room: tuple(model.sees.get(room, rooms)) for room in rooms}, leaves, draws)
    merged: dict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for (room, finish, mapped), parts in groups.items():
        merged[EVERY_ROOM if (finish, mapped) in shared else room, finish, mapped] += parts
    return tuple(
        _merge(
            room,
            finish,
            [_Piece.of(model.parts[i].part, model.parts[i].element, second.get(i)) for i in sorted(parts)],
            scales[finish.split(LAYER_MARK)[0]],
        )
        for (room, finish, mapped), parts in sorted(merged.items())
    )


def leaf_batches(leaf: PlacedLeaf, room: str, scales: Mapping[str, float]) -> tuple[Batch, ...]:
    """Return a leaf's batches in its own frame: origin at the pivot."""
    by_finish: dict[str, list[_Piece]] = defaultdict(list)
    home = np.eye(4)
    home[:3, 3] = -np.asarray(leaf.pivot)
    for part in leaf.parts:
        by_finish[part.finish].append(_Piece.of(part.moved(home), leaf.element, None))
    return tuple(_merge(room, finish, pieces, scales[finish]) for finish, pieces in sorted(by_finish.items()))


@dataclass(frozen=True)
class _Piece:
    part: Part
    element: int
    uv2: Floats | None

    @classmethod
    def of(cls, part: Part, element: int, second: SecondUv | None) -> _Piece:
        if second is None:
            return cls(part, element, None)
        take = second.remap
        colour = None if part.colour is None else part.colour[take]
        split = Part(
            part.finish, part.positions[take], part.normals[take], part.uv[take], second.triangles, colour
        )
        return cls(split, element, second.uv)


def _merge(room: str, finish: str, pieces: Sequence[_Piece], scale_m: float) -> Batch:
    starts = np.cumsum([0, *(len(p.part.positions) for p in pieces)])
    coloured = any(p.part.colour is not None for p in pieces)
    uvs = []
    for piece in pieces:
        tiles = piece.part.uv / scale_m
        uvs.append(tiles - np.round(tiles.mean(axis=0)) if len(tiles) else tiles)
    return Batch(
        room=room,
        finish=finish,
        positions=np.concatenate([p.part.positions for p in pieces]),
        normals=np.concatenate([p.part.normals for p in pieces]),
        uv=np.concatenate(uvs),
        uv2=None if any(p.uv2 is None for p in pieces) else np.concatenate([_given(p.uv2) for p in pieces]),
        colour=np.concatenate([_colour(p.part) for p in pieces]) if coloured else None,
        element=np.concatenate([np.full(len(p.part.positions), p.element, np.uint16) for p in pieces]),
        triangles=np.concatenate(
            [p.part.triangles + int(start) for p, start in zip(pieces, starts[:-1], strict=True)]
        ).astype(np.int32),
    )


def _given(uv2: Floats | None) -> Floats:
    assert uv2 is not None
    return uv2


def _colour(part: Part) -> Floats:
    return np.ones((len(part.positions), 3)) if part.colour is None else part.colour


def _shared(
    sizes: Mapping[tuple[str, str, bool], int],
    sees: Mapping[str, tuple[str, ...]],
    leaves: Mapping[str, int],
    draws: int,
) -> set[tuple[str, bool]]:
    """Which finishes to merge over all rooms, smallest first, until no view has more than `draws` calls."""
    triangles: dict[tuple[str, bool], int] = defaultdict(int)
    where: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for (room, finish, mapped), count in sizes.items():
        triangles[finish, mapped] += count
        where[finish, mapped].add(room)
    shared: set[tuple[str, bool]] = set()

    def worst() -> int:
        return max(
            sum(
                leaves.get(seen, 0) + sum(seen in w for f, w in where.items() if f not in shared)
                for seen in rooms
            )
            for rooms in sees.values()
        ) + len(shared)

    for key in sorted(triangles, key=lambda k: (triangles[k], k)):
        if worst() <= draws:
            break
        if len(where[key]) > 1:
            shared.add(key)
    return shared
