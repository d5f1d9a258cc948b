"""Everything that is named exists: exhibits, viewpoints, halls, rooms, people, advisories, portals."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator

from enfilade.content.collection import Collection
from enfilade.content.hall import Hall, Opening, PortalCap
from enfilade.content.issue import Issue
from enfilade.content.issue_codes import did_you_mean, issue
from enfilade.content.museum import Placement
from enfilade.content.tour import DimLamp, Highlight, OpenDoor, Show, Stop, Tour

PORTAL_GAP_M = 0.005
"""How far apart the two ends of a portal may lie in the museum's frame."""

FURTHEST_M = 120.0
"""How far from a hall's origin a room may reach: centimetres taken for metres are found here, at once."""

BASE_LAYER = "base"


def check_names(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each name that nothing bears, and for each id that two things share."""
    yield from _museum(collection)
    for hall in collection.halls.values():
        yield from _hall(collection, hall)
    for tour in collection.ways():
        yield from _tour(collection, tour)
    for exhibit in collection.exhibits.values():
        file = collection.file("exhibit", exhibit.id)
        at = collection.pointer("exhibit", exhibit.id, "people")
        yield from _unknown_each("person", exhibit.people, collection.ids("person"), file, at)
        views = {view.id for hall in collection.halls.values() for view in hall.viewpoints}
        if exhibit.viewpoint is not None and not _some_hall_broken(collection):
            at = collection.pointer("exhibit", exhibit.id, "viewpoint")
            yield from _unknown("viewpoint", exhibit.viewpoint, views, file, at)


def duplicates(kind: str, ids: Iterable[str], file: str, list_name: str) -> Iterator[Issue]:
    """Yield an issue for each id of a list that stood in it before."""
    seen: dict[str, int] = {}
    for index, id_ in enumerate(ids):
        if id_ in seen:
            message = f'{kind} "{id_}" was given before, at {list_name}[{seen[id_]}]'
            yield issue("duplicate-id", file, f"{list_name}[{index}].id", message)
        seen.setdefault(id_, index)


def _museum(collection: Collection) -> Iterator[Issue]:
    museum = collection.museum
    file = collection.file("museum", museum.id)
    known = collection.ids("hall")
    placed = [placement.hall for placement in museum.halls]
    yield from duplicates("hall", placed, file, "halls")
    yield from duplicates("advisory", (a.id for a in museum.advisories), file, "advisories")
    yield from duplicates("institution", (i.id for i in museum.institutions), file, "institutions")
    for index, hall in enumerate(placed):
        yield from _unknown("hall", hall, known, file, f"halls[{index}].hall")
    yield from _unknown("hall", museum.start, placed, file, "start")
    for hall in sorted(known - set(placed)):
        if hall in collection.halls:
            yield issue(
                "hall-not-placed", collection.file("hall", hall), "id", f'hall "{hall}" is not in the museum'
            )


def _hall(collection: Collection, hall: Hall) -> Iterator[Issue]:
    file = collection.file("hall", hall.id)
    rooms = [room.id for room in hall.rooms]
    yield from duplicates("room", rooms, file, "rooms")
    yield from duplicates("opening", (o.id for o in hall.openings), file, "openings")
    yield from duplicates("element", (e.id for e in hall.elements), file, "elements")
    yield from duplicates("viewpoint", (v.id for v in hall.viewpoints), file, "viewpoints")
    yield from duplicates("zone", (z.id for z in hall.zones), file, "zones")
    openings = {opening.id: index for index, opening in enumerate(hall.openings)}
    for index, element in enumerate(hall.elements):
        at = f"elements[{index}]"
        yield from _unknown("room", element.room, rooms, file, f"{at}.room")
        if element.exhibit is not None:
            yield from _unknown("exhibit", element.exhibit, collection.ids("exhibit"), file, f"{at}.exhibit")
        for face, exhibit in element.exhibits.items():
            where = f"{at}.exhibits.{face}"
            yield from _unknown("exhibit", exhibit, collection.ids("exhibit"), file, where)
        if element.id in openings:
            message = f'element "{element.id}" has the id of openings[{openings[element.id]}]'
            yield issue("duplicate-id", file, f"{at}.id", message)
    for index, opening in enumerate(hall.openings):
        at = f"openings[{index}]"
        for side, room in enumerate(opening.between):
            yield from _unknown("room", room, rooms, file, f"{at}.between[{side}]")
        if opening.opens_into is not None:
            yield from _unknown("room", opening.opens_into, opening.between, file, f"{at}.opens_into")
        if opening.exhibit is not None:
            yield from _unknown("exhibit", opening.exhibit, collection.ids("exhibit"), file, f"{at}.exhibit")
        if isinstance(opening.cap, PortalCap):
            yield from _portal(collection, hall, index, opening, opening.cap)
    for index, space in enumerate(hall.rooms):
        plan = (abs(value) for point in space.floor for value in point)
        far = max(*plan, space.height_m, abs(space.level_m))
        if far > FURTHEST_M:
            message = f'room "{space.id}" reaches {far:g} m'
            yield issue("plan-too-large", file, f"rooms[{index}].floor", message)
    for index, view in enumerate(hall.viewpoints):
        yield from _unknown("room", view.room, rooms, file, f"viewpoints[{index}].room")
    yield from _unknown("viewpoint", hall.start, [v.id for v in hall.viewpoints], file, "start")
    advisories = [advisory.id for advisory in collection.museum.advisories]
    for index, zone in enumerate(hall.zones):
        yield from _unknown_each("room", zone.rooms, rooms, file, f"zones[{index}].rooms")
        yield from _unknown("advisory", zone.advisory, advisories, file, f"zones[{index}].advisory")


def _portal(
    collection: Collection, hall: Hall, index: int, opening: Opening, cap: PortalCap
) -> Iterator[Issue]:
    file, at = collection.file("hall", hall.id), f"openings[{index}].cap"
    placements = {placement.hall: placement for placement in collection.museum.halls}
    yield from _unknown("hall", cap.hall, placements, file, f"{at}.hall")
    other = collection.halls.get(cap.hall)
    if other is None:
        return
    yield from _unknown("opening", cap.opening, [o.id for o in other.openings], file, f"{at}.opening")
    end = next((o for o in other.openings if o.id == cap.opening), None)
    if end is None:
        return
    if not isinstance(end.cap, PortalCap) or (end.cap.hall, end.cap.opening) != (hall.id, opening.id):
        message = f'"{opening.id}" leads to "{end.id}" of "{other.id}", which does not lead back'
        yield issue("portal-one-way", file, at, message)
        return
    if hall.id not in placements or other.id not in placements or hall.id > other.id:
        return
    ends = _card(hall, opening), _card(other, end)
    if ends[0] is None or ends[1] is None:
        return
    here = _in_museum(placements[hall.id], ends[0], _level(hall, opening))
    there = _in_museum(placements[other.id], ends[1], _level(other, end))
    gap = math.dist(here, there)
    if gap > PORTAL_GAP_M:
        by = ", ".join(f"{b - a:+.3f}" for a, b in zip(here, there, strict=True))
        message = f'"{opening.id}" and "{end.id}" of "{other.id}" lie {gap:.3f} m apart'
        yield issue("portal-apart", file, at, message, by=f"[{by}] m (x, y, z)")


def _level(hall: Hall, opening: Opening) -> float:
    if opening.level_m is not None:
        return opening.level_m
    return next((room.level_m for room in hall.rooms if room.id == opening.between[0]), 0.0)


def _card(hall: Hall, opening: Opening) -> tuple[float, float] | None:
    """The middle of a portal's far end in plan: from its room's nearest wall, the wall's depth outwards."""
    room = next((room for room in hall.rooms if room.id == opening.between[0]), None)
    if room is None or opening.depth_m is None:
        return None
    x, z = opening.at
    ring = [*room.floor, room.floor[0]]
    feet = (_foot(x, z, a, b) for a, b in itertools.pairwise(ring))
    fx, fz = min(feet, key=lambda foot: math.dist(foot, (x, z)))
    away = math.dist((fx, fz), (x, z))
    if away == 0:
        return None
    return fx + (x - fx) / away * opening.depth_m, fz + (z - fz) / away * opening.depth_m


def _foot(x: float, z: float, a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """The point of the segment a-b nearest to (x, z)."""
    dx, dz = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dz * dz
    u = 0.0 if square == 0 else min(1.0, max(0.0, ((x - a[0]) * dx + (z - a[1]) * dz) / square))
    return a[0] + u * dx, a[1] + u * dz


def _in_museum(placement: Placement, end: tuple[float, float], level: float) -> tuple[float, float, float]:
    yaw = math.radians(placement.yaw_deg)
    x, z = end
    c, s = math.cos(yaw), math.sin(yaw)
    return (
        placement.origin[0] + c * x + s * z,
        placement.level_m + level,
        placement.origin[1] - s * x + c * z,
    )


def _tour(collection: Collection, tour: Tour) -> Iterator[Issue]:
    file = collection.file("tour", tour.id)
    yield from duplicates("stop", (stop.id for stop in tour.stops), file, "stops")
    placed = [placement.hall for placement in collection.museum.halls]
    advisories = [advisory.id for advisory in collection.museum.advisories]
    for index, stop in enumerate(tour.stops):
        at = f"stops[{index}]"
        yield from _unknown("hall", stop.hall, placed, file, f"{at}.hall")
        yield from _unknown_each("person", stop.people, collection.ids("person"), file, f"{at}.people")
        if stop.advisory is not None:
            yield from _unknown("advisory", stop.advisory, advisories, file, f"{at}.advisory")
        if stop.exhibit is not None:
            yield from _unknown("exhibit", stop.exhibit, collection.ids("exhibit"), file, f"{at}.exhibit")
        hall = collection.halls.get(stop.hall)
        if hall is not None:
            yield from _unknown(
                "viewpoint", stop.viewpoint, [v.id for v in hall.viewpoints], file, f"{at}.viewpoint"
            )
            yield from _actions(collection, hall, stop, file, at)


def _actions(collection: Collection, hall: Hall, stop: Stop, file: str, at: str) -> Iterator[Issue]:
    openings = [opening.id for opening in hall.openings]
    things = [element.id for element in hall.elements] + openings
    layers = {BASE_LAYER} | {e.light_layer for e in hall.elements if e.light_layer is not None}
    for index, action in enumerate(stop.actions):
        where = f"{at}.actions[{index}]"
        if isinstance(action, OpenDoor):
            yield from _unknown("opening", action.opening, openings, file, f"{where}.opening")
        elif isinstance(action, Highlight):
            yield from _unknown("element", action.element, things, file, f"{where}.element")
        elif isinstance(action, Show):
            yield from _unknown(
                "exhibit", action.exhibit, collection.ids("exhibit"), file, f"{where}.exhibit"
            )
        elif isinstance(action, DimLamp):
            yield from _unknown("layer", action.layer, layers, file, f"{where}.layer")


def _unknown(kind: str, name: str, known: Iterable[str], file: str, at: str) -> Iterator[Issue]:
    known = set(known)
    if name not in known:
        code = "unknown-element" if kind == "opening" else f"unknown-{kind}"
        yield issue(code, file, at, f'no {kind} "{name}"', hint=did_you_mean(name, known))


def _unknown_each(
    kind: str, names: Iterable[str], known: Iterable[str], file: str, at: str
) -> Iterator[Issue]:
    known = set(known)
    for index, name in enumerate(names):
        yield from _unknown(kind, name, known, file, f"{at}[{index}]")


def _some_hall_broken(collection: Collection) -> bool:
    """Whether a hall could not be read: then a viewpoint that is not found may well be in it."""
    return any(kind == "hall" for kind, _ in collection.broken)
