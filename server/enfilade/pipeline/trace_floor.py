"""Trace the walkable floor: what a walker of a radius may stand on, as convex patches joined by shared edges.

An *area* is the floor of one room at one level (a stairwell has a floor and landings), less footprints, inset
by the walker's radius. Areas meet at *joints*: the middle of a doorway, the ends of a flight. A joint's two
corners are whole millimetres and corners of both areas, so that the edge is shared exactly. Coordinates here
are (x, -z) in millimetres, in which counter-clockwise seen from above is positive.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely

from enfilade.content.floor import Floor, PortalEdge
from enfilade.content.floor_walk import components, locate
from enfilade.content.hall import Hall, PortalCap
from enfilade.pipeline.merge_patches import convex_patches, with_corners
from enfilade.pipeline.mesh import Floats
from enfilade.pipeline.place_elements import CLOSED_KINDS, Placed
from enfilade.pipeline.plan import OpeningSite, polygon

WALKER_MM = 220
"""Half the width that a walker needs: narrow enough for a cell door of 0.75 m, wide enough to keep the eye
off walls.
"""

LEAST_WAY_MM = 50
"""The narrowest way between the two sides after the inset."""

REACH_MM = WALKER_MM + 40
"""How far a doorway's strip reaches into a room: across the room's own inset and a little more."""

STEP_OVER_MM = 200
"""A sill up to this height is stepped over."""

Corner = tuple[int, int]
Joint = tuple[Corner, Corner]
_Portal = tuple[Joint, int, str, str]
"""A portal's edge, its level in mm, its opening's id, and the hall behind it."""


@dataclass
class _Area:
    """One room at one level: raw ground, strips across joints, and the joints' edges."""

    room: int
    level: int
    ground: list[shapely.Polygon] = field(default_factory=list)
    strips: list[shapely.Polygon] = field(default_factory=list)
    joints: list[Joint] = field(default_factory=list)


def trace_floor(hall: Hall, sites: tuple[OpeningSite, ...], placed: Placed) -> Floor:
    """Return the floor of a hall; islands on which no viewpoint stands and no portal opens are left out."""
    areas = _areas(hall, placed)
    portals: list[_Portal] = []
    for site in sites:
        if passable(hall, site):
            _join(areas, site, portals)
    flights = _flights(placed, areas)
    patches: list[tuple[int, list[tuple[int, int, int]]]] = []
    for area in areas.values():
        for ring in _pieces(area, placed):
            patches.append((area.room, [(x, area.level, -y) for x, y in ring]))
    for room, triangle in flights:
        patches.append((room, triangle))
    floor = _floor(patches)
    return _without_islands(hall, _with_portals(floor, portals))


def passable(hall: Hall, site: OpeningSite) -> bool:
    """Whether one walks through an opening: low sill, wide enough, not shut for good, a room or a hall
    behind.
    """
    opening = site.opening
    rooms = [hall.rooms[site.near], *([] if site.far is None else [hall.rooms[site.far]])]
    return (
        opening.sill_m * 1000 <= STEP_OVER_MM
        and opening.width_m * 1000 >= 2 * WALKER_MM + LEAST_WAY_MM
        and opening.kind not in CLOSED_KINDS
        and all(room.enterable for room in rooms)
        and (site.far is not None or isinstance(opening.cap, PortalCap))
    )


def _mm(point: Floats) -> Corner:
    return round(float(point[0]) * 1000), round(-float(point[1]) * 1000)


def _areas(hall: Hall, placed: Placed) -> dict[tuple[int, int], _Area]:
    areas: dict[tuple[int, int], _Area] = {}
    for index, room in enumerate(hall.rooms):
        if room.enterable:
            level = round(room.level_m * 1000)
            ground = shapely.Polygon([_mm(np.array(p)) for p in polygon(room).exterior.coords[:-1]])
            areas[index, level] = _Area(index, level, [ground])
    for _, index, patch in placed.patches:
        if not hall.rooms[index].enterable or np.ptp(patch[:, 1]) > 1e-3:
            continue
        level = round(float(patch[0, 1]) * 1000)
        area = areas.setdefault((index, level), _Area(index, level))
        area.ground.append(shapely.Polygon([_mm(p) for p in patch[:, [0, 2]]]))
    return areas


def _join(
    areas: dict[tuple[int, int], _Area],
    site: OpeningSite,
    portals: list[_Portal],
) -> None:
    """Lay a doorway's strips into the areas on its sides."""
    half = site.opening.width_m / 2 - WALKER_MM / 1000
    reach = REACH_MM / 1000
    level = round(site.level * 1000)
    middle = site.depth if site.far is None else site.depth / 2
    joint = (_mm(site.point(-half, middle)), _mm(site.point(half, middle)))
    near = areas.get((site.near, level))
    if near is not None:
        near.strips.append(_quad(joint, _mm(site.point(half, -reach)), _mm(site.point(-half, -reach))))
        near.joints.append(joint)
    if site.far is None:
        cap = site.opening.cap
        if near is not None and isinstance(cap, PortalCap):
            portals.append((joint, level, site.opening.id, cap.hall))
        return
    far = areas.get((site.far, level))
    if far is not None:
        end = site.depth + reach
        far.strips.append(_quad(joint, _mm(site.point(half, end)), _mm(site.point(-half, end))))
        far.joints.append(joint)


def _quad(joint: Joint, c: Corner, d: Corner) -> shapely.Polygon:
    return shapely.geometry.polygon.orient(shapely.Polygon([joint[0], joint[1], c, d]))


def _flights(
    placed: Placed, areas: dict[tuple[int, int], _Area]
) -> list[tuple[int, list[tuple[int, int, int]]]]:
    """Inclined patches: inset at their sides, kept at their ends; as triangles, which are always plane."""
    out = []
    for _, room, patch in placed.patches:
        if np.ptp(patch[:, 1]) <= 1e-3 or len(patch) != 4:
            continue
        quad = _level_ends(patch)
        ends = []
        for a, b in ((quad[0], quad[1]), (quad[3], quad[2])):
            length = float(np.linalg.norm((b - a)[[0, 2]]))
            if length * 1000 < 2 * WALKER_MM + LEAST_WAY_MM:
                break
            inset = (b - a) / length * (WALKER_MM / 1000)
            ends.append((_mm((a + inset)[[0, 2]]), _mm((b - inset)[[0, 2]]), round(float(a[1]) * 1000)))
        if len(ends) != 2:
            continue
        for (a, b, y), (c, d, _y) in (ends, ends[::-1]):
            area = areas.get((room, y))
            if area is not None:
                run = np.array(a) + np.array(b) - np.array(c) - np.array(d)
                step = run / np.linalg.norm(run) * REACH_MM
                beyond = [(round(p[0] + step[0]), round(p[1] + step[1])) for p in (b, a)]
                area.strips.append(_quad((a, b), *beyond))
                area.joints.append((a, b))
        (a, b, low), (c, d, high) = ends
        corners = [(*a, low), (*b, low), (*d, high), (*c, high)]
        for ring in (corners[:3], [corners[0], corners[2], corners[3]]):
            plan = shapely.Polygon([p[:2] for p in ring])
            turn = ring if plan.exterior.is_ccw else ring[::-1]
            out.append((room, [(x, y, -z) for x, z, y in turn]))
    return out


def _level_ends(patch: Floats) -> Floats:
    """Return the quad turned so that corners 0-1 and 2-3 are its level ends."""
    return (
        patch
        if abs(patch[0, 1] - patch[1, 1]) < abs(patch[1, 1] - patch[2, 1])
        else np.roll(patch, -1, axis=0)
    )


def _pieces(area: _Area, placed: Placed) -> list[list[Corner]]:
    """The convex patches of one area."""
    feet = [
        shapely.Polygon([_mm(p) for p in foot])
        for _, room, foot, y in placed.footprints
        if room == area.room and area.level - 300 < y * 1000 < area.level + 1200
    ]
    # A stair is solid down to the floor, so what it rises over is not floor.
    stairs = [
        shapely.Polygon([_mm(p) for p in patch[:, [0, 2]]])
        for _, room, patch in placed.patches
        if room == area.room and float(patch[:, 1].max()) * 1000 > area.level + 50
    ]
    blocked = shapely.union_all(feet)
    free = shapely.union_all(area.ground).difference(shapely.union_all([blocked, *stairs]))
    inset = free.buffer(-WALKER_MM, join_style="mitre", mitre_limit=1.5)
    strips = shapely.union_all(area.strips)
    # Furniture beside a door narrows the way through it, but what merely touches the frame does not.
    strips = strips.difference(blocked.buffer(WALKER_MM - 1, join_style="mitre", mitre_limit=1.5))
    whole = shapely.set_precision(shapely.union_all([inset, strips]), 1.0)
    corners = [corner for joint in area.joints for corner in joint]
    out: list[list[Corner]] = []
    for part in shapely.get_parts(whole):
        if isinstance(part, shapely.Polygon) and part.area > 0:
            out += convex_patches(with_corners(part, corners))
    return out


def _floor(patches: list[tuple[int, list[tuple[int, int, int]]]]) -> Floor:
    index: dict[tuple[int, int, int], int] = {}
    rings = [tuple(index.setdefault(corner, len(index)) for corner in ring) for _, ring in patches]
    return Floor(vertices=tuple(index), patches=tuple(rings), rooms=tuple(room for room, _ in patches))


def _with_portals(floor: Floor, portals: list[_Portal]) -> Floor:
    edges: dict[frozenset[tuple[int, int, int]], tuple[int, int]] = {}
    for p, ring in enumerate(floor.patches):
        for e, vertex in enumerate(ring):
            pair = (floor.vertices[vertex], floor.vertices[ring[(e + 1) % len(ring)]])
            edges[frozenset(pair)] = (p, e)
    out = []
    for (a, b), level, opening, other in portals:
        found = edges.get(frozenset({(a[0], level, -a[1]), (b[0], level, -b[1])}))
        if found is not None:
            out.append(PortalEdge(patch=found[0], edge=found[1], opening=opening, hall=other))
    return floor.model_copy(update={"portals": tuple(out)})


def _without_islands(hall: Hall, floor: Floor) -> Floor:
    """Leave out patches that nothing leads to and where nothing is to be seen from: gaps behind furniture."""
    groups = components(floor)
    kept = {groups[portal.patch] for portal in floor.portals}
    levels = {room.id: room.level_m for room in hall.rooms}
    for view in hall.viewpoints:
        spot = locate(floor, view.at[0], view.at[1], levels.get(view.room, 0.0))
        if spot is not None:
            kept.add(groups[spot.patch])
    stays = [p for p in range(len(floor.patches)) if groups[p] in kept]
    moved = {p: k for k, p in enumerate(stays)}
    used = {v: k for k, v in enumerate(sorted({v for p in stays for v in floor.patches[p]}))}
    return Floor(
        vertices=tuple(floor.vertices[v] for v in sorted(used)),
        patches=tuple(tuple(used[v] for v in floor.patches[p]) for p in stays),
        rooms=tuple(floor.rooms[p] for p in stays),
        portals=tuple(portal.model_copy(update={"patch": moved[portal.patch]}) for portal in floor.portals),
    )
