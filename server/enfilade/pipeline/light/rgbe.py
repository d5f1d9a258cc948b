"""Bright and dark in four bytes: shared-exponent pixels (Ward's RGBE), for the panoramas of reflections."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def to_rgbe(image: NDArray[np.float32]) -> NDArray[np.uint8]:
    """(..., 4) bytes of (..., 3) values from 0 up; within 1 % of the brightest channel."""
    peak = image.max(axis=-1).astype(np.float64)
    mantissa, exponent = np.frexp(np.maximum(peak, 1e-30))
    lit = peak > 1e-30
    factor = np.where(lit, mantissa * 256 / np.maximum(peak, 1e-30), 0)
    out = np.zeros((*image.shape[:-1], 4), np.uint8)
    out[..., :3] = np.clip(np.maximum(image, 0) * factor[..., None], 0, 255).astype(np.uint8)
    out[..., 3] = np.where(lit, exponent + 128, 0)
    return out


def from_rgbe(data: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(..., 3) values: (byte + 0.5) * 2^(e - 136), 0 where e is 0."""
    scale = np.where(data[..., 3] > 0, np.ldexp(1.0, data[..., 3].astype(np.int64) - 136), 0)
    image: NDArray[np.float32] = ((data[..., :3] + 0.5) * scale[..., None]).astype(np.float32)
    return image
