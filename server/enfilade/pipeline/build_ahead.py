"""Build the halls that nothing is kept of, several at once, before the museums are put together.

A hall is modelled and packed by one process that holds one core throughout. What comes out is the same as
one by one: files are named by their content, and each hall is kept under the hash of what went in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from enfilade.content.collection import Collection
from enfilade.content.hall import Hall
from enfilade.pipeline.build_hall import Workshop, build_hall, is_kept
from enfilade.pipeline.build_site import light_folder
from enfilade.pipeline.processes import Tell, for_each

FEW = 2
"""Up to so many halls are built one after the other: a process takes two seconds to begin."""


@dataclass(frozen=True)
class _Task:
    hall: Hall
    file: str
    light: Path
    shop: Workshop


def build_ahead(
    museums: Iterable[Collection],
    home: Path,
    shop: Workshop,
    say: Callable[[str, float], None],
    few: int = FEW,
) -> None:
    """Build all halls that are not kept; what is wrong with one is found when its museum is built."""
    lacking = [task for collection in museums for task in _lacking(collection, home, shop)]
    if len(lacking) > few:
        # The largest first, so that no core is left with one long hall at the end.
        lacking.sort(key=lambda task: -len(task.hall.elements))
        for_each(_build, lacking, say)


def _lacking(collection: Collection, home: Path, shop: Workshop) -> list[_Task]:
    out = []
    for placement in collection.museum.halls:
        hall = collection.halls.get(placement.hall)
        if hall is not None:
            light = light_folder(home, collection.museum.id, hall.id)
            if not is_kept(hall, light, shop):
                out.append(_Task(hall, collection.file("hall", hall.id), light, shop))
    return out


def _build(task: _Task, tell: Tell) -> None:
    name = task.hall.id
    build_hall(
        task.hall, task.file, task.light, task.shop, lambda step, share: tell(f"{name}: {step}", share)
    )
