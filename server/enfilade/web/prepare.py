"""Groups as staff prepare them: the form, the page to show or send, the calendar file, a rehearsal, the
end.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from enfilade.content.fitting import LENGTHS, Fitted
from enfilade.content.site import SiteTourEntry
from enfilade.live.plan import Plan
from enfilade.live.state import Ended, Group, Rules
from enfilade.messages import LANGUAGES, NAMES, fault
from enfilade.store import staff as people
from enfilade.store.tokens import shown
from enfilade.web.codes import group_of_code
from enfilade.web.errors import Problem, reader_language, shape
from enfilade.web.group_plan import plan_of
from enfilade.web.invitation import Event, to_ics
from enfilade.web.local_time import when_words, zone_words
from enfilade.web.page import page, say, url_absolute
from enfilade.web.parts import parts
from enfilade.web.prepare_form import (
    RECORDINGS,
    WRONG_STEP,
    Chosen,
    Typed,
    fitting,
    fresh,
    meant,
    stops_behind,
    typed,
)
from enfilade.web.site import Edition
from enfilade.web.staff import staff_only, title_of

prepare = Blueprint("prepare", __name__)

PREPARED = "prepared"
"""Stands in the long form: what is missing in it was left empty, and not left out by who asks in short."""


@prepare.get("/staff/prepare/<museum>/<tour>")
@staff_only
def ask(person: people.Person, museum: str, tour: str) -> Response:
    """The form for a tour, with what was typed so far: worked out again where the notices were changed."""
    edition, entry = _tour(museum, tour)
    plan = plan_of(edition, tour)
    known = PREPARED in request.args
    said = typed(request.args) if known else fresh(plan, reader_language(), parts().settings)
    return _form(edition, entry, plan, said)


@prepare.post("/staff/prepare/<museum>/<tour>")
@staff_only
def start(person: people.Person, museum: str, tour: str) -> Response:
    """Open the group, or a rehearsal of it; show its code, its QR code and, this once, the guide's link.
    Where something is wrong the form comes again, with it said and with all that was typed.
    """
    edition, entry = _tour(museum, tour)
    plan = plan_of(edition, tour)
    said = typed(request.form)
    try:
        chosen = meant(said, plan, entry, edition, parts().settings, parts().hub.now_ms())
    except Problem as problem:
        if request.accept_mimetypes.best_match(["application/json", "text/html"]) != "text/html":
            raise
        return _form(edition, entry, plan, said, problem.code)
    return _opened(chosen, rehearsal="rehearsal" in request.form)


@prepare.post("/staff/groups")
@staff_only
def start_now(person: people.Person) -> Response:
    """Open a group in one tap: the whole of a tour, now, by an open code."""
    museum, _, tour = request.form.get("tour", "").partition("/")
    edition, _entry = _tour(museum, tour)
    return _opened(_in_short(request.form, plan_of(edition, tour)), rehearsal=False)


@prepare.get("/staff/groups/<gid>")
@staff_only
def invitation(person: people.Person, gid: str) -> Response:
    """The code and the address of a group once more, to show or to send."""
    return ready(_open_group(gid), None)


@prepare.post("/staff/groups/<gid>/rehearse")
@staff_only
def rehearse(person: people.Person, gid: str) -> Response:
    """Start a rehearsal of a group that is prepared: the same tour, stops and notices, with a link of its
    own.
    """
    group = _open_group(gid)
    chosen = Chosen(
        group.plan, group.zones, Rules(carry_on=group.rules.carry_on), group.capacity, None, "none"
    )
    return _opened(chosen, rehearsal=True)


@prepare.post("/staff/groups/<gid>/link")
@staff_only
def new_link(person: people.Person, gid: str) -> Response:
    """Replace a guide's link that was lost."""
    group = _open_group(gid)
    return ready(group, parts().hub.new_guide_link(gid))


@prepare.post("/staff/groups/<gid>/end")
@staff_only
def end(person: people.Person, gid: str) -> Response:
    """End a group."""
    parts().hub.end(gid)
    return redirect(url_for("staff.home", lang=reader_language()), 303)


@prepare.get("/staff/groups/<gid>/invitation.ics")
@staff_only
def staff_calendar(person: people.Person, gid: str) -> Response:
    """The calendar file of a scheduled group."""
    return _calendar(_open_group(gid))


@prepare.get("/g/<code>/invitation.ics")
def calendar(code: str) -> Response:
    """The same for who has the code: there is nothing in it that the code does not open."""
    return _calendar(group_of_code(code))


def ready(group: Group, secret: str | None) -> Response:
    """Return the page to show or to send; with the guide's secret link where it was made just now."""
    language = reader_language()
    zone = parts().settings.time_zone
    waits = group.scheduled_ms is not None and not group.takes_in(parts().hub.now_ms())
    head = (
        "staff.rehearsal-ready"
        if group.rehearsal
        else "staff.scheduled-ready"
        if waits
        else "staff.group-ready"
    )
    response = page(
        "staff_group.html",
        language,
        say(head if secret else "staff.invitation", language),
        index=False,
        group=group,
        code=shown(group.code),
        follow_url=url_absolute(url_for("join.group_page", code=group.code)),
        guide_url=url_absolute(url_for("join.guide", secret=secret)) if secret else None,
        tour_title=title_of(group.plan, language),
        qr_url=url_for("join.qr", code=group.code),
        when=when_words(group.scheduled_ms, zone, language) if group.scheduled_ms is not None else None,
        languages=", ".join(NAMES[tag] for tag in group.plan.languages),
        facts=_facts(group, language),
    )
    response.headers["Cache-Control"] = "no-store"
    return make_response(response)


def _facts(group: Group, language: str) -> list[str]:
    """Return what was prepared, for the page that a room may see: length, stops, who comes in, recording."""
    plan = group.plan
    closed = set(plan.opt_in) - set(group.zones)
    kept = sum(stop.id not in plan.left_out and stop.advisory not in closed for stop in plan.stops)
    return [
        say("prepare.length-minutes", language, n=plan.minutes)
        if plan.minutes
        else say("prepare.length-whole", language),
        say("tour.stop-count", language, n=kept),
        say("prepare.waiting" if group.rules.waiting else "prepare.open-code", language),
        *([say("staff.recorded", language)] if group.recording != "none" else []),
    ]


def _opened(chosen: Chosen, rehearsal: bool) -> Response:
    group, secret = parts().hub.create(
        chosen.plan,
        chosen.capacity,
        chosen.zones,
        chosen.rules,
        recording="none" if rehearsal else chosen.recording,
        scheduled_ms=None if rehearsal else chosen.scheduled_ms,
        rehearsal=rehearsal,
    )
    return ready(group, secret)


def _in_short(form: MultiDict[str, str], plan: Plan) -> Chosen:
    """Return what is asked in short: what is left out is as usual; numbers that are none are overlooked."""
    settings = parts().settings
    lecture, capacity = form.get("lecture", ""), form.get("capacity", "")
    many = settings.group_capacity
    if lecture.isdecimal() and int(lecture) and settings.lecture_capacity:
        many = min(settings.lecture_capacity, int(lecture))
    elif capacity.isdecimal():
        many = min(many, max(1, int(capacity)))
    asked = form.getlist("zones")
    zones = tuple(a for a in plan.opt_in if f"{plan.museum}/{a}" in asked)
    spoken = tuple(tag for tag in LANGUAGES if tag == reader_language())
    plan = plan.model_copy(update={"languages": spoken})
    return Chosen(plan, zones, Rules(carry_on="carry_on" in form), many, None, "none")


def _form(
    edition: Edition, entry: SiteTourEntry, plan: Plan, said: Typed, wrong: str | None = None
) -> Response:
    language = reader_language()
    settings = parts().settings
    words = edition.tour(entry.id, language)
    notices = edition.texts(language).advisories
    behind = stops_behind(plan)
    values: dict[str, Any] = {
        "wrong": shape(wrong, language) if wrong else None,
        "wrong_step": WRONG_STEP.get(wrong, "when") if wrong else None,
        "tour": words,
        "entry": entry,
        "said": said,
        "lengths": [_length(said, plan, entry, edition, minutes, language) for minutes in (*LENGTHS, None)],
        "notices": [(notices[a], behind[a], a in plan.opt_in) for a in plan.advisories if a in behind],
        "group_languages": [(tag, NAMES[tag]) for tag in edition.museum.languages],
        "recordings": RECORDINGS,
        "capacity": settings.group_capacity,
        "lecture": settings.lecture_capacity,
        "zone": zone_words(settings.time_zone, language),
    }
    made = page(
        "staff_prepare.html", language, say("prepare.title", language), index=False, edition=edition, **values
    )
    response = make_response(made)
    if wrong:
        response.status_code = fault(wrong).status
    response.headers["Cache-Control"] = "no-store"
    return response


def _length(
    said: Typed, plan: Plan, entry: SiteTourEntry, edition: Edition, minutes: int | None, language: str
) -> dict[str, object]:
    """Return what a choice of length comes to, for the form: its minutes, and the stops it leaves out."""
    fitted: Fitted = fitting(said, plan, entry, edition, minutes)
    words = edition.tour(entry.id, language)
    titles = {stop.id: stop.title for stop in words.stops} if words else {}
    takes = -(-fitted.total_ms // 60_000)
    return {
        "minutes": minutes,
        "value": "" if minutes is None else str(minutes),
        "takes": takes,
        "spare": 0 if minutes is None else max(0, minutes - takes),
        "over": -(-fitted.over_ms // 60_000),
        "left_out": [titles[stop] for stop in fitted.left_out if stop in titles],
        "total": len(fitted.kept) + len(fitted.left_out),
    }


def _tour(museum: str, tour: str) -> tuple[Edition, SiteTourEntry]:
    edition = parts().site.edition(museum)
    entry = edition.tour_entry(tour) if edition is not None else None
    if edition is None or entry is None:
        raise Problem("tour-unknown")
    return edition, entry


def _open_group(gid: str) -> Group:
    group = parts().hub.group(gid)
    if group is None or isinstance(group.mode, Ended):
        raise Problem("group-ended")
    return group


def _calendar(group: Group) -> Response:
    if group.scheduled_ms is None:
        raise Problem("group-not-scheduled")
    language = reader_language()
    title = title_of(group.plan, language)
    url = url_absolute(url_for("join.group_page", code=group.code))
    lasts_ms = (group.plan.minutes or 0) * 60_000 or group.plan.timeline.total_ms
    event = Event(
        uid=f"{group.gid}@enfilade",
        made_ms=group.created_ms,
        begins_ms=group.scheduled_ms,
        ends_ms=group.scheduled_ms + -(-lasts_ms // 900_000) * 900_000,
        title=title,
        description=say(
            "ics.description",
            language,
            tour=title,
            url=url,
            code=shown(group.code),
            check=url_absolute(url_for("check.test", lang=language)),
        ),
        url=url,
        alarm=say("ics.alarm", language),
    )
    response = make_response(to_ics(event, language))
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="enfilade-{group.code}.ics"'
    response.headers["Cache-Control"] = "no-store"
    return response
