"""The built site as the server reads it: editions of museums, and which files may be given out.

A build publishes by one rename (`pipeline/write_site.py`): `site.json` changes, and so does this. Editions
that were shown before stay readable by their revision, for groups that began with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from enfilade.content.lesson import Lesson
from enfilade.content.site import (
    SiteHall,
    SiteHallEntry,
    SiteIndex,
    SiteLessonEntry,
    SiteMuseum,
    SiteNotes,
    SiteStop,
    SiteTexts,
    SiteTour,
    SiteTourEntry,
)
from enfilade.content.site_lesson import SiteLesson


class NotBuilt(Exception):
    """There is no site: `enfilade build` has not run."""


@dataclass(frozen=True)
class Edition:
    """One revision of a museum, its words read as they are asked for."""

    root: Path
    museum: SiteMuseum

    @property
    def id(self) -> str:
        """The museum's id."""
        return self.museum.id

    def texts(self, language: str) -> SiteTexts:
        """Return all words in a language, in the museum's first one where it has not that."""
        return self._texts[language if language in self._texts else self.museum.languages[0]]

    def names(self, language: str) -> dict[str, str]:
        """Return what elements and exhibits are called in a language, by id."""
        known = self._names.get(language)
        if known is None:
            texts = self.texts(language)
            named = {id: said.text for hall in texts.halls.values() for id, said in hall.elements.items()}
            for hall in self._halls.values():
                borne = ((each.id, texts.exhibits.get(each.exhibit or "")) for each in hall.elements)
                named = {id: exhibit.title.text for id, exhibit in borne if exhibit is not None} | named
            named |= {id: exhibit.title.text for id, exhibit in texts.exhibits.items()}
            known = self._names[language] = named
        return known

    def tour(self, tour: str, language: str) -> SiteTour | None:
        """Return a tour in a language; None where the museum has no such tour."""
        by_language = self._tours.get(tour)
        if by_language is None:
            return None
        return by_language.get(language) or by_language[self.museum.languages[0]]

    def tour_entry(self, tour: str) -> SiteTourEntry | None:
        """Return the manifest's entry of a tour."""
        return next((t for t in self.museum.tours if t.id == tour), None)

    @property
    def tours(self) -> tuple[SiteTourEntry, ...]:
        """The tours that are offered: those that are only a lesson's way are not."""
        return tuple(entry for entry in self.museum.tours if entry.lesson is None)

    def lesson(self, lesson: str, language: str) -> SiteLesson | None:
        """Return a lesson in a language, as pupils get it; None where the museum has no such lesson."""
        by_language = self._lessons.get(lesson)
        if by_language is None:
            return None
        return by_language.get(language) or by_language[self.museum.languages[0]]

    def lesson_entry(self, lesson: str) -> SiteLessonEntry | None:
        """Return the manifest's entry of a lesson."""
        return next((each for each in self.museum.lessons if each.id == lesson), None)

    def lesson_key(self, lesson: str) -> Lesson | None:
        """Return a lesson with its answers, explanations and notes, in all languages, as this revision has
        it: for the server and teachers, never for a pupil's browser.
        """
        file = self.root / "private" / self.id / self.museum.revision / f"lesson-{lesson}.json"
        if self.lesson_entry(lesson) is None or not file.is_file():
            return None
        return Lesson.model_validate_json(file.read_bytes())

    def hall_entry(self, hall: str) -> SiteHallEntry | None:
        """Return the manifest's entry of a hall."""
        return next((h for h in self.museum.halls if h.id == hall), None)

    def hall(self, hall: str) -> SiteHall | None:
        """Return a hall's data; None where the museum has no such hall."""
        return self._halls.get(hall)

    def notes(self, tour: str, language: str) -> SiteNotes | None:
        """Return the guide's notes for a tour, as this revision has them; None where there are none."""
        for tag in (language, *self.museum.languages):
            file = self.root / "private" / self.id / self.museum.revision / f"{tour}.{tag}.json"
            if self.tour_entry(tour) is not None and tag in self.museum.languages and file.is_file():
                return SiteNotes.model_validate_json(file.read_bytes())
        return None

    def advisory_of_exhibit(self, exhibit: str) -> str | None:
        """Return the advisory behind whose zone an exhibit stands."""
        return self._advisory_of_exhibit.get(exhibit)

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        return {}

    @cached_property
    def _texts(self) -> dict[str, SiteTexts]:
        return {
            language: SiteTexts.model_validate_json((self.root / ref.path).read_bytes())
            for language, ref in self.museum.texts.items()
        }

    @cached_property
    def _tours(self) -> dict[str, dict[str, SiteTour]]:
        return {
            entry.id: {
                language: SiteTour.model_validate_json((self.root / ref.path).read_bytes())
                for language, ref in entry.files.items()
            }
            for entry in self.museum.tours
        }

    @cached_property
    def _lessons(self) -> dict[str, dict[str, SiteLesson]]:
        return {
            entry.id: {
                language: SiteLesson.model_validate_json((self.root / ref.path).read_bytes())
                for language, ref in entry.files.items()
            }
            for entry in self.museum.lessons
        }

    @cached_property
    def _halls(self) -> dict[str, SiteHall]:
        return {
            entry.id: SiteHall.model_validate_json((self.root / entry.data.path).read_bytes())
            for entry in self.museum.halls
        }

    @cached_property
    def _advisory_of_exhibit(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for hall in self._halls.values():
            guarded = {room: zone.advisory for zone in hall.zones for room in zone.rooms}
            for element in hall.elements:
                if element.exhibit is not None and element.room in guarded:
                    found[element.exhibit] = guarded[element.room]
            rooms = {element.id: element.room for element in hall.elements}
            for face in hall.faces:
                if face.exhibit is not None and rooms.get(face.element) in guarded:
                    found[face.exhibit] = guarded[rooms[face.element]]
        return found


@dataclass
class SiteFolder:
    """The site's folder. Every question looks first whether another site has been published."""

    root: Path
    _stamp: tuple[int, int] | None = None
    _index: SiteIndex | None = None
    _current: dict[str, Edition] = field(default_factory=dict)
    _older: dict[tuple[str, str], Edition] = field(default_factory=dict)
    _files: set[str] = field(default_factory=set)

    def index(self) -> SiteIndex:
        """Return the museums there are. Raises NotBuilt."""
        try:
            stat = (self.root / "site.json").stat()
        except FileNotFoundError as error:
            raise NotBuilt from error
        stamp = (stat.st_mtime_ns, stat.st_ino)
        if self._index is None or stamp != self._stamp:
            self._read(stamp)
        assert self._index is not None
        return self._index

    def editions(self) -> tuple[Edition, ...]:
        """Return the museums as they are now, in the site's order."""
        return tuple(self._current[museum] for museum in self.index().museums)

    def edition(self, museum: str, revision: str | None = None) -> Edition | None:
        """Return a museum as it is now, or as it was in `revision`; None where the site has not that."""
        self.index()
        current = self._current.get(museum)
        if current is None or revision is None or current.museum.revision == revision:
            return current
        known = self._older.get((museum, revision))
        if known is None and any(file.stem == revision for file in (self.root / current.id).glob("*.json")):
            known = self._open(self.root / current.id / f"{revision}.json")
            self._older[museum, revision] = known
        return known

    def gives_out(self, path: str) -> bool:
        """Whether `path` is a file that a manifest of the site names: nothing else is ever given out."""
        self.index()
        return path in self._files

    def _read(self, stamp: tuple[int, int]) -> None:
        index = SiteIndex.model_validate_json((self.root / "site.json").read_bytes())
        for edition in self._current.values():
            self._older[edition.id, edition.museum.revision] = edition
        self._current = {museum: self._open(self.root / museum / "museum.json") for museum in index.museums}
        self._index, self._stamp = index, stamp

    def _open(self, manifest: Path) -> Edition:
        raw = manifest.read_bytes()
        edition = Edition(self.root, SiteMuseum.model_validate_json(raw))
        self._files |= set(self._named(raw))
        return edition

    def _named(self, raw: bytes) -> Iterator[str]:
        """Yield the paths that a manifest names, by way of the JSON files that it names."""
        waiting = list(_paths(json.loads(raw)))
        seen: set[str] = set()
        while waiting:
            path = waiting.pop()
            if path not in seen:
                seen.add(path)
                yield path
                if path.endswith(".json"):
                    waiting += _paths(json.loads((self.root / path).read_bytes()))


def stops_of(tour: SiteTour, stop: str) -> tuple[SiteStop | None, SiteStop | None, SiteStop | None]:
    """Return the stop before `stop`, the stop itself, and the one after it."""
    ids = [s.id for s in tour.stops]
    if stop not in ids:
        return None, None, None
    i = ids.index(stop)
    return (
        tour.stops[i - 1] if i else None,
        tour.stops[i],
        tour.stops[i + 1] if i + 1 < len(ids) else None,
    )


def _paths(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if value.keys() == {"path", "bytes", "wire_bytes"}:
            yield str(value["path"])
        else:
            for inner in value.values():
                yield from _paths(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _paths(inner)
