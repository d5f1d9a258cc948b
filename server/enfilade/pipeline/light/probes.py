"""Light for what moves, and for what mirrors: spherical harmonics at points, small panoramas of the room."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from enfilade.pipeline.light.colour import kelvin_rgb
from enfilade.pipeline.light.emitters import Light
from enfilade.pipeline.light.radiance import Lit
from enfilade.pipeline.light.sampling import r2, sphere, spread
from enfilade.pipeline.light.scene import BakeScene, Bool, Double, Float, LightLayers
from enfilade.pipeline.light.shine import sample
from enfilade.pipeline.light.trace import Tracer

RAYS = 512
LAMP_RAYS = 16


def harmonics(direction: Double) -> Double:
    """(..., 9) real spherical harmonics up to the second band, in three.js's order and signs."""
    x, y, z = direction[..., 0], direction[..., 1], direction[..., 2]
    basis: Double = np.stack(
        [
            np.full(x.shape, 0.282095),
            0.488603 * y,
            0.488603 * z,
            0.488603 * x,
            1.092548 * x * y,
            1.092548 * y * z,
            0.315392 * (3 * z * z - 1),
            1.092548 * x * z,
            0.546274 * (x * x - y * y),
        ],
        axis=-1,
    )
    return basis


def irradiance(coefficients: Double, normal: Double) -> Double:
    """(n, 3) lux that radiance coefficients (9, 3) give on surfaces facing (n, 3), as three convolves."""
    band = np.pi * np.array([1.0, *[2 / 3] * 3, *[1 / 4] * 5])
    lux: Double = (harmonics(normal) * band) @ coefficients
    return lux


def probes(
    scene: BakeScene,
    light: LightLayers,
    emitters: Sequence[Light],
    positions: Double,
    leave_out: Bool | None = None,
    white_kelvin: float | None = None,
) -> dict[str, Float]:
    """{layer: (m, 9, 3)} coefficients of incoming radiance (cd/m²) at (m, 3) positions.

    They go into three's LightProbe as they are. leave_out (t,) names triangles that are not there: the leaf
    that the probe is for. Lamps are added by their own rays, so a small bulb is never missed.
    """
    keep = scene.occludes if leave_out is None else scene.occludes & ~leave_out
    tracer, lit = Tracer(scene.triangles, keep), Lit(scene, light)
    count = len(positions)
    albedo = scene.albedo.astype(np.float32)
    around = sphere(r2(RAYS))
    origin = np.repeat(positions.astype(np.float32), RAYS, axis=0)
    direction = np.tile(around, (count, 1))
    hits = tracer.hits(origin, direction)
    face = np.where(hits.back, -1, hits.face)
    seen = lit.irradiance(face, hits.weights) * (albedo[face] / np.pi)[:, None]
    basis = harmonics(around.astype(np.float64))
    mean = np.einsum("mrlc,rb->lmbc", seen.reshape(count, RAYS, -1, 3).astype(np.float64), basis)
    found = {name: mean[i] * (4 * np.pi / RAYS) for i, name in enumerate(lit.names)}
    numbers = np.arange(count)
    for number, lamp in enumerate(emitters):
        point = np.repeat(positions.astype(np.float32)[:, None], LAMP_RAYS, axis=1)
        to_lamp, distance, weight = sample(lamp, point, spread(numbers, LAMP_RAYS, 5000 + number))
        free = tracer.free(point.reshape(-1, 3), to_lamp.reshape(-1, 3), distance.ravel() - 1e-3)
        reached = weight * free.reshape(count, LAMP_RAYS) / LAMP_RAYS
        share = np.einsum("mk,mkb->mb", reached.astype(np.float64), harmonics(to_lamp.astype(np.float64)))
        found[lamp.layer] += share[..., None] * kelvin_rgb(lamp.kelvin, white_kelvin)
    return {name: values.astype(np.float32) for name, values in found.items()}


def environment(
    scene: BakeScene,
    light: LightLayers,
    tracer: Tracer,
    position: tuple[float, float, float],
    width: int = 64,
    rays: int = 16,
    peak: float = 4000.0,
) -> Float:
    """(width / 2, width, 3) cd/m²: the room around a point, all layers on, for reflections. tracer: of all
    its faces, panes and bulbs too.

    Laid out for a three.js DataTexture with EquirectangularReflectionMapping: the first row looks down.
    `peak` bounds what a bulb may show, or one texel of it would sparkle in every roughness.
    """
    height = width // 2
    lit = Lit(scene, light)
    pixel = np.arange(width * height)
    inner = spread(pixel, rays, 9000).astype(np.float64)
    around = ((pixel % width)[:, None] + inner[..., 0]) / width * 2 * np.pi - np.pi
    up = (((pixel // width)[:, None] + inner[..., 1]) / height - 0.5) * np.pi
    direction = np.stack([np.cos(up) * np.cos(around), np.sin(up), np.cos(up) * np.sin(around)], axis=-1)
    flat = direction.reshape(-1, 3).astype(np.float32)
    origin = np.tile(np.asarray(position, np.float32), (len(flat), 1))
    hits = tracer.hits(origin, flat)
    face = np.where(hits.back, -1, hits.face)
    albedo, emission = scene.albedo.astype(np.float32), scene.emission.astype(np.float32)
    seen = lit.irradiance(face, hits.weights).sum(axis=1) * albedo[face] / np.pi
    seen += emission[face] * (face >= 0)[:, None]
    shown: Float = np.minimum(seen, peak).reshape(height, width, rays, 3).mean(axis=2)
    return shown.astype(np.float32)
