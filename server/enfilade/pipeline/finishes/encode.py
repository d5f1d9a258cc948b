"""Maps for the wire: WebP at the lowest quality that still keeps what the eye reads from each map.

Measured on these finishes (libwebp 1.6, 1024 texels): lossless normals cost 0.9 to 1.4 MB. Since `calmed` has
taken out what a codec with halved colour planes cannot hold, lossy ones are within 1.4 degrees at a tenth of
that; JPEG without halved planes came out no smaller at equal error.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from enfilade.pipeline.finishes.model import Maps
from enfilade.pipeline.finishes.surface import shrunk

EXTENSION = "webp"
MEDIA_TYPE = "image/webp"

# Mean angle between shipped and wanted normals, degrees: never above the first; below it, no more than this
# share of the map's own mean tilt; and finer than the last is lost among the rounding to 8 bits (0.45).
_WORST_DEG, _SHARE_OF_TILT, _FINE_DEG = 1.4, 0.40, 0.62
# Deviation of the albedo from the wanted one, in steps of 1/255: a share of the tile's own contrast.
_ALBEDO_SHARE, _ALBEDO_FINE = 0.5, 1.4
_NORMAL_QUALITIES = (70, 78, 84, 88, 91, 94, 97, 100)
_ALBEDO_QUALITIES = (66, 74, 80, 86)
_ORM_QUALITY = 70
# Roughness changes slowly: half the side is enough from this size up.
_ORM_HALVED_FROM = 512


@dataclass(frozen=True)
class Encoded:
    """The three maps as files, all WebP."""

    albedo: bytes
    normal: bytes
    orm: bytes

    @property
    def bytes_total(self) -> int:
        """What the three cost on the wire."""
        return len(self.albedo) + len(self.normal) + len(self.orm)


def encode(maps: Maps, size: int) -> Encoded:
    """The maps at `size` texels a side (a divisor of theirs); orm at half of that where it is 512 or more."""
    wanted = shrunk(maps, size)
    orm = shrunk(wanted, size // 2).orm if size >= _ORM_HALVED_FROM else wanted.orm
    return Encoded(_albedo(wanted.albedo), _normal(wanted.normal), _webp(orm, _ORM_QUALITY))


def decoded(data: bytes) -> NDArray[np.uint8]:
    """A shipped map as texels again, (n, n, 3)."""
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def error_deg(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Mean angle between two normal maps, degrees."""
    cosine = np.sum(_units(one) * _units(other), axis=2)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))).mean())


def _normal(texels: NDArray[np.uint8]) -> bytes:
    tilt = float(np.degrees(np.arccos(np.clip(_units(texels)[..., 2], -1, 1))).mean())
    bound = min(_WORST_DEG, max(_SHARE_OF_TILT * tilt, _FINE_DEG))
    return _least(texels, _NORMAL_QUALITIES, lambda got: error_deg(got, texels) <= bound)


def _albedo(texels: NDArray[np.uint8]) -> bytes:
    contrast = float(texels.astype(np.float32).std(axis=(0, 1)).mean())
    bound = max(_ALBEDO_FINE, _ALBEDO_SHARE * contrast)
    return _least(texels, _ALBEDO_QUALITIES, lambda got: _deviation(got, texels) <= bound)


def _least(
    texels: NDArray[np.uint8], qualities: tuple[int, ...], good: Callable[[NDArray[np.uint8]], bool]
) -> bytes:
    # Bisection: three encodings find the lowest good quality; the highest stands where none is good.
    low, high = 0, len(qualities) - 1
    best: bytes | None = None
    while low < high:
        middle = (low + high) // 2
        data = _webp(texels, qualities[middle])
        if good(decoded(data)):
            best, high = data, middle
        else:
            best, low = None, middle + 1
    return best or _webp(texels, qualities[low])


def _deviation(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    return float(np.sqrt(np.mean((one.astype(np.float32) - other) ** 2)))


def _units(texels: NDArray[np.uint8]) -> NDArray[np.float32]:
    vector = (texels / 127.5 - 1).astype(np.float32)
    out: NDArray[np.float32] = vector / np.linalg.norm(vector, axis=2, keepdims=True)
    return out


def _webp(texels: NDArray[np.uint8], quality: int) -> bytes:
    out = io.BytesIO()
    Image.fromarray(texels).save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()
