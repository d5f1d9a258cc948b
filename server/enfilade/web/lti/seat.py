"""From a launch to a place in a class: one class for each link of the platform's, one pupil for each person.

A link in a course is a lesson; the first who opens it opens its class, at the pupils' own pace, for as long
as results are kept. Who comes again, on whatever device, is the same pupil. Once a teacher has ended the
class only a teacher opens another.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass

from flask import Blueprint, redirect, url_for
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from enfilade.live.state import Ended, Group, Role
from enfilade.store import lti as rows
from enfilade.store.tokens import new_token
from enfilade.web.class_keeping import DAY_MS
from enfilade.web.class_session import Classes
from enfilade.web.errors import Problem
from enfilade.web.forward import from_owner
from enfilade.web.lti.keep import now_ms
from enfilade.web.lti.scores import Done
from enfilade.web.parts import parts

seats = Blueprint("lti_seats", __name__, url_prefix="/lti")

SEAT_MS = 120_000
"""From the launch to the seat is one redirect of the browser's."""

NEVER_GRADED = "reflection"


@dataclass(frozen=True)
class Launched:
    """What a platform says of who comes. `link`: of the course; `line_item`: where the score goes, or ""."""

    platform: str
    client: str
    deployment: str
    link: str
    lesson: str
    person: str
    teaches: bool
    line_item: str

    @property
    def key(self) -> str:
        """The link's name in the store: one link is one class, whoever opens it."""
        said = json.dumps([self.platform, self.client, self.deployment, self.link])
        return hashlib.sha256(said.encode()).hexdigest()


def seat(launched: Launched, language: str, key: bytes) -> Response:
    """Lead a teacher to the board, a pupil to their place. Raises Problem."""
    museum, _, lesson = launched.lesson.partition("/")
    edition = parts().site.edition(museum)
    if edition is None or edition.lesson_entry(lesson) is None or not launched.link:
        raise Problem("lti-no-lesson")
    link = _class_of(launched, museum, lesson, key)
    if launched.teaches:
        return redirect(url_for("classes.board", secret=_secret(link, key), lang=language), 303)
    name, note = f"seat-{new_token()}", json.dumps({"gid": link.gid, **_told(launched)})
    parts().store.run(lambda c: rows.put_note(c, name, note, now_ms() + SEAT_MS))
    return redirect(url_for("lti_seats.sit", name=name, lang=language), 303)


@seats.get("/seat/<name>")
def sit(name: str) -> Response:
    """Take the place that a launch has made ready. The class's own worker does it."""
    store = parts().store
    held = store.read(lambda c: rows.note(c, name, now_ms()))
    if held is None:
        raise Problem("lti-refused")
    answered = from_owner(json.loads(held)["gid"])
    if answered is not None:
        return answered
    if store.run(lambda c: rows.take_note(c, name, now_ms())) is None:
        raise Problem("lti-refused")
    given = json.loads(held)
    gid, person, line_item = given["gid"], given["person"], given["line_item"]
    group = _open_group(gid)
    if group is None:
        raise Problem("lti-class-over")
    pupil = store.read(lambda c: rows.pupil_of(c, gid, person))
    if pupil is None:
        uid, _token = parts().hub.admit(gid, Role.FOLLOWER, None)
        made = rows.Pupil(gid, uid, given["platform"], given["client"], person, line_item, -1)
        try:
            store.run(lambda c: rows.add_pupil(c, made))
        except IntegrityError:  # the same person came twice at this moment: one place is enough
            pupil = store.read(lambda c: rows.pupil_of(c, gid, person))
    if pupil is not None:
        uid = pupil.uid
        if line_item and line_item != pupil.line_item:
            store.run(lambda c: rows.set_line_item(c, gid, uid, line_item))
    ticket = parts().classes.ticket(gid, uid)
    there = url_for("join.group_page", code=group.code, _anchor=f"ticket={ticket}")
    response = redirect(there, 303)
    response.headers["Cache-Control"] = "no-store"
    return response


def done_of(classes: Classes, gid: str, uid: str) -> Done | None:
    """Return how much of the lesson a pupil has done. A solemn lesson has no number."""
    of = classes.read(gid)
    if of is None or uid not in of.pupils:
        return None
    counted = [task.id for task in of.lesson.tasks if task.kind != NEVER_GRADED]
    given = of.answers.get(uid, {})
    return Done(sum(task in given for task in counted), len(counted), not of.solemn)


def _class_of(launched: Launched, museum: str, lesson: str, key: bytes) -> rows.Link:
    """Return the class of a link, opened where there is none."""
    store = parts().store
    before = store.read(lambda c: rows.class_of_link(c, launched.key))
    if before is not None:
        if _open_group(before.gid) is not None:
            return before
        if not launched.teaches:
            raise Problem("lti-class-over")
    salt = new_token()
    empty_ms = parts().settings.results_days * DAY_MS
    group, _of, _secret_of = parts().classes.open(
        museum, lesson, empty_ms=empty_ms, secret=_secret(rows.Link("", salt), key)
    )
    now = rows.Link(group.gid, salt)
    try:
        ours = store.run(lambda c: rows.set_class_of_link(c, launched.key, now, before))
    except IntegrityError:
        ours = False
    if not ours:  # somebody else opened it at this moment: theirs is the class
        parts().classes.delete(group.gid)
        theirs = store.read(lambda c: rows.class_of_link(c, launched.key))
        if theirs is None:
            raise Problem("server-fault")
        return theirs
    return now


def _open_group(gid: str) -> Group | None:
    group = parts().hub.group(gid)
    return None if group is None or isinstance(group.mode, Ended) else group


def _secret(link: rows.Link, key: bytes) -> str:
    """Return the teacher's secret, made of the salt and our private key: the store alone does not tell it."""
    return hmac.new(hashlib.sha256(key).digest(), link.salt.encode(), hashlib.sha256).hexdigest()[:43]


def _told(launched: Launched) -> dict[str, str]:
    return {name: value for name, value in asdict(launched).items() if isinstance(value, str)}
