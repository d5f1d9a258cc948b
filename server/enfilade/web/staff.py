"""What staff do in the browser: sign in by a one-time link, start groups, see and end them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from flask import Blueprint, make_response, redirect, request, url_for
from werkzeug.wrappers import Response

from enfilade.content.site import SiteHall, SiteHallEntry
from enfilade.live.plan import Plan, PlanHall, PlanStop
from enfilade.live.state import Rules
from enfilade.store import staff as people
from enfilade.store.tokens import shown
from enfilade.web.errors import Problem, reader_language
from enfilade.web.page import page, say, url_absolute
from enfilade.web.parts import parts
from enfilade.web.recording_form import asked_recording
from enfilade.web.site import Edition

staff = Blueprint("staff", __name__)

COOKIE = "enfilade_staff"
P = ParamSpec("P")


def staff_only(
    view: Callable[Concatenate[people.Person, P], Response],
) -> Callable[P, Response]:
    """Give the view the person who has signed in; refuse everyone else."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Response:
        token = request.cookies.get(COOKIE, "")
        now_ms = parts().hub.now_ms()
        person = parts().store.run(lambda c: people.signed_in(c, token, now_ms)) if token else None
        if person is None:
            raise Problem("staff-only")
        return view(person, *args, **kwargs)

    return guarded


@staff.get("/staff/enter/<secret>")
def arrive(secret: str) -> Response:
    """The page of a one-time link: signing in takes a button, so that a preview of the link does not use it
    up.
    """
    language = reader_language()
    response = page(
        "staff_enter.html",
        language,
        say("staff.title", language),
        index=False,
        secret=secret,
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@staff.post("/staff/enter/<secret>")
def enter(secret: str) -> Response:
    """Use the link up and sign in."""
    now_ms = parts().hub.now_ms()
    token = parts().store.run(lambda c: people.use_link(c, secret, now_ms))
    if token is None:
        raise Problem("staff-link-unknown")
    response = redirect(url_for("staff.home", lang=reader_language()), 303)
    response.set_cookie(
        COOKIE,
        token,
        max_age=people.SESSION_MS // 1000,
        path=request.script_root or "/",
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )
    return response


@staff.post("/staff/leave")
def leave() -> Response:
    """Sign out."""
    token = request.cookies.get(COOKIE, "")
    parts().store.run(lambda c: people.sign_out(c, token))
    response = redirect(url_for("pages.entrance", lang=reader_language()), 303)
    response.delete_cookie(COOKIE, path=request.script_root or "/")
    return response


@staff.get("/staff")
@staff_only
def home(person: people.Person) -> Response:
    """Start a group; see those that are open."""
    language = reader_language()
    editions = parts().site.editions()
    response = page(
        "staff.html",
        language,
        say("staff.title", language),
        index=False,
        person=person,
        tours=[(e, e.texts(language), entry) for e in editions for entry in e.tours],
        capacity=parts().settings.group_capacity,
        lecture=parts().settings.lecture_capacity,
        groups=[(group, _title(group.plan, language)) for group in parts().hub.groups()],
        shown=shown,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@staff.post("/staff/groups")
@staff_only
def start(person: people.Person) -> Response:
    """Start a group from a tour; show its code, its QR code and, this once, the guide's link."""
    museum, _, tour = request.form.get("tour", "").partition("/")
    edition = parts().site.edition(museum)
    if edition is None or edition.tour_entry(tour) is None:
        raise Problem("tour-unknown")
    plan = plan_of(edition, tour)
    zones = tuple(a for a in plan.opt_in if f"{museum}/{a}" in request.form.getlist("zones"))
    rules = Rules(carry_on="carry_on" in request.form)
    recording = asked_recording(request.form)
    group, secret = parts().hub.create(plan, _capacity(request.form), zones, rules, recording=recording)
    return _ready(group.gid, group.code, secret, plan)


@staff.post("/staff/groups/<gid>/link")
@staff_only
def new_link(person: people.Person, gid: str) -> Response:
    """Replace a guide's link that was lost."""
    group = parts().hub.group(gid)
    if group is None:
        raise Problem("group-ended")
    return _ready(gid, group.code, parts().hub.new_guide_link(gid), group.plan)


@staff.post("/staff/groups/<gid>/end")
@staff_only
def end(person: people.Person, gid: str) -> Response:
    """End a group."""
    parts().hub.end(gid)
    return redirect(url_for("staff.home", lang=reader_language()), 303)


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


def _ready(gid: str, code: str, secret: str, plan: Plan) -> Response:
    language = reader_language()
    follow = url_absolute(url_for("join.group_page", code=code))
    response = page(
        "staff_group.html",
        language,
        say("staff.group-ready", language),
        index=False,
        gid=gid,
        code=shown(code),
        follow_url=follow,
        guide_url=url_absolute(url_for("join.guide", secret=secret)),
        tour_title=_title(plan, language),
        qr_url=url_for("join.qr", code=code),
    )
    response.headers["Cache-Control"] = "no-store"
    return make_response(response)


def _title(plan: Plan, language: str) -> str:
    edition = parts().site.edition(plan.museum, plan.revision)
    tour = edition.tour(plan.tour, language) if edition else None
    return tour.title.text if tour else plan.tour


def _capacity(form: Mapping[str, str]) -> int:
    """Return how many may come: as a lecture, where a number of listeners is given, else as a group."""
    lecture, capacity = form.get("lecture", ""), form.get("capacity", "")
    settings = parts().settings
    if lecture.isdecimal() and int(lecture) and settings.lecture_capacity:
        return min(settings.lecture_capacity, int(lecture))
    most = settings.group_capacity
    return min(most, max(1, int(capacity))) if capacity.isdecimal() else most
