"""Files: of the site by what its manifests name, of the viewer by what its build left. Never by a path from
a request.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, current_app, request

from enfilade.messages import LANGUAGES, viewer_messages
from enfilade.messages.viewer_console import console_messages
from enfilade.web.errors import Problem
from enfilade.web.parts import parts
from enfilade.web.viewer_build import media_type, read_all

assets = Blueprint("assets", __name__)

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATED = "no-cache"


@assets.get("/site/<museum>/museum.json")
def manifest(museum: str) -> Response:
    """The manifest of a museum as it is now; revalidated."""
    edition = parts().site.edition(museum)
    if edition is None:
        raise Problem("file-unknown")
    return _file(edition.root / edition.id / "museum.json", REVALIDATED, etag=edition.museum.revision)


@assets.get("/site/<museum>/<revision>.json")
def older_manifest(museum: str, revision: str) -> Response:
    """The manifest of one revision, for pages and groups that began with it."""
    edition = parts().site.edition(museum, revision)
    if edition is None:
        return site_file(f"{museum}/{revision}.json")
    return _file(edition.root / edition.id / f"{edition.museum.revision}.json", IMMUTABLE)


@assets.get("/site/<path:path>")
def site_file(path: str) -> Response:
    """A file that a manifest names: its name is its content's hash, so it never changes."""
    site = parts().site
    if not site.gives_out(path):
        raise Problem("file-unknown")
    return _file(site.root / path, IMMUTABLE)


@assets.get("/viewer/<path:path>")
def viewer_file(path: str) -> Response:
    """A file of the viewer's build, whose name carries a hash."""
    found = parts().viewer.files.get(path)
    if found is None:
        raise Problem("file-unknown")
    return _bytes(found.data, found.packed, found.type, IMMUTABLE)


@assets.get("/messages/<language>.<stamp>.json")
def messages(language: str, stamp: str) -> Response:
    """The viewer's sentences in one language."""
    if language not in LANGUAGES or stamp != messages_stamp(language):
        raise Problem("file-unknown")
    return _bytes(_messages(language), None, "application/json", IMMUTABLE)


@assets.get("/messages/console/<language>.<stamp>.json")
def console(language: str, stamp: str) -> Response:
    """The sentences of the guide's console in one language."""
    if language not in LANGUAGES or stamp != console_stamp(language):
        raise Problem("file-unknown")
    return _bytes(_console(language), None, "application/json", IMMUTABLE)


def console_stamp(language: str) -> str:
    """Return the hash that the address of the console's sentences carries."""
    return sha256(_console(language)).hexdigest()[:12]


def messages_stamp(language: str) -> str:
    """Return the hash that the address of a language's sentences carries."""
    return sha256(_messages(language)).hexdigest()[:12]


@assets.get("/static/<path:filename>", endpoint="static")
def static_file(filename: str) -> Response:
    """A file of the pages without a script; its address carries its hash (`stamp_static`)."""
    found = STATIC.get(filename)
    if found is None:
        raise Problem("file-unknown")
    return _bytes(found.data, found.packed, found.type, IMMUTABLE)


def stamp_static(endpoint: str, values: dict[str, object]) -> None:
    """Give the address of a static file the hash of what is in it."""
    if endpoint == "assets.static" and (found := STATIC.get(str(values.get("filename")))) is not None:
        values["v"] = sha256(found.data).hexdigest()[:12]


def _messages(language: str) -> bytes:
    return json.dumps(viewer_messages(language), ensure_ascii=False, sort_keys=True).encode()


def _console(language: str) -> bytes:
    return json.dumps(console_messages(language), ensure_ascii=False, sort_keys=True).encode()


def _file(file: Path, caching: str, etag: str | None = None) -> Response:
    """Answer with a file, in the encoding the reader takes best of those that lie beside it."""
    for name, suffix in (("br", ".br"), ("gzip", ".gz")):
        beside = file.with_name(file.name + suffix)
        if request.accept_encodings[name] > 0 and beside.is_file():
            response = current_app.response_class(beside.read_bytes(), mimetype=media_type(file.name))
            response.headers["Content-Encoding"] = name
            break
    else:
        if not file.is_file():
            raise Problem("file-unknown")
        response = current_app.response_class(file.read_bytes(), mimetype=media_type(file.name))
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = caching
    if etag is not None:
        response.set_etag(etag, weak=True)
    response.make_conditional(request, accept_ranges=True, complete_length=response.content_length)
    return response


def _bytes(data: bytes, packed: bytes | None, kind: str, caching: str) -> Response:
    if packed is not None and request.accept_encodings["br"] > 0:
        response = current_app.response_class(packed, mimetype=kind)
        response.headers["Content-Encoding"] = "br"
    else:
        response = current_app.response_class(data, mimetype=kind)
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = caching
    return response


STATIC = dict(read_all(Path(__file__).with_name("static")))
"""The few files of the pages without a script."""
