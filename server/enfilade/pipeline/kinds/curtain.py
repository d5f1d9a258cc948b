"""A curtain on a rod before a wall or window: cloth hanging in folds from rings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import lathe, sphere
from enfilade.pipeline.shapes.sheet import sheet
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import ring, tube
from enfilade.pipeline.shapes.wear import both, mottled

OFF_M = 0.085


class Curtain(KindParams):
    """Parameters of a curtain of two lengths of cloth."""

    width_m: float = Field(default=1.6, ge=0.5, le=5, description="Length of the rod")
    top_m: float = Field(default=2.4, ge=1.0, le=5, description="Height of the rod above the floor")
    bottom_m: float = Field(default=0.04, ge=0.0, le=2, description="Height of the hem above the floor")
    open_share: float = Field(default=0.0, ge=0, le=0.8, description="Share of the width that is left free")
    fold_m: float = Field(default=0.13, ge=0.07, le=0.3, description="Width of one fold")
    finish: str = "blanket-grey"
    tint: tuple[float, float, float] = Field(
        default=(1.15, 0.50, 0.42), description="Linear multiplier on the cloth's colour: grey wool dyed wine"
    )
    rod_finish: str = "wood-walnut"


@kind("curtain", "wall", Curtain)
def build(params: Curtain, chance: Chance) -> Built:
    """Return the curtain; drawn to where the two lengths overlap by a fold, or open by a share."""
    p = params
    to = Assembly(chance)
    half = p.width_m / 2
    rod = tube([(-half - 0.05, p.top_m, OFF_M), (half + 0.05, p.top_m, OFF_M)], 0.014, 10)
    to.put(p.rod_finish, rod)
    for s in (-1, 1):
        knob = lathe(
            [(0.010, 0), (0.021, 0.012), (0.027, 0.032), (0.020, 0.050), (0, 0.058)], 10, crease_rad=1.2
        )
        to.put(p.rod_finish, knob.turned("z", -s * np.pi / 2).shifted(s * (half + 0.05), p.top_m, OFF_M))
        arm = [(s * (half - 0.01), p.top_m - 0.02, 0.0), (s * (half - 0.01), p.top_m - 0.02, OFF_M)]
        to.put(
            "brass",
            tube(arm, 0.008, 7),
            box((0.035, 0.09, 0.006), 0.002).shifted(s * (half - 0.01), p.top_m - 0.02, 0.003),
        )
        to.put("brass", sphere(0.017, 8, 5).shifted(s * (half - 0.01), p.top_m - 0.016, OFF_M))
    inner = half * p.open_share
    overlap = 0.03 if p.open_share == 0 else 0.0
    for s in (-1, 1):
        _length(to, p, s, (inner - overlap, half - 0.015), chance)
    return Built(to.parts(both(mottled(chance, 0.5, 0.06))))


def _length(to: Assembly, p: Curtain, s: int, reach: tuple[float, float], chance: Chance) -> None:
    """One length of cloth from |x| = reach[0] to reach[1], seen from both sides, hung on rings."""
    low, high = sorted((s * reach[0], s * reach[1]))
    folds = max(2, round((high - low) / p.fold_m))
    columns, rows = folds * 6 + 1, 6
    t = np.linspace(0, 1, columns)
    drop = np.linspace(0, 1, rows + 1) ** 1.3
    wander = np.cumsum(chance.uniform(0.7, 1.3, folds + 1))
    wander = (wander - wander[0]) / (wander[-1] - wander[0])
    along = np.interp(t, np.linspace(0, 1, folds + 1), wander)
    phase = float(chance.uniform(-0.4, 0.4))
    tall = p.top_m - 0.035 - p.bottom_m
    amp = 0.30 * min((high - low) / folds, 0.16)
    points = np.empty((rows + 1, columns, 3))
    for r, d in enumerate(drop):
        wave = 2 * np.pi * folds * t + phase + 0.5 * d * np.sin(5.0 * t + s)
        deep = amp * (0.55 + 0.45 * d) * np.cos(wave) + 0.25 * amp * np.cos(0.5 * wave + 1.3) * d
        sway = 0.25 * amp * np.sin(2 * wave) * (0.4 + 0.6 * d)
        hem = 0.008 * np.sin(0.7 * wave) * (d > 0.99)
        points[r] = np.column_stack(
            [
                low + (high - low) * along + sway,
                p.top_m - 0.035 - tall * d + hem,
                OFF_M + deep * 0.9 + 0.016 * s,
            ]
        )
    points[..., 2] = np.maximum(points[..., 2], 0.012)
    front = sheet(points[::-1]).tinted(np.array(p.tint))
    to.put(p.finish, front, _back(front), vary=0.03)
    for k in range(folds + 1):
        x = float(np.interp(k / folds, t, points[0, :, 0]))
        loop = ring(0.022, 0.003, 8, 4).turned("z", np.pi / 2).shifted(x, p.top_m - 0.008, OFF_M)
        to.put("brass", loop)


def _back(front: Surface) -> Surface:
    """The other side of the cloth, a millimetre behind."""
    rear = front.reversed()
    return replace(rear, positions=rear.positions + rear.normals * 0.001)
