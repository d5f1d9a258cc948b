"""How a page is made: its words, its addresses in every language, its preview, and what starts the viewer on
it.
"""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, render_template, request, url_for
from markupsafe import Markup

from enfilade.content.site import FileRef, Poster
from enfilade.content.text import Said
from enfilade.messages import LANGUAGES, NAMES, PAGES
from enfilade.messages.dates import date_words
from enfilade.web.boot import PageKind, boot
from enfilade.web.parts import parts
from enfilade.web.preload import OPENS, scene_scripts
from enfilade.web.site import Edition


def page(
    template: str,
    language: str,
    title: str,
    *,
    kind: PageKind | None = None,
    edition: Edition | None = None,
    summary: str = "",
    poster: Poster | None = None,
    place: dict[str, str | None] | None = None,
    index: bool = True,
    **values: Any,
) -> Response:
    """Return a page; with `kind` the viewer starts on it.

    `poster` is the picture of its preview: none is given for a place behind an advisory.
    """
    parts().viewer.refresh()
    here = {tag: _here(tag) for tag in LANGUAGES}
    starts = boot(kind, language, here, edition, **(place or {})) if kind and edition else None
    html = render_template(
        template,
        lang=language,
        title=title,
        summary=summary,
        edition=edition,
        texts=edition.texts(language) if edition else None,
        poster=poster,
        preview=file_url(poster.wide, absolute=True) if poster else None,
        here=here,
        canonical=url_absolute(here[language]),
        alternates={tag: url_absolute(path) for tag, path in here.items()},
        scene=scene_scripts() if starts and kind in OPENS and "text" not in request.args else (),
        boot_json=Markup(starts.model_dump_json().replace("<", "\\u003c")) if starts else None,
        index=index,
        **values,
    )
    response = make_response(html)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Language"] = language
    response.headers["Vary"] = "Accept-Language"
    response.add_etag()
    return make_response(response.make_conditional(request))


def _here(language: str) -> str:
    """Return this page's address in a language: in the path where it has one there, else asked by `lang`."""
    values = dict(request.view_args or {})
    if "lang" in values:
        return url_for(request.endpoint or "", **{**values, "lang": language})
    return f"{request.script_root}{request.path}?lang={language}"


def url_absolute(path: str) -> str:
    """Return a path of this server as a whole address."""
    return request.host_url.rstrip("/") + path


def file_url(ref: FileRef, absolute: bool = False) -> str:
    """Return the address of a file of the site."""
    return url_for("assets.site_file", path=ref.path, _external=absolute)


def viewer_entry(name: str) -> dict[str, list[str]]:
    """Return the addresses of an entry of the viewer's build: its scripts and its styles, and the scripts
    that it imports: named in the page they come with it, and not after it.
    """
    viewer = parts().viewer
    urls = [url_for("assets.viewer_file", path=file) for file in viewer.entries.get(name, ())]
    return {
        "shared": [url_for("assets.viewer_file", path=file) for file in viewer.shared.get(name, ())],
        "scripts": [url for url in urls if url.endswith(".js")],
        "styles": [url for url in urls if url.endswith(".css")],
    }


def say(key: str, language: str, **values: object) -> str:
    """Return a sentence of the pages."""
    return PAGES[key].say(language, **values)


def paragraphs(said: Said) -> list[str]:
    """Return a text's paragraphs: an empty line of folded YAML (``>-``) arrives as one line end."""
    return [part.strip() for part in said.text.split("\n") if part.strip()]


def web_address(address: str) -> str | None:
    """Return a source's address as a link, None where it is none. Sources are cited as in a bibliography:
    without the scheme, or by site and article.
    """
    if " " in address or "." not in address:
        return None
    return address if address.startswith(("https://", "http://")) else f"https://{address}"


GLOBALS = {
    "date_words": date_words,
    "web_address": web_address,
    "say": say,
    "file_url": file_url,
    "viewer_entry": viewer_entry,
    "paragraphs": paragraphs,
    "language_names": NAMES,
}
