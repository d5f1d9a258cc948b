"""What is stored, where, for how long, and how it is deleted."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from enfilade.web.page import page, say
from enfilade.web.parts import parts

privacy = Blueprint("privacy", __name__)


@privacy.get("/<any(az, en, ru):lang>/privacy")
def stored(lang: str) -> Response:
    """One page in plain words; how long answers are kept comes from the settings."""
    days = parts().settings.results_days
    return page(
        "privacy.html", lang, say("privacy.title", lang), summary=say("privacy.lead", lang), days=days
    )
