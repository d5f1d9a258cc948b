"""The ways into a group: the code, the link of a QR code, the guide's secret link. And the guide's private
notes.
"""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import quote

import segno
from flask import Blueprint, jsonify, make_response, redirect, request, url_for
from pydantic import ValidationError
from werkzeug.wrappers import Response

from enfilade.content.site_tour import SiteTour
from enfilade.live.names import given_name
from enfilade.live.refused import Refused
from enfilade.live.state import Group, Role
from enfilade.live.wire import JoinAnswer, JoinRequest
from enfilade.messages import NAMES, best_language, fault
from enfilade.store import recordings, summaries
from enfilade.web.codes import GroupOver, group_of_code
from enfilade.web.errors import Problem, reader_language, shape
from enfilade.web.forward import from_owner
from enfilade.web.local_time import in_zone, when_words
from enfilade.web.page import page, say
from enfilade.web.parts import parts
from enfilade.web.site import Edition

join = Blueprint("join", __name__)


@join.get("/join")
def choose() -> Response:
    """Send the reader to the page for the code in their language."""
    language = best_language(request.headers.get("Accept-Language", ""))
    return redirect(url_for("join.enter", lang=language))


@join.get("/<any(az, en, ru):lang>/join")
def enter(lang: str) -> Response:
    """The page on which the code is typed."""
    return page("join.html", lang, say("join.title", lang), group=None, tour=None)


@join.post("/join")
def admit() -> Response:
    """Exchange a code, or a guide's secret, for a member's token. A form without script is led to the
    group's page.
    """
    if not request.is_json:
        return _by_form()
    try:
        asked = JoinRequest.model_validate_json(request.get_data())
    except ValidationError as error:
        raise Problem("request-malformed") from error
    if asked.secret:
        group, role = _led_group(asked.secret), Role.GUIDE
    else:
        role = Role.OBSERVER if asked.observer else Role.FOLLOWER
        group = group_of_code(asked.code)
    answered = from_owner(group.gid)
    if answered is not None:
        return answered
    if group.lesson is not None and role is Role.FOLLOWER:
        parts().classes.let_join(group.gid)
    # In a class nobody has a name of their own.
    name = None if group.lesson is not None else given_name(asked.name)
    hub = parts().hub
    uid, token = hub.admit(group.gid, role, name, asked.token)
    now = hub.group(group.gid)
    answer = JoinAnswer(
        token=token,
        uid=uid,
        gid=group.gid,
        role=role,
        socket_path=_socket_path(group.gid, hub.seat_worker(group, role)),
        museum=group.plan.museum,
        tour=group.plan.tour,
        lesson=group.lesson,
        revision=group.plan.revision,
        follow_url=url_for("join.group_page", code=group.code, _external=True),
        qr_url=url_for("join.qr", code=group.code),
        waiting=now is not None and uid not in now.members,
    )
    response = Response(answer.model_dump_json(), mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


def _by_form() -> Response:
    """Lead who has filled in the form to their group's page. What is wrong is said on the form, in which all
    that was typed stays.
    """
    typed_in = request.form.to_dict(flat=True)
    # The form's second button: in text and pictures.
    as_text = typed_in.pop("text", None) is not None
    try:
        asked = JoinRequest.model_validate(typed_in)
        group = _led_group(asked.secret) if asked.secret else group_of_code(asked.code)
        return redirect(_page_of(group, asked.name, as_text), 303)
    except GroupOver:
        raise  # it has a page of its own
    except (Problem, Refused, ValidationError) as error:
        code = "request-malformed" if isinstance(error, ValidationError) else error.code
        if request.accept_mimetypes.best_match(["application/json", "text/html"]) != "text/html":
            raise Problem(code) from error
    language = reader_language()
    said: dict[str, Any] = {"group": None, "tour": None, "wrong": shape(code, language), "typed": typed_in}
    response = page("join.html", language, say("join.title", language), index=False, **said)
    response.status_code = fault(code).status
    response.headers["Cache-Control"] = "no-store"
    return response


@join.get("/g/<code>")
def group_page(code: str) -> Response:
    """Where a QR code or link leads: the group's page, on which the viewer joins."""
    group = group_of_code(code)
    language = reader_language()
    edition = parts().site.edition(group.plan.museum, group.plan.revision)
    if edition is None:
        raise Problem("group-ended")
    tour = edition.tour(group.plan.tour, language)
    if not group.takes_in(parts().hub.now_ms()):
        return _soon(group, edition, tour, language)
    if group.lesson is not None and "projector" not in request.args:
        lesson = edition.lesson(group.lesson, language)
        return page(
            "class.html",
            language,
            lesson.title.text if lesson else say("join.title", language),
            kind="class",
            edition=edition,
            place={"code": group.code, "tour": group.plan.tour, "lesson": group.lesson},
            index=False,
            group=group,
            tour=tour,
            lesson=lesson,
        )
    return page(
        "join.html",
        language,
        say("join.title", language),
        kind="join",
        edition=edition,
        place={"code": group.code, "tour": group.plan.tour},
        index=False,
        group=group,
        tour=tour,
    )


@join.get("/g/<code>/opens")
def opens(code: str) -> Response:
    """Whether a scheduled group takes followers in by now: asked by the page that counts down to it."""
    group, now_ms = group_of_code(code), parts().hub.now_ms()
    response = jsonify({"open": group.takes_in(now_ms), "now_ms": now_ms})
    response.headers["Cache-Control"] = "no-store"
    return response


def _soon(group: Group, edition: Edition, tour: SiteTour | None, language: str) -> Response:
    """Return the page of a group before its time: when it begins, and how long it is until then."""
    zone, at_ms = parts().settings.time_zone, group.scheduled_ms or 0
    response = page(
        "join_soon.html",
        language,
        say("soon.title", language),
        edition=edition,
        index=False,
        group=group,
        tour=tour,
        now_ms=parts().hub.now_ms(),
        zone=zone,
        when=when_words(at_ms, zone, language),
        iso=in_zone(at_ms, zone).isoformat(),
        languages=", ".join(NAMES[tag] for tag in group.plan.languages),
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@join.get("/g/<code>/qr.svg")
def qr(code: str) -> Response:
    """The QR code of a group's link, as a picture."""
    group = group_of_code(code)
    picture = segno.make(url_for("join.group_page", code=group.code, _external=True), error="m")
    out = io.BytesIO()
    picture.save(out, kind="svg", scale=5, border=2, dark="#000", light="#fff")
    response = make_response(out.getvalue())
    response.mimetype = "image/svg+xml"
    response.headers["Cache-Control"] = "no-store"
    return response


@join.get("/guide/<secret>")
def guide(secret: str) -> Response:
    """The guide's console; after the end, what the group has left."""
    group = parts().hub.by_guide_secret(secret)
    if group is None:
        kept = parts().store.read(lambda c: summaries.by_guide_secret(c, secret))
        if kept is None:
            recorded = parts().store.read(lambda c: recordings.by_guide(c, secret))
            if recorded is None:
                raise Problem("guide-link-unknown")
            return redirect(url_for("recordings_guide.show", secret=secret, lang=reader_language()), 303)
        return redirect(url_for("after.of_guide", secret=secret, lang=reader_language()), 303)
    language = reader_language()
    if group.lesson is not None and "hall" not in request.args:
        # The guide of a class is its teacher: the board is theirs, `?hall` the hall beside it.
        return redirect(url_for("classes.board", secret=secret, lang=language))
    edition = parts().site.edition(group.plan.museum, group.plan.revision)
    if edition is None:
        raise Problem("group-ended")
    response = page(
        "guide.html",
        language,
        say("guide.title", language),
        kind="guide",
        edition=edition,
        place={"code": group.code, "tour": group.plan.tour, "secret": secret},
        index=False,
        group=group,
        tour=edition.tour(group.plan.tour, language),
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@join.get("/group/<gid>/notes/<any(az, en, ru):lang>")
def notes(gid: str, lang: str) -> Response:
    """The private notes for a tour, for its guide only: `Authorization: Bearer <token>`."""
    token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    found = parts().hub.member(token)
    if found is None or found[0].gid != gid:
        raise Problem("token-unknown")
    group, uid = found
    if not group.members[uid].role.guides:
        raise Problem("only-guide")
    edition = parts().site.edition(group.plan.museum, group.plan.revision)
    private = edition.notes(group.plan.tour, lang) if edition else None
    if private is None:
        raise Problem("file-unknown")
    response = jsonify(private.model_dump(mode="json"))
    response.headers["Cache-Control"] = "no-store"
    return response


@join.get("/where/<gid>")
def where(gid: str) -> Response:
    """Where a group's sockets are now: asked after a cut line, of any worker.

    Answers `{socket_path}`; 410 `group-ended` where the group is over. Who finds nobody there (a worker has
    just died) asks again: within 5 s the path is another's.
    """
    response = jsonify({"socket_path": _socket_path(gid, parts().hub.where(gid))})
    response.headers["Cache-Control"] = "no-store"
    return response


def _page_of(group: Group, name: str, as_text: bool) -> str:
    """Return the address of a group's page for who has filled in the form. The name stands behind the #: it
    is told to no server on the way, and in no log.
    """
    given = given_name(name)
    return url_for(
        "join.group_page",
        code=group.code,
        lang=reader_language(),
        text="" if as_text else None,
        _anchor=None if given is None else f"name={quote(given, safe='')}",
    )


def _led_group(secret: str) -> Group:
    group = parts().hub.by_guide_secret(secret)
    if group is None:
        raise Problem("guide-link-unknown")
    return group


def _socket_path(gid: str, worker: str) -> str:
    return f"{request.script_root}/live/{worker}/{gid}/"
