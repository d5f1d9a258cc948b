"""The test page for followers: sound, picture and line before a tour. No microphone is asked for."""

from __future__ import annotations

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response

from enfilade.web.page import page, say
from enfilade.web.parts import parts

check = Blueprint("check", __name__)


@check.get("/<any(az, en, ru):lang>/check")
def test(lang: str) -> Response:
    """Three small tests. Every sentence that may come is in the page; the script shows the one that is so."""
    return page(
        "check.html",
        lang,
        say("check.title", lang),
        summary=say("check.lead", lang),
        as_text=say("join.go-text", lang),
        socket=f"{request.script_root}/live/{parts().settings.worker}/check/",
    )


@check.get("/check/line")
def line() -> Response:
    """The shortest answer that there is, for the script to measure the way there and back."""
    response = make_response("", 204)
    response.headers["Cache-Control"] = "no-store"
    return response
