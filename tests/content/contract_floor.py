"""The cases of tests/contract/floor.json: floors, and what standing, walking and routing on them must give.

Run as a module to write the file anew after the rules have changed: python -m tests.content.contract_floor
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from enfilade.content.floor import Floor, PortalEdge
from enfilade.content.floor_route import Waypoint, route
from enfilade.content.floor_walk import Standing, height_at, locate, nearest, walk

FILE = Path(__file__).parent.parent / "contract" / "floor.json"

Corner = tuple[int, int, int]


def floor_of(patches: list[list[Corner]], rooms: list[int], portals: tuple[PortalEdge, ...] = ()) -> Floor:
    """Return a floor of patches given by their corners, in mm."""
    index: dict[Corner, int] = {}
    rings = tuple(tuple(index.setdefault(corner, len(index)) for corner in ring) for ring in patches)
    return Floor(vertices=tuple(index), patches=rings, rooms=tuple(rooms), portals=portals)


def two_rooms() -> Floor:
    """Two rooms behind one another, a doorway between, and a portal in the far one's north wall."""
    return floor_of(
        [
            [(0, 0, 3000), (4000, 0, 3000), (4000, 0, 0), (2400, 0, 0), (1600, 0, 0), (0, 0, 0)],
            [(1600, 0, 0), (2400, 0, 0), (2400, 0, -500), (1600, 0, -500)],
            [
                (1600, 0, -500),
                (2400, 0, -500),
                (5000, 0, -500),
                (5000, 0, -3500),
                (4200, 0, -3500),
                (3400, 0, -3500),
                (1600, 0, -3500),
            ],
        ],
        [0, 0, 1],
        (PortalEdge(patch=2, edge=4, opening="north-door", hall="next"),),
    )


def stair() -> Floor:
    """A room, a flight rising along its south side, and a landing that lies over the room's east end."""
    foot, head, wall, rail = 2000, 5000, 3000, 2000
    return floor_of(
        [
            [(0, 0, 2000), (2000, 0, 2000), (6000, 0, 2000), (6000, 0, 0), (0, 0, 0)],
            [(0, 0, 3000), (foot, 0, wall), (foot, 0, rail), (0, 0, 2000)],
            [(foot, 0, wall), (head, 1800, wall), (head, 1800, rail)],
            [(foot, 0, wall), (head, 1800, rail), (foot, 0, rail)],
            [(head, 1800, wall), (6000, 1800, 3000), (6000, 1800, 0), (head, 1800, 0), (head, 1800, rail)],
        ],
        [0, 0, 0, 0, 1],
    )


def pillar() -> Floor:
    """A square room with a square pillar in its middle, and an island that nothing leads to."""
    return floor_of(
        [
            [(0, 0, 3000), (1000, 0, 3000), (1000, 0, 2000), (1000, 0, 1000), (1000, 0, 0), (0, 0, 0)],
            [(1000, 0, 1000), (2000, 0, 1000), (2000, 0, 0), (1000, 0, 0)],
            [(1000, 0, 3000), (2000, 0, 3000), (2000, 0, 2000), (1000, 0, 2000)],
            [(2000, 0, 3000), (3000, 0, 3000), (3000, 0, 0), (2000, 0, 0), (2000, 0, 1000), (2000, 0, 2000)],
            [(5000, 0, 1000), (6000, 0, 1000), (6000, 0, 0), (5000, 0, 0)],
        ],
        [0, 0, 0, 0, 1],
    )


def slanted() -> Floor:
    """A corridor turned by about 27 degrees with a side room, cut into triangles."""
    return floor_of(
        [
            [(198, 0, 822), (5544, 0, -1902), (5000, 0, -2969)],
            [(198, 0, 822), (5000, 0, -2969), (-346, 0, -245)],
            [(-346, 0, -245), (5000, 0, -2969), (1200, 0, -4100)],
        ],
        [0, 0, 1],
    )


def standing(floor: Floor, at: Standing | None) -> dict[str, int] | None:
    """Return a place as the contract writes it: whole millimetres."""
    if at is None:
        return None
    return {
        "patch": at.patch,
        "x": round(at.x * 1000),
        "y": round(height_at(floor, at) * 1000),
        "z": round(at.z * 1000),
    }


def over_itself(name: str, floor: Floor) -> list[dict[str, Any]]:
    """The way up to the place above one's head."""
    line = route(floor, Standing(0, 5.5, 1.0), Standing(4, 5.5, 1.0)) if name == "stair" else None
    return [] if line is None else [{"from": [0, 5500, 1000], "to": [4, 5500, 1000], "line": written(line)}]


def written(line: tuple[Waypoint, ...]) -> list[dict[str, int]]:
    """Return a route as the contract writes it."""
    return [
        {"patch": p.patch, "x": round(p.x * 1000), "y": round(p.y * 1000), "z": round(p.z * 1000)}
        for p in line
    ]


def contract() -> dict[str, Any]:
    """Return the whole contract."""
    chance = Random(20240524)
    floors = {"two-rooms": two_rooms(), "stair": stair(), "pillar": pillar(), "slanted": slanted()}
    cases = {}
    for name, floor in floors.items():
        xs, _ys, zs = zip(*floor.vertices, strict=True)

        def point(low: tuple[int, ...], high: tuple[int, ...], floor: Floor = floor) -> tuple[int, int, int]:
            x = chance.randrange(min(low) - 300, max(low) + 300)
            z = chance.randrange(min(high) - 300, max(high) + 300)
            return x, z, chance.choice([0, 900, 1800]) if max(v[1] for v in floor.vertices) else 0

        points = [point(xs, zs) for _ in range(24)]
        walks: list[dict[str, Any]] = []
        while len(walks) < 24:
            x, z, y = point(xs, zs)
            start = locate(floor, x / 1000, z / 1000, y / 1000)
            if start is None:
                continue
            by = (chance.randrange(-2500, 2500), chance.randrange(-2500, 2500))
            end = walk(floor, start, by[0] / 1000, by[1] / 1000)
            walks.append(
                {
                    "from": [start.patch, x, z],
                    "by": by,
                    "to": standing(floor, end.at),
                    "portal": None if end.portal is None else end.portal.opening,
                    "left": [round(end.left_x * 1000), round(end.left_z * 1000)],
                }
            )
        routes: list[dict[str, Any]] = []
        while len(routes) < 16:
            one, other = point(xs, zs), point(xs, zs)
            a = locate(floor, one[0] / 1000, one[1] / 1000, one[2] / 1000)
            b = locate(floor, other[0] / 1000, other[1] / 1000, other[2] / 1000)
            if a is None or b is None:
                continue
            line = route(floor, a, b)
            routes.append(
                {
                    "from": [a.patch, one[0], one[1]],
                    "to": [b.patch, other[0], other[1]],
                    "line": None if line is None else written(line),
                }
            )
        cases[name] = {
            "floor": floor.model_dump(mode="json"),
            "locate": [
                {"at": p, "is": standing(floor, locate(floor, p[0] / 1000, p[1] / 1000, p[2] / 1000))}
                for p in points
            ],
            "nearest": [
                {"at": p, "is": standing(floor, nearest(floor, p[0] / 1000, p[1] / 1000, p[2] / 1000))}
                for p in points
            ],
            "walk": walks,
            "route": [*routes, *over_itself(name, floor)],
        }
    note = (
        "Whole millimetres. `at` is [x, z, y_hint]; `from` and `to` of walks and routes are [patch, x, z]; "
        "`by` is [dx, dz]. Made by tests/content/contract_floor.py."
    )
    return {"note": note, "floors": cases}


if __name__ == "__main__":
    FILE.write_text(json.dumps(contract(), separators=(",", ":")).replace("},{", "},\n{") + "\n")
