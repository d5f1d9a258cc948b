"""The addresses that a learning system knows: login, launch, keys; and the page on which a teacher chooses a
lesson for a course (LTI 1.3 core, Deep Linking 2.0).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from flask import Blueprint, current_app, jsonify, redirect, request, url_for
from pylti1p3.contrib.flask import FlaskMessageLaunch, FlaskOIDCLogin, FlaskRequest, FlaskSessionService
from pylti1p3.deep_link_resource import DeepLinkResource
from pylti1p3.exception import LtiException
from pylti1p3.lineitem import LineItem
from pylti1p3.tool_config import ToolConfDict
from werkzeug.wrappers import Response

from enfilade.messages import LANGUAGES
from enfilade.store.database import Database
from enfilade.web.errors import Problem, reader_language
from enfilade.web.lti.keep import Cookies, Kept
from enfilade.web.lti.scores import Patient
from enfilade.web.lti.seat import Launched, seat
from enfilade.web.page import page, say
from enfilade.web.parts import parts
from enfilade.web.security import policy

lti = Blueprint("lti", __name__, url_prefix="/lti")

KEY = "enfilade.lti"

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
SETTINGS = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"


@dataclass(frozen=True)
class Tool:
    """What the app keeps for LTI."""

    config: ToolConfDict
    secret: bytes
    """our private key, of which the secrets of teachers' links are made"""


@lti.route("/login", methods=["GET", "POST"])
def login() -> Response:
    """Send the browser to the platform to be told who it is."""
    cookies = Cookies()
    asking = FlaskOIDCLogin(
        FlaskRequest(session={}, request_data=request.values.to_dict()),
        _tool().config,
        session_service=_notes(),
        cookie_service=cookies,
    )
    address = _checked(lambda: asking.get_redirect_object(_own("lti.launch")).get_redirect_url())
    return cookies.give(cast(Any, redirect(address, 303)))


@lti.post("/launch")
def launch() -> Response:
    """A person comes from the platform, with a token that it signed: to a class, or to choose a lesson."""
    coming = FlaskMessageLaunch(
        FlaskRequest(session={}), _tool().config, _notes(), Cookies(), requests_session=Patient()
    )
    _checked(coming.validate)
    said = coming.get_launch_data()
    language = _language(said)
    if coming.is_deep_link_launch():
        return _to_choose(coming.get_launch_id(), language)
    if not coming.is_resource_launch():
        raise Problem("lti-refused")
    teaches = coming.check_teacher_access() or coming.check_staff_access() or coming.check_designer_access()
    link = said.get(f"{CLAIM}resource_link") or {}
    custom = said.get(f"{CLAIM}custom") or {}
    scores = said.get(AGS) or {}
    launched = Launched(
        platform=coming.get_iss(),
        client=coming.get_client_id(),
        deployment=said[f"{CLAIM}deployment_id"],
        link=str(link.get("id") or ""),
        lesson=str(custom.get("lesson") or ""),
        person=str(said.get("sub") or ""),
        teaches=teaches,
        line_item=str(scores.get("lineitem") or ""),
    )
    return seat(launched, language, _tool().secret)


@lti.get("/keys")
def keys() -> Response:
    """Our public key, by which platforms know what we sign."""
    return jsonify(_tool().config.get_jwks())


@lti.post("/choose")
def choose() -> Response:
    """The lesson has been chosen: the platform is told by a form, which the teacher sends."""
    language = reader_language()
    coming = _checked(
        lambda: FlaskMessageLaunch.from_cache(
            request.form.get("launch", ""),
            FlaskRequest(session={}),
            _tool().config,
            session_service=_notes(),
            cookie_service=Cookies(),
        )
    )
    if not coming.is_deep_link_launch():
        raise Problem("lti-refused")
    museum, _, lesson_id = request.form.get("lesson", "").partition("/")
    edition = parts().site.edition(museum)
    lesson = edition.lesson(lesson_id, language) if edition else None
    if lesson is None:
        raise Problem("lesson-unknown")
    resource = (
        DeepLinkResource()
        .set_url(_own("lti.launch"))
        .set_title(lesson.title.text)
        .set_target("window")
        .set_custom_params({"lesson": f"{museum}/{lesson_id}"})
    )
    graded = [task for task in lesson.tasks if task.kind != "reflection"]
    if not lesson.solemn and graded:
        # A line in the gradebook for the share of tasks done; none for a solemn lesson.
        resource.set_lineitem(LineItem().set_score_maximum(len(graded)).set_label(lesson.title.text))
    address = coming.get_launch_data()[SETTINGS]["deep_link_return_url"]
    token = coming.get_deep_link().get_response_jwt([resource])
    response = page(
        "lti_chosen.html",
        language,
        say("lti.chosen", language),
        index=False,
        lesson_title=lesson.title,
        address=address,
        token=token,
    )
    return _private(response, sends_to=address)


def _to_choose(launch_id: str, language: str) -> Response:
    lessons = [
        (edition.texts(language), f"{edition.id}/{entry.id}", lesson)
        for edition in parts().site.editions()
        for entry in edition.museum.lessons
        if (lesson := edition.lesson(entry.id, language)) is not None
    ]
    response = page(
        "lti_choose.html",
        language,
        say("lti.choose", language),
        index=False,
        lessons=lessons,
        launch=launch_id,
    )
    return _private(response)


def _private(response: Any, sends_to: str | None = None) -> Response:
    """Let a page be kept nowhere, and send its form to one other site where it must."""
    response.headers["Cache-Control"] = "no-store"
    if sends_to is not None:
        at = urlsplit(sends_to)
        allowed = f"form-action 'self' {at.scheme}://{at.netloc}"
        response.headers["Content-Security-Policy"] = policy(parts().settings).replace(
            "form-action 'self'", allowed
        )
    return cast(Response, response)


def _checked(step: Callable[[], Any]) -> Any:
    """Take a step of the library's; what it refuses is one error to the reader, and its reason is logged."""
    try:
        return step()
    except LtiException as refused:
        current_app.logger.warning("a launch was refused: %s", refused)
        raise Problem("lti-refused") from refused
    except Exception as failed:  # the library raises plain Exception for platforms that it does not know
        if type(failed) is not Exception:
            raise
        current_app.logger.warning("a launch was refused: %s", failed)
        raise Problem("lti-refused") from failed


def _language(said: dict[str, Any]) -> str:
    """Return the language that the platform shows its pages in, where we speak it."""
    shown = said.get(f"{CLAIM}launch_presentation") or {}
    tag = str(shown.get("locale") or "").replace("_", "-").split("-")[0].lower()
    return tag if tag in LANGUAGES else reader_language()


def _notes() -> Any:
    notes = FlaskSessionService(FlaskRequest(session={}))
    notes.set_data_storage(Kept(_store()))
    return notes


def _store() -> Database:
    return parts().store


def _tool() -> Tool:
    return cast(Tool, current_app.extensions[KEY])


def _own(endpoint: str) -> str:
    return url_for(endpoint, _external=True)
