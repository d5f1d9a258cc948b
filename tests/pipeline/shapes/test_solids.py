"""Closed shapes against their closed forms."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enfilade.pipeline.shapes.box import box
from enfilade.pipeline.shapes.extrude import extrude
from enfilade.pipeline.shapes.lathe import cylinder, lathe, sphere
from enfilade.pipeline.shapes.profile import circle, rectangle
from enfilade.pipeline.shapes.sheet import cushion
from enfilade.pipeline.shapes.surface import Surface
from enfilade.pipeline.shapes.sweep import ring, sweep, tube
from enfilade.pipeline.shapes.triangulate import signed_area
from tests.pipeline.shapes.checks import assert_closed, assert_sound


def sound(surface: Surface) -> Surface:
    assert_sound(surface.positions, surface.normals, surface.uv, surface.triangles)
    return surface


def closed(surface: Surface) -> Surface:
    assert_closed(sound(surface).positions, surface.triangles)
    return surface


def regular(sides: int) -> float:
    """Area of a regular polygon in the unit circle."""
    return sides / 2 * math.sin(2 * math.pi / sides)


def chamfered(a: float, b: float, c: float, e: float) -> float:
    """Volume of a box whose twelve edges are cut at 45°: edges e²/2 each, corners with them."""
    edges = 2 * e * e * ((a - 2 * e) + (b - 2 * e) + (c - 2 * e))
    # At a corner cube of side e, what is left is the tetrahedron spanned by its inner point: e³ / 6.
    corners = 8 * (e**3 - e**3 / 6)
    return a * b * c - edges - corners


sizes = st.floats(0.02, 3.0)


@given(sizes, sizes, sizes, st.floats(0.001, 0.008))
def test_chamfered_box_has_its_volume_and_size(a: float, b: float, c: float, e: float) -> None:
    made = closed(box((a, b, c), e))
    assert len(made.triangles) == 44
    assert made.volume() == pytest.approx(chamfered(a, b, c, min(e, 0.45 * min(a, b, c))), rel=1e-9)
    np.testing.assert_allclose(made.positions.max(axis=0) * 2, [a, b, c], rtol=1e-12)


def test_sharp_box_is_twelve_triangles() -> None:
    made = closed(box((1, 2, 3), 0))
    assert len(made.triangles) == 12
    assert made.volume() == pytest.approx(6)
    assert made.area() == pytest.approx(22)


@pytest.mark.parametrize("side", ["-x", "+x", "-y", "+y", "-z", "+z"])
def test_box_leaves_out_the_named_face_only(side: str) -> None:
    whole, less = box((0.3, 0.5, 0.7), 0.01), sound(box((0.3, 0.5, 0.7), 0.01, without=(side,)))
    axis = "xyz".index(side[1])
    spans = np.delete(np.array([0.3, 0.5, 0.7]) - 0.02, axis)
    assert whole.area() - less.area() == pytest.approx(float(spans.prod()))
    flat = np.zeros(3)
    flat[axis] = 1.0 if side[0] == "+" else -1.0
    a, b, c = (less.positions[less.triangles[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    assert not (across @ flat > 0.999).any()


@pytest.mark.parametrize("sides", [6, 8, 16])
def test_cylinder_is_a_prism(sides: int) -> None:
    made = closed(cylinder(0.2, 0.7, sides))
    assert made.volume() == pytest.approx(regular(sides) * 0.04 * 0.7)


def test_chamfered_cylinder_loses_two_frusta() -> None:
    r, h, e, sides = 0.2, 0.7, 0.02, 12
    made = closed(cylinder(r, h, sides, e))
    frustum = regular(sides) * e / 3 * (r * r + r * (r - e) + (r - e) ** 2)
    assert made.volume() == pytest.approx(regular(sides) * r * r * (h - 2 * e) + 2 * frustum)


def test_cone_and_sphere() -> None:
    cone = closed(lathe([(0, 0), (0.3, 0), (0, 0.9)], 10))
    assert cone.volume() == pytest.approx(regular(10) * 0.09 * 0.9 / 3)
    ball = closed(sphere(0.5, 48, 24))
    assert ball.volume() == pytest.approx(4 / 3 * math.pi * 0.125, rel=0.01)
    assert (np.einsum("ij,ij->i", ball.normals, ball.positions) / 0.5).min() > 0.997


def test_mitred_frame_is_area_times_middle_line() -> None:
    path = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (1.0, 2.0, 0.0), (0.0, 2.0, 0.0)]
    made = closed(sweep(rectangle(0.1, 0.05, 0.01, 2), path, up=(0, 0, 1), closed=True))
    area = signed_area(rectangle(0.1, 0.05, 0.01, 2))
    assert made.volume() == pytest.approx(area * 6)
    np.testing.assert_allclose(made.positions.min(axis=0), [-0.05, -0.05, -0.025], atol=1e-12)


def test_mitred_open_sweep_with_caps() -> None:
    path = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (1.0, 0.0, -2.0)]
    made = closed(sweep(rectangle(0.1, 0.04), path))
    assert made.volume() == pytest.approx(0.004 * 3)


def test_bent_tube_follows_pappus() -> None:
    bend, r, sides, steps = 0.3, 0.02, 8, 16
    path = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (1.0, 1.0, 0.0), (1.0, 1.0, 1.0)]
    made = closed(tube(path, r, sides, bend_m=bend, steps=steps))
    length = 3 - 2 * (2 * bend - bend * math.pi / 2)
    assert made.volume() == pytest.approx(regular(sides) * r * r * length, rel=2e-3)


def test_ring_is_a_torus() -> None:
    made = closed(ring(0.3, 0.05, 64, 24))
    assert made.volume() == pytest.approx(2 * math.pi**2 * 0.3 * 0.0025, rel=0.02)
    assert made.positions[:, 1].max() == pytest.approx(0.05, rel=0.01)


def test_extruded_plate_with_holes() -> None:
    hole = circle(0.1, 12)
    made = closed(extrude(rectangle(1, 2), 0.04, [hole, rectangle(0.2, 0.3) + np.array([0.3, 0.6])]))
    assert made.volume() == pytest.approx(0.04 * (2 - regular(12) * 0.01 - 0.06))


def test_bevelled_plate_loses_a_chamfer_round_its_rims() -> None:
    e = 0.004
    made = closed(extrude(rectangle(1, 2), 0.04, bevel_m=e))

    def slab(inset: float) -> float:
        return (1 - 2 * inset) * (2 - 2 * inset)

    rim = e / 6 * (slab(0) + 4 * slab(e / 2) + slab(e))
    assert made.volume() == pytest.approx(slab(0) * (0.04 - 2 * e) + 2 * rim)


@pytest.mark.parametrize("clockwise", [False, True])
def test_extrude_takes_either_winding(clockwise: bool) -> None:
    loop = rectangle(0.5, 0.5)
    assert extrude(loop[::-1] if clockwise else loop, 0.1).volume() == pytest.approx(0.025)


def test_cushion_is_closed_and_within_its_size() -> None:
    made = closed(cushion((0.6, 0.1, 1.8), 0.04, (5, 8)))
    size = made.positions.max(axis=0) - made.positions.min(axis=0)
    np.testing.assert_allclose(size, [0.6, 0.1, 1.8], atol=1e-9)
    assert 0.85 * 0.108 < made.volume() < 0.108
