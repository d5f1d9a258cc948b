"""Find the way between two places in a museum: over the floors of one hall or several, through their portals.

Lines come back in the museum's frame, each point with the hall it lies in.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass

import numpy as np

from enfilade.content.floor import Floor
from enfilade.content.floor_route import length, route
from enfilade.content.floor_walk import Standing, corners, locate, nearest
from enfilade.content.hall import Hall, PortalCap, Viewpoint
from enfilade.content.motion import Frame
from enfilade.content.museum import Museum
from enfilade.pipeline.mesh import Floats


@dataclass(frozen=True)
class HallFloor:
    """A hall and its walkable floor."""

    hall: Hall
    floor: Floor


@dataclass(frozen=True)
class Line:
    """Points (n, 3) on the floor in the museum's frame, and the hall in which each lies, as an index."""

    points: Floats
    halls: tuple[int, ...]


@dataclass(frozen=True)
class _Portal:
    """A portal edge: where it is in its own hall, and the hall and the opening behind it."""

    at: Standing
    hall: int
    opening: str


def frames_of(museum: Museum) -> tuple[Frame, ...]:
    """Return where each hall's frame lies in the museum's, in the order of `museum.halls`."""
    return tuple(
        Frame(place.origin[0], place.level_m, place.origin[1], math.radians(place.yaw_deg))
        for place in museum.halls
    )


def into_museum(frame: Frame, points: Floats) -> Floats:
    """Return points (n, 3) of a hall in the museum's frame."""
    c, s = math.cos(frame.yaw), math.sin(frame.yaw)
    turn = np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])
    return np.asarray(points @ turn.T + np.array([frame.x, frame.y, frame.z]))


def into_hall(frame: Frame, points: Floats) -> Floats:
    """Return points (n, 3) of the museum's frame in a hall's."""
    c, s = math.cos(-frame.yaw), math.sin(-frame.yaw)
    turn = np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])
    return np.asarray((points - np.array([frame.x, frame.y, frame.z])) @ turn.T)


def stand(here: HallFloor, view: Viewpoint) -> Standing:
    """Return where a viewpoint stands on its hall's floor."""
    level = next((room.level_m for room in here.hall.rooms if room.id == view.room), 0.0)
    return locate(here.floor, *view.at, level) or nearest(here.floor, *view.at, level)


def join_halls(
    halls: tuple[HallFloor, ...],
    frames: tuple[Frame, ...],
    start: tuple[int, Standing],
    end: tuple[int, Standing],
) -> Line | None:
    """Return the shortest way from one hall's place to another's; None where no floor leads there."""
    portals = [_portals(halls, i) for i in range(len(halls))]
    # Places that the way may pass: portals' middles, keyed by hall and opening; the end has no opening.
    heap: list[tuple[float, int, int, str, Standing, tuple[tuple[int, Standing, Standing], ...]]] = []
    heapq.heappush(heap, (0.0, 0, start[0], "", start[1], ()))
    done: set[tuple[int, str]] = set()
    tie = 0
    while heap:
        cost, _, hall, opening, at, way = heapq.heappop(heap)
        if opening == "\0":
            return _line(halls, frames, way)
        if (hall, opening) in done:
            continue
        done.add((hall, opening))
        goals: list[tuple[int, str, Standing, Standing]] = []
        for portal in portals[hall].values():
            other = portals[portal.hall].get(portal.opening)
            if other is not None and (portal.hall, portal.opening) not in done:
                goals.append((portal.hall, portal.opening, portal.at, other.at))
        if hall == end[0]:
            goals.append((hall, "\0", end[1], end[1]))
        for other_hall, name, to, beyond in goals:
            found = route(halls[hall].floor, at, to)
            if found is not None:
                tie += 1
                step = (cost + length(found), tie, other_hall, name, beyond, (*way, (hall, at, to)))
                heapq.heappush(heap, step)
    return None


def _portals(halls: tuple[HallFloor, ...], index: int) -> dict[str, _Portal]:
    """A hall's portals by opening, leaving out those to halls that the museum does not have."""
    here = halls[index]
    numbers = {other.hall.id: i for i, other in enumerate(halls)}
    caps = {opening.id: opening.cap for opening in here.hall.openings}
    out = {}
    for edge in here.floor.portals:
        cap = caps.get(edge.opening)
        if not isinstance(cap, PortalCap) or cap.hall not in numbers:
            continue
        ring = corners(here.floor, edge.patch)
        (ax, _, az), (bx, _, bz) = ring[edge.edge], ring[(edge.edge + 1) % len(ring)]
        at = Standing(edge.patch, (ax + bx) / 2, (az + bz) / 2)
        out[edge.opening] = _Portal(at, numbers[cap.hall], cap.opening)
    return out


def _line(
    halls: tuple[HallFloor, ...],
    frames: tuple[Frame, ...],
    way: tuple[tuple[int, Standing, Standing], ...],
) -> Line:
    points: list[Floats] = []
    numbers: list[int] = []
    for hall, a, b in way:
        found = route(halls[hall].floor, a, b) or ()
        own = into_museum(frames[hall], np.array([(p.x, p.y, p.z) for p in found]))
        if points:
            # Both halls' ends of a portal are one place: keep the later, so that the crossing is the new
            # hall's.
            points[-1] = points[-1][:-1]
            numbers.pop()
        points.append(own)
        numbers += [hall] * len(own)
    return Line(np.concatenate(points), tuple(numbers))
