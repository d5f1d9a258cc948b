"""What is seen beyond a window: sky over roofs, a courtyard, or an areaway's wall, soft as through old glass.

A picture holds linear light from 0 to 1, times the card's own luminance; nothing in it is a real place. It
stands some metres behind its card, so that it moves as one walks by and two windows show one yard.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from enfilade.pipeline.mesh import Floats

Picture = NDArray[np.float64]

SIDE = 768
"""Side of a card's picture: a texel is 2.5 cm of a house 13 m off, two pixels of a desk's view."""

QUALITY = 75

_SKY_HIGH, _SKY_LOW = np.array((0.44, 0.62, 0.93)), np.array((0.90, 0.95, 1.0))
_HAZE = np.array((0.78, 0.85, 0.92))
_STONE, _PANE = np.array((0.50, 0.42, 0.30)), np.array((0.055, 0.065, 0.075))
_LEAVES, _GROUND = np.array((0.075, 0.105, 0.035)), np.array((0.27, 0.25, 0.22))
_BRICK = np.array((0.58, 0.54, 0.49))


@dataclass(frozen=True)
class View:
    """Where a picture stands, metres: how far behind its card, how wide and high it is (it repeats sideways,
    not upwards), where its lower edge lies: above the hall's floor, or, `hung`, above the window's foot."""

    paint: Callable[[], Picture]
    distance_m: float
    width_m: float
    height_m: float
    low_m: float
    hung: bool = False


def outside(card: str) -> bytes:
    """Return the picture of a card as WebP. Raises KeyError for a card that there is not."""
    linear = VIEWS[card].paint()
    code = np.where(
        linear <= 0.0031308, 12.92 * linear, 1.055 * np.clip(linear, 1e-9, 1) ** (1 / 2.4) - 0.055
    )
    out = io.BytesIO()
    Image.fromarray(np.round(np.clip(code, 0, 1) * 255).astype(np.uint8)).save(out, "WEBP", quality=QUALITY)
    return out.getvalue()


def _sky() -> Picture:
    """High thin cloud over haze; in it a town's flat roofs, and crowns of trees before them."""
    up = _heights("sky")
    picture = _clouds(np.clip(up / 45, 0, 1))
    for seed, top, shade in ((31, 3.2, 0.86), (37, 0.4, 0.70), (41, -3.5, 0.55)):
        roof = top + _steps(seed, 14, 2.2)
        wall = _ramp(roof[None] - up, 0.0, 0.35)[..., None]
        tint = _STONE * (0.75 + 0.25 * _steps(seed + 1, 14, 1.0))[None, :, None] + 0.18
        panes = 1 - 0.38 * _grid(seed, 46, up, 3.1)
        picture += wall * (shade * (_HAZE * 0.35 + tint * 0.95) * panes[..., None] - picture)
    crown = _ramp(-6.0 + 2.6 * _noise(16, 11)[0][None] + 0.9 * _noise(40, 12) - up, 0.0, 0.8)[..., None]
    picture += crown * (_leaves(13) * 1.25 - picture)
    return _soft(picture, 1.1)


def _courtyard() -> Picture:
    """A house of pale stone across the yard, its windows in rows, crowns of trees before it."""
    up = _heights("courtyard")
    view = VIEWS["courtyard"]
    along = np.broadcast_to(np.arange(SIDE) / SIDE * view.width_m, (SIDE, SIDE))
    picture = _clouds(np.clip((up - 9) / 12, 0, 1))
    course = np.abs((up / 0.42) % 1 - 0.5) * 2
    wall = (0.90 + 0.06 * _noise(64, 7) + 0.07 * _noise(9, 8)) * (1 - 0.07 * _ramp(course, 0.86, 1.0))
    wall *= 0.72 + 0.28 * _ramp(up, -4.0, 2.0)
    house = _STONE * wall[..., None]
    for floor in (-2.3, 1.9, 6.1):
        away = np.abs((along / 3.25) % 1 - 0.5) * 3.25
        high = up - floor
        frame = _ramp(0.86 - away, 0, 0.06) * _ramp(high + 0.2, 0, 0.06) * _ramp(2.65 - high, 0, 0.06)
        house *= (1 + 0.20 * frame)[..., None]
        head = 2.3 - 0.35 * (away / 0.58) ** 2
        hole = _ramp(0.58 - away, 0, 0.05) * _ramp(high, 0, 0.05) * _ramp(head - high, 0, 0.05)
        bars = np.maximum(_ramp(0.05 - away, 0, 0.02), _ramp(0.05 - np.abs(high - 1.5), 0, 0.02))
        sheen = (0.9 + 1.6 * _ramp(high, 0.2, 2.2))[..., None] * _PANE
        glass = sheen + bars[..., None] * (_STONE * 0.8 - sheen)
        house += hole[..., None] * (glass - house)
        sill = _ramp(0.95 - away, 0, 0.05) * _ramp(0.09 - np.abs(high + 0.12), 0, 0.05)
        house *= (1 + 0.22 * sill - 0.25 * _ramp(0.14 - np.abs(high + 0.34), 0, 0.1) * (away < 0.95))[
            ..., None
        ]
        string = 3.35
        house *= (
            1
            + 0.16 * _ramp(0.12 - np.abs(high - string), 0, 0.05)
            - 0.3 * _ramp(0.2 - np.abs(high - string + 0.3), 0, 0.15)
        )[..., None]
    roof = 10.1
    house *= (1 - 0.35 * _ramp(0.35 - np.abs(up - roof + 0.75), 0, 0.3))[..., None]
    picture += _ramp(roof - up, 0, 0.08)[..., None] * (house - picture)
    picture += _ramp(-4.3 - up, 0, 0.2)[..., None] * (
        _GROUND * (1 + 0.2 * _noise(24, 17))[..., None] - picture
    )
    for middle, top, seed in ((3.6, 1.8, 5), (13.4, 3.4, 9)):
        off = (along - middle + view.width_m / 2) % view.width_m - view.width_m / 2
        trunk = _ramp(0.2 - np.abs(off - 0.03 * (up - top)), 0, 0.06) * _ramp(top - 2.0 - up, 0, 0.5)
        picture += trunk[..., None] * (_BRICK * 0.22 - picture)
        rough = 0.34 * _noise(16, seed) + 0.30 * _noise(48, seed + 1)
        for lobe_x, lobe_y, wide, tall in (
            (-1.8, -3.0, 2.4, 2.1),
            (1.9, -2.6, 2.5, 2.2),
            (0.1, -1.5, 2.6, 2.4),
        ):
            inside = 1 - np.hypot((off - lobe_x) / wide, (up - top - lobe_y) / tall)
            crown = _ramp(inside + rough, 0.0, 0.14)
            lit = 0.62 + 0.7 * np.clip((up - top - lobe_y) / tall * 0.5 + 0.5 - 0.3 * off / 3, 0, 1)
            picture += crown[..., None] * (_leaves(seed + 2) * lit[..., None] * 1.3 - picture)
    return _soft(picture, 0.9)


def _areaway() -> Picture:
    """A rendered shaft's wall: lit from above, dark below, its courses just to be made out."""
    down = 1 - _heights("areaway") / VIEWS["areaway"].height_m
    across = np.broadcast_to(np.arange(SIDE) / SIDE, (SIDE, SIDE))
    course = down * 9
    shift = np.floor(course) % 2 * 0.5
    joint = np.minimum(course % 1, 1 - course % 1) * 1.2
    upright = np.abs((across * 4 + shift) % 1 - 0.5)
    lines = 1 - 0.22 * np.exp(-((joint / 0.06) ** 2)) - 0.15 * np.exp(-(((0.5 - upright) / 0.02) ** 2))
    light = 0.16 + 0.84 * np.clip(1 - down, 0, 1) ** 1.6
    stains = 1 + 0.16 * _noise(6, 23) + 0.08 * _noise(24, 29)
    return _soft(_BRICK * (light * lines * stains)[..., None], 3.2)


VIEWS = {
    "sky": View(_sky, 70.0, 90.0, 70.0, -18.0),
    "courtyard": View(_courtyard, 13.0, 19.5, 19.5, -6.0),
    "areaway": View(_areaway, 0.5, 2.4, 2.4, -0.7, hung=True),
}
"""Every card. A courtyard's house is six windows wide, so that it repeats as a house does."""


def picture_uv(card: str, corners: Floats, points: Floats) -> Floats:
    """Return the (n, 2) shares of a picture's width and height, from its upper left, at (n, 3) points.

    corners (4, 3): the card's, from the lower left as one looks out; the points lie where the picture stands.
    """
    view = VIEWS[card]
    right = corners[1] - corners[0]
    low = view.low_m + (corners[0, 1] if view.hung else 0.0)
    return np.stack(
        [
            points @ (right / np.linalg.norm(right)) / view.width_m,
            (low + view.height_m - points[:, 1]) / view.height_m,
        ],
        axis=1,
    )


def _heights(card: str) -> Picture:
    """Metres above the hall's floor (a hung one's own foot) of every texel, the top row first."""
    view = VIEWS[card]
    low = 0.0 if view.hung else view.low_m
    rows = low + view.height_m * (1 - (np.arange(SIDE) + 0.5) / SIDE)
    return np.broadcast_to(rows[:, None], (SIDE, SIDE)).copy()


def _clouds(high: Picture) -> Picture:
    """Paler towards the horizon, with high thin cloud; high: 0 there to 1 overhead."""
    cloud = np.clip(_noise(6, 3) * 0.7 + 0.3 * _noise(18, 4) + 0.3, 0, 1)[..., None]
    t = np.sqrt(high)[..., None]
    blue = _SKY_LOW * (1 - t) + _SKY_HIGH * t
    sky: Picture = blue * (1 - 0.55 * cloud) + _SKY_LOW * 0.55 * cloud
    return sky


def _leaves(seed: int) -> Picture:
    """Foliage: clumps, lighter and darker, a little yellower where it is light."""
    light = 1 + 0.55 * np.clip(_noise(26, seed), -1, 1) + 0.5 * np.clip(_noise(90, seed + 50), -1, 1)
    leaves: Picture = np.clip(light, 0.25, 2.2)[..., None] * _LEAVES * np.array((1.0, 1.0, 0.9))
    return leaves


def _steps(seed: int, runs: int, spread: float) -> Picture:
    """(SIDE,) a row of flat stretches of uneven length, deviation about `spread` / 2."""
    chance = np.random.default_rng(seed)
    edges = np.sort(chance.choice(np.arange(8, SIDE, 8), runs - 1, replace=False))
    row = np.repeat(chance.normal(0, spread / 2, runs), np.diff([0, *edges, SIDE]))
    return np.roll(row, int(chance.integers(SIDE)))


def _grid(seed: int, columns: int, up: Picture, storey_m: float) -> Picture:
    """Far windows: 1 where one is; a few are missing, as they are."""
    column = np.arange(SIDE) * columns / SIDE
    row = up / storey_m
    there = np.random.default_rng(seed).random((64, columns)) > 0.25
    which = there[
        np.clip(np.floor(row).astype(np.int64) + 20, 0, 63), np.floor(column).astype(np.int64)[None]
    ]
    hole = _ramp(0.26 - np.abs(column % 1 - 0.5), 0, 0.1)[None] * _ramp(0.26 - np.abs(row % 1 - 0.5), 0, 0.1)
    windows: Picture = which * hole
    return windows


def _noise(cells: int, seed: int) -> Picture:
    """Smooth noise, deviation about 0.5; it repeats sideways."""
    small = np.random.default_rng(seed).normal(0, 0.5, (cells, cells)).astype(np.float32)
    wrapped = np.concatenate([small[:, -2:], small, small[:, :2]], axis=1)
    wide = round(SIDE * (cells + 4) / cells)
    edge = round(SIDE * 2 / cells)
    large = Image.fromarray(wrapped).resize((wide, SIDE), Image.Resampling.BICUBIC)
    return np.asarray(large, np.float64)[:, edge : edge + SIDE]


def _ramp(value: Picture, low: float, high: float) -> Picture:
    t = np.clip((value - low) / (high - low), 0, 1)
    smooth: Picture = t * t * (3 - 2 * t)
    return smooth


def _soft(picture: Picture, radius: float) -> Picture:
    """The picture under a Gaussian of `radius` texels: round its sides, mirrored above and below."""
    reach = int(3 * radius) + 1
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / radius) ** 2)
    kernel /= kernel.sum()
    for axis, mode in ((0, "reflect"), (1, "wrap")):
        pad = [(reach, reach) if a == axis else (0, 0) for a in range(3)]
        padded = np.pad(picture, pad, mode=mode)  # type: ignore[call-overload]
        picture = sum(
            weight * np.take(padded, range(k, k + SIDE), axis=axis) for k, weight in enumerate(kernel)
        )
    return picture
