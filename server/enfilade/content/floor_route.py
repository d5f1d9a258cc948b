"""The shortest sensible way between two places on a floor: A* over patches, then a string pulled tight.

Pure, in metres; `src/navigation/route.ts` does the same (contract: tests/contract/floor.json). A* measures
between the middles of shared edges; the funnel (Lee & Preparata 1984, as told by Mononen 2010) then finds the
shortest line through those edges.
"""

from __future__ import annotations

import itertools
from heapq import heappop, heappush
from math import sqrt
from typing import NamedTuple

from enfilade.content.floor import Floor
from enfilade.content.floor_walk import Standing, corners, height_at, neighbours

Point = tuple[float, float]


class Waypoint(NamedTuple):
    """A point of a route in metres, on the floor, and the patch that is walked next."""

    x: float
    y: float
    z: float
    patch: int


def route(floor: Floor, start: Standing, end: Standing) -> tuple[Waypoint, ...] | None:
    """Return the way from start to end: its ends, its turns, and where it enters or leaves an inclined patch.

    None where no way leads there.
    """
    joined = neighbours(floor)
    found = _patches(floor, joined, start, end)
    if found is None:
        return None
    patches = [*(patch for patch, _ in found), end.patch]
    gates = [_gate(floor, patch, edge) for patch, edge in found]
    line = _pulled((start.x, start.z), (end.x, end.z), gates)
    return _on_floor(floor, patches, gates, line)


def length(line: tuple[Waypoint, ...]) -> float:
    """Return a route's length in plan, metres."""
    return sum(_away((a.x, a.z), (b.x, b.z)) for a, b in itertools.pairwise(line))


def _patches(
    floor: Floor, joined: list[list[int]], start: Standing, end: Standing
) -> list[tuple[int, int]] | None:
    """The patches of the shortest way between the middles of edges, each with the edge it is left by."""
    goal = (end.x, end.z)
    points: dict[int, Point] = {start.patch: (start.x, start.z)}
    cost: dict[int, float] = {start.patch: 0.0}
    came: dict[int, tuple[int, int]] = {}
    closed: set[int] = set()
    heap: list[tuple[float, int]] = [(_away(points[start.patch], goal), start.patch)]
    while heap:
        _, patch = heappop(heap)
        if patch == end.patch:
            way: list[tuple[int, int]] = []
            while patch != start.patch:
                way.append(came[patch])
                patch = came[patch][0]
            return way[::-1]
        if patch in closed:
            continue
        closed.add(patch)
        for e, other in enumerate(joined[patch]):
            if other < 0 or other in closed:
                continue
            ring = corners(floor, patch)
            (ax, _, az), (bx, _, bz) = ring[e], ring[(e + 1) % len(ring)]
            middle = ((ax + bx) / 2, (az + bz) / 2)
            total = cost[patch] + _away(points[patch], middle)
            if other not in cost or total < cost[other]:
                cost[other], points[other], came[other] = total, middle, (patch, e)
                heappush(heap, (total + _away(middle, goal), other))
    return None


def _gate(floor: Floor, patch: int, edge: int) -> tuple[Point, Point]:
    """An edge as (left, right) of one who leaves the patch over it."""
    ring = corners(floor, patch)
    (ax, _, az), (bx, _, bz) = ring[edge], ring[(edge + 1) % len(ring)]
    # Rings are counter-clockwise seen from above: the edge's first corner is on the right.
    return (bx, bz), (ax, az)


def _pulled(start: Point, end: Point, gates: list[tuple[Point, Point]]) -> list[Point]:
    """Pull a string from start to end through gates; return its turns and ends."""
    all_gates = [*gates, (end, end)]
    line = [start]
    apex, left, right = start, start, start
    left_at = right_at = -1
    i = 0
    while i < len(all_gates):
        new_left, new_right = all_gates[i]
        if _turn(apex, right, new_right) >= 0.0:
            if apex == right or _turn(apex, left, new_right) < 0.0:
                right, right_at = new_right, i
            else:
                line.append(left)
                apex, i = left, left_at + 1
                left, right, right_at, left_at = apex, apex, left_at, left_at
                continue
        if _turn(apex, left, new_left) <= 0.0:
            if apex == left or _turn(apex, right, new_left) > 0.0:
                left, left_at = new_left, i
            else:
                line.append(right)
                apex, i = right, right_at + 1
                left, right, left_at, right_at = apex, apex, right_at, right_at
                continue
        i += 1
    line.append(end)
    turns = [p for k, p in enumerate(line) if k == 0 or p != line[k - 1]]
    return turns if len(turns) > 1 else [start, end]


def _turn(a: Point, b: Point, c: Point) -> float:
    """Positive where c lies to the left of the way from a to b, seen from above (z south)."""
    return (b[1] - a[1]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[1] - a[1])


def _away(a: Point, b: Point) -> float:
    dx, dz = b[0] - a[0], b[1] - a[1]
    return sqrt(dx * dx + dz * dz)


def _on_floor(
    floor: Floor, patches: list[int], gates: list[tuple[Point, Point]], line: list[Point]
) -> tuple[Waypoint, ...]:
    """Lift the line onto its patches, with a point at each edge of an inclined patch."""
    steep = [len({floor.vertices[v][1] for v in floor.patches[p]}) > 1 for p in patches]
    x, z = line[0]
    out = [Waypoint(x, height_at(floor, Standing(patches[0], x, z)), z, patches[0])]
    at = 0
    for (ax, az), (bx, bz) in itertools.pairwise(line):
        while at < len(gates):
            (lx, lz), (rx, rz) = gates[at]
            ex, ez = lx - rx, lz - rz
            # Positive beyond the gate's line; a turn lies on the line of the gate whose corner it is.
            side_a = (az - rz) * ex - (ax - rx) * ez
            side_b = (bz - rz) * ex - (bx - rx) * ez
            if side_b < 0.0:
                break
            at += 1
            if side_b == side_a:
                continue
            s = min(1.0, max(0.0, side_a / (side_a - side_b)))
            px, pz = ax + (bx - ax) * s, az + (bz - az) * s
            if steep[at - 1] or steep[at]:
                out.append(Waypoint(px, height_at(floor, Standing(patches[at], px, pz)), pz, patches[at]))
        if not (out[-1].x == bx and out[-1].z == bz):
            out.append(Waypoint(bx, height_at(floor, Standing(patches[at], bx, bz)), bz, patches[at]))
    return tuple(out)
