"""Raise the rooms of a plan as voids: the floor's outline up to the ceiling, a vault being part of the
volume.
"""

from __future__ import annotations

import manifold3d
import numpy as np

from enfilade.content.hall import BarrelVault, CofferedCeiling, FlatCeiling, GroinVault, Room
from enfilade.pipeline.facet import Facet, Void, axes_of, level, lift, loft, upright
from enfilade.pipeline.mesh import Floats
from enfilade.pipeline.plan import Wall, arc, extents, frame, outline, vault_axes, wall_top

VAULT_SEGMENTS = 20
"""Facets of a barrel: 20 over a 1.6 m corridor are 9 cm wide; smooth normals hide them."""

OVER_M = 0.4
"""How far a volume that is to be cut off reaches beyond the cut."""

COVERED_M = 0.004
"""How far a skirting or a cornice overlaps the wall that is left out behind it."""


def raise_room(room: Room, index: int, facets: list[Facet]) -> manifold3d.Manifold:
    """Return a room's void; its faces carry numbers of facets that are appended to `facets`."""
    top = room.level_m + room.height_m
    match room.ceiling:
        case FlatCeiling():
            return _prism(room, index, facets, top)
        case CofferedCeiling():
            body = _prism(room, index, facets, top - room.ceiling.depth_m)
            return manifold3d.Manifold.batch_boolean(
                [body, *_coffers(room, room.ceiling, index, facets)], manifold3d.OpType.Add
            )
        case BarrelVault():
            body = _prism(room, index, facets, top + OVER_M)
            return body ^ _barrel(room, index, facets, vault_axes(room), room.ceiling.rise_m)
        case GroinVault():
            body = _prism(room, index, facets, top + OVER_M)
            axes = vault_axes(room)
            crossed = np.array([axes[1], -axes[0]])
            return body ^ (
                _barrel(room, index, facets, axes, room.ceiling.rise_m)
                + _barrel(room, index, facets, crossed, room.ceiling.rise_m)
            )


def wall_facet(room: Room, index: int, wall: Wall) -> Facet:
    """Return the facet of one wall: u to the right of one who looks at it, v up from the floor."""
    normal = level(wall.inward)
    u, v = upright(normal)
    walls, breaks = room.walls, []
    low, high = 0.0, room.height_m
    dado = walls.dado
    if walls.skirting is not None:
        low = walls.skirting.height_m - COVERED_M
        breaks.append(low)
    if dado is not None:
        breaks.append(dado.height_m)
    top = wall_top(room)
    if walls.cornice is not None and top is not None:
        high = top - room.level_m - walls.cornice.size_m + COVERED_M
        breaks.append(high)
    return Facet(
        surface=f"{room.id}/wall-{wall.index}",
        room=index,
        role="wall",
        finish=walls.finish,
        origin=lift(wall.b, room.level_m),
        u=u,
        v=v,
        normal=normal,
        # u runs against the outline, so that texture coordinates go on round the corner.
        uv0=(-(wall.start_m + wall.length), 0.0),
        extent_u=(0.0, wall.length),
        extent_v=(0.0, room.height_m),
        breaks_v=tuple(breaks),
        band_v=dado.height_m if dado else -np.inf,
        band_finish=dado.finish if dado else "",
        shown_v=(low - 1e-6 if walls.skirting else -np.inf, high + 1e-6 if high < room.height_m else np.inf),
    )


def floor_facet(room: Room, index: int) -> Facet:
    """Return the floor's facet: u along the room's longest wall, so boards run down the room."""
    normal = np.array([0.0, 1.0, 0.0])
    return _level_facet(room, index, "floor", room.floor_finish, normal, room.level_m)


def _level_facet(room: Room, index: int, role: str, finish: str, normal: Floats, y: float) -> Facet:
    axes = frame(room)
    u, v = axes_of(normal, level(axes[0]))
    facet = Facet(
        surface=f"{room.id}/{role}",
        room=index,
        role="floor" if role == "floor" else "ceiling",
        finish=finish,
        origin=np.array([0.0, y, 0.0]),
        u=u,
        v=v,
        normal=normal,
    )
    local = facet.local(np.array([lift(np.array(p), y) for p in room.floor]))
    low, high = local.min(axis=0), local.max(axis=0)
    return Facet(
        **{
            **facet.__dict__,
            "extent_u": (float(low[0]), float(high[0])),
            "extent_v": (float(low[1]), float(high[1])),
        }
    )


def _prism(room: Room, index: int, facets: list[Facet], top: float) -> manifold3d.Manifold:
    """The floor's outline from the floor up to `top`."""
    walls = outline(room)
    first = len(facets)
    facets += [wall_facet(room, index, wall) for wall in walls]
    facets.append(floor_facet(room, index))
    facets.append(_level_facet(room, index, "ceiling", room.ceiling.finish, np.array([0.0, -1.0, 0.0]), top))
    ring = np.array([wall.a for wall in walls])
    count = len(ring)
    plan = np.column_stack([ring[:, 0], -ring[:, 1]])
    lid = np.asarray(manifold3d.triangulate([plan]), dtype=np.int32)
    low = np.column_stack([ring[:, 0], np.full(count, room.level_m), ring[:, 1]])
    high = low + np.array([0.0, top - room.level_m, 0.0])
    sides, numbers = [], []
    for i in range(count):
        j = (i + 1) % count
        sides += [(i, j, j + count), (i, j + count, i + count)]
        numbers += [first + i] * 2
    triangles = np.concatenate([np.array(sides, dtype=np.int32), lid[:, ::-1], lid + count])
    numbers += [first + count] * len(lid) + [first + count + 1] * len(lid)
    return Void(np.concatenate([low, high]), triangles, np.array(numbers, dtype=np.int32)).manifold()


def _barrel(room: Room, index: int, facets: list[Facet], axes: Floats, rise: float) -> manifold3d.Manifold:
    """Everything under a segmental barrel that runs along axes[0] and spans the room along axes[1]."""
    low, high = extents(room, axes)
    half, middle = float(high[1] - low[1]) / 2, float(high[1] + low[1]) / 2
    radius, angle = arc(half, rise)
    centre_y = room.level_m + room.height_m - radius
    turns = np.linspace(-angle, angle, VAULT_SEGMENTS + 1)
    curve = np.column_stack([radius * np.sin(turns), centre_y + radius * np.cos(turns)])
    # Beyond the walls the curve goes on along its last chord, so that walls cut it cleanly and not along an
    # edge.
    chord = curve[-1] - curve[-2]
    beyond = chord * (0.15 / chord[0])
    right, left = curve[-1] + beyond, curve[0] + beyond * np.array([-1, 1])
    foot = min(room.level_m - 1.0, float(right[1]) - 1.0)
    profile = np.array([[left[0], foot], [right[0], foot], right, *curve[::-1], left])
    along, across = level(axes[0]), level(axes[1])
    axis = across * middle + np.array([0.0, centre_y, 0.0])

    def bend(points: Floats) -> Floats:
        spokes = axis - points
        spokes = spokes - np.outer(spokes @ along, along)
        return np.asarray(spokes / np.linalg.norm(spokes, axis=1, keepdims=True))

    def facet_of(_section: int, edge: int) -> int:
        a, b = profile[edge], profile[(edge + 1) % len(profile)]
        mid = (a + b) / 2
        rises = 2 <= edge <= VAULT_SEGMENTS + 3
        normal = -across * (mid[0]) + np.array([0.0, centre_y - mid[1], 0.0])
        step = across * (a[0] - b[0]) + np.array([0.0, a[1] - b[1], 0.0])
        width = float(np.linalg.norm(step))
        normal = np.cross(along, step / width)
        if float(normal @ np.array([0.0, 1.0, 0.0])) > 0:
            normal = -normal
        u, v = axes_of(normal, along)
        arc_m = radius * float(np.arctan2(mid[0], mid[1] - centre_y))
        middle_point = across * (middle + mid[0]) + np.array([0.0, mid[1], 0.0])
        sense = 1.0 if float(v @ across) > 0 else -1.0
        facets.append(
            Facet(
                surface=f"{room.id}/ceiling",
                room=index,
                role="ceiling" if rises else "inside",
                finish=room.ceiling.finish,
                origin=middle_point,
                u=u,
                v=v,
                normal=normal,
                uv0=(0.0, sense * arc_m),
                extent_u=(float(low[0]), float(high[0])),
                extent_v=(-width / 2, width / 2),
                bend=bend,
            )
        )
        return len(facets) - 1

    def ring(at: float) -> Floats:
        return np.asarray(
            along * at + np.outer(middle + profile[:, 0], across) + np.outer(profile[:, 1], [0.0, 1.0, 0.0])
        )

    # The end faces only close the volume; walls cut them off.
    facets.append(_closing(room, index))
    end = len(facets) - 1
    rings = [ring(float(low[0]) - OVER_M), ring(float(high[0]) + OVER_M)]
    return loft(rings, facet_of, end, end).manifold()


def _coffers(
    room: Room, ceiling: CofferedCeiling, index: int, facets: list[Facet]
) -> list[manifold3d.Manifold]:
    """Sunk panels with one step in their sides, evenly over the room; those that cross a wall are left
    out.
    """
    axes = frame(room)
    low, high = extents(room, axes)
    cell = (high - low - ceiling.rib_m) / np.array(ceiling.bays)
    top = room.level_m + room.height_m
    bottom = top - ceiling.depth_m
    # Inset of the sides at each height: a 20 mm ledge half way up, and a slight batter that catches light.
    steps = [(bottom - 0.02, 0.0), (bottom, 0.0), (bottom + ceiling.depth_m * 0.45, 0.008)]
    steps += [(bottom + ceiling.depth_m * 0.5, 0.03), (top, 0.036)]
    out = []
    for i in range(ceiling.bays[0]):
        for k in range(ceiling.bays[1]):
            a = low + cell * (i, k) + ceiling.rib_m
            b = low + cell * (i + 1, k + 1)
            rings = [_rectangle(axes, a + inset, b - inset, y) for y, inset in steps]
            out.append(_coffer(room, index, facets, rings))
    return out


def _coffer(room: Room, index: int, facets: list[Facet], rings: list[Floats]) -> manifold3d.Manifold:
    middle = np.mean(rings[0], axis=0)

    def facet_of(section: int, edge: int) -> int:
        a, b, c = rings[section][edge], rings[section][(edge + 1) % 4], rings[section + 1][edge]
        normal = np.cross(b - a, c - a)
        normal = normal / np.linalg.norm(normal)
        if float(normal @ (middle - a)) < 0:
            normal = -normal
        u, v = upright(normal)
        facets.append(Facet(f"{room.id}/ceiling", index, "ceiling", room.ceiling.finish, a, u, v, normal))
        return len(facets) - 1

    facets.append(_closing(room, index))
    first = len(facets) - 1
    top = float(rings[-1][0][1])
    normal = np.array([0.0, -1.0, 0.0])
    facets.append(_level_facet(room, index, "ceiling", room.ceiling.finish, normal, top))
    return loft(rings, facet_of, first, len(facets) - 1).manifold()


def _rectangle(axes: Floats, a: Floats, b: Floats, y: float) -> Floats:
    corners = [(a[0], a[1]), (b[0], a[1]), (b[0], b[1]), (a[0], b[1])]
    return np.array([lift(np.array(corner) @ axes, y) for corner in corners])


def _closing(room: Room, index: int) -> Facet:
    zero = np.zeros(3)
    return Facet(f"{room.id}/ceiling", index, "inside", room.ceiling.finish, zero, zero, zero, zero)
