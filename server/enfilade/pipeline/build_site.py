"""From content to the site: build what changed, resolve the words, lay out the tours, publish.

Everything is built into the store first; the site that stands is touched only at the end, and not at all
where there is an error.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from enfilade.content.collection import Collection
from enfilade.content.issue import Issue, Severity
from enfilade.content.motion import Frame
from enfilade.content.site import (
    FileRef,
    KeyframeRow,
    Poster,
    SiteHall,
    SiteHallEntry,
    SiteMuseum,
    SiteNotes,
    SiteStop,
    SiteTour,
    SiteTourEntry,
)
from enfilade.content.timeline import Leg, Timeline, stay_ms
from enfilade.content.tour import Stop, Tour
from enfilade.pipeline.build_hall import BuiltHall, Workshop, build_hall, site_hall
from enfilade.pipeline.hang_pictures import hang_pictures, kept_pictures
from enfilade.pipeline.lessons import build_lessons, check_ways, kept_to_halls
from enfilade.pipeline.localize import maybe, reading_order, said_levels, site_texts
from enfilade.pipeline.tour_routes import tour_routes
from enfilade.pipeline.write_site import HASH_LETTERS, Store

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class BuiltMuseum:
    """A museum in the store: its manifest, private files by path, its halls as built, and what was found."""

    manifest: SiteMuseum
    private: Mapping[str, bytes]
    halls: Mapping[str, BuiltHall]
    issues: tuple[Issue, ...]


def build_museum(
    collection: Collection, root: Path, shop: Workshop, progress: Progress
) -> BuiltMuseum | list[Issue]:
    """Build a museum's halls, words and tours into the store; only its issues where one is an error."""
    museum = collection.museum
    halls, issues = _halls(collection, root, shop, progress)
    if any(found.severity is Severity.ERROR for found in issues):
        return issues
    data = {id_: site_hall(built, shop.store) for id_, built in halls.items()}
    files = _media(collection, root, shop.store)
    hung = hang_pictures(collection, root, shop.store, kept_pictures(root))
    texts = {
        language: shop.store.put_json("text", site_texts(collection, language, files, hung))
        for language in museum.languages
    }
    private: dict[str, bytes] = {}
    tours = []
    for tour in collection.shown_ways():
        progress(f"routes of {tour.id}", 0.97)
        routes = tour_routes(collection, tour, halls, data, shop)
        if not isinstance(routes, dict):
            issues += routes
            continue
        issues += check_ways(collection, tour, routes)
        routes = kept_to_halls(collection, tour, routes)
        tours.append(_tour(collection, tour, routes, data, files, shop.store))
        for language in museum.languages:
            path = f"{tour.id}.{language}.json"
            private[path] = _notes(collection, tour, language).model_dump_json().encode()
    if any(found.severity is Severity.ERROR for found in issues):
        return issues
    lessons, keys = build_lessons(collection, hung, data, shop.store)
    private |= keys
    manifest = SiteMuseum(
        revision="",
        id=museum.id,
        languages=museum.languages,
        solemn=museum.solemn,
        listed=collection.museum.listed,
        start=museum.start,
        halls=tuple(_entry(collection, index, halls, data) for index in range(len(museum.halls))),
        tours=tuple(tours),
        lessons=lessons,
        texts=texts,
    )
    revision = hashlib.sha256(manifest.model_dump_json().encode()).hexdigest()[:HASH_LETTERS]
    # By revision, as a group that stands in an older one speaks to that one's stops.
    private = {f"{museum.id}/{revision}/{path}": notes for path, notes in private.items()}
    return BuiltMuseum(manifest.model_copy(update={"revision": revision}), private, halls, tuple(issues))


def frames(collection: Collection) -> tuple[Frame, ...]:
    """Return where each hall's frame lies in the museum's, by hall index."""
    return tuple(
        Frame(p.origin[0], p.level_m, p.origin[1], math.radians(p.yaw_deg)) for p in collection.museum.halls
    )


def light_folder(root: Path, museum: str, hall: str) -> Path:
    """Return the folder of a hall's committed light."""
    return root / "models3d" / museum / hall / "light"


def _halls(
    collection: Collection, root: Path, shop: Workshop, progress: Progress
) -> tuple[dict[str, BuiltHall], list[Issue]]:
    built: dict[str, BuiltHall] = {}
    issues: list[Issue] = []
    count = len(collection.museum.halls)
    for number, placement in enumerate(collection.museum.halls):
        hall = collection.halls[placement.hall]

        def say(step: str, share: float, number: int = number, name: str = hall.id) -> None:
            progress(f"{name}: {step}", (number + share) / count)

        file = collection.file("hall", hall.id)
        found = build_hall(hall, file, light_folder(root, collection.museum.id, hall.id), shop, say)
        if isinstance(found, BuiltHall):
            built[hall.id] = found
            issues += found.issues(file)
        else:
            issues += found
    return built, issues


def _entry(
    collection: Collection, index: int, halls: Mapping[str, BuiltHall], data: Mapping[str, SiteHall]
) -> SiteHallEntry:
    placement = collection.museum.halls[index]
    hall, built, site = collection.halls[placement.hall], halls[placement.hall], data[placement.hall]
    return SiteHallEntry(
        id=hall.id,
        index=index,
        glb=built.glb,
        data=built.data,
        origin=(placement.origin[0], placement.level_m, placement.origin[1]),
        yaw=math.radians(placement.yaw_deg),
        solemn=hall.solemn or collection.museum.solemn,
        advisories=tuple(dict.fromkeys(zone.advisory for zone in hall.zones)),
        walkable_bytes=built.walkable_bytes,
        total_bytes=built.total_bytes,
        poster=_posters(site).get(hall.start),
        portals=tuple(dict.fromkeys(portal.hall for portal in site.portals)),
    )


def _posters(hall: SiteHall) -> dict[str, Poster]:
    return {view.id: view.poster for view in hall.viewpoints if view.poster is not None}


def _tour(
    collection: Collection,
    tour: Tour,
    routes: Mapping[str, tuple[KeyframeRow, ...]],
    data: Mapping[str, SiteHall],
    files: Mapping[str, FileRef],
    store: Store,
) -> SiteTourEntry:
    museum = collection.museum
    travel = {stop.id: routes[stop.id][-1][0] if routes[stop.id] else 0 for stop in tour.stops}
    timeline = _timeline(tour, travel, None)
    refs = {}
    for language in museum.languages:
        order = reading_order(collection, language)
        refs[language] = store.put_json(
            "tours",
            SiteTour(
                id=tour.id,
                museum=museum.id,
                language=language,
                title=tour.title.said(order),
                summary=tour.summary.said(order),
                timeline=timeline,
                stops=tuple(_stop(stop, order, routes[stop.id], data, files) for stop in tour.stops),
            ),
        )
    spoken = _timeline(tour, travel, museum.languages[:1])
    return SiteTourEntry(
        id=tour.id,
        files=refs,
        stops=tuple(stop.id for stop in tour.stops),
        timeline=timeline,
        minutes=max(1, round(spoken.total_ms / 60000)),
        opt_in=tour.opt_in,
        solemn=museum.solemn or any(collection.halls[stop.hall].solemn for stop in tour.stops),
        advisories=tuple(dict.fromkeys(stop.advisory for stop in tour.stops if stop.advisory is not None)),
        lesson=None if tour.id in collection.tours else tour.id.removeprefix("lesson-"),
    )


def _timeline(tour: Tour, travel: Mapping[str, int], languages: tuple[str, ...] | None) -> Timeline:
    return Timeline(
        legs=tuple(
            Leg(stop=stop.id, travel_ms=travel[stop.id], stay_ms=stay_ms(stop, languages))
            for stop in tour.stops
        )
    )


def _stop(
    stop: Stop,
    order: tuple[str, ...],
    route: tuple[KeyframeRow, ...],
    data: Mapping[str, SiteHall],
    files: Mapping[str, FileRef],
) -> SiteStop:
    recording = stop.recordings.get(order[0])
    return SiteStop(
        id=stop.id,
        hall=stop.hall,
        viewpoint=stop.viewpoint,
        exhibit=stop.exhibit,
        title=stop.title.said(order),
        narration=said_levels(stop.narration, order),
        recording=files.get(recording.file) if recording else None,
        captions=files.get(recording.captions) if recording else None,
        sources=stop.sources,
        people=stop.people,
        actions=stop.actions,
        short=stop.short,
        question=maybe(stop.question, order),
        advisory=stop.advisory,
        way_round=maybe(stop.way_round, order),
        route=route,
        poster=_posters(data[stop.hall]).get(stop.viewpoint),
    )


def _notes(collection: Collection, tour: Tour, language: str) -> SiteNotes:
    order = reading_order(collection, language)
    return SiteNotes(
        tour=tour.id,
        language=language,
        notes={stop.id: stop.notes.said(order) for stop in tour.stops if stop.notes is not None},
    )


def _media(collection: Collection, root: Path, store: Store) -> dict[str, FileRef]:
    """Put the museum's media and recordings into the store; what is missing was an issue before."""
    folder = root / "tours" / collection.museum.id
    wanted = {media.file for exhibit in collection.exhibits.values() for media in exhibit.media}
    for tour in collection.ways():
        for stop in tour.stops:
            wanted |= {name for r in stop.recordings.values() for name in (r.file, r.captions)}
    return {
        name: store.put("media", Path(name).suffix.lower(), (folder / name).read_bytes())
        for name in sorted(wanted)
        if (folder / name).is_file()
    }
