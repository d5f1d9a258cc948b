"""Posters of a hall from its payload alone: what the viewer shows, without a browser and without a bake.

Primary rays meet the hall's triangles, and through its doorways those of its neighbours; what they meet is
base colour times lightmap. Words are not in them.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from PIL import Image

from enfilade.content.hall import Hall
from enfilade.pipeline.glb_hall import poster_name
from enfilade.pipeline.light.payload import Poster
from enfilade.pipeline.suite import Suite

POSTERS = {"wide": (1280, 720), "tall": (414, 896)}
FOV_DEG = {"wide": 50.0, "tall": 75.0}
"""Vertical fields of view, as the viewer has them: 62 degrees of diagonal feel on a desk, 75 on a phone."""

POSTER_QUALITY = 78


def posters(
    suite: Suite, hall: Hall, rays: tuple[int, int], progress: Callable[[str, float], None]
) -> tuple[Poster, ...]:
    """Return both posters of every viewpoint; none at all where rays are none."""
    return tuple(_posters(suite, hall, rays, progress)) if rays[0] else ()


def _posters(
    suite: Suite, hall: Hall, rays: tuple[int, int], progress: Callable[[str, float], None]
) -> Iterator[Poster]:
    for number, view in enumerate(hall.viewpoints):
        progress("posters", number / len(hall.viewpoints))
        for shape, size in POSTERS.items():
            webp = io.BytesIO()
            picture = suite.take(hall.id, view, FOV_DEG[shape], size, rays)
            Image.fromarray(picture).save(webp, "WEBP", quality=POSTER_QUALITY, method=6)
            yield Poster(poster_name(view, suite.eye(hall.id, view), shape), webp.getvalue())
