"""A relief map on a table: land from a coarse table of heights, cut smooth, tinted by height. Schematic."""

from __future__ import annotations

import numpy as np
from pydantic import Field, field_validator

from enfilade.pipeline.finishes.surface import hexed
from enfilade.pipeline.kinds.cards import leaning, put_card
from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.sheet import plate, sheet
from enfilade.pipeline.shapes.wear import at_foot

LOWLAND = (
    (900, 1400, 1900, 2600, 3200, 3400, 2900, 2000, 1100, 300, -30, -200),
    (500, 700, 900, 1500, 2300, 3000, 3300, 2700, 1700, 600, -30, -200),
    (600, 350, 250, 300, 500, 1000, 1700, 2100, 1500, 650, 60, -30),
    (1500, 800, 350, 180, 120, 150, 300, 600, 800, 500, 200, 20),
    (2100, 1700, 900, 350, 130, 60, 20, 30, 120, 200, 120, -20),
    (1800, 2200, 1900, 1000, 350, 90, 5, -15, -20, -15, -25, -60),
    (1300, 1900, 2500, 2100, 1100, 350, 60, -10, -20, -25, -30, -200),
    (900, 1200, 1900, 2300, 1700, 800, 250, 60, 0, -25, -60, -300),
    (800, 1000, 1300, 1600, 1500, 1200, 900, 700, 300, -26, -120, -500),
)
"""Heights in metres, rows from north to south: ranges, a plain between them, a sea to the east. By hand,
forty kilometres and more between values. It is a study of a landscape, no survey."""

TINTS = ((-600, "#6f7f86"), (-45, "#8b979a"), (-29, "#98a096"), (120, "#949b84"), (500, "#a5a38a"),
         (1100, "#aa9d85"), (1900, "#9a8975"), (2700, "#a59c92"), (3600, "#cfccc6"))  # fmt: skip
PLASTER = 0.70
CELLS = (46, 34)


class ReliefMap(KindParams):
    """Parameters of a relief map. Face: label-1 in front; it has to say that it is schematic."""

    width_m: float = Field(default=1.9, ge=0.6, le=4)
    depth_m: float = Field(default=1.35, ge=0.5, le=3)
    table_m: float = Field(default=0.74, ge=0.3, le=1)
    rise_m: float = Field(default=0.11, ge=0.02, le=0.5, description="Of the highest value above the lowest")
    heights_m: tuple[tuple[int, ...], ...] = Field(
        default=LOWLAND, min_length=2, max_length=40, description="Rows from north to south"
    )
    finish: str = "wood-oak"

    @field_validator("heights_m")
    @classmethod
    def _even(cls, rows: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        if len({len(row) for row in rows}) != 1 or len(rows[0]) < 2:
            raise ValueError("every row needs the same number of heights, two or more")
        return rows


@kind("relief-map", "floor", ReliefMap)
def build(params: ReliefMap, chance: Chance) -> Built:
    """Return the table with the relief sunk in its frame; north is away from the reader, who stands at +z."""
    p = params
    to = Assembly(chance)
    w, d, h = p.width_m, p.depth_m, p.table_m
    for s in (-1, 1):
        to.put(p.finish, box((w, 0.14, 0.03), 0.004, grain="x").shifted(0, h - 0.03, s * (d / 2 - 0.015)))
        end = box((0.03, 0.14, d - 0.06), 0.004, ("-z", "+z"), grain="z")
        to.put(p.finish, end.shifted(s * (w / 2 - 0.015), h - 0.03, 0))
        for sz in (-1, 1):
            leg = box((0.07, h - 0.10, 0.07), 0.005, ("+y",), grain="y")
            to.put(p.finish, leg.shifted(s * (w / 2 - 0.07), (h - 0.10) / 2, sz * (d / 2 - 0.07)), vary=0.04)
    under = plate(w - 0.05, d - 0.05, 1, 1).turned("x", np.pi / 2).shifted(y=h - 0.095)
    to.put(p.finish, under)
    _land(to, p)
    wide = min(0.56, w - 0.12)
    face = put_card(to, "label-1", (wide, 0.128), (0.0, h - 0.030, d / 2 + 0.0005), leaning(0.0))
    return Built(to.parts(at_foot(0.08, 0.15)), faces=(face,), footprint=rectangle(w, d + 0.01))


def _land(to: Assembly, p: ReliefMap) -> None:
    table = np.array(p.heights_m, float)
    rows, columns = CELLS[1] + 1, CELLS[0] + 1
    fine = _smooth(_smooth(table, rows).T, columns).T
    span = max(float(np.ptp(fine)), 1.0)
    x = np.linspace(-p.width_m / 2 + 0.03, p.width_m / 2 - 0.03, columns)
    z = np.linspace(p.depth_m / 2 - 0.03, -p.depth_m / 2 + 0.03, rows)
    xx, zz = np.meshgrid(x, z)
    # The sea lies level at its shore's height; deeper values only darken it.
    shore = -28.0 if fine.min() < -28 else float(fine.min())
    level = np.maximum(fine[::-1], shore)
    yy = p.table_m + 0.006 + (level - shore) / span * p.rise_m
    land = sheet(np.stack([xx, yy, zz], axis=-1))
    for edge in _edges(xx, yy, zz):
        foot = edge.copy()
        foot[:, 1] = p.table_m - 0.02
        wall = sheet(np.stack([foot, edge]))
        to.put("plaster-stone", wall, vary=0.0)
    tint = np.stack([_tint(fine[::-1].ravel(), c) for c in range(3)], axis=1) / PLASTER
    to.put("plaster-warm-white", land.tinted(tint), vary=0.0)


def _edges(xx: Floats, yy: Floats, zz: Floats) -> list[Floats]:
    """The four rims of the land, each running so that a wall below it looks outwards."""
    grid = np.stack([xx, yy, zz], axis=-1)
    return [grid[0], grid[-1, ::-1], grid[:, -1], grid[::-1, 0]]


def _smooth(table: Floats, count: int) -> Floats:
    """Rows resampled to `count` by a Catmull-Rom spline through the given ones."""
    rows = len(table)
    at = np.linspace(0, rows - 1, count)
    k = np.minimum(at.astype(int), rows - 2)
    t = (at - k)[:, None]
    p0, p1, p2, p3 = (table[np.clip(k + off, 0, rows - 1)] for off in (-1, 0, 1, 2))
    return np.asarray(
        0.5
        * (
            2 * p1
            + (p2 - p0) * t
            + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2
            + (3 * p1 - p0 - 3 * p2 + p3) * t**3
        )
    )


def _tint(height: Floats, channel: int) -> Floats:
    levels = [level for level, _ in TINTS]
    return np.asarray(np.interp(height, levels, [hexed(shade)[channel] for _, shade in TINTS]))
