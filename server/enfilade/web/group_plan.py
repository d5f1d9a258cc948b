"""What a group keeps of its tour when it begins: later editions of the tour do not move it."""

from __future__ import annotations

from enfilade.content.site import SiteHall, SiteHallEntry
from enfilade.live.plan import Plan, PlanHall, PlanStop
from enfilade.web.errors import Problem
from enfilade.web.site import Edition


def plan_of(edition: Edition, tour: str) -> Plan:
    """Return what a group that begins now keeps of its tour."""
    entry = edition.tour_entry(tour)
    words = edition.tour(tour, edition.museum.languages[0])
    if entry is None or words is None:
        raise Problem("tour-unknown")
    texts = edition.texts(edition.museum.languages[0])
    legs = {leg.stop: leg for leg in entry.timeline.legs}
    stops = tuple(
        PlanStop(
            id=stop.id,
            hall=stop.hall,
            travel_ms=legs[stop.id].travel_ms,
            stay_ms=legs[stop.id].stay_ms,
            advisory=stop.advisory,
        )
        for stop in words.stops
    )
    of_halls = {a for h in edition.museum.halls for a in h.advisories}
    named = {a for a in (*entry.advisories, *(s.advisory for s in stops), *of_halls) if a is not None}
    advisories = tuple(a for a in texts.advisories if a in named)
    return Plan(
        museum=edition.id,
        tour=tour,
        revision=edition.museum.revision,
        stops=stops,
        advisories=advisories,
        opt_in=tuple(a for a in advisories if texts.advisories[a].opt_in),
        halls=tuple(_plan_hall(entry, edition.hall(entry.id)) for entry in edition.museum.halls),
    )


def _plan_hall(entry: SiteHallEntry, hall: SiteHall | None) -> PlanHall:
    """Return what a guide may move in a hall: leaves that visitors may move too, and layers of its light."""
    leaves = () if hall is None else hall.leaves
    layers = () if hall is None else hall.layers
    return PlanHall(
        id=entry.id,
        solemn=entry.solemn,
        doors=tuple(dict.fromkeys(leaf.opening or leaf.element for leaf in leaves if leaf.operable)),
        lamps=tuple(layer.name for layer in layers),
    )
