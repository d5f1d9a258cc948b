"""Maps of the finishes that a hall uses, as files of the site: small ones that come first, full ones after.

Painting and encoding a finish takes 1.5 s, thirty of them longer than the rest of a build. So what comes out
is shipped in `finishes/packed/`, under a key of the code that paints; only a finish whose code has changed is
painted by a build (into its cache). `python -m enfilade.pipeline.pack_textures` packs what has changed anew.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import pkgutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from enfilade.content.site import SiteTexture
from enfilade.pipeline import finishes as painters
from enfilade.pipeline.finishes import woven
from enfilade.pipeline.finishes.encode import encode
from enfilade.pipeline.finishes.model import Finish
from enfilade.pipeline.finishes.painted_by import painted_by
from enfilade.pipeline.glb_hall import FinishFiles
from enfilade.pipeline.write_site import Store, write_whole

SMALL = {"albedo": 256, "normal": 128, "orm": 128}
"""Sides of the maps that are loaded before one can walk: colour is seen first, relief a second later."""

SMALL_QUALITY = {"albedo": 72, "normal": 80, "orm": 60}
"""WebP quality of the small maps: they are looked at for a second, or on a screen that shows no more. At the
full maps' bounds of error all finishes came to 231 KB; so, to 92 KB."""

FULL = 1024
"""Side of the maps of surfaces that fill a view."""

MIDDLE = 512
"""Side of the full maps of finishes whose tile is small: they keep 2 mm to a texel or better."""

MIDDLE_UP_TO_M = 0.6

PACKED = Path(painters.__file__).parent / "packed"

Painted = dict[str, bytes]
"""WebP bytes by kind of map and ``full`` or ``small``, such as ``albedo-small``."""


def pack_textures(
    finishes: Iterable[Finish], store: Store, cache_root: Path, progress: Callable[[str, float], None]
) -> dict[str, FinishFiles]:
    """Return the files of each finish's maps, painting those that are neither shipped nor in the cache."""
    wanted = {finish.name: finish for finish in finishes}
    out: dict[str, FinishFiles] = {}
    for name in wanted:
        held = _held(cache_root / f"{name}-{key_of(name)}.json", store)
        if held is None and (shipped := _shipped(name)) is not None:
            held = _put(wanted[name], shipped, store, cache_root)
        if held is not None:
            out[name] = held
    lacking = sorted(set(wanted) - set(out))
    for number, (name, painted) in enumerate(_painted(lacking)):
        progress(f"painting {name}", number / len(lacking))
        out[name] = _put(wanted[name], painted, store, cache_root)
    return {name: out[name] for name in sorted(out)}


def albedo_tile(finish: Finish, side: int) -> NDArray[np.uint8]:
    """Return (side, side, 3) sRGB: a finish's albedo as it is shipped, else painted."""
    shipped = _shipped(finish.name)
    if shipped is None:
        return finish.make(side).albedo
    with Image.open(io.BytesIO(shipped["albedo-full"])) as image:
        tile = image.convert("RGB").resize((side, side), Image.Resampling.BOX)
    return np.asarray(tile, np.uint8)


def full_side(finish: Finish) -> int:
    """Return the side of a finish's full maps in texels."""
    return MIDDLE if finish.scale_m <= MIDDLE_UP_TO_M else FULL


@cache
def key_of(name: str) -> str:
    """Return a hash of the code and data that a finish is painted by, and of the sizes chosen here."""
    digest = hashlib.sha256(f"{name} {SMALL} {SMALL_QUALITY} {MIDDLE} {FULL} {MIDDLE_UP_TO_M}".encode())
    for file in (*painted_by(_families()[name]), *painted_by(encode.__module__), woven.data_of(name)):
        if file is not None:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def stale() -> list[str]:
    """Return the finishes whose shipped maps are not those that their code paints."""
    return [name for name in painters.names() if _shipped(name) is None]


def repack(names: Sequence[str]) -> None:
    """Paint finishes and write their maps to where they are shipped from."""
    PACKED.mkdir(exist_ok=True)
    for name, painted in _painted(names):
        for kind, data in painted.items():
            write_whole(PACKED / f"{name}-{kind}.webp", data)
        write_whole(PACKED / f"{name}.key", key_of(name).encode())
        print(f"{name}: {sum(map(len, painted.values()))} bytes", flush=True)


def _painted(names: Sequence[str]) -> Iterable[tuple[str, Painted]]:
    """Paint finishes, several at once: a process each, since numpy holds one core through most of it."""
    if len(names) < 2:
        return [(name, paint(name)) for name in names]
    with ProcessPoolExecutor() as pool:
        return list(zip(names, pool.map(paint, names), strict=True))


def paint(name: str) -> Painted:
    """Return a finish's maps as WebP."""
    finish = painters.finish(name)
    maps = finish.make(FULL)
    full = encode(maps, full_side(finish))
    out = {f"{kind}-full": getattr(full, kind) for kind in SMALL}
    for kind, side in SMALL.items():
        texels = getattr(painters.shrunk(maps, side), kind)
        webp = io.BytesIO()
        Image.fromarray(texels).save(webp, "WEBP", quality=SMALL_QUALITY[kind], method=6)
        out[f"{kind}-small"] = webp.getvalue()
    return out


def _shipped(name: str) -> Painted | None:
    key = PACKED / f"{name}.key"
    if not key.exists() or key.read_text() != key_of(name):
        return None
    return {
        f"{kind}-{size}": (PACKED / f"{name}-{kind}-{size}.webp").read_bytes()
        for kind in SMALL
        for size in ("full", "small")
    }


def _put(finish: Finish, painted: Mapping[str, bytes], store: Store, cache_root: Path) -> FinishFiles:
    textures = {}
    for kind in SMALL:
        full = store.put("textures", ".webp", painted[f"{kind}-full"])
        small = store.put("textures", ".webp", painted[f"{kind}-small"])
        side = full_side(finish)
        textures[kind] = SiteTexture(hash=Path(full.path).stem, small=small, full=full, size=side)
    kept = json.dumps({kind: texture.model_dump() for kind, texture in textures.items()})
    write_whole(cache_root / f"{finish.name}-{key_of(finish.name)}.json", kept.encode())
    return FinishFiles(textures["albedo"], textures["normal"], textures["orm"])


def _held(kept: Path, store: Store) -> FinishFiles | None:
    if not kept.exists():
        return None
    held = json.loads(kept.read_bytes())
    textures = [SiteTexture.model_validate(held[kind]) for kind in SMALL]
    if not all(store.holds(t.small) and store.holds(t.full) for t in textures):
        return None
    return FinishFiles(*textures)


@cache
def _families() -> dict[str, str]:
    """The module that paints each finish."""
    out: dict[str, str] = {}
    for info in pkgutil.iter_modules(painters.__path__):
        module = importlib.import_module(f"{painters.__name__}.{info.name}")
        out |= {finish.name: module.__name__ for finish in getattr(module, "FINISHES", ())}
    return out


if __name__ == "__main__":
    repack(stale() if sys.argv[1:] != ["all"] else painters.names())
