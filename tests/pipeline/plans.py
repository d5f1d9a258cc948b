"""Small plans for tests: a vaulted corridor with two cells and a window, at any angle; a stair over a
landing.
"""

from __future__ import annotations

import math
from typing import Any

from enfilade.content.hall import Hall
from enfilade.content.museum import Museum

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
                "height_m": 1.9,
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


def stair_and_room(**changes: Any) -> Hall:
    """A stairwell whose flight climbs west to a landing with a portal, and a room behind an arch at its
    foot.
    """
    plain = {"finish": "limewash"}
    raw: dict[str, Any] = {
        "id": "below",
        "title": TITLE,
        "summary": TITLE,
        "rooms": [
            {
                "id": "well",
                "title": TITLE,
                "floor": rectangle(-6, 0, 0, 1.6),
                "height_m": 4.6,
                "ceiling": {"kind": "flat", "finish": "limewash"},
                "walls": plain,
                "floor_finish": "concrete-floor",
            },
            {
                "id": "room",
                "title": TITLE,
                "floor": rectangle(0.4, -1, 3.4, 3),
                "height_m": 2.6,
                "ceiling": {"kind": "flat", "finish": "limewash"},
                "walls": plain,
                "floor_finish": "concrete-floor",
            },
        ],
        "openings": [
            {
                "id": "arch",
                "between": ["well", "room"],
                "at": (0.2, 0.8),
                "width_m": 1.0,
                "height_m": 2.1,
                "arch_rise_m": 0.2,
            },
            {
                "id": "up",
                "between": ["well"],
                "at": (-6.1, 0.8),
                "level_m": 2.4,
                "width_m": 0.9,
                "height_m": 2.0,
                "depth_m": 0.3,
                "cap": {"kind": "portal", "hall": "above", "opening": "down", "luminance_cd_m2": 5},
            },
        ],
        "elements": [
            {
                "id": "flight",
                "kind": "stair",
                "room": "well",
                "at": (-1.0, 0.8),
                "yaw_deg": 90,
                "params": {"width_m": 1.6, "rise_m": 2.4, "run_m": 3.8, "steps": 14, "top_landing_m": 1.2},
            }
        ],
        "viewpoints": [
            {
                "id": "top",
                "room": "well",
                "at": (-5.4, 0.8),
                "yaw_deg": -90,
                "pitch_deg": -10,
                "title": TITLE,
            },
            {"id": "low", "room": "room", "at": (2.2, 1.9), "yaw_deg": 60, "title": TITLE, "eye_m": 1.2},
        ],
        "start": "top",
    }
    raw.update(changes)
    return Hall.model_validate(raw)


def room_above() -> Hall:
    """A square room whose east door leads down to `stair_and_room`; its frame is turned a quarter in the
    museum.
    """
    raw = {
        "id": "above",
        "title": TITLE,
        "summary": TITLE,
        "rooms": [
            {
                "id": "square",
                "title": TITLE,
                "floor": rectangle(0, 0, 4, 4),
                "height_m": 3.0,
                "ceiling": {"kind": "coffered", "finish": "plaster-warm-white", "bays": (2, 2)},
                "walls": {"finish": "plaster-warm-white"},
                "floor_finish": "oak-herringbone",
            }
        ],
        "openings": [
            {
                "id": "down",
                "between": ["square"],
                "at": (2.0, -0.1),
                "width_m": 0.9,
                "height_m": 2.0,
                "depth_m": 0.3,
                "cap": {"kind": "portal", "hall": "below", "opening": "up", "luminance_cd_m2": 5},
            }
        ],
        "viewpoints": [{"id": "far", "room": "square", "at": (3.0, 3.0), "yaw_deg": 45, "title": TITLE}],
        "start": "far",
    }
    return Hall.model_validate(raw)


def museum() -> Museum:
    """The two halls in one frame: the portal's middle is at (-6.3, 2.4, 0.8)."""
    return Museum.model_validate(
        {
            "id": "house",
            "title": TITLE,
            "summary": TITLE,
            "about": TITLE,
            "banner": TITLE,
            "languages": ["az", "en"],
            "corrections_contact": TITLE,
            "start": "above",
            "halls": [
                {"hall": "above", "origin": (-6.6, -1.2), "level_m": 2.4, "yaw_deg": -90},
                {"hall": "below"},
            ],
        }
    )
