"""Bake the halls that are asked for, or take their posters anew. Only then a ray tracer is imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from enfilade.content.collection import Collection
from enfilade.content.hall import Hall
from enfilade.content.issue import Issue, Severity
from enfilade.content.issue_codes import did_you_mean, issue
from enfilade.library.catalogue import Catalogue
from enfilade.pipeline.build_site import light_folder
from enfilade.pipeline.light.quality import QUALITIES, QualityName
from enfilade.pipeline.processes import Tell, for_each

Say = Callable[[str, float], None]


@dataclass(frozen=True)
class _Task:
    hall: Hall
    file: str
    folder: Path
    quality: QualityName


def bake_halls(catalogue: Catalogue, names: tuple[str, ...], quality: QualityName, say: Say) -> list[Issue]:
    """Bake halls into the folders of their light, all where none is named; return what forbade it."""
    found = _unknown(catalogue, names, "--rebake")
    if found:
        return found
    tasks = [
        _Task(
            hall,
            collection.file("hall", hall.id),
            light_folder(catalogue.root, collection.museum.id, hall.id),
            quality,
        )
        for collection, hall in _asked(catalogue, names)
    ]
    tasks.sort(key=lambda task: -len(task.hall.elements))
    return [one for wrong in for_each(_bake, tasks, say) for one in wrong]


def _bake(task: _Task, tell: Tell) -> list[Issue]:
    from enfilade.pipeline.bake_hall import bake_hall
    from enfilade.pipeline.build_hall import finishes_of
    from enfilade.pipeline.check_geometry import check_geometry
    from enfilade.pipeline.model_hall import model_hall

    wrong = check_geometry(task.hall, task.file)
    if any(one.severity is Severity.ERROR for one in wrong):
        return wrong
    model = model_hall(task.hall)
    name = task.hall.id
    bake_hall(
        model,
        finishes_of(model),
        task.folder,
        task.quality,
        lambda step, share: tell(f"baking {name}: {step}", share),
    )
    return []


def take_posters(catalogue: Catalogue, names: tuple[str, ...], say: Say) -> list[Issue]:
    """Take halls' posters anew by the light there is, all where none is named; return what forbids it."""
    from enfilade.pipeline.build_hall import finishes_of, light_issues
    from enfilade.pipeline.light.payload import load_payload, save_payload
    from enfilade.pipeline.light_inputs import light_inputs
    from enfilade.pipeline.model_hall import model_hall
    from enfilade.pipeline.posters import posters

    found = _unknown(catalogue, names, "--posters")
    if found:
        return found
    for collection, hall in _asked(catalogue, names):
        model = model_hall(hall)
        finishes = finishes_of(model)
        inputs = light_inputs(model, finishes)
        folder = light_folder(catalogue.root, collection.museum.id, hall.id)
        payload = load_payload(folder)
        quality = inputs.quality_of(payload.key if payload else None)
        if payload is None or quality is None:
            file = collection.file("hall", hall.id)
            found += light_issues(model, payload, quality, file, Severity.ERROR)
            continue

        def tell(step: str, share: float, hall_id: str = hall.id) -> None:
            say(f"{hall_id}: {step}", share)

        stills = posters(model, finishes, inputs, payload, QUALITIES[quality].poster_rays, tell)
        save_payload(folder, replace(payload, posters=stills))
    return found


def _unknown(catalogue: Catalogue, names: tuple[str, ...], option: str) -> list[Issue]:
    known = {hall_id for collection in catalogue.museums.values() for hall_id in collection.halls}
    return [
        issue("unknown-hall", option, "", f'no hall "{name}"', hint=did_you_mean(name, known))
        for name in names
        if name not in known
    ]


def _asked(catalogue: Catalogue, names: tuple[str, ...]) -> Iterator[tuple[Collection, Hall]]:
    for collection in catalogue.museums.values():
        for hall_id, hall in collection.halls.items():
            if not names or hall_id in names:
                yield collection, hall
