"""A committed payload as the site's files: layers, lightmap coordinates, leaves' light, mirrors, posters."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from enfilade.content.site import FileRef, Poster, Rgb, SiteEnvironment, SiteLayer
from enfilade.pipeline.doorway_names import read_name
from enfilade.pipeline.glb_batch import SecondUv
from enfilade.pipeline.glb_hall import HallLight, eye_of, leaf_node, poster_name, room_box
from enfilade.pipeline.hall_model import HallModel
from enfilade.pipeline.light.encode import encode_layer
from enfilade.pipeline.light.payload import Payload
from enfilade.pipeline.light.rgbe import from_rgbe
from enfilade.pipeline.write_site import Store

FLAT_LUX = 60.0
"""The even light of a hall that is not baked: a dim room's, within every hall's exposure."""

_COSINE = np.pi * np.array([1.0, *[2 / 3] * 3, *[1 / 4] * 5])
"""Convolution of radiance harmonics with the cosine, by coefficient (Ramamoorthi & Hanrahan 2001)."""


def hall_light(model: HallModel, payload: Payload, part_starts: tuple[int, ...], store: Store) -> HallLight:
    """Return the hall's light with its files put into the store.

    part_starts: where each static part's triangles begin in the payload's order (light_inputs).
    """
    layers = tuple(
        SiteLayer(name=layer.name, file=store.put("light", ".webp", layer.webp), scale=layer.scale)
        for layer in payload.layers
    )
    return HallLight(
        layers=layers,
        second=second_uvs(model, payload.corner_uv2, payload.placed, part_starts),
        environments=_environments(model, payload, store),
        leaf_sh={
            name: {layer.name: _irradiance(payload.probes[layer.name][row]) for layer in payload.layers}
            for row, name in enumerate(payload.probe_names)
        },
        posters=_posters(model, payload, store),
        doorways=_doorways(payload, store),
    )


def second_uvs(
    model: HallModel, corner_uv2: NDArray[np.uint16], placed: NDArray[np.bool_], part_starts: tuple[int, ...]
) -> dict[int, SecondUv]:
    """Split each lightmapped part's vertices where its charts part; faces without texels are left out."""
    out: dict[int, SecondUv] = {}
    for index, part in enumerate(model.parts):
        begin, end = part_starts[index], part_starts[index + 1]
        keep = placed[begin:end]
        if not part.lightmapped or not keep.any():
            continue
        vertex = part.part.triangles[keep].reshape(-1).astype(np.int64)
        corner = corner_uv2[begin:end][keep].reshape(-1, 2).astype(np.int64)
        rows, inverse = np.unique(np.column_stack([vertex, corner]), axis=0, return_inverse=True)
        out[index] = SecondUv(
            remap=rows[:, 0].astype(np.int32),
            uv=rows[:, 1:] / 65535.0,
            triangles=inverse.reshape(-1, 3).astype(np.int32),
        )
    return out


def _irradiance(radiance: NDArray[np.float32]) -> tuple[Rgb, ...]:
    """Nine RGB coefficients of irradiance of nine of radiance."""
    found = radiance.astype(np.float64) * _COSINE[:, None]
    return tuple((round(float(r), 4), round(float(g), 4), round(float(b), 4)) for r, g, b in found)


def _environments(model: HallModel, payload: Payload, store: Store) -> tuple[SiteEnvironment, ...]:
    """Panoramas, coded as layers are; the payload's first row looks down, a picture's looks up."""
    numbers = {room.id: number for number, room in enumerate(model.hall.rooms)}
    out = []
    for panorama in payload.panoramas:
        if panorama.name not in numbers:
            continue
        webp, scale = encode_layer(np.ascontiguousarray(from_rgbe(panorama.rgbe)[::-1]))
        _, half = room_box(model, numbers[panorama.name])
        out.append(
            SiteEnvironment(
                room=panorama.name,
                file=store.put("light", ".webp", webp),
                scale=scale,
                centre=panorama.position,
                half_size=half,
            )
        )
    return tuple(out)


def _posters(model: HallModel, payload: Payload, store: Store) -> dict[str, Poster]:
    """Posters of the viewpoints whose camera still is where it was when they were made."""
    made = {poster.name: poster.webp for poster in payload.posters}

    def ref(name: str) -> FileRef | None:
        return store.put("posters", ".webp", made[name]) if name in made else None

    out: dict[str, Poster] = {}
    for view in model.hall.viewpoints:
        eye = eye_of(model, view)
        wide, tall = (ref(poster_name(view, eye, shape)) for shape in ("wide", "tall"))
        if wide is not None and tall is not None:
            out[view.id] = Poster(wide=wide, tall=tall)
    return out


def _doorways(payload: Payload, store: Store) -> dict[str, tuple[FileRef, float]]:
    """What stands in doorways, by opening: a picture of the hall behind, and the cd/m² of its full white."""
    named = [(read_name(poster.name), poster) for poster in payload.posters]
    return {
        name[0]: (store.put("posters", ".webp", poster.webp), name[1])
        for name, poster in named
        if name is not None
    }


def flat_light(model: HallModel, store: Store) -> HallLight:
    """Return one even light for a hall whose light is not baked, so that it can be walked meanwhile."""
    grey = np.full((4, 4, 3), FLAT_LUX, np.float32)
    webp, scale = encode_layer(grey)
    second = {}
    for index, placed in enumerate(model.parts):
        if placed.lightmapped:
            count = len(placed.part.positions)
            second[index] = SecondUv(
                remap=np.arange(count, dtype=np.int32),
                uv=np.full((count, 2), 0.5),
                triangles=placed.part.triangles,
            )
    light = np.zeros((9, 3), np.float32)
    light[0] = FLAT_LUX / np.pi / 0.282095
    layer = SiteLayer(name="base", file=store.put("light", ".webp", webp), scale=scale)
    return HallLight(
        layers=(layer,),
        second=second,
        leaf_sh={leaf_node(model, leaf): {"base": _irradiance(light)} for leaf in model.leaves},
    )
