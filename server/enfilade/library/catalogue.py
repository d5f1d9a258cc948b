"""Everything on disk as content: museums by id with all that is theirs, and every issue of reading them.

<root>/tours/<museum>/museum.yaml, exhibits.yaml, people.yaml, sources.yaml, tours/*.yaml, lessons/*.yaml
<root>/tours/<museum>/exhibits/*.yaml: more exhibits, so that halls can be written side by side
<root>/models3d/<museum>/<hall>/hall.yaml
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from enfilade.content.collection import Collection
from enfilade.content.exhibit import Exhibit
from enfilade.content.hall import Hall
from enfilade.content.holdings import Kind
from enfilade.content.issue import Issue
from enfilade.content.issue_codes import issue
from enfilade.content.lesson import Lesson
from enfilade.content.museum import Museum
from enfilade.content.person import Person
from enfilade.content.source import Source
from enfilade.content.tour import Tour
from enfilade.library.pointers import line_of
from enfilade.library.read_yaml import Yaml, read_yaml
from enfilade.library.validate import placed, validate

M = TypeVar("M", bound=BaseModel)

READER = "2"
"""Part of the key of what is kept: raise it whenever `read_yaml` reads the same bytes otherwise."""


@dataclass(frozen=True)
class Catalogue:
    """What exists under a root: collections by museum id, issues of reading, lines by file and pointer."""

    root: Path
    museums: Mapping[str, Collection]
    issues: tuple[Issue, ...]
    lines: Mapping[str, dict[str, int]]

    def placed(self, found: Issue) -> Issue:
        """Return an issue of a check with the line of its pointer."""
        at = found.place
        if at.line or at.file not in self.lines:
            return found
        return replace(found, place=replace(at, line=line_of(self.lines[at.file], at.pointer)))


def load(root: Path, cache: Path | None = None) -> Catalogue:
    """Read everything under `root`. Never raises for what authors wrote: that becomes issues.

    cache: a folder that keeps what files said by the hash of their bytes; composing YAML is what takes long.
    """
    reading = _Reading(root, cache)
    folders = sorted(path.parent for path in root.glob("tours/*/museum.yaml"))
    for orphan in sorted(root.glob("tours/*")):
        if orphan.is_dir() and orphan not in folders and any(orphan.glob("*.yaml")):
            file = f"{orphan.relative_to(root).as_posix()}/museum.yaml"
            reading.issues.append(issue("file-missing", file, "", f"{file} is missing", name=file))
    museums = {}
    for folder in folders:
        collection = _museum(reading, folder)
        if collection is not None:
            museums[collection.museum.id] = collection
    return Catalogue(
        root, museums, tuple(reading.issues), {file: yaml.lines for file, yaml in reading.files.items()}
    )


def read_kept(path: Path, file: str, cache: Path | None) -> tuple[Yaml, tuple[Issue, ...]]:
    """Return a file's data and what is wrong with it, from `cache` where its bytes were read before."""
    data = path.read_bytes()
    named = hashlib.sha256(f"{READER} {file}".encode() + data).hexdigest()[:24]
    kept = cache / f"{named}.json" if cache else None
    if kept is not None and kept.exists():
        held = json.loads(kept.read_bytes())
        return Yaml(held["data"], held["lines"]), ()
    yaml, found = read_yaml(data.decode("utf-8", errors="replace"), file)
    if kept is not None and not found:
        kept.parent.mkdir(parents=True, exist_ok=True)
        half = kept.with_suffix(".half")
        half.write_text(json.dumps({"data": yaml.data, "lines": yaml.lines}))
        half.replace(kept)
    return yaml, found


class _Reading:
    """Files read so far, and what was wrong with them."""

    def __init__(self, root: Path, cache: Path | None) -> None:
        self.root, self.cache = root, cache
        self.issues: list[Issue] = []
        self.files: dict[str, Yaml] = {}
        self.places: dict[tuple[Kind, str], tuple[str, str]] = {}
        self.broken: set[tuple[Kind, str]] = set()

    def read(self, path: Path) -> tuple[str, Yaml]:
        """Read a file; its name is relative to the root."""
        file = path.relative_to(self.root).as_posix()
        yaml, found = read_kept(path, file, self.cache)
        self.files[file] = yaml
        self.issues += found
        return file, yaml

    def one(self, kind: Kind, model: type[M], path: Path, name: str) -> M | None:
        """Read a file that is one thing, whose id is the name of its file or folder."""
        file, yaml = self.read(path)
        if yaml.data is None:
            if not any(found.place.file == file for found in self.issues):
                self.issues.append(
                    issue("wrong-value", file, "", "the file is empty", want="fill it or take it out")
                )
            self.broken.add((kind, name))
            return None
        thing, found = validate(model, yaml, file)
        self.issues += found
        self.places[kind, name] = (file, "")
        if thing is None:
            self.broken.add((kind, name))
            return None
        said = getattr(thing, "id", name)
        if said != name:
            bears = "file" if kind in ("tour", "lesson") else "folder"
            message = f'id "{said}" is not the name of its {bears}'
            self.issues.append(
                placed(issue("wrong-value", file, "id", message, want=f"write id: {name}"), yaml)
            )
            self.broken.add((kind, name))
            return None
        return thing

    def many(self, kind: Kind, model: type[M], path: Path, key: str) -> dict[str, M]:
        """Read a list of things under one key, each by itself, so that one bad entry costs no other."""
        if not path.exists():
            return {}
        file, yaml = self.read(path)
        if yaml.data is None:
            return {}
        entries = yaml.data.get(key) if isinstance(yaml.data, dict) else None
        if not isinstance(entries, list):
            want = f"write {key}: and the entries below it"
            message = f'a list under "{key}" is wanted here'
            self.issues.append(placed(issue("wrong-value", file, key, message, want=want), yaml))
            return {}
        for extra in sorted(set(yaml.data) - {key}):
            found = issue("unknown-key", file, extra, f'no key "{extra}" here', hint="")
            self.issues.append(placed(found, yaml))
        out: dict[str, M] = {}
        for index, entry in enumerate(entries):
            thing, wrong = validate(model, yaml, file, (key, index))
            self.issues += wrong
            id_ = str(entry.get("id", "")) if isinstance(entry, dict) else ""
            if (kind, id_) in self.places:
                other, at = self.places[kind, id_]
                before = f"on line {line_of(self.files[other].lines, at)}"
                where = before if other == file else f"{before} of {other}"
                message = f'{kind} "{id_}" was given before, {where}'
                self.issues.append(placed(issue("duplicate-id", file, f"{key}[{index}].id", message), yaml))
                continue
            self.places[kind, id_] = (file, f"{key}[{index}]")
            if thing is None:
                self.broken.add((kind, id_))
            else:
                out[id_] = thing
        return out


def _museum(reading: _Reading, folder: Path) -> Collection | None:
    """Read one museum's folder; None where its museum.yaml cannot be read (its issues are then kept)."""
    reading.places, reading.broken = {}, set()
    museum = reading.one("museum", Museum, folder / "museum.yaml", folder.name)
    exhibits: dict[str, Exhibit] = {}
    for path in (folder / "exhibits.yaml", *sorted(folder.glob("exhibits/*.yaml"))):
        exhibits |= reading.many("exhibit", Exhibit, path, "exhibits")
    people = reading.many("person", Person, folder / "people.yaml", "people")
    sources = reading.many("source", Source, folder / "sources.yaml", "sources")
    tours = _each(reading, "tour", Tour, sorted(folder.glob("tours/*.yaml")))
    lessons = _each(reading, "lesson", Lesson, sorted(folder.glob("lessons/*.yaml")))
    for lesson in lessons.values():
        if lesson.stops:
            reading.places.setdefault(("tour", lesson.tour_id), reading.places["lesson", lesson.id])
    halls = _each(reading, "hall", Hall, sorted(reading.root.glob(f"models3d/{folder.name}/*/hall.yaml")))
    if museum is None:
        return None
    return Collection(
        museum=museum,
        halls=halls,
        exhibits=exhibits,
        people=people,
        sources=sources,
        tours=tours,
        lessons=lessons,
        places=dict(reading.places),
        broken=frozenset(reading.broken),
    )


def _each(reading: _Reading, kind: Kind, model: type[M], paths: list[Path]) -> dict[str, M]:
    out: dict[str, M] = {}
    for path in paths:
        name = path.parent.name if kind == "hall" else path.stem
        thing = reading.one(kind, model, path, name)
        if thing is not None:
            out[name] = thing
    return out
