"""What every kind in the library keeps to, at its defaults and at the ends of its sizes."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from pydantic import ValidationError

from enfilade.pipeline import finishes, kinds
from enfilade.pipeline.mesh import Built, Floats, Part
from tests.pipeline.shapes.checks import assert_sound

NAMES = kinds.names()

CEILING = {
    "cell-door": 2800,
    "chandelier-simple": 2600,
    "iron-cot": 3000,
    "double-door": 3300,
    "curtain": 3300,
    "radiator": 3200,
    "flag-stand": 2900,
    "flag-wall": 1900,
    "relief-map": 3900,
    "stair": 2600,
    "timeline-wall": 1900,
    "wool-hanks": 4000,
}
"""Triangles at the defaults; whatever is not named stays under 1,700."""


def made(name: str, seed: int = 1, **params: object) -> Built:
    return kinds.build(name, kinds.params_model(name)(**params), seed)


def parts(built: Built) -> Iterator[Part]:
    yield from built.parts
    for moving in built.moving:
        yield from moving.parts


def points(built: Built) -> Floats:
    return np.concatenate([p.positions for p in parts(built)])


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_geometry_is_sound(name: str) -> None:
    for seed in (0, 1, 2**31):
        for part in parts(made(name, seed)):
            assert_sound(part.positions, part.normals, part.uv, part.triangles)
            assert part.colour is not None
            assert part.colour.min() >= 0.04
            assert part.colour.max() <= 1.3


def test_every_finish_is_painted(name: str) -> None:
    for part in parts(made(name)):
        finishes.finish(part.finish)


def test_triangles_stay_few(name: str) -> None:
    assert sum(len(p.triangles) for p in parts(made(name))) <= CEILING.get(name, 1700)


def test_same_seed_same_thing_other_seed_another(name: str) -> None:
    first, again, other = made(name, 5), made(name, 5), made(name, 6)
    for a, b in zip(parts(first), parts(again), strict=True):
        np.testing.assert_array_equal(a.positions, b.positions)
        np.testing.assert_array_equal(a.uv, b.uv)
        np.testing.assert_array_equal(a.colour, b.colour)
    assert any(not np.array_equal(a.uv, b.uv) for a, b in zip(parts(first), parts(other), strict=True))
    apart = np.abs(points(first).max(axis=0) - points(other).max(axis=0)).max()
    assert apart < 0.06, "two of a kind differ by hand, not by design"


def test_lights_are_real_and_lie_in_the_element(name: str) -> None:
    built = made(name)
    low, high = points(built).min(axis=0) - 0.05, points(built).max(axis=0) + 0.05
    for light in built.emitters:
        assert light.lumens > 0
        assert 1800 <= light.kelvin <= 6500
        assert (low <= np.array(light.position)).all()
        assert (np.array(light.position) <= high).all()
        if light.kind == "spot":
            assert math.isclose(float(np.linalg.norm(light.direction)), 1.0, abs_tol=1e-9)
            assert 0 < light.inner_rad < light.outer_rad < math.pi / 2


def test_faces_are_square_and_two_millimetres_before_what_they_are_on(name: str) -> None:
    built = made(name)
    for face in built.faces:
        right, up = np.array(face.right), np.array(face.up)
        assert abs(float(right @ up)) < 1e-9
        np.testing.assert_allclose([np.linalg.norm(right), np.linalg.norm(up)], 1.0, atol=1e-9)
        out = np.cross(right, up)
        centre = np.array(face.centre)
        local = (
            np.concatenate([p.positions[p.triangles] for p in parts(built) if p.finish != "glass"]) - centre
        )
        plane, depth = np.stack([local @ right, local @ up], axis=-1), local @ out
        for x in (-0.49, 0.0, 0.49):
            for y in (-0.49, 0.0, 0.49):
                met = depths_at(plane, depth, np.array([x * face.width_m, y * face.height_m]))
                assert -0.0095 < met.max() < -0.0009, "the face floats, or lies within something"


def depths_at(plane: Floats, depth: Floats, at: Floats) -> Floats:
    """How far before the plane each triangle is that covers a point of it."""
    a, b, c = (plane[:, k] - at for k in range(3))

    def turn(p: Floats, q: Floats) -> Floats:
        return np.asarray(p[:, 0] * q[:, 1] - p[:, 1] * q[:, 0])

    weights = np.stack([turn(b, c), turn(c, a), turn(a, b)], axis=1)
    whole = weights.sum(axis=1)
    covers = (np.abs(whole) > 1e-12) & ((weights >= 0).all(axis=1) | (weights <= 0).all(axis=1))
    return np.asarray((weights[covers] * depth[covers]).sum(axis=1) / whole[covers])


def test_element_keeps_to_its_side(name: str) -> None:
    built, where = made(name), kinds.mounted(name)
    here = np.concatenate([p.positions for p in built.parts])
    if where == "floor":
        assert here[:, 1].min() > -0.002
    elif where == "wall":
        assert here[:, 2].min() > -0.003
        assert here[:, 1].min() > -0.002
    elif where == "ceiling":
        assert here[:, 1].max() < 0.004
    else:
        params = kinds.params_model(name)()
        width, height, depth = (float(getattr(params, f"{key}_m")) for key in ("width", "height", "depth"))
        # Architraves, flanges, hinges and sills reach out of the hole, by the width of a hand at most.
        assert np.abs(here[:, 0]).max() < width / 2 + 0.16
        assert here[:, 1].max() < height + 0.16
        assert np.abs(here[:, 2]).max() < depth / 2 + 0.08


def test_footprint_covers_what_stands_on_the_floor(name: str) -> None:
    built = made(name)
    if built.footprint is None or kinds.mounted(name) != "floor":
        return
    here = points(built)
    low = here[here[:, 1] < 1.0]
    spread = built.footprint
    assert spread.shape[1] == 2
    assert (low[:, [0, 2]].min(axis=0) > spread.min(axis=0) - 0.05).all()
    assert (low[:, [0, 2]].max(axis=0) < spread.max(axis=0) + 0.05).all()


def test_parameters_say_what_they_are(name: str) -> None:
    model = kinds.params_model(name)
    assert model.model_config["frozen"]
    with pytest.raises(ValidationError):
        model.model_validate({"no_such_thing": 1})
    if kinds.mounted(name) == "opening":
        assert {"width_m", "height_m", "depth_m"} <= set(model.model_fields)
    for key, field in model.model_fields.items():
        if field.annotation is float:
            assert key.endswith(("_m", "_deg", "_share", "lumens", "kelvin")), f"{key} names no unit"


def test_extremes_build(name: str) -> None:
    """Every number at its least, then at its greatest, one at a time."""
    model = kinds.params_model(name)
    for key, field in model.model_fields.items():
        for bound in field.metadata:
            value = getattr(bound, "ge", getattr(bound, "le", None))
            if value is None:
                continue
            for part in parts(made(name, **{key: value})):
                assert_sound(part.positions, part.normals, part.uv, part.triangles)


def test_unknown_kind_and_wrong_parameters() -> None:
    with pytest.raises(KeyError, match="no element kind 'throne'"):
        kinds.build("throne", kinds.KindParams(), 1)
    with pytest.raises(TypeError, match="takes Bucket"):
        kinds.build("bucket", kinds.KindParams(), 1)
