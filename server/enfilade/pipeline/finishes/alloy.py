"""Bronze with its patina, leaf gilding over bole, satin steel, and steel under a baked coat."""

from __future__ import annotations

from enfilade.pipeline.finishes.noise import Sheet, step, top
from enfilade.pipeline.finishes.surface import Surface, flat, hexed, mixed, painted, shaded


def _bronze(sheet: Sheet) -> Surface:
    # Dug up and cleaned: brown metal in the high places, a thin green crust in the low ones.
    lie = sheet.noise(0.06, 0.004, 1.9)
    crust = step(-0.2, 1.6, -lie + 0.4 * sheet.noise(0.006, 0.0015, 1.0))
    pits = top(sheet.noise(0.005, 0.0015, 1.0), 0.02, 0.6)
    colour = mixed(
        flat(sheet, hexed("#7d6247")), hexed("#57503f"), step(-1.0, 2.0, sheet.noise(0.02, 0.002, 1.3))
    )
    colour = mixed(colour, hexed("#66776a"), 0.55 * crust)
    height = 0.10 * lie - 0.10 * pits + 0.03 * crust
    return Surface(
        shaded(colour, -0.25 * pits), height, 0.42 + 0.26 * crust + 0.1 * pits, metallic=0.85 - 0.7 * crust
    )


def _gilt(sheet: Sheet) -> Surface:
    # Leaf laid over red bole: overlaps every eight centimetres, rubbed through on the ridges.
    worn = top(sheet.noise(0.03, 0.0016, 1.4), 0.02, 0.8)
    thin = step(0.4, 2.4, sheet.noise(0.05, 0.003, 1.4))
    dust = step(-0.6, 2.4, sheet.noise(0.02, 0.002, 1.2))
    height = 0.05 * sheet.noise(0.03, 0.006, 2.0) + 0.006 * sheet.noise(0.004, 0.001, 1.0)
    colour = mixed(flat(sheet, hexed("#c49a55")), hexed("#9c7440"), 0.5 * thin)
    colour = mixed(colour, hexed("#8a5640"), 0.7 * worn)
    colour = shaded(colour, -0.10 * dust)
    return Surface(colour, height, 0.34 + 0.14 * dust + 0.2 * worn, metallic=0.96 - 0.7 * worn - 0.1 * dust)


def _steel_satin(sheet: Sheet) -> Surface:
    # Ground along u and lacquered: what posts, rails and lamp housings of a newer museum are made of.
    ground = sheet.noise(0.002, 0.0005, 0.7, 40)
    smudge = step(-0.8, 2.6, sheet.noise(0.06, 0.006, 1.6))
    height = 0.04 * sheet.noise(0.05, 0.012, 2.2) + 0.0012 * ground
    colour = shaded(flat(sheet, hexed("#8d8b87")), 0.03 * ground - 0.04 * smudge)
    return Surface(colour, height, 0.34 + 0.04 * ground + 0.12 * smudge, metallic=1.0)


def _steel_coated(sheet: Sheet) -> Surface:
    # Powder baked on sheet steel: a fine orange peel, hands' grease here and there, no bare metal anywhere.
    peel = sheet.noise(0.004, 0.0012, 1.0)
    wave = sheet.noise(0.12, 0.03, 2.4)
    grease = step(-0.6, 2.8, sheet.noise(0.09, 0.008, 1.7))
    colour = shaded(flat(sheet, hexed("#454442")), 0.012 * peel + 0.03 * grease)
    return Surface(colour, 0.10 * wave + 0.008 * peel, 0.56 + 0.02 * peel - 0.10 * grease)


FINISHES = (
    painted("bronze", 0.256, _bronze, (0.162, 0.119, 0.071), metallic=1.0),
    painted("gilt", 0.256, _gilt, (0.524, 0.305, 0.086), metallic=1.0),
    painted("steel-coated", 0.512, _steel_coated, (0.060, 0.058, 0.055)),
    painted("steel-satin", 0.256, _steel_satin, (0.264, 0.256, 0.240), metallic=1.0),
)
