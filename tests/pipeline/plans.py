"""Small plans for tests: a vaulted corridor with two cells and a window, at any angle; a stair over a
landing.
"""

from __future__ import annotations

import math
from typing import Any

from enfilade.content.hall import Hall

TITLE = {"az": "Zal", "en": "Hall"}


def turned(point: tuple[float, float], deg: float) -> tuple[float, float]:
    """Turn a plan point about the origin, counter-clockwise seen from above."""
    c, s = math.cos(math.radians(deg)), math.sin(math.radians(deg))
    x, z = point
    return c * x + s * z, -s * x + c * z


def rectangle(x0: float, z0: float, x1: float, z1: float, deg: float = 0.0) -> list[tuple[float, float]]:
    """Corners of a rectangle, turned."""
    return [turned(p, deg) for p in ((x0, z0), (x1, z0), (x1, z1), (x0, z1))]


def corridor_and_cells(deg: float = 0.0, **changes: Any) -> Hall:
    """A 6 x 1.6 m vaulted corridor along x; north of it two cells 2.4 x 3 m behind a 0.5 m wall, one with a
    window.
    """

    def at(x: float, z: float) -> tuple[float, float]:
        return turned((x, z), deg)

    lime = {"finish": "limewash", "dado": {"finish": "oil-paint-dado-green", "height_m": 1.5}}
    skirted = {
        "finish": "limewash",
        "skirting": {"finish": "wood-oak"},
        "cornice": {"finish": "plaster-warm-white"},
    }
    raw: dict[str, Any] = {
        "id": "cells",
        "title": TITLE,
        "summary": TITLE,
        "evidence": "conjecture",
        "shows": "museum-2019",
        "rooms": [
            {
                "id": "corridor",
                "title": TITLE,
                "floor": rectangle(0, 0, 6, 1.6, deg),
                "height_m": 2.4,
                "ceiling": {"kind": "barrel", "finish": "limewash", "rise_m": 0.4, "axis": "x"},
                "walls": lime,
                "floor_finish": "concrete-floor",
            },
            {
                "id": "cell-1",
                "title": TITLE,
                "floor": rectangle(0.3, -3.5, 2.7, -0.5, deg),
                "height_m": 2.6,
                "ceiling": {"kind": "groin", "finish": "limewash", "rise_m": 0.5},
                "walls": lime,
                "floor_finish": "floorboards-brown",
            },
            {
                "id": "cell-2",
                "title": TITLE,
                "floor": rectangle(3.3, -3.5, 5.7, -0.5, deg),
                "height_m": 2.6,
                "ceiling": {"kind": "flat", "finish": "limewash"},
                "walls": skirted,
                "floor_finish": "floorboards-brown",
            },
        ],
        "openings": [
            {
                "id": "cell-1-door",
                "between": ["corridor", "cell-1"],
                "at": at(1.5, -0.25),
                "width_m": 0.75,
                "height_m": 1.9,
            },
            {
                "id": "cell-2-door",
                "between": ["corridor", "cell-2"],
                "at": at(4.5, -0.25),
                "width_m": 0.8,
                "height_m": 2.0,
                "arch_rise_m": 0.2,
            },
            {
                "id": "cell-1-window",
                "between": ["cell-1"],
                "at": at(1.5, -3.6),
                "width_m": 0.7,
                "height_m": 0.6,
                "sill_m": 1.5,
                "depth_m": 0.6,
                "cap": {"kind": "day", "luminance_cd_m2": 2000},
            },
        ],
        "viewpoints": [
            {"id": "start", "room": "corridor", "at": at(0.6, 0.8), "yaw_deg": -90 + deg, "title": TITLE},
            {"id": "inside", "room": "cell-1", "at": at(1.5, -1.5), "yaw_deg": deg, "title": TITLE},
        ],
        "start": "start",
    }
    raw.update(changes)
    return Hall.model_validate(raw)
