"""What a group needs to know of its tour, taken when it begins: later edits of the tour do not move a group
that stands in it.
"""

from __future__ import annotations

from enfilade.content.text import Id, Language, Model
from enfilade.content.timeline import Leg, Timeline


class PlanStop(Model):
    """A stop on the group's line of time, and the advisory to read before it."""

    id: Id
    hall: Id
    travel_ms: int
    stay_ms: int
    advisory: Id | None = None


class PlanHall(Model):
    """What a guide may move in a hall. In a `solemn` one nobody is leashed, no door is shut and no lamp
    changes.
    """

    id: Id
    solemn: bool
    doors: tuple[Id, ...] = ()
    lamps: tuple[Id, ...] = ()


class Plan(Model):
    """The tour of a group, as it was in the site's `revision`. `opt_in`: advisories that are shut until
    opened. `halls`: all of the museum's. `left_out`: stops that the chosen length (`minutes`, None: whole)
    passes over; a guide may still go to them by name. `languages`: that the group is held in.
    """

    museum: Id
    tour: Id
    revision: str
    stops: tuple[PlanStop, ...]
    advisories: tuple[Id, ...] = ()
    opt_in: tuple[Id, ...] = ()
    halls: tuple[PlanHall, ...] = ()
    left_out: tuple[Id, ...] = ()
    minutes: int | None = None
    languages: tuple[Language, ...] = ()

    @property
    def timeline(self) -> Timeline:
        """The stops as the line of time that `content/timeline.py` reads."""
        return Timeline(
            legs=tuple(Leg(stop=s.id, travel_ms=s.travel_ms, stay_ms=s.stay_ms) for s in self.stops)
        )

    def index_of(self, stop: str) -> int | None:
        """Return where a stop is in the tour, None where it is not of this tour."""
        return next((i for i, s in enumerate(self.stops) if s.id == stop), None)

    def at(self, tour_ms: int) -> int:
        """Return the index of the stop to which a moment of the tour belongs; past the end, the last one."""
        ends = (self.starts_ms(i + 1) for i in range(len(self.stops)))
        return next((i for i, end in enumerate(ends) if tour_ms < end), len(self.stops) - 1)

    def hall(self, hall: str) -> PlanHall | None:
        """Return a hall of the museum, None where it has no such hall."""
        return next((h for h in self.halls if h.id == hall), None)

    def is_solemn(self, stop: str) -> bool:
        """Whether a stop is in a solemn hall; one of which nothing is known counts as solemn."""
        index = self.index_of(stop)
        hall = None if index is None else self.hall(self.stops[index].hall)
        return hall is None or hall.solemn

    def starts_ms(self, index: int) -> int:
        """When the travel to stop `index` begins, in ms of the tour."""
        return sum(s.travel_ms + s.stay_ms for s in self.stops[:index])

    def is_open(self, index: int, zones: tuple[str, ...]) -> bool:
        """Whether a stop may be visited by a group for which the advisories `zones` have been opened."""
        advisory = self.stops[index].advisory
        return advisory is None or advisory not in self.opt_in or advisory in zones

    def goes_to(self, index: int, zones: tuple[str, ...]) -> bool:
        """Whether the script, and a guide who goes on, come to a stop: it is open, and not left out."""
        return self.is_open(index, zones) and self.stops[index].id not in self.left_out
