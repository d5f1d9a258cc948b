"""Rules of respect that can be checked: whom a place names, what a solemn hall forbids, what a zone owes."""

from __future__ import annotations

import math
from collections.abc import Iterator

from enfilade.content.collection import Collection
from enfilade.content.hall import Element, Hall, Opening
from enfilade.content.issue import Issue
from enfilade.content.issue_codes import issue
from enfilade.content.tour import DimLamp, OpenDoor, Stop, Tour

NAMING_KINDS = ("board", "text-panel", "banner", "document", "notice", "vitrine", "portrait", "title-card")
"""Beginnings of the kinds of element that may name people: what is written, not where one was held."""

SAT_OR_LAIN_ON = ("cot", "bed", "stool", "chair", "bench", "interrogation", "small-table")
"""Parts of the names of kinds that no viewpoint stands at in a solemn hall's zones or cells."""

NEAR_M = 0.45
"""Nearer than this a viewpoint is on a thing: half a cot's width and a hand."""

STANDS_OPEN_DEG = 60.0
OPT_IN_AGE = 16


def check_dignity(collection: Collection) -> Iterator[Issue]:
    """Yield what the rules of respect forbid."""
    yield from _people(collection)
    museum = collection.museum
    for index, advisory in enumerate(museum.advisories):
        if advisory.opt_in and (advisory.min_age or 0) < OPT_IN_AGE:
            file = collection.file("museum", museum.id)
            yield issue("opt-in-age", file, f"advisories[{index}]", f'"{advisory.id}" is off by default')
    for hall in collection.halls.values():
        if solemn(collection, hall):
            yield from _viewpoints(collection, hall)
    for tour in collection.ways():
        for index, stop in enumerate(tour.stops):
            hall_of = collection.halls.get(stop.hall)
            if hall_of is not None:
                yield from _stop(collection, tour, index, stop, hall_of)


def solemn(collection: Collection, hall: Hall) -> bool:
    """Return whether a hall is solemn, by itself or by its museum."""
    return hall.solemn or collection.museum.solemn


def _people(collection: Collection) -> Iterator[Issue]:
    for hall in collection.halls.values():
        file = collection.file("hall", hall.id)
        for index, element in enumerate(hall.elements):
            if not element.kind.startswith(NAMING_KINDS):
                yield from _named(collection, element, file, f"elements[{index}].exhibit")
                for face, exhibit in element.exhibits.items():
                    bearer = element.model_copy(update={"exhibit": exhibit})
                    yield from _named(collection, bearer, file, f"elements[{index}].exhibits.{face}")
        for index, opening in enumerate(hall.openings):
            yield from _named(collection, opening, file, f"openings[{index}].exhibit")


def _named(collection: Collection, thing: Element | Opening, file: str, at: str) -> Iterator[Issue]:
    exhibit = collection.exhibits.get(thing.exhibit or "")
    if exhibit is not None and exhibit.people:
        people = ", ".join(exhibit.people)
        message = (
            f'exhibit "{exhibit.id}" names {people} and stands on "{thing.id}" ({thing.kind or "opening"})'
        )
        yield issue("person-tied-to-place", file, at, message)


def _viewpoints(collection: Collection, hall: Hall) -> Iterator[Issue]:
    file = collection.file("hall", hall.id)
    for index, view in enumerate(hall.viewpoints):
        for element in hall.elements:
            used = any(word in element.kind for word in SAT_OR_LAIN_ON)
            if used and element.room == view.room and math.dist(view.at, element.at) < NEAR_M:
                message = f'viewpoint "{view.id}" is on "{element.id}" ({element.kind})'
                yield issue("viewpoint-on-furniture", file, f"viewpoints[{index}].at", message)


def _stop(collection: Collection, tour: Tour, index: int, stop: Stop, hall: Hall) -> Iterator[Issue]:
    file, at = collection.file("tour", tour.id), f"stops[{index}]"
    view = next((v for v in hall.viewpoints if v.id == stop.viewpoint), None)
    for zone in hall.zones:
        if view is None or view.room not in zone.rooms:
            continue
        where = f'stop "{stop.id}" is in zone "{zone.id}"'
        known = {advisory.id for advisory in collection.museum.advisories}
        if stop.advisory != zone.advisory and (stop.advisory is None or stop.advisory in known):
            yield issue("zone-without-advisory", file, at, where, advisory=zone.advisory)
        if stop.way_round is None:
            yield issue("zone-without-way-round", file, at, where)
    if not solemn(collection, hall):
        return
    openings = {opening.id: opening for opening in hall.openings}
    for number, action in enumerate(stop.actions):
        where = f"{at}.actions[{number}]"
        if isinstance(action, DimLamp):
            yield issue("dim-in-solemn-hall", file, where, f'stop "{stop.id}" changes "{action.layer}"')
        elif isinstance(action, OpenDoor) and abs(action.to_deg) < STANDS_OPEN_DEG:
            door = openings.get(action.opening)
            if door is not None and len(door.between) == 2:
                message = f'stop "{stop.id}" turns "{door.id}" to {action.to_deg:g} degrees'
                yield issue("shut-on-visitor", file, where, message)
