"""What chance has left on narrow charts is averaged away; what is light stays."""

from __future__ import annotations

import numpy as np

from enfilade.pipeline.light.calm import NARROW, SPARK, calm
from enfilade.pipeline.light.scene import Float
from enfilade.pipeline.light.texels import Points, Receivers, receivers
from tests.pipeline.light.rooms import box, lay_out


def _room() -> tuple[Receivers, Points, Float]:
    """A room of 3 m with a pole 6 cm thick and 2 m high in it; light that rises with the height."""
    both = np.concatenate(
        [box((3, 2.6, 3), (0, 1.3, 0), inward=True), box((0.06, 2.0, 0.06), (0.5, 1.3, 0.4))]
    )
    scene, atlas = lay_out(both, 40, albedo=0.5)
    places = receivers(scene, atlas.size)
    points = Points(scene, places)
    light = (10 + 5 * points.spot[:, 0, 1])[:, None, None] * np.ones((1, 1, 3), np.float32)
    return places, points, light.astype(np.float32)


def _calmed(places: Receivers, points: Points, light: Float) -> Float:
    count = len(places)
    return calm(places, points, light, np.full((count, 3), 0.5, np.float32), np.ones(count, bool))


def test_light_that_changes_slowly_stays_as_it_is() -> None:
    places, points, light = _room()
    held = places.texel >= 0
    assert np.abs(_calmed(places, points, light) / light - 1)[held].max() < 0.03


def test_glitter_on_a_pole_goes_and_a_wall_keeps_its_grain() -> None:
    places, points, light = _room()
    chance = np.random.default_rng(1).uniform(0.6, 1.4, len(places)).astype(np.float32)
    rough = light * chance[:, None, None]
    calmed = _calmed(places, points, rough)
    pole = (places.face >= 12) & (places.texel >= 0)
    wall = (places.face < 12) & (places.texel >= 0)
    assert pole.sum() > 500
    before, after = ((each / light - 1)[pole].std() for each in (rough, calmed))
    assert before > 0.2
    assert after < 0.25 * before
    assert (calmed[wall] == rough[wall]).mean() > 0.995


def test_a_lone_spark_on_a_wall_is_brought_down_and_an_edge_of_light_is_not_touched() -> None:
    places, points, light = _room()
    width, height = places.size
    of = np.full(width * height, -1)
    held = np.flatnonzero(places.texel >= 0)
    of[places.texel[held]] = held
    sheet = of.reshape(height, width)
    wall = np.argwhere((sheet >= 0) & (places.face[sheet] < 12))
    inner = [
        (y, x)
        for y, x in wall
        if NARROW < y < height - NARROW
        and NARROW < x < width - NARROW
        and (sheet[y - NARROW : y + NARROW, x - NARROW : x + NARROW] >= 0).all()
    ]
    y, x = inner[len(inner) // 2]
    lit = light.copy()
    lit[sheet[y, x]] *= 20
    got = _calmed(places, points, lit)[sheet[y, x], 0, 0] / light[sheet[y, x], 0, 0]
    assert abs(got - SPARK) < 0.1
    lit = light * np.where(points.spot[:, 0, 0] > 0, 6, 1).astype(np.float32)[:, None, None]
    broad = (places.face < 12) & (places.texel >= 0)
    assert (_calmed(places, points, lit)[broad] == lit[broad]).mean() > 0.99
