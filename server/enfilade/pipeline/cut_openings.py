"""Cut the openings of a plan: each a volume through its wall, with arched head and eased arrises."""

from __future__ import annotations

from dataclasses import replace

import manifold3d
import numpy as np

from enfilade.content.hall import Hall, Room
from enfilade.pipeline.facet import Facet, Role, axes_of, level, lift, loft, upright
from enfilade.pipeline.mesh import Floats
from enfilade.pipeline.plan import OpeningSite, arc

REACH_M = 0.02
"""How far an opening's volume reaches into a room: volumes that only touch leave a membrane (measured)."""

ARRIS_M = 0.006
"""The eased edge of a plastered reveal; its normals turn from wall to reveal, so it shades as a round."""

ARCH_SEGMENTS = 12


def cut_opening(hall: Hall, site: OpeningSite, facets: list[Facet]) -> manifold3d.Manifold:
    """Return the void of an opening; its faces carry numbers of facets that are appended to `facets`.

    The face at the outer end of an opening with a cap has role "cap"; the shell is left open there.
    """
    depth = site.depth
    sections = [(-REACH_M, ARRIS_M), (0.0, ARRIS_M), (ARRIS_M, 0.0)]
    if site.far is None:
        sections += [(depth, 0.0)]
    else:
        sections += [(depth - ARRIS_M, 0.0), (depth, ARRIS_M), (depth + REACH_M, ARRIS_M)]
    rings = [ring(site, through, outset) for through, outset in sections]
    builder = _Facets(hall, site, rings, facets)
    return loft(rings, builder.number, builder.end(0), builder.end(len(rings) - 1)).manifold()


def ring(site: OpeningSite, through: float, outset: float = 0.0) -> Floats:
    """Return the opening's outline (n, 3) at a depth, widened by `outset`; a door's threshold is not
    lowered.
    """
    return np.array([lift(site.point(s, through), site.sill + y) for s, y in profile(site, outset)])


def profile(site: OpeningSite, outset: float) -> list[tuple[float, float]]:
    """Return the outline as (across, above the sill): threshold, right side, head from right to left."""
    opening = site.opening
    half, height = opening.width_m / 2 + outset, opening.height_m
    foot = -outset if opening.sill_m > 0 else 0.0
    points = [(-half, foot), (half, foot)]
    if opening.arch_rise_m <= 0:
        return [*points, (half, height + outset), (-half, height + outset)]
    radius, angle = arc(opening.width_m / 2, opening.arch_rise_m)
    centre = height - radius
    for turn in np.linspace(angle, -angle, ARCH_SEGMENTS + 1):
        points.append(
            (float((radius + outset) * np.sin(turn)), float(centre + (radius + outset) * np.cos(turn)))
        )
    # The sides go straight up to the widened springing, so that they and the arch stay plane.
    side = points[2][0]
    return [(-side, foot), (side, foot), *points[2:]]


class _Facets:
    """Numbers the faces of one opening."""

    def __init__(self, hall: Hall, site: OpeningSite, rings: list[Floats], facets: list[Facet]) -> None:
        self.hall, self.site, self.rings, self.facets = hall, site, rings, facets
        self.axis = lift(site.centre, site.sill + site.opening.height_m * 0.45)

    def number(self, section: int, edge: int) -> int:
        """Add the facet between two rings along one edge of the outline; return its number."""
        site = self.site
        ring_a, ring_b = self.rings[section], self.rings[section + 1]
        a, b, c = ring_a[edge], ring_a[(edge + 1) % len(ring_a)], ring_b[edge]
        normal = np.cross(b - a, c - a)
        normal = normal / np.linalg.norm(normal)
        inside = self.axis - a
        inside = inside - level(site.out) * float(inside @ level(site.out))
        if float(normal @ inside) < 0:
            normal = -normal
        far_end = site.far is not None and section >= 3
        room = site.far if far_end and site.far is not None else site.near
        role = self._role(section, edge)
        # The head's and threshold's u runs across, the jambs' through the wall; v of a jamb is up.
        standing = abs(float(normal[1])) < 0.7
        u, v = upright(normal) if standing else axes_of(normal, level(site.right))
        facet = Facet(
            surface=f"{site.opening.id}/reveal",
            room=room,
            role=role,
            finish=self._finish(role, self.hall.rooms[room]),
            origin=np.array([a[0], site.level, a[2]]) if abs(float(normal[1])) < 1e-9 else a,
            u=u,
            v=v,
            normal=normal,
            extent_u=(-site.opening.width_m / 2, site.opening.width_m / 2),
            extent_v=(0.0, site.sill - site.level + site.opening.height_m),
        )
        facet = self._with_dado(facet, self.hall.rooms[room])
        if role == "soffit" and site.opening.arch_rise_m > 0:
            facet = self._curved(facet, a, b)
        if role == "arris":
            facet = self._eased(facet, far_end)
        self.facets.append(facet)
        return len(self.facets) - 1

    def end(self, section: int) -> int:
        """Add the facet that closes the volume at one end; return its number."""
        capped = self.site.far is None and section > 0
        normal = -level(self.site.out)
        u, v = upright(normal)
        role: Role = "cap" if capped else "inside"
        self.facets.append(
            Facet(f"{self.site.opening.id}/reveal", self.site.near, role, "", self.axis, u, v, normal)
        )
        return len(self.facets) - 1

    def _role(self, section: int, edge: int) -> Role:
        if edge == 0 and self.site.opening.sill_m == 0:
            # Level with the room's floor all the way: where both overlap, the union may keep either.
            return "threshold"
        last = len(self.rings) - 2
        if section == 0 or (self.site.far is not None and section == last):
            return "inside"
        if section == 1 or (self.site.far is not None and section == last - 1):
            return "arris"
        return self._plain_role(edge)

    def _plain_role(self, edge: int) -> Role:
        if edge == 0:
            return "threshold"
        return "jamb" if edge in (1, len(self.rings[0]) - 1) else "soffit"

    def _finish(self, role: Role, room: Room) -> str:
        opening = self.site.opening
        if role == "threshold" and opening.sill_m == 0:
            return room.floor_finish
        return opening.reveal_finish or room.walls.finish

    def _with_dado(self, facet: Facet, room: Room) -> Facet:
        """A reveal without a finish of its own is painted on with the wall: its dado goes round the
        corner.
        """
        dado = room.walls.dado
        if facet.role not in ("jamb", "arris") or dado is None or self.site.opening.reveal_finish:
            return facet
        if facet.v[1] < 0.7:
            return facet
        height = dado.height_m + room.level_m - float(facet.origin[1])
        return replace(facet, breaks_v=(height,), band_v=height, band_finish=dado.finish)

    def _curved(self, facet: Facet, a: Floats, b: Floats) -> Facet:
        site = self.site
        radius, _ = arc(site.opening.width_m / 2, site.opening.arch_rise_m)
        centre = lift(site.centre, site.sill + site.opening.height_m - radius)
        out, right = level(site.out), level(site.right)

        def bend(points: Floats) -> Floats:
            spokes = centre - points
            spokes = spokes - np.outer(spokes @ out, out)
            return np.asarray(spokes / np.linalg.norm(spokes, axis=1, keepdims=True))

        middle = (a + b) / 2 - centre
        turn = float(np.arctan2(middle @ right, middle[1]))
        return replace(facet, origin=(a + b) / 2, uv0=(radius * turn, 0.0), bend=bend)

    def _eased(self, facet: Facet, far_end: bool) -> Facet:
        """Turn the normals of a chamfer from the wall's at its outer edge to the reveal's at its inner
        edge.
        """
        site = self.site
        out = level(site.out)
        wall = out if far_end else -out
        reveal = facet.normal - out * float(facet.normal @ out)
        reveal = reveal / np.linalg.norm(reveal)
        start = lift(site.centre, 0.0)

        def bend(points: Floats) -> Floats:
            through = (points - start) @ out
            inner = np.clip((site.depth - through if far_end else through) / ARRIS_M, 0.0, 1.0)[:, None]
            turned = wall * (1 - inner) + reveal * inner
            return np.asarray(turned / np.linalg.norm(turned, axis=1, keepdims=True))

        return replace(facet, bend=bend)
