"""Check a plan before anything is built of it: rooms, ceilings, and the walls that openings pierce."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import shapely

from enfilade.content.hall import BarrelVault, CofferedCeiling, GroinVault, Hall, Room
from enfilade.pipeline.cut_openings import ARRIS_M
from enfilade.pipeline.plan import (
    OpeningSite,
    Wall,
    ceiling_y,
    extents,
    outline,
    polygon,
    site_of,
    vault_axes,
)

THINNEST_WALL_M = 0.05
"""Rooms nearer to one another than this have no wall between them that could be built."""

Finding = tuple[str, str, str, str]
"""Code, pointer into hall.yaml, message, remedy."""


def check_plan(hall: Hall) -> Iterator[Finding]:
    """Yield what is wrong with the rooms and the openings of a hall."""
    sound = {i for i, room in enumerate(hall.rooms) if _simple(room)}
    for i, room in enumerate(hall.rooms):
        at = f"rooms[{i}]"
        if i not in sound:
            message = f"the floor of {room.id} crosses itself or has no area"
            yield "room-not-simple", f"{at}.floor", message, "list its corners once, in order round the room"
            continue
        yield from _check_ceiling(room, at)
        if not any(room.id in opening.between for opening in hall.openings):
            yield (
                "room-enclosed",
                at,
                f"{room.id} has no opening",
                "add an opening between it and another room",
            )
    for i, k in combinations(sorted(sound), 2):
        yield from _check_apart(hall.rooms[i], hall.rooms[k], f"rooms[{k}].floor")
    yield from _check_openings(hall, sound)


def _simple(room: Room) -> bool:
    shape = polygon(room)
    return bool(shape.is_valid and shape.area > 0.05 and min(w.length for w in outline(room)) > 0.01)


def _check_ceiling(room: Room, at: str) -> Iterator[Finding]:
    ceiling = room.ceiling
    if isinstance(ceiling, CofferedCeiling) and room.height_m - ceiling.depth_m < 1.5:
        yield (
            "ceiling-rise-too-high",
            f"{at}.ceiling.depth_m",
            f"the coffers of {room.id} leave less than 1.5 m",
            "make them shallower or the room higher",
        )
    if not isinstance(ceiling, BarrelVault | GroinVault):
        return
    low, high = extents(room, vault_axes(room))
    span = float((high - low)[1] if isinstance(ceiling, BarrelVault) else min(high - low))
    most = min(span / 2, room.height_m - 0.5)
    if ceiling.rise_m > most + 1e-6:
        yield (
            "ceiling-rise-too-high",
            f"{at}.ceiling.rise_m",
            f"a vault over {span:.2f} m in a room {room.height_m:g} m high cannot rise {ceiling.rise_m:g} m",
            f"at most {most:.2f} m",
        )
    if isinstance(ceiling, GroinVault):
        box = float((high - low)[0] * (high - low)[1])
        if abs(polygon(room).area - box) > 1e-3 * box:
            yield (
                "groin-not-rectangle",
                f"{at}.ceiling",
                f"{room.id} is not a rectangle",
                "use a barrel vault or a flat ceiling",
            )


def _check_apart(one: Room, other: Room, at: str) -> Iterator[Finding]:
    low = max(one.level_m, other.level_m)
    if low >= min(one.level_m + one.height_m, other.level_m + other.height_m):
        return
    apart = polygon(one).distance(polygon(other))
    if apart >= THINNEST_WALL_M:
        return
    area = polygon(one).intersection(polygon(other)).area
    how = f"overlap by {area:.2f} m²" if area > 1e-6 else f"are {apart * 1000:.0f} mm apart"
    yield (
        "rooms-overlap",
        at,
        f"{one.id} and {other.id} {how}",
        f"leave a wall of {THINNEST_WALL_M * 1000:.0f} mm or more between them",
    )


def _check_openings(hall: Hall, sound: set[int]) -> Iterator[Finding]:
    index = {room.id: i for i, room in enumerate(hall.rooms)}
    holes: list[tuple[int, int, Wall, float, float, OpeningSite]] = []
    for i, opening in enumerate(hall.openings):
        at = f"openings[{i}]"
        if any(index.get(room_id) not in sound for room_id in opening.between):
            continue
        if len(opening.between) == 1 and (opening.depth_m is None or opening.cap is None):
            lacks = "depth_m" if opening.depth_m is None else "cap"
            yield (
                "opening-no-cap",
                at,
                f"{opening.id} leads out of {opening.between[0]} and has no {lacks}",
                "write depth_m and cap, or the second room in between",
            )
            continue
        site = site_of(hall, opening)
        if site is None:
            rooms = " and ".join(opening.between)
            yield (
                "opening-no-wall",
                f"{at}.at",
                f"{opening.id} at {list(opening.at)} lies in no wall of {rooms}",
                "put at into the thickness of the wall; two rooms need walls that face one another",
            )
            continue
        yield from _check_size(hall, site, at)
        for room, wall in _sides(site):
            middle, half = wall.at(site.centre), opening.width_m / 2
            holes.append((i, room, wall, middle - half, middle + half, site))
    for (i, room, wall, low, high, site), (k, room_, wall_, low_, high_, site_) in combinations(holes, 2):
        beside = min(high, high_) - max(low, low_) < 0.02
        above = min(_head(site), _head(site_)) - max(site.sill, site_.sill) < 0.02
        if i != k and room == room_ and wall.index == wall_.index and not beside and not above:
            yield (
                "openings-overlap",
                f"openings[{k}].at",
                f"{site_.opening.id} runs into {site.opening.id}",
                "move one of them",
            )


def _check_size(hall: Hall, site: OpeningSite, at: str) -> Iterator[Finding]:
    opening = site.opening
    told: set[str] = set()
    for room, wall in _sides(site):
        middle, half = wall.at(site.centre), opening.width_m / 2 + ARRIS_M
        over = max(half - middle, middle + half - wall.length)
        if over > 1e-6 and "wide" not in told:
            told.add("wide")
            yield (
                "opening-wider-than-wall",
                f"{at}.width_m",
                f"{opening.id} runs {over * 100:.1f} cm past the end of wall {wall.index} of "
                f"{hall.rooms[room].id}, {wall.length:.2f} m long",
                "make it narrower or move it along the wall",
            )
        floor, ceiling = (
            hall.rooms[room].level_m,
            _lowest(hall.rooms[room], wall, middle, opening.width_m / 2),
        )
        if _head(site) + ARRIS_M > ceiling + 1e-6 and "high" not in told:
            told.add("high")
            head = f"the head of {opening.id} is {_head(site) - floor:.2f} m above the floor"
            yield (
                "sill-too-high",
                f"{at}.{'sill_m' if opening.sill_m else 'height_m'}",
                f"{head} of {hall.rooms[room].id}, its ceiling there {ceiling - floor:.2f} m",
                "lower it, or raise the ceiling or the vault's springing",
            )
    if opening.arch_rise_m > min(opening.width_m / 2, opening.height_m) + 1e-6:
        yield (
            "arch-too-high",
            f"{at}.arch_rise_m",
            f"an arch over {opening.width_m:g} m cannot rise {opening.arch_rise_m:g} m",
            f"at most {opening.width_m / 2:g} m",
        )
    yield from _check_body(hall, site, at)


def _check_body(hall: Hall, site: OpeningSite, at: str) -> Iterator[Finding]:
    """The hole's own volume runs through no third room."""
    half, end = site.opening.width_m / 2, site.depth - 0.01
    corners = ((-half, 0.01), (half, 0.01), (half, end), (-half, end))
    body = shapely.Polygon([site.point(s, t) for s, t in corners])
    for k, room in enumerate(hall.rooms):
        level = room.level_m < _head(site) and site.sill < room.level_m + room.height_m
        if k not in (site.near, site.far) and level and polygon(room).distance(body) < THINNEST_WALL_M:
            yield (
                "opening-into-room",
                f"{at}.at",
                f"{site.opening.id} breaks into {room.id}",
                "move it, or make depth_m smaller",
            )


def _sides(site: OpeningSite) -> list[tuple[int, Wall]]:
    far = [] if site.far is None or site.far_wall is None else [(site.far, site.far_wall)]
    return [(site.near, site.wall), *far]


def _head(site: OpeningSite) -> float:
    return site.sill + site.opening.height_m


def _lowest(room: Room, wall: Wall, middle: float, half: float) -> float:
    """The ceiling's least height over an opening, just inside the room."""
    if isinstance(room.ceiling, CofferedCeiling):
        return room.level_m + room.height_m - room.ceiling.depth_m
    spots = [middle - half, middle, middle + half]
    return min(ceiling_y(room, wall.a + wall.along * s + wall.inward * 1e-4) for s in spots)
