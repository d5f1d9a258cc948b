"""Colour of light from its temperature, and the tone curve that the viewer shares."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.light.scene import Double

Real = TypeVar("Real", np.float32, np.float64)

# CIE 1931 observer to linear sRGB (IEC 61966-2-1).
XYZ_TO_RGB = np.array(
    [
        [3.2404542, -1.5371385, -0.4985314],
        [-0.9692660, 1.8760108, 0.0415560],
        [0.0556434, -0.2040259, 1.0572252],
    ]
)
BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
FAR_MIRED, FAR_SHARE = 65.0, 0.33
LUMA = np.array([0.2126, 0.7152, 0.0722])
D65 = np.array([0.95047, 1.0, 1.08883])


def planckian_xyz(kelvin: float) -> Double:
    """(3,) XYZ with Y = 1 of a black body (Kim et al. 2002; x, y good to 0.0005 from 1,667 to 25,000 K)."""
    t = float(np.clip(kelvin, 1667.0, 25000.0))
    if t <= 4000.0:
        x = -0.2661239e9 / t**3 - 0.2343589e6 / t**2 + 0.8776956e3 / t + 0.179910
    else:
        x = -3.0258469e9 / t**3 + 2.1070379e6 / t**2 + 0.2226347e3 / t + 0.240390
    if t <= 2222.0:
        y = -1.1063814 * x**3 - 1.34811020 * x**2 + 2.18555832 * x - 0.20219683
    elif t <= 4000.0:
        y = -0.9549476 * x**3 - 1.37418593 * x**2 + 2.09137015 * x - 0.16748867
    else:
        y = 3.0817580 * x**3 - 5.87338670 * x**2 + 3.75112997 * x - 0.37001483
    return np.array([x / y, 1.0, (1.0 - x - y) / y])


def seen_kelvin(kelvin: float, white_kelvin: float) -> float:
    """What a source of this colour passes for, to an eye that takes white_kelvin for white.

    One white for a whole room is a camera's: to it a window's reveal in a room of warm lamps is as blue as
    a swimming pool. An eye that looks there adapts to it as well. Up to FAR_MIRED all counts (2,700 K beside
    3,300 K), of what is beyond a third: daylight of 6,500 K beside 3,300 K passes for 4,760 K.
    """
    off = 1e6 / kelvin - 1e6 / white_kelvin
    beyond = max(abs(off) - FAR_MIRED, 0.0)
    return float(1e6 / (1e6 / white_kelvin + np.sign(off) * (min(abs(off), FAR_MIRED) + beyond * FAR_SHARE)))


def kelvin_rgb(kelvin: float, white_kelvin: float | None = None) -> Double:
    """(3,) linear sRGB of luminance 1, to an eye or camera that takes `white_kelvin` for white.

    An eye in a bulb-lit room settles near 3,500-4,000 K: without that (None, sRGB's own white) a 2,700 K room
    is more orange than anybody would remember it. The adaptation is Bradford's. What is far from white is
    seen less far (`seen_kelvin`).
    """
    xyz = planckian_xyz(kelvin if white_kelvin is None else seen_kelvin(kelvin, white_kelvin))
    if white_kelvin is not None:
        source, target = BRADFORD @ planckian_xyz(white_kelvin), BRADFORD @ D65
        xyz = np.linalg.inv(BRADFORD) @ (BRADFORD @ xyz * (target / source))
    rgb = np.maximum(XYZ_TO_RGB @ xyz, 0.0)
    tinted: Double = rgb / float(rgb @ LUMA)
    return tinted


def to_srgb(linear: NDArray[Real]) -> NDArray[Real]:
    """sRGB code values in [0, 1] of linear ones, in their own precision."""
    x = np.clip(linear, 0.0, 1.0)
    curve: NDArray[Real] = np.where(x <= 0.0031308, 12.92 * x, 1.055 * x ** (1 / 2.4) - 0.055)
    return curve


def from_srgb(code: Double) -> Double:
    """Linear values of sRGB code values in [0, 1]."""
    linear: Double = np.where(code <= 0.04045, code / 12.92, ((np.maximum(code, 0) + 0.055) / 1.055) ** 2.4)
    return linear


def khronos_neutral(linear: NDArray[Real]) -> NDArray[Real]:
    """Khronos PBR Neutral tone mapping of (..., 3) exposed linear rgb, as three's NeutralToneMapping."""
    start, desaturation = 0.8 - 0.04, 0.15
    # numpy reduces over three numbers at a time ten times slower than it compares whole channels
    low = np.minimum(np.minimum(linear[..., :1], linear[..., 1:2]), linear[..., 2:])
    offset = np.where(low < 0.08, low - 6.25 * low * low, 0.04)
    colour = linear - offset
    peak = np.maximum(np.maximum(colour[..., :1], colour[..., 1:2]), colour[..., 2:])
    d = 1.0 - start
    new_peak = 1.0 - d * d / (np.maximum(peak, start) + d - start)
    squeezed = colour * (new_peak / np.maximum(peak, 1e-9))
    g = 1.0 - 1.0 / (desaturation * (np.maximum(peak, start) - new_peak) + 1.0)
    mapped: NDArray[Real] = np.where(peak < start, colour, squeezed * (1 - g) + new_peak * g)
    return mapped
