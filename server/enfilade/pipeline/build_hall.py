"""The recipe of one hall: plan → model → light from its payload → GLB and data in the store.

What came out is kept under the hash of what went in, so that a hall is built again only when its plan, its
light or this program changed. Words are not among what goes in: a label edit builds no hall, and this
module is imported without any mesh library.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from enfilade.content.hall import Hall
from enfilade.content.issue import Issue, Place, Severity
from enfilade.content.issue_codes import issue
from enfilade.content.site import FileRef, SiteHall
from enfilade.content.text import Model
from enfilade.pipeline.write_site import Store, write_whole

Progress = Callable[[str, float], None]

SHAPES = ("wide", "tall")
"""Of a poster: a desk's and a phone's."""

_WORDS = {"title", "summary", "note", "reasoning"}


class BuiltHall(Model):
    """A hall as it lies in the store, what it costs to draw, and what was found while it was built."""

    glb: FileRef
    data: FileRef
    walkable_bytes: int
    total_bytes: int
    triangles: int
    primitives: int
    stale: bool = False
    found: tuple[tuple[str, str, str, str, str], ...] = ()

    def issues(self, file: str) -> list[Issue]:
        """Return what was found, as issues of the hall's file."""
        return [
            Issue(code, Place(file, 0, pointer), message, remedy, Severity(severity))
            for code, pointer, message, remedy, severity in self.found
        ]


@dataclass(frozen=True)
class Workshop:
    """Where a build keeps what outlives it: the store, and what was built by the hash of its inputs."""

    store: Store
    kept: Path


def build_hall(
    hall: Hall, file: str, light: Path, shop: Workshop, progress: Progress
) -> BuiltHall | list[Issue]:
    """Return the hall built, from what is kept where nothing changed; or the errors that forbid it.

    file: the name of its hall.yaml in issues. light: the folder of its payload.
    """
    name = f"{hall.id}-{inputs_hash(hall, light)}.json"
    held = _read(shop.kept / name, shop.store)
    if held is not None:
        return held
    progress("checking its plan", 0.0)
    from enfilade.pipeline.check_geometry import check_geometry

    found = check_geometry(hall, file)
    if any(f.severity is Severity.ERROR for f in found):
        return found
    built = _build(hall, light, shop, found, progress)
    write_whole(shop.kept / name, built.model_dump_json().encode())
    return built


def is_kept(hall: Hall, light: Path, shop: Workshop) -> bool:
    """Whether the hall would come from what is kept."""
    return _read(shop.kept / f"{hall.id}-{inputs_hash(hall, light)}.json", shop.store) is not None


def site_hall(built: BuiltHall, store: Store) -> SiteHall:
    """Return a built hall's data."""
    return SiteHall.model_validate_json((store.root / built.data.path).read_bytes())


def inputs_hash(hall: Hall, light: Path) -> str:
    """Return a hash of what a hall is built from: its plan without words, its payload, this program."""
    plan = json.dumps(_wordless(hall.model_dump(mode="json")), sort_keys=True)
    digest = hashlib.sha256(f"{program_hash()} {plan}".encode())
    for file in sorted(light.glob("*")):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:24]


def _build(hall: Hall, light: Path, shop: Workshop, found: list[Issue], progress: Progress) -> BuiltHall:
    from enfilade.pipeline.glb_cards import card_pictures
    from enfilade.pipeline.glb_hall import all_files, hall_glb, walkable_files
    from enfilade.pipeline.glb_hall import site_hall as data_of
    from enfilade.pipeline.glb_light import flat_light, hall_light
    from enfilade.pipeline.light.payload import Stored, load_payload
    from enfilade.pipeline.light_inputs import light_inputs
    from enfilade.pipeline.model_hall import model_hall
    from enfilade.pipeline.pack_textures import pack_textures

    progress("modelling", 0.1)
    model = model_hall(hall)
    finishes = finishes_of(model)
    textures = pack_textures(finishes.values(), shop.store, shop.kept / "textures", progress)
    progress("reading its light", 0.6)
    inputs = light_inputs(model, finishes)
    payload = load_payload(light)
    quality = inputs.quality_of(payload.key if payload else None)
    stale = quality is None
    lit = None if payload is None else Stored(payload.key, frozenset(p.name for p in payload.posters))
    found = [*found, *light_issues(model, lit, quality, "", Severity.WARNING)]
    fits = payload is not None and len(payload.placed) == len(inputs.place)
    given = hall_light(model, payload, inputs.part_starts, shop.store) if payload and fits else None
    shown = given or flat_light(model, shop.store)
    progress("writing its GLB", 0.8)
    pictures = card_pictures(model, shop.store)
    written = hall_glb(model, shown, finishes, textures, pictures)
    glb = shop.store.put("halls", ".glb", written.packed)
    site = data_of(model, shown, textures, pictures)
    data = shop.store.put_json("halls", site)
    return BuiltHall(
        glb=glb,
        data=data,
        walkable_bytes=walkable_files(data, glb, site),
        total_bytes=all_files(data, glb, site),
        triangles=written.triangles,
        primitives=written.primitives,
        stale=stale,
        found=tuple((f.code, f.place.pointer, f.message, f.remedy, str(f.severity)) for f in found),
    )


def finishes_of(model: Any) -> dict[str, Any]:
    """Return the finishes that a modelled hall uses, by name."""
    from enfilade.pipeline.finishes import finish

    names = {placed.part.finish for placed in model.parts}
    names |= {part.finish for leaf in model.leaves for part in leaf.parts}
    return {name: finish(name) for name in sorted(names)}


def light_issues(model: Any, lit: Any, quality: str | None, file: str, stale: Severity) -> list[Issue]:
    """Return what is to be said of a hall's payload (light.payload.Stored), which has a quality or is stale.

    model: the HallModel. stale: how severe it is that light is missing or was baked for another plan.
    """
    from enfilade.pipeline.glb_hall import eye_of, poster_name

    id_ = model.hall.id
    if quality is None:
        message = (
            f"{id_} has no baked light" if lit is None else f"the light of {id_} was baked for another plan"
        )
        return [replace(issue("stale-light", file, "id", message, hall=id_), severity=stale)]
    if quality == "sketch":
        return [issue("sketch-light", file, "id", f"the light of {id_} is a sketch", hall=id_)]
    return [
        issue("no-poster", file, f"viewpoints[{index}]", f"no poster is taken from {view.id}", hall=id_)
        for index, view in enumerate(model.hall.viewpoints)
        if not {poster_name(view, eye_of(model, view), shape) for shape in SHAPES} <= lit.posters
    ]


def _read(kept: Path, store: Store) -> BuiltHall | None:
    if not kept.exists():
        return None
    built = BuiltHall.model_validate_json(kept.read_bytes())
    if not (store.holds(built.glb) and store.holds(built.data)):
        return None
    return built


def _wordless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _wordless(inner) for key, inner in value.items() if key not in _WORDS}
    if isinstance(value, list):
        return [_wordless(inner) for inner in value]
    return value


@cache
def program_hash() -> str:
    """Return a hash of the code that a hall's files and a tour's routes depend on."""
    home = Path(__file__).parent
    digest = hashlib.sha256()
    for file in sorted([*home.rglob("*.py"), *(home.parent / "content").glob("*.py")]):
        digest.update(file.relative_to(home.parent).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()
