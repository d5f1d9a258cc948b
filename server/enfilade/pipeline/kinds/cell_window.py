"""A cell's high window: a sloping sill, flat and round bars, a small casement, and the hood outside it."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.profile import rectangle
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import sweep, tube
from enfilade.pipeline.shapes.wear import mottled


class CellWindow(KindParams):
    """Parameters of a cell window. Its lower edge is the opening's (1.5 m above the floor in the plan)."""

    width_m: float = Field(default=0.80, ge=0.3, le=2.0)
    height_m: float = Field(default=0.60, ge=0.25, le=1.5)
    depth_m: float = Field(default=0.60, ge=0.2, le=1.5)
    sill_rise_m: float = Field(
        default=0.16, ge=0.0, le=0.5, description="How far the sill climbs to the casement"
    )
    bar_pitch_m: float = Field(default=0.115, ge=0.08, le=0.2)
    hood: bool = Field(
        default=True,
        description="A sheet-iron hood that leaves only a strip of sky, inside the reveal's outer part",
    )
    reveal_finish: str = "limewash"
    frame_finish: str = "wood-worn"


@kind("cell-window", "opening", CellWindow)
def build(params: CellWindow, chance: Chance) -> Built:
    """Return the window: from inside outwards sill, bars, casement and glass, hood."""
    p = params
    to = Assembly(chance)
    w, h, d = p.width_m, p.height_m, p.depth_m
    pane_z = -0.12 * d
    rise = min(p.sill_rise_m, 0.4 * h)
    _sill(to, p, rise, pane_z)
    _bars(to, p, rise, pane_z, chance)
    _casement(to, p, rise, pane_z, chance)
    if p.hood:
        low, out = rise + 0.01, -d / 2 + 0.012
        top = rise + 0.74 * (h - rise)
        slope = np.array([(0, low, pane_z - 0.09), (0, top, out)])
        lean = float(np.arctan2(slope[0, 2] - slope[1, 2], slope[1, 1] - slope[0, 1]))
        long = float(np.linalg.norm(slope[1] - slope[0]))
        middle = slope.mean(axis=0)
        board = box((w - 0.012, long, 0.004), 0.001, grain="y").turned("x", -lean)
        to.put("steel-rusted", board.shifted(0, float(middle[1]), float(middle[2])))
        for s in (-1, 1):
            rib = box((0.03, long, 0.004), 0.001).turned("x", -lean)
            to.put(
                "steel-rusted", rib.shifted(s * (w / 2 - 0.05), float(middle[1]), float(middle[2]) + 0.006)
            )
    return Built(to.parts(mottled(chance, 0.4, 0.05)))


def _sill(to: Assembly, p: CellWindow, rise: float, pane_z: float) -> None:
    """A plastered slope from the casement down to a worn, rounded nose at the room's edge."""
    inner = p.depth_m / 2
    deep = inner - pane_z + 0.05
    # p runs to -z from the room's edge, q up: the outline of the slope and its flat under the casement.
    outline = np.array(
        [
            (0.0, 0.0), (deep, 0.0), (deep, rise), (deep - 0.10, rise),
            (0.035, 0.022), (0.014, 0.016), (0.003, 0.008),
        ]
    )  # fmt: skip
    path = [(float(x), 0.0, inner) for x in np.linspace(-p.width_m / 2 + 5e-4, p.width_m / 2 - 5e-4, 5)]
    to.put(p.reveal_finish, sweep(outline, path, up=(0, 1, 0)))


def _bars(to: Assembly, p: CellWindow, rise: float, pane_z: float, chance: Chance) -> None:
    """Round uprights through flat crosspieces, let into the reveal, none quite plumb."""
    z = pane_z + 0.11
    low, high, half = rise * 0.72, p.height_m, p.width_m / 2
    count = max(2, round(p.width_m / p.bar_pitch_m) - 1)
    for k in range(count):
        x = -half + p.width_m * (k + 1) / (count + 1)
        lean = chance.uniform(-0.004, 0.004, 4)
        foot = (x + float(lean[0]), low, z + float(lean[1]))
        head = (x + float(lean[2]), high - 5e-4, z + float(lean[3]))
        to.put("steel-rusted", tube([foot, head], 0.010, 8, caps=False))
    for share in (0.30, 0.70) if p.height_m > 0.4 else (0.5,):
        y = low + (high - low) * share + float(chance.uniform(-0.004, 0.004))
        cross = box((p.width_m - 0.001, 0.010, 0.045), 0.0015)
        to.put("steel-rusted", cross.shifted(0, y, z))


def _casement(to: Assembly, p: CellWindow, rise: float, pane_z: float, chance: Chance) -> None:
    """A fixed frame with a glazing bar and a pane on each side of it, puttied outside."""
    half, high = p.width_m / 2 - 0.026, p.height_m - 0.026
    low = rise + 0.026
    frame = rectangle(0.050, 0.055, 0.004, 1)
    path = [(-half, low, pane_z), (half, low, pane_z), (half, high, pane_z), (-half, high, pane_z)]
    to.put(p.frame_finish, sweep(frame, path, up=(0, 0, 1), closed=True))
    middle = (low + high) / 2
    to.put(p.frame_finish, box((0.034, high - low - 0.046, 0.045), 0.004).shifted(0, middle, pane_z))
    for s in (-1, 1):
        pane: Surface = box((half - 0.036, high - low - 0.044, 0.004), 0.0)
        tilt = float(chance.uniform(-0.004, 0.004))
        to.put("glass", pane.turned("y", tilt).shifted(s * (half / 2), middle, pane_z - 0.006))
