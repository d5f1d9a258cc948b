"""What a page hands to the viewer that starts on it, as JSON in the page. TypeScript types are generated
from it.
"""

from __future__ import annotations

from typing import Literal

from flask import url_for

from enfilade.content.text import Id, Language, Model
from enfilade.messages import LANGUAGES, viewer_messages
from enfilade.web.assets import messages_stamp
from enfilade.web.site import Edition

PageKind = Literal["entrance", "museum", "hall", "exhibit", "tour", "stop", "text", "join", "guide"]


class Boot(Model):
    """Where the reader is, and where the files are. Addresses are paths on this server.

    `manifest` is the museum's manifest of the revision that the page shows; a FileRef's path is read below
    `site`. `here` maps each language to this page's own address in it, without query.
    """

    kind: PageKind
    language: Language
    languages: tuple[Language, ...]
    here: dict[Language, str]
    root: str
    site: str
    museum: Id | None
    revision: str | None
    manifest: str | None
    hall: Id | None = None
    exhibit: Id | None = None
    tour: Id | None = None
    stop: Id | None = None
    code: str | None = None
    secret: str | None = None
    messages: dict[str, str]
    message_files: dict[Language, str]


def boot(
    kind: PageKind,
    language: str,
    here: dict[str, str],
    edition: Edition | None = None,
    **place: str | None,
) -> Boot:
    """Return what the viewer needs to start on a page."""
    root = url_for("pages.choose")
    return Boot(
        kind=kind,
        language=language,
        languages=LANGUAGES,
        here=here,
        root=root,
        site=f"{root}site/",
        museum=edition.id if edition else None,
        revision=edition.museum.revision if edition else None,
        manifest=url_for("assets.older_manifest", museum=edition.id, revision=edition.museum.revision)
        if edition
        else None,
        messages=viewer_messages(language),
        message_files={
            tag: url_for("assets.messages", language=tag, stamp=messages_stamp(tag)) for tag in LANGUAGES
        },
        **place,
    )
