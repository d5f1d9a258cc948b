"""A home whose halls are lit evenly: what a bake would commit, without its rays."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from enfilade.library.catalogue import load
from enfilade.pipeline.build_hall import SHAPES, finishes_of
from enfilade.pipeline.build_site import light_folder
from enfilade.pipeline.glb_hall import eye_of, poster_name
from enfilade.pipeline.light.encode import encode_layer
from enfilade.pipeline.light.payload import Layer, Payload, Poster, save_payload
from enfilade.pipeline.light.unwrap import unwrap
from enfilade.pipeline.light_inputs import light_inputs
from enfilade.pipeline.model_hall import model_hall


def light_evenly(home: Path) -> None:
    """Give each hall of a home a payload of even light."""
    for museum in load(home).museums.values():
        for hall in museum.halls.values():
            model = model_hall(hall)
            inputs = light_inputs(model, finishes_of(model))
            atlas = unwrap(
                inputs.triangles,
                inputs.normals,
                inputs.part,
                inputs.room,
                texels_per_m=16,
                place=inputs.place,
            )
            webp, scale = encode_layer(np.full((*atlas.size[::-1], 3), 40.0, np.float32))
            payload = Payload(
                key=inputs.key("final"),
                size=atlas.size,
                texels_per_m=atlas.texels_per_m,
                corner_uv2=atlas.corner_uv2,
                placed=atlas.placed,
                rooms=atlas.rooms,
                layers=(Layer("base", webp, scale),),
                exposure=hall.exposure,
                posters=tuple(
                    Poster(poster_name(view, eye_of(model, view), shape), webp)
                    for view in hall.viewpoints
                    for shape in SHAPES
                ),
            )
            save_payload(light_folder(home, museum.museum.id, hall.id), payload)
