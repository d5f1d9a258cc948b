"""Structure that stands in rooms: columns with base and capital, beams under ceilings, worn thresholds."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.footprint import circle, rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import lathe
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import sweep
from enfilade.pipeline.shapes.wear import at_foot, both, handled, mottled


class Column(KindParams):
    """Parameters of a column."""

    shape: Literal["round", "square"] = "round"
    height_m: float = Field(default=3.2, ge=1.5, le=10)
    width_m: float = Field(default=0.40, ge=0.2, le=1.5, description="Of the shaft at its foot")
    finish: str = "plaster-warm-white"


class Beam(KindParams):
    """Parameters of a beam along x under a ceiling."""

    length_m: float = Field(default=4.0, ge=0.3, le=20)
    width_m: float = Field(default=0.24, ge=0.05, le=1)
    drop_m: float = Field(default=0.28, ge=0.05, le=1, description="Height below the ceiling")
    finish: str = "wood-oak"


class Threshold(KindParams):
    """Parameters of a threshold: a stone laid in a doorway, dished by feet."""

    width_m: float = Field(default=0.90, ge=0.4, le=4)
    height_m: float = Field(default=2.0, ge=1, le=6, description="The opening's; the stone takes none of it")
    depth_m: float = Field(default=0.40, ge=0.1, le=1.5)
    rise_m: float = Field(default=0.018, ge=0.008, le=0.02, description="Above the floor; 20 mm still walks")
    finish: str = "concrete-floor"


@kind("column", "floor", Column)
def build_column(params: Column, chance: Chance) -> Built:
    """Return the column: plinth, torus, fillet, a shaft with a slight entasis, necking, echinus, abacus."""
    p = params
    to = Assembly(chance)
    r, h = p.width_m / 2, p.height_m
    m = p.width_m / 0.4
    base, top = 0.16 * m, 0.20 * m
    plinth = box((2.75 * r, 0.07 * m, 2.75 * r), 0.005, ("-y",)).shifted(y=0.035 * m)
    abacus = box((2.7 * r, 0.06 * m, 2.7 * r), 0.005, ("+y",)).shifted(y=h - 0.03 * m)
    shaft = [(r * (1 - 0.15 * t**1.6), base + (h - base - top) * t) for t in np.linspace(0, 1, 7)]
    neck = 0.85 * r
    outline_ = [
        (1.32 * r, 0.07 * m), (1.36 * r, 0.085 * m), (1.36 * r, 0.105 * m), (1.30 * r, 0.122 * m),
        (1.12 * r, 0.125 * m), (1.12 * r, 0.138 * m), (1.04 * r, 0.145 * m), *shaft,
        (1.08 * neck, h - top + 0.004 * m), (1.12 * neck, h - top + 0.014 * m),
        (1.08 * neck, h - top + 0.024 * m),
        (neck, h - top + 0.028 * m), (neck, h - 0.115 * m), (1.06 * neck, h - 0.108 * m),
        (1.28 * neck, h - 0.085 * m),
        (1.42 * neck, h - 0.060 * m),
    ]  # fmt: skip
    if p.shape == "round":
        to.put(p.finish, lathe(outline_, 28, crease_rad=0.9), plinth, abacus, vary=0.01)
    else:
        to.put(p.finish, _square(np.array(outline_)), plinth, abacus, vary=0.01)
    worn = both(at_foot(0.5, 0.10), mottled(chance, 0.6, 0.04), handled((0, 1.2, r), 0.5, 0.05))
    reach = 2.75 * r
    foot = circle(1.4 * r, 12) if p.shape == "round" else rectangle(reach, reach)
    return Built(to.parts(worn), footprint=foot)


def _square(profile: Floats) -> Surface:
    """The profile carried up a square pier: a lathe of four sides, each shaded flat."""
    turned = lathe(profile * np.array([np.sqrt(2), 1.0]), 4, crease_rad=0.9)
    flat = turned.turned("y", np.pi / 4)
    a, b, c = (flat.positions[flat.triangles[:, k]] for k in range(3))
    normal = np.cross(b - a, c - a)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    index = np.arange(3 * len(flat.triangles)).reshape(-1, 3).astype(np.int32)
    corners = flat.triangles.reshape(-1)
    along = np.abs(normal[:, 0]) > np.abs(normal[:, 2])
    place = flat.positions[corners]
    uv = np.where(np.repeat(along, 3)[:, None], place[:, [1, 2]], place[:, [1, 0]])
    return Surface(place, np.repeat(normal, 3, axis=0), uv, index, np.ones((len(corners), 3)))


@kind("beam", "ceiling", Beam)
def build_beam(params: Beam, chance: Chance) -> Built:
    """Return the beam, its lower arrises taken off."""
    p = params
    to = Assembly(chance)
    body = box((p.length_m, p.drop_m, p.width_m), 0.010, ("+y",), grain="x")
    to.put(p.finish, body.shifted(y=-p.drop_m / 2))
    return Built(to.parts(mottled(chance, 0.5, 0.05)))


@kind("threshold", "opening", Threshold)
def build_threshold(params: Threshold, chance: Chance) -> Built:
    """Return the stone: a low slab with eased edges, 6 mm lower in its middle."""
    p = params
    to = Assembly(chance)
    d, t = p.depth_m + 0.02, p.rise_m
    section = np.array(
        [(-d / 2, 0.0), (d / 2, 0.0), (d / 2 - 0.012, t), (d / 6, t), (-d / 6, t), (-d / 2 + 0.012, t)]
    )
    path = [(float(x), 0.0, 0.0) for x in np.linspace(-p.width_m / 2, p.width_m / 2, 9)]
    stone = sweep(section, path, up=(0, 1, 0))
    x, y, _ = stone.positions.T
    dish = 0.006 * np.exp(-((x / (0.3 * p.width_m)) ** 2)) * (y > 1e-6)
    lowered = stone.positions - np.column_stack([0 * x, dish, 0 * x])
    tone = 1.0 + 0.08 * np.exp(-((x / (0.3 * p.width_m)) ** 2))
    worn = Surface(lowered, stone.normals, stone.uv, stone.triangles, stone.colour).tinted(tone[:, None])
    to.put(p.finish, worn, vary=0.04)
    return Built(to.parts(mottled(chance, 0.3, 0.05)))
