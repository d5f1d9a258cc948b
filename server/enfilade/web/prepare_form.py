"""The form by which a group is prepared, read: what was typed, what it means, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from enfilade.content.fitting import LENGTHS, Candidate, Fitted, fit
from enfilade.content.site import SiteTourEntry
from enfilade.content.text import Language
from enfilade.live.plan import Plan
from enfilade.live.state import Recording, Rules
from enfilade.live.waiting_room import MOST_WAITING
from enfilade.messages import LANGUAGES
from enfilade.web.errors import Problem
from enfilade.web.local_time import moment_ms
from enfilade.web.settings import Settings
from enfilade.web.site import Edition

RECORDINGS: tuple[Recording, ...] = ("none", "motion", "voice")


WRONG_STEP = {
    "language-missing": "languages",
    "length-unknown": "length",
    "number-unreadable": "who",
    "waiting-lecture": "who",
    "recording-minors": "recording",
    "recording-unsettled": "recording",
}
"""In which step of the form what is wrong is said; what is not here is about the time."""


@dataclass(frozen=True)
class Typed:
    """What stands in the form, as it was typed: shown again as it is where something is wrong."""

    languages: tuple[str, ...]
    minutes: str
    go: tuple[str, ...]
    who: str
    lock: bool
    carry_on: bool
    capacity: str
    lecture: str
    date: str
    time: str
    recording: str
    agreed: bool
    minors: bool


@dataclass(frozen=True)
class Chosen:
    """What the form means. `plan` has the stops that are left out."""

    plan: Plan
    zones: tuple[str, ...]
    rules: Rules
    capacity: int
    scheduled_ms: int | None
    recording: Recording


def fresh(plan: Plan, language: str, settings: Settings) -> Typed:
    """Return the form as it is first shown: the whole tour now, in the reader's language, by an open code."""
    return Typed(
        languages=(language,),
        minutes="",
        go=tuple(a for a in stops_behind(plan) if a not in plan.opt_in),
        who="open",
        lock=False,
        carry_on=False,
        capacity=str(settings.group_capacity),
        lecture="",
        date="",
        time="",
        recording="none",
        agreed=False,
        minors=False,
    )


def typed(form: MultiDict[str, str]) -> Typed:
    """Return what stands in a form that was sent."""
    return Typed(
        languages=tuple(form.getlist("languages")),
        minutes=form.get("minutes", ""),
        go=tuple(form.getlist("go")),
        who=form.get("who", "open"),
        lock="lock" in form,
        carry_on="carry_on" in form,
        capacity=form.get("capacity", "").strip(),
        lecture=form.get("lecture", "").strip(),
        date=form.get("date", "").strip(),
        time=form.get("time", "").strip(),
        recording=form.get("recording", "none"),
        agreed="agreed" in form,
        minors="minors" in form,
    )


def meant(
    said: Typed, plan: Plan, entry: SiteTourEntry, edition: Edition, settings: Settings, now_ms: int
) -> Chosen:
    """Return what was chosen. Raises Problem with the first thing that is wrong, from the top of the form."""
    languages: tuple[Language, ...] = tuple(tag for tag in LANGUAGES if tag in said.languages)
    if not languages:
        raise Problem("language-missing")
    if said.minutes not in ("", *map(str, LENGTHS)):
        raise Problem("length-unknown")
    minutes = int(said.minutes) if said.minutes else None
    zones = tuple(a for a in plan.opt_in if a in said.go)
    fitted = fitting(said, plan, entry, edition, minutes)
    capacity, lecture = _capacity(said, settings)
    if said.who == "waiting" and lecture and capacity > MOST_WAITING:
        raise Problem("waiting-lecture")
    scheduled_ms = None
    if said.date or said.time:
        scheduled_ms = moment_ms(said.date, said.time, settings.time_zone, now_ms)
    recording: Recording = next((each for each in RECORDINGS if each == said.recording), "none")
    if recording != "none" and said.minors:
        raise Problem("recording-minors")
    if recording != "none" and not said.agreed:
        raise Problem("recording-unsettled")
    out = {*fitted.left_out, *_avoided(said, plan)}
    return Chosen(
        plan=plan.model_copy(
            update={
                "left_out": tuple(stop.id for stop in plan.stops if stop.id in out),
                "minutes": minutes,
                "languages": languages,
            }
        ),
        zones=zones,
        rules=Rules(
            carry_on=said.carry_on,
            waiting=said.who == "waiting",
            lock_on_start=said.lock,
        ),
        capacity=capacity,
        scheduled_ms=scheduled_ms,
        recording=recording,
    )


def fitting(said: Typed, plan: Plan, entry: SiteTourEntry, edition: Edition, minutes: int | None) -> Fitted:
    """Return which stops a length keeps, of those to which the group goes at all."""
    words = edition.tour(plan.tour, edition.museum.languages[0])
    stops = {stop.id: stop for stop in words.stops} if words is not None else {}
    shut = {stop.id for stop in plan.stops if stop.advisory in plan.opt_in and stop.advisory not in said.go}
    shut |= _avoided(said, plan)
    candidates = [
        Candidate(
            leg.stop,
            short=leg.stop in stops and stops[leg.stop].short,
            named=leg.stop in stops and bool(stops[leg.stop].people),
            shut=leg.stop in shut,
        )
        for leg in entry.timeline.legs
    ]
    return fit(entry.timeline, candidates, minutes)


def stops_behind(plan: Plan) -> dict[str, int]:
    """Return how many stops of the tour lie behind each notice; notices of no stop are not in it."""
    behind = {a: sum(stop.advisory == a for stop in plan.stops) for a in plan.advisories}
    return {advisory: count for advisory, count in behind.items() if count}


def _avoided(said: Typed, plan: Plan) -> set[str]:
    """Return stops behind notices that are read by all, to which this group is not taken."""
    return {
        stop.id
        for stop in plan.stops
        if stop.advisory is not None and stop.advisory not in plan.opt_in and stop.advisory not in said.go
    }


def _capacity(said: Typed, settings: Settings) -> tuple[int, bool]:
    """Return how many may come, and whether as a lecture. Raises Problem where that is no number."""
    for text in (said.lecture, said.capacity):
        if text and not (text.isascii() and text.isdecimal() and len(text) < 7):
            raise Problem("number-unreadable")
    if said.lecture and int(said.lecture) and settings.lecture_capacity:
        return min(settings.lecture_capacity, int(said.lecture)), True
    most = settings.group_capacity
    return (min(most, max(1, int(said.capacity))) if said.capacity else most), False
