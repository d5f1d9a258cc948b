"""Geometry as it passes between the steps of a build: parts, moving parts, emitters and faces to write on.

Everything is in metres, Y up, right-handed (glTF). A *part* is one finish; it has its own vertices with
normals and texture coordinates in METRES along the surface (the packer divides by the finish's tile size),
so grain keeps its scale whatever it is put on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int32]


@dataclass(frozen=True)
class Part:
    """Triangles of one finish.

    positions (n, 3) metres; normals (n, 3) unit; uv (n, 2) metres along the surface; triangles (m, 3)
    indices, counter-clockwise seen from outside; colour (n, 3) linear multiplier around 1 for metre- and
    decimetre-scale variation and wear (becomes COLOR_0), or None for plain 1.
    """

    finish: str
    positions: Floats
    normals: Floats
    uv: Floats
    triangles: Ints
    colour: Floats | None = None

    def moved(self, matrix: Floats) -> Part:
        """The part under a rigid (4, 4) transform; normals turn with it. Scaling is not supported."""
        turned = self.normals @ matrix[:3, :3].T
        return replace(self, positions=self.positions @ matrix[:3, :3].T + matrix[:3, 3], normals=turned)


@dataclass(frozen=True)
class Emitter:
    """A light that an element gives off, in the element's own frame.

    A sphere has radius_m; a spot has a unit direction and half angles; a quad has two edge vectors from its
    corner and shines towards cross(edge_u, edge_v). `layer` names the light layer that can be dimmed alone.
    """

    kind: Literal["sphere", "spot", "quad"]
    position: tuple[float, float, float]
    lumens: float
    kelvin: float
    layer: str = "base"
    radius_m: float = 0.03
    direction: tuple[float, float, float] = (0.0, -1.0, 0.0)
    inner_rad: float = 0.3
    outer_rad: float = 0.5
    edge_u: tuple[float, float, float] = (0.0, 0.0, 0.0)
    edge_v: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Moving:
    """A part that turns at run time: a door's leaf, a hatch's flap.

    It turns about `axis` through `pivot` (element frame) from 0 to `open_rad`; it is modelled closed (0), and
    shown and baked at `rest_rad`.
    """

    name: str
    pivot: tuple[float, float, float]
    axis: tuple[float, float, float]
    open_rad: float
    rest_rad: float
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Face:
    """A flat rectangle that the viewer writes or draws on: a board's panel, a label, a framed picture.

    `centre` and the unit vectors `right` and `up` are in the element's frame; the face looks along
    cross(right, up).
    """

    name: str
    centre: tuple[float, float, float]
    right: tuple[float, float, float]
    up: tuple[float, float, float]
    width_m: float
    height_m: float


@dataclass(frozen=True)
class Built:
    """What an element kind gives back, in its own frame: origin on the floor (or the wall line), front to +Z.

    footprint: (k, 2) polygon in the element's x, z that nobody walks through; None where one walks freely.
    patches: walkable surfaces the element adds (stairs, landings): each (k, 3) coplanar polygon, metres.
    """

    parts: tuple[Part, ...]
    moving: tuple[Moving, ...] = ()
    emitters: tuple[Emitter, ...] = ()
    faces: tuple[Face, ...] = ()
    footprint: Floats | None = None
    patches: tuple[Floats, ...] = field(default=())
