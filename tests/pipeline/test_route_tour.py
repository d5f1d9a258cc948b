"""Routes between stops: on the floor, through portals, at a walk's pace, and true to their fine path at 60
Hz.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from enfilade.content.floor_walk import height_at, locate, nearest
from enfilade.content.hall import Hall
from enfilade.content.motion import ANGLE_UNITS, Keyframe, sample
from enfilade.content.tour import Tour
from enfilade.pipeline.fit_keyframes import fit_keyframes, strays
from enfilade.pipeline.join_halls import HallFloor, frames_of, into_museum, join_halls, stand
from enfilade.pipeline.pace_walk import MOST_TURN_RAD_S, SPEED_M_S, FinePath, Gaze, pace_walk
from enfilade.pipeline.place_elements import place_elements
from enfilade.pipeline.plan import sites
from enfilade.pipeline.round_corners import round_corners
from enfilade.pipeline.route_tour import check_tour_ways, route_tour
from enfilade.pipeline.trace_floor import trace_floor
from tests.pipeline.plans import TITLE, museum, room_above, stair_and_room


def floored(hall: Hall) -> HallFloor:
    index = dict.fromkeys([*(e.id for e in hall.elements), *(o.id for o in hall.openings)], 0)
    return HallFloor(hall, trace_floor(hall, sites(hall), place_elements(hall, sites(hall), index)))


HALLS = (floored(room_above()), floored(stair_and_room()))
FRAMES = frames_of(museum())


def tour(*stops: tuple[str, str]) -> Tour:
    return Tour.model_validate(
        {
            "id": "down",
            "title": TITLE,
            "summary": TITLE,
            "stops": [
                {
                    "id": f"s{i}",
                    "hall": hall,
                    "viewpoint": view,
                    "title": TITLE,
                    "narration": TITLE,
                    "sources": ["s"],
                }
                for i, (hall, view) in enumerate(stops)
            ],
        }
    )


@pytest.fixture(scope="module")
def routes() -> tuple[tuple[Keyframe, ...], ...]:
    return route_tour(
        museum(), HALLS, tour(("above", "far"), ("below", "low"), ("below", "top"), ("above", "far"))
    )


def fine_path() -> FinePath:
    a, b = HALLS[0].hall.viewpoints[0], HALLS[1].hall.viewpoints[1]
    line = join_halls(HALLS, FRAMES, (0, stand(HALLS[0], a)), (1, stand(HALLS[1], b)))
    assert line is not None
    start = Gaze(a.eye_m, math.radians(a.yaw_deg) + FRAMES[0].yaw, 0.0)
    return pace_walk(round_corners(HALLS, FRAMES, line), start, Gaze(b.eye_m, math.radians(b.yaw_deg), -0.2))


def test_a_route_begins_and_ends_at_its_viewpoints(routes: tuple[tuple[Keyframe, ...], ...]) -> None:
    assert routes[0] == ()
    first, last = routes[1][0], routes[1][-1]
    assert (first.t_ms, first.hall, first.x, first.y, first.z) == (0, 0, 3000, 1600, 3000)
    assert (last.hall, last.x, last.y, last.z) == (1, 2200, 1200, 1900)
    turns = (first.yaw / ANGLE_UNITS * 360 - 45) % 360, (last.yaw / ANGLE_UNITS * 360 - 60) % 360
    assert all(min(turn, 360 - turn) < 0.01 for turn in turns)
    assert first[7:] == last[7:] == (0, 0, 0, 0, 0)


def test_a_route_crosses_the_portal_once_and_leads_on_where_the_last_ended(
    routes: tuple[tuple[Keyframe, ...], ...],
) -> None:
    halls = [k.hall for k in routes[1]]
    assert halls == sorted(halls) and set(halls) == {0, 1}
    crossing = next(k for k in routes[1] if k.hall == 1)
    at = into_museum(FRAMES[1], np.array([[crossing.x, 0, crossing.z]]) / 1000)[0]
    assert float(np.hypot(at[0] + 6.3, at[2] - 0.8)) < 0.1
    assert routes[2][0][1:5] == routes[1][-1][1:5]


def test_keyframes_keep_to_the_fine_path_at_60_hz() -> None:
    path = fine_path()
    keyframes = fit_keyframes(path, FRAMES)
    off_m, off_rad = strays(path, keyframes, FRAMES)
    assert off_m < 0.02 and off_rad < math.radians(0.5)
    assert len(keyframes) < len(path.eyes) / 8
    end = keyframes[-1].t_ms
    poses = [sample(keyframes, t * 1000 / 60, FRAMES) for t in range(int(end * 60 / 1000) + 2)]
    eyes = np.concatenate([into_museum(FRAMES[p.hall], np.array([p[1:4]])) for p in poses])
    steps = np.linalg.norm(np.diff(eyes, axis=0), axis=1)
    assert steps.max() < SPEED_M_S * 1.35 / 60 + 0.002
    yaw = np.array([p.yaw + FRAMES[p.hall].yaw for p in poses])
    assert np.abs(np.diff(yaw)).max() < MOST_TURN_RAD_S / 60 + math.radians(0.05)
    # Hermite pieces join without a jolt: speed changes by less than 0.25 m/s between frames.
    assert np.abs(np.diff(steps)).max() * 60 < 0.25


def test_eyes_stay_above_the_floor(routes: tuple[tuple[Keyframe, ...], ...]) -> None:
    for route in routes[1:]:
        for t in range(0, route[-1].t_ms, 100):
            pose = sample(route, t, FRAMES)
            floor = HALLS[pose.hall].floor
            y = pose.y - 1.5
            spot = locate(floor, pose.x, pose.z, y) or nearest(floor, pose.x, pose.z, y)
            assert math.hypot(spot.x - pose.x, spot.z - pose.z) < 0.05
            assert 1.05 < pose.y - height_at(floor, spot) < 1.75


def test_a_stop_that_no_floor_leads_to_is_an_issue() -> None:
    cut = HALLS[1].floor.model_copy(update={"portals": ()})
    halls = (HALLS[0], HallFloor(HALLS[1].hall, cut))
    (issue,) = check_tour_ways(museum(), halls, tour(("above", "far"), ("below", "low")), "down.yaml")
    assert (issue.code, issue.place.pointer) == ("stop-unreachable", "stops[1].viewpoint")
    assert check_tour_ways(museum(), HALLS, tour(("above", "far"), ("below", "low"))) == []


def test_turning_round_on_the_spot_is_a_route_too() -> None:
    hall = HALLS[0].hall
    back = hall.viewpoints[0].model_copy(update={"id": "back", "yaw_deg": 225.0})
    here = HallFloor(hall.model_copy(update={"viewpoints": (*hall.viewpoints, back)}), HALLS[0].floor)
    (_, route) = route_tour(museum(), (here, HALLS[1]), tour(("above", "far"), ("above", "back")))
    assert {k[2:5] for k in route} == {(3000, 1600, 3000)}
    assert abs(route[-1].yaw - route[0].yaw) == pytest.approx(ANGLE_UNITS / 2, abs=2)
    assert route[-1].t_ms >= 180 / 60 * 1000
