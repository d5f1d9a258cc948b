"""What light is baked on: triangles with albedo, and the layers that come out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Float: TypeAlias = NDArray[np.float32]
Double: TypeAlias = NDArray[np.float64]
Int: TypeAlias = NDArray[np.int64]
Bool: TypeAlias = NDArray[np.bool_]
Vector: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True)
class BakeScene:
    """Triangles of a hall as light sees them, leaves (doors) at rest among them.

    triangles (t, 3, 3) world metres, counter-clockwise seen from the side that is looked at; solids are
    closed, because a ray that meets a back is taken to have started inside one. normals (t, 3, 3) per corner.
    uv2 (t, 3, 2) in [0, 1], v downwards as glTF has it; NaN for triangles without a place in the atlas.
    albedo (t, 3) linear. emission (t, 3) cd/m², linear rgb: what eyes and mirrors see of a card or a bulb. It
    lights nothing by itself: every luminous face has an emitter beside it, so no light is counted twice.
    occludes (t,) False for a bulb's glass. room (t,) index, used to keep rooms apart.
    """

    triangles: Double
    normals: Double
    uv2: Double
    albedo: Double
    emission: Double
    occludes: Bool
    room: Int

    def __post_init__(self) -> None:
        count = len(self.triangles)
        shapes = {
            "triangles": (count, 3, 3),
            "normals": (count, 3, 3),
            "uv2": (count, 3, 2),
            "albedo": (count, 3),
            "emission": (count, 3),
            "occludes": (count,),
            "room": (count,),
        }
        for name, shape in shapes.items():
            if getattr(self, name).shape != shape:
                raise ValueError(f"{name} has shape {getattr(self, name).shape}, not {shape}")

    @property
    def placed(self) -> Bool:
        """(t,) True for the triangles that have a place in the atlas."""
        return ~np.asarray(np.isnan(self.uv2).any(axis=(1, 2)), np.bool_)


def face_normals(triangles: Double) -> Double:
    """(t, 3) unit normals by winding; zero for a triangle without area."""
    cross = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    length = np.linalg.norm(cross, axis=1, keepdims=True)
    normal: Double = np.divide(cross, length, out=np.zeros_like(cross), where=length > 1e-14)
    return normal


def face_areas(triangles: Double) -> Double:
    """(t,) square metres."""
    cross = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    area: Double = 0.5 * np.linalg.norm(cross, axis=1)
    return area


@dataclass(frozen=True)
class LightLayers:
    """What a bake gives: irradiance per layer, and how the bake went.

    layers: {name: float32 (h, w, 3)} in lux, linear rgb (radiance leaving a surface = albedo / pi * E).
    owned (h, w): texels that belong to a surface; the rest is filled from their neighbours.
    loose: {name: (t, 3)} lux on triangles without a place in the atlas (zero for the others).
    inside: share of owned texels found to lie inside a solid. leaked: share of rays that left the scene.
    """

    layers: dict[str, Float]
    loose: dict[str, Float]
    owned: Bool
    inside: float
    leaked: float
    seconds: float

    def summed(self) -> LightLayers:
        """All its layers as one, as they are when no lamp is dimmed."""
        total: Float = np.sum(list(self.layers.values()), axis=0)
        loose: Float = np.sum(list(self.loose.values()), axis=0)
        return replace(self, layers={"all": total}, loose={"all": loose})
