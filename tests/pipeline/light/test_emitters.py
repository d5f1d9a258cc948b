from __future__ import annotations

import numpy as np
import pytest

from enfilade.pipeline.light.colour import LUMA, kelvin_rgb, khronos_neutral, seen_kelvin
from enfilade.pipeline.light.emitters import Light, QuadLight, SphereLight, SpotLight
from enfilade.pipeline.light.sampling import cosine_hemisphere, frame, r2, sphere, spread
from enfilade.pipeline.light.scene import Double
from enfilade.pipeline.light.shine import sample


def lux(light: Light, point: Double, normal: Double, rays: int = 256) -> float:
    """Unshadowed irradiance at a point."""
    points = np.tile(point.astype(np.float32), (1, rays, 1))
    drawn = sample(light, points, r2(rays)[None])
    cosine = np.maximum(drawn.direction @ normal.astype(np.float32), 0)
    return float((drawn.weight * cosine).mean())


def test_a_bulb_falls_off_with_the_square_of_the_distance() -> None:
    bulb = SphereLight((0.0, 3.0, 0.0), 0.03, 700.0, 2700.0)
    up = np.array([0.0, 1.0, 0.0])
    for distance in (0.5, 1.0, 2.0, 2.9):
        expected = 700 / (4 * np.pi * distance**2)
        assert lux(bulb, np.array([0.0, 3.0 - distance, 0.0]), up) == pytest.approx(expected, rel=0.002)


def test_a_big_sphere_close_by_gives_its_closed_form() -> None:
    bulb = SphereLight((0.0, 1.0, 0.0), 0.5, 1000.0, 4000.0)
    radiance = 1000 / (4 * np.pi**2 * 0.25)
    expected = np.pi * radiance * 0.25  # pi L (r / d)^2
    assert lux(bulb, np.zeros(3), np.array([0.0, 1.0, 0.0]), 1024) == pytest.approx(expected, rel=0.01)


def test_all_light_of_a_sphere_arrives_on_a_shell_around_it() -> None:
    bulb = SphereLight((0.1, 0.0, -0.2), 0.2, 900.0, 3000.0)
    ways = sphere(r2(2000))
    total = 0.0
    for way in ways[::20]:
        total += lux(bulb, way.astype(np.float64) * 1.5, -way.astype(np.float64), 64)
    assert total / 100 * 4 * np.pi * 1.5**2 == pytest.approx(900.0, rel=0.02)


def test_a_far_bulb_is_not_lost_to_rounding() -> None:
    bulb = SphereLight((0.0, 60.0, 0.0), 0.01, 5000.0, 3000.0)
    expected = 5000 / (4 * np.pi * 3600)
    assert lux(bulb, np.zeros(3), np.array([0.0, 1.0, 0.0])) == pytest.approx(expected, rel=0.001)


@pytest.mark.parametrize("distance", [0.05, 0.5, 3.0, 40.0])
def test_a_square_card_gives_its_form_factor(distance: float) -> None:
    card = QuadLight((-0.5, distance, -0.5), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0), 6500.0, luminance=100.0)
    # from the middle, four corners each: the textbook factor of a parallel rectangle seen from its corner
    a = 0.5 / distance
    root = np.sqrt(1 + a * a)
    factor = 4 * (2 * a / root * np.arctan(a / root)) / (2 * np.pi)
    assert lux(card, np.zeros(3), np.array([0.0, 1.0, 0.0]), 1024) == pytest.approx(
        np.pi * 100 * factor, rel=0.01
    )


def test_a_card_shines_to_one_side_only() -> None:
    card = QuadLight((-0.5, 1.0, -0.5), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0), 6500.0, luminance=100.0)
    assert lux(card, np.zeros(3), np.array([0.0, 1.0, 0.0])) == 0
    assert lux(card, np.array([0.0, 2.0, 0.0]), np.array([0.0, -1.0, 0.0])) > 50


def test_a_cards_lumens_are_its_luminance() -> None:
    card = QuadLight((0.0, 0.0, 0.0), (0.6, 0.0, 0.0), (0.0, 0.5, 0.0), 6500.0, lumens=30.0)
    assert card.radiance == pytest.approx(30 / (np.pi * 0.3))


def test_a_spots_lumens_stay_in_its_cone() -> None:
    spot = SpotLight((0.0, 3.0, 0.0), (0.0, -1.0, 0.0), 0.2, 0.5, 3000.0, lumens=400.0, radius_m=0.001)
    theta = (np.arange(400) + 0.5) / 400 * 0.5
    total = 0.0
    for t in theta:
        way = np.array([np.sin(t), -np.cos(t), 0.0])
        total += lux(spot, np.array([0.0, 3.0, 0.0]) + 2 * way, -way, 4) * 4 * np.sin(t) * 0.5 / 400
    assert total * 2 * np.pi == pytest.approx(400, rel=0.01)
    assert lux(spot, np.array([2.5, 0.0, 0.0]), np.array([0.0, 1.0, 0.0])) == 0


def test_kelvin_is_a_colour_of_luminance_one() -> None:
    for kelvin in (1800.0, 2700.0, 4000.0, 6500.0, 12000.0):
        assert kelvin_rgb(kelvin) @ LUMA == pytest.approx(1.0)
    warm, cool = kelvin_rgb(2700.0), kelvin_rgb(9000.0)
    assert warm[0] > warm[1] > warm[2] > 0
    assert cool[2] > cool[0]
    # illuminant A, 2,856 K, has XYZ 1.0985, 1, 0.3558: 1.845 red to 0.826 green
    assert kelvin_rgb(2856.0)[0] / kelvin_rgb(2856.0)[1] == pytest.approx(1.845 / 0.826, rel=0.01)


def test_what_the_eye_takes_for_white_is_white() -> None:
    assert seen_kelvin(2700.0, 3300.0) == pytest.approx(2711.5, abs=0.1)
    assert seen_kelvin(6500.0, 3300.0) == pytest.approx(4756.3, abs=0.1)  # no swimming pool
    assert kelvin_rgb(2700.0, 2700.0) == pytest.approx([1.0, 1.0, 1.0], abs=0.001)
    assert kelvin_rgb(2700.0, 3500.0)[2] > kelvin_rgb(2700.0)[2]


def test_neutral_tones_keep_grey_and_stay_under_one() -> None:
    assert khronos_neutral(np.array([[0.5, 0.5, 0.5]])) == pytest.approx(np.full((1, 3), 0.46))
    bright = khronos_neutral(np.array([[90.0, 60.0, 20.0]]))
    assert bright.max() < 1.0 and bright.min() > 0.8


def test_samples_are_even_and_the_same_each_time() -> None:
    keys = np.arange(50)
    assert np.array_equal(spread(keys, 64, 3), spread(keys, 64, 3))
    assert not np.array_equal(spread(keys, 64, 3), spread(keys, 64, 4))
    cell = (r2(256) * 8).astype(int) @ [8, 1]
    counts = np.bincount(cell, minlength=64)
    assert counts.min() >= 2 and counts.max() <= 6


def test_frames_are_square_to_the_normal() -> None:
    normal = sphere(r2(500))
    tangent, bitangent = np.array([frame(*one) for one in normal.tolist()]).transpose(1, 0, 2)
    for one, two in ((normal, tangent), (normal, bitangent), (tangent, bitangent)):
        assert np.abs(np.einsum("ij,ij->i", one, two)).max() < 1e-5
    drawn = cosine_hemisphere(normal, spread(np.arange(500), 64, 0))
    cosine = np.einsum("nkx,nx->nk", drawn, normal)
    assert cosine.min() >= -1e-6
    assert cosine.mean() == pytest.approx(2 / 3, abs=0.005)
