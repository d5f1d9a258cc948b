"""A joiner's panelled leaf: stiles and rails, sunk panels with a moulding on both faces, knob and hinges."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from enfilade.pipeline.shapes.assembly import Assembly
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.hardware import keyhole_plate, knuckle
from enfilade.pipeline.shapes.lathe import lathe
from enfilade.pipeline.shapes.surface import joined
from enfilade.pipeline.shapes.sweep import sweep

STILE_M = 0.105
THICK_M = 0.042


def panel_leaf(
    to: Assembly,
    finish: str,
    size_m: tuple[float, float],
    rails: Sequence[tuple[float, float]],
    centre: tuple[float, float, float],
    glazed_from_m: float | None = None,
) -> None:
    """Add a leaf of (width, height) whose lower middle is at `centre`.

    rails are (low, high) heights from the foot up, the first starting at 0 and the last ending at the height;
    a panel fills each gap between two, of glass where it starts above `glazed_from_m`.
    """
    width, height = size_m
    x0, y0, z0 = centre
    for s in (-1, 1):
        stile = box((STILE_M, height, THICK_M), 0.003, grain="y")
        to.put(finish, stile.shifted(x0 + s * (width - STILE_M) / 2, y0 + height / 2, z0), vary=0.04)
    inner = width - 2 * STILE_M
    for low, high in rails:
        rail = box((inner, high - low, THICK_M - 0.0006), 0.002, ("-x", "+x"), grain="x")
        to.put(finish, rail.shifted(x0, y0 + (low + high) / 2, z0), vary=0.04)
    for (_, low), (high, _) in itertools.pairwise(rails):
        middle, tall = y0 + (low + high) / 2, high - low
        glass = glazed_from_m is not None and low >= glazed_from_m
        if glass:
            to.put("glass", box((inner, tall, 0.004), 0.0).shifted(x0, middle, z0), vary=0.0)
        else:
            to.put(finish, box((inner, tall, 0.012), 0.0, grain="y").shifted(x0, middle, z0), vary=0.05)
            if inner > 0.2 and tall > 0.2:
                field = box((inner - 0.11, tall - 0.11, 0.022), 0.007, grain="y")
                to.put(finish, field.shifted(x0, middle, z0), vary=0.04)
        bead = np.array(
            [(0.0, 0.002), (0.0, 0.017), (-0.006, 0.017), (-0.011, 0.012), (-0.017, 0.008), (-0.019, 0.002)]
        )
        half = inner / 2
        # Clockwise seen from the front, so that the section's first axis points outwards from the panel.
        path = [
            (x0 - half, middle - tall / 2, z0), (x0 - half, middle + tall / 2, z0),
            (x0 + half, middle + tall / 2, z0), (x0 + half, middle - tall / 2, z0),
        ]  # fmt: skip
        moulding = sweep(bead, path, up=(0, 0, 1), closed=True)
        to.put(finish, moulding, vary=0.02)
        to.put(finish, moulding.shifted(z=-z0).mirrored("z").shifted(z=z0), vary=0.02)


def knob_set(to: Assembly, at: tuple[float, float, float], thick_m: float = THICK_M) -> None:
    """Add a brass knob with its plate and keyhole on both faces of a leaf, about `at` in its middle."""
    x, y, z = at
    knob = lathe(
        [(0.011, 0), (0.009, 0.004), (0.008, 0.022), (0.015, 0.030), (0.0255, 0.040), (0.026, 0.050),
         (0.018, 0.060), (0, 0.063)], 12, crease_rad=1.2,
    ).turned("x", np.pi / 2)  # fmt: skip
    cover, hole = keyhole_plate(0.045, 0.20)
    face = thick_m / 2
    metal = joined([cover.shifted(z=face), knob.shifted(y=0.045, z=face + 0.003)])
    dark = hole.shifted(y=-0.045, z=face)
    for turn in (0.0, np.pi):
        to.put("brass", metal.turned("y", turn).shifted(x, y, z), vary=0.02)
        to.put("rubber", dark.turned("y", turn).shifted(x, y, z), vary=0.0)


def butts(
    to: Assembly, pivot: tuple[float, float, float], heights: Sequence[float], finish: str = "brass"
) -> None:
    """Add the knuckles of butt hinges along an upright axis."""
    for y in heights:
        to.put(finish, knuckle(0.0075, 0.09, 7).shifted(pivot[0], y - 0.045, pivot[2]), vary=0.03)
        tip = lathe([(0.0075, 0), (0.005, 0.007), (0, 0.008)], 7)
        to.put(finish, tip.shifted(pivot[0], y + 0.045, pivot[2]), vary=0.03)
