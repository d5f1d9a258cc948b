"""Every text that a museum has written, where it stands, and what it says: what staff look through and
correct.

Texts are found in the YAML itself, not in the models: a text is a map whose keys are the museum's languages,
wherever it stands, so a new noun's texts are here without a line of code.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enfilade.library.catalogue import read_kept
from enfilade.library.pointers import pointer

ABOUT = frozenset({"voice", "approved_by", "approved_on"})
"""What a text's map holds besides languages."""

LISTS = {"exhibits": "exhibit", "people": "person", "sources": "source"}


@dataclass(frozen=True)
class Written:
    """One text: `thing` is the id of what it belongs to, `part` the way to it inside that."""

    museum: str
    kind: str
    thing: str
    part: str
    file: str
    at: str
    words: Mapping[str, str]
    voice: str
    approved_by: str | None
    approved_on: str | None

    @property
    def key(self) -> str:
        """A name that stays while others are added before it: ``exhibit/fever-chart/description.easy``."""
        return f"{self.kind}/{self.thing}/{self.part}"

    @property
    def stamp(self) -> str:
        """Changes whenever the text does: who saves over it is told."""
        said = [dict(sorted(self.words.items())), self.voice, self.approved_by, self.approved_on]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def museums(root: Path) -> tuple[str, ...]:
    """Return the ids of the museums that have a folder."""
    return tuple(sorted(path.parent.name for path in root.glob("tours/*/museum.yaml")))


def written(root: Path, museum: str, cache: Path | None = None) -> tuple[Written, ...]:
    """Return all texts of a museum, in the order of its files; none for a museum that is not there."""
    if museum not in museums(root):
        return ()
    folder = root / "tours" / museum
    languages = frozenset(_data(root, folder / "museum.yaml", cache).get("languages", ()))
    found: list[Written] = []
    for kind, path in _files(root, museum):
        data = _data(root, path, cache)
        file = path.relative_to(root).as_posix()
        for thing, keys, entry in _things(kind, path, data):
            for inner, text in _texts(entry, (), languages):
                part = _named(entry, inner)
                found.append(_written(museum, thing[0], thing[1], part, file, pointer((*keys, *inner)), text))
    return tuple(found)


def _files(root: Path, museum: str) -> Iterator[tuple[str, Path]]:
    folder = root / "tours" / museum
    yield "museum", folder / "museum.yaml"
    for name in ("exhibits.yaml", "people.yaml", "sources.yaml"):
        if (folder / name).exists():
            yield name.removesuffix(".yaml"), folder / name
    for path in sorted(folder.glob("exhibits/*.yaml")):
        yield "exhibits", path
    for path in sorted(folder.glob("tours/*.yaml")):
        yield "tour", path
    for path in sorted(folder.glob("lessons/*.yaml")):
        yield "lesson", path
    for path in sorted((root / "models3d" / museum).glob("*/hall.yaml")):
        yield "hall", path


def _things(
    kind: str, path: Path, data: dict[str, Any]
) -> Iterator[tuple[tuple[str, str], tuple[str | int, ...], Any]]:
    if kind in LISTS:
        entries = data.get(kind)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict):
                yield (LISTS[kind], str(entry.get("id", index))), (kind, index), entry
    else:
        name = path.parent.name if path.name in ("museum.yaml", "hall.yaml") else path.stem
        yield (kind, name), (), data


def _texts(
    data: Any, keys: tuple[str | int, ...], languages: frozenset[str]
) -> Iterator[tuple[tuple[str | int, ...], dict[str, str]]]:
    if isinstance(data, dict):
        spoken = data.keys() & languages
        if spoken and data.keys() <= languages | ABOUT and all(isinstance(data[k], str) for k in spoken):
            yield keys, data
            return
        for key, value in data.items():
            yield from _texts(value, (*keys, key), languages)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*keys, index), languages)


def _named(entry: Any, keys: tuple[str | int, ...]) -> str:
    """Return the way to a text with the ids of what it passes instead of their places:
    ``stops.cell-2.narration``.
    """
    names: list[str] = []
    for key in keys:
        entry = entry[key]
        own = entry.get("id") if isinstance(entry, dict) else None
        names.append(str(own) if isinstance(key, int) and own is not None else str(key))
    return ".".join(names)


def _written(
    museum: str, kind: str, thing: str, part: str, file: str, at: str, text: dict[str, Any]
) -> Written:
    words = {key: value.strip() for key, value in text.items() if key not in ABOUT}
    return Written(
        museum,
        kind,
        thing,
        part,
        file,
        at,
        words,
        voice=str(text.get("voice", "enfilade")),
        approved_by=text.get("approved_by"),
        approved_on=text.get("approved_on"),
    )


def _data(root: Path, path: Path, cache: Path | None) -> dict[str, Any]:
    yaml, _ = read_kept(path, path.relative_to(root).as_posix(), cache)
    return yaml.data if isinstance(yaml.data, dict) else {}
