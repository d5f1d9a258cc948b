"""Woven pieces: a carpet hung on a wall, one on a sloped platform. The pattern is data (content/weave.py)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.cards import leaning, put_card
from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.kinds.weaving import Patterned, on_tile, woven_part
from enfilade.pipeline.mesh import Built, Face, Floats, Part
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.sheet import sheet
from enfilade.pipeline.shapes.surface import Surface, joined, surface
from enfilade.pipeline.shapes.wear import at_foot

PILE_M = 0.007
FRINGE_M = 0.055
CARD_M = (0.42, 0.28)
CELLS = (5, 8)
"""Columns and rows of the sheet in each quarter: enough for the slow waves of hanging cloth."""

Place = Callable[[Floats, Floats], Floats]
"""From the flat carpet (x across, y along, metres about its middle) to where it hangs or lies."""


class Woven(Patterned):
    """What every carpet takes."""

    width_m: float = Field(default=1.6, ge=0.4, le=5)
    label: bool = Field(default=True, description="A title card: face label-1")

    @property
    def length_of_m(self) -> float:
        """The length that the pattern asks for."""
        return self.length_for(self.width_m)


class Carpet(Woven):
    """Parameters of a carpet hung on a wall by a batten."""

    bottom_m: float = Field(default=0.35, ge=0, le=3, description="Of its lower fringe above the floor")


class CarpetPlatform(Woven):
    """Parameters of a carpet on a low sloped platform; one reads it from its +z side."""

    front_m: float = Field(default=0.22, ge=0.08, le=0.9)
    tilt_deg: float = Field(default=14, ge=0, le=60)
    finish: str = "wood-oak"


@kind("carpet", "wall", Carpet)
def build_carpet(params: Carpet, chance: Chance) -> Built:
    """Return the carpet on its batten, 30 mm off the wall, with fringes and its card."""
    p = params
    to = Assembly(chance)
    long = p.length_of_m
    middle = p.bottom_m + FRINGE_M + long / 2
    phase = chance.uniform(0, 6.28, 3)

    def hung(x: Floats, y: Floats) -> Floats:
        down = np.clip((long / 2 - y) / long, 0, 1)
        wave = 0.006 * np.sin(2.6 * x / p.width_m * np.pi + phase[0]) + 0.004 * np.sin(
            1.7 * y + 3 * x + phase[1]
        )
        # The side edges curl a little towards the wall at the foot.
        curl = 0.006 * down * (2 * np.abs(x) / p.width_m) ** 4 * np.sin(phase[2])
        return np.stack([x, y + middle, 0.026 + wave * down + curl], axis=-1)

    pieces = _pile(to, p, long, hung, chance)
    batten = box((p.width_m - 0.04, 0.045, 0.018), 0.003, ("-z",), grain="x")
    to.put("wood-oak", batten.shifted(0, middle + long / 2 - 0.030, 0.009))
    for end in (1.0, -1.0):
        to.put("wool", _fringe(p.width_m, end, long, hung, chance), vary=0.02)
    faces: list[Face] = []
    if p.label:
        at = (p.width_m / 2 + 0.10 + CARD_M[0] / 2, 1.20 + CARD_M[1] / 2, 0.006)
        block = box((0.7 * CARD_M[0], 0.7 * CARD_M[1], 0.006), 0.0, ("-z", "+z")).shifted(at[0], at[1], 0.003)
        to.put("steel-dark", block)
        faces.append(put_card(to, "label-1", CARD_M, at, np.eye(3)))
    return Built((*to.parts(), pieces), faces=tuple(faces))


@kind("carpet-platform", "floor", CarpetPlatform)
def build_platform(params: CarpetPlatform, chance: Chance) -> Built:
    """Return the platform with a slim edge and the carpet lying on its slope."""
    p = params
    to = Assembly(chance)
    long = p.length_of_m
    tilt = math.radians(p.tilt_deg)
    rim = 0.09
    deep, wide = long + 2 * FRINGE_M + 2 * rim, p.width_m + 2 * rim
    run, rise = deep * math.cos(tilt), deep * math.sin(tilt)
    to.put("steel-dark", box((wide - 0.12, 0.05, run - 0.12), 0.0, ("-y", "+y")).shifted(y=0.025))
    to.put(p.finish, *_ramp(wide, run, p.front_m, p.front_m + rise), vary=0.02)
    slope = leaning(math.pi / 2 - tilt)
    top = np.array([0.0, p.front_m + rise / 2, 0.0])

    def lain(x: Floats, y: Floats) -> Floats:
        flat = np.stack([x, y, np.full_like(x, 0.003)], axis=-1)
        return np.asarray(flat @ slope.T + top)

    pile = _pile(to, p, long, lain, chance)
    for end in (1.0, -1.0):
        to.put("wool", _fringe(p.width_m, end, long, lain, chance), vary=0.02)
    faces: list[Face] = []
    if p.label:
        size = (min(0.70, 0.4 * wide), min(0.20, p.front_m - 0.07) if p.front_m > 0.14 else 0.07)
        if size[1] > 0.06:
            low = 0.05 + (p.front_m - 0.05) / 2
            faces.append(put_card(to, "label-1", size, (0.0, low, run / 2 + 0.0005), np.eye(3)))
    return Built(
        (*to.parts(at_foot(0.08, 0.12)), pile), faces=tuple(faces), footprint=rectangle(wide, run + 0.01)
    )


def _pile(to: Assembly, p: Woven, long: float, place: Place, chance: Chance) -> Part:
    """The face as one part, its texture where the pattern is; the cut edge goes to the assembly."""
    quarters = []
    for sx in (1.0, -1.0):
        for sy in (1.0, -1.0):
            x = np.linspace(0, sx * p.width_m / 2, CELLS[0] + 1)
            y = np.linspace(0, sy * long / 2, CELLS[1] + 1)
            xx, yy = np.meshgrid(x, y)
            grid = sheet(place(xx, yy))
            uv = np.stack([np.abs(xx) / (p.width_m / 2), np.abs(yy) / (long / 2)], axis=-1).reshape(-1, 2)
            laid = surface(grid.positions, grid.normals, on_tile(uv), grid.triangles)
            quarters.append(laid if sx * sy > 0 else laid.reversed())
    whole = woven_part(p.pattern, quarters)
    # Baths of dye and years of light: long soft bands down the carpet, a little deeper to one side.
    height = whole.positions[:, 1:2] + 0.3 * whole.positions[:, 2:3]
    phase = chance.uniform(0, 6.28, 2)
    tone = 1 + 0.035 * np.sin(3.1 * height + phase[0]) + 0.02 * np.sin(7.3 * height + phase[1])
    lifted = whole.positions + PILE_M * whole.normals
    rim = _rim(p.width_m, long, place)
    to.put("wool", rim.tinted(np.array([0.16, 0.12, 0.10])), vary=0.0)
    return replace(whole, positions=lifted, colour=np.clip(whole.colour * tone, 0.04, 1.3))


def _rim(wide: float, long: float, place: Place) -> Surface:
    """The overcast edge: a strip from the face back to what it hangs on, on all four sides."""
    w, h = wide / 2, long / 2
    t = np.linspace(-1, 1, 9)
    runs = (
        ((t * w), np.full(9, -h)),
        (np.full(9, w), t * h),
        (-t * w, np.full(9, h)),
        (np.full(9, -w), -t * h),
    )
    strips = []
    for x, y in runs:
        back = place(x, y)
        middle = place(x * 0.999, y * 0.999)
        along = np.gradient(back, axis=0)
        inward = middle - back
        normal = np.cross(along, -inward)
        normal /= np.linalg.norm(normal, axis=1, keepdims=True)
        front = back + normal * PILE_M
        strips.append(sheet(np.stack([back, front])))
    return joined(strips)


def _fringe(wide: float, end: float, long: float, place: Place, chance: Chance) -> Surface:
    """Knotted warp ends: narrow tufts side by side, none quite straight."""
    count = max(12, int(wide / 0.034))
    pitch = wide / count
    tufts = []
    for k in range(count):
        x = (k + 0.5) * pitch - wide / 2
        length = FRINGE_M * float(chance.uniform(0.75, 1.0))
        lean = float(chance.uniform(-0.006, 0.006))
        root, tip = end * long / 2, end * (long / 2 + length)
        across = np.array(
            [[x - 0.36 * pitch, x + 0.36 * pitch], [x + lean - 0.22 * pitch, x + lean + 0.22 * pitch]]
        )
        down = np.array([[root, root], [tip, tip]])
        grid = place(across, down)
        tuft = sheet(grid)
        tufts.append(tuft if end > 0 else tuft.reversed())
    whole = joined(tufts)
    lifted = Surface(
        whole.positions + 0.003 * whole.normals, whole.normals, whole.uv, whole.triangles, whole.colour
    )
    return lifted.tinted(np.array([0.92, 0.88, 0.80]))


def _ramp(wide: float, run: float, low: float, high: float) -> list[Surface]:
    """A sloped block: its top, four sides, no underside; low edge to +z."""
    w, d, foot = wide / 2, run / 2, 0.05
    corners = {
        "front": [(-w, foot, d), (w, foot, d), (w, low, d), (-w, low, d)],
        "back": [(w, foot, -d), (-w, foot, -d), (-w, high, -d), (w, high, -d)],
        "left": [(-w, foot, -d), (-w, foot, d), (-w, low, d), (-w, high, -d)],
        "right": [(w, foot, d), (w, foot, -d), (w, high, -d), (w, low, d)],
        "top": [(-w, low, d), (w, low, d), (w, high, -d), (-w, high, -d)],
    }
    out = []
    for a, b, c, e in corners.values():
        grid = np.array([[a, b], [e, c]])
        out.append(sheet(grid))
    edge = box((wide + 0.004, 0.016, 0.016), 0.003, grain="x")
    out.append(edge.shifted(0, low - 0.004, d - 0.004))
    return out
