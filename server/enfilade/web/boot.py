"""What a page hands to the viewer that starts on it, as JSON in the page. TypeScript types are generated
from it.
"""

from __future__ import annotations

from typing import Literal

from flask import request, url_for

from enfilade.content.text import Id, Language, Model
from enfilade.messages import LANGUAGES, viewer_messages
from enfilade.messages.viewer_lesson import lesson_messages
from enfilade.messages.viewer_replay import replay_messages
from enfilade.web.assets import console_stamp, messages_stamp
from enfilade.web.preload import OPENS, first_files
from enfilade.web.site import Edition

GUIDED = {"guide", "join"}
"""Pages on which somebody leads, or may be made a co-guide."""

PageKind = Literal["museum", "hall", "exhibit", "tour", "stop", "join", "guide", "class", "replay"]


class Boot(Model):
    """Where the reader is, and where the files are. Addresses are paths on this server.

    `prefix` stands before every path (empty at a server's root), `base` before a FileRef's. `manifest` is the
    museum's, of the revision that the page shows. `here` maps each language to this page's own address in it.
    `replay` is the address of a recorded tour's log. `first` are the files that the viewer will want first,
    by their paths below `base`. `console_files`: what the guide's console says, on pages whose reader may
    lead a group.
    """

    kind: PageKind
    language: Language
    languages: tuple[Language, ...]
    here: dict[Language, str]
    prefix: str
    base: str
    museum: Id
    revision: str
    manifest: str
    first: tuple[str, ...]
    hall: Id | None = None
    exhibit: Id | None = None
    tour: Id | None = None
    stop: Id | None = None
    code: str | None = None
    secret: str | None = None
    lesson: Id | None = None
    replay: str | None = None
    messages: dict[str, str]
    message_files: dict[Language, str]
    console_files: dict[Language, str]


def boot(kind: PageKind, language: str, here: dict[str, str], edition: Edition, **place: str | None) -> Boot:
    """Return what the viewer needs to start on a page."""
    prefix = request.script_root
    museum, revision = edition.id, edition.museum.revision
    own = {"class": lesson_messages(language), "replay": replay_messages(language)}
    return Boot(
        kind=kind,
        language=language,
        languages=LANGUAGES,
        here=here,
        prefix=prefix,
        base=f"{prefix}/site/",
        museum=museum,
        revision=revision,
        manifest=url_for("assets.older_manifest", museum=museum, revision=revision),
        first=first_files(edition, language, place.get("hall")) if kind in OPENS else (),
        messages={**viewer_messages(language), **own.get(kind, {})},
        message_files={
            tag: url_for("assets.messages", language=tag, stamp=messages_stamp(tag)) for tag in LANGUAGES
        },
        console_files={
            tag: url_for("assets.console", language=tag, stamp=console_stamp(tag))
            for tag in (LANGUAGES if kind in GUIDED else ())
        },
        **place,
    )
