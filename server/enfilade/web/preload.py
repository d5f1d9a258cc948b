"""What the viewer of a page will want first, so that it asks for all of it at once.

Without it each file is found only when the one before has been read: script, scene's script, manifest, words,
hall, its light. Over 9 Mbit/s with a 40 ms round trip that chain was a second of waiting (bench/README.md,
"until one can walk").
"""

from __future__ import annotations

from flask import url_for

from enfilade.web.parts import parts
from enfilade.web.site import Edition

SCENE = "src/app/viewer.ts"
"""The chunk that draws, as the viewer's build names it."""

OPENS = ("hall", "stop", "join", "guide", "class", "replay")
"""Pages on which the viewer starts."""


def scene_scripts() -> tuple[str, ...]:
    """Return the addresses of the scripts that draw: the page names them, the browser fetches them beside its
    own.
    """
    return tuple(url_for("assets.viewer_file", path=file) for file in parts().viewer.chunks.get(SCENE, ()))


def first_files(edition: Edition, language: str, hall: str | None) -> tuple[str, ...]:
    """Return the files of the site that are wanted first, by their paths below its address, in that order.

    hall: the one that the page opens in; None where only the viewer will know.
    """
    museum = edition.museum
    words = museum.texts.get(language) or museum.texts[museum.languages[0]]
    paths = [words.path]
    data, entry = (edition.hall(hall), edition.hall_entry(hall)) if hall else (None, None)
    if data is not None and entry is not None:
        paths += [entry.data.path, entry.glb.path, *(layer.file.path for layer in data.layers[:1])]
    return tuple(paths)
