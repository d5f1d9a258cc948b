"""The door of a cell: a riveted steel leaf in an angle-iron frame, with peephole, hatch, bolt and lock."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Floats, Moving
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.extrude import extrude
from enfilade.pipeline.shapes.hardware import (
    bolts,
    bow_handle,
    keyhole_plate,
    knuckle,
    line,
    rivets,
)
from enfilade.pipeline.shapes.lathe import cylinder, disc, dome, lathe
from enfilade.pipeline.shapes.mirror import mirrored
from enfilade.pipeline.shapes.profile import circle
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.surface import Surface, joined
from enfilade.pipeline.shapes.sweep import sweep, tube
from enfilade.pipeline.shapes.wear import at_foot, both, handled, mottled

GAP_M = 0.003
REBATE_M = 0.022
THICK_M = 0.040
HINGE_Y = (0.36, 1.52)


class CellDoor(KindParams):
    """Parameters of a cell door. The leaf stands at the wall's +z face and opens into +z."""

    width_m: float = Field(default=0.75, ge=0.55, le=1.3)
    height_m: float = Field(default=1.90, ge=1.5, le=2.6)
    depth_m: float = Field(default=0.45, ge=0.10, le=1.5)
    hinge: Literal["left", "right"] = Field(default="left", description="Seen from the +z side")
    open_deg: float = Field(
        default=100, ge=0, le=165, description="Beyond 165 the lock case would strike the wall"
    )
    rest_deg: float = Field(default=100, ge=0, le=165, description="How it stands; cell doors stand open")
    peephole_y_m: float = Field(default=1.45, ge=1.0, le=1.7)
    hatch_y_m: float = Field(default=1.10, ge=0.8, le=1.3, description="Middle of the food hatch")
    hatch: bool = True
    finish: str = "steel-painted"


@kind("cell-door", "opening", CellDoor)
def build(params: CellDoor, chance: Chance) -> Built:
    """Return the door, hung on the left and mirrored where it hangs on the right."""
    pivot = (-params.width_m / 2 - 0.004, 0.0, params.depth_m / 2 + 0.034)
    uneven = mottled(chance, 0.5, 0.05)
    still = Assembly(chance)
    _frame(still, params, pivot)
    leaf = Assembly(chance)
    _leaf(leaf, params, chance)
    _straps(leaf, params, pivot)
    _lock(leaf, params)
    _peephole(leaf, params, chance)
    if params.hatch:
        _hatch(leaf, params)
    lock = (params.width_m / 2 - 0.14, 1.0, params.depth_m / 2)
    worn = both(uneven, at_foot(0.25, 0.14), handled(lock, 0.22, 0.13))
    open_rad = float(np.radians(params.open_deg))
    rest = min(float(np.radians(params.rest_deg + chance.uniform(-3, 3))), open_rad)
    moving = Moving("leaf", pivot, (0.0, -1.0, 0.0), open_rad, max(rest, 0.0), leaf.parts(worn))
    built = Built(still.parts(both(uneven, at_foot(0.2, 0.15))), (moving,))
    return built if params.hinge == "left" else mirrored(built)


def _frame(to: Assembly, p: CellDoor, pivot: tuple[float, float, float]) -> None:
    """A rebated steel frame swept up, over and down, its flange lying 8 mm proud of the wall."""
    section = np.array(
        [
            (0, -0.085), (0, 0), (0.040, 0), (0.040, 0.005), (0.037, 0.008), (-0.020, 0.008),
            (-REBATE_M, 0.006), (-REBATE_M, -0.045), (-0.043, -0.045), (-0.045, -0.047), (-0.045, -0.085),
        ]
    )  # fmt: skip
    w, h, z = p.width_m / 2, p.height_m, p.depth_m / 2
    path = [(-w, 0, z), (-w, h, z), (w, h, z), (w, 0, z)]
    to.put(p.finish, sweep(section, path, up=(0, 0, 1)))
    for y in _hinge_heights(p):
        to.put("steel-dark", knuckle(0.028, 0.076).shifted(pivot[0], y - 0.078, pivot[2]))
        to.put(
            "steel-dark", box((0.050, 0.13, 0.010), 0.002, ("-z",)).shifted(-w - 0.030, y - 0.04, z + 0.012)
        )
        to.put("steel-dark", box((0.024, 0.060, 0.030), 0.0).shifted(pivot[0] - 0.006, y - 0.04, z + 0.020))
    keeper = box((0.052, 0.085, 0.034), 0.003, ("-z",)).shifted(w + 0.008, 1.30, z + 0.024)
    to.put(
        "steel-dark",
        keeper,
        bolts([(w + 0.022, 1.30 - 0.028), (w + 0.022, 1.30 + 0.028)], z + 0.041, 0.007, 6),
    )


def _hinge_heights(p: CellDoor) -> tuple[float, float]:
    return (HINGE_Y[0], min(HINGE_Y[1], p.height_m - 0.32))


def _leaf(to: Assembly, p: CellDoor, chance: Chance) -> None:
    """Plates on both faces, cut fine enough to carry wear, with riveted flat borders and one rail."""
    half = p.width_m / 2 - REBATE_M - GAP_M
    low, high = 0.008, p.height_m - REBATE_M - GAP_M
    width, height, middle, z = 2 * half, high - low, (low + high) / 2, p.depth_m / 2
    core = box((width, height, THICK_M), 0.003, without=("+z", "-z"), grain="y")
    to.put(p.finish, core.shifted(0, middle, z - THICK_M / 2), vary=0.0)
    sheet = plate(width - 0.006, height - 0.006, 4, 9, grain="y").shifted(y=middle)
    to.put(p.finish, sheet.shifted(z=z), sheet.mirrored("z").shifted(z=z - THICK_M), vary=0.01)
    bar, flat = 0.055, 0.006
    side_x, end_y = half - bar / 2 - 0.001, bar / 2 + 0.001
    inner = width - 2 * bar - 0.002
    rail_y = 0.72
    for front in (True, False):
        face = z + flat / 2 if front else z - THICK_M - flat / 2
        hidden = ("-z",) if front else ("+z",)
        edge = 0.0015 if front else 0.0
        upright = box((bar, height - 0.002, flat), edge, hidden)
        across = box((inner, bar, flat), edge, hidden)
        pieces = [upright.shifted(s * side_x, middle, face) for s in (-1, 1)]
        pieces += [across.shifted(0, y, face) for y in (low + end_y, high - end_y, rail_y)]
        to.put(p.finish, *pieces, vary=0.02)
        pitch = 0.22 if front else 0.32
        heads = line((-side_x, low + 0.05), (-side_x, high - 0.05), pitch)
        heads += line((side_x, low + 0.05), (side_x, high - 0.05), pitch)
        for y in (low + end_y, high - end_y, rail_y):
            heads += line((-inner / 2 + 0.06, y), (inner / 2 - 0.06, y), pitch)
        jitter = chance.uniform(-0.003, 0.003, (len(heads), 2))
        heads = [(x + float(dx), y + float(dy)) for (x, y), (dx, dy) in zip(heads, jitter, strict=True)]
        to.put(p.finish, rivets(heads, z + flat if front else z - THICK_M - flat, 0.010, front, 5), vary=0.01)
    enamel = box((0.095, 0.062, 0.003), 0.001, ("-z",)).turned("z", float(chance.uniform(-0.02, 0.02)))
    to.put("enamel-white", enamel.shifted(0, min(1.66, high - 0.14), z + 0.002))


def _straps(to: Assembly, p: CellDoor, pivot: tuple[float, float, float]) -> None:
    """Tapering hinge straps bolted across the front, each ending in a knuckle as thick as a wrist."""
    z = p.depth_m / 2
    start, length = -p.width_m / 2 + 0.012, 0.55 * p.width_m
    outline = np.array(
        [
            (0, -0.032),
            (length - 0.02, -0.019),
            (length, -0.008),
            (length, 0.008),
            (length - 0.02, 0.019),
            (0, 0.032),
        ]
    )
    for y in _hinge_heights(p):
        strap = extrude(outline, 0.009, bevel_m=0.002, back=False).shifted(start, y + 0.04, z + 0.006)
        root = box((0.030, 0.060, 0.026), 0.0).shifted(pivot[0] + 0.016, y + 0.04, z + 0.020)
        heads = [(start + length * t, y + 0.04) for t in (0.20, 0.52, 0.85)]
        to.put("steel-dark", strap, root, knuckle(0.028, 0.080).shifted(pivot[0], y, pivot[2]))
        to.put("steel-dark", bolts(heads, z + 0.015, 0.011, 7))
        pin = dome(0.017, 0.018, 6)
        to.put("steel-dark", pin.shifted(pivot[0], y + 0.080, pivot[2]))


def _lock(to: Assembly, p: CellDoor) -> None:
    """A heavy lock case, a bow handle under it and a sliding bolt over it."""
    x, z = p.width_m / 2 - 0.130, p.depth_m / 2
    case = box((0.165, 0.215, 0.058), 0.005, ("-z",)).shifted(x, 0.985, z + 0.034)
    back = box((0.200, 0.250, 0.007), 0.002, ("-z",)).shifted(x, 0.985, z + 0.0095)
    screws = [(x + sx * 0.066, 0.985 + sy * 0.090) for sx in (-1, 1) for sy in (-1, 1)]
    cover, hole = keyhole_plate(0.034, 0.062)
    to.put(p.finish, case, back)
    to.put("steel-dark", rivets(screws, z + 0.063, 0.007, sides=5))
    to.put("brass", cover.shifted(x - 0.02, 0.99, z + 0.063), vary=0.05)
    to.put("rubber", hole.shifted(x - 0.02, 0.99, z + 0.063))
    to.put("steel-dark", bow_handle(0.15, 0.05, 0.008).shifted(x - 0.02, 0.80, z + 0.001))
    # Drawn back, as it is on a door that stands open: it ends where the leaf ends.
    bar = tube([(x - 0.185, 1.30, z + 0.030), (p.width_m / 2 - 0.030, 1.30, z + 0.030)], 0.013, 8)
    knob = tube([(x - 0.035, 1.30, z + 0.030), (x - 0.035, 1.285, z + 0.085)], 0.008, 6)
    to.put("steel-dark", bar, knob)
    for at in (x - 0.10, x + 0.045):
        staple = box((0.026, 0.060, 0.044), 0.003, ("-z",)).shifted(at, 1.30, z + 0.024)
        to.put("steel-dark", staple)
    to.put("steel-dark", box((0.235, 0.080, 0.005), 0.0, ("-z",)).shifted(x - 0.025, 1.30, z + 0.0045))


def _peephole(to: Assembly, p: CellDoor, chance: Chance) -> None:
    """A ringed glass eye under a cover that hangs from one rivet, never quite straight."""
    y, z = p.peephole_y_m, p.depth_m / 2
    rim = [(0.040, 0.0), (0.038, 0.006), (0.024, 0.006), (0.020, 0.001)]
    eye = lathe(rim, 12).turned("x", np.pi / 2)
    glass = disc(0.022, 10).turned("x", np.pi / 2)
    to.put(
        "steel-dark",
        eye.shifted(0, y, z),
        lathe(rim[1:], 10).turned("x", -np.pi / 2).shifted(0, y, z - THICK_M + 0.004),
    )
    to.put("glass", glass.shifted(0, y, z + 0.0005), glass.mirrored("z").shifted(0, y, z - THICK_M - 0.0005))
    drop = _drop(0.034, 0.062).turned("z", float(chance.uniform(-0.22, 0.22)))
    to.put(p.finish, drop.shifted(0, y + 0.062, z + 0.008))
    to.put("steel-dark", rivets([(0, y + 0.062)], z + 0.011, 0.008))


def _drop(radius_m: float, length_m: float) -> Surface:
    """A peephole's cover: a disc below, narrowing to its rivet at the origin."""
    rim = circle(radius_m, 12, -np.pi / 2 + np.pi / 12)
    keep = rim[rim[:, 1] < radius_m * 0.6] - np.array([0, length_m])
    order = np.argsort(np.arctan2(keep[:, 0], -(keep[:, 1] + length_m)))
    outline: Floats = np.concatenate([keep[order], [(0.011, 0.008), (0.0, 0.013), (-0.011, 0.008)]])
    return extrude(outline, 0.003, back=False)


def _hatch(to: Assembly, p: CellDoor) -> None:
    """The food hatch, 0.30 × 0.20: a framed flap hinged at its foot and bolted at its head."""
    y, z, w, h = p.hatch_y_m, p.depth_m / 2, 0.30, 0.20
    x = -0.075 if p.width_m < 0.9 else 0.0
    for front in (True, False):
        face = z + 0.004 if front else z - THICK_M - 0.004
        hidden = ("-z",) if front else ("+z",)
        rim: list[Surface] = []
        for s in (-1, 1):
            rim.append(
                box((0.024, h + 0.048, 0.008), 0.002 if front else 0, hidden).shifted(
                    x + s * (w / 2 + 0.012), y, face
                )
            )
            rim.append(
                box((w, 0.024, 0.008), 0.002 if front else 0, hidden).shifted(
                    x, y + s * (h / 2 + 0.012), face
                )
            )
        to.put(p.finish, joined(rim))
    flap = box((w - 0.006, h - 0.006, 0.009), 0.003, ("-z",)).shifted(x, y, z + 0.0045)
    inner = box((w - 0.004, h - 0.004, 0.004), 0.0, ("+z",)).shifted(x, y, z - THICK_M - 0.001)
    to.put(p.finish, flap, inner)
    for s in (-1, 1):
        roll = cylinder(0.009, 0.055, 7).turned("z", np.pi / 2)
        to.put("steel-dark", roll.shifted(x + s * 0.085 + 0.0275, y - h / 2 - 0.002, z + 0.014))
        to.put(
            "steel-dark", box((0.048, 0.05, 0.004), 0.0, ("-z",)).shifted(x + s * 0.085, y - 0.07, z + 0.011)
        )
    slide = tube([(x, y + 0.052, z + 0.019), (x, y + h / 2 + 0.036, z + 0.019)], 0.007, 6)
    staple = box((0.034, 0.018, 0.020), 0.0, ("-z",))
    to.put(
        "steel-dark", slide, staple.shifted(x, y + 0.078, z + 0.017), staple.shifted(x, y + 0.122, z + 0.016)
    )
    to.put("steel-dark", tube([(x, y + 0.056, z + 0.019), (x, y + 0.056, z + 0.045)], 0.006, 6))
