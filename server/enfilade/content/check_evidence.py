"""Everything that is shown says how certain it is, what it stands for and from which sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from enfilade.content.collection import Collection
from enfilade.content.evidence import Provenance
from enfilade.content.hall import Hall
from enfilade.content.issue import Issue
from enfilade.content.issue_codes import did_you_mean, issue

Cited = tuple[str, str, tuple[str, ...]]
"""File, pointer of a list of sources, and the ids in it."""


def check_evidence(collection: Collection) -> Iterator[Issue]:
    """Yield an issue for each thing without evidence, shows or source, each source unknown or uncited."""
    known = collection.ids("source")
    used: set[str] = set()
    for file, at, names in _citations(collection):
        for index, name in enumerate(names):
            used.add(name)
            if name not in known:
                hint = did_you_mean(name, known)
                yield issue("unknown-source", file, f"{at}[{index}]", f'no source "{name}"', hint=hint)
    for hall in collection.halls.values():
        yield from _hall(collection, hall)
    for exhibit in collection.exhibits.values():
        file, at = collection.places["exhibit", exhibit.id]
        if not exhibit.sources:
            yield issue("no-source", file, at, f'exhibit "{exhibit.id}" names no source')
    if not any(kind in ("hall", "tour", "lesson", "exhibit", "person") for kind, _ in collection.broken):
        for source in collection.sources:
            if source not in used:
                file, at = collection.places["source", source]
                yield issue("uncited-source", file, at, f'nothing cites "{source}"')


def _hall(collection: Collection, hall: Hall) -> Iterator[Issue]:
    """Ask the leaves of the hall only: what is handed down to all of them lacks nowhere."""
    file = collection.file("hall", hall.id)
    rooms = {room.id: room for room in hall.rooms}
    for index, room in enumerate(hall.rooms):
        yield from _lacks(room.handed(hall), f'room "{room.id}"', file, f"rooms[{index}]")
    for index, opening in enumerate(hall.openings):
        parent = rooms.get(opening.between[0])
        if parent is not None and opening.kind is not None:
            given = opening.handed(parent.handed(hall))
            yield from _lacks(given, f'opening "{opening.id}"', file, f"openings[{index}]")
    for index, element in enumerate(hall.elements):
        parent = rooms.get(element.room)
        if parent is not None:
            given = element.handed(parent.handed(hall))
            yield from _lacks(given, f'element "{element.id}"', file, f"elements[{index}]")


def _lacks(given: Provenance, what: str, file: str, at: str) -> Iterator[Issue]:
    if given.evidence is None:
        yield issue("no-evidence", file, at, f"{what} has no evidence")
    if given.shows is None:
        yield issue("no-shows", file, at, f"{what} does not say what it shows")
    if not given.sources:
        yield issue("no-source", file, at, f"{what} names no source")


def _citations(collection: Collection) -> Iterator[Cited]:
    museum = collection.museum
    file = collection.file("museum", museum.id)
    yield file, "sources", museum.sources
    for index, institution in enumerate(museum.institutions):
        yield file, f"institutions[{index}].sources", institution.sources
    for hall in collection.halls.values():
        file = collection.file("hall", hall.id)
        yield file, "sources", hall.sources
        yield from _each(file, "rooms", hall.rooms)
        yield from _each(file, "openings", hall.openings)
        yield from _each(file, "elements", hall.elements)
    for exhibit in collection.exhibits.values():
        file, at = collection.places["exhibit", exhibit.id]
        yield file, f"{at}.sources", exhibit.sources
    for person in collection.people.values():
        file, at = collection.places["person", person.id]
        yield file, f"{at}.sources", person.sources
        for index, fact in enumerate(person.dates):
            yield file, f"{at}.dates[{index}].sources", fact.sources
    for tour in collection.ways():
        file = collection.file("tour", tour.id)
        for index, stop in enumerate(tour.stops):
            yield file, f"stops[{index}].sources", stop.sources
    for lesson in collection.lessons.values():
        file = collection.file("lesson", lesson.id)
        for index, task in enumerate(lesson.tasks):
            yield file, f"tasks[{index}].sources", task.sources


def _each(file: str, name: str, things: Iterable[Provenance]) -> Iterator[Cited]:
    for index, thing in enumerate(things):
        yield file, f"{name}[{index}].sources", thing.sources
