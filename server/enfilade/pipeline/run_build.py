"""`enfilade build` and `enfilade check`: the whole way over every museum there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from enfilade.content.collection import Collection
from enfilade.content.floor import Floor
from enfilade.content.issue import Issue, Severity
from enfilade.content.issue_codes import did_you_mean, issue
from enfilade.library.catalogue import Catalogue, load
from enfilade.pipeline.build_hall import QUALITIES, Workshop
from enfilade.pipeline.build_site import BuiltMuseum, build_museum, light_folder
from enfilade.pipeline.check_content import check_catalogue, in_order
from enfilade.pipeline.write_site import Store, publish

Say = Callable[[str, float], None]
Quality = Literal["draft", "final"]


def run_build(home: Path, rebake: tuple[str, ...] | None, quality: Quality, say: Say) -> list[Issue]:
    """Build every museum under `home` and publish them; return all issues. An error leaves the site as it is.

    rebake: None for no bake, else names of halls; none named is all.
    """
    say("reading content", 0.0)
    catalogue = load(home, home / "var" / "cache" / "yaml")
    found = check_catalogue(catalogue)
    if _stops(found):
        return found
    shop = workshop(home)
    if rebake is not None:
        found += _bake(catalogue, rebake, quality, say)
        if _stops(found):
            return in_order(catalogue, found)
    built: list[BuiltMuseum] = []
    for collection in catalogue.museums.values():
        result = build_museum(collection, home, shop, say)
        if isinstance(result, BuiltMuseum):
            built.append(result)
            found += result.issues
        else:
            found += result
    found = in_order(catalogue, found)
    if not _stops(found):
        say("publishing", 0.99)
        private = {path: data for museum in built for path, data in museum.private.items()}
        publish(shop.store, home / "var" / "site", [museum.manifest for museum in built], private)
    say("done", 1.0)
    return found


def run_check(home: Path, geometry: bool, say: Say) -> list[Issue]:
    """Return every issue of the content under `home`; with geometry, also of plans and committed light."""
    say("reading content", 0.0)
    catalogue = load(home, home / "var" / "cache" / "yaml")
    found = check_catalogue(catalogue)
    if geometry:
        sound = not _stops(found)
        for collection in catalogue.museums.values():
            floors = []
            for placement in collection.museum.halls:
                if placement.hall in collection.halls and not _astray(found, collection, placement.hall):
                    say(f"checking {placement.hall}", 0.5)
                    wrong, floor = _check_hall(collection, placement.hall, home)
                    found += wrong
                    floors += [floor] if floor is not None else []
            if sound and len(floors) == len(collection.museum.halls):
                found += _check_ways(collection, floors)
    say("done", 1.0)
    return in_order(catalogue, found)


def workshop(home: Path) -> Workshop:
    """Return where builds under `home` keep what outlives them."""
    cache = home / "var" / "cache"
    return Workshop(Store(cache / "site"), cache / "built")


def _stops(found: list[Issue]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)


_NO_PLAN = ("unknown-room", "duplicate-id", "plan-too-large")


def _astray(found: list[Issue], collection: Collection, hall: str) -> bool:
    """Whether something of a hall is in no room of it: then there is no plan to measure."""
    file = collection.file("hall", hall)
    return any(one.place.file == file and one.code in _NO_PLAN for one in found)


def _check_hall(collection: Collection, hall_id: str, home: Path) -> tuple[list[Issue], Floor | None]:
    """Geometry of a plan, and whether its light is its own: stale light is an error here. With its floor."""
    from enfilade.pipeline.build_hall import finishes_of, stale_light
    from enfilade.pipeline.check_geometry import check_geometry
    from enfilade.pipeline.light.payload import stored_key
    from enfilade.pipeline.light_inputs import light_inputs
    from enfilade.pipeline.model_hall import model_hall

    hall, file = collection.halls[hall_id], collection.file("hall", hall_id)
    found = check_geometry(hall, file)
    if _stops(found):
        return found, None
    model = model_hall(hall)
    inputs = light_inputs(model, finishes_of(model))
    key = stored_key(light_folder(home, collection.museum.id, hall_id))
    if key not in {inputs.key(quality) for quality in QUALITIES}:
        found.append(stale_light(hall, file, key is None, Severity.ERROR))
    return found, model.floor


def _check_ways(collection: Collection, floors: list[Floor]) -> list[Issue]:
    """Whether every stop can be walked to from the one before."""
    from enfilade.pipeline.join_halls import HallFloor
    from enfilade.pipeline.route_tour import check_tour_ways

    museum = collection.museum
    halls = tuple(
        HallFloor(collection.halls[place.hall], floor)
        for place, floor in zip(museum.halls, floors, strict=True)
    )
    return [
        found
        for tour in collection.tours.values()
        for found in check_tour_ways(museum, halls, tour, collection.file("tour", tour.id))
    ]


def _bake(catalogue: Catalogue, names: tuple[str, ...], quality: Quality, say: Say) -> list[Issue]:
    from enfilade.pipeline.bake_hall import bake_hall
    from enfilade.pipeline.build_hall import finishes_of
    from enfilade.pipeline.check_geometry import check_geometry
    from enfilade.pipeline.model_hall import model_hall

    known = {hall_id for collection in catalogue.museums.values() for hall_id in collection.halls}
    found = [
        issue("unknown-hall", "--rebake", "", f'no hall "{name}"', hint=did_you_mean(name, known))
        for name in names
        if name not in known
    ]
    if found:
        return found
    for collection in catalogue.museums.values():
        for hall_id, hall in collection.halls.items():
            if names and hall_id not in names:
                continue
            wrong = check_geometry(hall, collection.file("hall", hall_id))
            if _stops(wrong):
                found += wrong
                continue

            def tell(step: str, share: float, hall_id: str = hall_id) -> None:
                say(f"baking {hall_id}: {step}", share)

            model = model_hall(hall)
            folder = light_folder(catalogue.root, collection.museum.id, hall_id)
            bake_hall(model, finishes_of(model), folder, quality, tell)
    return found
