"""A showcase: glass on four sides over a closed base, lit from its head; one walks round it."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.cards import put_card
from enfilade.pipeline.kinds.case import Case, standing
from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.registry import kind
from enfilade.pipeline.kinds.study_forms import SIZES, put_form
from enfilade.pipeline.mesh import Built, Emitter, Face
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.surface import rotation
from enfilade.pipeline.shapes.wear import at_foot, both, mottled

HEAD_M = 0.075
GLASS_M = 0.008
POST_M = 0.012
FOOT_M = 0.05


class Showcase(Case):
    """Parameters of a showcase. Faces: label-1 front (+z), label-2 back, label-3 left, label-4 right."""

    width_m: float = Field(default=0.62, ge=0.35, le=2.4)
    depth_m: float = Field(default=0.62, ge=0.35, le=1.6)
    height_m: float = Field(default=1.95, ge=1.2, le=3)
    base_m: float = Field(default=0.88, ge=0.15, le=1.05, description="Height of the bed")
    shelves: int = Field(default=0, ge=0, le=3)
    labels: int = Field(default=2, ge=0, le=4)
    lumens: float = Field(default=500, ge=50, le=4000)
    finish: str = "steel-dark"
    base_finish: str = "wood-walnut"
    bed_finish: str = "linen"


@kind("showcase", "floor", Showcase)
def build(params: Showcase, chance: Chance) -> Built:
    """Return base, panes in slim posts, shelves and the lit head."""
    p = params
    to = Assembly(chance)
    w, d, bed, head = p.width_m, p.depth_m, p.base_m, p.height_m - HEAD_M
    to.put(p.finish, box((w - 0.06, FOOT_M, d - 0.06), 0.0, ("-y", "+y")).shifted(y=FOOT_M / 2))
    body = box((w, bed - FOOT_M - 0.012, d), 0.003, grain="y")
    to.put(p.base_finish, body.shifted(y=FOOT_M + (bed - FOOT_M - 0.012) / 2), vary=0.02)
    to.put(p.finish, box((w, 0.012, d), 0.002, ("-y",)).shifted(y=bed - 0.006))
    to.put(p.bed_finish, plate(w - 0.03, d - 0.03, 2, 2).turned("x", -np.pi / 2).shifted(y=bed + 0.0015))
    for sx in (-1, 1):
        for sz in (-1, 1):
            post = box((POST_M, head - bed, POST_M), 0.002, ("+y", "-y"), grain="y")
            to.put(p.finish, post.shifted(sx * (w - POST_M) / 2, (head + bed) / 2, sz * (d - POST_M) / 2))
    for s in (-1, 1):
        front = box((w - 2 * POST_M, head - bed, GLASS_M), 0.0)
        side = box((GLASS_M, head - bed, d - 2 * POST_M), 0.0)
        to.put("glass", front.shifted(0, (head + bed) / 2, s * (d / 2 - POST_M / 2)), vary=0.0)
        to.put("glass", side.shifted(s * (w / 2 - POST_M / 2), (head + bed) / 2, 0), vary=0.0)
    to.put(p.finish, box((w + 0.008, HEAD_M, d + 0.008), 0.003).shifted(y=head + HEAD_M / 2))
    levels = [bed + (head - bed) * k / (p.shelves + 1) for k in range(p.shelves, 0, -1)]
    for y in levels:
        shelf = box((w - 2 * POST_M - 0.004, GLASS_M, d - 2 * POST_M - 0.004), 0.0)
        to.put("glass", shelf.shifted(y=y - GLASS_M / 2), vary=0.0)
    _set_out(to, p, [*levels, bed + 0.0015], chance)
    lamp = _lamp(to, p, head)
    cards = _cards(to, p)
    return Built(
        to.parts(both(at_foot(0.10, 0.12), mottled(chance, 0.5, 0.02))),
        emitters=(lamp,),
        faces=tuple(cards),
        footprint=rectangle(w + 0.01, d + 0.01),
    )


def _set_out(to: Assembly, p: Showcase, levels: list[float], chance: Chance) -> None:
    """Stand the study forms on blocks, shared out among the levels."""
    wide = p.width_m - 0.08
    for form, level, x, here in standing(p.objects, levels, wide):
        room = wide / here
        size = min(1.25 * SIZES[form], 0.8 * room, 0.65 * p.depth_m)
        block = box((min(size + 0.06, room - 0.01), 0.05, min(size + 0.06, p.depth_m - 0.08)), 0.002, ("-y",))
        to.put(p.bed_finish, block.shifted(x, level + 0.0255, 0), vary=0.02)
        put_form(to, form, size, chance, (x, level + 0.051, 0.0))


def _lamp(to: Assembly, p: Showcase, head: float) -> Emitter:
    w, d = 0.55 * p.width_m, 0.55 * p.depth_m
    panel = plate(w, d, 1, 1).turned("x", np.pi / 2)
    to.put("bulb-glass", panel.shifted(y=head - 0.0015), vary=0.0)
    return Emitter(
        "quad",
        (-w / 2, head - 0.003, -d / 2),
        p.lumens,
        p.kelvin,
        p.layer,
        edge_u=(w, 0.0, 0.0),
        edge_v=(0.0, 0.0, d),
    )


def _cards(to: Assembly, p: Showcase) -> list[Face]:
    """Cards on the base's sides, close under the glass."""
    sides = ((0.0, p.depth_m, p.width_m), (np.pi, p.depth_m, p.width_m), (-np.pi / 2, p.width_m, p.depth_m),
             (np.pi / 2, p.width_m, p.depth_m))  # fmt: skip
    faces = []
    for k, (yaw, through, across) in enumerate(sides[: p.labels]):
        turn = rotation("y", yaw)
        high = min(0.15, p.base_m - FOOT_M - 0.055)
        at = turn @ np.array([0.0, p.base_m - 0.035 - high / 2, through / 2 + 0.0005])
        size = (min(0.38, across - 0.08), high)
        faces.append(put_card(to, f"label-{k + 1}", size, (float(at[0]), float(at[1]), float(at[2])), turn))
    return faces
