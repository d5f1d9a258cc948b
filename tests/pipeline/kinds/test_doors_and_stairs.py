"""Leaves that close their openings, and stairs whose patches meet."""

from __future__ import annotations

import math

import numpy as np
import pytest

from enfilade.pipeline import kinds
from enfilade.pipeline.mesh import Built, Floats, Moving


def made(name: str, **params: object) -> Built:
    return kinds.build(name, kinds.params_model(name)(**params), 3)


def leaf_points(moving: Moving, angle: float) -> Floats:
    """The leaf's points when it stands at an angle from closed."""
    axis, pivot = np.array(moving.axis), np.array(moving.pivot)
    x, y, z = axis
    skew = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    turn = np.eye(3) + math.sin(angle) * skew + (1 - math.cos(angle)) * skew @ skew
    points = np.concatenate([p.positions for p in moving.parts])
    return np.asarray((points - pivot) @ turn.T + pivot)


def across(a: Floats, b: Floats) -> Floats:
    """The cross product of plane vectors."""
    return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])


DOORS = [
    ("cell-door", 0.75, 1.90),
    ("cell-door", 1.1, 2.2),
    ("panel-door", 0.95, 2.1),
    ("double-door", 1.6, 2.5),
]


@pytest.mark.parametrize(("name", "width", "height"), DOORS)
def test_closed_leaves_shut_the_opening(name: str, width: float, height: float) -> None:
    """No straight way through but the joints: rays along z every 15 mm meet frame or leaf."""
    built = made(name, width_m=width, height_m=height)
    tri = np.concatenate(
        [p.positions[p.triangles] for p in (*built.parts, *(q for m in built.moving for q in m.parts))]
    )[..., :2]
    x, y = np.meshgrid(np.arange(-width / 2 + 0.004, width / 2, 0.015), np.arange(0.012, height, 0.031))
    rays = np.stack([x.ravel(), y.ravel()], axis=1)
    met = np.zeros(len(rays), dtype=bool)
    for a, b, c in tri:
        whole = float(across(b - a, c - a))
        if abs(whole) < 1e-9:
            continue
        u = across(rays - a, c - a) / whole
        v = across(b - a, rays - a) / whole
        met |= (u >= 0) & (v >= 0) & (u + v <= 1)
    # What is left are the joints beside and between the leaves, 3 mm each.
    assert met.mean() > 0.985
    gaps = rays[~met]
    for at in np.unique(np.round(gaps[:, 0], 3)):
        assert np.ptp(gaps[np.isclose(gaps[:, 0], at, atol=5e-4), 0]) < 0.004


@pytest.mark.parametrize("hinge", ["left", "right"])
@pytest.mark.parametrize("name", ["cell-door", "panel-door"])
def test_leaf_opens_into_the_near_room(name: str, hinge: str) -> None:
    built = made(name, hinge=hinge)
    (leaf,) = built.moving
    params = kinds.params_model(name)()
    depth = float(getattr(params, "depth_m"))  # noqa: B009
    shut, wide = leaf_points(leaf, 0.0), leaf_points(leaf, math.radians(90))
    assert shut[:, 2].max() < depth / 2 + 0.11
    assert wide[:, 2].max() > depth / 2 + 0.6
    side = -1 if hinge == "left" else 1
    assert leaf.pivot[0] * side > 0
    # Open at a right angle, the leaf leaves the way free but for its own thickness and fittings.
    free = wide[(wide[:, 2] < depth / 2)]
    assert (free[:, 0] * side).min() > leaf.pivot[0] * side - 0.14 if len(free) else True


@pytest.mark.parametrize("name", ["cell-door", "panel-door"])
def test_leaf_never_enters_the_wall_as_it_turns(name: str) -> None:
    built = made(name)
    params = kinds.params_model(name)()
    width, depth = (float(getattr(params, f"{key}_m")) for key in ("width", "depth"))
    (leaf,) = built.moving
    for angle in np.linspace(0, leaf.open_rad, 9):
        points = leaf_points(leaf, float(angle))
        in_wall = (points[:, 0] < -width / 2 - 0.002) & (points[:, 2] < depth / 2 - 0.001)
        assert not in_wall.any()


@pytest.mark.parametrize("width", [0.6, 0.75, 1.1])
def test_nothing_on_a_cell_leaf_catches_the_frame(width: float) -> None:
    """On the lock's side the leaf, its bolt drawn back, stays within the frame's clear opening."""
    (leaf,) = made("cell-door", width_m=width).moving
    assert leaf_points(leaf, 0.0)[:, 0].max() < width / 2 - 0.022


def test_doors_rest_as_asked() -> None:
    assert made("cell-door").moving[0].rest_rad == pytest.approx(math.radians(100), abs=math.radians(3.1))
    assert made("cell-door", rest_deg=0, open_deg=120).moving[0].rest_rad < math.radians(3.1)
    assert made("panel-door", rest_deg=80).moving[0].rest_rad == pytest.approx(math.radians(80))
    assert made("iron-door-closed").moving == ()
    assert made("iron-door-closed").faces == ()
    assert made("cell-door").faces == ()


def test_double_leaves_mirror_each_other() -> None:
    left, right = made("double-door").moving
    a, b = leaf_points(left, 0.7), leaf_points(right, 0.7)
    np.testing.assert_allclose(np.sort(a[:, 0]), np.sort(-b[:, 0]), atol=0.02)
    assert {left.name, right.name} == {"leaf-left", "leaf-right"}


STAIRS = [
    {},
    {"top_landing_m": 1.4, "rail_at": "wall"},
    {"mid_landing_m": 1.0, "steps": 17},
    {"mid_landing_m": 1.2, "top_landing_m": 0.9, "rails": "left"},
    {"steps": 1, "rise_m": 0.17, "run_m": 0.3, "rails": "none"},
]


@pytest.mark.parametrize("params", STAIRS)
def test_stair_patches_join_end_to_end(params: dict[str, object]) -> None:
    model = kinds.params_model("stair")(**params)
    built = kinds.build("stair", model, 1)
    width, rise, run, mid, top = (
        float(getattr(model, f"{key}_m")) for key in ("width", "rise", "run", "mid_landing", "top_landing")
    )
    first, last = built.patches[0], built.patches[-1]
    np.testing.assert_allclose(first[:2, 1:], 0.0)
    np.testing.assert_allclose(last[2:, 1], rise)
    np.testing.assert_allclose(last[2:, 2], -(run + mid + top))
    for low, high in zip(built.patches[:-1], built.patches[1:], strict=True):
        np.testing.assert_allclose(low[3], high[0], atol=1e-12)
        np.testing.assert_allclose(low[2], high[1], atol=1e-12)
    for patch in built.patches:
        across = np.cross(patch[1] - patch[0], patch[3] - patch[0])
        assert across[1] > 0, "a patch is seen from below"
        assert abs(float((patch[2] - patch[0]) @ across)) < 1e-9
        assert np.ptp(patch[:, 0]) == pytest.approx(width)


def test_treads_lie_within_a_riser_of_the_walked_line() -> None:
    model = kinds.params_model("stair")()
    built = kinds.build("stair", model, 1)
    body = next(p for p in built.parts if p.finish == "concrete-floor")
    top = body.normals[:, 1] > 0.9
    rise, run, steps = 2.72, 4.48, 16
    line = -body.positions[top, 2] * rise / run
    above = body.positions[top, 1] - line
    assert above.min() > -0.012
    assert above.max() < rise / steps + 0.012
