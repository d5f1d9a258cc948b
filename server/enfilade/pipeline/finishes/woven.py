"""Woven carpets: each pattern of `weaves/*.yaml` as a finish whose tile is a quarter of the carpet.

The tile runs from the carpet's centre to its corner, with a margin round it, so that no sample of a shrunk
map mixes the edge with the centre. `kinds/carpet.py` lays it four times, mirrored.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML

from enfilade.content.weave import Weave, woven
from enfilade.pipeline.finishes.model import Finish
from enfilade.pipeline.finishes.noise import Sheet
from enfilade.pipeline.finishes.surface import Surface, hexed, painted, shaded

WEAVES = Path(__file__).parent / "weaves"
PREFIX = "weave-"
MARGIN = 1 / 64
"""Of the tile's side, on every side."""
SCALE_M = 0.6
"""The tile's nominal side: half a carpet's width is laid on it, 2 mm to a texel for a carpet 2 m wide."""
WOOL = 0.93
"""How much of a dye's light the pile gives back: its fibres shade one another."""


@cache
def weaves() -> dict[str, Weave]:
    """Return the patterns by id."""
    yaml = YAML(typ="safe", pure=True)
    found = [
        Weave.model_validate(yaml.load(path.read_text("utf-8"))) for path in sorted(WEAVES.glob("*.yaml"))
    ]
    return {weave.id: weave for weave in found}


def data_of(name: str) -> Path | None:
    """Return the file of the pattern that a finish is woven by, or None for other finishes."""
    path = WEAVES / f"{name.removeprefix(PREFIX)}.yaml"
    return path if name.startswith(PREFIX) and path.exists() else None


def knots_of(weave: Weave) -> NDArray[np.float32]:
    """Return the linear colours of a quarter's knots, (long, wide, 3), from the centre outwards."""
    letters = sorted(weave.colours)
    palette = np.array([hexed(weave.colours[letter]) for letter in letters], np.float32)
    grid = np.array([[letters.index(letter) for letter in row] for row in woven(weave)])
    out: NDArray[np.float32] = palette[grid]
    return out


def _paint(sheet: Sheet, weave: Weave) -> Surface:
    wide, long = weave.size
    inside = np.float32(1 - 2 * MARGIN)
    u = (sheet.x / np.float32(sheet.scale_m) - np.float32(MARGIN)) / inside * wide
    v = (sheet.y / np.float32(sheet.scale_m) - np.float32(MARGIN)) / inside * long
    # A weaver's rows are not drawn with a ruler: knots lean on their neighbours.
    u = u + 0.16 * sheet.noise(0.05, 0.008, 1.6) + 0.05 * sheet.noise(0.006, 0.002, 1.0)
    v = v + 0.14 * sheet.noise(0.05, 0.008, 1.6) + 0.05 * sheet.noise(0.006, 0.002, 1.0)
    # Beyond the centre lies the mirror image, beyond the edge more of the edge.
    column = np.clip(np.floor(np.abs(u)).astype(np.int32), 0, wide - 1)
    row = np.clip(np.floor(np.abs(v)).astype(np.int32), 0, long - 1)
    colour = knots_of(weave)[row, column] * np.float32(WOOL)
    tone = sheet.rng.normal(0.0, 0.045, (long, wide)).astype(np.float32)[row, column]
    # Wool was dyed by the hank: a row here and there is of another bath.
    bath = np.repeat(sheet.rng.normal(0.0, 0.05, long // 5 + 1), 5)[:long].astype(np.float32)[row]
    across, down = np.abs(u) - np.floor(np.abs(u)), np.abs(v) - np.floor(np.abs(v))
    ridge = (np.sin(np.pi * across) ** 0.5 * np.sin(np.pi * down) ** 0.7).astype(np.float32)
    nap = sheet.noise(0.004, 0.0012, 0.8)
    colour = shaded(colour, tone + bath + 0.10 * (ridge - 0.72) + 0.03 * nap)
    height = 0.55 * ridge + 0.06 * nap + 0.5 * sheet.noise(0.12, 0.02, 2.2)
    return Surface(colour, height.astype(np.float32), (0.94 + 0.02 * nap).astype(np.float32))


def _mean(weave: Weave) -> tuple[float, float, float]:
    """The mean of a tile: its knots' mean, the margin weighing a little, within a hundredth."""
    r, g, b = (float(c) for c in knots_of(weave).mean(axis=(0, 1), dtype=np.float64) * WOOL * 0.995)
    return round(r, 3), round(g, 3), round(b, 3)


def _finish(weave: Weave) -> Finish:
    return painted(f"{PREFIX}{weave.id}", SCALE_M, partial(_paint, weave=weave), _mean(weave))


FINISHES = tuple(_finish(weave) for weave in weaves().values())
