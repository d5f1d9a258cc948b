"""Check that the two ends of every portal meet in the museum's frame, at one height and of one size."""

from __future__ import annotations

import numpy as np

from enfilade.content.hall import Hall, PortalCap
from enfilade.content.issue import Issue, Place
from enfilade.content.museum import Museum
from enfilade.pipeline.join_halls import frames_of, into_museum
from enfilade.pipeline.mesh import Floats
from enfilade.pipeline.plan import OpeningSite, site_of

APART_M = 0.005
"""How far apart the ends may be: nobody sees 5 mm while walking over a threshold."""


def check_portals(museum: Museum, halls: tuple[Hall, ...], file: str = "museum.yaml") -> list[Issue]:
    """Return an issue for every portal whose two ends do not meet; each pair is told once.

    `halls` are in the order of `museum.halls`. An end that is missing, or names another, is told elsewhere.
    """
    frames = frames_of(museum)
    ends: dict[tuple[str, str], tuple[int, OpeningSite, Floats, Floats]] = {}
    for i, hall in enumerate(halls):
        for opening in hall.openings:
            site = site_of(hall, opening) if isinstance(opening.cap, PortalCap) else None
            if site is not None:
                plan = site.point(0.0, site.depth)
                out = np.array([[site.out[0], 0.0, site.out[1]]])
                middle = into_museum(frames[i], np.array([[plan[0], site.sill, plan[1]]]))[0]
                turned = into_museum(frames[i]._replace(x=0.0, y=0.0, z=0.0), out)[0]
                ends[hall.id, opening.id] = (i, site, middle, turned)
    issues = []
    for (hall_id, opening_id), (i, site, middle, out) in ends.items():
        cap = site.opening.cap
        other = ends.get((cap.hall, cap.opening)) if isinstance(cap, PortalCap) else None
        if other is None or other[0] < i:
            continue
        by = other[2] - middle
        facing = float(out @ other[3])
        wider = abs(site.opening.width_m - other[1].opening.width_m)
        place = Place(file, 0, f"halls[{other[0]}]")
        names = f"{hall_id}/{opening_id} and {other[1].opening.id}"
        if float(np.linalg.norm(by)) > APART_M:
            move = ", ".join(
                f"{axis} {round(-value, 3) + 0.0:+.3f} m" for axis, value in zip("xyz", by, strict=True)
            )
            message = f"{names} are {float(np.linalg.norm(by)) * 1000:.0f} mm apart"
            issues.append(Issue("portal-apart", place, message, f"move {halls[other[0]].id} by {move}"))
        elif facing > -0.999:
            issues.append(
                Issue("portal-apart", place, f"{names} do not face one another", "correct a hall's yaw_deg")
            )
        elif wider > APART_M:
            message = f"{names} differ by {wider * 1000:.0f} mm in width"
            issues.append(Issue("portal-apart", place, message, "give both openings one width_m"))
    return issues
