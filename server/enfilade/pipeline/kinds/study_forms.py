"""Plain forms of things that museums keep: a jar, a bowl, beads. Studies of a type, never a holding.

No form copies an object: each is the outline that its type has anywhere, without decoration, so that a
vitrine has something in it to light and nobody can take it for an exhibit. Halls grade them conjecture.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.extrude import extrude
from enfilade.pipeline.shapes.lathe import cylinder, lathe, sphere
from enfilade.pipeline.shapes.profile import rounded_path
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import tube
from enfilade.pipeline.shapes.wear import at_foot, both, mottled

Form = Literal["jar", "bowl", "jug", "beads", "tool", "disc", "tablet", "box"]
Pieces = list[tuple[str, Surface]]

SIDES = 18


class StudyForm(KindParams):
    """Parameters of a form on its own; lift it with y_m onto a plinth or a shelf."""

    form: Form = "jar"
    size_m: float = Field(
        default=0.30, ge=0.05, le=1.2, description="Height of what stands, length of the rest"
    )
    finish: str = Field(default="", description="Other than the form's own: fired clay, bronze, stone")


@kind("study-form", "floor", StudyForm)
def build(params: StudyForm, chance: Chance) -> Built:
    """Return the form standing or lying on y = 0."""
    to = Assembly(chance)
    put_form(to, params.form, params.size_m, chance, finish=params.finish)
    return Built(
        to.parts(both(at_foot(0.1 * params.size_m, 0.12), mottled(chance, 0.5 * params.size_m, 0.07)))
    )


def put_form(
    to: Assembly,
    form: str,
    size_m: float,
    chance: Chance,
    at: tuple[float, float, float] = (0.0, 0.0, 0.0),
    finish: str = "",
) -> None:
    """Add a form at a place, turned a little by hand. Raises KeyError for a form that is not known."""
    turn = float(chance.uniform(-0.12, 0.12))
    for own, piece in FORMS[form](size_m):
        to.put(finish or own, piece.turned("y", turn).shifted(*at), vary=0.05)


def _turned(outline: list[tuple[float, float]], size_m: float, sides: int = SIDES) -> Surface:
    """A pot: its outline by height 1, its corners cut twice (Chaikin 1974) as thrown clay swells."""
    path = np.array(outline) * size_m
    for _ in range(2):
        near, far = 0.75 * path[:-1] + 0.25 * path[1:], 0.25 * path[:-1] + 0.75 * path[1:]
        cut = np.stack([near, far], axis=1).reshape(-1, 2)
        path = np.concatenate([path[:1], cut[1:-1], path[-1:]])
    return lathe(path, sides, crease_rad=1.2)


def _jar(size_m: float) -> Pieces:
    """A store jar: narrow foot, broad shoulder, short neck with a rolled lip, hollow to the neck."""
    outline = [(0.0, 0.0), (0.17, 0.0), (0.30, 0.30), (0.36, 0.58), (0.28, 0.80), (0.15, 0.90), (0.145, 0.95),
               (0.19, 1.0), (0.16, 1.0), (0.115, 0.94), (0.115, 0.84), (0.0, 0.80)]  # fmt: skip
    return [("clay", _turned(outline, size_m))]


def _bowl(size_m: float) -> Pieces:
    outline = [(0.0, 0.0), (0.22, 0.0), (0.23, 0.06), (0.46, 0.30), (0.52, 0.46), (0.495, 0.47), (0.43, 0.32),
               (0.20, 0.10), (0.0, 0.085)]  # fmt: skip
    return [("clay", _turned(outline, size_m, 22))]


def _jug(size_m: float) -> Pieces:
    outline = [(0.0, 0.0), (0.20, 0.0), (0.29, 0.18), (0.31, 0.38), (0.20, 0.62), (0.115, 0.74), (0.12, 0.90),
               (0.165, 1.0), (0.14, 1.0), (0.095, 0.88), (0.09, 0.74), (0.0, 0.68)]  # fmt: skip
    loop = [(0.10, 0.86), (0.30, 0.88), (0.42, 0.72), (0.40, 0.55), (0.24, 0.42)]
    path = np.array([(x, y, 0.0) for x, y in loop]) * size_m
    handle = tube(rounded_path(path, 0.08 * size_m, 2), 0.032 * size_m, 7)
    return [("clay", _turned(outline, size_m)), ("clay", handle)]


def _beads(size_m: float) -> Pieces:
    """A string of beads laid in a loop, the largest in the middle."""
    count = 21
    t = np.linspace(0.0, 1.0, count)
    angle = np.pi * (-0.22 + 1.44 * t)
    x, z = 0.46 * size_m * np.cos(angle), -0.36 * size_m * np.sin(angle) + 0.10 * size_m
    pieces: Pieces = []
    for k in range(count):
        r = size_m * (0.020 + 0.022 * float(np.sin(np.pi * t[k])) ** 2)
        name = "stone-agate" if k % 3 else "clay"
        pieces.append((name, sphere(r, 8, 5).shifted(float(x[k]), r, float(z[k]))))
    return pieces


def _tool(size_m: float) -> Pieces:
    """A flat wedge, as adzes of cast metal are: narrow butt, wider edge. It lies."""
    w = size_m
    half: Floats = np.array([(-0.5, -0.10), (0.34, -0.17), (0.5, -0.24), (0.53, 0.0), (0.5, 0.24),
                             (0.34, 0.17), (-0.5, 0.10)]) * w  # fmt: skip
    return [("bronze", extrude(half, 0.07 * w, bevel_m=0.018 * w).turned("x", -np.pi / 2))]


def _disc(size_m: float) -> Pieces:
    """A plain round plate, cast, with a rim and a boss; it lies."""
    r = size_m / 2
    outline = np.array([(0.0, 0.0), (0.96, 0.0), (1.0, 0.02), (1.0, 0.07), (0.93, 0.09), (0.88, 0.06),
                        (0.20, 0.06), (0.14, 0.12), (0.0, 0.13)]) * r  # fmt: skip
    return [("bronze", lathe(outline, 24, crease_rad=0.9))]


def _tablet(size_m: float) -> Pieces:
    """A slab of stone that leans back on a low block."""
    w, h, t = 0.7 * size_m, size_m, 0.09 * size_m
    slab = box((w, h, t), 0.03 * size_m, grain="x").shifted(y=h / 2).turned("x", -0.16)
    block = box((0.5 * w, 0.30 * h, 0.16 * size_m), 0.004).shifted(0, 0.15 * h, -0.17 * size_m)
    return [("limestone-ashlar", slab.shifted(y=0.008 * size_m)), ("steel-dark", block)]


def _casket(size_m: float) -> Pieces:
    """A small chest of wood with a lid a finger wider, four feet and a plain lock."""
    w, h, d = size_m, 0.5 * size_m, 0.58 * size_m
    e = 0.012 * size_m
    body = box((0.94 * w, 0.66 * h, 0.92 * d), e, ("-y",), grain="x").shifted(y=0.41 * h)
    lid = box((w, 0.24 * h, d), 2 * e, grain="x").shifted(y=0.86 * h)
    feet = [
        cylinder(0.045 * w, 0.09 * h, 10).shifted(sx * 0.40 * w, 0.0, sz * 0.37 * d)
        for sx in (-1, 1)
        for sz in (-1, 1)
    ]
    lock = box((0.10 * w, 0.16 * h, 0.012 * w), 0.003 * w).shifted(0, 0.72 * h, 0.5 * d)
    return [("wood-walnut", body), ("wood-walnut", lid), *(("wood-walnut", f) for f in feet), ("brass", lock)]


FORMS: dict[str, Callable[[float], Pieces]] = {
    "jar": _jar,
    "bowl": _bowl,
    "jug": _jug,
    "beads": _beads,
    "tool": _tool,
    "disc": _disc,
    "tablet": _tablet,
    "box": _casket,
}

SIZES = {
    "jar": 0.30,
    "bowl": 0.22,
    "jug": 0.27,
    "beads": 0.22,
    "tool": 0.17,
    "disc": 0.17,
    "tablet": 0.24,
    "box": 0.22,
}
"""What each form measures in a vitrine, metres: height of what stands, length of what lies."""
