"""What staff do in the browser: sign in by a one-time link, start groups, see and end them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from enfilade.live.plan import Plan
from enfilade.store import staff as people
from enfilade.store import summaries
from enfilade.store.tokens import shown
from enfilade.web.errors import Problem, reader_language
from enfilade.web.local_time import when_words
from enfilade.web.page import page, say
from enfilade.web.parts import parts

staff = Blueprint("staff", __name__)

COOKIE = "enfilade_staff"
FEW = 5
"""So many of the tours that are over stand on the staff page; the others are one tap away."""

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
    zone, now_ms = parts().settings.time_zone, parts().hub.now_ms()
    left = parts().store.read(summaries.every)[:FEW]
    response = page(
        "staff.html",
        language,
        say("staff.title", language),
        index=False,
        person=person,
        tours=[(e, e.texts(language), entry) for e in editions for entry in e.tours],
        groups=[
            {
                "group": group,
                "title": title_of(group.plan, language),
                "when": when_words(group.scheduled_ms, zone, language) if group.scheduled_ms else None,
                "waits": not group.takes_in(now_ms),
                "members": sum(m.stays for m in group.members.values()),
            }
            for group in parts().hub.groups()
            if group.lesson is None
        ],
        left=[
            (
                kept,
                title_of_tour(kept.summary.museum, kept.summary.tour, language),
                when_words(kept.summary.began_ms, zone, language),
            )
            for kept in left
        ],
        shown=shown,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def title_of(plan: Plan, language: str) -> str:
    """Return the title of a group's tour as it was when the group was made, or as it is now."""
    return title_of_tour(plan.museum, plan.tour, language, plan.revision)


def title_of_tour(museum: str, tour: str, language: str, revision: str | None = None) -> str:
    """Return a tour's title; its id where the site has no such tour any more."""
    site = parts().site
    for edition in (site.edition(museum, revision) if revision else None, site.edition(museum)):
        words = edition.tour(tour, language) if edition is not None else None
        if words is not None:
            return words.title.text
    return tour
