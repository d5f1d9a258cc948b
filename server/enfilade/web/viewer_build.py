"""The viewer's build in memory: its files, packed, and which scripts an entry or a chunk needs."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import brotli

TYPES = {".glb": "model/gltf-binary", ".webp": "image/webp", ".vtt": "text/vtt", ".js": "text/javascript"}
PACKABLE = (".js", ".css", ".json", ".svg", ".wasm")


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
        self.shared: dict[str, tuple[str, ...]] = {}
        """Of an entry: the scripts that it shares with others and imports at once, however deep."""
        self._dist, self._stamp = dist, -1
        self.refresh()

    def refresh(self) -> None:
        """Read the build again if there is another one."""
        manifest = self._dist / "manifest.json"
        stamp = manifest.stat().st_mtime_ns if manifest.is_file() else 0
        if stamp == self._stamp:
            return
        self._stamp = stamp
        self.files = {name: data for name, data in read_all(self._dist)}
        self.entries, self.chunks = _entries(manifest), _chunks(manifest)
        self.shared = _shared(manifest)


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


def _shared(manifest: Path) -> dict[str, tuple[str, ...]]:
    if not manifest.is_file():
        return {}
    build = json.loads(manifest.read_bytes())

    def imported(name: str) -> Iterable[str]:
        for each in build[name].get("imports", ()):
            if not build[each].get("isEntry"):
                yield str(build[each]["file"])
                yield from imported(each)

    return {name: tuple(dict.fromkeys(imported(name))) for name in build if build[name].get("isEntry")}


def read_all(dist: Path) -> Iterable[tuple[str, Packed]]:
    """Yield a folder's files by their paths in it, packed where that is smaller; no maps, no manifest."""
    for file in sorted(dist.rglob("*")):
        if not file.is_file() or file.name == "manifest.json" or file.suffix in (".br", ".gz", ".map"):
            continue
        data = file.read_bytes()
        packed = None
        if file.suffix in PACKABLE:
            beside = file.with_name(file.name + ".br")
            packed = beside.read_bytes() if beside.is_file() else brotli.compress(data, quality=9)
        yield file.relative_to(dist).as_posix(), Packed(data, packed, media_type(file.name))


def media_type(name: str) -> str:
    """Return what a file is, by its name."""
    return TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
