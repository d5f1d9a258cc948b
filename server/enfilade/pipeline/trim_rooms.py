"""Run skirtings and cornices along the walls: swept profiles, mitred at corners, stopped at openings."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np

from enfilade.content.hall import Hall, Room
from enfilade.pipeline.cut_openings import ARRIS_M
from enfilade.pipeline.mesh import Floats, Ints, Part
from enfilade.pipeline.plan import OpeningSite, Wall, outline, wall_top

STEP_M = 0.5
"""Length of a run's segments: enough for colour that varies over metres."""

SMOOTH_COS = 0.766
"""Cosine of the turn (40 degrees) up to which a moulding is shaded as round."""

Profile = list[tuple[float, float]]
"""Points (out of the wall, up), from the lower edge to the upper as one looks along the wall."""


def trim_rooms(hall: Hall, sites: tuple[OpeningSite, ...]) -> Iterator[tuple[int, str, Part]]:
    """Yield room index, "skirting" or "cornice", and its part, for every room that has one."""
    for index, room in enumerate(hall.rooms):
        if room.walls.skirting is not None:
            skirting = room.walls.skirting
            profile = _skirting(skirting.height_m, skirting.depth_m)
            top = room.level_m + skirting.height_m
            holes = _holes(index, sites, room.level_m, top)
            yield index, "skirting", _run(room, profile, skirting.finish, room.level_m, holes)
        head = wall_top(room)
        if room.walls.cornice is not None and head is not None:
            cornice, top = room.walls.cornice, head
            holes = _holes(index, sites, top - cornice.size_m, top)
            yield index, "cornice", _run(room, _cornice(cornice.size_m), cornice.finish, top, holes)


def runs(wall: Wall, holes: list[tuple[Wall, float, float]]) -> list[tuple[float, float]]:
    """Return the stretches of a wall between holes, metres from its beginning."""
    own = sorted((low, high) for at, low, high in holes if at.index == wall.index)
    out, start = [], 0.0
    for low, high in own:
        if low > start + 1e-4:
            out.append((start, low))
        start = max(start, high)
    if wall.length > start + 1e-4:
        out.append((start, wall.length))
    return out


def _skirting(height: float, depth: float) -> Profile:
    """A board with a rounded upper edge."""
    r = min(0.008, depth * 0.6)
    turns = np.linspace(0, np.pi / 2, 4)
    edge = [(depth - r + r * float(np.cos(t)), height - r + r * float(np.sin(t))) for t in turns]
    return [(depth, 0.0), *edge, (0.0, height)]


def _cornice(size: float) -> Profile:
    """A cove between two fillets, below the ceiling."""
    a, b = 0.14 * size, 0.86 * size
    turns = np.linspace(np.pi, np.pi / 2, 7)
    cove = [(b + (b - a) * float(np.cos(t)), -b + (b - a) * float(np.sin(t))) for t in turns]
    return [
        (0.0, -size),
        (a * 0.7, -size),
        (a, -b - 0.02 * size),
        *cove,
        (b + 0.02 * size, -a),
        (size, -a * 0.7),
        (size, 0.0),
    ]


def _holes(
    room: int, sites: tuple[OpeningSite, ...], low: float, high: float
) -> list[tuple[Wall, float, float]]:
    """Openings of a room that cut a band of heights: wall, and from where to where along it."""
    out = []
    for site in sites:
        wall = site.wall if site.near == room else site.far_wall if site.far == room else None
        if wall is None or site.sill >= high or site.sill + site.opening.height_m <= low:
            continue
        middle, half = wall.at(site.centre), site.opening.width_m / 2 + ARRIS_M
        out.append((wall, middle - half, middle + half))
    return out


def _run(room: Room, profile: Profile, finish: str, y: float, holes: list[tuple[Wall, float, float]]) -> Part:
    walls = outline(room)
    pieces = []
    for k, wall in enumerate(walls):
        before, after = walls[k - 1], walls[(k + 1) % len(walls)]
        for low, high in runs(wall, holes):
            at_start = _mitre(before, wall) if low == 0.0 else None
            at_end = _mitre(wall, after) if high == wall.length else None
            pieces.append(_sweep(wall, profile, y, (low, high), (at_start, at_end)))
    counts = np.cumsum([0, *(len(p[0]) for p in pieces)])
    return Part(
        finish,
        np.concatenate([p[0] for p in pieces]),
        np.concatenate([p[1] for p in pieces]),
        np.concatenate([p[2] for p in pieces]),
        np.concatenate([p[3] + start for p, start in zip(pieces, counts, strict=False)]).astype(np.int32),
    )


def _mitre(before: Wall, after: Wall) -> float:
    """How far a mitre runs on along the wall per metre out of it: 1 in a square corner, -1 round one."""
    cross = float(before.along[1] * after.along[0] - before.along[0] * after.along[1])
    turn = float(np.arctan2(cross, before.along @ after.along))
    return float(np.tan(turn / 2))


def _profile_normals(profile: Profile) -> list[tuple[Floats, Floats]]:
    """The normals (out, up) at both ends of each stretch of a profile, shared where the turn is softer than
    40 degrees.
    """
    stretches = np.diff(np.array(profile), axis=0)
    flat = np.column_stack([stretches[:, 1], -stretches[:, 0]])
    flat = flat / np.linalg.norm(flat, axis=1, keepdims=True)
    count = len(flat)

    def at(i: int, k: int) -> Floats:
        other = flat[k] if 0 <= k < count and float(flat[i] @ flat[k]) > SMOOTH_COS else flat[i]
        both = flat[i] + other
        return np.asarray(both / np.linalg.norm(both))

    return [(at(i, i - 1), at(i, i + 1)) for i in range(count)]


def _sweep(
    wall: Wall,
    profile: Profile,
    y: float,
    span: tuple[float, float],
    mitres: tuple[float | None, float | None],
) -> tuple[Floats, Floats, Floats, Ints]:
    """One straight run: positions, normals, texture metres, triangles."""
    low, high = span
    steps = max(1, int(np.ceil((high - low) / STEP_M)))
    along = np.array([wall.along[0], 0.0, wall.along[1]])
    out = np.array([wall.inward[0], 0.0, wall.inward[1]])
    up = np.array([0.0, 1.0, 0.0])
    origin = np.array([wall.a[0], y, wall.a[1]])
    positions: list[Floats] = []
    normals: list[Floats] = []
    uv: list[tuple[float, float]] = []
    triangles: list[tuple[int, int, int]] = []
    arc_m = 0.0
    turned = _profile_normals(profile)
    for ((d0, y0), (d1, y1)), ends in zip(itertools.pairwise(profile), turned, strict=True):
        width = float(np.hypot(d1 - d0, y1 - y0))
        base = len(positions)
        for k in range(steps + 1):
            for (d, height, v), (n_out, n_up) in zip(
                ((d0, y0, arc_m), (d1, y1, arc_m + width)), ends, strict=True
            ):
                s0 = low + (mitres[0] or 0.0) * d
                s1 = high - (mitres[1] or 0.0) * d
                s = s0 + (s1 - s0) * k / steps
                positions.append(origin + along * s + out * d + up * height)
                normals.append(out * n_out + up * n_up)
                uv.append((wall.start_m + s, v))
        for k in range(steps):
            a = base + 2 * k
            triangles += [(a, a + 1, a + 3), (a, a + 3, a + 2)]
        arc_m += width
    for end, mitre, facing in ((low, mitres[0], -along), (high, mitres[1], along)):
        if mitre is not None:
            continue
        base = len(positions)
        face = (
            [(0.0, min(p[1] for p in profile)), *profile]
            if profile[0][0] > 0
            else [*profile, (0.0, profile[-1][1])]
        )
        for d, height in face:
            positions.append(origin + along * end + out * d + up * height)
            normals.append(facing)
            uv.append((d, height))
        fan = [(base, base + i, base + i + 1) for i in range(1, len(face) - 1)]
        triangles += fan
    corners = np.array(triangles, dtype=np.int32)
    points, directions = np.array(positions), np.array(normals)
    one, two, three = (points[corners[:, i]] for i in range(3))
    flat = np.cross(two - one, three - one)
    wrong = np.einsum("ij,ij->i", flat, directions[corners[:, 0]]) < 0
    corners[wrong] = corners[wrong][:, ::-1]
    return points, directions, np.array(uv), corners
