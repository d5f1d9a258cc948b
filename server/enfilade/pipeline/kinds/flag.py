"""A flag: on a staff in its stand, fallen into folds; or stretched on a wall, its emblem whole.

The cloth is white and takes the bands' dyes as its colour, so any flag of level bands is data. A hall shows
one only where a source attests it, or as an addition of ours that says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.finishes.surface import hexed
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Floats, Ints
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.lathe import lathe, sphere
from enfilade.pipeline.shapes.sheet import gathered, sheet
from enfilade.pipeline.shapes.surface import Surface, surface
from enfilade.pipeline.shapes.sweep import tube
from enfilade.pipeline.shapes.triangulate import triangulate
from enfilade.pipeline.shapes.wear import mottled

Hung = Callable[[Floats, Floats], Floats]
"""From cloth (u along the fly, v down the hoist, metres) to where it hangs."""

Design = Literal["azerbaijan", "plain"]

BANDS: dict[str, tuple[str, ...]] = {"azerbaijan": ("#2f7791", "#a03e42", "#487f54"), "plain": ("#c9c2b2",)}
"""Level bands from the top. Dyed cloth in a room, not the printed standard: nothing is of pure colour."""
EMBLEM = "#dcdad4"
CLOTH_ALBEDO = 0.70
ROWS, COLUMNS = 15, 36
CLOTH_M, EMBLEM_M = 0.0006, 0.0020
"""Off the middle of the cloth, each to its own side."""
PATCH_M = 0.05
"""No edge of the emblem is longer: a pleat is 0.25 m of cloth, and a flat piece across it is seen from
behind.
"""


class FlagStand(KindParams):
    """Parameters of a flag on a staff with a foot; the cloth falls to the right (+x)."""

    height_m: float = Field(default=2.5, ge=1.2, le=4, description="Of the staff with its finial")
    cloth_m: float = Field(default=1.5, ge=0.6, le=2.4, description="Fly; the hoist is half of it")
    design: Design = "azerbaijan"
    finish: str = "wood-walnut"
    foot_finish: str = "brass"


class FlagWall(KindParams):
    """Parameters of a flag stretched from a rod on a wall."""

    width_m: float = Field(default=1.8, ge=0.5, le=5)
    middle_m: float = Field(default=2.2, ge=0.8, le=5)
    design: Design = "azerbaijan"
    rod_finish: str = "brass"


@kind("flag-stand", "floor", FlagStand)
def build_stand(params: FlagStand, chance: Chance) -> Built:
    """Return staff, foot, finial and the cloth, which hangs slantwise in seeded folds."""
    p = params
    to = Assembly(chance)
    top = p.height_m - 0.10
    to.put(p.finish, tube([(0, 0.10, 0), (0, top, 0)], 0.0145, 10))
    foot = [(0, 0), (0.165, 0), (0.170, 0.010), (0.160, 0.022), (0.080, 0.050), (0.034, 0.075),
            (0.026, 0.110), (0.024, 0.190), (0.0, 0.190)]  # fmt: skip
    to.put(p.foot_finish, lathe(foot, 20, crease_rad=0.9))
    to.put(p.foot_finish, lathe([(0.0145, 0), (0.024, 0.006), (0.022, 0.014), (0, 0.02)], 12).shifted(y=top))
    to.put(p.foot_finish, sphere(0.026, 12, 7).shifted(y=top + 0.040))
    hoist = min(p.cloth_m / 2, top - 0.55)
    drop = _fallen(p.cloth_m, hoist, top - 0.03, chance)
    for piece in _cloth(p.design, p.cloth_m, hoist, drop):
        to.put("flag-cloth", piece, vary=0.0)
    low = [part.positions for part in to.parts()]
    cloth = np.concatenate(low)
    reach = max(0.18, float(cloth[cloth[:, 1] < 1.9][:, 0].max()))
    return Built(
        to.parts(mottled(chance, 0.3, 0.05)),
        footprint=np.array([(-0.18, -0.18), (reach, -0.18), (reach, 0.18), (-0.18, 0.18)]),
    )


@kind("flag-wall", "wall", FlagWall)
def build_wall(params: FlagWall, chance: Chance) -> Built:
    """Return the cloth 30 mm off the wall under a rod, with the slow wave of hung cloth."""
    p = params
    to = Assembly(chance)
    hoist = p.width_m / 2
    low = p.middle_m - hoist / 2
    phase = chance.uniform(0, 6.28, 2)

    def hung(u: Floats, v: Floats) -> Floats:
        down = v / hoist
        wave = 0.010 * np.sin(5.2 * u / p.width_m * np.pi + phase[0]) + 0.006 * np.sin(
            11 * u / p.width_m + phase[1]
        )
        return np.stack([u - p.width_m / 2, low + hoist - v, 0.034 + wave * (0.25 + 0.75 * down)], axis=-1)

    for piece in _cloth(p.design, p.width_m, hoist, hung, both=False):
        to.put("flag-cloth", piece, vary=0.0)
    top = low + hoist
    to.put(
        p.rod_finish,
        tube([(-p.width_m / 2 - 0.05, top, 0.034), (p.width_m / 2 + 0.05, top, 0.034)], 0.010, 8),
    )
    for s in (-1, 1):
        x = s * (p.width_m / 2 - 0.08)
        to.put(p.rod_finish, tube([(x, top + 0.01, 0.0), (x, top + 0.01, 0.034)], 0.006, 6))
        to.put(p.rod_finish, sphere(0.016, 10, 6).shifted(s * (p.width_m / 2 + 0.055), top, 0.034))
    return Built(to.parts(mottled(chance, 0.4, 0.03)))


def _fallen(fly: float, hoist: float, top: float, chance: Chance) -> Hung:
    """How a flag hangs from an upright staff in still air.

    Each thread of the fly runs down at a slant, the steeper the further it is from the staff, and is
    gathered in pleats; lengths along it hold to within an eighth.
    """
    phase = chance.uniform(0, 6.28, 3)
    count = 2.2 + float(chance.uniform(-0.15, 0.15))

    def hung(u: Floats, v: Floats) -> Floats:
        s, down = u / fly, v / hoist
        sink = fly * (0.48 * s + 0.24 * s * s) * (1 - 0.06 * down)
        reach = fly * (0.64 * s - 0.12 * s * s) * (0.90 + 0.22 * down)
        turn = 2 * np.pi * count * s + 0.9 * down + phase[0]
        deep = min(0.05, 0.034 * fly) * np.minimum(1, 2.5 * s) * (0.75 + 0.5 * down)
        x = 0.016 + reach + 0.12 * deep * np.sin(2 * turn + phase[1])
        z = deep * np.sin(turn) + 0.012 * np.sin(3.1 * down + 5 * s + phase[2]) * s
        return np.stack([x, top - v - sink, z], axis=-1)

    return hung


def _cloth(design: str, fly: float, hoist: float, hung: Hung, both: bool = True) -> list[Surface]:
    """The bands as sheets, seen from one side or both, and the emblem a millimetre before each."""
    bands = BANDS[design]
    pieces: list[Surface] = []
    rows = max(2, ROWS // len(bands))
    for k, dye in enumerate(bands):
        v = np.linspace(hoist * (k + 1) / len(bands), hoist * k / len(bands), rows + 1)
        uu, vv = np.meshgrid(np.linspace(0, fly, COLUMNS + 1), v)
        flat = sheet(hung(uu, vv))
        # In a tight pleat the slopes along the grid's lines are not those of its triangles.
        normals = gathered(flat.positions, flat.triangles)
        band = surface(flat.positions, normals, flat.uv, flat.triangles).tinted(
            np.array(hexed(dye)) / CLOTH_ALBEDO
        )
        sides = (band, band.reversed()) if both else (band,)
        pieces += [_raised(side, CLOTH_M) for side in sides]
    if design == "azerbaijan":
        for outline in (_crescent(fly, hoist), _star(fly, hoist)):
            patch = _patch(outline, hung)
            for side in (patch, patch.reversed()) if both else (patch,):
                pieces.append(_raised(side, EMBLEM_M).tinted(np.array(hexed(EMBLEM)) / CLOTH_ALBEDO))
    return pieces


def _raised(side: Surface, by_m: float) -> Surface:
    """A side of the cloth off its middle, so that no two sides lie in one place."""
    return Surface(side.positions + by_m * side.normals, side.normals, side.uv, side.triangles, side.colour)


def _patch(outline: Floats, hung: Hung) -> Surface:
    """A flat shape of cloth (u, v) carried onto the hanging cloth; its normals are its triangles' own."""
    points = outline if _turns_left(outline) else outline[::-1]
    points, triangles = _split(points, triangulate(points), PATCH_M)
    u, v = points[:, 0], points[:, 1]
    hangs = hung(u, v)
    # v runs down, so a shape that turns left in (u, v) is seen from behind: turn it round.
    turned = triangles[:, ::-1].astype(np.int32)
    return surface(hangs, gathered(hangs, turned), points, turned)


def _split(points: Floats, triangles: Ints, most_m: float) -> tuple[Floats, Ints]:
    """Halve triangles at their longest edge until none exceeds `most_m`: a patch bends as its cloth does."""
    corners = points[triangles]
    while True:
        edges = np.linalg.norm(corners - np.roll(corners, -1, axis=1), axis=2)
        long = edges.max(axis=1) > most_m
        if not long.any():
            break
        # The longest edge first, then its other corner.
        order = (edges[long].argmax(axis=1)[:, None] + np.arange(3)) % 3
        a, b, c = np.moveaxis(np.take_along_axis(corners[long], order[..., None], axis=1), 1, 0)
        middle = (a + b) / 2
        halves = [np.stack([a, middle, c], axis=1), np.stack([middle, b, c], axis=1)]
        corners = np.concatenate([corners[~long], *halves])
    found, index = np.unique(corners.reshape(-1, 2).round(7), axis=0, return_inverse=True)
    return found, index.reshape(-1, 3).astype(np.int32)


def _turns_left(loop: Floats) -> bool:
    x, y = loop[:, 0], loop[:, 1]
    return bool(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) > 0)


def _crescent(fly: float, hoist: float) -> Floats:
    """A crescent in the middle band: two circles, open towards the fly."""
    cu, cv, r = 0.47 * fly, 0.5 * hoist, 0.150 * hoist
    off, inner = 0.030 * hoist, 0.125 * hoist
    # Where the circles meet, seen from either centre.
    x = (r * r - inner * inner + off * off) / (2 * off)
    y = np.sqrt(max(r * r - x * x, 0.0))
    a, b = np.arctan2(y, x), np.arctan2(y, x - off)
    outer = np.linspace(a, 2 * np.pi - a, 29)
    hollow = np.linspace(2 * np.pi - b, b, 25)[1:-1]
    ring = np.stack([np.cos(outer), np.sin(outer)], axis=1) * r
    cut = np.stack([np.cos(hollow) * inner + off, np.sin(hollow) * inner], axis=1)
    return np.asarray(np.concatenate([ring, cut]) + np.array([cu, cv]))


def _star(fly: float, hoist: float) -> Floats:
    """An eight-pointed star beside the crescent."""
    cu, cv, r = 0.47 * fly + 0.120 * hoist, 0.5 * hoist, 0.082 * hoist
    angle = np.arange(16) * np.pi / 8
    reach = np.where(np.arange(16) % 2 == 0, r, 0.52 * r)
    return np.stack([np.cos(angle) * reach + cu, np.sin(angle) * reach + cv], axis=1)
