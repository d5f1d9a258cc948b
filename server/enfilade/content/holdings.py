"""What a museum holds, without the ways that lead through it: what a task of a lesson may ask about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from enfilade.content.exhibit import Exhibit
from enfilade.content.hall import Hall
from enfilade.content.museum import Museum
from enfilade.content.person import Person
from enfilade.content.source import Source

Kind = Literal["museum", "hall", "exhibit", "person", "source", "tour", "lesson"]


@dataclass(frozen=True)
class Holdings:
    """A museum's halls and things by id.

    broken: things that are there but could not be read, by kind and id: naming them is no second issue.
    """

    museum: Museum
    halls: Mapping[str, Hall] = field(default_factory=dict)
    exhibits: Mapping[str, Exhibit] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    broken: frozenset[tuple[Kind, str]] = frozenset()

    def by_kind(self) -> dict[str, Mapping[str, object]]:
        """Return what could be read, by kind and id."""
        return {
            "museum": {self.museum.id: self.museum},
            "hall": self.halls,
            "exhibit": self.exhibits,
            "person": self.people,
            "source": self.sources,
        }

    def ids(self, kind: Kind) -> set[str]:
        """Return every id of a kind, of what could be read and of what could not."""
        return set(self.by_kind()[kind]) | {id_ for broken_kind, id_ in self.broken if broken_kind == kind}
