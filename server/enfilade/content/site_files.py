"""Files of a site by reference: a path, and how many bytes it costs."""

from __future__ import annotations

from enfilade.content.text import Model


class FileRef(Model):
    """A file of the site: its path below the site's root, and its bytes on disk and on the wire (brotli)."""

    path: str
    bytes: int
    wire_bytes: int


class Poster(Model):
    """A still of a view without text, wide (16:9) and tall (9:19.5)."""

    wide: FileRef
    tall: FileRef
