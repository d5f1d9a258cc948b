"""The recipe: find the texels, shine the lamps on them, let the light bounce, smooth it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np

from enfilade.pipeline.light.borrow import borrow
from enfilade.pipeline.light.bright import NEAR_M, aim, find_bright
from enfilade.pipeline.light.calm import calm
from enfilade.pipeline.light.denoise import Gaps
from enfilade.pipeline.light.direct import direct_light
from enfilade.pipeline.light.emitters import Light
from enfilade.pipeline.light.gather import final_gather, group, solve
from enfilade.pipeline.light.quality import QUALITIES, Quality
from enfilade.pipeline.light.scene import BakeScene, Bool, Float, LightLayers
from enfilade.pipeline.light.texels import Points, Receivers, receivers
from enfilade.pipeline.light.trace import Tracer

# A texel with this share of its rays meeting backs lies inside something that stands on the surface, with one
# of its four spots at least. It takes its light from beside it: counted with what it does see, a wall had a
# dark rim of teeth round every frame and board.
INSIDE_SHARE = 0.2


def bake(
    scene: BakeScene,
    emitters: Sequence[Light],
    size: tuple[int, int],
    quality: Quality = QUALITIES["final"],
    layers: Sequence[str] = (),
    white_kelvin: float | None = None,
    progress: Callable[[str, float], None] = lambda step, share: None,
) -> LightLayers:
    """Light of every layer on a (width, height) atlas, in lux; the same inputs give the same light.

    `layers` orders the layers (those of the emitters, in their order, when empty). `white_kelvin` is what the
    eye takes for white. Raises ValueError for an emitter whose layer is not listed.
    """
    began = time.perf_counter()
    names = list(layers) or list(dict.fromkeys(e.layer for e in emitters)) or ["base"]
    unknown = {e.layer for e in emitters} - set(names)
    if unknown:
        raise ValueError(f"emitters name layers that are not listed: {sorted(unknown)}")
    progress("texels", 0.0)
    places = receivers(scene, size)
    points = Points(scene, places)
    tracer = Tracer(scene.triangles, scene.occludes)

    groups = group(scene, places, points, quality.groups)
    direct = direct_light(
        places,
        points,
        tracer,
        groups,
        emitters,
        names,
        (quality.direct, quality.edges),
        white_kelvin,
        lambda s: progress("lamps", s),
    )
    solved = solve(
        scene, places, points, tracer, groups, direct, quality.bounce, lambda s: progress("bounces", s)
    )
    radiosity = solved * groups.albedo[:, None]
    room = groups.room(scene, places)
    bright = find_bright(scene, places, groups, radiosity, room[:-1])
    aimed = aim(
        scene, places, points, tracer, groups, radiosity, bright, quality.aimed, lambda s: progress("aim", s)
    )
    indirect, backs, leaked = final_gather(
        scene,
        places,
        points,
        tracer,
        groups,
        radiosity,
        bright.group,
        room,
        NEAR_M,
        quality.gather,
        lambda s: progress("gather", s),
    )
    indirect += aimed
    seen = backs < INSIDE_SHARE
    total = calm(places, points, direct + indirect, scene.albedo[places.face].astype(np.float32), seen)
    total, lit = borrow(places, points, total, seen)
    owned = _image(places, np.ones(len(places), bool), size)
    gaps = Gaps(_image(places, lit, size), owned)
    images, loose = {}, {}
    apart = places.texel < 0
    for i, name in enumerate(names):
        progress("smoothing", i / len(names))
        images[name] = gaps.smooth(_colours(places, total[:, i], size), quality.smoothing)
        loose[name] = np.zeros((len(scene.triangles), 3), np.float32)
        loose[name][places.face[apart]] = total[apart, i]
    held = places.texel >= 0
    inside = float((~seen[held]).mean()) if held.any() else 0.0
    return LightLayers(images, loose, owned, inside, leaked, time.perf_counter() - began)


def _image(places: Receivers, values: Bool, size: tuple[int, int]) -> Bool:
    image = np.zeros(size[0] * size[1], bool)
    held = places.texel >= 0
    image[places.texel[held]] = values[held]
    return image.reshape(size[1], size[0])


def _colours(places: Receivers, values: Float, size: tuple[int, int]) -> Float:
    image = np.zeros((size[0] * size[1], 3), np.float32)
    held = places.texel >= 0
    image[places.texel[held]] = values[held]
    return image.reshape(size[1], size[0], 3)
