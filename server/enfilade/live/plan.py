"""What a group needs to know of its tour, taken when it begins: later edits of the tour do not move a group
that stands in it.
"""

from __future__ import annotations

from enfilade.content.text import Id, Model
from enfilade.content.timeline import Leg, Timeline


class PlanStop(Model):
    """A stop on the group's line of time, and the advisory to read before it."""

    id: Id
    hall: Id
    travel_ms: int
    stay_ms: int
    advisory: Id | None = None


class Plan(Model):
    """The tour of a group, as it was in the site's `revision`. `opt_in`: advisories that are shut until
    opened.
    """

    museum: Id
    tour: Id
    revision: str
    stops: tuple[PlanStop, ...]
    advisories: tuple[Id, ...] = ()
    opt_in: tuple[Id, ...] = ()

    @property
    def timeline(self) -> Timeline:
        """The stops as the line of time that `content/timeline.py` reads."""
        return Timeline(
            legs=tuple(Leg(stop=s.id, travel_ms=s.travel_ms, stay_ms=s.stay_ms) for s in self.stops)
        )

    def index_of(self, stop: str) -> int | None:
        """Return where a stop is in the tour, None where it is not of this tour."""
        return next((i for i, s in enumerate(self.stops) if s.id == stop), None)

    def starts_ms(self, index: int) -> int:
        """When the travel to stop `index` begins, in ms of the tour."""
        return sum(s.travel_ms + s.stay_ms for s in self.stops[:index])

    def is_open(self, index: int, zones: tuple[str, ...]) -> bool:
        """Whether a stop may be visited by a group for which the advisories `zones` have been opened."""
        advisory = self.stops[index].advisory
        return advisory is None or advisory not in self.opt_in or advisory in zones
