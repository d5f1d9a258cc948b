"""Reading a plan: the walls of a room in order, heights of its ceiling, and the walls that an opening
pierces.

A room's outline is taken counter-clockwise seen from above (z south), so the room lies to the left of each
wall. Walls keep the index of the edge as its author wrote it: wall i runs between the floor's vertices i and
i + 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from enfilade.content.hall import BarrelVault, CofferedCeiling, GroinVault, Hall, Opening, Room
from enfilade.pipeline.mesh import Floats

IN_WALL_M = 0.06
"""How far inside a room `at` of an opening may lie and still mean the wall: half of a hand's sketching
error.
"""

PARALLEL = 0.9995
"""Cosine from which two walls count as parallel (1.8 degrees)."""


@dataclass(frozen=True)
class Wall:
    """One edge of a room's outline, from `a` to `b` (x, z), the room to its left; `start_m` along the
    outline.
    """

    index: int
    a: Floats
    b: Floats
    start_m: float

    @property
    def length(self) -> float:
        """The wall's length in metres."""
        return float(np.linalg.norm(self.b - self.a))

    @property
    def along(self) -> Floats:
        """Unit vector from a to b."""
        return np.asarray((self.b - self.a) / self.length)

    @property
    def inward(self) -> Floats:
        """Unit vector into the room."""
        d = self.along
        return np.array([d[1], -d[0]])

    def out_of(self, point: Floats) -> float:
        """How far `point` lies outside the room, measured from this wall's line."""
        return -float((point - self.a) @ self.inward)

    def at(self, point: Floats) -> float:
        """Where `point` falls along the wall, metres from `a`."""
        return float((point - self.a) @ self.along)


@dataclass(frozen=True)
class OpeningSite:
    """Where an opening lies: in the near room's wall, and its axis to the far room's wall or to its cap.

    `centre` is the middle of the threshold on the near wall's face (x, z); `out` points from the near room
    away; `right` is to the right of one who looks along `out`; `level` is the threshold's height; `depth` the
    wall's.
    """

    opening: Opening
    near: int
    wall: Wall
    far: int | None
    far_wall: Wall | None
    centre: Floats
    depth: float
    level: float

    @property
    def out(self) -> Floats:
        """Unit vector in plan out of the near room."""
        return -self.wall.inward

    @property
    def right(self) -> Floats:
        """Unit vector in plan to the right of one who looks along `out`."""
        return np.array([-self.out[1], self.out[0]])

    @property
    def sill(self) -> float:
        """The height of the opening's lower edge in the hall's frame."""
        return self.level + self.opening.sill_m

    def point(self, across: float, through: float) -> Floats:
        """The plan point `across` to the right of the axis and `through` metres along it."""
        return np.asarray(self.centre + self.right * across + self.out * through)


def outline(room: Room) -> tuple[Wall, ...]:
    """Return the walls of a room in order, the room to their left."""
    points = np.array(room.floor, dtype=float)
    count = len(points)
    order = list(range(count))
    x, z = points[:, 0], -points[:, 1]
    if float(np.sum(x * np.roll(z, -1) - np.roll(x, -1) * z)) < 0:
        order.reverse()
    walls, start = [], 0.0
    for k in range(count):
        i, j = order[k], order[(k + 1) % count]
        edge = min(i, j) if abs(i - j) == 1 else max(i, j)
        wall = Wall(edge, points[i], points[j], start)
        start += wall.length
        walls.append(wall)
    return tuple(walls)


def polygon(room: Room) -> shapely.Polygon:
    """Return the room's floor in plan coordinates."""
    return shapely.Polygon(room.floor)


def frame(room: Room, toward: tuple[float, float] | None = None) -> Floats:
    """Return the room's own plan axes as rows: the direction of its longest wall (or nearest to `toward`),
    and across.

    A plan may be drawn at any angle, so "x" and "z" of a vault mean the wall nearest to that direction.
    """
    walls = outline(room)
    if toward is None:
        along = max(walls, key=lambda w: round(w.length, 3)).along
    else:
        along = max((w.along for w in walls), key=lambda d: abs(float(d @ np.array(toward))))
    # One of the two senses, so that opposite walls give the same axes.
    if along[0] < -1e-9 or (abs(along[0]) <= 1e-9 and along[1] < 0):
        along = -along
    return np.array([along, [-along[1], along[0]]])


def extents(room: Room, axes: Floats) -> tuple[Floats, Floats]:
    """Return the least and greatest coordinates of the floor along two plan axes."""
    local = np.array(room.floor) @ axes.T
    return local.min(axis=0), local.max(axis=0)


def vault_axes(room: Room) -> Floats:
    """Return the plan axes of a room's vault: along it and across it. A groin vault runs both ways."""
    if isinstance(room.ceiling, BarrelVault):
        return frame(room, (1.0, 0.0) if room.ceiling.axis == "x" else (0.0, 1.0))
    return frame(room)


def arc(half: float, rise: float) -> tuple[float, float]:
    """Return the radius and the half angle of a segmental arch of half span `half` and the given rise."""
    radius = (half * half + rise * rise) / (2 * rise)
    return radius, float(np.arctan2(half, radius - rise))


def ceiling_y(room: Room, at: tuple[float, float] | Floats) -> float:
    """Return the height of the ceiling above a plan point, in the hall's frame."""
    top = room.level_m + room.height_m
    ceiling = room.ceiling
    if isinstance(ceiling, CofferedCeiling) and not _in_coffer(room, ceiling, np.asarray(at)):
        return top - ceiling.depth_m
    if not isinstance(ceiling, BarrelVault | GroinVault):
        return top
    axes = vault_axes(room)
    low, high = extents(room, axes)
    offset = np.abs(np.asarray(at) @ axes.T - (low + high) / 2)
    drops = []
    for across in (1,) if isinstance(ceiling, BarrelVault) else (0, 1):
        half = float(high[across] - low[across]) / 2
        radius, _ = arc(half, ceiling.rise_m)
        drops.append(radius - float(np.sqrt(max(radius**2 - min(offset[across], half) ** 2, 0.0))))
    return top - min(drops)


def wall_top(room: Room) -> float | None:
    """Return the height at which all walls end, in the hall's frame; None under a vault, where they do
    not.
    """
    if isinstance(room.ceiling, BarrelVault | GroinVault):
        return None
    sunk = room.ceiling.depth_m if isinstance(room.ceiling, CofferedCeiling) else 0.0
    return room.level_m + room.height_m - sunk


def _in_coffer(room: Room, ceiling: CofferedCeiling, at: Floats) -> bool:
    """Whether a plan point lies under a sunk panel, clear of the ledge in its sides."""
    axes = frame(room)
    low, high = extents(room, axes)
    cell = (high - low - ceiling.rib_m) / np.array(ceiling.bays)
    within = np.mod(axes @ at - low - ceiling.rib_m, cell)
    return bool(np.all((within > 0.04) & (within < cell - ceiling.rib_m - 0.04)))


def nearest_wall(room: Room, at: tuple[float, float] | Floats) -> Wall:
    """Return the wall whose line segment is nearest to a plan point."""
    point = np.asarray(at, dtype=float)

    def distance(wall: Wall) -> float:
        s = min(max(wall.at(point), 0.0), wall.length)
        return round(float(np.linalg.norm(wall.a + wall.along * s - point)), 6)

    return min(outline(room), key=distance)


def site_of(hall: Hall, opening: Opening) -> OpeningSite | None:
    """Find the wall or the pair of facing walls that an opening pierces; None where there is none."""
    index = {room.id: i for i, room in enumerate(hall.rooms)}
    if any(room_id not in index for room_id in opening.between):
        return None
    near = index[opening.between[0]]
    at = np.array(opening.at, dtype=float)
    level = hall.rooms[near].level_m if opening.level_m is None else opening.level_m
    nears = _pierced(hall.rooms[near], at)
    if len(opening.between) == 1:
        if not nears or opening.depth_m is None:
            return None
        wall = nears[0]
        return OpeningSite(opening, near, wall, None, None, _on(wall, at), opening.depth_m, level)
    far = index[opening.between[1]]
    pairs = [
        (a.out_of(at) + b.out_of(at), a, b)
        for a in nears
        for b in _pierced(hall.rooms[far], at)
        if float(a.inward @ b.inward) < -PARALLEL
    ]
    if not pairs:
        return None
    depth, wall, far_wall = min(pairs, key=lambda pair: round(pair[0], 6))
    return OpeningSite(opening, near, wall, far, far_wall, _on(wall, at), depth, level)


def sites(hall: Hall) -> tuple[OpeningSite, ...]:
    """Return the sites of every opening that has one, in the plan's order."""
    found = (site_of(hall, opening) for opening in hall.openings)
    return tuple(site for site in found if site is not None)


def _pierced(room: Room, at: Floats) -> list[Wall]:
    """Walls that `at` may lie in the thickness of, nearest first."""
    walls = [w for w in outline(room) if -IN_WALL_M <= w.out_of(at) < 3.0 and 0 <= w.at(at) <= w.length]
    return sorted(walls, key=lambda w: round(w.out_of(at), 6))


def _on(wall: Wall, at: Floats) -> Floats:
    return np.asarray(wall.a + wall.along * wall.at(at))
