"""Files of a site, content-addressed: put into the store, then published by links and one rename per museum.

The store (`var/cache/site`) outlives builds, so that what has not changed is neither written nor compressed
again. Publishing adds links beside what stands and replaces `museum.json` last: nobody sees half a site, and
visitors inside keep the files they started with (`collect` removes what no recent revision names).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import brotli

from enfilade.content.site import FileRef, SiteIndex, SiteMuseum
from enfilade.content.text import Model

COMPRESSED = (".json", ".glb")
"""Kinds of file that get `.br` and `.gz` beside them; pictures and fonts are compressed already."""

HASH_LETTERS = 16
"""64 bits of SHA-256: among a million files two share a name with odds of 1 in 10^7."""


class Store:
    """The content-addressed files that builds have made."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, folder: str, suffix: str, data: bytes) -> FileRef:
        """Keep `data` as ``folder/<hash>suffix`` and return its reference."""
        return self.put_at(f"{folder}/{hashlib.sha256(data).hexdigest()[:HASH_LETTERS]}{suffix}", data)

    def put_json(self, folder: str, model: Model) -> FileRef:
        """Keep a model as compact JSON."""
        return self.put(folder, ".json", model.model_dump_json().encode())

    def put_at(self, path: str, data: bytes) -> FileRef:
        """Keep `data` at a path that is already its own content's name."""
        file = self.root / path
        if not file.exists():
            if file.suffix in COMPRESSED:
                for suffix, packed in _compressed(data):
                    write_whole(file.with_name(file.name + suffix), packed)
            write_whole(file, data)
        return self.ref(path)

    def ref(self, path: str) -> FileRef:
        """Return the reference of a stored file. Raises FileNotFoundError where it is not stored."""
        file = self.root / path
        wire = file.with_name(file.name + ".br") if file.suffix in COMPRESSED else file
        return FileRef(path=path, bytes=file.stat().st_size, wire_bytes=wire.stat().st_size)

    def holds(self, ref: FileRef) -> bool:
        """Whether the file that a reference names is here."""
        return (self.root / ref.path).exists()


def publish(store: Store, site: Path, museums: Iterable[SiteMuseum], private: dict[str, bytes]) -> SiteIndex:
    """Make `site` show these museums: link their files, then replace each manifest, then `site.json`.

    private: bytes by path below `private/`, never served.
    """
    museums = sorted(museums, key=lambda museum: (museum.listed, museum.id))
    for museum in museums:
        for ref in named_files(store, museum):
            _link(store.root / ref, site / ref)
    for path, data in private.items():
        write_whole(site / "private" / path, data)
    for museum in museums:
        manifest = museum.model_dump_json().encode()
        _write_served(site / museum.id / f"{museum.revision}.json", manifest)
        _write_served(site / museum.id / "museum.json", manifest)
    joined = "".join(museum.revision for museum in museums)
    index = SiteIndex(
        revision=hashlib.sha256(joined.encode()).hexdigest()[:HASH_LETTERS],
        museums=tuple(museum.id for museum in museums),
    )
    _write_served(site / "site.json", index.model_dump_json().encode())
    return index


def collect(
    site: Path,
    now_s: float,
    keep_s: float = 30 * 86400.0,
    in_use: frozenset[tuple[str, str]] = frozenset(),
) -> int:
    """Remove old revisions that are not shown, and files that no revision names; return how many.

    in_use: museum and revision of what open groups stand in, which is kept however old it is.
    """
    live: set[str] = set()
    gone = 0
    for manifest in sorted(site.glob("*/museum.json")):
        current = manifest.read_bytes()
        for revision in sorted(manifest.parent.glob("*.json")):
            used = (manifest.parent.name, revision.name.split(".")[0]) in in_use
            if used or revision.read_bytes() == current or now_s - revision.stat().st_mtime < keep_s:
                live |= set(_paths(revision.read_bytes()))
                data = [ref for ref in _paths(revision.read_bytes()) if ref.endswith(".json")]
                for ref in data:
                    live |= set(_paths((site / ref).read_bytes())) if (site / ref).exists() else set()
            else:
                gone += _remove(revision)
                shutil.rmtree(site / "private" / manifest.parent.name / revision.stem, ignore_errors=True)
    for folder in ("halls", "textures", "light", "posters", "text", "tours", "media", "pictures", "lessons"):
        for file in sorted((site / folder).glob("*")):
            plain = file.relative_to(site).as_posix()
            plain = plain.removesuffix(".br") if plain.endswith(".br") else plain.removesuffix(".gz")
            if plain not in live:
                gone += _remove(file)
    return gone


def named_files(store: Store, museum: SiteMuseum) -> Iterator[str]:
    """Every path that a museum names, by way of its manifest and the JSON files that it names."""
    seen: set[str] = set()
    waiting = list(_paths(museum.model_dump_json().encode()))
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        yield path
        if path.endswith(".json"):
            waiting += _paths((store.root / path).read_bytes())


def write_whole(file: Path, data: bytes) -> None:
    """Write a file so that it is seen whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}.{os.getpid()}")
    half.write_bytes(data)
    half.replace(file)


def _paths(data: bytes) -> Iterator[str]:
    """Paths of all FileRefs in a JSON file: objects with path, bytes and wire_bytes."""

    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            if value.keys() == {"path", "bytes", "wire_bytes"}:
                yield str(value["path"])
            else:
                for inner in value.values():
                    yield from walk(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner)

    yield from walk(json.loads(data))


def _compressed(data: bytes) -> Iterator[tuple[str, bytes]]:
    yield ".br", brotli.compress(data, quality=11)
    yield ".gz", gzip.compress(data, compresslevel=9, mtime=0)


def _write_served(file: Path, data: bytes) -> None:
    if file.exists() and file.read_bytes() == data:
        return
    for suffix, packed in _compressed(data):
        write_whole(file.with_name(file.name + suffix), packed)
    write_whole(file, data)


def _link(source: Path, target: Path) -> None:
    """Link a stored file, and what is compressed beside it, into the site; copy where links cannot be."""
    for suffix in ("", ".br", ".gz") if source.suffix in COMPRESSED else ("",):
        a, b = source.with_name(source.name + suffix), target.with_name(target.name + suffix)
        if b.exists():
            continue
        b.parent.mkdir(parents=True, exist_ok=True)
        try:
            b.hardlink_to(a)
        except OSError:
            shutil.copyfile(a, b)


def _remove(file: Path) -> int:
    file.unlink()
    return 1
