"""Keyframes: the contract with the viewer, and what the one formula must hold."""

from __future__ import annotations

import json
import math

import pytest

from enfilade.content.motion import ANGLE_UNITS, Keyframe, in_hall, pose_of, sample
from tests.content.contract_time import FOLDER, FRAMES, PATHS, motion


def test_contract_is_what_the_formula_gives() -> None:
    assert json.loads((FOLDER / "motion.json").read_text()) == json.loads(json.dumps(motion()))


@pytest.mark.parametrize("name", sorted(PATHS))
def test_a_path_passes_through_its_keyframes(name: str) -> None:
    for keyframe in PATHS[name]:
        assert sample(PATHS[name], keyframe.t_ms, FRAMES) == pytest.approx(pose_of(keyframe))


def test_velocity_of_a_keyframe_is_the_paths_own() -> None:
    path = PATHS["walk"]
    a, b = sample(path, 999.5, FRAMES), sample(path, 1000.5, FRAMES)
    assert (b.x - a.x) / 0.001 == pytest.approx(path[1].vx / 1000, abs=1e-3)


def test_there_and_back_between_halls_is_where_one_was() -> None:
    k = Keyframe(0, 1, 1234, 1600, -987, 5000, -300, 700, 10, -800, 90, 5)
    back = in_hall(in_hall(k, 2, FRAMES), 1, FRAMES)
    assert (back.x, back.y, back.z) == pytest.approx((k.x, k.y, k.z), abs=2)
    assert back.yaw == pytest.approx(k.yaw, abs=1)


def test_a_step_over_a_portal_does_not_jump() -> None:
    path = PATHS["over-a-portal"]
    before = sample(path, 3499.9, FRAMES)
    after = pose_of(in_hall(path[2], 0, FRAMES))
    assert math.dist(before[1:4], after[1:4]) < 0.002
    assert before.yaw == pytest.approx(after.yaw, abs=2 * math.pi / ANGLE_UNITS * 8)
