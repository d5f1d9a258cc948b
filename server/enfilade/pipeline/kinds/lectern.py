"""An information lectern: a sloped panel on a post, with Braille and a sample to touch where asked."""

from __future__ import annotations

import math

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.cards import leaning, put_card
from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import dome
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.wear import at_foot

DOT_M, CELL_M, LINE_M, HIGH_M = 0.0025, 0.0062, 0.0100, 0.0006
"""Braille in its usual measure: dots 2.5 mm apart, cells 6.2 mm, lines 10 mm; a dot stands 0.6 mm."""
BLANK = 0x2800
STRIP_M = 0.09


class Lectern(KindParams):
    """Parameters of a lectern; the reader stands before its +z side. Face: panel-1."""

    width_m: float = Field(default=0.60, ge=0.3, le=1.4)
    depth_m: float = Field(default=0.42, ge=0.25, le=0.8)
    height_m: float = Field(default=0.98, ge=0.6, le=1.2, description="Of the panel's middle")
    tilt_deg: float = Field(default=28, ge=0, le=60)
    braille: str = Field(
        default="", max_length=120, description="Unicode Braille cells; lines by a line break"
    )
    sample_finish: str = Field(
        default="", description="Of a piece to touch, in place of the panel's right part"
    )
    finish: str = "steel-dark"


@kind("lectern", "floor", Lectern)
def build(params: Lectern, chance: Chance) -> Built:
    """Return foot, post and the sloped desk; Braille stands below the panel, where hands come to it first."""
    p = params
    to = Assembly(chance)
    tilt = math.radians(p.tilt_deg)
    back = leaning(math.pi / 2 - tilt)
    middle = np.array([0.0, p.height_m, 0.0])
    to.put(p.finish, box((0.36, 0.012, 0.32), 0.003, ("-y",)).shifted(y=0.006))
    post = box((0.12, p.height_m - 0.02, 0.045), 0.003, ("-y",), grain="y")
    to.put(p.finish, post.shifted(0, (p.height_m - 0.02) / 2 + 0.004, -0.02))

    def lay(name: str, piece: Surface, vary: float = 0.02) -> None:
        to.put(name, piece.rotated(back).shifted(*(float(v) for v in middle)), vary=vary)

    lay(p.finish, box((p.width_m, p.depth_m, 0.016), 0.003, grain="x").shifted(z=0.0))
    strip = STRIP_M if p.braille else 0.0
    wide = p.width_m - 0.04
    sample = 0.34 * wide if p.sample_finish else 0.0
    high = p.depth_m - 0.04 - strip
    if sample:
        tray = box((sample - 0.02, high, 0.012), 0.004, ("-z",), grain="y")
        lay(p.sample_finish, tray.shifted((wide - sample) / 2 + 0.01, strip / 2, 0.014))
    at = back @ np.array([-sample / 2, strip / 2, 0.0085]) + middle
    size = (wide - sample, high)
    face = put_card(
        to, "panel-1", size, (float(at[0]), float(at[1]), float(at[2])), back, finish="board-face"
    )
    if p.braille:
        bar = box((wide, STRIP_M - 0.02, 0.004), 0.001, ("-z",), grain="x")
        lay("steel-satin", bar.shifted(0, -p.depth_m / 2 + 0.012 + STRIP_M / 2, 0.010))
        dots = _dots(p.braille, wide - 0.03, STRIP_M - 0.03)
        for x, y in dots:
            dot = dome(0.0009, HIGH_M, 6, 1).turned("x", math.pi / 2)
            lay("steel-satin", dot.shifted(x, y - p.depth_m / 2 + 0.012 + STRIP_M / 2, 0.012), vary=0.0)
    reach = p.depth_m * math.cos(tilt)
    return Built(
        to.parts(at_foot(0.05, 0.12)),
        faces=(face,),
        footprint=rectangle(max(p.width_m, 0.36), max(reach, 0.32)),
    )


def _dots(text: str, wide: float, high: float) -> list[tuple[float, float]]:
    """Middles of the raised dots about the strip's middle; what does not fit is left out."""
    lines = text.split("\n")[: max(1, int(high / LINE_M))]
    out = []
    for row, line in enumerate(lines):
        cells = line[: int(wide / CELL_M)]
        for column, cell in enumerate(cells):
            mask = ord(cell) - BLANK if BLANK <= ord(cell) < BLANK + 64 else 0
            for dot in range(6):
                if mask >> dot & 1:
                    x = -wide / 2 + column * CELL_M + (dot // 3) * DOT_M
                    y = (len(lines) / 2 - row - 0.5) * LINE_M + (1 - dot % 3) * DOT_M
                    out.append((x, y))
    return out
