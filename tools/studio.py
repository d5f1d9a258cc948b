"""A small photographer's studio: one thing in soft light, by rays, without a browser.

Lambert under one large soft light and an even sky, one bounce of the floor's colour, mirrors for metal and a
Fresnel film for glass. Sample points come from a fixed sequence: the same thing gives the same picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Picture
from pyoidn import denoise

from enfilade.pipeline.finishes import finish
from enfilade.pipeline.finishes.surface import linear, srgb
from enfilade.pipeline.light.sampling import spread
from enfilade.pipeline.light.trace import Tracer
from enfilade.pipeline.mesh import Part
from enfilade.pipeline.pack_textures import PACKED

Floats = NDArray[np.float32]
Image = NDArray[np.uint8]

KEY_WAY = np.array([-0.55, 0.72, 0.62], np.float32) / np.linalg.norm([-0.55, 0.72, 0.62])
"""Where the large light stands: to the left, above and before the thing."""
KEY_SPREAD = 0.22
KEY, SKY, FLOOR_BOUNCE = 2.1, np.array([0.92, 0.96, 1.0], np.float32) * 0.95, 0.35
TEXELS = 256


@dataclass(frozen=True)
class Camera:
    """An eye that looks at a point; fov_rad is the vertical field of view."""

    eye: NDArray[np.float64]
    target: NDArray[np.float64]
    fov_rad: float


@dataclass(frozen=True)
class Set:
    """Triangles of the scene by row: corners, corner normals, metres of texture, colour, which finish."""

    corners: Floats
    normals: Floats
    uv: Floats
    colour: Floats
    finish: NDArray[np.int64]
    names: tuple[str, ...]


def gathered(parts: Sequence[Part]) -> Set:
    """Return parts as one set of triangles."""
    names = tuple(sorted({part.finish for part in parts}))
    triangles = [part.triangles for part in parts]
    return Set(
        corners=np.concatenate([p.positions[t] for p, t in zip(parts, triangles, strict=True)]).astype(
            np.float32
        ),
        normals=np.concatenate([p.normals[t] for p, t in zip(parts, triangles, strict=True)]).astype(
            np.float32
        ),
        uv=np.concatenate(
            [p.uv[t] / finish(p.finish).scale_m for p, t in zip(parts, triangles, strict=True)]
        ).astype(np.float32),
        colour=np.concatenate(
            [
                np.ones((len(t), 3, 3)) if p.colour is None else p.colour[t]
                for p, t in zip(parts, triangles, strict=True)
            ]
        ).astype(np.float32),
        finish=np.concatenate(
            [np.full(len(t), names.index(p.finish)) for p, t in zip(parts, triangles, strict=True)]
        ),
        names=names,
    )


def photograph(
    parts: Sequence[Part], camera: Camera, size: tuple[int, int], rays: int = 12, from_below: bool = False
) -> Image:
    """Return the (h, w, 3) sRGB picture of (width, height) pixels; a ceiling's things are lit from below."""
    scene = gathered(parts)
    looks = [finish(name) for name in scene.names]
    clear = np.array([look.transparent for look in looks])[scene.finish]
    studio = Studio(scene, clear, KEY_WAY * np.array([1, -1, 1], np.float32) if from_below else KEY_WAY)
    width, height = size
    pixel = np.arange(width * height)
    inner = spread(pixel, rays, 7000)
    x = ((pixel % width)[:, None] + inner[..., 0]) / width * 2 - 1
    y = 1 - ((pixel // width)[:, None] + inner[..., 1]) / height * 2
    ahead = camera.target - camera.eye
    ahead = ahead / np.linalg.norm(ahead)
    right = np.cross(ahead, [0.0, 1.0, 0.0])
    right /= np.linalg.norm(right)
    up = np.cross(right, ahead)
    tall = np.tan(camera.fov_rad / 2)
    way = ahead + (x * tall * width / height)[..., None] * right + (y * tall)[..., None] * up
    way = (way / np.linalg.norm(way, axis=-1, keepdims=True)).reshape(-1, 3).astype(np.float32)
    origin = np.broadcast_to(camera.eye.astype(np.float32), way.shape)
    light = studio.seen(origin, way, 2)
    # Six rays a pixel and a denoiser: a second of work for what forty rays would take.
    noisy = np.minimum(light, 4.0).reshape(height, width, rays, 3).mean(axis=2)
    clean = np.asarray(denoise(np.ascontiguousarray(noisy, np.float32), filter_type="RT", quality="high"))
    clean = np.maximum(clean, 0).astype(np.float32)
    picture = clean / (1 + 0.20 * clean)
    out: Image = np.round(np.clip(srgb(picture.astype(np.float32)), 0, 1) * 255).astype(np.uint8)
    return out


class Studio:
    """The lit set: answers what is seen along rays."""

    def __init__(self, scene: Set, clear: NDArray[np.bool_], key: Floats) -> None:
        self.scene = scene
        self.key = key
        looks = [finish(name) for name in scene.names]
        self.solid = Tracer(scene.corners.astype(np.float64), ~clear)
        self.panes = Tracer(scene.corners.astype(np.float64), clear) if clear.any() else None
        self.tiles = [linear(shipped(name, "albedo-small")) for name in scene.names]
        orm = [shipped(name, "orm-small").astype(np.float32).mean(axis=(0, 1)) / 255 for name in scene.names]
        self.metal = np.array([o[2] * look.metallic for o, look in zip(orm, looks, strict=True)], np.float32)
        self.rough = np.array([o[1] * look.roughness for o, look in zip(orm, looks, strict=True)], np.float32)
        self.glow = np.array([look.emissive for look in looks], np.float32)

    def seen(self, origin: Floats, way: Floats, bounces: int) -> Floats:
        """Return the light (n, 3) that comes back along rays, panes included."""
        hits = self.solid.hits(origin, way)
        out = backdrop(way)
        met = hits.face >= 0
        if met.any():
            out[met] = self._shade(
                origin[met], way[met], hits.face[met], hits.weights[met], hits.distance_m[met], bounces
            )
        if self.panes is not None:
            glass = self.panes.hits(origin, way)
            before = (glass.face >= 0) & ((hits.face < 0) | (glass.distance_m < hits.distance_m))
            normal = self._normal(glass.face[before], glass.weights[before])
            cos = np.abs(np.einsum("ij,ij->i", normal, way[before]))
            share = (0.04 + 0.96 * (1 - cos) ** 5)[:, None] * 1.6
            mirrored = way[before] - 2 * np.einsum("ij,ij->i", normal, way[before])[:, None] * normal
            share = np.clip(share, 0, 0.9)
            out[before] = out[before] * (1 - share) * np.array(
                [0.93, 0.965, 0.95], np.float32
            ) + share * backdrop(mirrored)
        return out

    def _shade(
        self,
        origin: Floats,
        way: Floats,
        face: NDArray[np.int64],
        weights: Floats,
        distance: Floats,
        bounces: int,
    ) -> Floats:
        kind = self.scene.finish[face]
        normal = self._normal(face, weights)
        facing = np.einsum("ij,ij->i", normal, way)
        normal = np.where((facing > 0)[:, None], -normal, normal)
        at = origin + way * distance[:, None] + normal * np.float32(1e-3)
        albedo = self._albedo(face, weights, kind)
        dice = spread(np.arange(len(face)) * 7919 % 104729, 1, 311)[:, 0].astype(np.float32)
        more = spread(np.arange(len(face)) * 7907 % 104723, 1, 977)[:, 0].astype(np.float32)
        key = self.key + KEY_SPREAD * _ball(more)
        key /= np.linalg.norm(key, axis=1, keepdims=True)
        far = np.full(len(face), 60.0, np.float32)
        lit = self.solid.free(at, key, far) * np.clip(np.einsum("ij,ij->i", normal, key), 0, None)
        around = _hemisphere(normal, dice)
        open_ = self.solid.free(at, around, np.full(len(face), 2.2, np.float32))
        height = 0.5 + 0.5 * around[:, 1:2]
        sky = np.where(open_[:, None], SKY * (0.55 + 0.45 * height), FLOOR_BOUNCE * albedo)
        metal = self.metal[kind][:, None]
        light = (
            albedo
            * (1 - metal)
            * (KEY * lit[:, None] * np.array([1.0, 0.965, 0.91], np.float32) + sky)
            * 0.62
        )
        polish = np.clip(1 - self.rough[kind], 0, 1)[:, None]
        mirrored = way - 2 * np.einsum("ij,ij->i", normal, way)[:, None] * normal
        mirrored = mirrored + self.rough[kind][:, None] ** 2 * 0.9 * _ball(dice)
        mirrored = (mirrored / np.linalg.norm(mirrored, axis=1, keepdims=True)).astype(np.float32)
        cos = np.clip(-np.einsum("ij,ij->i", normal, way), 0, 1)[:, None]
        fresnel = (0.04 * (1 - metal) + albedo * metal) + (1 - metal) * 0.5 * polish * (1 - cos) ** 5
        shiny = (fresnel.max(axis=1) > 0.045) if bounces > 0 else np.zeros(len(face), bool)
        image = backdrop(mirrored)
        if shiny.any():
            image[shiny] = self.seen(at[shiny], mirrored[shiny], bounces - 1)
        out: Floats = (light + fresnel * image * (0.35 + 0.65 * polish) + 2.4 * self.glow[kind]).astype(
            np.float32
        )
        return out

    def _normal(self, face: NDArray[np.int64], weights: Floats) -> Floats:
        three = _three(weights)
        normal = np.einsum("nc,ncx->nx", three, self.scene.normals[face])
        out: Floats = (normal / np.linalg.norm(normal, axis=1, keepdims=True)).astype(np.float32)
        return out

    def _albedo(self, face: NDArray[np.int64], weights: Floats, kind: NDArray[np.int64]) -> Floats:
        three = _three(weights)
        uv = np.einsum("nc,ncx->nx", three, self.scene.uv[face])
        column, row = (np.floor(uv * TEXELS).astype(np.int64) % TEXELS).T
        out = np.empty((len(face), 3), np.float32)
        for number, tile in enumerate(self.tiles):
            mine = kind == number
            out[mine] = tile[row[mine], column[mine]]
        return np.asarray(out * np.einsum("nc,ncx->nx", three, self.scene.colour[face]), np.float32)


def shipped(name: str, kind: str) -> Image:
    """Return a map of a finish as it is shipped: painting it would take a second."""
    return np.asarray(Picture.open(PACKED / f"{name}-{kind}.webp").convert("RGB"))


def backdrop(way: Floats) -> Floats:
    """The studio's walls as seen along rays: a warm grey sweep, a soft box to the upper left."""
    up = way[:, 1:2]
    grey = 0.30 + 0.26 * np.clip(up + 0.2, 0, 1)
    box = np.clip((way @ KEY_WAY - 0.80) / 0.12, 0, 1)[:, None]
    return np.asarray(grey * np.array([1.0, 0.985, 0.96], np.float32) + 1.1 * box, np.float32)


def _three(weights: Floats) -> Floats:
    return np.stack([1 - weights[:, 0] - weights[:, 1], weights[:, 0], weights[:, 1]], axis=1)


def _ball(dice: Floats) -> Floats:
    """Points on the unit sphere from pairs of numbers."""
    z = 2 * dice[:, :1] - 1
    angle = 2 * np.pi * dice[:, 1:2]
    ring = np.sqrt(np.maximum(1 - z * z, 0))
    return np.concatenate([ring * np.cos(angle), ring * np.sin(angle), z], axis=1).astype(np.float32)


def _hemisphere(normal: Floats, dice: Floats) -> Floats:
    """Directions about normals, as often as the cosine."""
    way = normal + _ball(dice) * np.float32(0.999)
    out: Floats = (way / np.linalg.norm(way, axis=1, keepdims=True)).astype(np.float32)
    return out
