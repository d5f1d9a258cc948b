"""The floor that one may stand on: convex patches of a plane, joined by the edges they share.

Built by `pipeline/trace_floor.py` (already inset by a walker's radius), walked on by the viewer
(`src/navigation/floor.ts`) and by the router. Levels may lie above each other in plan (a landing over a
cell): a walker is always *on a patch*, and leaves it only over a shared edge or a portal.
"""

from __future__ import annotations

from pydantic import Field

from enfilade.content.text import Id, Model


class PortalEdge(Model):
    """An edge of a patch over which one walks into another hall."""

    patch: int
    edge: int = Field(description="Edge i runs from the patch's vertex i to vertex i + 1")
    opening: Id
    hall: Id


class Floor(Model):
    """Vertices in millimetres [x, y, z] in the hall's frame; patches as vertex indices.

    Each patch is a convex polygon, counter-clockwise seen from above with z south (that is: positive area by
    the shoelace formula on (x, -z)), and coplanar; an inclined patch is a stair or a ramp. Two patches are
    joined where one has edge (a, b) and another (b, a). `rooms` names each patch's room by index into the
    hall's rooms.
    """

    vertices: tuple[tuple[int, int, int], ...]
    patches: tuple[tuple[int, ...], ...]
    rooms: tuple[int, ...]
    portals: tuple[PortalEdge, ...] = ()
