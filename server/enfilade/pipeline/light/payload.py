"""Baked light as it is committed beside a hall, and read by every build: no ray tracer needed.

    light.json      key, size, rooms, layers with their scales, exposure, names of the rest
    uv2.xz          corner_uv2 (t, 3, 2) uint16 and placed (t,), as differences along the faces, LZMA
    <layer>.webp    one lightmap per layer (see `encode`)
    probes.bin      float32 little-endian (layers, m, 9, 3): radiance coefficients in three.js's order
    room-<i>.rgbe   panoramas, (h, w, 4) bytes (see `rgbe`), first row down
    poster-<i>.webp

light.json is written last: without it there is no payload.
"""

from __future__ import annotations

import json
import lzma
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]


@dataclass(frozen=True)
class Layer:
    """A lightmap as WebP, and the lux at its full white (three's lightMapIntensity)."""

    name: str
    webp: bytes
    scale: float


@dataclass(frozen=True)
class Panorama:
    """The room around a point: (h, w, 4) RGBE bytes."""

    name: str
    position: tuple[float, float, float]
    rgbe: NDArray[np.uint8]


@dataclass(frozen=True)
class Poster:
    """A still as WebP, from the named viewpoint."""

    name: str
    webp: bytes


@dataclass(frozen=True)
class Payload:
    """All the light of a hall. corner_uv2 (t, 3, 2) uint16 (65535 is 1), placed (t,): in the order of the
    triangles that were unwrapped. probes: {layer: (m, 9, 3) float32}, one row per name in probe_names."""

    key: str
    size: tuple[int, int]
    texels_per_m: float
    corner_uv2: NDArray[np.uint16]
    placed: NDArray[np.bool_]
    rooms: dict[int, tuple[int, int, int, int]]
    layers: tuple[Layer, ...]
    exposure: float
    probe_names: tuple[str, ...] = ()
    probes: dict[str, NDArray[np.float32]] = field(default_factory=dict)
    panoramas: tuple[Panorama, ...] = ()
    posters: tuple[Poster, ...] = ()


def save_payload(folder: Path, payload: Payload) -> None:
    """Write a payload, and take away what an older one left. The same payload gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "light.json").unlink(missing_ok=True)
    files: dict[str, bytes] = {"uv2.xz": _pack_corners(payload.corner_uv2, payload.placed)}
    files |= {f"{layer.name}.webp": layer.webp for layer in payload.layers}
    files |= {f"room-{i}.rgbe": p.rgbe.tobytes() for i, p in enumerate(payload.panoramas)}
    files |= {f"poster-{i}.webp": p.webp for i, p in enumerate(payload.posters)}
    if payload.probe_names:
        table = np.stack([payload.probes[layer.name] for layer in payload.layers])
        files["probes.bin"] = table.astype("<f4").tobytes()
    meta = {
        "key": payload.key,
        "size": list(payload.size),
        "texels_per_m": payload.texels_per_m,
        "triangles": len(payload.placed),
        "exposure": payload.exposure,
        "layers": [{"name": layer.name, "scale": layer.scale} for layer in payload.layers],
        "rooms": {str(k): list(v) for k, v in sorted(payload.rooms.items())},
        "probes": list(payload.probe_names),
        "panoramas": [
            {"name": p.name, "position": list(p.position), "size": [p.rgbe.shape[1], p.rgbe.shape[0]]}
            for p in payload.panoramas
        ],
        "posters": [p.name for p in payload.posters],
    }
    for old in folder.iterdir():
        if old.is_file() and old.name not in files:
            old.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "light.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", "utf-8")


def load_payload(folder: Path) -> Payload | None:
    """The payload in a folder, None where there is none. Raises ValueError for one that is damaged."""
    path = folder / "light.json"
    if not path.is_file():
        return None
    try:
        meta = json.loads(path.read_text("utf-8"))
        corner_uv2, placed = _unpack_corners((folder / "uv2.xz").read_bytes(), int(meta["triangles"]))
        layers = tuple(
            Layer(m["name"], (folder / f"{m['name']}.webp").read_bytes(), float(m["scale"]))
            for m in meta["layers"]
        )
        names = tuple(meta["probes"])
        probes: dict[str, NDArray[np.float32]] = {}
        if names:
            table = np.frombuffer((folder / "probes.bin").read_bytes(), "<f4")
            table = table.reshape(len(layers), len(names), 9, 3)
            probes = {layer.name: table[i].astype(np.float32) for i, layer in enumerate(layers)}
        panoramas = []
        for i, m in enumerate(meta["panoramas"]):
            width, height = m["size"]
            data = np.frombuffer((folder / f"room-{i}.rgbe").read_bytes(), np.uint8)
            x, y, z = m["position"]
            panoramas.append(Panorama(m["name"], (x, y, z), data.reshape(height, width, 4)))
        posters = tuple(
            Poster(name, (folder / f"poster-{i}.webp").read_bytes()) for i, name in enumerate(meta["posters"])
        )
        width, height = meta["size"]
        rooms = {int(k): (v[0], v[1], v[2], v[3]) for k, v in meta["rooms"].items()}
    except (OSError, KeyError, TypeError, lzma.LZMAError, json.JSONDecodeError) as error:
        raise ValueError(f"the baked light in {folder} is damaged: {error}") from error
    return Payload(
        key=meta["key"],
        size=(width, height),
        texels_per_m=float(meta["texels_per_m"]),
        corner_uv2=corner_uv2,
        placed=placed,
        rooms=rooms,
        layers=layers,
        exposure=float(meta["exposure"]),
        probe_names=names,
        probes=probes,
        panoramas=tuple(panoramas),
        posters=posters,
    )


@dataclass(frozen=True)
class Stored:
    """What a payload says of itself: its key and its posters' names."""

    key: str
    posters: frozenset[str]


def stored(folder: Path) -> Stored | None:
    """Key and posters of the payload in a folder, without reading the rest; None where there is none."""
    try:
        meta = json.loads((folder / "light.json").read_text("utf-8"))
        return Stored(str(meta["key"]), frozenset(meta["posters"]))
    except (OSError, KeyError, TypeError, json.JSONDecodeError):
        return None


def _pack_corners(corner_uv2: NDArray[np.uint16], placed: NDArray[np.bool_]) -> bytes:
    """First corners as differences face to face, the others as differences from the first; bytes split."""
    rows = corner_uv2.reshape(-1, 6).copy()
    rows[:, 2:4] -= rows[:, :2]
    rows[:, 4:6] -= rows[:, :2]
    rows[1:, :2] = np.diff(corner_uv2[:, 0], axis=0)
    columns = np.ascontiguousarray(rows.T)
    split = columns.astype("<u2").view(np.uint8).reshape(6, -1, 2).transpose(0, 2, 1)
    raw = split.tobytes() + np.packbits(placed).tobytes()
    return lzma.compress(raw, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=FILTERS)


def _unpack_corners(data: bytes, count: int) -> tuple[NDArray[np.uint16], NDArray[np.bool_]]:
    raw = np.frombuffer(lzma.decompress(data), np.uint8)
    if len(raw) != count * 12 + (count + 7) // 8:
        raise ValueError(f"uv2.xz does not hold {count} triangles")
    split = raw[: count * 12].reshape(6, 2, count).transpose(0, 2, 1)
    rows = np.ascontiguousarray(split).view("<u2").reshape(6, count).T.astype(np.uint16)
    rows[:, :2] = np.cumsum(rows[:, :2].astype(np.uint64), axis=0).astype(np.uint16)
    rows[:, 2:4] += rows[:, :2]
    rows[:, 4:6] += rows[:, :2]
    placed = np.unpackbits(raw[count * 12 :], count=count).astype(np.bool_)
    return rows.reshape(count, 3, 2), placed
