"""A tour's YAML made of a recorded one: where the guide stood and for how long, what was moved and shown.

The stops of the script are named as they are; where the guide walked freely, a place at which they stood is a
stop at the nearest viewpoint of the room, with the place itself beside it in the hall's own units, for who
wants a viewpoint there. The texts are left to be written, and `enfilade check` names them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from enfilade.content.motion import Pose
from enfilade.content.site import SiteHall
from enfilade.content.site_hall import SiteViewpoint
from enfilade.library.tour_stays import Place, Site, stays
from enfilade.live.recording import Line

LOOKED_M = 6.0
LOOKED_RAD = math.radians(25)
"""What is looked at is nearer than this, and not further from the middle of the view."""

LEAST_STAY_MS = 5000


class NothingToDraft(ValueError):
    """The guide stayed nowhere, or at one place only: that is no tour."""


def draft(lines: Iterable[Line], ends_ms: int, site: Site, id: str, day: str) -> str:
    """Return the YAML. lines: what is left of the log; ends_ms: when the last of it ends, on the same clock.

    Raises NothingToDraft.
    """
    found = stays(list(lines), ends_ms, site)
    stops = [block for place in found if (block := _stop(place, site, found)) is not None]
    if len(stops) < 2:
        raise NothingToDraft(f"{len(stops)} stops")
    head = (
        f"# Made of the tour {site.tour.id} as it was led on {day}. A draft: it is checked and not shown on\n"
        "# the site. Write the texts that `enfilade check` names, then take `draft: true` out.\n"
        f"id: {id}\ndraft: true\ntitle: {_to_write(site)}\nsummary: {_to_write(site)}\nstops:\n"
    )
    return head + "".join(_numbered(stops))


def _stop(place: Place, site: Site, every: list[Place]) -> list[str] | None:
    """Return the lines of a stop, its id first; None where nothing of the museum is near."""
    stay_ms = max(LEAST_STAY_MS, place.until_ms - place.at_ms)
    if place.stop is not None:
        return _script_stop(place, site, stay_ms)
    assert place.pose is not None
    entry = site.museum.halls[place.pose.hall] if place.pose.hall < len(site.museum.halls) else None
    hall = site.halls.get(entry.id) if entry else None
    room = _room(hall, place.pose) if hall else None
    if hall is None or room is None:
        return None
    near = [view for view in hall.viewpoints if view.room == room]
    view = min(near, key=lambda each: _apart(each, place.pose), default=None) if near else None
    if view is None:
        return None
    exhibit, sources = _looked_at(hall, room, place.pose, site)
    if not sources:
        return None
    advisory = next((zone.advisory for zone in hall.zones if room in zone.rooms), None)
    return [
        f"place-{every.index(place) + 1}",
        f"    # Stood here for {round((place.until_ms - place.at_ms) / 1000)} s. As a viewpoint of its own:",
        f"    # {_viewpoint(hall, room, place.pose)}",
        *_rest(hall.id, view.id, exhibit, sources, (), advisory, stay_ms, place.actions, site),
    ]


def _script_stop(place: Place, site: Site, stay_ms: int) -> list[str] | None:
    legs = {leg.stop: leg.travel_ms for leg in site.tour.timeline.legs}
    stop = next((each for each in site.tour.stops if each.id == place.stop), None)
    if stop is None:
        return None
    stay_ms = max(LEAST_STAY_MS, stay_ms - legs.get(stop.id, 0))
    return [
        stop.id,
        *_rest(
            stop.hall,
            stop.viewpoint,
            stop.exhibit,
            stop.sources,
            stop.people,
            stop.advisory,
            stay_ms,
            place.actions,
            site,
        ),
    ]


def _rest(
    hall: str,
    view: str,
    exhibit: str | None,
    sources: tuple[str, ...],
    people: tuple[str, ...],
    advisory: str | None,
    stay_ms: int,
    actions: list[str],
    site: Site,
) -> list[str]:
    lines = [f"    hall: {hall}", f"    viewpoint: {view}"]
    if exhibit is not None:
        lines.append(f"    exhibit: {exhibit}")
    lines += [f"    title: {_to_write(site)}", f"    dwell_s: {round(stay_ms / 1000)}"]
    if people:
        lines.append(f"    people: [{', '.join(people)}]")
    lines.append(f"    sources: [{', '.join(sources)}]")
    if advisory is not None:
        lines += [f"    advisory: {advisory}", f"    way_round: {_to_write(site)}"]
    lines.append(f"    narration: {_to_write(site)}")
    if actions:
        lines += ["    actions:", *(f"      - {action}" for action in actions)]
    return lines


def _numbered(stops: list[list[str]]) -> Iterable[str]:
    """Yield the blocks; who comes to a stop again makes another one."""
    seen: dict[str, int] = {}
    for id, *lines in stops:
        seen[id] = seen.get(id, 0) + 1
        name = id if seen[id] == 1 else f"{id}-{seen[id]}"
        yield f"  - id: {name}\n" + "".join(f"{line}\n" for line in lines)


def _to_write(site: Site) -> str:
    return "{" + ", ".join(f'{language}: ""' for language in site.museum.languages) + "}"


def _viewpoint(hall: SiteHall, room: str, pose: Pose) -> str:
    level = next(each.level for each in hall.rooms if each.id == room)
    return (
        f"{{id: …, room: {room}, at: [{pose.x:.2f}, {pose.z:.2f}], eye_m: {pose.y - level:.2f}, "
        f"yaw_deg: {math.degrees(pose.yaw):.0f}, pitch_deg: {math.degrees(pose.pitch):.0f}}}"
    )


def _apart(view: SiteViewpoint, pose: Pose | None) -> float:
    """Return how far a viewpoint is, a right angle of the view counted as two metres."""
    assert pose is not None
    turn = abs((view.yaw - pose.yaw + math.pi) % (2 * math.pi) - math.pi)
    return math.dist((view.eye[0], view.eye[2]), (pose.x, pose.z)) + turn * 4 / math.pi


def _looked_at(hall: SiteHall, room: str, pose: Pose, site: Site) -> tuple[str | None, tuple[str, ...]]:
    """Return the exhibit in the middle of the view, and the sources of what is seen there."""
    bears = {face.element: face.exhibit for face in hall.faces if face.exhibit is not None}
    inside = [element for element in hall.elements if element.room == room]
    for element in sorted(inside, key=lambda each: _aside(each.centre, pose)):
        exhibit = element.exhibit or bears.get(element.id)
        words = site.texts.exhibits.get(exhibit or "")
        away = math.dist(element.centre, (pose.x, pose.y, pose.z))
        if words and words.sources and away <= LOOKED_M and _aside(element.centre, pose) <= LOOKED_RAD:
            return exhibit, words.sources
    nearest = sorted(inside, key=lambda each: math.dist(each.centre, (pose.x, pose.y, pose.z)))
    return None, next((each.sources for each in nearest if each.sources), ())


def _aside(point: tuple[float, float, float], pose: Pose) -> float:
    """Return the angle between the look and a point. yaw 0 looks to -z, positive to the left."""
    d = (point[0] - pose.x, point[1] - pose.y, point[2] - pose.z)
    level = math.cos(pose.pitch)
    look = (-math.sin(pose.yaw) * level, math.sin(pose.pitch), -math.cos(pose.yaw) * level)
    length = math.hypot(*d) or 1.0
    return math.acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(d, look, strict=True)) / length)))


def _room(hall: SiteHall, pose: Pose) -> str | None:
    """Return the room in whose floor, seen from above, an eye is."""
    for room in hall.rooms:
        odd = False
        (ax, az) = room.floor[-1]
        for bx, bz in room.floor:
            if (bz > pose.z) != (az > pose.z) and pose.x < (ax - bx) * (pose.z - bz) / (az - bz) + bx:
                odd = not odd
            ax, az = bx, bz
        if odd:
            return room.id
    return None
