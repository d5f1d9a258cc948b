"""A still of a hall by its baked light, with the viewer's tone curve: seen before the hall has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.light.colour import khronos_neutral, to_srgb
from enfilade.pipeline.light.radiance import Lit
from enfilade.pipeline.light.sampling import spread
from enfilade.pipeline.light.scene import BakeScene, Bool, Float, Int, LightLayers
from enfilade.pipeline.light.trace import Tracer, in_chunks

# Albedo (n, 3) of points: face (n,), weights (n, 2) of corners two and three, position (n, 3) metres.
Shade: TypeAlias = Callable[[Int, Float, Float], Float]
# Light on faces outside the lightmap: face (n,) and its weights (n, 3) to which of them (n,), lux (k, 3).
Unbaked: TypeAlias = Callable[[Int, Float], tuple[Bool, Float]]
CHUNK_RAYS = 400_000


@dataclass(frozen=True)
class Camera:
    """An eye: metres; yaw 0 to -z, counter-clockwise from above; pitch up; vertical field of view."""

    position: tuple[float, float, float]
    yaw_rad: float
    pitch_rad: float
    fov_rad: float


def poster(
    scene: BakeScene,
    light: LightLayers,
    camera: Camera,
    size: tuple[int, int],
    exposure: float,
    shade: Shade | None = None,
    rays: int = 16,
    unbaked: Unbaked | None = None,
) -> NDArray[np.uint8]:
    """(h, w, 3) sRGB picture of (width, height) pixels. exposure multiplies cd/m², as three's does.

    `shade` looks up albedo in textures; without it each face has its mean albedo. `unbaked` lights faces that
    have no place in the lightmap (leaves) as the viewer does. Panes that let light through are not drawn.
    """
    width, height = size
    tracer, lit = (
        Tracer(scene.triangles, scene.occludes | (scene.emission.sum(axis=1) > 0)),
        Lit(scene, light),
    )
    corners = scene.triangles.astype(np.float32)
    albedo, emission = scene.albedo.astype(np.float32), scene.emission.astype(np.float32)
    right, up, ahead = _axes(camera)
    tall = np.tan(camera.fov_rad / 2)
    eye = np.asarray(camera.position, np.float32)
    picture = np.zeros((width * height, 3), np.float64)

    def work(piece: slice) -> None:
        pixel = np.arange(piece.start, piece.stop)
        inner = spread(pixel, rays, 7000)
        x = ((pixel % width)[:, None] + inner[..., 0]) / width * 2 - 1
        y = 1 - ((pixel // width)[:, None] + inner[..., 1]) / height * 2
        way = ahead + (x * tall * width / height)[..., None] * right + (y * tall)[..., None] * up
        way = (way / np.linalg.norm(way, axis=-1, keepdims=True)).reshape(-1, 3).astype(np.float32)
        hits = tracer.hits(np.broadcast_to(eye, way.shape), way)
        face, weights = hits.face, hits.weights
        three = np.stack([1 - weights[:, 0] - weights[:, 1], weights[:, 0], weights[:, 1]], axis=1)
        where = np.einsum("nc,ncx->nx", three, corners[face])
        base = albedo[face] if shade is None else shade(face, weights, where)
        lux = lit.irradiance(face, weights).sum(axis=1)
        if unbaked is not None:
            theirs, ours = unbaked(face, three)
            lux[theirs] = ours
        radiance = lux * base / np.pi + emission[face]
        radiance *= (face >= 0)[:, None]
        # the curve before the mean: a bulb's edge is then as smooth as everything else
        toned = khronos_neutral(radiance.astype(np.float64) * exposure)
        picture[piece] = np.clip(toned, 0, 1).reshape(len(pixel), rays, 3).mean(axis=1)

    in_chunks(width * height, max(1, CHUNK_RAYS // rays), work, lambda share: None)
    grain = np.random.default_rng(0).random((height * width, 1)) - 0.5
    code = np.clip(to_srgb(picture) * 255 + 0.5 + grain, 0, 255).astype(np.uint8)
    return code.reshape(height, width, 3)


def suggested_exposure(light: LightLayers) -> float:
    """An exposure at which the hall's middling light (its log-mean) on a grey of 0.5 is a middle tone."""
    total = np.sum([image[light.owned] for image in light.layers.values()], axis=0) @ [0.2126, 0.7152, 0.0722]
    middle = float(np.exp(np.mean(np.log(np.maximum(total, 0.05)))))
    return 0.26 / (middle * 0.5 / np.pi)


def _axes(camera: Camera) -> tuple[Float, Float, Float]:
    cy, sy = np.cos(camera.yaw_rad), np.sin(camera.yaw_rad)
    cp, sp = np.cos(camera.pitch_rad), np.sin(camera.pitch_rad)
    ahead = np.array([-sy * cp, sp, -cy * cp], np.float32)
    right = np.array([cy, 0.0, -sy], np.float32)
    return right, np.cross(right, ahead).astype(np.float32), ahead
