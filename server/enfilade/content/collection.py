"""A museum with all that belongs to it, as it was read: what the checks look at and a build starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from enfilade.content.holdings import Holdings, Kind
from enfilade.content.lesson import Lesson
from enfilade.content.tour import Tour


@dataclass(frozen=True)
class Collection(Holdings):
    """One museum's content by id: what it holds, and the ways through it.

    places: the file of each thing and its pointer in it, ``("tours/…/exhibits.yaml", "exhibits[3]")``.
    """

    tours: Mapping[str, Tour] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    places: Mapping[tuple[Kind, str], tuple[str, str]] = field(default_factory=dict)

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

    def by_kind(self) -> dict[str, Mapping[str, object]]:
        """Return what could be read, by kind and id."""
        return {**super().by_kind(), "tour": self.tours, "lesson": self.lessons}
