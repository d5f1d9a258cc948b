"""A free-standing wall in a hall, for pictures on both sides, on a recessed foot."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.cards import spread
from enfilade.pipeline.kinds.footprint import rectangle
from enfilade.pipeline.kinds.picture_frame import STYLES, Style, hang
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Face
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.surface import rotation
from enfilade.pipeline.shapes.wear import at_foot, both, mottled


class Partition(KindParams):
    """Parameters of a partition along x. Faces: picture-1… on its front (+z), then on its back."""

    length_m: float = Field(default=3.0, ge=0.8, le=12)
    height_m: float = Field(default=2.8, ge=1, le=5)
    thick_m: float = Field(default=0.24, ge=0.08, le=0.8)
    pictures_front: int = Field(default=0, ge=0, le=6)
    pictures_back: int = Field(default=0, ge=0, le=6)
    picture_width_m: float = Field(default=0.80, ge=0.2, le=3)
    picture_height_m: float = Field(default=0.65, ge=0.2, le=3)
    middle_m: float = Field(default=1.55, ge=0.6, le=3)
    style: Style = "walnut"
    finish: str = "plaster-warm-white"


@kind("partition", "floor", Partition)
def build(params: Partition, chance: Chance) -> Built:
    """Return the wall with softened edges, a dark joint at the floor, and its pictures."""
    p = params
    to = Assembly(chance)
    gap = 0.045
    to.put(
        "steel-dark", box((p.length_m - 0.08, gap, p.thick_m - 0.08), 0.0, ("-y", "+y")).shifted(y=gap / 2)
    )
    body = box((p.length_m, p.height_m - gap, p.thick_m), 0.006, grain="x")
    to.put(p.finish, body.shifted(y=gap + (p.height_m - gap) / 2), vary=0.01)
    section, finish, rim = STYLES[p.style]
    faces: list[Face] = []
    for count, yaw in ((p.pictures_front, 0.0), (p.pictures_back, np.pi)):
        for x in spread(count, p.length_m - 0.3) if count else []:
            turn = rotation("y", yaw) @ rotation("z", float(chance.uniform(-0.004, 0.004)))
            width = min(p.picture_width_m, max(0.1, (p.length_m - 0.3) / count - 2 * rim - 0.08))
            middle = min(p.middle_m, p.height_m - p.picture_height_m / 2 - rim - 0.05)
            place = rotation("y", yaw) @ np.array([x, middle, p.thick_m / 2 + 0.002])
            face = hang(to, section, finish, (width, p.picture_height_m), 0.0, turn, place, False)
            name = f"picture-{len(faces) + 1}"
            faces.append(Face(name, face.centre, face.right, face.up, face.width_m, face.height_m))
    return Built(
        to.parts(both(at_foot(0.15, 0.06), mottled(chance, 0.9, 0.02))),
        faces=tuple(faces),
        footprint=rectangle(p.length_m, p.thick_m + (0.08 if faces else 0.0)),
    )
