"""Framed things on a wall: a portrait's place, a card, a label plate, an exit sign's panel, a banner."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from enfilade.pipeline.kinds.registry import KindParams, kind
from enfilade.pipeline.mesh import Built, Face, Floats
from enfilade.pipeline.shapes.assembly import Assembly, Chance
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.hardware import rivets
from enfilade.pipeline.shapes.sheet import plate, sheet
from enfilade.pipeline.shapes.surface import Surface, rotation
from enfilade.pipeline.shapes.sweep import sweep, tube
from enfilade.pipeline.shapes.wear import mottled

PRIMED = np.array([0.42, 0.46, 0.60])
"""Turns raw linen into a canvas primed grey."""

PICTURE = np.array(
    [(-0.012, 0.0), (0.048, 0.0), (0.048, 0.026), (0.044, 0.032), (0.036, 0.032), (0.028, 0.025),
     (0.010, 0.016), (0.002, 0.018), (-0.003, 0.014), (-0.012, 0.012)]
)  # fmt: skip
NOTICE = np.array(
    [(-0.006, 0.0), (0.016, 0.0), (0.016, 0.021), (0.013, 0.024), (-0.003, 0.024), (-0.006, 0.021)]
)

LAP_M = 0.001
"""What a frame holds lies this far under its slip. Further in, texels of the lightmap would lie wholly in the
wood, and a sheet's corners came out bitten; closer, its edge would show."""
FACE_LAP_M = 0.0005
"""A face lies half as far in: light is looked up on the sheet behind its corners."""


class PortraitFrame(KindParams):
    """Parameters of a picture frame; its face shows a plain grey canvas until a picture fills it."""

    width_m: float = Field(default=0.60, ge=0.1, le=4, description="Of the picture, inside the frame")
    height_m: float = Field(default=0.80, ge=0.1, le=4)
    middle_m: float = Field(default=1.60, ge=0.5, le=4, description="Middle of the picture above the floor")
    tilt_deg: float = Field(default=2.5, ge=0, le=12, description="How far its head leans off the wall")
    finish: str = "wood-walnut"


class NoticeFrame(KindParams):
    """Parameters of a framed card: a title card, a notice. Sizes are the frame's outside."""

    width_m: float = Field(default=0.5, ge=0.1, le=2)
    height_m: float = Field(default=0.65, ge=0.1, le=2)
    middle_m: float = Field(default=1.48, ge=0.5, le=3, description="Middle of the card above the floor")
    finish: str = "wood-oak"
    card: str = "board-face"


class Label(KindParams):
    """Parameters of a label: a small plate on the wall."""

    width_m: float = Field(default=0.18, ge=0.04, le=0.8)
    height_m: float = Field(default=0.12, ge=0.03, le=0.8)
    middle_m: float = Field(default=1.45, ge=0.3, le=2.5)
    finish: str = "board-face"


class ExitSign(KindParams):
    """Parameters of an exit sign's box; the sign is drawn on its face."""

    width_m: float = Field(default=0.30, ge=0.15, le=0.8)
    height_m: float = Field(default=0.15, ge=0.08, le=0.4)
    middle_m: float = Field(default=2.30, ge=1.5, le=5)
    finish: str = "enamel-white"


class Banner(KindParams):
    """Parameters of a cloth banner hanging from a rod."""

    width_m: float = Field(default=0.90, ge=0.3, le=3)
    height_m: float = Field(default=2.20, ge=0.5, le=6)
    top_m: float = Field(default=2.70, ge=1, le=8)
    finish: str = "linen"


def _front(name: str, width: float, height: float, y: float, z: float) -> Face:
    return Face(name, (0.0, y, z), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), width, height)


def framed(section: Floats, width: float, height: float) -> Surface:
    """Return a mitred frame about the origin, the sight size being width × height.

    The path runs clockwise seen from the front, so that the section's first axis points outwards.
    """
    w, h = width / 2, height / 2
    return sweep(section, [(-w, -h, 0), (-w, h, 0), (w, h, 0), (w, -h, 0)], up=(0, 0, 1), closed=True)


def rabbeted(section: Floats, bed_m: float) -> Floats:
    """Return a section that begins with the slip's foot, cut out behind down to the sheet at bed_m.

    What is seen of the slip's side then ends on the sheet: a texel of it would else lie half behind it.
    """
    slip, foot = float(section[0, 0]), bed_m - 0.0002
    return np.concatenate([[(slip, foot), (0.0, foot), (0.0, 0.0)], section[1:]])


def sight(section: Floats, width: float, height: float) -> tuple[float, float]:
    """Return width and height of what a frame about width × height leaves to be seen between its slips."""
    slip = -float(section[0, 0])
    return width - 2 * slip, height - 2 * slip


@kind("portrait-frame", "wall", PortraitFrame)
def build_portrait(params: PortraitFrame, chance: Chance) -> Built:
    """Return the frame, hung a hair out of true, with a grey canvas and its face."""
    p = params
    to = Assembly(chance)
    lean = rotation("x", float(np.radians(p.tilt_deg)))
    roll = rotation("z", float(chance.uniform(-0.006, 0.006)))
    off = 0.006 + (p.height_m / 2 + 0.05) * float(np.sin(np.radians(p.tilt_deg)))
    turn, place = lean @ roll, np.array([0.0, p.middle_m, off])
    frame = framed(rabbeted(PICTURE, 0.008), p.width_m, p.height_m)
    w, h = sight(PICTURE, p.width_m, p.height_m)
    canvas = plate(w + 2 * LAP_M, h + 2 * LAP_M, 2, 2).shifted(z=0.008).tinted(PRIMED)
    backing = plate(p.width_m + 0.08, p.height_m + 0.08, 1, 1).turned("y", np.pi).shifted(z=0.001)
    for finish, piece in ((p.finish, frame), ("linen", canvas), (p.finish, backing)):
        to.put(finish, piece.rotated(turn).shifted(*(float(v) for v in place)))
    centre = turn @ np.array([0.0, 0.0, 0.010]) + place
    face = Face(
        "picture",
        _triple(centre),
        _triple(turn[:, 0]),
        _triple(turn[:, 1]),
        w + 2 * FACE_LAP_M,
        h + 2 * FACE_LAP_M,
    )
    return Built(to.parts(mottled(chance, 0.3, 0.04)), faces=(face,))


@kind("notice-frame", "wall", NoticeFrame)
def build_notice(params: NoticeFrame, chance: Chance) -> Built:
    """Return the frame with its card, hung a quarter of a degree off true at most."""
    p = params
    to = Assembly(chance)
    roll = float(chance.uniform(-0.004, 0.004))
    w, h, y = p.width_m - 0.032, p.height_m - 0.032, p.middle_m
    to.put(p.finish, framed(rabbeted(NOTICE, 0.012), w, h).turned("z", roll).shifted(y=y))
    w, h = sight(NOTICE, w, h)
    card = plate(w + 2 * LAP_M, h + 2 * LAP_M, 1, 1)
    to.put(p.card, card.turned("z", roll).shifted(0, y, 0.012), vary=0.01)
    turn = rotation("z", roll)
    face = Face(
        "card",
        (0.0, y, 0.014),
        _triple(turn[:, 0]),
        _triple(turn[:, 1]),
        w + 2 * FACE_LAP_M,
        h + 2 * FACE_LAP_M,
    )
    return Built(to.parts(), faces=(face,))


@kind("label", "wall", Label)
def build_label(params: Label, chance: Chance) -> Built:
    """Return the plate, 6 mm thick and 4 mm off the wall, its face 2 mm before it."""
    p = params
    to = Assembly(chance)
    body = box((p.width_m, p.height_m, 0.006), 0.0012, grain="x").shifted(0, p.middle_m, 0.007)
    spacer = box((0.5 * p.width_m, 0.5 * p.height_m, 0.004), 0.0, ("+z", "-z")).shifted(0, p.middle_m, 0.002)
    to.put(p.finish, body, vary=0.01)
    to.put("steel-dark", spacer)
    return Built(
        to.parts(), faces=(_front("label", p.width_m - 0.006, p.height_m - 0.006, p.middle_m, 0.012),)
    )


@kind("exit-sign", "wall", ExitSign)
def build_exit(params: ExitSign, chance: Chance) -> Built:
    """Return the sign's shallow box without a word on it."""
    p = params
    to = Assembly(chance)
    to.put(
        p.finish, box((p.width_m, p.height_m, 0.032), 0.004, ("-z",)).shifted(0, p.middle_m, 0.016), vary=0.01
    )
    bracket = box((0.6 * p.width_m, 0.018, 0.020), 0.003).shifted(
        0, p.middle_m + p.height_m / 2 + 0.009, 0.010
    )
    to.put("steel-dark", bracket)
    return Built(to.parts(), faces=(_front("sign", p.width_m - 0.02, p.height_m - 0.02, p.middle_m, 0.034),))


@kind("banner", "wall", Banner)
def build_banner(params: Banner, chance: Chance) -> Built:
    """Return the banner: cloth with a slow wave, a rod in its head and one in its hem."""
    p = params
    to = Assembly(chance)
    low = p.top_m - p.height_m
    phase = float(chance.uniform(0, 6.28))
    x = np.linspace(-p.width_m / 2, p.width_m / 2, 9)
    y = np.linspace(low, p.top_m, 13)
    xx, yy = np.meshgrid(x, y)
    hang = np.sin(np.pi * (yy - low) / p.height_m)
    zz = 0.040 + 0.003 * hang * np.sin(2.2 * xx / p.width_m * np.pi + phase)
    cloth = sheet(np.stack([xx, yy, zz], axis=-1))
    to.put(p.finish, cloth, cloth.reversed().shifted(z=-0.001), vary=0.01)
    half = p.width_m / 2
    for at, wide in ((p.top_m, half + 0.04), (low, half + 0.004)):
        to.put("wood-oak", tube([(-wide, at, 0.040), (wide, at, 0.040)], 0.011, 8))
    for s in (-1, 1):
        to.put(
            "steel-dark", tube([(s * half * 0.8, p.top_m, 0.0), (s * half * 0.8, p.top_m, 0.045)], 0.004, 6)
        )
        to.put("steel-dark", rivets([(s * half * 0.8, p.top_m)], 0.044, 0.008))
    size = (p.width_m - 0.06, p.height_m - 0.10)
    return Built(to.parts(), faces=(_front("banner", *size, low + p.height_m / 2, 0.0455),))


def _triple(v: Floats) -> tuple[float, float, float]:
    return float(v[0]), float(v[1]), float(v[2])
