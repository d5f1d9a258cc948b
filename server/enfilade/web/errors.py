"""One shape for every error: `{code, message, remedy}` in the reader's language; for a person, a page of
it.
"""

from __future__ import annotations

import logging

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from enfilade.live.refused import Refused
from enfilade.live.wire import ErrorShape
from enfilade.messages import LANGUAGES, best_language, fault
from enfilade.web.metrics import SEEN
from enfilade.web.site import NotBuilt

log = logging.getLogger(__name__)

BY_STATUS = {400: "request-malformed", 404: "page-unknown", 405: "method-not-allowed", 413: "too-large"}


class Problem(Exception):
    """Answer the request with the error of a code of `messages`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def shape(code: str, language: str) -> ErrorShape:
    """Return an error as it travels, and count it."""
    SEEN.refused[code] += 1
    said = fault(code)
    return ErrorShape(code=code, message=said.message.say(language), remedy=said.remedy.say(language))


def handle(app: Flask) -> None:
    """Give the app its answers to everything that can go wrong."""

    @app.errorhandler(Problem)
    def problem(error: Problem) -> Response:
        return answer(error.code)

    @app.errorhandler(Refused)
    def refused(error: Refused) -> Response:
        return answer(error.code)

    @app.errorhandler(NotBuilt)
    def not_built(error: NotBuilt) -> Response:
        return answer("site-missing")

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        if error.code is not None and 300 <= error.code < 400:
            return make_response(error.get_response())
        return answer(BY_STATUS.get(error.code or 500, "server-fault"))

    @app.errorhandler(Exception)
    def unforeseen(error: Exception) -> Response:
        log.exception("unforeseen error at %s", request.path)
        return answer("server-fault")


def answer(code: str) -> Response:
    """Return the response for an error: a page where the reader wants one, else JSON."""
    language = reader_language()
    error = shape(code, language)
    status = fault(code).status
    if wants_page():
        response = make_response(render_template("error.html", lang=language, error=error), status)
    else:
        response = make_response(jsonify(error.model_dump()), status)
    response.headers["Cache-Control"] = "no-store"
    return response


def wants_page() -> bool:
    """Whether who asks would rather read a page than JSON."""
    offered = ["application/json", "text/html"]
    return request.accept_mimetypes.best_match(offered, default="application/json") == "text/html"


def reader_language() -> str:
    """Return the reader's language: of the address, else as asked by `lang`, else as the browser prefers."""
    first = request.path.lstrip("/").split("/", 1)[0]
    asked = request.args.get("lang", "")
    offered = (first, asked, best_language(request.headers.get("Accept-Language", "")))
    return next(language for language in offered if language in LANGUAGES)
