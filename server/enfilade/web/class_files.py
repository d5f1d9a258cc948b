"""What a class leaves: its results to look at and to take home, and its deletion."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, make_response
from werkzeug.wrappers import Response

from enfilade.lessons.state import SchoolClass
from enfilade.live.refused import Refused
from enfilade.web.class_results import SIGNS, Results, results_of
from enfilade.web.classes import day_words, open_group, private, taught
from enfilade.web.errors import Problem, reader_language
from enfilade.web.forward import from_owner
from enfilade.web.local_time import in_zone
from enfilade.web.page import page, say
from enfilade.web.parts import parts
from enfilade.web.results_csv import to_csv
from enfilade.web.results_pdf import to_pdf
from enfilade.web.results_xlsx import to_xlsx
from enfilade.web.site import Edition

class_files = Blueprint("class_files", __name__)

WRITERS: dict[str, tuple[Callable[[Results], bytes], str]] = {
    "csv": (to_csv, "text/csv; charset=utf-8"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": (to_pdf, "application/pdf"),
}


@class_files.get("/teach/<secret>/results")
def results(secret: str) -> Response:
    """The table of pupils and tasks, the files, and the way to delete it all."""
    of, edition, lesson, language = taught(secret)
    found = _found(of, edition, language)
    response = page(
        "class_results.html",
        language,
        say("results.title", language),
        index=False,
        secret=secret,
        lesson=lesson,
        found=found,
        signs=SIGNS,
        began=f"{day_words(found.began, language)}, {found.began:%H:%M} ({found.zone_words})",
        open=open_group(of) is not None,
        until=day_words(in_zone(of.expires_ms, found.zone), language),
    )
    return private(response)


@class_files.get("/teach/<secret>/results.<any(csv, xlsx, pdf):kind>")
def file(secret: str, kind: str) -> Response:
    """The results as a file."""
    of, edition, _, language = taught(secret)
    found = _found(of, edition, language)
    write, mimetype = WRITERS[kind]
    response = make_response(write(found))
    response.headers["Content-Type"] = mimetype
    response.headers["Content-Disposition"] = f'attachment; filename="{found.file_name}.{kind}"'
    return private(response)


@class_files.post("/teach/<secret>/delete")
def delete(secret: str) -> Response:
    """Delete the class with everything in it, now."""
    gid = parts().classes.by_teacher(secret)
    if gid is None:
        raise Problem("teach-link-unknown")
    try:
        answered = from_owner(gid)
    except Refused as refused:
        if refused.code != "group-ended":
            raise
        answered = None  # its lines are closed: any worker may delete what is left
    if answered is not None:
        return answered
    parts().classes.delete(gid)
    language = reader_language()
    response = page("class_deleted.html", language, say("results.deleted", language), index=False)
    return private(response)


def _found(of: SchoolClass, edition: Edition, language: str) -> Results:
    return results_of(of, edition, parts().classes.reader(of, language), parts().settings.time_zone)
