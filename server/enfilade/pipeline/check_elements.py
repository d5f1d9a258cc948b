"""Check the elements of a plan: known kinds with good parameters and finishes, in their room, not in one
another.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import combinations

import numpy as np
import shapely
from pydantic import ValidationError

from enfilade.content.hall import Element, Hall, Opening
from enfilade.pipeline import kinds
from enfilade.pipeline.check_plan import Finding
from enfilade.pipeline.finishes import UnknownFinish, finish
from enfilade.pipeline.mesh import Built, Floats
from enfilade.pipeline.place_elements import (
    build_element,
    element_frame,
    element_params,
    opening_params,
)
from enfilade.pipeline.plan import ceiling_y, nearest_wall, polygon, site_of
from enfilade.pipeline.trace_floor import WALKER_MM, passable

INTO_WALL_M = 0.06
"""How far fixings and seeded turns may reach into a wall: bolts and brackets are let in."""

OVERLAP_M2 = 0.004
"""Footprints that share less than 6 x 6 cm only touch."""


def check_elements(hall: Hall) -> Iterator[Finding]:
    """Yield what is wrong with elements and with what is mounted in openings."""
    yield from _check_finishes(hall)
    for i, opening in enumerate(hall.openings):
        if opening.kind is not None:
            yield from _check_kind(hall, opening, f"openings[{i}]")
    rooms = {room.id: room for room in hall.rooms if polygon(room).is_valid}
    feet: list[tuple[int, str, Floats, float]] = []
    for i, element in enumerate(hall.elements):
        at = f"elements[{i}]"
        found = list(_check_kind(hall, element, at))
        yield from found
        if found or element.room not in rooms:
            continue
        room = rooms[element.room]
        away = polygon(room).distance(shapely.Point(element.at))
        far = kinds.mounted(element.kind) == "wall" and _off_wall(hall, element) > 0.6
        if away > 0.02 or far:
            how = "is far from every wall" if far else f"stands {away:.2f} m outside"
            yield (
                "element-outside-room",
                f"{at}.at",
                f"{element.id} {how} of {room.id}",
                "correct at, or room",
            )
            continue
        try:
            built = build_element(hall, element)
        except (ValueError, ArithmeticError) as error:
            yield (
                "bad-params",
                f"{at}.params",
                f"{element.kind} cannot be built: {error}",
                "correct its params",
            )
            continue
        made_of = {part.finish for part in built.parts}
        yield from _unknown([(f"{at}.params", name) for name in sorted(made_of)])
        yield from _check_faces(element, built, at)
        matrix, _ = element_frame(hall, element)
        yield from _check_within(hall, element, built, matrix, at)
        if built.footprint is not None:
            flat = np.column_stack([built.footprint[:, 0], 0 * built.footprint[:, 0], built.footprint[:, 1]])
            foot = (flat @ matrix[:3, :3].T + matrix[:3, 3])[:, [0, 2]]
            feet.append((i, element.room, foot, float(matrix[1, 3])))
    yield from _check_feet(hall, feet)


def _check_kind(hall: Hall, thing: Element | Opening, at: str) -> Iterator[Finding]:
    kind = thing.kind or ""
    if kind not in kinds.names():
        near = difflib.get_close_matches(kind, kinds.names(), n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"there are: {', '.join(kinds.names())}"
        yield "unknown-kind", f"{at}.kind", f'no element kind "{kind}"', hint
        return
    if (kinds.mounted(kind) == "opening") != isinstance(thing, Opening):
        where = "openings" if kinds.mounted(kind) == "opening" else "elements"
        yield "wrong-mounting", f"{at}.kind", f"{kind} belongs to {where}", f"move {thing.id} to {where}"
        return
    if isinstance(thing, Opening):
        site = site_of(hall, thing)
        params = opening_params(site) if site is not None else None
    else:
        params = element_params(thing)
    if params is None:
        return
    model = kinds.params_model(kind)
    try:
        model.model_validate(params)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            key = str(one["loc"][0]) if one["loc"] else ""
            near = difflib.get_close_matches(key, model.model_fields, n=1)
            hint = f'did you mean "{near[0]}"?' if near and one["type"] == "extra_forbidden" else ""
            pointer = (
                f"{at}.params.{key}" if key in thing.params else f"{at}.{key}" if key else f"{at}.params"
            )
            yield (
                "bad-params",
                pointer,
                f"{kind}: {key}: {one['msg']}",
                hint or f"{kind} takes {', '.join(model.model_fields)}",
            )
    named = [(f"{at}.params.{key}", value) for key, value in params.items() if key.endswith("finish")]
    yield from _unknown(named)


def _check_faces(element: Element, built: Built, at: str) -> Iterator[Finding]:
    there = [face.name for face in built.faces]
    for face in element.exhibits:
        if face not in there:
            near = difflib.get_close_matches(face, there, n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"its faces: {', '.join(there) or 'none'}"
            yield (
                "unknown-face",
                f"{at}.exhibits.{face}",
                f'{element.id}, a {element.kind}, has no face "{face}"',
                hint,
            )


def _check_finishes(hall: Hall) -> Iterator[Finding]:
    named: list[tuple[str, str | None]] = []
    for i, room in enumerate(hall.rooms):
        at = f"rooms[{i}]"
        named += [
            (f"{at}.floor_finish", room.floor_finish),
            (f"{at}.ceiling.finish", room.ceiling.finish),
            (f"{at}.walls.finish", room.walls.finish),
        ]
        for band in ("dado", "skirting", "cornice"):
            part = getattr(room.walls, band)
            if part is not None:
                named.append((f"{at}.walls.{band}.finish", part.finish))
    named += [
        (f"openings[{i}].reveal_finish", opening.reveal_finish) for i, opening in enumerate(hall.openings)
    ]
    yield from _unknown([(pointer, name) for pointer, name in named if name is not None])


def _unknown(named: list[tuple[str, str]]) -> Iterator[Finding]:
    for pointer, name in named:
        try:
            finish(name)
        except UnknownFinish as error:
            hint = f'did you mean "{error.hint}"?' if error.hint else "see the list of finishes"
            yield "unknown-finish", pointer, f'no finish "{name}"', hint


def _off_wall(hall: Hall, element: Element) -> float:
    room = next(room for room in hall.rooms if room.id == element.room)
    return abs(nearest_wall(room, element.at).out_of(np.array(element.at)))


def _check_within(hall: Hall, element: Element, built: Built, matrix: Floats, at: str) -> Iterator[Finding]:
    room = next(room for room in hall.rooms if room.id == element.room)
    parts = [part.positions for part in built.parts]
    if not parts:
        return
    points = np.concatenate(parts) @ matrix[:3, :3].T + matrix[:3, 3]
    hull = shapely.MultiPoint(points[:, [0, 2]]).convex_hull
    ground = polygon(room)
    # Stairs and door frames pass through openings; what counts is what sinks into a wall.
    into = 0.0 if hull.within(ground) else float(shapely.hausdorff_distance(hull, hull.intersection(ground)))
    if into > INTO_WALL_M:
        yield (
            "element-in-wall",
            f"{at}.at",
            f"{element.id} reaches {into * 100:.0f} cm into a wall of {room.id}",
            "move it, turn it or make it smaller",
        )
    top = float(points[:, 1].max())
    ceiling = ceiling_y(room, (float(matrix[0, 3]), float(matrix[2, 3])))
    if top > ceiling + 0.05:
        yield (
            "element-in-wall",
            f"{at}.y_m",
            f"{element.id} reaches {(top - ceiling) * 100:.0f} cm into the ceiling of {room.id}",
            "lower it or make it smaller",
        )


def _check_feet(hall: Hall, feet: list[tuple[int, str, Floats, float]]) -> Iterator[Finding]:
    for (i, room, foot, y), (k, room_, foot_, y_) in combinations(feet, 2):
        if room != room_ or abs(y - y_) > 0.3:
            continue
        shared = shapely.Polygon(foot).buffer(0).intersection(shapely.Polygon(foot_).buffer(0)).area
        if shared > OVERLAP_M2:
            one, other = hall.elements[i].id, hall.elements[k].id
            yield (
                "elements-overlap",
                f"elements[{k}].at",
                f"{other} stands in {one}: they share {shared * 1e4:.0f} cm²",
                "move one of them",
            )
    for opening in hall.openings:
        site = site_of(hall, opening)
        if site is None or not passable(hall, site):
            continue
        half = opening.width_m / 2 - WALKER_MM / 1000
        for t in (-0.3, site.depth + 0.3):
            if t > 0 and site.far is None:
                continue
            edge = 0.0 if t < 0 else site.depth
            way = shapely.Polygon(
                [site.point(s, d) for s, d in ((-half, edge), (half, edge), (half, t), (-half, t))]
            )
            for i, _, foot, y in feet:
                shared = shapely.Polygon(foot).buffer(0).intersection(way).area
                if abs(y - site.level) < 1.0 and shared > OVERLAP_M2:
                    yield (
                        "door-blocked",
                        f"elements[{i}].at",
                        f"{hall.elements[i].id} stands in the way through {opening.id}",
                        "leave half a metre in front of the opening",
                    )
