"""What a ray sees: the light that a point of a face sends out, by the baked light on it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from enfilade.pipeline.light.compiled import compiled
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
        found = np.empty((len(face), len(self.names), 3), np.float32)
        corners = np.ascontiguousarray(weights, np.float32)
        for number, (image, loose) in enumerate(zip(self._images, self._loose, strict=True)):
            _filtered(image, loose, self._uv, self._placed, face, corners, found[:, number])
        return found


@compiled
def _filtered(
    image: Float, loose: Float, uv: Float, placed: Bool, face: Int, weights: Float, out: Float
) -> None:
    """Write to out (n, 3) the (h, w, 3) image at points of faces, between four texels as a GPU filters it."""
    height, width = image.shape[:2]
    for i in range(len(face)):
        f = face[i]
        if f < 0:
            out[i, 0] = out[i, 1] = out[i, 2] = 0.0
            continue
        if not placed[f]:
            for c in range(3):
                out[i, c] = loose[f, c]
            continue
        b, c2 = weights[i, 0], weights[i, 1]
        a = np.float32(1) - b - c2
        x = (uv[f, 0, 0] * a + uv[f, 1, 0] * b + uv[f, 2, 0] * c2) * width - 0.5
        y = (uv[f, 0, 1] * a + uv[f, 1, 1] * b + uv[f, 2, 1] * c2) * height - 0.5
        x, y = min(max(x, 0.0), width - 1.0), min(max(y, 0.0), height - 1.0)
        x0, y0 = int(x), int(y)
        x1, y1 = min(x0 + 1, width - 1), min(y0 + 1, height - 1)
        fx, fy = x - x0, y - y0
        for c in range(3):
            top = image[y0, x0, c] * (1 - fx) + image[y0, x1, c] * fx
            low = image[y1, x0, c] * (1 - fx) + image[y1, x1, c] * fx
            out[i, c] = top * (1 - fy) + low * fy
