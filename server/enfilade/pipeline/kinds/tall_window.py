"""A tall wooden window of the 19th century: two casements under a fixed light, a sill board, a bolt bar."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.extrude import extrude
from enfilade.pipeline.shapes.lathe import sphere
from enfilade.pipeline.shapes.profile import rectangle
from enfilade.pipeline.shapes.sweep import sweep, tube
from enfilade.pipeline.shapes.wear import mottled


class TallWindow(KindParams):
    """Parameters of a tall window; +z is the inside."""

    width_m: float = Field(default=1.30, ge=0.6, le=2.5)
    height_m: float = Field(default=2.10, ge=0.8, le=4)
    depth_m: float = Field(default=0.50, ge=0.15, le=1.5)
    transom_share: float = Field(
        default=0.68, ge=0.4, le=0.95, description="Height of the transom within the window"
    )
    bars: int = Field(default=2, ge=0, le=5, description="Glazing bars across each casement")
    sill_out_m: float = Field(
        default=0.045, ge=0, le=0.15, description="How far the sill board stands into the room"
    )
    arch_rise_m: float = Field(default=0, ge=0, le=1, description="Rise of a segmental head, in the height")
    finish: str = "oil-paint-white"


@kind("tall-window", "opening", TallWindow)
def build(params: TallWindow, chance: Chance) -> Built:
    """Return the window; its casements are shut and do not move."""
    p = params
    to = Assembly(chance)
    w, h, z = p.width_m / 2, p.height_m, -0.16 * p.depth_m
    frame = rectangle(0.058, 0.075, 0.006, 1)
    path = [(-w + 0.028, 0.050, z), (w - 0.028, 0.050, z), *((x, y, z) for x, y in _head(p, 0.028))]
    to.put(p.finish, sweep(frame, path, up=(0, 0, 1), closed=True))
    transom = p.transom_share * h
    to.put(
        p.finish, box((p.width_m - 0.11, 0.062, 0.085), 0.008, ("-x", "+x")).shifted(0, transom, z + 0.006)
    )
    _casements(to, p, z, transom - 0.031)
    _fanlight(to, p, z, transom + 0.031)
    inner = p.depth_m / 2
    deep = inner - z - 0.03 + p.sill_out_m
    sill = box((p.width_m - 0.002, 0.030, deep), 0.006, grain="x")
    to.put(p.finish, sill.shifted(0, 0.015, inner + p.sill_out_m - deep / 2))
    if p.sill_out_m > 0.02:
        ear = box((p.width_m + 0.12, 0.030, p.sill_out_m + 0.001), 0.008, grain="x")
        to.put(p.finish, ear.shifted(0, 0.015, inner + p.sill_out_m / 2 + 0.0006))
        apron = box((p.width_m + 0.06, 0.045, 0.018), 0.004, ("-z",), grain="x")
        to.put(p.finish, apron.shifted(0, -0.022, inner + 0.009))
    return Built(to.parts(mottled(chance, 0.4, 0.04)))


def _casements(to: Assembly, p: TallWindow, z: float, top: float) -> None:
    """Two casements below the transom, rebated at the middle, with glazing bars and a bolt bar."""
    low, half = 0.081, p.width_m / 2 - 0.059
    stile = rectangle(0.050, 0.048, 0.006, 1)
    for s in (-1, 1):
        x0, x1 = sorted((s * 0.004, s * half))
        a, b, c, d = x0 + 0.027, x1 - 0.027, low + 0.027, top - 0.027
        path = [(a, c, z + 0.004), (b, c, z + 0.004), (b, d, z + 0.004), (a, d, z + 0.004)]
        to.put(p.finish, sweep(stile, path, up=(0, 0, 1), closed=True))
        middle = (x0 + x1) / 2
        wide, tall = b - a - 0.045, d - c - 0.045
        for k in range(p.bars):
            y = c + 0.022 + tall * (k + 1) / (p.bars + 1)
            to.put(p.finish, box((wide, 0.022, 0.030), 0.004, ("-x", "+x")).shifted(middle, y, z + 0.004))
        to.put("glass", box((wide + 0.01, tall + 0.01, 0.003), 0.0).shifted(middle, (c + d) / 2, z), vary=0.0)
    to.put(p.finish, box((0.034, top - low, 0.016), 0.005, grain="y").shifted(0, (top + low) / 2, z + 0.034))
    bar = tube([(0, low + 0.03, z + 0.049), (0, top - 0.02, z + 0.049)], 0.0065, 6)
    to.put("brass", bar)
    for share in (0.06, 0.5, 0.94):
        guide = box((0.030, 0.024, 0.014), 0.002, ("-z",))
        to.put("brass", guide.shifted(0, low + (top - low) * share, z + 0.048))
    handle = tube([(0, low + 0.52 * (top - low), z + 0.055), (0.0, low + 0.52 * (top - low), z + 0.085),
                   (0.085, low + 0.515 * (top - low), z + 0.090)], 0.007, 6, bend_m=0.012)  # fmt: skip
    to.put("brass", handle, sphere(0.012, 8, 5).shifted(0.088, low + 0.515 * (top - low), z + 0.090))


def _fanlight(to: Assembly, p: TallWindow, z: float, low: float) -> None:
    """The fixed light above: a sash with one upright bar."""
    top = p.height_m - 0.059
    if top - p.arch_rise_m - low < 0.12:
        return
    a, c, d = p.width_m / 2 - 0.086, low + 0.027, top - 0.027
    path = [(-a, c, z + 0.004), (a, c, z + 0.004), *((x, y, z + 0.004) for x, y in _head(p, 0.086))]
    to.put(p.finish, sweep(rectangle(0.050, 0.048, 0.006, 1), path, up=(0, 0, 1), closed=True))
    tall = d - c - 0.045
    bar = box((0.026, tall, 0.032), 0.004, ("-y", "+y"), grain="y")
    to.put(p.finish, bar.shifted(0, (c + d) / 2, z + 0.004))
    pane = np.array([(-a, c), (a, c), *_head(p, 0.086)])
    to.put("glass", extrude(pane, 0.003).shifted(z=z - 0.0015), vary=0.0)


def _head(p: TallWindow, inset: float) -> list[tuple[float, float]]:
    """The head's line from right to left, `inset` within the hole: level, or an arc through the crown."""
    half, top = p.width_m / 2 - inset, p.height_m - inset
    rise = min(p.arch_rise_m, p.width_m / 2)
    if rise <= 0:
        return [(half, top), (-half, top)]
    radius = (p.width_m**2 / 4 + rise**2) / (2 * rise)
    centre, within = p.height_m - radius, radius - inset
    x = np.linspace(half, -half, 11)
    return [(float(v), float(centre + np.sqrt(within**2 - v**2))) for v in x]
