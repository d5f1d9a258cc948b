from __future__ import annotations

import numpy as np

from enfilade.pipeline.light.bake import Quality, bake
from enfilade.pipeline.light.emitters import SphereLight
from enfilade.pipeline.light.poster import Camera, poster, suggested_exposure
from enfilade.pipeline.light.scene import Float, Int
from tests.pipeline.light.rooms import box, lay_out


def test_a_poster_looks_where_the_camera_looks() -> None:
    scene, atlas = lay_out(box((4, 3, 4), (0, 1.5, 0), inward=True), 10, albedo=0.5)
    scene.albedo[np.abs(scene.triangles[:, :, 2] + 2).max(axis=1) < 1e-9] = [0.8, 0.1, 0.1]  # north is red
    scene.albedo[np.abs(scene.triangles[:, :, 0] + 2).max(axis=1) < 1e-9] = [0.1, 0.1, 0.8]  # west is blue
    lamp = SphereLight((0.0, 2.6, 0.0), 0.03, 900.0, 5000.0)
    light = bake(scene, [lamp], atlas.size, Quality(2, 0, 32, 4, 16))
    exposure = suggested_exposure(light)
    north = poster(scene, light, Camera((0, 1.5, 0), 0.0, 0.0, 0.8), (32, 24), exposure, rays=4)
    west = poster(scene, light, Camera((0, 1.5, 0), np.pi / 2, 0.0, 0.8), (32, 24), exposure, rays=4)
    assert north.shape == (24, 32, 3)
    assert north.dtype == np.uint8
    assert north[12, 16, 0] > 2 * north[12, 16, 2]
    assert west[12, 16, 2] > 2 * west[12, 16, 0]
    down = poster(scene, light, Camera((0, 1.5, 0), 0.0, -1.5, 0.8), (32, 24), exposure, rays=4)
    assert 60 < down[12, 16].mean() < 230


def test_a_poster_takes_albedo_from_textures() -> None:
    scene, atlas = lay_out(box((4, 3, 4), (0, 1.5, 0), inward=True), 10, albedo=0.5)
    light = bake(
        scene, [SphereLight((0.0, 2.6, 0.0), 0.03, 900.0, 5000.0)], atlas.size, Quality(2, 0, 32, 4, 16)
    )

    def shade(face: Int, weights: Float, position: Float) -> Float:
        stripes: Float = np.where(position[:, 1:2] > 1.5, 0.8, 0.05) * np.ones((1, 3), np.float32)
        return stripes.astype(np.float32)

    picture = poster(scene, light, Camera((0, 1.5, 0), 0.0, 0.0, 0.8), (32, 24), 0.05, shade, rays=4)
    assert picture[4].mean() > 2 * picture[20].mean()
