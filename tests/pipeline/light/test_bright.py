"""Rays aimed at bright patches: where few find the patch more are sent, and the mean stays what it is."""

from __future__ import annotations

import numpy as np
import pytest

from enfilade.pipeline.light import bright
from enfilade.pipeline.light.bright import aim, find_bright
from enfilade.pipeline.light.gather import group
from enfilade.pipeline.light.scene import Double
from enfilade.pipeline.light.texels import Points, receivers
from enfilade.pipeline.light.trace import Tracer
from tests.pipeline.light.rooms import box, lay_out


def test_where_a_slit_hides_most_of_a_bright_wall_more_rays_are_aimed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutters = [box((1.38, 2.5, 0.02), (side * 0.73, 1.3, -1.2)) for side in (-1, 1)]
    scene, atlas = lay_out(np.concatenate([box((3, 2.6, 3), (0, 1.3, 0), inward=True), *shutters]), 12, 0.5)
    places = receivers(scene, atlas.size)
    points, tracer = Points(scene, places), Tracer(scene.triangles, scene.occludes)
    groups = group(scene, places, points, 4_000)
    behind = groups.mean(points.spot[:, 0].astype(np.float64))[:, 2] < -1.45
    radiosity = np.where(behind, 900.0, 1.0)[:, None, None] * np.ones((1, 1, 3))
    found = find_bright(scene, places, groups, radiosity, groups.room(scene, places)[:-1])
    far = np.flatnonzero((points.spot[:, 0, 2] > 0) & (places.texel >= 0))

    def light(rays: int) -> Double:
        told = aim(scene, places, points, tracer, groups, radiosity, found, rays, lambda share: None)
        mean: Double = told[far, 0].mean(axis=1).astype(np.float64)
        return mean

    adaptive = light(6)
    monkeypatch.setattr(bright, "DOUBT", 1e9)
    even, true = light(6), light(200)
    lit = true > np.median(true)
    assert lit.sum() > 500

    def off(got: Double) -> float:
        return float(np.sqrt(np.mean((got[lit] / true[lit] - 1) ** 2)))

    assert off(even) > 1.0
    assert off(adaptive) < 0.5 * off(even)
    assert adaptive[lit].sum() / true[lit].sum() == pytest.approx(1, abs=0.08)
