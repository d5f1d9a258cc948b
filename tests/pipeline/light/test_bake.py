from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import uniform_filter

from enfilade.pipeline.light.bake import bake
from enfilade.pipeline.light.colour import LUMA
from enfilade.pipeline.light.direct import direct_light
from enfilade.pipeline.light.emitters import QuadLight, SphereLight
from enfilade.pipeline.light.gather import final_gather, group, solve
from enfilade.pipeline.light.probes import environment, irradiance, probes
from enfilade.pipeline.light.quality import Quality
from enfilade.pipeline.light.radiance import Lit
from enfilade.pipeline.light.sampling import spread
from enfilade.pipeline.light.scene import Double, Float, face_areas
from enfilade.pipeline.light.shine import sample
from enfilade.pipeline.light.texels import Points, receivers
from enfilade.pipeline.light.trace import Tracer
from tests.pipeline.light.rooms import box, lay_out

DOWN = np.array([0, -1, 0], np.float32)
QUICK = Quality(direct=4, edges=8, bounce=32, aimed=8, gather=24)


def luminance(colour: Float) -> Double:
    value: Double = colour.astype(np.float64) @ LUMA
    return value


def test_a_furnace_glows_by_the_geometric_series() -> None:
    scene, atlas = lay_out(box((2, 2, 3), (0, 1, 0), inward=True), 10, albedo=0.8)
    places = receivers(scene, atlas.size)
    points = Points(scene, places)
    tracer = Tracer(scene.triangles, scene.occludes)
    direct = np.full((len(places), 1, 3), 10.0, np.float32)
    groups = group(scene, places, points, 70_000)
    solved = solve(scene, places, points, tracer, groups, direct, 64, lambda share: None)
    assert np.abs(solved - 10 / (1 - 0.8)).max() < 0.1
    radiosity, room = solved * groups.albedo[:, None], groups.room(scene, places)
    nothing = np.zeros(groups.count + 1, bool)
    indirect, backs, leaked = final_gather(
        scene, places, points, tracer, groups, radiosity, nothing, room, 0.4, 32, lambda share: None
    )
    assert np.abs(indirect - 40).max() < 0.1
    assert backs.max() == 0
    assert leaked == 0


def test_a_bulb_in_a_black_room_follows_the_inverse_square() -> None:
    scene, atlas = lay_out(box((3, 2.6, 4.2), (0, 1.3, 0), inward=True), 10, albedo=0.0)
    light = bake(scene, [SphereLight((0.0, 2.4, 0.0), 0.03, 700.0, 2700.0)], atlas.size, QUICK)
    lit = Lit(scene, light)
    tracer = Tracer(scene.triangles, scene.occludes)
    origin = np.array([[0, 1, 0], [0.8, 1, 0.9], [-1.2, 1, -1.6]], np.float32)
    hits = tracer.hits(origin, np.tile(DOWN, (3, 1)))
    got = luminance(lit.irradiance(hits.face, hits.weights)[:, 0])
    distance = np.linalg.norm(origin * [1, 0, 1] - [0, 2.4, 0], axis=1)
    assert got == pytest.approx(700 / (4 * np.pi * distance**2) * 2.4 / distance, rel=0.02)
    assert light.inside == 0


def test_a_cell_has_the_light_of_a_cell() -> None:
    scene, atlas = lay_out(box((3, 2.6, 4.2), (0, 1.3, 0), inward=True), 10, albedo=0.5)
    light = bake(scene, [SphereLight((0.0, 2.4, 0.0), 0.03, 700.0, 2700.0)], atlas.size, QUICK)
    total = luminance(light.layers["base"])[light.owned].mean()
    # what a lamp gives, shared over the walls and bounced: phi / (A (1 - rho))
    area = face_areas(scene.triangles).sum()
    assert total == pytest.approx(700 / area / 0.5, rel=0.06)


def test_light_does_not_pass_a_wall_and_bends_around_nothing() -> None:
    rooms = np.concatenate([box((2, 2, 2), (0, 1, 0), inward=True), box((2, 2, 2), (2.1, 1, 0), inward=True)])
    scene, atlas = lay_out(rooms, 8, albedo=0.7)
    light = bake(scene, [SphereLight((0.0, 1.5, 0.0), 0.03, 700.0, 2700.0)], atlas.size, QUICK)
    lit = Lit(scene, light)
    dark = lit.irradiance(np.arange(12, 24), np.full((12, 2), 1 / 3, np.float32))
    assert dark.max() == 0.0


def test_a_box_on_the_floor_darkens_it_and_hides_what_is_under_it() -> None:
    both = np.concatenate([box((3, 2.6, 3), (0, 1.3, 0), inward=True), box((0.6, 0.5, 0.6), (0.8, 0.25, 0))])
    scene, atlas = lay_out(both, 16, albedo=0.5)
    light = bake(scene, [SphereLight((-0.8, 2.4, 0.0), 0.03, 700.0, 2700.0)], atlas.size, QUICK)
    assert 0 < light.inside < 0.05
    lit = Lit(scene, light)
    room = Tracer(scene.triangles[:12], np.ones(12, bool))
    origin = np.array([[1.2, 1, 0], [1.2, 1, 1.2], [0.8, 1, 0]], np.float32)
    hits = room.hits(origin, np.tile(DOWN, (3, 1)))
    shadow, clear, under = luminance(lit.irradiance(hits.face, hits.weights)[:, 0])
    assert 1 < shadow < 0.6 * clear
    assert under > 1  # filled from beside it: no black rim where a foot meets the floor


def test_a_window_of_which_a_slit_is_seen_lights_without_gaps() -> None:
    shutters = [box((0.98, 1.2, 0.02), (side * 0.505, 1.3, -1.3)) for side in (-1, 1)]
    scene, atlas = lay_out(np.concatenate([box((3, 2.6, 3), (0, 1.3, 0), inward=True), *shutters]), 20, 0.5)
    window = QuadLight((-0.5, 0.8, -1.45), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), 6000.0, luminance=2000.0)
    places = receivers(scene, atlas.size)
    points, tracer = Points(scene, places), Tracer(scene.triangles, scene.occludes)
    groups = group(scene, places, points, 4_000)
    few = direct_light(places, points, tracer, groups, [window], ["base"], (2, 12), None, lambda share: None)

    # every texel of the far half of the room, and what 300 rays say of it
    far = np.flatnonzero((points.spot[:, 0, 2] > 0) & (places.texel >= 0))
    position, normal, _ = points.of(far, 300)
    way, distance, weight = sample(window, position, spread(far, 300, 77))
    free = tracer.free(position.reshape(-1, 3), way.reshape(-1, 3), distance.ravel() - 1e-3).reshape(-1, 300)
    true = (weight * np.maximum(np.einsum("nkx,nx->nk", way, normal), 0) * free).mean(axis=1)
    lit = far[true > 3]
    assert len(lit) > 1500
    assert (free[true > 3].mean(axis=1) < 0.05).mean() > 0.9

    image = np.full(places.size[0] * places.size[1], np.nan)
    image[places.texel[lit]] = luminance(few[lit, 0]) / true[true > 3]
    whole = np.isfinite(image).reshape(places.size[::-1])
    around = uniform_filter(np.nan_to_num(image).reshape(whole.shape), 7)[
        uniform_filter(whole * 1.0, 7) > 0.999
    ]
    assert len(around) > 500
    assert (around < 0.25).mean() < 0.02
    assert 0.85 < np.median(around) < 1.1


def test_layers_add_up_and_stay_apart() -> None:
    scene, atlas = lay_out(box((3, 2.6, 3), (0, 1.3, 0), inward=True), 10, albedo=0.5)
    lamp = SphereLight((0.0, 2.2, 0.0), 0.03, 700.0, 2700.0, layer="lamp")
    sky = QuadLight((-0.5, 1.0, -1.49), (1.0, 0, 0), (0, 1.0, 0), 6500.0, luminance=200.0, layer="sky")
    light = bake(scene, [lamp, sky], atlas.size, QUICK)
    assert list(light.layers) == ["lamp", "sky"]
    mean = {name: image[light.owned].mean(axis=0) for name, image in light.layers.items()}
    assert mean["lamp"][0] > mean["lamp"][2] * 2
    assert mean["sky"][2] == pytest.approx(mean["sky"][0], rel=0.1)
    alone = bake(scene, [lamp], atlas.size, QUICK, layers=("lamp",))
    apart = np.abs(alone.layers["lamp"] - light.layers["lamp"])[light.owned]
    assert apart.mean() < 0.02 * light.layers["lamp"].mean()


def test_the_same_inputs_give_the_same_light() -> None:
    scene, atlas = lay_out(box((2, 2, 2), (0, 1, 0), inward=True), 10, albedo=0.5)
    lamp = SphereLight((0.3, 1.5, 0.0), 0.03, 400.0, 2700.0)
    one, two = (bake(scene, [lamp], atlas.size, QUICK) for _ in range(2))
    assert np.array_equal(one.layers["base"], two.layers["base"])


def test_an_emitter_of_an_unlisted_layer_is_refused() -> None:
    scene, atlas = lay_out(box((2, 2, 2), (0, 1, 0), inward=True), 10, albedo=0.5)
    with pytest.raises(ValueError, match="moon"):
        bake(scene, [SphereLight((0, 1, 0), 0.03, 1.0, 2700.0, "moon")], atlas.size, QUICK, layers=("base",))


def test_a_probe_knows_where_the_light_comes_from() -> None:
    scene, atlas = lay_out(box((3, 2.6, 3), (0, 1.3, 0), inward=True), 10, albedo=0.0)
    lamp = SphereLight((0.0, 2.2, 0.0), 0.03, 700.0, 6500.0)
    light = bake(scene, [lamp], atlas.size, QUICK)
    found = probes(scene, light, [lamp], np.array([[0.0, 1.2, 0.0]]))["base"][0].astype(np.float64)
    up, down, side = irradiance(found, np.array([[0.0, 1, 0], [0, -1, 0], [1, 0, 0]])) @ LUMA
    # two bands of harmonics give a point light 17/16 of its lux face on
    assert up == pytest.approx(700 / (4 * np.pi) * 17 / 16, rel=0.02)
    assert abs(down) < 0.1 * up
    assert abs(side) < 0.1 * up


def test_a_probe_in_a_furnace_is_even() -> None:
    scene, atlas = lay_out(box((2, 2, 2), (0, 1, 0), inward=True), 10, albedo=0.5)
    light = bake(scene, [], atlas.size, QUICK)
    light.layers["base"][:] = 20.0
    found = probes(scene, light, [], np.array([[0.2, 1.0, 0.1]]))["base"][0].astype(np.float64)
    ways = np.array([[0.0, 1, 0], [0, -1, 0], [1, 0, 0], [0, 0, 1]])
    assert irradiance(found, ways) == pytest.approx(np.full((4, 3), 10.0), rel=0.02)


def test_a_panorama_has_the_lit_side_where_three_looks_for_it() -> None:
    scene, atlas = lay_out(box((2, 2, 2), (0, 1, 0), inward=True), 10, albedo=0.5)
    light = bake(scene, [], atlas.size, QUICK)
    east = np.flatnonzero(np.abs(scene.triangles[:, :, 0] - 1).max(axis=1) < 1e-9)
    scene.emission[east] = 7.0
    image = environment(scene, light, Tracer(scene.triangles, scene.occludes), (0.0, 1.0, 0.0), 32, 8)
    assert image.shape == (16, 32, 3)
    # +x lies in the middle of the panorama (u = atan2(z, x) / 2 pi + 0.5), -x at its edge
    assert image[8, 16] == pytest.approx([7.0] * 3)
    assert image[8, 0] == pytest.approx([0.0] * 3)
