"""An element seen in the mirror: a door hung on its other side is the same door."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from enfilade.pipeline.mesh import Built, Face, Moving, Part

_FLIP = np.array([-1.0, 1.0, 1.0])


def mirrored_part(part: Part) -> Part:
    """Return the part mirrored in x = 0, still counter-clockwise from outside."""
    return replace(
        part,
        positions=part.positions * _FLIP,
        normals=part.normals * _FLIP,
        triangles=part.triangles[:, ::-1].astype(np.int32),
    )


def mirrored(built: Built) -> Built:
    """Return parts, moving parts, lights and faces mirrored in x = 0; a face keeps its reading direction."""
    return replace(
        built,
        parts=tuple(mirrored_part(p) for p in built.parts),
        moving=tuple(_moving(m) for m in built.moving),
        faces=tuple(_face(f) for f in built.faces),
        emitters=tuple(
            replace(e, position=_point(e.position), direction=_point(e.direction)) for e in built.emitters
        ),
    )


def _point(p: tuple[float, float, float]) -> tuple[float, float, float]:
    return (-p[0], p[1], p[2])


def _moving(moving: Moving) -> Moving:
    # A rotation seen in the mirror turns the other way about the mirrored axis.
    x, y, z = _point(moving.axis)
    return replace(
        moving,
        pivot=_point(moving.pivot),
        axis=(-x, -y, -z),
        parts=tuple(mirrored_part(p) for p in moving.parts),
    )


def _face(face: Face) -> Face:
    x, y, z = _point(face.right)
    return replace(face, centre=_point(face.centre), right=(-x, -y, -z), up=_point(face.up))
