"""Bake the halls that are asked for, or take their posters anew. Only then a ray tracer is imported.

Posters come last, when every hall is baked: a still sees the halls behind its doorways.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from enfilade.content.collection import Collection
from enfilade.content.hall import Hall
from enfilade.content.issue import Issue, Severity
from enfilade.content.issue_codes import did_you_mean, issue
from enfilade.library.catalogue import Catalogue
from enfilade.pipeline.build_site import light_folder
from enfilade.pipeline.light.quality import QUALITIES, QualityName
from enfilade.pipeline.processes import Tell, for_each

if TYPE_CHECKING:  # a build from committed light imports no ray tracer
    from enfilade.pipeline.suite import Suite

Say = Callable[[str, float], None]

BAKING = 0.85
"""Share of a bake's time before its posters."""


@dataclass(frozen=True)
class _Task:
    collection: Collection
    hall: Hall
    root: Path
    quality: QualityName

    @property
    def file(self) -> str:
        return self.collection.file("hall", self.hall.id)

    @property
    def folder(self) -> Path:
        return light_folder(self.root, self.collection.museum.id, self.hall.id)


def bake_halls(catalogue: Catalogue, names: tuple[str, ...], quality: QualityName, say: Say) -> list[Issue]:
    """Bake halls into the folders of their light, all where none is named; return what forbade it."""
    found = _unknown(catalogue, names, "--rebake")
    if found:
        return found
    tasks = _tasks(catalogue, names, quality)
    found = [
        one
        for wrong in for_each(_bake, tasks, lambda step, share: say(step, share * BAKING))
        for one in wrong
    ]
    if found or not QUALITIES[quality].poster_rays[0]:
        return found
    return _take_all(tasks, lambda step, share: say(step, BAKING + share * (1 - BAKING)))


def take_posters(catalogue: Catalogue, names: tuple[str, ...], say: Say) -> list[Issue]:
    """Take halls' posters anew by the light there is, all where none is named; return what forbids it."""
    return _unknown(catalogue, names, "--posters") or _take_all(_tasks(catalogue, names, "final"), say)


def _bake(task: _Task, tell: Tell) -> list[Issue]:
    from enfilade.pipeline.bake_hall import bake_hall
    from enfilade.pipeline.build_hall import finishes_of
    from enfilade.pipeline.check_geometry import check_geometry
    from enfilade.pipeline.model_hall import model_hall

    wrong = check_geometry(task.hall, task.file)
    if any(one.severity is Severity.ERROR for one in wrong):
        return wrong
    model = model_hall(task.hall)
    name, clock = task.hall.id, _Clock()
    bake_hall(
        model,
        finishes_of(model),
        task.folder,
        task.quality,
        lambda step, share: tell(f"baking {name}: {step}", share),
    )
    tell(f"baked {name} in {clock}", 1.0)
    return []


class _Clock:
    """What a piece of work has taken since, on the wall and of this process's cores."""

    def __init__(self) -> None:
        self._wall_s, self._cpu_s = time.monotonic(), time.process_time()

    def __str__(self) -> str:
        return f"{time.monotonic() - self._wall_s:.0f} s ({time.process_time() - self._cpu_s:.0f} s of cores)"


_suites: dict[str, Suite] = {}
"""In a process that takes posters: museums, whose halls need not be modelled again for every neighbour."""


def _take_all(tasks: list[_Task], say: Say) -> list[Issue]:
    _suites.clear()
    return [one for wrong in for_each(_take, tasks, say) for one in wrong]


def _take(task: _Task, tell: Tell) -> list[Issue]:
    from enfilade.pipeline.build_hall import light_issues
    from enfilade.pipeline.doorway_views import doorway_views
    from enfilade.pipeline.light.payload import load_payload, save_payload
    from enfilade.pipeline.posters import posters
    from enfilade.pipeline.suite import Suite

    clock, museum = _Clock(), task.collection.museum.id
    if museum not in _suites:
        _suites[museum] = Suite(task.collection, task.root)
    suite, name = _suites[museum], task.hall.id
    payload = load_payload(task.folder)
    quality = suite.inputs(name).quality_of(payload.key if payload else None)
    if payload is None or quality is None:
        return light_issues(suite.model(name), payload, quality, task.file, Severity.ERROR)
    stills = posters(
        suite,
        task.hall,
        QUALITIES[quality].poster_rays,
        lambda step, share: tell(f"{name}: {step}", share),
    )
    stills += doorway_views(suite, task.hall)
    save_payload(task.folder, replace(payload, posters=stills))
    tell(f"{len(stills)} posters of {name} in {clock}", 1.0)
    return []


def _tasks(catalogue: Catalogue, names: tuple[str, ...], quality: QualityName) -> list[_Task]:
    """The halls that are asked for, the largest first."""
    tasks = [
        _Task(collection, hall, catalogue.root, quality)
        for collection in catalogue.museums.values()
        for hall in collection.halls.values()
        if not names or hall.id in names
    ]
    return sorted(tasks, key=lambda task: -len(task.hall.elements))


def _unknown(catalogue: Catalogue, names: tuple[str, ...], option: str) -> list[Issue]:
    known = {hall_id for collection in catalogue.museums.values() for hall_id in collection.halls}
    return [
        issue("unknown-hall", option, "", f'no hall "{name}"', hint=did_you_mean(name, known))
        for name in names
        if name not in known
    ]
