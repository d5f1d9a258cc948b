"""What is seen beyond a window: sky, a courtyard, or an areaway's wall, painted soft as through old glass.

A picture holds linear light from 0 to 1, times the card's own luminance; nothing in it is a real place.
"""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.float64]

SIDE = 256
"""Side of a card's picture: it is blurred, so more texels would show no more."""

QUALITY = 80

_SKY_HIGH, _SKY_LOW = np.array((0.52, 0.68, 0.95)), np.array((0.93, 0.96, 1.0))
_STONE, _LEAVES = np.array((0.50, 0.46, 0.39)), np.array((0.10, 0.14, 0.06))
_BRICK = np.array((0.58, 0.54, 0.49))


def outside(card: str) -> bytes:
    """Return the picture of a card as WebP. Raises KeyError for a card that there is not."""
    linear = {"sky": _sky, "courtyard": _courtyard, "areaway": _areaway}[card]()
    code = np.where(
        linear <= 0.0031308, 12.92 * linear, 1.055 * np.clip(linear, 1e-9, 1) ** (1 / 2.4) - 0.055
    )
    out = io.BytesIO()
    Image.fromarray(np.round(np.clip(code, 0, 1) * 255).astype(np.uint8)).save(out, "WEBP", quality=QUALITY)
    return out.getvalue()


def _sky() -> Picture:
    """Paler towards the horizon, with high thin cloud."""
    down = _down()[..., None]
    cloud = np.clip(_noise(5, 3) * 0.8 + 0.35, 0, 1)[..., None]
    blue = _SKY_HIGH * (1 - down) + _SKY_LOW * down
    return blue * (1 - 0.6 * cloud) + _SKY_LOW * 0.6 * cloud


def _courtyard() -> Picture:
    """A house across the yard under the sky, the crown of a tree before it."""
    down, across = _down(), np.broadcast_to(np.linspace(0, 1, SIDE), (SIDE, SIDE))
    picture = _sky()
    house = _ramp(down, 0.34, 0.36)
    # rows of windows, dark and a little uneven, with the wall's shade deepening towards the ground
    column, row = (across * 4.2 + 0.15) % 1, (down * 5.2 + 0.35) % 1
    panes = _ramp(column, 0.30, 0.33) * _ramp(1 - column, 0.30, 0.33) * _ramp(row, 0.22, 0.26)
    panes *= _ramp(1 - row, 0.2, 0.24)
    wall = (0.95 - 0.35 * down + 0.05 * _noise(9, 7)) * (1 - 0.72 * panes)
    eaves = 1 - 0.45 * _ramp(down, 0.35, 0.36) * _ramp(0.4 - down, 0.0, 0.02)
    picture += house[..., None] * (_STONE * (wall * eaves)[..., None] - picture)
    crown = _ramp(
        0.75 - np.hypot((across - 0.78) * 1.1, down - 0.78) * 1.5 + 0.26 * _noise(12, 11), 0.2, 0.34
    )
    leaves = _LEAVES * (0.9 + 0.9 * np.clip(_noise(30, 5), -0.6, 1))[..., None] * (1.5 - down)[..., None]
    picture += crown[..., None] * (leaves - picture)
    return _soft(picture, 2.2)


def _areaway() -> Picture:
    """A rendered shaft's wall: lit from above, dark below, its courses just to be made out."""
    down, across = _down(), np.broadcast_to(np.linspace(0, 1, SIDE), (SIDE, SIDE))
    course = down * 9
    shift = np.floor(course) % 2 * 0.5
    joint = np.minimum(course % 1, 1 - course % 1) * 1.2
    upright = np.abs((across * 4 + shift) % 1 - 0.5)
    lines = 1 - 0.22 * np.exp(-((joint / 0.06) ** 2)) - 0.15 * np.exp(-(((0.5 - upright) / 0.02) ** 2))
    light = 0.16 + 0.84 * np.clip(1 - down, 0, 1) ** 1.6
    stains = 1 + 0.16 * _noise(6, 23) + 0.08 * _noise(24, 29)
    return _soft(_BRICK * (light * lines * stains)[..., None], 1.6)


def _down() -> Picture:
    """0 at the top row to 1 at the bottom."""
    return np.broadcast_to(np.linspace(0, 1, SIDE)[:, None], (SIDE, SIDE)).copy()


def _noise(cells: int, seed: int) -> Picture:
    """Smooth noise, deviation about 0.5."""
    small = np.random.default_rng(seed).normal(0, 0.5, (cells, cells)).astype(np.float32)
    return np.asarray(Image.fromarray(small).resize((SIDE, SIDE), Image.Resampling.BICUBIC), np.float64)


def _ramp(value: Picture, low: float, high: float) -> Picture:
    t = np.clip((value - low) / (high - low), 0, 1)
    smooth: Picture = t * t * (3 - 2 * t)
    return smooth


def _soft(picture: Picture, radius: float) -> Picture:
    """The picture under a Gaussian of `radius` texels, its border mirrored."""
    reach = int(3 * radius)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / radius) ** 2)
    kernel /= kernel.sum()
    for axis in (0, 1):
        padded = np.pad(picture, [(reach, reach) if a == axis else (0, 0) for a in range(3)], mode="reflect")
        picture = sum(
            weight * np.take(padded, range(k, k + SIDE), axis=axis) for k, weight in enumerate(kernel)
        )
    return picture
