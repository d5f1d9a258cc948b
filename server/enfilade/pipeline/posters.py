"""Stills of a hall from its payload alone: what the viewer shows, taken without a browser and without a bake.

Primary rays meet the hall's triangles; what they meet is base colour times lightmap. Words are not in them.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from PIL import Image

from enfilade.content.hall import Viewpoint
from enfilade.pipeline.finishes.model import Finish
from enfilade.pipeline.glb_hall import eye_of, poster_name
from enfilade.pipeline.hall_model import HallModel
from enfilade.pipeline.light.encode import decode
from enfilade.pipeline.light.payload import Payload, Poster
from enfilade.pipeline.light.poster import Camera, Stills
from enfilade.pipeline.light.probes import irradiance
from enfilade.pipeline.light.scene import BakeScene, Bool, Float, Int, LightLayers
from enfilade.pipeline.light_inputs import GLOW, LightInputs
from enfilade.pipeline.mesh import Part
from enfilade.pipeline.pack_textures import albedo_tile

POSTERS = {"wide": (1280, 720), "tall": (414, 896)}
FOV_DEG = {"wide": 50.0, "tall": 75.0}
"""Vertical fields of view, as the viewer has them: 62 degrees of diagonal feel on a desk, 75 on a phone."""

TILE = 512
POSTER_QUALITY = 78

Picture = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]


class Studio:
    """A hall with its payload, ready for stills."""

    def __init__(
        self, model: HallModel, finishes: Mapping[str, Finish], inputs: LightInputs, payload: Payload
    ) -> None:
        self._model = model
        exposure = model.hall.exposure
        scene = payload_scene(inputs, payload)
        # A still is toned like the view, so bright cards are held to what the viewer shows of them.
        shown = replace(scene, emission=np.minimum(scene.emission, GLOW / exposure))
        self._stills = Stills(
            shown,
            payload_light(payload, len(inputs.triangles)),
            exposure,
            _shade(model, finishes, inputs),
            _leaf_light(inputs, payload.probes),
        )

    def take(self, view: Viewpoint, fov_deg: float, size: tuple[int, int], rays: tuple[int, int]) -> Picture:
        """(h, w, 3) sRGB from a viewpoint, (width, height) pixels; rays as `Stills.take` has them."""
        eye = eye_of(self._model, view)
        camera = Camera(eye, np.radians(view.yaw_deg), np.radians(view.pitch_deg), np.radians(fov_deg))
        return self._stills.take(camera, size, rays)


def posters(
    model: HallModel,
    finishes: Mapping[str, Finish],
    inputs: LightInputs,
    payload: Payload,
    rays: tuple[int, int],
    progress: Callable[[str, float], None],
) -> tuple[Poster, ...]:
    """Return both posters of every viewpoint; none at all where rays are none."""
    if not rays[0]:
        return ()
    studio = Studio(model, finishes, inputs, payload)
    out = []
    for number, view in enumerate(model.hall.viewpoints):
        progress("posters", number / len(model.hall.viewpoints))
        for shape, size in POSTERS.items():
            webp = io.BytesIO()
            picture = studio.take(view, FOV_DEG[shape], size, rays)
            Image.fromarray(picture).save(webp, "WEBP", quality=POSTER_QUALITY, method=6)
            out.append(Poster(poster_name(view, eye_of(model, view), shape), webp.getvalue()))
    return tuple(out)


def payload_scene(inputs: LightInputs, payload: Payload) -> BakeScene:
    """Return the scene that the payload was baked on."""
    uv2 = payload.corner_uv2 / 65535.0
    uv2[~payload.placed] = np.nan
    return BakeScene(
        inputs.triangles,
        inputs.normals,
        uv2,
        inputs.albedo,
        inputs.emission,
        inputs.occludes,
        inputs.room,
    )


def payload_light(payload: Payload, count: int) -> LightLayers:
    """Return the lightmaps as the viewer reads them; of count faces those without a place are dark."""
    width, height = payload.size
    return LightLayers(
        layers={layer.name: decode(layer.webp, layer.scale) for layer in payload.layers},
        loose={layer.name: np.zeros((count, 3), np.float32) for layer in payload.layers},
        owned=np.ones((height, width), np.bool_),
        inside=0.0,
        leaked=0.0,
        seconds=0.0,
    )


def _shade(
    model: HallModel, finishes: Mapping[str, Finish], inputs: LightInputs
) -> Callable[[Int, Float], Float]:
    """Return the look-up of albedo at points of faces: the finish's tile times the vertex colour."""
    parts: list[Part] = [placed.part for placed in model.parts]
    parts += [part for leaf in model.leaves for part in leaf.parts]
    names = sorted({part.finish for part in parts})
    bank = np.stack([_linear(albedo_tile(finishes[name], TILE)) for name in names]).reshape(-1, 3)
    uv = np.concatenate([(p.uv * (TILE / finishes[p.finish].scale_m))[p.triangles] for p in parts])
    uv = uv.astype(np.float32)
    tile = np.concatenate([np.full(len(p.triangles), names.index(p.finish)) for p in parts]) * TILE
    colour = np.concatenate(
        [np.ones((len(p.triangles), 3, 3)) if p.colour is None else p.colour[p.triangles] for p in parts]
    ).astype(np.float32)
    known = len(tile)
    albedo = inputs.albedo.astype(np.float32)

    def shade(face: Int, three: Float) -> Float:
        held = np.clip(face, 0, known - 1)
        spot = np.floor(np.einsum("nc,ncx->nx", three, uv[held])).astype(np.int64) % TILE
        seen: Float = bank[(tile[held] + spot[:, 1]) * TILE + spot[:, 0]]
        seen *= np.einsum("nc,ncx->nx", three, colour[held])
        outside = (face < 0) | (face >= known)
        seen[outside] = albedo[face[outside]]
        return seen

    return shade


def _leaf_light(
    inputs: LightInputs, probes: Mapping[str, Float]
) -> Callable[[Int, Float], tuple[Bool, Float]]:
    """Return the light on leaves by their probes, as the viewer lights them; all layers are on."""
    whole = np.sum(list(probes.values()), axis=0).astype(np.float64)

    def light(face: Int, three: Float) -> tuple[Bool, Float]:
        leaf = np.where(face >= 0, inputs.leaf_of[face], -1)
        theirs = leaf >= 0
        normal = np.einsum("nc,ncx->nx", three[theirs], inputs.normals[face[theirs]])
        lux = np.zeros((len(normal), 3), np.float32)
        for number in np.unique(leaf[theirs]):
            of = leaf[theirs] == number
            lux[of] = np.maximum(irradiance(whole[number], normal[of]), 0)
        return theirs, lux

    return light


def _linear(texels: Picture) -> Float:
    code = texels.astype(np.float32) / 255
    linear = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)
