"""Ceilings of picture rooms: a lay-light of obscured glass with the day above it; a grid of beams."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.lamp import Lamp, warmth
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.mesh import Built, Emitter
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.sweep import sweep
from enfilade.pipeline.shapes.wear import mottled

BAR_M = 0.034
CURB = np.array(
    [(0.0, -0.11), (0.03, -0.11), (0.07, -0.085), (0.085, -0.045), (0.11, -0.03), (0.11, 0.0), (0.0, 0.0)]
)
"""Of the moulding round the glass: out from the opening's edge, up to the ceiling, counter-clockwise."""


class LayLight(Lamp):
    """Parameters of a lay-light: a glazed ceiling in a moulded curb. The panes give the light of the day."""

    width_m: float = Field(default=3.0, ge=0.6, le=12)
    depth_m: float = Field(default=4.0, ge=0.6, le=16)
    bays_x: int = Field(default=3, ge=1, le=16)
    bays_z: int = Field(default=4, ge=1, le=20)
    lumens: float = Field(default=14000, ge=100, le=200000, description="Of the whole ceiling")
    kelvin: float = warmth(6000)
    finish: str = "oil-paint-white"
    bar_finish: str = "steel-satin"


class BeamGrid(Lamp):
    """Parameters of beams that cross below a flat ceiling, with a run of them along the walls."""

    width_m: float = Field(default=6.0, ge=1, le=30)
    depth_m: float = Field(default=8.0, ge=1, le=30)
    bays_x: int = Field(default=3, ge=1, le=12)
    bays_z: int = Field(default=4, ge=1, le=16)
    beam_m: float = Field(default=0.18, ge=0.06, le=0.6, description="Width of a beam")
    drop_m: float = Field(default=0.22, ge=0.05, le=0.8)
    finish: str = "plaster-warm-white"


@kind("lay-light", "ceiling", LayLight)
def build_light(params: LayLight, chance: Chance) -> Built:
    """Return curb, bars and panes; one even light shines down from the whole of the glass."""
    p = params
    to = Assembly(chance)
    w, d = p.width_m / 2, p.depth_m / 2
    # Clockwise seen from below, so that the section's first axis points away from the glass.
    path = [(-w, 0.0, -d), (w, 0.0, -d), (w, 0.0, d), (-w, 0.0, d)]
    to.put(p.finish, sweep(CURB, path, up=(0, 1, 0), closed=True), vary=0.01)
    glass = -0.030
    step_x, step_z = p.width_m / p.bays_x, p.depth_m / p.bays_z
    for i in range(p.bays_x):
        for j in range(p.bays_z):
            pane = plate(step_x, step_z, 1, 1).turned("x", np.pi / 2)
            at = ((i + 0.5) * step_x - w, glass, (j + 0.5) * step_z - d)
            to.put("daylight-glass", pane.shifted(*at), vary=0.02)
    for i in range(1, p.bays_x):
        bar = box((BAR_M, 0.05, p.depth_m), 0.003, ("-z", "+z"), grain="z")
        to.put(p.bar_finish, bar.shifted(i * step_x - w, glass - 0.020, 0))
    for j in range(1, p.bays_z):
        bar = box((p.width_m, 0.05, 0.8 * BAR_M), 0.003, ("-x", "+x"), grain="x")
        to.put(p.bar_finish, bar.shifted(0, glass - 0.0195, j * step_z - d))
    light = Emitter(
        "quad",
        (-w + 0.02, glass - 0.050, -d + 0.02),
        p.lumens,
        p.kelvin,
        p.layer,
        edge_u=(p.width_m - 0.04, 0.0, 0.0),
        edge_v=(0.0, 0.0, p.depth_m - 0.04),
    )
    return Built(to.parts(mottled(chance, 0.8, 0.015)), emitters=(light,))


@kind("beam-grid", "ceiling", BeamGrid)
def build_grid(params: BeamGrid, chance: Chance) -> Built:
    """Return the beams: those along x whole, those along z cut between them."""
    p = params
    to = Assembly(chance)
    w, d = p.width_m - p.beam_m, p.depth_m - p.beam_m
    at_x = np.linspace(-w / 2, w / 2, p.bays_x + 1)
    at_z = np.linspace(-d / 2, d / 2, p.bays_z + 1)
    for z in at_z:
        long = box((p.width_m, p.drop_m, p.beam_m), 0.008, ("+y",), grain="x")
        to.put(p.finish, long.shifted(0, -p.drop_m / 2, float(z)), vary=0.015)
    free = d / p.bays_z - p.beam_m
    for x in at_x if free > 0.05 else []:
        for k in range(p.bays_z):
            short = box((p.beam_m, p.drop_m, free), 0.008, ("+y", "-z", "+z"), grain="z")
            middle = float(at_z[k] + at_z[k + 1]) / 2
            to.put(p.finish, short.shifted(float(x), -p.drop_m / 2, middle), vary=0.015)
    return Built(to.parts(mottled(chance, 0.9, 0.02)))
