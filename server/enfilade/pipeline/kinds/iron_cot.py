"""An iron cot: bent-tube ends, an angle-iron frame with straps, a thin ticking mattress, a folded blanket."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import sphere
from enfilade.pipeline.shapes.sheet import cushion
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import sweep, tube
from enfilade.pipeline.shapes.wear import at_foot, both, mottled


class IronCot(KindParams):
    """Parameters of a cot. It lies along z: its head at -z, its foot at +z."""

    width_m: float = Field(default=0.70, ge=0.55, le=1.0)
    length_m: float = Field(default=1.90, ge=1.6, le=2.1)
    bed_y_m: float = Field(default=0.42, ge=0.3, le=0.6, description="Height of the frame")
    mattress: bool = True
    blanket: bool = True
    finish: str = "steel-painted"


@kind("iron-cot", "floor", IronCot)
def build(params: IronCot, chance: Chance) -> Built:
    """Return the cot with its bedding a little slept-down in the middle and a little askew."""
    p = params
    to = Assembly(chance)
    w, long = p.width_m, p.length_m
    _end(to, p, -long / 2 + 0.015, 0.90)
    _end(to, p, long / 2 - 0.015, 0.72)
    angle = np.array(
        [(0.0, -0.036), (0.0, 0.0), (-0.036, 0.0), (-0.036, -0.004), (-0.004, -0.004), (-0.004, -0.036)]
    )
    rail = sweep(
        angle, [(w / 2 - 0.006, p.bed_y_m, long / 2 - 0.02), (w / 2 - 0.006, p.bed_y_m, -long / 2 + 0.02)]
    )
    to.put(p.finish, rail, rail.mirrored("x"))
    for k in range(9):
        z = -long / 2 + long * (k + 0.5) / 9
        to.put("steel-dark", box((w - 0.02, 0.003, 0.026), 0.0).shifted(0, p.bed_y_m - 0.006, z))
    for x in (-0.24, -0.08, 0.08, 0.24):
        to.put("steel-dark", box((0.026, 0.003, long - 0.04), 0.0).shifted(x * w / 0.7, p.bed_y_m - 0.003, 0))
    if p.mattress:
        to.put("mattress-ticking", _mattress(p, chance), vary=0.04)
    if p.blanket:
        to.put("blanket-grey", *_blanket(p, chance), vary=0.05)
    worn = both(at_foot(0.14, 0.2), mottled(chance, 0.3, 0.05))
    return Built(to.parts(worn), footprint=rectangle(w + 0.02, long + 0.02))


def _end(to: Assembly, p: IronCot, z: float, high: float) -> None:
    """A hoop of tube with four thin uprights and a lower crossbar; feet are worn caps."""
    x = p.width_m / 2 - 0.016
    hoop = [(-x, 0.012, z), (-x, high, z), (x, high, z), (x, 0.012, z)]
    to.put(p.finish, tube(hoop, 0.016, 8, bend_m=0.13, steps=4, caps=False))
    cross_y = p.bed_y_m - 0.02
    to.put(p.finish, tube([(-x, cross_y, z), (x, cross_y, z)], 0.010, 6, caps=False))
    for k in (-1.5, -0.5, 0.5, 1.5):
        at = k * x * 0.44
        to.put(p.finish, tube([(at, cross_y, z), (at, high, z)], 0.006, 5, caps=False), vary=0.02)
    for s in (-1, 1):
        to.put("steel-dark", sphere(0.021, 7, 4).shifted(s * x, 0.021, z))
        plate = box((0.006, 0.075, 0.055), 0.001).shifted(s * x, p.bed_y_m - 0.02, z * 0.985)
        to.put(p.finish, plate)


def _mattress(p: IronCot, chance: Chance) -> Surface:
    """Nine centimetres of ticking: rounded edges, a hollow along the middle, a few soft lumps."""
    size = (p.width_m - 0.05, 0.085, p.length_m - 0.09)
    phase = chance.uniform(0, 6.28, 4)
    top = size[1]

    def slept(points: Floats) -> Floats:
        x, y, z = points[:, 0], points[:, 1], points[:, 2]
        lift = y / top
        hollow = 0.022 * np.exp(-((x / 0.20) ** 2)) * np.exp(-((z / 0.70) ** 2))
        lumps = 0.005 * (np.sin(9 * x + 7 * z + phase[0]) + np.sin(11 * z - 6 * x + phase[1]))
        edge = 0.006 * np.sin(5.5 * z + phase[2])
        out = np.column_stack([x + edge * lift, y - (hollow + lumps) * lift, z])
        return np.asarray(out)

    skin = cushion(size, 0.036, (6, 9), slept, corner_steps=2)
    return skin.turned("y", float(chance.uniform(-0.008, 0.008))).shifted(0, p.bed_y_m + 0.001, 0)


def _blanket(p: IronCot, chance: Chance) -> list[Surface]:
    """A grey blanket folded in three at the foot: three soft layers, each slipped a little."""
    out = []
    y = p.bed_y_m + (0.078 if p.mattress else 0.004)
    for layer in range(3):
        wide, deep, thick = p.width_m - 0.14 - 0.006 * layer, 0.40 - 0.012 * layer, 0.030
        phase = float(chance.uniform(0, 6.28))

        def folds(points: Floats, phase: float = phase) -> Floats:
            x, z = points[:, 0], points[:, 2]
            ripple = 0.0035 * np.sin(8 * x + phase) + 0.003 * np.sin(13 * z + 4 * x + 2 * phase)
            droop = 0.018 * np.clip(np.abs(x) / 0.28, 0, 1.3) ** 4
            return np.asarray(points + np.column_stack([0 * x, ripple - droop * 0.5, 0 * x]))

        slab = cushion((wide, thick, deep), 0.0145, (4, 4), folds, corner_steps=1)
        slip = chance.uniform(-1, 1, 3) * np.array([0.008, 0.02, 0.010])
        slab = slab.turned("y", float(slip[1]))
        out.append(slab.shifted(float(slip[0]), y + 0.027 * layer, p.length_m / 2 - 0.31 + float(slip[2])))
    return out
