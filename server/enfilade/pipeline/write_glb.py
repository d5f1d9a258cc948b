"""Write a hall as GLB: static batches by room and finish, leaves as nodes of their own, images outside.

Positions are int16 on one grid for the whole hall, so that neighbouring batches meet without a crack; tile
coordinates are int16 with a power-of-two KHR_texture_transform; lightmap coordinates uint16; normals int8.
Every vertex carries `_ELEMENT`, its row in the element table, so that picking and tinting cost no draw call.
The table itself, with evidence and sources, is in the scene's extras.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import meshopt
import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.finishes.model import Finish
from enfilade.pipeline.glb_batch import EVERY_ROOM, LAYER_MARK, Batch
from enfilade.pipeline.glb_container import Container, Json
from enfilade.pipeline.hall_model import ElementRow
from enfilade.pipeline.mesh import Floats

UV_UNITS = 512
"""Units of a tile coordinate where its range allows: 2 mm on a tile of a metre (1024 costs 3 % of a GLB)."""

ATLAS_STEP = 4
"""A lightmap coordinate's step in 65,535ths: an eighth of a texel of a 2048 px atlas; charts keep two texels
apart. A whole number, so that equal ways over the atlas are equal differences."""

COLOUR_STEPS = 63
"""Steps of a vertex colour: 1.6 %, under what a textured surface shows (255 steps cost 4 % of a GLB)."""

FINEST_M = 0.0005
"""Steps of a position: the hall's extent over 65,534 where that is more."""


@dataclass(frozen=True)
class FinishImages:
    """Addresses of a finish's full maps, relative to the GLB; what only glows has only `emissive`."""

    albedo: str | None = None
    normal: str | None = None
    orm: str | None = None
    emissive: str | None = None


@dataclass(frozen=True)
class Lightmap:
    """A light layer as the GLB names it. `uri` is relative to the GLB."""

    name: str
    uri: str
    scale: float
    weight: float


@dataclass(frozen=True)
class LeafNode:
    """A leaf to write: node name, pivot in the hall's frame, batches in the leaf's own frame."""

    name: str
    room: str
    pivot: tuple[float, float, float]
    batches: tuple[Batch, ...]


@dataclass(frozen=True)
class WrittenGlb:
    """Both forms of a hall's GLB and what they cost to draw."""

    packed: bytes
    plain: bytes
    triangles: int
    primitives: int


def write_glb(
    hall: str,
    static: Sequence[Batch],
    leaves: Sequence[LeafNode],
    elements: Sequence[ElementRow],
    finishes: Mapping[str, Finish],
    images: Mapping[str, FinishImages],
    lightmaps: Sequence[Lightmap],
) -> WrittenGlb:
    """Return the hall's GLB, packed and plain. The first of `lightmaps` goes into MOZ_lightmap."""
    writer = _Writer(finishes, images, lightmaps[0] if lightmaps else None)
    nodes: list[Json] = []
    grid = _grid([batch.positions for batch in static])
    by_room: dict[str, list[Batch]] = {}
    for batch in static:
        by_room.setdefault(batch.room, []).append(batch)
    for room, batches in by_room.items():
        mesh = writer.mesh(f"room/{room}", batches, grid)
        extras: Json = {} if room == EVERY_ROOM else {"room": room}
        nodes.append(
            {"name": f"room/{room}", "mesh": mesh, **_dequantise(grid), "extras": {**extras, "static": True}}
        )
    roots = list(range(len(nodes)))
    for leaf in leaves:
        own = _grid([batch.positions for batch in leaf.batches])
        mesh = writer.mesh(leaf.name, leaf.batches, own)
        nodes.append({"name": f"{leaf.name}/mesh", "mesh": mesh, **_dequantise(own)})
        nodes.append(
            {
                "name": leaf.name,
                "translation": [_short(v) for v in leaf.pivot],
                "children": [len(nodes) - 1],
                "extras": {"room": leaf.room},
            }
        )
        roots.append(len(nodes) - 1)
    writer.finish(
        nodes=nodes,
        scenes=[{"name": hall, "nodes": roots, "extras": _scene_extras(hall, elements, lightmaps)}],
        scene=0,
    )
    return WrittenGlb(
        writer.container.packed(), writer.container.plain(), writer.triangle_count, writer.primitive_count
    )


@dataclass(frozen=True)
class _Grid:
    """An int16 grid: centre and metres per unit (the same along each axis, so that normals stay right)."""

    centre: Floats
    step: float


class _Writer:
    """Collects meshes, materials and textures into a container."""

    def __init__(
        self, finishes: Mapping[str, Finish], images: Mapping[str, FinishImages], lightmap: Lightmap | None
    ) -> None:
        self.finishes, self.images, self.lightmap = finishes, images, lightmap
        self.container = Container({})
        self.meshes: list[Json] = []
        self.materials: list[Json] = []
        self.uris: list[str] = []
        self.used: set[str] = {"KHR_mesh_quantization"}
        self.triangle_count = 0
        self.primitive_count = 0

    def mesh(self, name: str, batches: Sequence[Batch], grid: _Grid) -> int:
        """Add a mesh of one primitive for each batch and return its index."""
        self.meshes.append({"name": name, "primitives": [self._primitive(batch, grid) for batch in batches]})
        return len(self.meshes) - 1

    def finish(self, **rest: Any) -> None:
        """Put everything that was collected into the container's JSON."""
        required = self.used & {"KHR_mesh_quantization", "EXT_texture_webp"}
        self.container.gltf = {
            "asset": {"version": "2.0", "generator": "Enfilade"},
            "extensionsUsed": sorted(self.used),
            "extensionsRequired": sorted(required),
            **rest,
            "meshes": self.meshes,
            "materials": self.materials,
            "textures": [
                {"sampler": 0, "extensions": {"EXT_texture_webp": {"source": i}}}
                for i in range(len(self.uris))
            ],
            "images": [{"uri": uri} for uri in self.uris],
            "samplers": [{"magFilter": 9729, "minFilter": 9987}] if self.uris else [],
        }

    def _primitive(self, batch: Batch, grid: _Grid) -> Json:
        tiles = _tile_units(batch.uv)
        gain = 1.0 if batch.colour is None else max(1.0, float(batch.colour.max()))
        columns: dict[str, NDArray[Any]] = {
            "POSITION": _rows(np.round((batch.positions - grid.centre) / grid.step).astype(np.int16), 4),
            "NORMAL": _rows(np.round(batch.normals * 127).astype(np.int8), 4),
            "TEXCOORD_0": np.round(batch.uv * tiles).astype(np.int16),
            "_ELEMENT": _rows(batch.element[:, None], 2),
        }
        if batch.uv2 is not None:
            columns["TEXCOORD_1"] = (
                np.round(batch.uv2 * (65535 / ATLAS_STEP)).clip(0, 65535 // ATLAS_STEP) * ATLAS_STEP
            ).astype(np.uint16)
        if batch.colour is not None:
            columns["COLOR_0"] = _rows(_spread(batch.colour / gain, COLOUR_STEPS, 255).astype(np.uint8), 4)
        columns, indices = _welded(columns, batch.triangles)
        count = len(columns["POSITION"])
        c = self.container
        attributes = {
            "POSITION": c.vertices(columns["POSITION"], 3, bounds=True),
            "NORMAL": c.vertices(columns["NORMAL"], 3, normalized=True, repeats=True),
            "TEXCOORD_0": c.vertices(columns["TEXCOORD_0"], 2),
        }
        if "TEXCOORD_1" in columns:
            attributes["TEXCOORD_1"] = c.vertices(columns["TEXCOORD_1"], 2, normalized=True)
        if "COLOR_0" in columns:
            attributes["COLOR_0"] = c.vertices(columns["COLOR_0"], 3, normalized=True, repeats=True)
        attributes["_ELEMENT"] = c.vertices(columns["_ELEMENT"], 1, repeats=True)
        self.triangle_count += len(indices) // 3
        self.primitive_count += 1
        return {
            "attributes": attributes,
            "indices": c.triangles(indices, count),
            "material": self._material(batch, tiles, gain),
        }

    def _material(self, batch: Batch, tiles: int, gain: float) -> int:
        finish = self.finishes[batch.finish]
        material: Json = {"name": f"{batch.room}/{finish.name}", "extras": {"finish": finish.name}}
        pbr: Json = {"metallicFactor": finish.metallic, "roughnessFactor": finish.roughness}
        images = self.images.get(finish.name, FinishImages())
        for where, key, uri in (
            (pbr, "baseColorTexture", images.albedo),
            (pbr, "metallicRoughnessTexture", images.orm),
            (material, "normalTexture", images.normal),
            (material, "occlusionTexture", images.orm),
            (material, "emissiveTexture", images.emissive),
        ):
            if uri is not None:
                where[key] = self._texture(uri, tiles)
        opacity = min(finish.alpha, 1.0 - 0.85 * finish.transmission)
        if finish.tint != (1.0, 1.0, 1.0) or opacity < 1:
            pbr["baseColorFactor"] = [*(_short(v) for v in finish.tint), _short(opacity)]
        if finish.transparent:
            material["alphaMode"] = "BLEND"
        if finish.double_sided:
            material["doubleSided"] = True
        strength = max(finish.emissive)
        if strength > 0:
            material["emissiveFactor"] = [_short(v / strength) for v in finish.emissive]
            if strength > 1:
                self.used.add("KHR_materials_emissive_strength")
                material.setdefault("extensions", {})["KHR_materials_emissive_strength"] = {
                    "emissiveStrength": _short(strength)
                }
        if batch.beyond is not None:
            material["extras"]["beyond"] = [_short(share) for share in batch.beyond]
        if LAYER_MARK in batch.finish:
            material["extras"]["lightLayer"] = batch.finish.split(LAYER_MARK)[1]
        if gain > 1:
            material["extras"]["colourGain"] = _short(gain)
        if batch.uv2 is not None and self.lightmap is not None:
            self.used.add("MOZ_lightmap")
            material.setdefault("extensions", {})["MOZ_lightmap"] = {
                "index": self._image(self.lightmap.uri),
                "texCoord": 1,
                "intensity": _short(self.lightmap.scale),
            }
        material["pbrMetallicRoughness"] = pbr
        if material in self.materials:
            return self.materials.index(material)
        self.materials.append(material)
        return len(self.materials) - 1

    def _texture(self, uri: str, tiles: int) -> Json:
        self.used.add("KHR_texture_transform")
        return {
            "index": self._image(uri),
            "extensions": {"KHR_texture_transform": {"scale": [1 / tiles, 1 / tiles]}},
        }

    def _image(self, uri: str) -> int:
        self.used.add("EXT_texture_webp")
        if uri not in self.uris:
            self.uris.append(uri)
        return self.uris.index(uri)


def _grid(clouds: Sequence[Floats]) -> _Grid:
    low = np.min([cloud.min(axis=0) for cloud in clouds], axis=0)
    high = np.max([cloud.max(axis=0) for cloud in clouds], axis=0)
    return _Grid((low + high) / 2, max(float((high - low).max()) / 65534, FINEST_M))


def _dequantise(grid: _Grid) -> Json:
    return {"translation": [_short(v) for v in grid.centre], "scale": [grid.step] * 3}


def _spread(values: Floats, steps: int, whole: int) -> Floats:
    """Round values of 0..1 to so many steps, and give them in whole numbers up to `whole`."""
    rounded: Floats = np.round(np.round(np.clip(values, 0, 1) * steps) * (whole / steps))
    return rounded


def _tile_units(uv: Floats) -> int:
    """Units to a tile: the largest power of two up to UV_UNITS at which the range fits int16."""
    reach = float(np.abs(uv).max()) if len(uv) else 0.0
    units = UV_UNITS
    while units > 1 and reach * units > 32767:
        units //= 2
    return units


def _rows(values: NDArray[Any], columns: int) -> NDArray[Any]:
    """Pad rows with zero columns, so that a row is a multiple of four bytes."""
    padded = np.zeros((len(values), columns), values.dtype)
    padded[:, : values.shape[1]] = values
    return padded


def _welded(
    columns: Mapping[str, NDArray[Any]], triangles: NDArray[np.int32]
) -> tuple[dict[str, NDArray[Any]], NDArray[np.uint32]]:
    """Join vertices equal in every column, drop what collapsed, order for the GPU's vertex cache."""
    bytes_ = np.concatenate([c.view(np.uint8).reshape(len(c), -1) for c in columns.values()], axis=1)
    keys = np.ascontiguousarray(bytes_).view(np.dtype((np.void, bytes_.shape[1]))).ravel()
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    corners = inverse.reshape(-1)[triangles].astype(np.uint32)
    place = columns["POSITION"][first][:, :3]
    a, b, c = (place[corners[:, k]] for k in range(3))
    whole = ~((a == b).all(1) | (b == c).all(1) | (c == a).all(1))
    corners = corners[whole]
    order, remap, used = meshopt.reorder_mesh(corners.reshape(-1).astype(np.uint32), True, False)
    keep = np.flatnonzero(remap != np.uint32(0xFFFFFFFF))
    out: dict[str, NDArray[Any]] = {}
    for name, column in columns.items():
        sorted_ = np.empty((used, column.shape[1]), column.dtype)
        sorted_[remap[keep]] = column[first[keep]]
        out[name] = sorted_
    return out, np.asarray(order, np.uint32)


def _scene_extras(hall: str, elements: Sequence[ElementRow], lightmaps: Sequence[Lightmap]) -> Json:
    sources = sorted({source for row in elements for source in row.sources})
    return {
        "hall": hall,
        "sources": sources,
        "elements": [
            [row.id, row.kind, str(row.evidence), [sources.index(source) for source in row.sources]]
            for row in elements
        ],
        "light": [
            {"name": m.name, "uri": m.uri, "scale": _short(m.scale), "weight": _short(m.weight)}
            for m in lightmaps
        ],
    }


def _short(value: float) -> float:
    """Six decimals: a micrometre, and short in JSON."""
    return round(float(value), 6)
