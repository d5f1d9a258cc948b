"""How certain a thing in a hall is, what it shows, and from which sources (London Charter 4.4-4.6)."""

from __future__ import annotations

from enum import StrEnum

from enfilade.content.text import Id, Model, Text


class Evidence(StrEnum):
    """Four grades, strongest first; docs/decisions maps them onto CoVHer's seven and the Extended Matrix."""

    SURVEYED = "surveyed"
    DOCUMENTED = "documented"
    ANALOGOUS = "analogous"
    CONJECTURE = "conjecture"


class Shows(StrEnum):
    """What an element stands for: the period, the museum's own restoration of 2019, or our addition."""

    PERIOD = "period"
    MUSEUM_2019 = "museum-2019"
    OURS = "ours"


class Provenance(Model):
    """Evidence and sources. A missing field is handed down: element, then room, then hall."""

    evidence: Evidence | None = None
    sources: tuple[Id, ...] = ()
    shows: Shows | None = None
    reasoning: Text | None = None

    def handed(self, parent: Provenance) -> Provenance:
        """Return this provenance with what it lacks taken from `parent`."""
        return Provenance(
            evidence=self.evidence or parent.evidence,
            sources=self.sources or parent.sources,
            shows=self.shows or parent.shows,
            reasoning=self.reasoning or parent.reasoning,
        )
