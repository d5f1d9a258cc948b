"""What a ray sees: the light that a point of a face sends out, by the baked light on it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from enfilade.pipeline.light.scene import BakeScene, Bool, Float, Int, LightLayers


class Lit:
    """A scene with its baked light: irradiance at points of its faces."""

    def __init__(self, scene: BakeScene, light: LightLayers, names: Sequence[str] = ()) -> None:
        self.names = list(names) or list(light.layers)
        self._uv = scene.uv2.astype(np.float32)
        self._placed: Bool = scene.placed
        self._images = [light.layers[name] for name in self.names]
        self._loose = [light.loose[name] for name in self.names]

    def irradiance(self, face: Int, weights: Float) -> Float:
        """(n, layers, 3) lux at points of faces (weights (n, 2) of corners 2 and 3); 0 where face is -1."""
        uv = self._uv[face]
        first = 1 - weights[:, :1] - weights[:, 1:]
        spot = uv[:, 0] * first + uv[:, 1] * weights[:, :1] + uv[:, 2] * weights[:, 1:]
        placed = self._placed[face]
        spot = np.where(placed[:, None], spot, 0)
        values = [
            np.where(placed[:, None], bilinear(image, spot), loose[face])
            for image, loose in zip(self._images, self._loose, strict=True)
        ]
        found: Float = np.stack(values, axis=1) * (face >= 0)[:, None, None]
        return found


def bilinear(image: Float, uv: Float) -> Float:
    """(n, c) values of an (h, w, c) image at (n, 2) places in [0, 1], as a GPU filters it."""
    height, width = image.shape[:2]
    x = np.clip(uv[:, 0] * width - 0.5, 0, width - 1)
    y = np.clip(uv[:, 1] * height - 0.5, 0, height - 1)
    x0, y0 = x.astype(np.int64), y.astype(np.int64)
    x1, y1 = np.minimum(x0 + 1, width - 1), np.minimum(y0 + 1, height - 1)
    fx, fy = (x - x0)[:, None], (y - y0)[:, None]
    texels = image.reshape(height * width, -1)
    above, below = y0 * width, y1 * width
    top = texels.take(above + x0, axis=0) * (1 - fx) + texels.take(above + x1, axis=0) * fx
    low = texels.take(below + x0, axis=0) * (1 - fx) + texels.take(below + x1, axis=0) * fx
    value: Float = top * (1 - fy) + low * fy
    return value
