"""Smooth what chance left in a lightmap (OIDN's lightmap filter), the gaps between charts filled before."""

from __future__ import annotations

import numpy as np
from pyoidn import denoise
from scipy.ndimage import distance_transform_edt, gaussian_filter

from enfilade.pipeline.light.scene import Bool, Float

# Beyond this many texels from a surface nothing reads the atlas: there it may be soft, which packs better.
GUTTER = 4


def fill(image: Float, owned: Bool) -> Float:
    """The image (h, w, 3) with every texel not owned (h, w) taken from the nearest that is."""
    if owned.all() or not owned.any():
        return image
    nearest = distance_transform_edt(~owned, return_distances=False, return_indices=True)
    filled: Float = image[nearest[0], nearest[1]]
    return filled


def soften_far(image: Float, owned: Bool) -> Float:
    """The image with what lies more than GUTTER texels from any surface blurred away."""
    distance = np.asarray(distance_transform_edt(~owned))
    far = np.clip((distance - GUTTER) / GUTTER, 0, 1)[..., None].astype(np.float32)
    blurred = gaussian_filter(image, (12, 12, 0))
    soft: Float = image * (1 - far) + blurred * far
    return soft


def smooth(image: Float, owned: Bool) -> Float:
    """Fill, denoise, fill again: (h, w, 3) lux."""
    filled = np.ascontiguousarray(fill(image, owned), dtype=np.float32)
    if not filled.any():
        return filled
    clean = np.asarray(denoise(filled, filter_type="RTLightmap"), np.float32)
    return fill(np.maximum(clean, 0), owned)
