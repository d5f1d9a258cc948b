"""The traced floor: clear of walls and furniture, one piece through doors and up stairs, open at portals."""

from __future__ import annotations

import itertools

import pytest
import shapely

from enfilade.content.floor import Floor
from enfilade.content.floor_route import route
from enfilade.content.floor_walk import Standing, components, corners, height_at, locate, walk
from enfilade.content.hall import Element, Hall
from enfilade.pipeline.place_elements import Placed, place_elements
from enfilade.pipeline.plan import polygon, sites
from enfilade.pipeline.trace_floor import trace_floor
from tests.pipeline.plans import corridor_and_cells, stair_and_room, turned


def floor_of(hall: Hall) -> Floor:
    index = dict.fromkeys([*(e.id for e in hall.elements), *(o.id for o in hall.openings)], 0)
    placed: Placed = place_elements(hall, sites(hall), index)
    return trace_floor(hall, sites(hall), placed)


@pytest.mark.parametrize("deg", [0, 27, 90])
def test_patches_are_convex_and_counter_clockwise(deg: float) -> None:
    floor = floor_of(corridor_and_cells(deg))
    for ring in floor.patches:
        plan = [(floor.vertices[v][0], -floor.vertices[v][2]) for v in ring]
        for i, (bx, by) in enumerate(plan):
            (ax, ay), (cx, cy) = plan[i - 1], plan[(i + 1) % len(plan)]
            assert (bx - ax) * (cy - by) - (by - ay) * (cx - bx) >= 0
        assert shapely.Polygon(plan).exterior.is_ccw
        assert shapely.Polygon(plan).area > 0


@pytest.mark.parametrize("deg", [0, 27, 90])
def test_the_floor_is_one_piece_and_keeps_its_distance(deg: float) -> None:
    hall = corridor_and_cells(deg)
    floor = floor_of(hall)
    assert set(components(floor)) == {0}
    assert set(floor.rooms) == {0, 1, 2}
    tops = [shapely.Polygon([(x, z) for x, _, z in corners(floor, p)]) for p in range(len(floor.patches))]
    for i, top in enumerate(tops):
        for other in tops[:i]:
            assert top.intersection(other).area < 1e-9
    room = polygon(hall.rooms[1])
    inside = shapely.union_all([top for top in tops]).intersection(room)
    assert inside.difference(room.buffer(-0.219)).area == pytest.approx((0.75 - 0.44) * 0.22, abs=0.002)


def test_a_narrow_opening_is_a_wall() -> None:
    hall = corridor_and_cells()
    narrow = hall.openings[0].model_copy(update={"width_m": 0.48})
    floor = floor_of(hall.model_copy(update={"openings": (narrow, *hall.openings[1:])}))
    assert len(set(components(floor))) == 2
    beyond = walk(floor, Standing(locate_patch(floor, (1.5, 0.8)), 1.5, 0.8), 0.0, -3.0)
    assert beyond.at.z == pytest.approx(0.22)


def locate_patch(floor: Floor, at: tuple[float, float]) -> int:
    found = locate(floor, *at, 0.0)
    assert found is not None
    return found.patch


def test_furniture_is_walked_round() -> None:
    stool = Element.model_validate({"id": "stool", "kind": "stool", "room": "corridor", "at": (3.0, 0.2)})
    hall = corridor_and_cells(elements=(stool,))
    floor = floor_of(hall)
    assert locate(floor, 3.0, 0.3, 0.0) is None
    a, b = locate(floor, 1.0, 0.3, 0.0), locate(floor, 5.0, 0.3, 0.0)
    assert a is not None and b is not None
    line = route(floor, a, b)
    assert line is not None and max(p.z for p in line) > 0.4


def test_a_room_that_is_not_entered_has_no_floor() -> None:
    hall = corridor_and_cells()
    shut = hall.rooms[2].model_copy(update={"enterable": False})
    floor = floor_of(hall.model_copy(update={"rooms": (*hall.rooms[:2], shut)}))
    assert set(floor.rooms) == {0, 1}


def test_a_stair_is_climbed_to_the_portal() -> None:
    floor = floor_of(stair_and_room())
    assert set(components(floor)) == {0}
    (portal,) = floor.portals
    assert (portal.opening, portal.hall) == ("up", "above")
    ends = [
        corners(floor, portal.patch)[(portal.edge + k) % len(floor.patches[portal.patch])] for k in (0, 1)
    ]
    assert {(x, y) for x, y, _ in ends} == {(-6.3, 2.4)}
    assert {z for *_, z in ends} == {0.57, 1.03}
    start = locate(floor, 2.2, 1.9, 0.0)
    assert start is not None
    end = Standing(portal.patch, -6.3, 0.8)
    line = route(floor, start, end)
    assert line is not None
    heights = [p.y for p in line]
    assert all(b > a - 1e-9 for a, b in itertools.pairwise(heights))
    assert heights[-1] == pytest.approx(2.4)
    middle = locate(floor, -2.9, 0.8, 1.2)
    assert middle is not None
    assert height_at(floor, middle) == pytest.approx(1.2)


def test_nobody_stands_inside_the_stair() -> None:
    floor = floor_of(stair_and_room())
    under = locate(floor, -4.0, 0.8, 0.0)
    assert under is not None
    assert height_at(floor, under) > 1.5


def test_a_walk_through_a_door_changes_rooms_in_the_middle_of_the_wall() -> None:
    floor = floor_of(corridor_and_cells(27))
    x, z = turned((1.5, 0.8), 27)
    start = locate(floor, x, z, 0.0)
    assert start is not None
    for far, room in ((0.95, 0), (1.15, 1)):
        dx, dz = turned((0.0, -far), 27)
        assert floor.rooms[walk(floor, start, dx, dz).at.patch] == room
