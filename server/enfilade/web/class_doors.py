"""The ways into a class besides the group's own: opening one, and coming back as the same pupil on another
device.
"""

from __future__ import annotations

from flask import Blueprint, jsonify, request, url_for
from pydantic import ValidationError
from werkzeug.wrappers import Response

from enfilade.lessons.wire import ClassOpened, ClassRequest, ReturnRequest
from enfilade.live.state import Group, Removed, Role
from enfilade.live.wire import JoinAnswer
from enfilade.messages.phrase import folded
from enfilade.store import groups
from enfilade.store import staff as people
from enfilade.store.tokens import new_token, typed
from enfilade.web.errors import Problem
from enfilade.web.parts import parts
from enfilade.web.staff import COOKIE

class_doors = Blueprint("class_doors", __name__)


@class_doors.post("/class")
def open_class() -> Response:
    """Open a class of a lesson: `ClassRequest` in, `ClassOpened` out. The secret is told this once."""
    try:
        asked = ClassRequest.model_validate(request.get_json(silent=True))
    except ValidationError as error:
        raise Problem("request-malformed") from error
    response = jsonify(opened(asked).model_dump(mode="json"))
    response.status_code = 201
    response.headers["Cache-Control"] = "no-store"
    return response


def opened(asked: ClassRequest) -> ClassOpened:
    """Open a class for who makes the present request. Raises Problem where they may not, or not so many."""
    address = request.remote_addr or ""
    of = parts().classes
    if parts().settings.classes == "staff" and not _is_staff():
        raise Problem("classes-staff-only")
    if of.openings.spent(address):
        raise Problem("too-many-classes")
    group, school_class, secret = of.open(asked.museum, asked.lesson, asked.pace, asked.zones, asked.minutes)
    of.openings.wrong(address)
    root = request.url_root.rstrip("/")
    return ClassOpened(
        gid=group.gid,
        code=group.code,
        secret=secret,
        museum=asked.museum,
        lesson=asked.lesson,
        teach_url=f"{root}/teach/{secret}",
        follow_url=url_for("join.group_page", code=group.code, _external=True),
        qr_url=url_for("join.qr", code=group.code),
        projector_url=f"{root}/class/{group.code}/projector",
        expires_ms=school_class.expires_ms,
    )


@class_doors.post("/class/return")
def come_back() -> Response:
    """Exchange a come-back phrase, or a ticket, for a token of the same pupil: `ReturnRequest` in,
    `JoinAnswer` out.

    Wrong ones count as wrong codes do, for the address, and for the class from everywhere.
    """
    try:
        asked = ReturnRequest.model_validate(request.get_json(silent=True))
    except ValidationError as error:
        raise Problem("request-malformed") from error
    group, uid = _by_ticket(asked.ticket) if asked.ticket else _by_phrase(asked.code, asked.phrase)
    if isinstance(group.members[uid].line, Removed):
        raise Problem("removed")
    token = new_token()
    parts().store.run(lambda c: groups.add_tokens(c, {token: (group.gid, uid)}))
    answer = JoinAnswer(
        token=token,
        uid=uid,
        gid=group.gid,
        role=Role.FOLLOWER,
        socket_path=f"{request.script_root}/live/{parts().hub.where(group.gid)}/{group.gid}/",
        museum=group.plan.museum,
        tour=group.plan.tour,
        lesson=group.lesson,
        revision=group.plan.revision,
        follow_url=url_for("join.group_page", code=group.code, _external=True),
        qr_url=url_for("join.qr", code=group.code),
    )
    response = jsonify(answer.model_dump(mode="json"))
    response.headers["Cache-Control"] = "no-store"
    return response


def _by_phrase(code: str, phrase: str) -> tuple[Group, str]:
    address, guesses, of = request.remote_addr or "", parts().guesses, parts().classes
    if guesses.spent(address):
        raise Problem("too-many-guesses")
    group = parts().hub.by_code(typed(code))
    if group is None:
        if parts().hub.by_ended_code(typed(code)) is not None:
            raise Problem("group-ended")
        guesses.wrong(address)
        raise Problem("code-unknown")
    if of.wrong_phrases.spent(group.gid):
        raise Problem("too-many-guesses")
    uid = of.phrase_of(group.gid, folded(phrase))
    if uid is None or uid not in group.members:
        guesses.wrong(address)
        of.wrong_phrases.wrong(group.gid)
        raise Problem("phrase-unknown")
    return group, uid


def _by_ticket(ticket: str) -> tuple[Group, str]:
    address, guesses = request.remote_addr or "", parts().guesses
    if guesses.spent(address):
        raise Problem("too-many-guesses")
    found = parts().classes.use_ticket(ticket)
    if found is None:
        guesses.wrong(address)
        raise Problem("token-unknown")
    group = parts().hub.group(found[0])
    if group is None:
        raise Problem("group-ended")
    if found[1] not in group.members:
        raise Problem("token-unknown")
    return group, found[1]


def _is_staff() -> bool:
    token = request.cookies.get(COOKIE, "")
    now_ms = parts().hub.now_ms()
    return bool(token) and parts().store.run(lambda c: people.signed_in(c, token, now_ms)) is not None
