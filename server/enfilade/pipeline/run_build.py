"""`enfilade build` and `enfilade check`: the whole way over every museum there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from enfilade.content.collection import Collection
from enfilade.content.floor import Floor
from enfilade.content.issue import Issue, Severity
from enfilade.library.catalogue import load
from enfilade.pipeline.bake_halls import bake_halls, take_posters
from enfilade.pipeline.build_ahead import build_ahead
from enfilade.pipeline.build_hall import Workshop
from enfilade.pipeline.build_site import BuiltMuseum, build_museum, light_folder
from enfilade.pipeline.check_content import check_catalogue, in_order
from enfilade.pipeline.light.quality import QualityName
from enfilade.pipeline.write_site import Store, publish

Say = Callable[[str, float], None]


def run_build(
    home: Path,
    rebake: tuple[str, ...] | None,
    quality: QualityName,
    say: Say,
    posters: tuple[str, ...] | None = None,
) -> list[Issue]:
    """Build every museum under `home` and publish them; return all issues. An error leaves the site as it is.

    rebake: None for no bake, else names of halls; none named is all. posters: the same for posters alone,
    taken anew by the light that is there.
    """
    say("reading content", 0.0)
    catalogue = load(home, home / "var" / "cache" / "yaml")
    found = check_catalogue(catalogue)
    if _stops(found):
        return found
    shop = workshop(home)
    if rebake is not None:
        found += bake_halls(catalogue, rebake, quality, say)
    if posters is not None and not _stops(found):
        found += take_posters(catalogue, posters, say)
    if _stops(found):
        return in_order(catalogue, found)
    build_ahead(catalogue.museums.values(), home, shop, say)
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
    from enfilade.pipeline.build_hall import finishes_of, light_issues
    from enfilade.pipeline.check_geometry import check_geometry
    from enfilade.pipeline.light.payload import stored
    from enfilade.pipeline.light_inputs import light_inputs
    from enfilade.pipeline.model_hall import model_hall

    hall, file = collection.halls[hall_id], collection.file("hall", hall_id)
    found = check_geometry(hall, file)
    if _stops(found):
        return found, None
    model = model_hall(hall)
    inputs = light_inputs(model, finishes_of(model))
    lit = stored(light_folder(home, collection.museum.id, hall_id))
    quality = inputs.quality_of(lit.key if lit else None)
    found += light_issues(model, lit, quality, file, Severity.ERROR)
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
        for tour in collection.ways()
        for found in check_tour_ways(museum, halls, tour, collection.file("tour", tour.id))
    ]
