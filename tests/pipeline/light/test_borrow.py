"""What lies inside something takes the light of what is beside it in space, not in the atlas."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.light.borrow import REACH_M, borrow
from enfilade.pipeline.light.scene import Float
from enfilade.pipeline.light.texels import Points, receivers
from tests.pipeline.light.rooms import box, lay_out


def _light(points: Points) -> Float:
    """Rises with the height, and each direction has its own."""
    turned = points.normal @ np.array([1.0, 10.0, 100.0], np.float32)
    light = 500 + 5 * points.spot[:, 0, 1] + turned
    return np.asarray(light[:, None, None] * np.ones((1, 1, 3)), np.float32)


def test_a_strip_between_strangers_takes_the_light_of_its_own_surface() -> None:
    both = np.concatenate(
        [box((3, 2.6, 3), (0, 1.3, 0), inward=True), box((0.06, 2.0, 0.06), (0.5, 1.3, 0.4))]
    )
    scene, atlas = lay_out(both, 40, albedo=0.5)
    places = receivers(scene, atlas.size)
    points = Points(scene, places)
    light = _light(points)
    held = (places.texel >= 0) & ~places.whole
    # a tenth of the pole's height, all round it, and a hand's breadth of the walls
    height = points.spot[:, 0, 1]
    hidden = held & (np.abs(height - 1.3) < 0.06)
    values = light.copy()
    values[hidden] = 1e6
    found, clear = borrow(places, points, values, ~hidden)
    assert hidden[places.face >= 12].sum() > 30
    assert clear[held].all()
    assert np.abs(found - light)[hidden].max() <= 5 * REACH_M + 1
    assert (found[~hidden] == light[~hidden]).all()


def test_a_hidden_part_of_a_swatch_takes_the_light_of_its_own_small_thing() -> None:
    stamp = box((0.03, 0.002, 0.04), (0.3, 1.0, 0.2))
    scene, atlas = lay_out(
        np.concatenate([box((3, 2.6, 3), (0, 1.3, 0), inward=True), stamp]), 40, albedo=0.5
    )
    places = receivers(scene, atlas.size)
    points = Points(scene, places)
    light = _light(points)
    top = np.flatnonzero(places.whole & (points.normal[:, 1] > 0.9))
    assert len(top) == 4
    hidden = np.isin(np.arange(len(places)), top[:3])
    values = light.copy()
    values[hidden] = 0
    found, clear = borrow(places, points, values, ~hidden)
    assert clear[hidden].all()
    assert np.allclose(found[hidden], light[top[3]])


def test_what_is_far_from_everything_lit_borrows_nothing() -> None:
    scene, atlas = lay_out(box((3, 2.6, 3), (0, 1.3, 0), inward=True), 40, albedo=0.5)
    places = receivers(scene, atlas.size)
    points = Points(scene, places)
    light = _light(points)
    floor = (points.normal[:, 1] > 0.9) & (places.texel >= 0)
    middle = floor & (np.abs(points.spot[:, 0, [0, 2]]).max(axis=1) < 0.5)
    found, clear = borrow(places, points, light, ~middle)
    deep = middle & (np.abs(points.spot[:, 0, [0, 2]]).max(axis=1) < 0.5 - REACH_M - 0.02)
    assert deep.sum() > 500
    assert not clear[deep].any()
    assert (found[deep] == light[deep]).all()
    assert clear[floor & ~middle].all()
