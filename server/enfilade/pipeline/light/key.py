"""The name of a bake: a hash of what light depends on, and of nothing else.

A label, a texture's grain or a text may change and the light stays; a wall moved by a millimetre may not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import numpy as np

from enfilade.pipeline.light.emitters import Light
from enfilade.pipeline.light.scene import Bool, Double, Int

# Raise when the same inputs would give other light or another atlas: committed payloads are then stale.
BAKER_REVISION = 5
GRID_M = 1e-4
# Coordinates are written in whole or half millimetres; a rounding edge off those is met by no author, so that
# two machines whose sines differ in the last bit agree.
SHIFT = 0.137


def bake_key(
    triangles: Double,
    part: Int,
    room: Int,
    albedo: Double,
    emission: Double,
    occludes: Bool,
    emitters: Sequence[Light],
    settings: Mapping[str, object],
) -> str:
    """32 hex digits. albedo and emission (t, 3) are means per finish; settings is plain JSON.

    Positions count to 0.1 mm, albedo to 1/500, lamps to 0.1 mm and 1/1000. What else the payload holds (probe
    points, posters' cameras, density, quality, layers, white) goes into settings.
    """
    digest = hashlib.sha256(f"light {BAKER_REVISION}".encode())
    for name, array in (
        ("triangles", np.floor(triangles / GRID_M + 0.5 + SHIFT)),
        ("part", part),
        ("room", room),
        ("albedo", np.floor(albedo * 500 + 0.5 + SHIFT)),
        ("emission", np.floor(emission * 10 + 0.5 + SHIFT)),
        ("occludes", occludes),
    ):
        digest.update(f"{name} {array.shape}".encode())
        digest.update(np.ascontiguousarray(array).astype("<i8").tobytes())
    lamps = [{"kind": type(lamp).__name__, **asdict(lamp)} for lamp in emitters]
    digest.update(json.dumps(_steady(lamps), sort_keys=True).encode())
    digest.update(json.dumps(_steady(settings), sort_keys=True).encode())
    return digest.hexdigest()[:32]


def _steady(value: object) -> object:
    """Floats to 4 decimals, tuples to lists, so that equal settings read equal."""
    if isinstance(value, float):
        return float(np.floor(value / 1e-4 + 0.5 + SHIFT))
    if isinstance(value, Mapping):
        return {str(k): _steady(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_steady(v) for v in value]
    return value
