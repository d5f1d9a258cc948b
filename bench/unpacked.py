"""A hall's GLB as it would be before anybody has made it small: floats, no compression, no pictures.

What our GLB says of geometry is kept to the last bit that it holds; peers' tools start from that.
"""

from __future__ import annotations

import json
import struct
from typing import Any

import meshopt
import numpy as np
from numpy.typing import NDArray

Json = dict[str, Any]

_TYPES = {5120: np.int8, 5121: np.uint8, 5122: np.int16, 5123: np.uint16, 5125: np.uint32, 5126: np.float32}
_WIDTH = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}
_DROPPED = ("MOZ_lightmap", "KHR_texture_transform", "EXT_texture_webp", "EXT_meshopt_compression")


def unpacked(glb: bytes) -> bytes:
    """Return the GLB of a GLB that the pipeline has packed."""
    gltf, views = read(glb)
    blob = bytearray()
    plain: Json = {key: gltf[key] for key in ("asset", "scene", "scenes", "nodes") if key in gltf}
    plain["materials"] = [_bare(material) for material in gltf["materials"]]
    accessors: list[Json] = []
    buffer_views: list[Json] = []

    def put(rows: NDArray[Any], kind: str, component: int, target: int) -> int:
        blob.extend(b"\0" * (-len(blob) % 4))
        data = np.ascontiguousarray(rows).tobytes()
        view: Json = {"buffer": 0, "byteOffset": len(blob), "byteLength": len(data), "target": target}
        buffer_views.append(view)
        blob.extend(data)
        entry: Json = {"bufferView": len(buffer_views) - 1, "componentType": component, "type": kind}
        accessors.append({**entry, "count": len(rows)})
        return len(accessors) - 1

    plain["meshes"] = []
    for mesh in gltf["meshes"]:
        primitives = []
        for primitive in mesh["primitives"]:
            attributes = {}
            for name, index in primitive["attributes"].items():
                rows = floats(gltf, views, index)
                if name == "TEXCOORD_0":
                    # Units of a tile, before their texture's transform: brought to 0..1, or a tool that gives
                    # both sets one range would have no bits left for the lightmap's.
                    rows = rows / np.float32(65535) + np.float32(0.5)
                attributes[name] = put(rows, gltf["accessors"][index]["type"], 5126, 34962)
                if name == "POSITION":
                    accessors[-1] |= {"min": rows.min(axis=0).tolist(), "max": rows.max(axis=0).tolist()}
            indices = column(gltf, views, primitive["indices"]).astype(np.uint32)
            made = {"attributes": attributes, "indices": put(indices, "SCALAR", 5125, 34963)}
            primitives.append({**made, "material": primitive["material"]})
        plain["meshes"].append({"primitives": primitives})
    plain |= {"accessors": accessors, "bufferViews": buffer_views, "buffers": [{"byteLength": len(blob)}]}
    used = [name for name in gltf.get("extensionsUsed", ()) if name == "KHR_materials_emissive_strength"]
    return _glb({**plain, "extensionsUsed": used} if used else plain, bytes(blob))


def triangles(glb: bytes) -> int:
    """Return how many triangles a GLB's meshes hold; compressed or not, the accessors say it."""
    (length,) = struct.unpack_from("<I", glb, 12)
    gltf = json.loads(glb[20 : 20 + length])
    return sum(
        gltf["accessors"][primitive["indices"]]["count"] // 3
        for mesh in gltf["meshes"]
        for primitive in mesh["primitives"]
    )


def read(glb: bytes) -> tuple[Json, list[bytes]]:
    """Return a packed GLB's JSON and every bufferView decoded."""
    (length,) = struct.unpack_from("<I", glb, 12)
    gltf: Json = json.loads(glb[20 : 20 + length])
    blob = glb[20 + length + 8 :]
    out = []
    for view in gltf["bufferViews"]:
        packed = view.get("extensions", {}).get("EXT_meshopt_compression")
        part = packed or view
        data = blob[part.get("byteOffset", 0) : part.get("byteOffset", 0) + part["byteLength"]]
        if packed:
            rows = meshopt.decode_gltf_buffer(
                data, packed["count"], packed["byteStride"], packed["mode"], packed.get("filter")
            )
            data = np.ascontiguousarray(rows).tobytes()
        out.append(data)
    return gltf, out


def column(gltf: Json, views: list[bytes], index: int) -> NDArray[Any]:
    """Return an accessor's rows as they are stored."""
    accessor = gltf["accessors"][index]
    view = gltf["bufferViews"][accessor["bufferView"]]
    kind = np.dtype(_TYPES[accessor["componentType"]])
    width = _WIDTH[accessor["type"]]
    stride = view.get("byteStride", kind.itemsize * width) // kind.itemsize
    rows = np.frombuffer(views[accessor["bufferView"]], kind).reshape(-1, stride)
    return np.ascontiguousarray(rows[: accessor["count"], :width])


def floats(gltf: Json, views: list[bytes], index: int) -> NDArray[np.float32]:
    """Return an accessor's rows as float32, normalised integers brought to -1..1 or 0..1."""
    rows = column(gltf, views, index)
    if not gltf["accessors"][index].get("normalized"):
        return rows.astype(np.float32)
    most = np.float32(np.iinfo(rows.dtype).max)
    scaled: NDArray[np.float32] = np.maximum(rows.astype(np.float32) / most, np.float32(-1))
    return scaled


def _bare(material: Json) -> Json:
    pbr = {k: v for k, v in material.get("pbrMetallicRoughness", {}).items() if not k.endswith("Texture")}
    bare = {k: v for k, v in material.items() if not k.endswith("Texture") and k != "extensions"}
    extensions = {k: v for k, v in material.get("extensions", {}).items() if k not in _DROPPED}
    return {**bare, "pbrMetallicRoughness": pbr, **({"extensions": extensions} if extensions else {})}


def _glb(gltf: Json, blob: bytes) -> bytes:
    text = json.dumps(gltf, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 4)
    blob += b"\0" * (-len(blob) % 4)
    head = struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(blob))
    return b"".join(
        (head, struct.pack("<I4s", len(text), b"JSON"), text, struct.pack("<I4s", len(blob), b"BIN\0"), blob)
    )
