"""The GLB container: arrays in, bytes out, plain or packed with EXT_meshopt_compression.

Both forms hold the same numbers. The plain one exists because the Khronos validator does not look inside
compressed data: what it says about the plain form is then true of the packed one.

The packed form is made small for its way (brotli), not by itself: indices and what runs on from vertex to
vertex go through the codec, what repeats (normals, colours) lies plainly, since brotli then finds more.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, cast

import meshopt
import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.glb_deltas import encode_deltas

Json: TypeAlias = dict[str, Any]
Rows: TypeAlias = NDArray[Any]

_COMPONENT = {"int8": 5120, "uint8": 5121, "int16": 5122, "uint16": 5123, "uint32": 5125, "float32": 5126}
_TYPE = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4"}
_ARRAY, _ELEMENT_ARRAY = 34962, 34963


@dataclass(frozen=True)
class _View:
    """One bufferView: its rows as the GPU reads them, and the codec's stream where it goes through that."""

    plain: bytes
    stride: int
    count: int
    mode: Literal["ATTRIBUTES", "TRIANGLES"]
    packed: bytes | None


@dataclass
class Container:
    """A GLB being written: `gltf` is its JSON without what this class keeps: buffers, views, accessors."""

    gltf: Json
    _views: list[_View] = field(default_factory=list)
    _accessors: list[Json] = field(default_factory=list)

    def vertices(
        self, rows: Rows, used: int, *, normalized: bool = False, bounds: bool = False, repeats: bool = False
    ) -> int:
        """Add a vertex attribute and return its accessor.

        rows: (n, k) with rows of a multiple of four bytes, of which the first `used` columns are read. With
        `bounds` min and max are written (glTF asks for them on POSITION). What `repeats` rather than runs on
        is left plain in both forms.
        """
        rows = np.ascontiguousarray(rows)
        packed = None if repeats else encode_deltas(rows)
        self._views.append(_View(rows.tobytes(), rows.nbytes // len(rows), len(rows), "ATTRIBUTES", packed))
        accessor: Json = {
            "bufferView": len(self._views) - 1,
            "componentType": _COMPONENT[rows.dtype.name],
            "count": len(rows),
            "type": _TYPE[used],
        }
        if normalized:
            accessor["normalized"] = True
        if bounds:
            accessor["min"] = [int(v) for v in rows[:, :used].min(axis=0)]
            accessor["max"] = [int(v) for v in rows[:, :used].max(axis=0)]
        self._accessors.append(accessor)
        return len(self._accessors) - 1

    def triangles(self, indices: Rows, vertex_count: int) -> int:
        """Add triangle indices (3m,) and return their accessor; 16 bits where the vertices allow it."""
        kind = np.dtype(np.uint16 if vertex_count <= 65535 else np.uint32)
        plain = indices.astype(kind)
        packed = cast(bytes, meshopt.encode_gltf_buffer(indices.astype(np.uint32), "TRIANGLES"))
        self._views.append(_View(plain.tobytes(), kind.itemsize, len(plain), "TRIANGLES", packed))
        self._accessors.append(
            {
                "bufferView": len(self._views) - 1,
                "componentType": _COMPONENT[kind.name],
                "count": len(plain),
                "type": "SCALAR",
            }
        )
        return len(self._accessors) - 1

    def plain(self) -> bytes:
        """The GLB with uncompressed buffers, for the validator."""
        blob, views = bytearray(), []
        for view in self._views:
            _pad(blob)
            views.append(_view_json(view, 0, len(blob)))
            blob += view.plain
        return _glb(self._json(views, [{"byteLength": len(blob)}], []), bytes(blob))

    def packed(self) -> bytes:
        """The GLB as it is sent; buffer 1 is EXT_meshopt_compression's fallback, which is never fetched."""
        blob, views, fallback = bytearray(), [], 0
        for view in self._views:
            _pad(blob)
            if view.packed is None:
                views.append(_view_json(view, 0, len(blob)))
                blob += view.plain
                continue
            entry = _view_json(view, 1, fallback)
            entry["extensions"] = {
                "EXT_meshopt_compression": {
                    "buffer": 0,
                    "byteOffset": len(blob),
                    "byteLength": len(view.packed),
                    "byteStride": view.stride,
                    "count": view.count,
                    "mode": view.mode,
                }
            }
            views.append(entry)
            blob += view.packed
            fallback += (len(view.plain) + 3) & ~3
        _pad(blob)
        buffers: list[Json] = [
            {"byteLength": len(blob)},
            {"byteLength": fallback, "extensions": {"EXT_meshopt_compression": {"fallback": True}}},
        ]
        return _glb(self._json(views, buffers, ["EXT_meshopt_compression"]), bytes(blob))

    def _json(self, views: list[Json], buffers: list[Json], required: list[str]) -> Json:
        whole = dict(self.gltf)
        for key in ("extensionsUsed", "extensionsRequired"):
            whole[key] = sorted({*self.gltf.get(key, ()), *required})
        whole = {key: value for key, value in whole.items() if value != []}
        return {**whole, "accessors": self._accessors, "bufferViews": views, "buffers": buffers}


def _view_json(view: _View, buffer: int, offset: int) -> Json:
    entry: Json = {"buffer": buffer, "byteOffset": offset, "byteLength": len(view.plain)}
    if view.mode == "ATTRIBUTES":
        entry["byteStride"] = view.stride
    entry["target"] = _ARRAY if view.mode == "ATTRIBUTES" else _ELEMENT_ARRAY
    return entry


def _pad(blob: bytearray, filler: bytes = b"\0") -> None:
    blob += filler * (-len(blob) % 4)


def _glb(gltf: Json, blob: bytes) -> bytes:
    text = bytearray(json.dumps(gltf, separators=(",", ":"), ensure_ascii=False).encode())
    _pad(text, b" ")
    binary = bytearray(blob)
    _pad(binary)
    header = struct.pack("<4sII", b"glTF", 2, 12 + 8 + len(text) + 8 + len(binary))
    chunks = (
        struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(binary), b"BIN\0") + binary
    )
    return bytes(header + chunks)


def read_json(glb: bytes) -> Json:
    """Return the JSON of a GLB. Raises ValueError where it is none."""
    magic, version, _ = struct.unpack_from("<4sII", glb)
    if magic != b"glTF" or version != 2:
        raise ValueError("not a GLB of glTF 2")
    (length,) = struct.unpack_from("<I", glb, 12)
    return cast(Json, json.loads(glb[20 : 20 + length]))
