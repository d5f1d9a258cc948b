"""Cards that furniture carries: small plates of paper board on any plane, each with its face to write on."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.mesh import Face, Floats
from enfilade.pipeline.shapes.assembly import Assembly
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.surface import rotation

THICK_M = 0.003
FACE_OFF_M = 0.002


def put_card(
    to: Assembly,
    name: str,
    size_m: tuple[float, float],
    at: tuple[float, float, float],
    turn: Floats,
    finish: str = "paper",
    margin_m: float = 0.003,
) -> Face:
    """Add a card of width × height on a plane and return its face, 2 mm before it.

    at: where the middle of the card's back lies; turn (3, 3): takes +z to the card's front, +y to its top.
    """
    w, h = size_m
    card = box((w, h, THICK_M), 0.0008, ("-z",)).shifted(z=THICK_M / 2).rotated(turn)
    to.put(finish, card.shifted(*at), vary=0.015)
    centre = np.array(at) + turn @ np.array([0.0, 0.0, THICK_M + FACE_OFF_M])
    return Face(
        name, triple(centre), triple(turn[:, 0]), triple(turn[:, 1]), w - 2 * margin_m, h - 2 * margin_m
    )


def leaning(back_rad: float, roll_rad: float = 0.0) -> Floats:
    """The turn of a card that leans back from upright, looking to +z: 0 stands, pi/2 lies and looks up."""
    return np.asarray(rotation("x", -back_rad) @ rotation("z", roll_rad))


def spread(count: int, length_m: float) -> list[float]:
    """Middles of `count` even shares of a length about 0, from left to right."""
    return [length_m * ((k + 0.5) / count - 0.5) for k in range(count)]


def triple(v: Floats) -> tuple[float, float, float]:
    """Three floats of a vector."""
    return float(v[0]), float(v[1]), float(v[2])
