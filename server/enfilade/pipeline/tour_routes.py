"""A tour's routes, from what is kept where neither floors nor stops have moved."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from enfilade.content.collection import Collection
from enfilade.content.issue import Issue
from enfilade.content.site import KeyframeRow, SiteHall
from enfilade.content.tour import Tour
from enfilade.pipeline.build_hall import BuiltHall, Workshop, program_hash
from enfilade.pipeline.write_site import write_whole

Routes = dict[str, tuple[KeyframeRow, ...]]


def tour_routes(
    collection: Collection,
    tour: Tour,
    built: Mapping[str, BuiltHall],
    data: Mapping[str, SiteHall],
    shop: Workshop,
) -> Routes | list[Issue]:
    """Return the route to each stop by its id, empty for the first; or an issue for each stop not reached."""
    kept = shop.kept / f"routes-{tour.id}-{_inputs(collection, tour, built)}.json"
    if kept.exists():
        return {stop: tuple(map(tuple, rows)) for stop, rows in json.loads(kept.read_bytes()).items()}
    from enfilade.pipeline.join_halls import HallFloor
    from enfilade.pipeline.route_tour import check_tour_ways, route_tour

    floors = tuple(HallFloor(collection.halls[p.hall], data[p.hall].floor) for p in collection.museum.halls)
    found = check_tour_ways(collection.museum, floors, tour, collection.file("tour", tour.id))
    if found:
        return found
    ways = route_tour(collection.museum, floors, tour)
    routes: Routes = {
        stop.id: tuple((*keyframe,) for keyframe in way) for stop, way in zip(tour.stops, ways, strict=True)
    }
    write_whole(kept, json.dumps(routes).encode())
    return routes


def _inputs(collection: Collection, tour: Tour, built: Mapping[str, BuiltHall]) -> str:
    """A hash of floors, placements and stops' viewpoints, and of this program."""
    said = [
        program_hash(),
        [p.model_dump_json() for p in collection.museum.halls],
        [built[p.hall].data.path for p in collection.museum.halls],
        [(stop.id, stop.hall, stop.viewpoint) for stop in tour.stops],
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:24]
