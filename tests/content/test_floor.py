"""Floors: standing, walking and routing, against the contract and against what must always hold."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enfilade.content.floor import Floor
from enfilade.content.floor_route import length, route
from enfilade.content.floor_walk import (
    Standing,
    components,
    corners,
    height_at,
    locate,
    nearest,
    outside,
    walk,
)
from tests.content.contract_floor import FILE, contract, pillar, slanted, stair, two_rooms

FLOORS = {"two-rooms": two_rooms(), "stair": stair(), "pillar": pillar(), "slanted": slanted()}

floors = st.sampled_from(sorted(FLOORS)).map(FLOORS.__getitem__)
metres = st.floats(-1.0, 7.0, allow_nan=False)
steps = st.floats(-3.0, 3.0, allow_nan=False)


def on(floor: Floor, at: Standing) -> bool:
    ring = corners(floor, at.patch)
    return all(outside(ring, e, at.x, at.z) < 1e-6 for e in range(len(ring)))


def test_contract_is_what_the_rules_give() -> None:
    assert json.loads(FILE.read_text()) == json.loads(json.dumps(contract()))


@given(floors, metres, metres, st.lists(st.tuples(steps, steps), min_size=1, max_size=12))
def test_one_never_walks_off_the_floor(
    floor: Floor, x: float, z: float, moves: list[tuple[float, float]]
) -> None:
    at = nearest(floor, x, z, 0.0)
    island = components(floor)
    for dx, dz in moves:
        walked = walk(floor, at, dx, dz)
        assert on(floor, walked.at)
        assert island[walked.at.patch] == island[at.patch]
        moved = (walked.at.x - at.x) ** 2 + (walked.at.z - at.z) ** 2
        assert moved <= dx * dx + dz * dz + 1e-9
        at = walked.at


@given(floors, metres, metres, metres, metres, st.sampled_from([0.0, 1.8]))
def test_a_route_stays_on_the_floor_and_is_no_shorter_than_a_line(
    floor: Floor, x: float, z: float, u: float, w: float, y: float
) -> None:
    a, b = nearest(floor, x, z, 0.0), nearest(floor, u, w, y)
    line = route(floor, a, b)
    island = components(floor)
    if island[a.patch] != island[b.patch]:
        assert line is None
        return
    assert line is not None
    assert (line[0].x, line[0].z, line[-1].x, line[-1].z) == (a.x, a.z, b.x, b.z)
    assert length(line) >= ((a.x - b.x) ** 2 + (a.z - b.z) ** 2) ** 0.5 - 1e-9
    for p, q in itertools.pairwise(line):
        for k in range(11):
            s = k / 10
            spot = nearest(floor, p.x + (q.x - p.x) * s, p.z + (q.z - p.z) * s, p.y + (q.y - p.y) * s)
            assert abs(spot.x - (p.x + (q.x - p.x) * s)) < 1e-6
            assert abs(spot.z - (p.z + (q.z - p.z) * s)) < 1e-6
            assert abs(height_at(floor, spot) - (p.y + (q.y - p.y) * s)) < 1e-6


def test_locate_tells_a_landing_from_the_room_below_it() -> None:
    below, above = locate(stair(), 5.5, 1.0, 0.2), locate(stair(), 5.5, 1.0, 1.7)
    assert below is not None and above is not None
    assert (below.patch, height_at(stair(), below)) == (0, 0.0)
    assert (above.patch, height_at(stair(), above)) == (4, 1.8)


def test_the_way_to_the_landing_is_the_stair() -> None:
    line = route(stair(), Standing(0, 5.5, 1.0), Standing(4, 5.5, 1.0))
    assert line is not None
    assert [p.y for p in line] == sorted(p.y for p in line)
    assert line[0].y == 0.0
    assert line[-1].y == pytest.approx(1.8)
    assert {2, 3} & {p.patch for p in line}


def test_a_doorway_in_one_line_with_its_wall_is_entered_only_through_the_door() -> None:
    beside = walk(two_rooms(), Standing(0, 1.0, 0.5), 0.0, -1.0)
    through = walk(two_rooms(), Standing(0, 2.0, 0.5), 0.0, -1.5)
    assert beside.at == Standing(0, 1.0, 0.0)
    assert through.at.patch == 2
    assert through.at.z == pytest.approx(-1.0)


def test_a_portal_is_reported_with_the_motion_left_over() -> None:
    walked = walk(two_rooms(), Standing(2, 3.8, -3.0), 0.0, -1.2)
    assert walked.portal is not None
    assert walked.portal.hall == "next"
    assert (walked.left_x, walked.left_z) == pytest.approx((0.0, -0.7))


def test_one_slides_along_a_wall() -> None:
    walked = walk(pillar(), Standing(0, 0.5, 0.5), -1.0, 1.0)
    assert (walked.at.x, walked.at.z) == pytest.approx((0.0, 1.5))
