"""Files: of the site by what its manifests name, of the viewer by what its build left. Never by a path from
a request.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import brotli
from flask import Blueprint, Response, current_app, request

from enfilade.messages import LANGUAGES, viewer_messages
from enfilade.web.errors import Problem
from enfilade.web.parts import parts

assets = Blueprint("assets", __name__)

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATED = "no-cache"
TYPES = {".glb": "model/gltf-binary", ".webp": "image/webp", ".vtt": "text/vtt", ".js": "text/javascript"}
PACKABLE = (".js", ".css", ".json", ".svg", ".wasm")


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


@dataclass(frozen=True)
class Packed:
    """A file of the viewer in memory, with its brotli form where that is smaller."""

    data: bytes
    packed: bytes | None
    type: str


class ViewerBuild:
    """What `npm run build` left: its files, and the names of its entries from its manifest."""

    def __init__(self, dist: Path) -> None:
        self.files: dict[str, Packed] = {}
        self.entries: dict[str, tuple[str, ...]] = {}
        self.chunks: dict[str, tuple[str, ...]] = {}
        """Of what is loaded later: the script and those that it imports, without the entry's own."""
        self._dist, self._stamp = dist, -1
        self.refresh()

    def refresh(self) -> None:
        """Read the build again if there is another one."""
        manifest = self._dist / "manifest.json"
        stamp = manifest.stat().st_mtime_ns if manifest.is_file() else 0
        if stamp == self._stamp:
            return
        self._stamp = stamp
        self.files = {name: data for name, data in _read_all(self._dist)}
        self.entries, self.chunks = _entries(manifest), _chunks(manifest)


def _entries(manifest: Path) -> dict[str, tuple[str, ...]]:
    if not manifest.is_file():
        return {}
    out: dict[str, tuple[str, ...]] = {}
    for name, chunk in json.loads(manifest.read_bytes()).items():
        if chunk.get("isEntry"):
            out[name] = (str(chunk["file"]), *map(str, chunk.get("css", ())))
    return out


def _chunks(manifest: Path) -> dict[str, tuple[str, ...]]:
    if not manifest.is_file():
        return {}
    build = json.loads(manifest.read_bytes())
    return {
        name: tuple(
            str(build[each]["file"])
            for each in (name, *chunk.get("imports", ()))
            if not build[each].get("isEntry")
        )
        for name, chunk in build.items()
        if chunk.get("isDynamicEntry")
    }


def _read_all(dist: Path) -> Iterable[tuple[str, Packed]]:
    for file in sorted(dist.rglob("*")):
        if not file.is_file() or file.name == "manifest.json" or file.suffix in (".br", ".gz", ".map"):
            continue
        data = file.read_bytes()
        packed = None
        if file.suffix in PACKABLE:
            beside = file.with_name(file.name + ".br")
            packed = beside.read_bytes() if beside.is_file() else brotli.compress(data, quality=9)
        yield file.relative_to(dist).as_posix(), Packed(data, packed, _type(file.name))


def _messages(language: str) -> bytes:
    return json.dumps(viewer_messages(language), ensure_ascii=False, sort_keys=True).encode()


def _file(file: Path, caching: str, etag: str | None = None) -> Response:
    """Answer with a file, in the encoding the reader takes best of those that lie beside it."""
    for name, suffix in (("br", ".br"), ("gzip", ".gz")):
        beside = file.with_name(file.name + suffix)
        if request.accept_encodings[name] > 0 and beside.is_file():
            response = current_app.response_class(beside.read_bytes(), mimetype=_type(file.name))
            response.headers["Content-Encoding"] = name
            break
    else:
        if not file.is_file():
            raise Problem("file-unknown")
        response = current_app.response_class(file.read_bytes(), mimetype=_type(file.name))
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


def _type(name: str) -> str:
    return TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


STATIC = dict(_read_all(Path(__file__).with_name("static")))
"""The few files of the pages without a script."""
