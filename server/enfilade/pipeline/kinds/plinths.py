"""More plinths: round, stepped, and one with a glass hood over its top."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.cards import put_card
from enfilade.pipeline.kinds.footprint import circle, rectangle
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.kinds.study_forms import Form, put_form
from enfilade.pipeline.mesh import Built, Face
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import lathe
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.wear import at_foot, both, mottled

CARD_M = (0.24, 0.13)


class PlinthRound(KindParams):
    """Parameters of a round plinth."""

    diameter_m: float = Field(default=0.50, ge=0.2, le=2)
    height_m: float = Field(default=1.0, ge=0.1, le=1.6)
    finish: str = "plaster-stone"


class PlinthStepped(KindParams):
    """Parameters of a stone plinth with base and cap. Face: label-1 on its front."""

    width_m: float = Field(default=0.52, ge=0.3, le=2)
    height_m: float = Field(default=1.10, ge=0.4, le=1.8)
    finish: str = "marble-grey"


class PlinthCase(KindParams):
    """Parameters of a plinth with a glass hood. Face: label-1 on its front."""

    width_m: float = Field(default=0.50, ge=0.25, le=1.6)
    depth_m: float = Field(default=0.50, ge=0.25, le=1.6)
    height_m: float = Field(default=0.95, ge=0.3, le=1.3, description="Of the plinth without its hood")
    hood_m: float = Field(default=0.42, ge=0.1, le=1.2)
    object: Form | None = Field(default=None, description="A study form under the hood")
    finish: str = "plaster-stone"


@kind("plinth-round", "floor", PlinthRound)
def build_round(params: PlinthRound, chance: Chance) -> Built:
    """Return a drum on a recessed foot."""
    p = params
    to = Assembly(chance)
    r, gap = p.diameter_m / 2, 0.035
    to.put("steel-dark", lathe([(r - 0.03, 0.0), (r - 0.03, gap)], 28))
    drum = [(0, gap), (r - 0.003, gap), (r, gap + 0.003), (r, p.height_m - 0.004), (r - 0.004, p.height_m),
            (0, p.height_m)]  # fmt: skip
    to.put(p.finish, lathe(drum, 40, crease_rad=0.6), vary=0.015)
    return Built(to.parts(mottled(chance, 0.5, 0.02)), footprint=circle(r, 16))


@kind("plinth-stepped", "floor", PlinthStepped)
def build_stepped(params: PlinthStepped, chance: Chance) -> Built:
    """Return base block, shaft and cap of one stone, with its label."""
    p = params
    to = Assembly(chance)
    w, h = p.width_m, p.height_m
    blocks = ((w, 0.11, 0.0), (0.92 * w, 0.04, 0.11), (0.84 * w, h - 0.24, 0.15), (0.91 * w, 0.03, h - 0.09),
              (0.98 * w, 0.06, h - 0.06))  # fmt: skip
    for wide, high, low in blocks:
        to.put(p.finish, box((wide, high, wide), 0.005, grain="y").shifted(y=low + high / 2), vary=0.02)
    size = (min(CARD_M[0], 0.7 * w), min(CARD_M[1], 0.4 * (h - 0.24)))
    face = put_card(to, "label-1", size, (0.0, h - 0.13 - size[1] / 2, 0.42 * w + 0.0005), np.eye(3))
    worn = both(at_foot(0.12, 0.1), mottled(chance, 0.4, 0.03))
    return Built(to.parts(worn), faces=(face,), footprint=rectangle(w, w))


@kind("plinth-case", "floor", PlinthCase)
def build_case(params: PlinthCase, chance: Chance) -> Built:
    """Return the plinth with its hood of five panes in a groove of steel."""
    p = params
    to = Assembly(chance)
    w, d, h, g, gap = p.width_m, p.depth_m, p.height_m, p.hood_m, 0.035
    to.put("steel-dark", box((w - 0.05, gap, d - 0.05), 0.0, ("-y", "+y")).shifted(y=gap / 2))
    body = box((w, h - gap - 0.006, d), 0.003, grain="y")
    to.put(p.finish, body.shifted(y=gap + (h - gap - 0.006) / 2), vary=0.015)
    to.put("steel-dark", box((w, 0.006, d), 0.001, ("-y",)).shifted(y=h - 0.003))
    to.put("linen-white", plate(w - 0.035, d - 0.035, 1, 1).turned("x", -np.pi / 2).shifted(y=h + 0.0015))
    thick = 0.008
    for s in (-1, 1):
        to.put("glass", box((w, g, thick), 0.0).shifted(0, h + g / 2, s * (d - thick) / 2), vary=0.0)
        to.put(
            "glass", box((thick, g, d - 2 * thick), 0.0).shifted(s * (w - thick) / 2, h + g / 2, 0), vary=0.0
        )
    to.put("glass", box((w, thick, d), 0.0).shifted(0, h + g + thick / 2, 0), vary=0.0)
    if p.object is not None:
        put_form(to, p.object, min(0.62 * g, 0.6 * min(w, d)), chance, (0.0, h + 0.002, 0.0))
    size = (min(CARD_M[0], 0.8 * w), min(CARD_M[1], 0.5 * (h - gap)))
    face: Face = put_card(to, "label-1", size, (0.0, h - 0.045 - size[1] / 2, d / 2 + 0.0005), np.eye(3))
    worn = both(at_foot(0.10, 0.08), mottled(chance, 0.5, 0.02))
    return Built(to.parts(worn), faces=(face,), footprint=rectangle(w + 0.01, d + 0.01))
