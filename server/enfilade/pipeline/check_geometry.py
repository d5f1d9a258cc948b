"""Check everything about a hall's geometry that an author can get wrong, before it is modelled.

All findings at once. Places are pointers into hall.yaml; the library turns them into lines.
"""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from enfilade.content.floor import Floor
from enfilade.content.floor_walk import components, height_at, locate, nearest
from enfilade.content.hall import Hall, PortalCap
from enfilade.content.issue import Issue, Place, Severity
from enfilade.pipeline.check_elements import check_elements
from enfilade.pipeline.check_plan import Finding, check_plan
from enfilade.pipeline.place_elements import place_elements
from enfilade.pipeline.plan import polygon, sites
from enfilade.pipeline.trace_floor import passable, trace_floor

WARNINGS = frozenset({"elements-overlap"})
"""A chair pushed under a desk shares its footprint and is right."""

OFF_FLOOR_M = 0.03
"""How far a viewpoint may lie off the walkable floor: flights end on the floor, so it would be missed by
that.
"""


def check_geometry(hall: Hall, file: str = "hall.yaml") -> list[Issue]:
    """Return all that is wrong with a hall's geometry, in the order of its plan. Empty: model_hall will
    succeed.
    """
    found = [*check_plan(hall), *check_elements(hall)]
    # A floor can be traced only from a plan that holds together.
    if all(code in WARNINGS for code, *_ in found):
        found += _check_floor(hall)
    return [_issue(finding, file) for finding in found]


def _issue(finding: Finding, file: str) -> Issue:
    code, pointer, message, remedy = finding
    severity = Severity.WARNING if code in WARNINGS else Severity.ERROR
    return Issue(code, Place(file, 0, pointer), message, remedy, severity)


def _check_floor(hall: Hall) -> Iterator[Finding]:
    """Viewpoints stand on the floor, and every room that is to be entered is reached from the start."""
    placed = place_elements(hall, sites(hall), _Zeros())
    floor = trace_floor(hall, sites(hall), placed)
    rooms = {room.id: room for room in hall.rooms}
    feet = [(row, room, shapely.Polygon(foot), y) for row, room, foot, y in placed.footprints]
    names = [hall.rooms[i].id for i in range(len(hall.rooms))]
    for i, view in enumerate(hall.viewpoints):
        at, room = f"viewpoints[{i}].at", rooms.get(view.room)
        if room is None:
            continue
        point = shapely.Point(view.at)
        if not polygon(room).covers(point):
            off = polygon(room).distance(point)
            message = f"{view.id} is {off:.2f} m outside {room.id}"
            yield "viewpoint-outside-room", at, message, "correct at, or room"
            continue
        if any(
            names[number] == view.room and y < room.level_m + 1.2 and foot.contains(point)
            for _, number, foot, y in feet
        ):
            yield "viewpoint-in-element", at, f"{view.id} stands inside an element", _move_to(floor, hall, i)
        elif polygon(room).exterior.distance(point) < 0.1:
            yield "viewpoint-in-wall", at, f"{view.id} stands against a wall", _move_to(floor, hall, i)
        elif _off(floor, view.at, room.level_m) > OFF_FLOOR_M:
            message = f"nobody can stand at {view.id}"
            yield "viewpoint-off-floor", at, message, _move_to(floor, hall, i)
    yield from _check_reach(hall, floor)


def _check_reach(hall: Hall, floor: Floor) -> Iterator[Finding]:
    start = next((view for view in hall.viewpoints if view.id == hall.start), None)
    if start is None or not floor.patches:
        return
    levels = {room.id: room.level_m for room in hall.rooms}
    groups = components(floor)
    home = groups[nearest(floor, *start.at, levels.get(start.room, 0.0)).patch]
    reached = {floor.rooms[p] for p in range(len(floor.patches)) if groups[p] == home}
    for i, room in enumerate(hall.rooms):
        if room.enterable and i not in reached:
            yield (
                "room-unreachable",
                f"rooms[{i}]",
                f"{room.id} cannot be reached from {hall.start}",
                "widen its opening, clear the way, bring its level to the opening's, or set enterable: false",
            )
    open_portals = {portal.opening for portal in floor.portals if groups[portal.patch] == home}
    for site in sites(hall):
        opening = site.opening
        if isinstance(opening.cap, PortalCap) and opening.id not in open_portals:
            i = hall.openings.index(opening)
            why = "is too narrow or too high" if not passable(hall, site) else "is not reached by the floor"
            yield (
                "portal-unreachable",
                f"openings[{i}]",
                f"{opening.id} {why}",
                "its level_m must be a floor's or a landing's, and the way to it clear",
            )


def _off(floor: Floor, at: tuple[float, float], y: float) -> float:
    if locate(floor, *at, y) is not None or not floor.patches:
        return 0.0
    spot = nearest(floor, *at, y)
    return float(((spot.x - at[0]) ** 2 + (spot.z - at[1]) ** 2) ** 0.5)


def _move_to(floor: Floor, hall: Hall, index: int) -> str:
    view = hall.viewpoints[index]
    level = next(room.level_m for room in hall.rooms if room.id == view.room)
    if not floor.patches:
        return "move it to the floor"
    spot = nearest(floor, *view.at, level)
    return f"move it to [{spot.x:.2f}, {spot.z:.2f}] (floor at {height_at(floor, spot):.2f} m)"


class _Zeros(dict[str, int]):
    """An element table in which every row is the first: placing needs one, this check does not."""

    def __missing__(self, key: str) -> int:
        return 0
