"""A lightmap as a small WebP that three.js reads as it is: sRGB code values and one scale.

    E = lightMapIntensity * sRGB_to_linear(texel)        lux, with lightMapIntensity = scale

The texture's colour space is sRGB, so the decoding is the GPU's own. Below KNEE the curve is exactly that;
above it light is pressed together (x -> knee + (1 - knee) t / (1 + t), t = (x - knee) / (1 - knee)), so that
the vault right above a bulb stays the brightest spot, with a gradient, and costs 20 lx in a corner no steps.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from enfilade.pipeline.light.colour import from_srgb, to_srgb

KNEE = 0.7
# Of the texels that a layer lights, this share lies above the exact part: in a hall the spots around bulbs. A
# desk lamp lights a fiftieth of the hall, and then it is a fiftieth of this: its pool stays as it is.
PRESSED_SHARE = 0.05
LIT_LUX = 0.5
# The best of these that keeps to BYTES_PER_LAYER: a hall must be walkable with 900 KB, and its lightmap is
# the largest part of that. Plain museum walls show blocks at 93; limewash hides them at 88.
QUALITIES = (98, 97, 95, 93, 91, 88, 85)
BYTES_PER_LAYER = 390_000
# WebP holds video-range luma, 219 steps; a dither of one keeps a slow gradient from showing them.
DITHER = 1.0


def encode_layer(
    lux: NDArray[np.float32],
    owned: NDArray[np.bool_] | None = None,
    qualities: Sequence[int] = QUALITIES,
) -> tuple[bytes, float]:
    """WebP bytes and scale (lux at full white) of (h, w, 3) lux; `owned` (h, w): the texels that count."""
    peak = lux.max(axis=2)
    counted = peak if owned is None else peak[owned]
    lit = counted[counted > LIT_LUX]
    share = PRESSED_SHARE * lit.size / max(counted.size, 1)
    high = float(np.quantile(lit, 1 - share)) if lit.size else float(counted.max(initial=0.0))
    scale = round(max(high / KNEE, 1e-3), 4)
    pressed = press(lux.astype(np.float64) / scale)
    noise = np.random.default_rng(lux.shape[0]).random((*lux.shape[:2], 1)) - 0.5
    code = np.clip(to_srgb(pressed) * 255 + noise * DITHER + 0.5, 0, 255).astype(np.uint8)
    return _best(Image.fromarray(code, "RGB"), qualities), scale


def _best(picture: Image.Image, qualities: Sequence[int]) -> bytes:
    """WebP at the first of the falling qualities that keeps to BYTES_PER_LAYER, else at the last."""
    low, high = 0, len(qualities) - 1
    found: dict[int, bytes] = {}
    # by halves: a sheet of 2048 x 2048 takes two seconds to try
    while low < high:
        middle = (low + high) // 2
        found[middle] = _webp(picture, qualities[middle])
        low, high = (low, middle) if len(found[middle]) <= BYTES_PER_LAYER else (middle + 1, high)
    return found[low] if low in found else _webp(picture, qualities[low])


def _webp(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=quality, method=5)
    return out.getvalue()


def decode(data: bytes, scale: float) -> NDArray[np.float32]:
    """(h, w, 3) lux as the viewer sees it."""
    with Image.open(io.BytesIO(data)) as image:
        code = np.asarray(image.convert("RGB"), np.uint8)
    lux: NDArray[np.float32] = (_LINEAR * scale).astype(np.float32).take(code)
    return lux


_LINEAR = from_srgb(np.arange(256) / 255)
"""Of each of a texel's codes: a sheet of 2048 x 2048 has 12.6 million, and raising each to a power took a
second.
"""


def press(relative: NDArray[np.float64]) -> NDArray[np.float64]:
    """(h, w, 3) light relative to full white, its brightest channel brought under 1, its hue kept."""
    peak = relative.max(axis=2, keepdims=True)
    over = np.maximum(peak - KNEE, 0) / (1 - KNEE)
    wanted = np.where(peak > KNEE, KNEE + (1 - KNEE) * over / (1 + over), peak)
    pressed: NDArray[np.float64] = relative * (wanted / np.maximum(peak, 1e-12))
    return pressed
