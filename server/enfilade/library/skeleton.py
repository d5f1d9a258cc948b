"""A small valid museum, hall or lesson to begin with, as `enfilade new` writes it; ready to build."""

from __future__ import annotations

import re
from pathlib import Path

from enfilade.library.catalogue import load
from enfilade.library.skeleton_lesson import LESSON

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")

_MUSEUM = """\
id: {museum}
title: {{az: Muzey, en: Museum, ru: Музей}}
summary: {{az: Bir cümlə., en: One sentence., ru: Одно предложение.}}
about:
  standard: {{az: Muzey haqqında., en: About the museum., ru: О музее.}}
banner:
  az: Bu, ölçmə deyil, rekonstruksiyadır.
  en: This is a reconstruction, not a survey.
  ru: Это реконструкция, а не обмер.
languages: [az, en, ru]
corrections_contact: {{az: Ünvanı yazın., en: Write the address here., ru: Укажите адрес.}}
start: {hall}
halls:
  - {{hall: {hall}, origin: [0, 0], level_m: 0, yaw_deg: 0}}
"""

_SOURCES = """\
sources:
  - id: our-plan
    title: Our own plan
"""

_HALL = """\
# Metres; a plan point is [x, z]: x east, z south. yaw_deg 0 looks north, positive turns to the left.
id: {hall}
title: {{az: Zal, en: Hall, ru: Зал}}
summary: {{az: Bir otaq., en: One room., ru: Одна комната.}}
evidence: conjecture
shows: ours
sources: [our-plan]
start: entrance
rooms:
  - id: room
    title: {{az: Otaq, en: Room, ru: Комната}}
    floor: [[0, 0], [6, 0], [6, 4], [0, 4]]
    height_m: 3.2
    ceiling: {{kind: flat, finish: plaster-warm-white}}
    walls: {{finish: plaster-warm-white}}
    floor_finish: oak-herringbone
openings:
  - id: window
    between: [room]
    at: [3, -0.2]
    width_m: 1.2
    height_m: 1.6
    sill_m: 0.9
    depth_m: 0.4
    cap: {{kind: day, luminance_cd_m2: 1500, kelvin: 6500}}
viewpoints:
  - id: entrance
    room: room
    at: [3, 3]
    yaw_deg: 0
    title: {{az: Giriş, en: Entrance, ru: Вход}}
"""


def write_museum(root: Path, museum: str, hall: str) -> list[Path]:
    """Write a museum with one hall. Raises FileExistsError where there is one, ValueError for a bad id."""
    _check(museum, hall)
    folder = root / "tours" / museum
    if folder.exists():
        raise FileExistsError(folder)
    files = {
        folder / "museum.yaml": _MUSEUM.format(museum=museum, hall=hall),
        folder / "sources.yaml": _SOURCES,
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return [*files, write_hall(root, museum, hall)]


def write_hall(root: Path, museum: str, hall: str) -> Path:
    """Write a hall of one room; it must still be placed in museum.yaml, and our-plan be among the sources."""
    _check(museum, hall)
    path = root / "models3d" / museum / hall / "hall.yaml"
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HALL.format(hall=hall), "utf-8")
    return path


def write_lesson(root: Path, museum: str, lesson: str) -> Path:
    """Write a lesson of two tasks in the museum's first hall, with what else it may have as comments.

    Raises FileNotFoundError where there is no such museum or its first hall cannot be read.
    """
    _check(museum, lesson)
    collection = load(root).museums.get(museum)
    hall = collection.halls.get(collection.museum.start) if collection else None
    if collection is None or hall is None or not collection.sources:
        raise FileNotFoundError(root / "tours" / museum / "museum.yaml")
    path = root / "tours" / museum / "lessons" / f"{lesson}.yaml"
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    source = next(iter(collection.sources))
    path.write_text(LESSON.format(lesson=lesson, hall=hall.id, viewpoint=hall.start, source=source), "utf-8")
    return path


def _check(*ids: str) -> None:
    for id_ in ids:
        if not _ID.fullmatch(id_):
            raise ValueError(f'"{id_}" cannot be a name: lower-case letters, digits and hyphens, 64 at most')
