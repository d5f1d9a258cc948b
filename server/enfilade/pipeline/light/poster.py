"""A still of a hall by its baked light, with the viewer's tone curve: seen before the hall has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter, minimum_filter

from enfilade.pipeline.light.colour import khronos_neutral, to_srgb
from enfilade.pipeline.light.radiance import Lit
from enfilade.pipeline.light.sampling import r2, shifts
from enfilade.pipeline.light.scene import BakeScene, Bool, Float, Int, LightLayers
from enfilade.pipeline.light.trace import Tracer, in_chunks

# Albedo (n, 3) of points: face (n,), weights (n, 3) of its corners.
Shade: TypeAlias = Callable[[Int, Float], Float]
# Light on faces outside the lightmap: face (n,) and weights (n, 3) to which of them (n,), lux (k, 3).
Unbaked: TypeAlias = Callable[[Int, Float], tuple[Bool, Float]]
CHUNK_RAYS = 250_000
# A pixel that differs from one beside it by this (of 1, as displayed) gets the second helping of rays.
EDGE = 0.05


@dataclass(frozen=True)
class Camera:
    """An eye: metres; yaw 0 to -z, counter-clockwise from above; pitch up; vertical field of view."""

    position: tuple[float, float, float]
    yaw_rad: float
    pitch_rad: float
    fov_rad: float


class Stills:
    """A lit hall to take stills of.

    exposure multiplies cd/m², as three's does. `shade` looks up albedo in textures; without it each face has
    its mean albedo. `unbaked` lights faces that have no place in the lightmap (leaves) as the viewer does.
    Panes that let light through are not drawn.
    """

    def __init__(
        self,
        scene: BakeScene,
        light: LightLayers,
        exposure: float,
        shade: Shade | None = None,
        unbaked: Unbaked | None = None,
    ) -> None:
        self._tracer = Tracer(scene.triangles, scene.occludes | (scene.emission.sum(axis=1) > 0))
        self._lit = Lit(scene, light.summed())
        self._albedo = (scene.albedo / np.pi * exposure).astype(np.float32)
        self._glow = (scene.emission * exposure).astype(np.float32)
        self._per_lux = np.float32(exposure / np.pi)
        self._shade, self._unbaked = shade, unbaked

    def take(
        self, camera: Camera, size: tuple[int, int], rays: tuple[int, int] = (4, 12)
    ) -> NDArray[np.uint8]:
        """(h, w, 3) sRGB picture of (width, height) pixels; rays for each, and more where an edge runs."""
        width, height = size
        few, more = rays
        picture = self._pixels(camera, size, np.arange(width * height), 0, few)
        if more:
            grey = to_srgb(picture.astype(np.float64)).max(axis=1).reshape(height, width)
            edge = np.flatnonzero(maximum_filter(grey, 3) - minimum_filter(grey, 3) > EDGE)
            again = self._pixels(camera, size, edge, few, more)
            picture[edge] = (picture[edge] * few + again * more) / (few + more)
        grain = np.random.default_rng(0).random((height * width, 1)) - 0.5
        code = np.clip(to_srgb(picture.astype(np.float64)) * 255 + 0.5 + grain, 0, 255).astype(np.uint8)
        return code.reshape(height, width, 3)

    def _pixels(self, camera: Camera, size: tuple[int, int], pixels: Int, first: int, rays: int) -> Float:
        """(n, 3) display linear means over rays number `first` and after of (n,) pixels."""
        width, height = size
        right, up, ahead = _axes(camera)
        tall = np.float32(np.tan(camera.fov_rad / 2))
        right, up = right * tall * np.float32(width / height), up * tall
        eye = np.asarray(camera.position, np.float32)
        pattern = r2(first + rays)[first:]
        found = np.zeros((len(pixels), 3), np.float32)

        def work(piece: slice) -> None:
            pixel = pixels[piece]
            inner = (pattern[None] + shifts(pixel, 7000)[:, None]) % np.float32(1)
            x = ((pixel % width)[:, None] + inner[..., 0]).astype(np.float32) * np.float32(2 / width) - 1
            y = 1 - ((pixel // width)[:, None] + inner[..., 1]).astype(np.float32) * np.float32(2 / height)
            way = (ahead + x[..., None] * right + y[..., None] * up).reshape(-1, 3)
            hits = self._tracer.hits(np.broadcast_to(eye, way.shape), way)
            toned = self._toned(hits.face, hits.weights)
            # the curve before the mean: a bulb's edge is then as smooth as everything else
            found[piece] = toned.reshape(len(pixel), rays, 3).mean(axis=1)

        in_chunks(len(pixels), max(1, CHUNK_RAYS // rays), work, lambda share: None)
        return found

    def _toned(self, face: Int, weights: Float) -> Float:
        """(n, 3) what is shown of points of faces."""
        three = np.stack([1 - weights[:, 0] - weights[:, 1], weights[:, 0], weights[:, 1]], axis=1)
        base = self._albedo[face] if self._shade is None else self._shade(face, three) * self._per_lux
        lux = self._lit.irradiance(face, weights)[:, 0]
        if self._unbaked is not None:
            theirs, ours = self._unbaked(face, three)
            lux[theirs] = ours
        shown: Float = lux * base + self._glow[face]
        shown[face < 0] = 0
        return np.clip(khronos_neutral(shown), 0, 1)


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
