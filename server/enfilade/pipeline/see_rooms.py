"""What is seen from where: walls in plan with openings cut out, and for each room the rooms seen through
openings.

A room is seen if some straight line in plan runs through all the openings on the way to it. If any such line
exists, one exists that touches two of the openings' corners, so only those are tried: exact, not sampled.
Rooms between are taken as empty and openings a hand wider than they are, so a room may be drawn without being
seen, never the reverse.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from enfilade.content.hall import Hall
from enfilade.pipeline.mesh import Floats
from enfilade.pipeline.place_elements import CLOSED_KINDS
from enfilade.pipeline.plan import OpeningSite, Wall, outline
from enfilade.pipeline.trim_rooms import runs

WIDER_M = 0.08
"""How much each opening is widened at each side: leaning round a jamb, and rounding."""

DOOR_SILL_M = 0.4
"""An opening with a higher sill is a window: in plan its wall goes on."""

Segment = tuple[Floats, Floats]


def wall_segments(
    hall: Hall, sites: tuple[OpeningSite, ...]
) -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
    """Return the lines of the walls in plan: rooms' outlines without doorways, and the doorways' jambs."""
    lines: list[Segment] = []
    doors = [site for site in sites if site.opening.sill_m <= DOOR_SILL_M]
    for index, room in enumerate(hall.rooms):
        holes: list[tuple[Wall, float, float]] = []
        for site in doors:
            wall = site.wall if site.near == index else site.far_wall if site.far == index else None
            if wall is not None:
                middle, half = wall.at(site.centre), site.opening.width_m / 2
                holes.append((wall, middle - half, middle + half))
        for wall in outline(room):
            lines += [
                (wall.a + wall.along * low, wall.a + wall.along * high) for low, high in runs(wall, holes)
            ]
    for site in doors:
        half = site.opening.width_m / 2
        lines += [(site.point(s, 0.0), site.point(s, site.depth)) for s in (-half, half)]
    return tuple((_rounded(a), _rounded(b)) for a, b in lines)


def sees(hall: Hall, sites: tuple[OpeningSite, ...]) -> dict[str, tuple[str, ...]]:
    """Return for each room, by id, the rooms that may be seen from it, itself first, the others in the plan's
    order.
    """
    ways: dict[int, list[tuple[int, list[Segment]]]] = {i: [] for i in range(len(hall.rooms))}
    for site in sites:
        if site.far is not None and site.opening.kind not in CLOSED_KINDS:
            faces = [_across(site, 0.0), _across(site, site.depth)]
            ways[site.near].append((site.far, faces))
            ways[site.far].append((site.near, faces[::-1]))
    out = {}
    for index, room in enumerate(hall.rooms):
        seen: set[int] = set()
        _look(index, [], {index}, ways, seen)
        others = sorted(seen - {index})
        out[room.id] = (room.id, *(hall.rooms[i].id for i in others))
    return out


def _look(
    room: int,
    gates: list[Segment],
    on_way: set[int],
    ways: dict[int, list[tuple[int, list[Segment]]]],
    seen: set[int],
) -> None:
    for other, faces in ways[room]:
        if other in on_way or not _in_line([*gates, *faces]):
            continue
        seen.add(other)
        _look(other, [*gates, *faces], on_way | {other}, ways, seen)


def _in_line(gates: list[Segment]) -> bool:
    """Whether one straight line crosses all the segments."""
    if len(gates) <= 2:
        return True
    ends = np.array([end for gate in gates for end in gate])
    left, right = np.array([g[0] for g in gates]), np.array([g[1] for g in gates])
    for a, b in combinations(range(len(ends)), 2):
        d = ends[b] - ends[a]
        if float(d @ d) < 1e-12:
            continue
        across = np.array([-d[1], d[0]])
        one, other = (left - ends[a]) @ across, (right - ends[a]) @ across
        if bool(np.all((np.minimum(one, other) <= 1e-9) & (np.maximum(one, other) >= -1e-9))):
            return True
    return False


def _across(site: OpeningSite, through: float) -> Segment:
    half = site.opening.width_m / 2 + WIDER_M
    return site.point(-half, through), site.point(half, through)


def _rounded(point: Floats) -> tuple[float, float]:
    return round(float(point[0]), 4), round(float(point[1]), 4)
