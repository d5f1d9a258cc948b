"""A museum with all that belongs to it, as it was read: what the checks look at and a build starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from enfilade.content.exhibit import Exhibit
from enfilade.content.hall import Hall
from enfilade.content.lesson import Lesson
from enfilade.content.museum import Museum
from enfilade.content.person import Person
from enfilade.content.source import Source
from enfilade.content.tour import Tour

Kind = Literal["museum", "hall", "exhibit", "person", "source", "tour", "lesson"]


@dataclass(frozen=True)
class Collection:
    """One museum's content by id.

    places: the file of each thing and its pointer in it, ``("tours/…/exhibits.yaml", "exhibits[3]")``.
    broken: things that are there but could not be read, by kind and id: naming them is no second issue.
    """

    museum: Museum
    halls: Mapping[str, Hall] = field(default_factory=dict)
    exhibits: Mapping[str, Exhibit] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    tours: Mapping[str, Tour] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    places: Mapping[tuple[Kind, str], tuple[str, str]] = field(default_factory=dict)
    broken: frozenset[tuple[Kind, str]] = frozenset()

    def ways(self) -> tuple[Tour, ...]:
        """Return every tour, and the stops of lessons' own as the tours that they are on the site."""
        own = (lesson.own_tour() for lesson in self.lessons.values())
        return (*self.tours.values(), *(tour for tour in own if tour is not None))

    def shown_ways(self) -> tuple[Tour, ...]:
        """Return the ways that go onto the site: those that are no drafts."""
        return tuple(tour for tour in self.ways() if not tour.draft)

    def file(self, kind: Kind, id_: str) -> str:
        """Return the file of a thing."""
        return self.places[kind, id_][0]

    def pointer(self, kind: Kind, id_: str, inside: str = "") -> str:
        """Return the pointer of something inside a thing, in the thing's file."""
        base = self.places[kind, id_][1]
        if not base or not inside:
            return base + inside
        return f"{base}{inside}" if inside.startswith("[") else f"{base}.{inside}"

    def ids(self, kind: Kind) -> set[str]:
        """Return every id of a kind, of what could be read and of what could not."""
        by_kind: dict[str, Mapping[str, object]] = {
            "museum": {self.museum.id: self.museum},
            "hall": self.halls,
            "exhibit": self.exhibits,
            "person": self.people,
            "source": self.sources,
            "tour": self.tours,
            "lesson": self.lessons,
        }
        return set(by_kind[kind]) | {id_ for broken_kind, id_ in self.broken if broken_kind == kind}
