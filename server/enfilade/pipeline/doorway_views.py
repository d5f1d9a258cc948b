"""What stands in a doorway while the hall behind it is not drawn: a small picture of it, seen from before it.

The viewer draws a hall and those its doors lead to. In a suite one sees farther, door behind door: there this
picture stands. It is made with the posters and kept with them, under a name that says how bright it is.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from PIL import Image

from enfilade.content.hall import Hall
from enfilade.pipeline.doorway_names import doorway_name
from enfilade.pipeline.light.payload import Poster
from enfilade.pipeline.suite import Suite

SIZE = (128, 224)
"""Texels across and up: a door three halls off is about so many pixels of a desk's view."""

BEFORE_M, EYE_M = 7.0, 1.6
"""Where the eye is: a hall's length before the doorway, as high as people's."""

RAYS = 8
QUALITY = 80


def doorway_views(suite: Suite, hall: Hall) -> tuple[Poster, ...]:
    """Return the pictures of a hall's doorways, named as `doorway_name` has it."""
    return tuple(_views(suite, hall))


def _views(suite: Suite, hall: Hall) -> Iterator[Poster]:
    for opening, stills, doorway in suite.doorways(hall.id):
        inward = np.cross(doorway.along, doorway.up)
        foot = doorway.corner + doorway.along / 2
        eye = foot + inward / np.linalg.norm(inward) * BEFORE_M + np.array([0, EYE_M, 0])
        found = stills.through(doorway, eye.astype(np.float32), SIZE, RAYS)
        if found is None:
            continue
        webp = io.BytesIO()
        Image.fromarray(found[0]).save(webp, "WEBP", quality=QUALITY, method=6)
        yield Poster(doorway_name(opening, found[1]), webp.getvalue())
