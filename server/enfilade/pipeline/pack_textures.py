"""Maps of the finishes that a hall uses, as files of the site: small ones that come first, full ones after.

A finish is painted and encoded once: what came out is kept under the hash of the code that paints, so that a
build that changes no finish spends no time on them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from enfilade.content.site import SiteTexture
from enfilade.pipeline.finishes.model import Finish
from enfilade.pipeline.glb_hall import FinishFiles
from enfilade.pipeline.write_site import Store, write_whole

SMALL = 256
"""Side of the maps that are loaded before one can walk."""

FULL = 1024
"""Side of the maps of surfaces that fill a view."""

MIDDLE = 512
"""Side of the full maps of finishes whose tile is small: they keep 2 mm to a texel or better."""

MIDDLE_UP_TO_M = 0.6

_KINDS = ("albedo", "normal", "orm")


def pack_textures(
    finishes: Iterable[Finish], store: Store, cache_root: Path, progress: Callable[[str, float], None]
) -> dict[str, FinishFiles]:
    """Return the files of each finish's maps; those that the cache knows are not painted again."""
    out: dict[str, FinishFiles] = {}
    wanted = sorted(finishes, key=lambda finish: finish.name)
    for number, finish in enumerate(wanted):
        kept = cache_root / f"{finish.name}-{_painting_code()}.json"
        held = _read(kept, store)
        if held is None:
            progress(f"painting {finish.name}", number / len(wanted))
            held = _paint(finish, store)
            write_whole(
                kept, json.dumps({kind: getattr(held, kind).model_dump() for kind in _KINDS}).encode()
            )
        out[finish.name] = held
    return out


def full_side(finish: Finish) -> int:
    """Return the side of a finish's full maps in texels."""
    return MIDDLE if finish.scale_m <= MIDDLE_UP_TO_M else FULL


def _paint(finish: Finish, store: Store) -> FinishFiles:
    from enfilade.pipeline.finishes.encode import EXTENSION, encode

    side = full_side(finish)
    maps = finish.make(FULL)
    full, small = encode(maps, side), encode(maps, SMALL)
    textures = {}
    for kind in _KINDS:
        ref = store.put("textures", f".{EXTENSION}", getattr(full, kind))
        little = store.put("textures", f".{EXTENSION}", getattr(small, kind))
        textures[kind] = SiteTexture(hash=Path(ref.path).stem, small=little, full=ref, size=side)
    return FinishFiles(textures["albedo"], textures["normal"], textures["orm"])


def _read(kept: Path, store: Store) -> FinishFiles | None:
    if not kept.exists():
        return None
    held = json.loads(kept.read_bytes())
    textures = [SiteTexture.model_validate(held[kind]) for kind in _KINDS]
    if not all(store.holds(t.small) and store.holds(t.full) for t in textures):
        return None
    return FinishFiles(*textures)


@cache
def _painting_code() -> str:
    """A hash of the code that paints and encodes, and of the sizes chosen here."""
    digest = hashlib.sha256(f"{SMALL} {MIDDLE} {FULL} {MIDDLE_UP_TO_M}".encode())
    for file in sorted((Path(__file__).parent / "finishes").glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
