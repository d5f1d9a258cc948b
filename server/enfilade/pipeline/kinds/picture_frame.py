"""A picture in its frame with a title card beside it; a document framed under glass."""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.cards import put_card, triple
from enfilade.pipeline.kinds.frames import FACE_LAP_M, LAP_M, NOTICE, PICTURE, PRIMED, framed, rabbeted, sight
from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Face, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.sheet import plate
from enfilade.pipeline.shapes.surface import Surface, rotation
from enfilade.pipeline.shapes.wear import mottled

Style = Literal["walnut", "gilt", "plain", "black"]
Side = Literal["right", "left", "below", "none"]

GILT = np.array(
    [(-0.012, 0.0), (0.082, 0.0), (0.082, 0.034), (0.078, 0.046), (0.070, 0.050), (0.060, 0.046),
     (0.050, 0.034), (0.036, 0.026), (0.022, 0.024), (0.016, 0.028), (0.009, 0.030), (0.003, 0.027),
     (-0.004, 0.016), (-0.012, 0.014)]
)  # fmt: skip
"""A cassetta with a hollow: a broad outer roll, a scoop, a fillet and a slip at the sight edge."""
PLAIN = np.array(
    [(-0.008, 0.0), (0.034, 0.0), (0.034, 0.030), (0.031, 0.033), (-0.005, 0.033), (-0.008, 0.030)]
)
SLIM = np.array(
    [(-0.006, 0.0), (0.014, 0.0), (0.014, 0.036), (0.012, 0.038), (-0.004, 0.038), (-0.006, 0.036)]
)

STYLES: dict[str, tuple[Floats, str, float]] = {
    "walnut": (PICTURE, "wood-walnut", 0.048),
    "gilt": (GILT, "gilt", 0.082),
    "plain": (PLAIN, "wood-oak", 0.034),
    "black": (SLIM, "steel-dark", 0.014),
}
"""Section, finish and width of each style of frame."""

BED_M = 0.008
"""How far before the wall's side of a frame its picture stands."""
CARD_M = (0.24, 0.15)
CARD_FOOT_M = 1.20
"""A title card hangs with its foot 1.2 m above the floor, or by the foot of a higher work."""


class PictureFrame(KindParams):
    """Parameters of a framed picture. Faces: picture, and label-1 on its title card."""

    width_m: float = Field(default=0.90, ge=0.1, le=5, description="Of the picture, inside frame and mount")
    height_m: float = Field(default=0.70, ge=0.1, le=4)
    middle_m: float = Field(default=1.55, ge=0.5, le=4, description="Middle of the picture above the floor")
    style: Style = "walnut"
    mount_m: float = Field(default=0.0, ge=0, le=0.2, description="Width of a passe-partout; 0: none")
    tilt_deg: float = Field(default=1.5, ge=0, le=12, description="How far its head leans off the wall")
    label: Side = "right"
    glazed: bool = False


class DocumentFrame(KindParams):
    """Parameters of a document framed under glass. Faces: page-1, and label-1 on the card below it."""

    width_m: float = Field(default=0.36, ge=0.1, le=2, description="Of the sheet")
    height_m: float = Field(default=0.50, ge=0.1, le=2)
    middle_m: float = Field(default=1.55, ge=0.5, le=3)
    mount_m: float = Field(default=0.055, ge=0.0, le=0.2)
    finish: str = "wood-oak"
    label: Literal["below", "right", "none"] = "below"


@kind("picture-frame", "wall", PictureFrame)
def build_picture(params: PictureFrame, chance: Chance) -> Built:
    """Return frame, mount, primed canvas and title card; hung up to a third of a degree off true."""
    p = params
    to = Assembly(chance)
    section, finish, rim = STYLES[p.style]
    lean = float(np.radians(p.tilt_deg))
    turn = rotation("x", lean) @ rotation("z", float(chance.uniform(-0.005, 0.005)))
    half = p.height_m / 2 + p.mount_m + rim
    place = np.array([0.0, p.middle_m, 0.006 + half * float(np.sin(lean))])
    face = hang(to, section, finish, (p.width_m, p.height_m), p.mount_m, turn, place, p.glazed)
    faces = [face]
    if p.label != "none":
        faces.append(_title(to, p.label, (p.width_m / 2 + p.mount_m + rim, half), p.middle_m))
    return Built(to.parts(mottled(chance, 0.3, 0.03)), faces=tuple(faces))


@kind("document-frame", "wall", DocumentFrame)
def build_document(params: DocumentFrame, chance: Chance) -> Built:
    """Return the framed sheet in its mount behind glass, with its card."""
    p = params
    to = Assembly(chance)
    turn = rotation("z", float(chance.uniform(-0.003, 0.003)))
    place = np.array([0.0, p.middle_m, 0.002])
    size = (p.width_m, p.height_m)
    sheet = hang(to, NOTICE, p.finish, size, p.mount_m, turn, place, True, "paper")
    faces = [Face("page-1", sheet.centre, sheet.right, sheet.up, sheet.width_m, sheet.height_m)]
    if p.label != "none":
        half = (p.width_m / 2 + p.mount_m + 0.016, p.height_m / 2 + p.mount_m + 0.016)
        faces.append(_title(to, p.label, half, p.middle_m))
    return Built(to.parts(mottled(chance, 0.3, 0.03)), faces=tuple(faces))


def hang(
    to: Assembly,
    section: Floats,
    finish: str,
    size_m: tuple[float, float],
    mount_m: float,
    turn: Floats,
    place: Floats,
    glazed: bool,
    canvas: str = "linen",
) -> Face:
    """Add a frame with its picture on a wall, turned and moved to its place; return the picture's face."""
    w, h = size_m
    outer = (w + 2 * mount_m, h + 2 * mount_m)

    def put(name: str, piece: Surface, vary: float = 0.03) -> None:
        to.put(name, piece.rotated(turn).shifted(*triple(place)), vary=vary)

    shown = sight(section, *outer)
    slip = -float(section[0, 0])
    mounted = mount_m > slip + 0.004
    # A bare picture stands no deeper behind its slip: in a deep frame a lamp from above would shade its head.
    bed = BED_M if mounted or glazed else max(BED_M, float(section[-1, 1]) - 0.006)
    put(finish, framed(rabbeted(section, 0.0115 if mounted else bed), *outer))
    if mounted:
        broad = mount_m - slip + LAP_M
        window = np.array([(0.0, 0.0), (broad, 0.0), (broad, 0.003), (0.003, 0.003)])
        put("linen-white", framed(window, w, h).shifted(z=0.0085), vary=0.01)
        shown = size_m
    picture = plate(shown[0] + 2 * LAP_M, shown[1] + 2 * LAP_M, 2, 2).shifted(z=bed)
    put(canvas, picture.tinted(PRIMED) if canvas == "linen" else picture, vary=0.01)
    put(finish, plate(outer[0] + 0.02, outer[1] + 0.02, 1, 1).turned("y", np.pi).shifted(z=0.001))
    if glazed:
        deep = float(section[:, 1].min()) + 0.0135
        put("glass", plate(outer[0] + 0.004, outer[1] + 0.004, 1, 1).shifted(z=deep), vary=0.0)
    centre = turn @ np.array([0.0, 0.0, bed + 0.002]) + place
    wide, high = (side + 2 * FACE_LAP_M for side in shown)
    return Face("picture", triple(centre), triple(turn[:, 0]), triple(turn[:, 1]), wide, high)


def _title(to: Assembly, side: str, half: tuple[float, float], middle: float) -> Face:
    """The title card: right or left of the frame by its foot, or below it."""
    w, h = CARD_M
    if side == "below":
        at = (0.0, max(middle - half[1] - 0.06 - h / 2, h / 2 + 0.05), 0.0)
    else:
        sign = 1.0 if side == "right" else -1.0
        foot = max(CARD_FOOT_M, middle - half[1])
        at = (sign * (half[0] + 0.07 + w / 2), foot + h / 2, 0.0)
    block = box((0.7 * w, 0.7 * h, 0.006), 0.0, ("-z", "+z")).shifted(at[0], at[1], 0.003)
    to.put("steel-dark", block)
    return put_card(to, "label-1", CARD_M, (at[0], at[1], 0.006), np.eye(3))
