"""What a still sees through a doorway: the hall behind it in its own light, or its card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from enfilade.pipeline.doorway_names import doorway_name, read_name
from enfilade.pipeline.light.colour import from_srgb
from enfilade.pipeline.light.poster import CARD_ROWS, Beyond, Camera, Doorway, Met, Stills
from enfilade.pipeline.light.scene import BakeScene, Bool, Double, Float, LightLayers
from tests.pipeline.light.rooms import box, flat_normals

GLOW = np.array([8.0, 6.0, 4.0], np.float32)


def lit(exposure: float, colour: tuple[float, float, float], doorways: tuple[Doorway, ...] = ()) -> Stills:
    """A room 4 x 3 x 4 m about the origin whose surfaces send out `colour` cd/m²; the east wall is open."""
    triangles = box((4, 3, 4), (0, 1.5, 0), inward=True)
    count = len(triangles)
    uv = np.full((count, 3, 2), np.nan)
    scene = BakeScene(
        triangles,
        flat_normals(triangles),
        uv,
        np.zeros((count, 3)),
        np.tile(colour, (count, 1)),
        np.ones(count, bool),
        np.zeros(count, np.int64),
    )
    dark = {"base": np.zeros((4, 4, 3), np.float32)}
    loose = {"base": np.zeros((count, 3), np.float32)}
    light = LightLayers(dark, loose, np.ones((4, 4), bool), 0.0, 0.0, 0.0)
    return Stills(scene, light, exposure, None, doorways, east(triangles) if doorways else None)


def east(triangles: Double) -> Bool:
    wall: Bool = np.abs(triangles[:, :, 0] - 2).max(axis=1) < 1e-9
    return wall


def door(beyond: Callable[[], Beyond | None]) -> Doorway:
    """The whole east wall; cross(along, up) looks west, into the room."""
    return Doorway(
        np.array([2, 0, -2], np.float32),
        np.array([0, 0, 4], np.float32),
        np.array([0, 3, 0], np.float32),
        GLOW,
        beyond,
    )


def seen(stills: Stills, way: tuple[float, float, float]) -> Float:
    rays = np.array([way], np.float32) / np.linalg.norm(way)
    found: Float = stills._seen(np.array([[0, 1.5, 0]], np.float32), rays, stills.exposure, 1e-3, 0.0, 0)[0]
    return found


def test_STILL1_a_doorway_shows_the_hall_behind_it_turned_and_placed_as_its_frames_are() -> None:
    # The other hall lies 10 m east and is turned by a quarter: our +x is its -z.
    turn = np.array([[0, 0, 1], [0, 1, 0], [-1, 0, 0]], np.float32)
    met: list[Met] = []
    other = lit(0.1, (1.0, 2.0, 3.0))
    other._dress = met.append
    shift = turn @ np.array([-3.99, 0, 0], np.float32)
    here = lit(0.1, (5.0, 5.0, 5.0), (door(lambda: Beyond(other, turn, shift)),))
    assert seen(here, (1, 0, 0)) == pytest.approx([0.1, 0.2, 0.3], rel=1e-5)
    point = np.einsum("nc,ncx->nx", met[0].three, box((4, 3, 4), (0, 1.5, 0), inward=True)[met[0].face])
    assert point[0] == pytest.approx([0, 1.5, -2], abs=1e-4)
    assert met[0].footprint_m == pytest.approx(5.99e-3, rel=1e-4)
    assert seen(here, (-1, 0, 0)) == pytest.approx([0.5, 0.5, 0.5], rel=1e-5)


def test_STILL1_a_hall_through_a_door_is_seen_half_way_between_both_exposures() -> None:
    other = lit(0.4, (1.0, 1.0, 1.0))
    shift = np.array([-3.99, 0, 0], np.float32)
    here = lit(0.1, (1.0, 1.0, 1.0), (door(lambda: Beyond(other, np.eye(3, dtype=np.float32), shift)),))
    assert seen(here, (1, 0, 0)) == pytest.approx([0.2] * 3, rel=1e-5)


def test_STILL2_a_doorway_to_a_hall_that_is_not_shown_is_its_card_and_never_black() -> None:
    here = lit(0.1, (1.0, 1.0, 1.0), (door(lambda: None),))
    assert seen(here, (1, 0, 0)) == pytest.approx(
        np.interp(0.5, *np.array(CARD_ROWS).T) * GLOW * 0.1, rel=1e-5
    )
    low, high = seen(here, (1, -0.6, 0)), seen(here, (1, 0.6, 0))
    assert low.min() > 0 and high.min() > low.max() / 2


def test_STILL3_what_opens_with_a_notice_is_dark_from_another_hall_and_seen_in_its_own() -> None:
    other = lit(0.1, (1.0, 1.0, 1.0))
    other._guarded = np.ones(12, bool)
    shift = np.array([-3.99, 0, 0], np.float32)
    here = lit(0.1, (1.0, 1.0, 1.0), (door(lambda: Beyond(other, np.eye(3, dtype=np.float32), shift)),))
    assert seen(here, (1, 0, 0)).tolist() == [0, 0, 0]
    assert seen(other, (1, 0, 0)) == pytest.approx([0.1] * 3, rel=1e-5)


def test_STILL2_halls_that_open_into_each_other_without_end_are_looked_into_so_far_and_no_farther() -> None:
    made: list[Stills] = []
    shift = np.array([-3.99, 0, 0], np.float32)
    made.append(
        lit(0.1, (1.0, 1.0, 1.0), (door(lambda: Beyond(made[0], np.eye(3, dtype=np.float32), shift)),))
    )
    end = made[0].take(Camera((0, 1.5, 0), -np.pi / 2, 0.0, 0.2), (8, 8), (1, 0))
    assert end.shape == (8, 8, 3) and end.min() > 0


def test_STILL8_a_doorways_picture_holds_the_light_of_the_hall_behind_it() -> None:
    other = lit(0.2, (1.0, 2.0, 3.0))
    shift = np.array([-3.99, 0, 0], np.float32)
    doorway = door(lambda: Beyond(other, np.eye(3, dtype=np.float32), shift))
    here = lit(0.1, (5.0, 5.0, 5.0), (doorway,))
    found = here.through(doorway, np.array([0, 1.5, 0], np.float32), (6, 4), 3)
    assert found is not None
    picture, white = found
    assert picture.shape == (4, 6, 3)
    shown = from_srgb(picture / 255) * white
    assert shown == pytest.approx(np.broadcast_to([1.0, 2.0, 3.0], (4, 6, 3)), rel=0.02)


def test_STILL8_is_the_right_way_up_and_round() -> None:
    met: list[tuple[Float, Float]] = []
    other = lit(0.1, (1.0, 1.0, 1.0))
    seen_of = other._seen

    def look(origin: Float, way: Float, *rest: Any) -> Float:
        met.append((origin, way))
        return seen_of(origin, way, *rest)

    other._seen = look  # type: ignore[method-assign,assignment]
    doorway = door(lambda: Beyond(other, np.eye(3, dtype=np.float32), np.zeros(3, np.float32)))
    eye = np.array([0, 1.5, 0], np.float32)
    lit(0.1, (1.0, 1.0, 1.0), (doorway,)).through(doorway, eye, (2, 2), 1)
    origin, way = met[0]
    # looking east: up is the first row, north (the left hand) the first column
    assert (origin[:2, 1] > origin[2:, 1]).all()
    assert (origin[[0, 2], 2] < origin[[1, 3], 2]).all()
    assert origin == pytest.approx(eye + way * ((origin[:, :1] - eye[0]) / way[:, :1]), abs=1e-5)


def test_STILL8_nothing_is_kept_of_a_doorway_without_a_hall_behind() -> None:
    doorway = door(lambda: None)
    here = lit(0.1, (1.0, 1.0, 1.0), (doorway,))
    assert here.through(doorway, np.zeros(3, np.float32), (2, 2), 1) is None


def test_a_doorways_picture_says_which_and_how_bright() -> None:
    assert read_name(doorway_name("east-door", 68.421)) == ("east-door", 68.42)
    assert read_name("entrance wide 1.000 1.600 5.600 -82.000 -2.000") is None
