"""What lies under glass: sheets of paper, and plain blanks of coins, stamps and notes.

Blanks have the size and edge of their kind and no design at all: they are diagrams of ours, and their labels
say so. What a museum supplies takes their place as pages with pictures.
"""

from __future__ import annotations

import itertools
import math

import numpy as np

from enfilade.pipeline.kinds.cards import leaning, put_card, spread
from enfilade.pipeline.kinds.frames import LAP_M, framed
from enfilade.pipeline.mesh import Face, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import lathe
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.surface import Surface, joined

Place = tuple[float, float, float]
Room = tuple[float, float]
"""Width and depth of the bed that is free, metres."""

PAGE_ASPECT = 1 / math.sqrt(2)
MOUNT = np.array([(-LAP_M, 0.0), (0.012, 0.0), (0.012, 0.003), (0.011, 0.004), (-LAP_M, 0.004)])


def put_pages(to: Assembly, count: int, room: Room, at: Place, chance: Chance) -> list[Face]:
    """Lay sheets of one height in a row, each on a mount, a hair askew; the faces look up."""
    high = min(room[1] - 0.03, (room[0] / count - 0.04) / PAGE_ASPECT)
    wide = high * PAGE_ASPECT
    faces = []
    for k, x in enumerate(spread(count, room[0])):
        roll = float(chance.uniform(-0.012, 0.012))
        # Only what shows of the mount: under the sheet it is dark, and a rim under a texel wide with it.
        rim = framed(MOUNT, wide, high).turned("x", -np.pi / 2).turned("y", roll)
        to.put("linen-white", rim.shifted(at[0] + x, at[1], at[2]), vary=0.02)
        where = (at[0] + x, at[1] + 0.0045, at[2])
        faces.append(
            put_card(to, f"page-{k + 1}", (wide, high), where, leaning(np.pi / 2, roll), margin_m=0.006)
        )
    return faces


def put_coins(to: Assembly, count: int, room: Room, at: Place, chance: Chance) -> None:
    """Lay plain discs with a raised rim on a velvet tray, in one or two rows."""
    rows = 1 if count <= 4 else 2
    columns = math.ceil(count / rows)
    pitch = min(room[0] / columns, room[1] / rows)
    r = min(0.038, 0.34 * pitch)
    tray = (min(room[0], columns * pitch + 0.02), min(room[1], rows * pitch + 0.02))
    to.put(
        "velvet-green", box((tray[0], 0.012, tray[1]), 0.003, ("-y",)).shifted(at[0], at[1] + 0.006, at[2])
    )
    rim = [(0, 0), (r, 0), (r, 0.0030), (0.90 * r, 0.0032), (0.86 * r, 0.0024), (0, 0.0024)]
    for k in range(count):
        x = (k % columns + 0.5 - columns / 2) * pitch
        z = (k // columns + 0.5 - rows / 2) * pitch
        coin = lathe(rim, 20).turned("y", float(chance.uniform(0, 6)))
        to.put(
            "bronze" if k % 3 == 2 else "brass", coin.shifted(at[0] + x, at[1] + 0.012, at[2] + z), vary=0.12
        )


def put_stamps(to: Assembly, count: int, room: Room, at: Place, chance: Chance) -> None:
    """Lay small sheets of blank stamps: a lighter field with a margin for each, in the paper's own tone."""
    columns, rows = 3, 3
    wide = min(0.26, room[0] / count - 0.03, room[1] - 0.03)
    step = wide / columns
    centres = (np.arange(columns) - 1) * step
    for x in spread(count, room[0]):
        roll = float(chance.uniform(-0.01, 0.01))
        tone = np.array([1.0, 0.93, 0.86]) * float(chance.uniform(0.52, 0.70))
        edges = np.sort(np.concatenate([centres + s * 0.38 * step for s in (-1, 1)]))
        lines = np.concatenate([[-wide / 2], edges, [wide / 2]])
        tones = np.ones((2 * rows + 1, 2 * columns + 1, 3))
        tones[1::2, 1::2] = tone * chance.uniform(0.97, 1.03, (rows, columns, 1))
        sheet = _printed(lines, lines, tones).turned("y", roll)
        to.put("paper", sheet.shifted(at[0] + x, at[1] + 0.0012, at[2]), vary=0.02)


def put_notes(to: Assembly, count: int, room: Room, at: Place, chance: Chance) -> None:
    """Lay blank slips of a bank note's size, each with a frame of a darker tone, in rows."""
    columns = min(count, max(1, int(room[0] / 0.26)))
    rows = math.ceil(count / columns)
    wide = min(0.34, room[0] / columns - 0.03)
    high = min(0.6 * wide, room[1] / rows - 0.02)
    for k in range(count):
        x = (k % columns + 0.5 - columns / 2) * (room[0] / columns)
        z = (k // columns + 0.5 - rows / 2) * (room[1] / rows)
        roll = float(chance.uniform(-0.012, 0.012))
        tone = np.array([0.80, 0.92, 0.86]) * float(chance.uniform(0.75, 0.9))
        across, down = (np.array([-0.5, -a, -b, b, a, 0.5]) for a, b in ((0.45, 0.41), (0.42, 0.35)))
        tones = np.ones((5, 5, 3))
        tones[1:4, 1:4] = tone
        tones[2, 2] = 1.0
        slip = _printed(across * wide, down * high, tones).turned("y", roll)
        to.put("paper", slip.shifted(at[0] + x, at[1] + 0.0012, at[2] + z), vary=0.03)


def _printed(xs: Floats, zs: Floats, tones: Floats) -> Surface:
    """Return one flat sheet, looking up, of cells between the lines xs and zs, in tones (rows, columns, 3).

    Blanks laid over a sheet shade it: gutters narrower than a texel of the lightmap came out stained.
    """
    cells = []
    for j, (z0, z1) in enumerate(itertools.pairwise(zs)):
        for i, (x0, x1) in enumerate(itertools.pairwise(xs)):
            cell = plate(float(x1 - x0), float(z1 - z0), 1, 1).turned("x", -np.pi / 2).tinted(tones[j, i])
            middle = float(x0 + x1) / 2, float(z0 + z1) / 2
            cells.append(cell.slid(*middle).shifted(middle[0], 0.0, middle[1]))
    return joined(cells)
