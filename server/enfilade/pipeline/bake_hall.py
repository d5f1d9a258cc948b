"""Bake a hall's light into its payload: lightmaps, probes for leaves, panoramas for mirrors.

The one step that needs a ray tracer and a denoiser; everything of them is imported inside `bake_hall`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from enfilade.pipeline.finishes.model import Finish
from enfilade.pipeline.glb_hall import leaf_node, room_box
from enfilade.pipeline.hall_model import HallModel, PlacedLeaf
from enfilade.pipeline.light.quality import QUALITIES, QualityName
from enfilade.pipeline.light.scene import BakeScene, Double
from enfilade.pipeline.light_inputs import (
    at_rest,
    light_inputs,
)

Progress = Callable[[str, float], None]

COSTS = {
    "unwrap": 8,
    "texels": 7,
    "lamps": 62,
    "bounces": 8,
    "aim": 24,
    "gather": 27,
    "smoothing": 22,
    "probes": 1,
    "panoramas": 1,
    "packing": 3,
}
"""Seconds of one core that each step of hall-6's bake takes, for the bar of progress."""


def bake_hall(
    model: HallModel, finishes: Mapping[str, Finish], folder: Path, quality: QualityName, progress: Progress
) -> None:
    """Bake the hall and write its payload to `folder`, in place of what is there; it has no posters yet."""
    from enfilade.pipeline.light.bake import bake
    from enfilade.pipeline.light.encode import encode_layer
    from enfilade.pipeline.light.hidden import seen_faces
    from enfilade.pipeline.light.payload import Layer, Panorama, Payload, save_payload
    from enfilade.pipeline.light.probes import environment, probes
    from enfilade.pipeline.light.rgbe import to_rgbe
    from enfilade.pipeline.light.trace import Tracer
    from enfilade.pipeline.light.unwrap import unwrap

    inputs = light_inputs(model, finishes)
    progress = overall(progress)
    progress("unwrap", 0.0)
    # Leaves move: what they hide at rest may show. What else nobody can see gets no texels, and no bytes.
    how = QUALITIES[quality]
    seen = seen_faces(inputs.triangles, inputs.occludes & (inputs.leaf_of < 0)) if how.hide else inputs.place
    atlas = unwrap(
        inputs.triangles,
        inputs.normals,
        inputs.part,
        inputs.room,
        how.texels_per_m,
        how.largest,
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
    every = Tracer(scene.triangles, np.ones(len(scene.triangles), np.bool_))
    for number, room in enumerate(model.hall.rooms):
        progress("panoramas", number / len(model.hall.rooms))
        centre, _ = room_box(model, number)
        panoramas.append(Panorama(room.id, centre, to_rgbe(environment(scene, lit, every, centre))))
    layers = []
    progress("packing", 0.0)
    for name, image in lit.layers.items():
        webp, scale = encode_layer(image, lit.owned)
        layers.append(Layer(name, webp, scale))
    payload = Payload(
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
    )
    save_payload(folder, payload)


def overall(progress: Progress) -> Progress:
    """Return a teller of steps' own shares that tells `progress` how much of the whole bake is done."""
    total = sum(COSTS.values())
    steps = list(COSTS)

    def tell(step: str, share: float) -> None:
        before = sum(COSTS[earlier] for earlier in steps[: steps.index(step)])
        progress(step, (before + COSTS[step] * share) / total)

    return tell


def _middle(leaf: PlacedLeaf) -> Double:
    """The middle of a leaf at rest."""
    points = np.concatenate([part.moved(at_rest(leaf)).positions for part in leaf.parts])
    middle: Double = (points.min(axis=0) + points.max(axis=0)) / 2
    return middle
