"""Maps for the wire: WebP at the lowest quality that still keeps what the eye reads from each map.

Measured on these finishes (libwebp 1.6, 1024 texels): lossless normals cost 0.9 to 1.4 MB; lossy ones, once
`calmed` has taken out what a codec with halved colour planes cannot hold, are within 1.4 degrees at a tenth
of that. JPEG without halved planes came out no smaller at equal error. On satin paint the blocks of q88 show
in the highlight though they are under a degree: so the glossier a finish, the finer its bound, and a surface
without fine bumps is kept at half the side and q97 (17 KB for a dado, 0.8 degrees) rather than whole at q94
(53 KB, 0.6 degrees).
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

# Mean angle between shipped and wanted normals, degrees. Half the side will do below the first bound (a share
# of the mean tilt, or what hardly shows); else quality is raised until the second is met, finer with gloss.
_WORST_DEG = 1.4
_HALF_SHARE, _HALF_DEG, _HALF_QUALITY = 0.5, 0.9, 97
_QUALITIES = (84, 88, 91, 94, 97)
# Deviation of the albedo from the wanted one, in steps of 1/255: a share of the tile's own contrast.
_ALBEDO_SHARE, _ALBEDO_FINE = 0.45, 1.2
_ALBEDO_QUALITIES = (76, 80, 84, 88)
_ORM_QUALITY = 76
_HALVED_FROM = 512


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
    """The maps at `size` texels a side (a divisor of theirs).

    From 512 on, orm is half as large (roughness changes slowly), and so are normals without fine bumps.
    """
    wanted = shrunk(maps, size)
    if size < _HALVED_FROM:
        return Encoded(_albedo(wanted.albedo), _normal(wanted), _webp(wanted.orm, _ORM_QUALITY))
    half = shrunk(wanted, size // 2)
    normal = _half_normal(wanted, half) or _normal(wanted)
    return Encoded(_albedo(wanted.albedo), normal, _webp(half.orm, _ORM_QUALITY))


def decoded(data: bytes) -> NDArray[np.uint8]:
    """A shipped map as texels again, (n, n, 3)."""
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def error_deg(shipped: NDArray[np.uint8], wanted: NDArray[np.uint8]) -> float:
    """Mean angle between two normal maps, degrees; a smaller one is drawn up to the other's size first."""
    n = wanted.shape[0]
    if shipped.shape[0] != n:
        shipped = np.asarray(Image.fromarray(shipped).resize((n, n), Image.Resampling.BILINEAR))
    cosine = np.sum(_units(shipped) * _units(wanted), axis=2)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))).mean())


def _half_normal(wanted: Maps, half: Maps) -> bytes | None:
    data = _webp(half.normal, _HALF_QUALITY)
    bound = min(_WORST_DEG, max(_HALF_SHARE * _tilt_deg(wanted), _HALF_DEG))
    return data if error_deg(decoded(data), wanted.normal) <= bound else None


def _normal(wanted: Maps) -> bytes:
    rough = float(wanted.orm[..., 1].mean()) / 255
    bound = min(_WORST_DEG, max((0.12 + 0.30 * rough) * _tilt_deg(wanted), 0.35 + 0.45 * rough))
    return _least(wanted.normal, _QUALITIES, lambda got: error_deg(got, wanted.normal) <= bound)


def _tilt_deg(maps: Maps) -> float:
    return float(np.degrees(np.arccos(np.clip(_units(maps.normal)[..., 2], -1, 1))).mean())


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
