"""Motions, joining, texture coordinates in metres."""

from __future__ import annotations

import math

import numpy as np
import pytest

from enfilade.pipeline.shapes.assembly import Assembly
from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.lathe import cylinder, lathe
from enfilade.pipeline.shapes.profile import circle, rectangle, rounded_path
from enfilade.pipeline.shapes.sheet import plate, sheet
from enfilade.pipeline.shapes.surface import Surface, joined, rotation
from enfilade.pipeline.shapes.sweep import sweep, tube
from enfilade.pipeline.shapes.triangulate import signed_area, triangulate
from enfilade.pipeline.shapes.wear import at_foot, handled, mottled
from tests.pipeline.shapes.checks import assert_sound


def stretch(surface: Surface) -> tuple[float, float]:
    """The least and the greatest length of a texture metre over all edges of a surface, in metres."""
    t = surface.triangles
    edges = np.concatenate([t[:, [0, 1]], t[:, [1, 2]], t[:, [2, 0]]])
    space = np.linalg.norm(surface.positions[edges[:, 0]] - surface.positions[edges[:, 1]], axis=1)
    flat = np.linalg.norm(surface.uv[edges[:, 0]] - surface.uv[edges[:, 1]], axis=1)
    return float((flat / space).min()), float((flat / space).max())


def test_flat_faces_keep_their_scale_exactly() -> None:
    for made in (plate(1.2, 0.7, 3, 2), plate(1.2, 0.7, 3, 2, grain="y"), box((0.4, 0.5, 0.6), 0)):
        low, high = stretch(made)
        assert low == pytest.approx(1)
        assert high == pytest.approx(1)


def test_mitred_moulding_keeps_its_scale() -> None:
    path = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (1.0, 2.0, 0.0), (0.0, 2.0, 0.0)]
    low, high = stretch(sweep(rectangle(0.1, 0.04), path, up=(0, 0, 1), closed=True))
    assert low == pytest.approx(1)
    assert high == pytest.approx(1)


def test_tube_texture_runs_its_length_along_u() -> None:
    made = tube([(0.0, 0.0, 0.0), (0.0, 3.0, 0.0)], 0.02, 8, caps=False)
    assert np.ptp(made.uv[:, 0]) == pytest.approx(3.0)
    assert np.ptp(made.uv[:, 1]) == pytest.approx(8 * 2 * 0.02 * math.sin(math.pi / 8))


def test_lathe_texture_runs_its_profile_along_u() -> None:
    made = lathe([(0.2, 0.0), (0.2, 0.5)], 32)
    assert np.ptp(made.uv[:, 0]) == pytest.approx(0.5)
    assert np.ptp(made.uv[:, 1]) == pytest.approx(2 * math.pi * 0.2)


@pytest.mark.parametrize("grain", ["x", "y", "z"])
def test_box_grain_runs_along_the_named_axis(grain: str) -> None:
    made = box((1.0, 1.0, 1.0), 0.0, grain=grain)
    axis = "xyz".index(grain)
    side = np.abs(made.normals[:, axis]) < 0.5
    slope = np.polyfit(made.positions[side, axis], made.uv[side, 0], 1)[0]
    assert slope == pytest.approx(1)


def test_bevel_keeps_the_texture_whole_round_the_long_faces() -> None:
    low, high = stretch(box((0.3, 1.0, 0.2), 0.004))
    # Only the corners' own three-sided chips, 4 mm wide, are folded flat.
    assert high < 1.5
    assert low > 0.5


def test_rotation_is_right_handed() -> None:
    np.testing.assert_allclose(rotation("z", math.pi / 2) @ [1, 0, 0], [0, 1, 0], atol=1e-12)
    np.testing.assert_allclose(rotation("y", math.pi / 2) @ [0, 0, 1], [1, 0, 0], atol=1e-12)
    np.testing.assert_allclose(rotation("x", math.pi / 2) @ [0, 1, 0], [0, 0, 1], atol=1e-12)


@pytest.mark.parametrize("axis", ["x", "y", "z"])
def test_mirror_keeps_volume_and_winding(axis: str) -> None:
    made = cylinder(0.1, 0.4, 8, 0.01).shifted(0.3, 0.2, 0.1).mirrored(axis)
    assert_sound(made.positions, made.normals, made.uv, made.triangles)
    assert made.volume() == pytest.approx(cylinder(0.1, 0.4, 8, 0.01).volume())


def test_reversed_sheet_faces_the_other_way() -> None:
    back = plate(1, 1, 1, 1).reversed()
    assert_sound(back.positions, back.normals, back.uv, back.triangles)
    assert (back.normals[:, 2] < 0).all()


def test_joined_keeps_every_triangle() -> None:
    pieces = [box((0.1, 0.2, 0.3)), cylinder(0.1, 0.2, 8).shifted(1)]
    whole = joined(pieces)
    assert whole.volume() == pytest.approx(sum(p.volume() for p in pieces))
    assert whole.triangles.max() == len(whole.positions) - 1


def test_draped_sheet_shades_smoothly() -> None:
    x, y = np.meshgrid(np.linspace(0, 1, 33), np.linspace(0, 1, 5))
    made = sheet(np.stack([x, y, 0.1 * np.sin(2 * np.pi * x)], axis=-1))
    slope = 0.2 * np.pi * np.cos(2 * np.pi * made.positions[:, 0])
    expected = np.stack([-slope, 0 * slope, np.ones_like(slope)], axis=1)
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    inner = (made.positions[:, 0] > 0.01) & (made.positions[:, 0] < 0.99)
    assert np.einsum("ij,ij->i", expected, made.normals)[inner].min() > 0.999


def test_rounded_path_touches_its_arcs_tangentially() -> None:
    path = rounded_path(np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]), 0.2, 8)
    centre = np.array([0.8, 0.2])
    np.testing.assert_allclose(np.linalg.norm(path[1:-1] - centre, axis=1), 0.2, atol=1e-12)
    np.testing.assert_allclose(path[1], [0.8, 0.0], atol=1e-12)


def test_rounded_rectangle_has_its_area() -> None:
    r = 0.05
    area = signed_area(rectangle(0.6, 0.4, r, 64))
    assert area == pytest.approx(0.24 - (4 - math.pi) * r * r, rel=1e-4)


def test_triangulation_keeps_holes_open() -> None:
    outer, hole = rectangle(2, 2), circle(0.5, 9)[::-1]
    points = np.concatenate([outer, hole])
    faces = triangulate(outer, [hole])
    areas = [signed_area(points[f]) for f in faces]
    assert min(areas) > 0
    assert sum(areas) == pytest.approx(4 + signed_area(hole))


def test_assembly_gives_one_part_per_finish_in_order() -> None:
    def made(seed: int) -> Assembly:
        to = Assembly(np.random.default_rng(seed))
        to.put("wood-oak", box((1, 0.1, 0.1)), box((1, 0.1, 0.1)).shifted(0, 1))
        to.put("brass", cylinder(0.1, 0.1, 8))
        return to

    parts = made(1).parts()
    assert [p.finish for p in parts] == ["brass", "wood-oak"]
    again, other = made(1).parts(), made(2).parts()
    np.testing.assert_array_equal(parts[1].uv, again[1].uv)
    assert not np.array_equal(parts[1].uv, other[1].uv)
    colour = parts[1].colour
    assert colour is not None
    assert np.abs(colour - 1).max() <= 0.0404


def test_wear_is_soft_and_bounded() -> None:
    points = np.random.default_rng(3).uniform(-1, 1, (500, 3))
    foot = at_foot(0.1, 0.2)(np.array([[0.0, 0.0, 0.0], [0, 0.05, 0], [0, 0.2, 0]]), points)
    np.testing.assert_allclose(foot[:, 0], [0.8, 0.95, 1.0])
    touched = handled((0, 0, 0), 0.3, 0.12)(points, points)
    assert touched.min() >= 0.88
    assert touched.max() <= 1
    patchy = mottled(np.random.default_rng(0), 0.4, 0.06)(points, points)
    assert np.abs(patchy - 1).max() <= 0.097
    assert np.ptp(patchy) > 0.02
