"""Which group a code opens, and what is said of a code whose group has ended.

For a day after the end who reloads the page or comes late is told so, and led to what anybody may take alone:
the tour; after a class, the museum. Of the group itself such a code tells nothing.
"""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from enfilade.live.state import Group
from enfilade.messages import fault
from enfilade.store.groups import Over
from enfilade.store.tokens import typed
from enfilade.web.errors import Problem, answer, reader_language, shape, wants_page
from enfilade.web.limits import Turnstile
from enfilade.web.page import page, say
from enfilade.web.parts import parts

codes = Blueprint("codes", __name__)

GUESSERS = Turnstile(0.02)
"""Where addresses that have used up their guesses wait before the store is asked once more. Who has the right
code of a group of this process never does.
"""


class GroupOver(Problem):
    """The group of a code has ended."""

    def __init__(self, over: Over) -> None:
        super().__init__("group-ended")
        self.over = over


def group_of_code(code: str) -> Group:
    """Return the open group of a code; only wrong codes count against an address. Raises GroupOver where it
    has ended, and Problem; an address that has used up its guesses is told nothing of ended ones.
    """
    here = parts().hub.by_code_here(typed(code))
    if here is not None:
        return here
    address = request.remote_addr or ""
    guesses = parts().guesses
    spent = guesses.spent(address)
    if spent:
        GUESSERS.pass_through()
    group = parts().hub.by_code(typed(code))
    if group is not None:
        return group
    if spent:
        raise Problem("too-many-guesses")
    over = parts().hub.by_ended_code(typed(code))
    if over is not None:
        raise GroupOver(over)
    guesses.wrong(address)
    raise Problem("code-unknown")


@codes.app_errorhandler(GroupOver)
def ended(error: GroupOver) -> Response:
    """Say that it has ended, and what can be taken alone."""
    over, language = error.over, reader_language()
    edition = parts().site.edition(over.museum)
    if edition is None or not wants_page():
        return answer(error.code)
    tour = edition.tour(over.tour, language) if over.tour is not None else None
    if tour is None and over.tour is not None:
        return answer(error.code)
    said = shape(error.code, language)
    response = page(
        "ended.html",
        language,
        said.message if tour else say("ended.lesson", language),
        edition=edition,
        index=False,
        error=said,
        tour=tour,
    )
    response.status_code = fault(error.code).status
    response.headers["Cache-Control"] = "no-store"
    return response
