"""How a lit hall looks in a still: its finishes' texels, light on leaves, the world beyond windows."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from enfilade.content.hall import DayCap
from enfilade.pipeline.finishes.model import Finish
from enfilade.pipeline.hall_model import HallModel
from enfilade.pipeline.light.colour import from_srgb
from enfilade.pipeline.light.compiled import compiled
from enfilade.pipeline.light.poster import Dress, Met
from enfilade.pipeline.light.probes import irradiance
from enfilade.pipeline.light.scene import Double, Float, Int
from enfilade.pipeline.light_inputs import GLOW, LightInputs, card_glow
from enfilade.pipeline.mesh import Part
from enfilade.pipeline.outside import SIDE, VIEWS, outside, picture_uv
from enfilade.pipeline.pack_textures import albedo_tile
from enfilade.pipeline.poster_faces import Faces

TILE = 512

_LINEAR: Float = from_srgb(np.arange(256) / 255).astype(np.float32)


def hall_look(
    model: HallModel,
    finishes: Mapping[str, Finish],
    inputs: LightInputs,
    probes: Mapping[str, Float],
    faces: Faces,
) -> Dress:
    """Return what gives a hall's points their look, as the viewer shows them."""
    surfaces = _Surfaces(model, finishes)
    leaves = _Leaves(inputs, probes)
    windows = _Windows(model, len(inputs.triangles))
    brightest = np.float32(GLOW / model.hall.exposure)

    def dress(met: Met) -> None:
        surfaces.dress(met)
        leaves.dress(met)
        # A still is toned like the view, so what glows is held to what the viewer shows of it.
        np.minimum(met.glow, brightest, out=met.glow)
        windows.dress(met)
        faces.dress(met)

    return dress


class _Surfaces:
    """The finish's tile times the vertex colour."""

    def __init__(self, model: HallModel, finishes: Mapping[str, Finish]) -> None:
        parts: list[Part] = [placed.part for placed in model.parts]
        parts += [part for leaf in model.leaves for part in leaf.parts]
        names = sorted({part.finish for part in parts})
        self._bank = np.stack([_tile(finishes[name]) for name in names]).reshape(-1, 3)
        uv = np.concatenate([(p.uv * (TILE / finishes[p.finish].scale_m))[p.triangles] for p in parts])
        self._uv = uv.astype(np.float32)
        self._tile = np.concatenate([np.full(len(p.triangles), names.index(p.finish)) for p in parts]) * TILE
        self._colour = np.concatenate(
            [np.ones((len(p.triangles), 3, 3)) if p.colour is None else p.colour[p.triangles] for p in parts]
        ).astype(np.float32)

    def dress(self, met: Met) -> None:
        _paint(self._bank, self._tile, self._uv, self._colour, met.face, met.three, met.albedo)


@compiled
def _paint(
    bank: NDArray[np.uint8],
    tile: Int,
    uv: Float,
    colour: Float,
    face: Int,
    three: Float,
    albedo: Float,
) -> None:
    """Write to albedo (n, 3) the tiles' texels times the colours of corners, where a face has a tile."""
    for i in range(len(face)):
        f = face[i]
        if f < 0 or f >= len(tile):
            continue
        a, b, c = three[i, 0], three[i, 1], three[i, 2]
        x = int(np.floor(uv[f, 0, 0] * a + uv[f, 1, 0] * b + uv[f, 2, 0] * c)) % TILE
        y = int(np.floor(uv[f, 0, 1] * a + uv[f, 1, 1] * b + uv[f, 2, 1] * c)) % TILE
        at = (tile[f] + y) * TILE + x
        for k in range(3):
            shade = colour[f, 0, k] * a + colour[f, 1, k] * b + colour[f, 2, k] * c
            albedo[i, k] = _LINEAR[bank[at, k]] * shade


class _Leaves:
    """Light on leaves by their probes, as the viewer lights them; all layers are on."""

    def __init__(self, inputs: LightInputs, probes: Mapping[str, Float]) -> None:
        self._leaf_of, self._normals = inputs.leaf_of, inputs.normals
        self._whole: Double = np.sum(list(probes.values()), axis=0).astype(np.float64)

    def dress(self, met: Met) -> None:
        if not self._whole.ndim:
            return  # light of a sketch has no probes: leaves are then lit as walls are
        leaf = np.where(met.face >= 0, self._leaf_of[met.face], -1)
        for number in np.unique(leaf[leaf >= 0]):
            mine = leaf == number
            normal = np.einsum("nc,ncx->nx", met.three[mine], self._normals[met.face[mine]])
            met.lux[mine] = np.maximum(irradiance(self._whole[number], normal), 0)


class _Windows:
    """What is seen beyond windows, on the cards that close them: the last triangles, two to each."""

    def __init__(self, model: HallModel, count: int) -> None:
        hall = model.hall
        self._first = count - 2 * len(model.caps)
        self._cards = {
            number: (card_glow(cap, hall.exposure, hall.white_kelvin).astype(np.float32), cap.cap.card, cap)
            for number, cap in enumerate(model.caps)
            if isinstance(cap.cap, DayCap)
        }

    def dress(self, met: Met) -> None:
        card = np.where(met.face >= self._first, (met.face - self._first) // 2, -1)
        for number in np.unique(card[card >= 0]):
            if number not in self._cards:
                continue
            glow, name, cap = self._cards[number]
            mine = np.flatnonzero(card == number)
            second = (met.face[mine] - self._first) % 2
            corners = cap.corners[np.array([(0, 1, 2), (0, 2, 3)])]
            point = np.einsum("nc,ncx->nx", met.three[mine], corners[second])
            out = np.cross(cap.corners[3] - cap.corners[0], cap.corners[1] - cap.corners[0])
            ahead = met.way[mine] @ (out / np.linalg.norm(out))
            point += met.way[mine] * (VIEWS[name].distance_m / np.maximum(ahead, 1e-3))[:, None]
            share = picture_uv(name, cap.corners, point)
            texel = np.floor(share * SIDE).astype(np.int64)
            texel = np.stack([texel[:, 0] % SIDE, np.clip(texel[:, 1], 0, SIDE - 1)], axis=1)
            met.glow[mine] = _LINEAR[_view(name)[texel[:, 1], texel[:, 0]]] * glow


@cache
def _view(card: str) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(outside(card))) as picture:
        return np.asarray(picture.convert("RGB"), np.uint8)


@cache
def _tile(finish: Finish) -> NDArray[np.uint8]:
    return albedo_tile(finish, TILE)
