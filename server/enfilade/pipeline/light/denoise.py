"""Smooth what chance left in a lightmap (OIDN's lightmap filter), the gaps between charts filled before."""

from __future__ import annotations

import numpy as np
from pyoidn import denoise
from scipy.ndimage import distance_transform_edt, gaussian_filter, maximum_filter, zoom

from enfilade.pipeline.light.scene import Bool, Float

# Beyond this many texels from a surface nothing reads the atlas: there it may be soft, which packs better.
GUTTER = 4
COARSE = 16
# Over so many texels a hidden part is the mean of what lies beside it, where this share of them is clear.
SPREAD = 2.5
LEAST = 0.02


class Gaps:
    """The gaps of an atlas: of its texels (h, w) some were lit (clear), some belong to a surface (owned)."""

    def __init__(self, clear: Bool, owned: Bool) -> None:
        self._clear = clear
        self._nearest = None
        self._share = gaussian_filter(clear.astype(np.float32), SPREAD)
        self._hidden = owned & ~clear & (self._share > LEAST)
        if clear.any() and not clear.all():
            self._nearest = distance_transform_edt(~clear, return_distances=False, return_indices=True)
        near = maximum_filter(owned.view(np.uint8), 2 * GUTTER + 1)
        self._far = np.asarray(near == 0)

    def fill(self, image: Float) -> Float:
        """The image (h, w, 3) with every texel that is not clear taken from the nearest that is."""
        if self._nearest is None:
            return image
        filled: Float = image[self._nearest[0], self._nearest[1]]
        return filled

    def _evened(self, filled: Float, image: Float) -> Float:
        """The filled image, hidden parts of surfaces as the mean of what is clear of them nearby.

        The grain of a single texel, drawn out over them, is a streak: the denoiser takes it for a feature.
        """
        if not self._hidden.any():
            return filled
        kept = np.where(self._clear[..., None], image, 0)
        mean = np.stack([gaussian_filter(kept[..., c], SPREAD) for c in range(3)], axis=-1)
        even: Float = np.where(
            self._hidden[..., None], mean / np.maximum(self._share, LEAST)[..., None], filled
        )
        return even

    def smooth(self, image: Float, quality: str = "high") -> Float:
        """Fill, denoise, fill again: (h, w, 3) lux; far from all surfaces only the rough colour is kept."""
        filled = np.ascontiguousarray(self._evened(self.fill(image), image), dtype=np.float32)
        if not filled.any():
            return filled
        clean = np.asarray(denoise(filled, filter_type="RTLightmap", quality=quality), np.float32)
        # where no light is at all, the network still makes some: a shut room stays dark
        dark = maximum_filter(filled.max(axis=2), 3) == 0
        clean = self.fill(np.where(dark[..., None], 0, np.maximum(clean, 0)).astype(np.float32))
        height, width = clean.shape[:2]
        rough = clean.reshape(height // COARSE, COARSE, width // COARSE, COARSE, 3).mean(axis=(1, 3))
        soft = zoom(rough, (COARSE, COARSE, 1), order=1, grid_mode=True, mode="nearest")
        kept: Float = np.where(self._far[..., None], soft, clean).astype(np.float32)
        return kept
