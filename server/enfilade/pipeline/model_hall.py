"""Model a hall: from its plan to parts, leaves, emitters, faces, caps and the walkable floor.

The recipe, one step a line; each step is a file of this package.
"""

from __future__ import annotations

import itertools
import zlib

import numpy as np

from enfilade.content.evidence import Evidence, Provenance, Shows
from enfilade.content.hall import Element, Hall, Opening, Room
from enfilade.pipeline.facet import Facet
from enfilade.pipeline.hall_model import ElementRow, HallModel, PlacedPart
from enfilade.pipeline.mesh import Floats, Part
from enfilade.pipeline.place_elements import Placed, place_elements
from enfilade.pipeline.plan import OpeningSite, ceiling_y, outline, sites, wall_top
from enfilade.pipeline.see_rooms import sees, wall_segments
from enfilade.pipeline.shell import Patch, build_shell
from enfilade.pipeline.trace_floor import trace_floor
from enfilade.pipeline.trim_rooms import trim_rooms
from enfilade.pipeline.weather import Weather, weathered

NEAR_CEILING_M = 0.6
"""A lamp this near to the ceiling has left soot on it."""


def model_hall(hall: Hall) -> HallModel:
    """Return the hall in three dimensions. `check_geometry` must have found no error in it."""
    found = sites(hall)
    rows = element_table(hall, found)
    index = {row.id: i for i, row in enumerate(rows)}
    placed = place_elements(hall, found, index)
    shell = build_shell(hall)
    weathers = [weather_of(hall, i, found, placed) for i in range(len(hall.rooms))]
    parts = _shell_parts(shell.patches, weathers, index)
    for room, trim, part in trim_rooms(hall, found):
        painted = Part(
            part.finish,
            part.positions,
            part.normals,
            part.uv,
            part.triangles,
            weathered(weathers[room], "cap", part.positions, False),
        )
        parts.append(PlacedPart(painted, index[f"{hall.rooms[room].id}/{trim}"], room))
    return HallModel(
        hall=hall,
        elements=rows,
        parts=(*parts, *placed.parts),
        leaves=tuple(placed.leaves),
        emitters=tuple(placed.emitters),
        faces=tuple(placed.faces),
        caps=shell.caps,
        floor=trace_floor(hall, found, placed),
        walls=wall_segments(hall, found),
        sees=sees(hall, found),
    )


def element_table(hall: Hall, found: tuple[OpeningSite, ...]) -> tuple[ElementRow, ...]:
    """Return a row for each surface of the shell, each reveal, each thing in an opening and each element."""
    rows: list[ElementRow] = []
    by_id = {room.id: room for room in hall.rooms}
    for room in hall.rooms:
        given = room.handed(hall)
        rows.append(_row(f"{room.id}/floor", "floor", room.id, given))
        for wall in sorted(outline(room), key=lambda w: w.index):
            rows.append(_row(f"{room.id}/wall-{wall.index}", "wall", room.id, given))
        rows.append(_row(f"{room.id}/ceiling", "ceiling", room.id, given))
        for trim in ("skirting", "cornice"):
            shown = trim == "skirting" or wall_top(room) is not None
            if shown and getattr(room.walls, trim) is not None:
                rows.append(_row(f"{room.id}/{trim}", trim, room.id, given))
    for site in found:
        opening = site.opening
        given = opening.handed(by_id[opening.between[0]].handed(hall))
        rows.append(_row(f"{opening.id}/reveal", "reveal", opening.between[0], given))
        if opening.kind is not None:
            rows.append(_row(opening.id, opening.kind, opening.between[0], given, opening))
    for element in hall.elements:
        given = element.handed(by_id[element.room].handed(hall))
        rows.append(_row(element.id, element.kind, element.room, given, element))
    return tuple(rows)


def weather_of(hall: Hall, index: int, found: tuple[OpeningSite, ...], placed: Placed) -> Weather:
    """Return what a room has been through: where its doors are, where one walks, where lamps hang."""
    room = hall.rooms[index]
    doors = np.array(
        [
            site.point(0.0, 0.0 if site.near == index else site.depth)
            for site in found
            if index in (site.near, site.far) and site.opening.sill_m == 0
        ]
    ).reshape(-1, 2)
    lamps = [
        emitter.emitter.position
        for emitter in placed.emitters
        if emitter.room == index
        and ceiling_y(room, (emitter.emitter.position[0], emitter.emitter.position[2]))
        - emitter.emitter.position[1]
        < NEAR_CEILING_M
    ]
    return Weather(
        floor_y=room.level_m,
        walk=_walk(room, doors),
        doors=doors,
        lamps=np.array(lamps, dtype=float).reshape(-1, 3),
        damp=room.walls.skirting is None,
        corners=np.array([wall.a for wall in outline(room)]),
        seed=zlib.crc32(f"{hall.id}/{room.id}".encode()),
    )


def _walk(room: Room, doors: Floats) -> Floats:
    """Segments on a room's floor where feet go: the middle line past its doors, and from each door to it."""
    points = np.array(room.floor)
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    if len(doors) == 0:
        return np.zeros((0, 2, 2))
    spread = np.linalg.svd(points - points.mean(axis=0))[2][0]
    feet = [middle + spread * float((door - middle) @ spread) for door in doors]
    if len(doors) == 1:
        return np.array([[doors[0], middle]])
    order = sorted(range(len(doors)), key=lambda i: float((doors[i] - middle) @ spread))
    line = [feet[i] for i in order]
    legs = [[doors[i], feet[i]] for i in order]
    return np.array([*legs, *([a, b] for a, b in itertools.pairwise(line))])


def _shell_parts(
    patches: tuple[Patch, ...], weathers: list[Weather], index: dict[str, int]
) -> list[PlacedPart]:
    """Join patches of one element, room and finish into a part, its vertices shared where they agree."""
    groups: dict[tuple[int, int, str], list[Patch]] = {}
    for patch in patches:
        groups.setdefault((index[patch.facet.surface], patch.facet.room, patch.finish), []).append(patch)
    parts = []
    for (row, room, finish), group in sorted(groups.items(), key=lambda item: item[0]):
        columns = [_vertices(patch, weathers[room]) for patch in group]
        starts = np.cumsum([0, *(len(c) for c in columns)])
        triangles = np.concatenate(
            [patch.triangles + start for patch, start in zip(group, starts, strict=False)]
        )
        vertices = np.concatenate(columns)
        _, first, inverse = np.unique(
            np.round(vertices[:, :8], 5), axis=0, return_index=True, return_inverse=True
        )
        kept = vertices[first]
        part = Part(
            finish,
            kept[:, 0:3],
            kept[:, 3:6],
            kept[:, 6:8],
            inverse.reshape(-1)[triangles].astype(np.int32),
            kept[:, 8:11],
        )
        parts.append(PlacedPart(part, row, room))
    return parts


def _vertices(patch: Patch, weather: Weather) -> Floats:
    """Return (n, 11): position, normal, texture metres, colour."""
    facet: Facet = patch.facet
    points = patch.positions
    normals = np.tile(facet.normal, (len(points), 1)) if facet.bend is None else facet.bend(points)
    colour = weathered(
        weather, facet.role, points, bool(facet.band_finish) and patch.finish == facet.band_finish
    )
    return np.column_stack([points, normals, facet.local(points) + np.array(facet.uv0), colour])


def _row(
    id_: str, kind: str, room: str, given: Provenance, thing: Element | Opening | None = None
) -> ElementRow:
    return ElementRow(
        id=id_,
        kind=kind,
        room=room,
        exhibit=thing.exhibit if thing else None,
        evidence=given.evidence or Evidence.CONJECTURE,
        shows=given.shows or Shows.OURS,
        sources=given.sources,
        reasoning=given.reasoning,
        title=thing.title if thing else None,
    )
