"""A weaver's things: an upright loom with a piece begun, dyed hanks on a rail. Studies of a type."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.finishes.surface import hexed
from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.kinds.weaving import Patterned, on_tile, woven_part
from enfilade.pipeline.mesh import Built, Part
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.surface import Surface, joined
from enfilade.pipeline.shapes.sweep import tube
from enfilade.pipeline.shapes.wear import at_foot, both, mottled

WOOL_ALBEDO = 0.55
DYES = ("#7d3530", "#2c3c4e", "#d3c6a8", "#b08c4c", "#55644a", "#587180", "#4a372b", "#9a6a4c")
"""Madder, indigo, undyed, weld, weld over indigo, pale indigo, walnut husk, faded madder."""


class Loom(Patterned):
    """Parameters of an upright loom; the weaver sits before its +z side."""

    width_m: float = Field(default=1.7, ge=0.8, le=4)
    height_m: float = Field(default=2.1, ge=1.2, le=3.2)
    done_share: float = Field(default=0.36, ge=0.1, le=0.8, description="How much of the warp is woven")
    finish: str = "wood-worn"


class WoolHanks(KindParams):
    """Parameters of hanks of dyed wool on a rail."""

    length_m: float = Field(default=1.5, ge=0.4, le=5)
    top_m: float = Field(default=1.9, ge=0.8, le=3)
    hanks: int = Field(default=8, ge=1, le=24)
    finish: str = "wood-oak"


@kind("loom", "floor", Loom)
def build_loom(params: Loom, chance: Chance) -> Built:
    """Return posts, two beams, the warp, the woven part with the lower border first, a heddle rod."""
    p = params
    to = Assembly(chance)
    w, h = p.width_m, p.height_m
    for s in (-1, 1):
        post = box((0.11, h, 0.13), 0.008, ("-y",), grain="y").shifted(s * (w / 2 - 0.055), h / 2, 0)
        foot = box((0.14, 0.12, 0.72), 0.010, ("-y",), grain="z").shifted(s * (w / 2 - 0.055), 0.06, 0)
        to.put(p.finish, post, foot, vary=0.06)
    low, high = 0.34, h - 0.16
    for y in (low, high):
        to.put(p.finish, tube([(-w / 2 + 0.02, y, 0.03), (w / 2 - 0.02, y, 0.03)], 0.062, 14), vary=0.05)
    inside = w - 0.34
    front = 0.094
    span = high - low
    threads = min(110, max(16, int(inside / 0.016)))
    strands = []
    for k in range(threads):
        x = ((k + 0.5) / threads - 0.5) * inside + float(chance.uniform(-0.002, 0.002))
        strands.append(plate(0.0070, span, 1, 1, grain="y").shifted(x, low + span / 2, front - 0.004))
    warp = joined(strands)
    to.put("wool", warp, vary=0.01)
    rod = tube(
        [
            (-inside / 2 - 0.08, low + 0.68 * span, front + 0.03),
            (inside / 2 + 0.08, low + 0.68 * span, front + 0.03),
        ],
        0.015,
        8,
    )
    to.put(p.finish, rod)
    woven = _begun(p, inside, low + 0.01, p.done_share * span, front)
    back = plate(inside, p.done_share * span, 1, 1).reversed()
    to.put(
        "wool",
        back.shifted(0, low + 0.01 + p.done_share * span / 2, front - 0.006).tinted(
            np.array([0.45, 0.36, 0.3])
        ),
    )
    beater = box((0.20, 0.05, 0.03), 0.004, grain="x").shifted(
        0.24 * w, low + 0.10 + p.done_share * span, front + 0.016
    )
    to.put("wood-walnut", beater)
    parts = to.parts(both(at_foot(0.10, 0.15), mottled(chance, 0.4, 0.06)))
    return Built((*parts, woven), footprint=rectangle(w + 0.03, 0.74))


def _begun(p: Loom, wide: float, low: float, high: float, z: float) -> Part:
    """The woven part: the pattern from its lower end up, as far as the weaver has come."""
    share = min(1.0, high / p.length_for(wide / 2))
    quarters = []
    for s in (1.0, -1.0):
        piece = plate(wide / 2, high, 3, 4).shifted(s * wide / 4, low + high / 2, z)
        x = np.abs(piece.positions[:, 0]) / (wide / 2)
        y = 1 - (piece.positions[:, 1] - low) / high * share
        uv = on_tile(np.stack([x, y], axis=1))
        quarters.append(Surface(piece.positions, piece.normals, uv, piece.triangles, piece.colour))
    return woven_part(p.pattern, quarters)


@kind("wool-hanks", "wall", WoolHanks)
def build_hanks(params: WoolHanks, chance: Chance) -> Built:
    """Return the rail with pegs and a twisted hank on each, every one of another bath."""
    p = params
    to = Assembly(chance)
    rail = box((p.length_m, 0.07, 0.022), 0.004, ("-z",), grain="x")
    to.put(p.finish, rail.shifted(0, p.top_m, 0.011))
    for k in range(p.hanks):
        x = ((k + 0.5) / p.hanks - 0.5) * (p.length_m - 0.06)
        peg = (
            cylinder(0.010, 0.11, 10, 0.002).turned("x", np.pi / 2 - 0.12).shifted(x, p.top_m - 0.006, 0.018)
        )
        to.put(p.finish, peg)
        to.put(
            "wool",
            _hank(chance, min(0.055, 0.4 * p.length_m / p.hanks))
            .shifted(x, p.top_m - 0.002, 0.085)
            .tinted(np.array(hexed(DYES[k % len(DYES)])) / WOOL_ALBEDO * float(chance.uniform(0.92, 1.06))),
            vary=0.02,
        )
    return Built(to.parts(mottled(chance, 0.2, 0.05)))


def _hank(chance: Chance, half: float) -> Surface:
    """A skein folded over a peg: two strands that swell, cross once and end in a tuft."""
    long = float(chance.uniform(0.40, 0.48))
    turn = float(chance.uniform(0.85, 1.15)) * np.pi
    strands = []
    for side in (0.0, np.pi):
        t = np.linspace(0, 1, 13)
        angle = side + turn * np.clip((t - 0.12) / 0.8, 0, 1) * 2
        spread = half * 0.42 * np.sin(np.pi * np.clip(t * 1.02, 0, 1)) ** 0.6 + 0.006
        x, z = spread * np.cos(angle), spread * np.sin(angle) * 0.7
        path = np.stack([x, 0.012 - long * t, z], axis=1)
        strands.append(tube(path, half * 0.40, 8))
    return joined(strands)
