from __future__ import annotations

import numpy as np

from enfilade.pipeline.light.bake import bake
from enfilade.pipeline.light.emitters import SphereLight
from enfilade.pipeline.light.poster import Camera, Met, Stills, suggested_exposure
from enfilade.pipeline.light.quality import Quality
from tests.pipeline.light.rooms import box, lay_out


def test_a_poster_looks_where_the_camera_looks() -> None:
    scene, atlas = lay_out(box((4, 3, 4), (0, 1.5, 0), inward=True), 10, albedo=0.5)
    scene.albedo[np.abs(scene.triangles[:, :, 2] + 2).max(axis=1) < 1e-9] = [0.8, 0.1, 0.1]  # north is red
    scene.albedo[np.abs(scene.triangles[:, :, 0] + 2).max(axis=1) < 1e-9] = [0.1, 0.1, 0.8]  # west is blue
    lamp = SphereLight((0.0, 2.6, 0.0), 0.03, 900.0, 5000.0)
    light = bake(scene, [lamp], atlas.size, Quality(2, 0, 32, 4, 16))
    exposure = suggested_exposure(light)
    stills = Stills(scene, light, exposure)
    north = stills.take(Camera((0, 1.5, 0), 0.0, 0.0, 0.8), (32, 24))
    west = stills.take(Camera((0, 1.5, 0), np.pi / 2, 0.0, 0.8), (32, 24))
    assert north.shape == (24, 32, 3)
    assert north.dtype == np.uint8
    assert north[12, 16, 0] > 2 * north[12, 16, 2]
    assert west[12, 16, 2] > 2 * west[12, 16, 0]
    down = stills.take(Camera((0, 1.5, 0), 0.0, -1.5, 0.8), (32, 24))
    assert 60 < down[12, 16].mean() < 230


def test_a_poster_takes_albedo_from_textures() -> None:
    scene, atlas = lay_out(box((4, 3, 4), (0, 1.5, 0), inward=True), 10, albedo=0.5)
    light = bake(
        scene, [SphereLight((0.0, 2.6, 0.0), 0.03, 900.0, 5000.0)], atlas.size, Quality(2, 0, 32, 4, 16)
    )

    def striped(met: Met) -> None:
        height = np.einsum("nc,nc->n", met.three, scene.triangles[met.face, :, 1])[:, None]
        met.albedo[:] = np.where(height > 1.5, 0.8, 0.05)

    picture = Stills(scene, light, 0.05, striped).take(Camera((0, 1.5, 0), 0.0, 0.0, 0.8), (32, 24))
    assert picture[4].mean() > 2 * picture[20].mean()


def test_only_where_an_edge_runs_a_pixel_gets_its_second_helping_and_comes_near_to_many_rays() -> None:
    scene, atlas = lay_out(box((4, 3, 4), (0, 1.5, 0), inward=True), 10, albedo=0.5)
    scene.albedo[np.abs(scene.triangles[:, :, 2] + 2).max(axis=1) < 1e-9] = 0.05
    lamp = SphereLight((0.0, 2.6, 0.0), 0.03, 900.0, 5000.0)
    stills = Stills(scene, bake(scene, [lamp], atlas.size, Quality(2, 0, 32, 4, 16)), 0.05)
    camera = Camera((0, 1.5, 0), 0.3, 0.1, 1.4)
    few, better, many = (
        stills.take(camera, (96, 64), rays).astype(float) for rays in ((2, 0), (2, 14), (64, 0))
    )
    one_step = 1.5  # the grain is half a step
    rough, fine = np.abs(few - many) > 3 * one_step, np.abs(better - many) > 3 * one_step
    assert fine.sum() < 0.35 * rough.sum()
    flat = np.abs(few - many).max(axis=2) < one_step
    assert np.array_equal(few[flat], better[flat]) or np.abs(few - better)[flat].max() <= 3 * one_step
