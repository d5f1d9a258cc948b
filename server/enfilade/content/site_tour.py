"""A tour in one language, with the routes between its stops: what `tours/<hash>.json` holds."""

from __future__ import annotations

from enfilade.content.site_files import FileRef, Poster
from enfilade.content.site_texts import SaidLevels
from enfilade.content.text import Id, Language, Model, Said
from enfilade.content.timeline import Timeline
from enfilade.content.tour import Action

KeyframeRow = tuple[int, int, int, int, int, int, int, int, int, int, int, int]
"""t_ms, hall, x, y, z (mm, eye), yaw, pitch (65,536 to a turn), and their rates per second
(content/motion.py).
"""


class SiteStop(Model):
    """A stop in one language.

    `route` leads to it from the stop before, beginning at 0 ms; empty for the first.
    """

    id: Id
    hall: Id
    viewpoint: Id
    exhibit: Id | None
    title: Said
    narration: SaidLevels
    recording: FileRef | None
    captions: FileRef | None
    sources: tuple[Id, ...]
    people: tuple[Id, ...]
    actions: tuple[Action, ...]
    short: bool
    question: Said | None
    advisory: Id | None
    way_round: Said | None
    route: tuple[KeyframeRow, ...]
    poster: Poster | None


class SiteTour(Model):
    """`tours/<hash>.json`: a tour in one language."""

    id: Id
    museum: Id
    language: Language
    title: Said
    summary: Said
    timeline: Timeline
    stops: tuple[SiteStop, ...]


class SiteNotes(Model):
    """`private/…`: the guide's notes by stop id, in one language."""

    tour: Id
    language: Language
    notes: dict[Id, Said]
