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

import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.finishes.model import Finish
from enfilade.pipeline.glb_batch import EVERY_ROOM, LAYER_MARK, Batch
from enfilade.pipeline.glb_container import Container, Json
from enfilade.pipeline.glb_vertices import (
    ATLAS_STEP,
    COLOUR_STEPS,
    Grid,
    dequantised,
    grid_of,
    padded_rows,
    short,
    spread,
    tile_units,
    welded,
)
from enfilade.pipeline.hall_model import ElementRow


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
    grid = grid_of([batch.positions for batch in static])
    by_room: dict[str, list[Batch]] = {}
    for batch in static:
        by_room.setdefault(batch.room, []).append(batch)
    for room, batches in by_room.items():
        mesh = writer.mesh(f"room/{room}", batches, grid)
        extras: Json = {} if room == EVERY_ROOM else {"room": room}
        nodes.append(
            {"name": f"room/{room}", "mesh": mesh, **dequantised(grid), "extras": {**extras, "static": True}}
        )
    roots = list(range(len(nodes)))
    for leaf in leaves:
        own = grid_of([batch.positions for batch in leaf.batches])
        mesh = writer.mesh(leaf.name, leaf.batches, own)
        nodes.append({"name": f"{leaf.name}/mesh", "mesh": mesh, **dequantised(own)})
        nodes.append(
            {
                "name": leaf.name,
                "translation": [short(v) for v in leaf.pivot],
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

    def mesh(self, name: str, batches: Sequence[Batch], grid: Grid) -> int:
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

    def _primitive(self, batch: Batch, grid: Grid) -> Json:
        tiles = tile_units(batch.uv)
        gain = 1.0 if batch.colour is None else max(1.0, float(batch.colour.max()))
        columns: dict[str, NDArray[Any]] = {
            "POSITION": padded_rows(
                np.round((batch.positions - grid.centre) / grid.step).astype(np.int16), 4
            ),
            "NORMAL": padded_rows(np.round(batch.normals * 127).astype(np.int8), 4),
            "TEXCOORD_0": np.round(batch.uv * tiles).astype(np.int16),
            "_ELEMENT": padded_rows(batch.element[:, None], 2),
        }
        if batch.uv2 is not None:
            columns["TEXCOORD_1"] = (
                np.round(batch.uv2 * (65535 / ATLAS_STEP)).clip(0, 65535 // ATLAS_STEP) * ATLAS_STEP
            ).astype(np.uint16)
        if batch.colour is not None:
            columns["COLOR_0"] = padded_rows(
                spread(batch.colour / gain, COLOUR_STEPS, 255).astype(np.uint8), 4
            )
        columns, indices = welded(columns, batch.triangles)
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
            pbr["baseColorFactor"] = [*(short(v) for v in finish.tint), short(opacity)]
        if finish.transparent:
            material["alphaMode"] = "BLEND"
        if finish.double_sided:
            material["doubleSided"] = True
        strength = max(finish.emissive)
        if strength > 0:
            material["emissiveFactor"] = [short(v / strength) for v in finish.emissive]
            if strength > 1:
                self.used.add("KHR_materials_emissive_strength")
                material.setdefault("extensions", {})["KHR_materials_emissive_strength"] = {
                    "emissiveStrength": short(strength)
                }
        if batch.beyond is not None:
            material["extras"]["beyond"] = [short(share) for share in batch.beyond]
        if LAYER_MARK in batch.finish:
            material["extras"]["lightLayer"] = batch.finish.split(LAYER_MARK)[1]
        if gain > 1:
            material["extras"]["colourGain"] = short(gain)
        if batch.uv2 is not None and self.lightmap is not None:
            self.used.add("MOZ_lightmap")
            material.setdefault("extensions", {})["MOZ_lightmap"] = {
                "index": self._image(self.lightmap.uri),
                "texCoord": 1,
                "intensity": short(self.lightmap.scale),
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
            {"name": m.name, "uri": m.uri, "scale": short(m.scale), "weight": short(m.weight)}
            for m in lightmaps
        ],
    }
