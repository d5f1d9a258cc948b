"""Standing and walking on a floor. Pure, in metres; `src/navigation/floor.ts` does the same, number for
number.

Contract: tests/contract/floor.json. The order of operations matters, since both sides are compared to the
millimetre: distances are sqrt(dx*dx + dz*dz), patches and edges are tried in index order, ties keep the
first.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from enfilade.content.floor import Floor, PortalEdge

ON_EDGE_M = 1e-6
"""How far outside a patch a point may lie and still be on it."""

MOST_CROSSINGS = 64
"""Edges met in one step; a step longer than that many patches ends there."""


class Standing(NamedTuple):
    """A place on the floor: the patch, and the plan point in metres."""

    patch: int
    x: float
    z: float


class Walked(NamedTuple):
    """Where a step ended. `portal` is the portal edge that was reached, with the motion left over in
    metres.
    """

    at: Standing
    portal: PortalEdge | None = None
    left_x: float = 0.0
    left_z: float = 0.0


def corners(floor: Floor, patch: int) -> list[tuple[float, float, float]]:
    """Return a patch's corners in metres."""
    return [(x / 1000, y / 1000, z / 1000) for x, y, z in (floor.vertices[v] for v in floor.patches[patch])]


def height_at(floor: Floor, at: Standing) -> float:
    """Return the height of the floor at a standing place: the plane through the patch's first three
    corners.
    """
    ring = corners(floor, at.patch)
    (ax, ay, az), (bx, by, bz) = ring[0], ring[1]
    for cx, cy, cz in ring[2:]:
        area = (bx - ax) * (cz - az) - (cx - ax) * (bz - az)
        if area != 0.0:
            dx, dz = at.x - ax, at.z - az
            s = (dx * (cz - az) - (cx - ax) * dz) / area
            t = ((bx - ax) * dz - dx * (bz - az)) / area
            return ay + s * (by - ay) + t * (cy - ay)
    return ay


def neighbours(floor: Floor) -> list[list[int]]:
    """Return for each patch and edge the patch that shares the edge, or -1."""
    owner: dict[tuple[int, int], int] = {}
    for p, ring in enumerate(floor.patches):
        for e, a in enumerate(ring):
            owner[a, ring[(e + 1) % len(ring)]] = p
    return [
        [owner.get((ring[(e + 1) % len(ring)], a), -1) for e, a in enumerate(ring)] for ring in floor.patches
    ]


def components(floor: Floor) -> list[int]:
    """Return for each patch the lowest patch that one can walk to from it."""
    joined = neighbours(floor)
    group = [-1] * len(floor.patches)
    for start in range(len(floor.patches)):
        if group[start] >= 0:
            continue
        open_ = [start]
        group[start] = start
        while open_:
            for other in joined[open_.pop()]:
                if other >= 0 and group[other] < 0:
                    group[other] = start
                    open_.append(other)
    return group


def outside(ring: list[tuple[float, float, float]], edge: int, x: float, z: float) -> float:
    """Return how far a point lies outside a patch's edge, in metres; negative inside."""
    ax, _, az = ring[edge]
    bx, _, bz = ring[(edge + 1) % len(ring)]
    ex, ez = bx - ax, bz - az
    return ((z - az) * ex - (x - ax) * ez) / sqrt(ex * ex + ez * ez)


def locate(floor: Floor, x: float, z: float, y_hint: float) -> Standing | None:
    """Return the patch under a plan point whose height is nearest to `y_hint`; None where there is no
    floor.
    """
    best: Standing | None = None
    best_away = 0.0
    for p in range(len(floor.patches)):
        ring = corners(floor, p)
        if any(outside(ring, e, x, z) > ON_EDGE_M for e in range(len(ring))):
            continue
        at = Standing(p, x, z)
        away = abs(height_at(floor, at) - y_hint)
        if best is None or away < best_away:
            best, best_away = at, away
    return best


def nearest(floor: Floor, x: float, z: float, y_hint: float) -> Standing:
    """Return the place on the floor that is nearest to a point: under it, or at the nearest edge.

    Height counts as much as plan distance, so that a point on a landing does not fall to the cell below.
    """
    best = Standing(0, 0.0, 0.0)
    best_away = -1.0
    for p in range(len(floor.patches)):
        ring = corners(floor, p)
        at = Standing(p, *_clamped(ring, x, z))
        dx, dy, dz = at.x - x, height_at(floor, at) - y_hint, at.z - z
        away = dx * dx + dz * dz + dy * dy
        if best_away < 0 or away < best_away:
            best, best_away = at, away
    return best


def walk(floor: Floor, at: Standing, dx: float, dz: float, joined: list[list[int]] | None = None) -> Walked:
    """Take a step of (dx, dz) metres: on over shared edges, along edges that end the floor, to a portal's
    edge.

    `joined` is `neighbours(floor)`, given by callers that walk often.
    """
    shared = neighbours(floor) if joined is None else joined
    portals = {(portal.patch, portal.edge): portal for portal in floor.portals}
    patch, x, z = at
    wish_x, wish_z = dx, dz
    for _ in range(MOST_CROSSINGS):
        if dx == 0.0 and dz == 0.0:
            break
        ring = corners(floor, patch)
        first, edge, edge_past = 1.0, -1, 0.0
        for e in range(len(ring)):
            ax, _, az = ring[e]
            bx, _, bz = ring[(e + 1) % len(ring)]
            ex, ez = bx - ax, bz - az
            length = sqrt(ex * ex + ez * ez)
            going = (dz * ex - dx * ez) / length
            if going <= 1e-9:
                continue
            reached = max(0.0, -((z - az) * ex - (x - ax) * ez) / length / going)
            if reached > first + 1e-9 or reached >= 1.0:
                continue
            # A doorway's edge lies in one line with the wall's beside it: take the one that is crossed.
            s = ((x + dx * reached - ax) * ex + (z + dz * reached - az) * ez) / length
            past = max(-s, s - length, 0.0)
            if edge < 0 or reached < first - 1e-9 or past < edge_past:
                first, edge, edge_past = reached, e, past
        x, z = x + dx * first, z + dz * first
        if edge < 0:
            break
        dx, dz = dx * (1.0 - first), dz * (1.0 - first)
        portal = portals.get((patch, edge))
        if portal is not None:
            return Walked(Standing(patch, x, z), portal, dx, dz)
        if shared[patch][edge] >= 0:
            patch = shared[patch][edge]
            continue
        ax, _, az = ring[edge]
        bx, _, bz = ring[(edge + 1) % len(ring)]
        ex, ez = bx - ax, bz - az
        along = (dx * ex + dz * ez) / (ex * ex + ez * ez)
        dx, dz = ex * along, ez * along
        # Sliding must not carry one back against the way one wished to go: that would tremble in corners.
        if dx * wish_x + dz * wish_z <= 1e-12:
            break
    return Walked(Standing(patch, x, z))


def _clamped(ring: list[tuple[float, float, float]], x: float, z: float) -> tuple[float, float]:
    """The point of a convex patch nearest to (x, z)."""
    best_x, best_z, best_away = x, z, -1.0
    inside = True
    for e in range(len(ring)):
        if outside(ring, e, x, z) <= 0.0:
            continue
        inside = False
        ax, _, az = ring[e]
        bx, _, bz = ring[(e + 1) % len(ring)]
        ex, ez = bx - ax, bz - az
        s = min(1.0, max(0.0, ((x - ax) * ex + (z - az) * ez) / (ex * ex + ez * ez)))
        px, pz = ax + ex * s, az + ez * s
        away = (px - x) * (px - x) + (pz - z) * (pz - z)
        if best_away < 0 or away < best_away:
            best_x, best_z, best_away = px, pz, away
    return (x, z) if inside else (best_x, best_z)
