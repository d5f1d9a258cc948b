"""Bake a hall's light into its payload: lightmaps, probes for leaves, panoramas for mirrors, posters.

The one step that needs a ray tracer and a denoiser; everything of them is imported inside `bake_hall`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image

from enfilade.pipeline.finishes.model import Finish
from enfilade.pipeline.glb_hall import eye_of, leaf_node, poster_name, room_box
from enfilade.pipeline.hall_model import HallModel, PlacedLeaf
from enfilade.pipeline.light.scene import BakeScene, Bool, Double, Float, Int, LightLayers
from enfilade.pipeline.light_inputs import (
    GLOW,
    LARGEST,
    TEXELS_PER_M,
    LightInputs,
    at_rest,
    light_inputs,
)
from enfilade.pipeline.mesh import Part

Quality = Literal["draft", "final"]

POSTERS = {"wide": (1280, 720), "tall": (414, 896)}
FOV_DEG = {"wide": 50.0, "tall": 75.0}
"""Vertical fields of view, as the viewer has them: 62 degrees of diagonal feel on a desk, 75 on a phone."""

POSTER_QUALITY = 78
POSTER_RAYS = {"draft": 4, "final": 12}

Progress = Callable[[str, float], None]


def bake_hall(
    model: HallModel, finishes: Mapping[str, Finish], folder: Path, quality: Quality, progress: Progress
) -> None:
    """Bake the hall and write its payload to `folder`, in place of what is there."""
    from enfilade.pipeline.light.bake import DRAFT, FINAL, bake
    from enfilade.pipeline.light.encode import encode_layer
    from enfilade.pipeline.light.hidden import seen_faces
    from enfilade.pipeline.light.payload import Layer, Panorama, Payload, Poster, save_payload
    from enfilade.pipeline.light.probes import environment, probes
    from enfilade.pipeline.light.rgbe import to_rgbe
    from enfilade.pipeline.light.unwrap import unwrap

    inputs = light_inputs(model, finishes)
    progress("unwrap", 0.0)
    # Leaves move: what they hide at rest may show. What else nobody can see gets no texels, and no bytes.
    seen = seen_faces(inputs.triangles, inputs.occludes & (inputs.leaf_of < 0))
    atlas = unwrap(
        inputs.triangles,
        inputs.normals,
        inputs.part,
        inputs.room,
        TEXELS_PER_M,
        LARGEST,
        inputs.place & seen,
    )
    scene = BakeScene(
        inputs.triangles,
        inputs.normals,
        atlas.uv2,
        inputs.albedo,
        inputs.emission,
        inputs.occludes,
        inputs.room,
    )
    how = DRAFT if quality == "draft" else FINAL
    lit = bake(scene, inputs.emitters, atlas.size, how, inputs.layers, inputs.white_kelvin, progress)

    names = tuple(leaf_node(model, leaf) for leaf in model.leaves)
    found = {layer: np.zeros((len(names), 9, 3), np.float32) for layer in inputs.layers}
    for number, leaf in enumerate(model.leaves):
        progress("probes", number / len(names))
        here = probes(
            scene, lit, inputs.emitters, _middle(leaf)[None], inputs.leaf_of == number, inputs.white_kelvin
        )
        for layer, values in here.items():
            found[layer][number] = values[0]
    panoramas = []
    for number, room in enumerate(model.hall.rooms):
        progress("panoramas", number / len(model.hall.rooms))
        centre, _ = room_box(model, number)
        panoramas.append(Panorama(room.id, centre, to_rgbe(environment(scene, lit, centre))))
    layers = []
    for name, image in lit.layers.items():
        webp, scale = encode_layer(image, lit.owned)
        layers.append(Layer(name, webp, scale))
    stills = tuple(
        Poster(name, webp)
        for name, webp in _posters(model, finishes, inputs, scene, lit, found, quality, progress)
    )
    save_payload(
        folder,
        Payload(
            key=inputs.key(quality),
            size=atlas.size,
            texels_per_m=atlas.texels_per_m,
            corner_uv2=atlas.corner_uv2,
            placed=atlas.placed,
            rooms=atlas.rooms,
            layers=tuple(layers),
            exposure=model.hall.exposure,
            probe_names=names,
            probes=found,
            panoramas=tuple(panoramas),
            posters=stills,
        ),
    )


def _middle(leaf: PlacedLeaf) -> Double:
    """The middle of a leaf at rest."""
    points = np.concatenate([part.moved(at_rest(leaf)).positions for part in leaf.parts])
    middle: Double = (points.min(axis=0) + points.max(axis=0)) / 2
    return middle


def _posters(
    model: HallModel,
    finishes: Mapping[str, Finish],
    inputs: LightInputs,
    scene: BakeScene,
    lit: LightLayers,
    leaf_light: Mapping[str, Float],
    quality: Quality,
    progress: Progress,
) -> list[tuple[str, bytes]]:
    from enfilade.pipeline.light.poster import Camera, poster

    shade = _shade(model, finishes, inputs)
    exposure = model.hall.exposure
    # A still is toned like the view, so bright cards are held to what the viewer shows of them.
    unbaked = _leaf_light(inputs, leaf_light)
    bright = np.minimum(scene.emission, GLOW / exposure)
    shown = replace(scene, emission=bright)
    out = []
    for number, view in enumerate(model.hall.viewpoints):
        progress("posters", number / len(model.hall.viewpoints))
        eye = eye_of(model, view)
        for shape, size in POSTERS.items():
            camera = Camera(
                eye, np.radians(view.yaw_deg), np.radians(view.pitch_deg), np.radians(FOV_DEG[shape])
            )
            picture = poster(shown, lit, camera, size, exposure, shade, POSTER_RAYS[quality], unbaked)
            webp = io.BytesIO()
            Image.fromarray(picture).save(webp, "WEBP", quality=POSTER_QUALITY, method=6)
            out.append((poster_name(view, eye, shape), webp.getvalue()))
    return out


def _shade(
    model: HallModel, finishes: Mapping[str, Finish], inputs: LightInputs
) -> Callable[[Int, Float, Float], Float]:
    """Return the look-up of albedo at points of faces: the finish's tile times the vertex colour."""
    parts: list[Part] = [placed.part for placed in model.parts]
    parts += [part for leaf in model.leaves for part in leaf.parts]
    names = sorted({part.finish for part in parts})
    bank = np.stack([_linear(finishes[name].make(512).albedo) for name in names])
    uv = np.concatenate([(p.uv / finishes[p.finish].scale_m)[p.triangles] for p in parts])
    tile = np.concatenate([np.full(len(p.triangles), names.index(p.finish)) for p in parts])
    colour = np.concatenate(
        [np.ones((len(p.triangles), 3, 3)) if p.colour is None else p.colour[p.triangles] for p in parts]
    ).astype(np.float32)
    known = len(tile)

    def shade(face: Int, weights: Float, where: Float) -> Float:
        three = np.stack([1 - weights[:, 0] - weights[:, 1], weights[:, 0], weights[:, 1]], axis=1)
        held = np.clip(face, 0, known - 1)
        spot = np.einsum("nc,ncx->nx", three, uv[held])
        side = bank.shape[1]
        column, row = (np.floor(spot * side).astype(np.int64) % side).T
        seen = bank[tile[held], row, column] * np.einsum("nc,ncx->nx", three, colour[held])
        inside = (face >= 0) & (face < known)
        picked: Float = np.where(inside[:, None], seen, inputs.albedo[face].astype(np.float32)).astype(
            np.float32
        )
        return picked

    return shade


def _leaf_light(
    inputs: LightInputs, probes: Mapping[str, Float]
) -> Callable[[Int, Float], tuple[Bool, Float]]:
    """Return the light on leaves by their probes, as the viewer lights them; all layers are on."""
    from enfilade.pipeline.light.probes import irradiance

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


def _linear(texels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Float:
    code = texels.astype(np.float32) / 255
    linear = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)
