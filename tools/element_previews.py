"""Pictures of every kind and every finish for docs/elements, and the page that shows them.

`python -m tools.element_previews` makes what has changed; `--check` says what is stale and makes nothing;
names after it narrow it down. Pictures are made by rays through the real geometry (tools/studio.py).
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from enfilade.pipeline import finishes, kinds
from enfilade.pipeline.finishes.preview import lit, shown
from enfilade.pipeline.mesh import Built, Floats, Part
from tools import element_page
from tools.steps import ROOT

OUT = ROOT / "docs" / "elements"
KEYS = OUT / "previews.json"
SIZE = (320, 240)
RAYS = 6
TILE = 176
QUALITY = 80
REVISION = 1
"""Raise it when the studio changes, so that all pictures are made anew."""
SEED = 7
FOV_RAD = float(np.radians(26))
GROUND, BACK = "plaster-stone", "plaster-chalk"


def main(arguments: list[str]) -> int:
    """Make or check the pictures and the page; return the exit status."""
    named = [one for one in arguments if not one.startswith("--")]
    found = stale()
    if "--check" in arguments:
        for one in found:
            print(f"stale: docs/elements/{one}")
        return 1 if found else 0
    held = json.loads(KEYS.read_text()) if KEYS.exists() else {}
    wanted = keys()
    for one in [one for one in found if one.endswith(".webp") and (not named or Path(one).stem in named)]:
        picture = of_kind(Path(one).stem) if one.startswith("kinds/") else of_finish(Path(one).stem)
        data = io.BytesIO()
        Image.fromarray(picture).save(data, "WEBP", quality=QUALITY, method=6)
        (OUT / one).parent.mkdir(parents=True, exist_ok=True)
        (OUT / one).write_bytes(data.getvalue())
        held[one] = wanted[one]
        KEYS.write_text(json.dumps({k: held[k] for k in sorted(held) if k in wanted}, indent=1) + "\n")
        print(f"{one}: {len(data.getvalue())} bytes", flush=True)
    for file in (*OUT.glob("kinds/*.webp"), *OUT.glob("finishes/*.webp")):
        if str(file.relative_to(OUT)) not in wanted:
            file.unlink()
    (OUT / "README.md").write_text(element_page.page())
    return 0


def stale() -> list[str]:
    """Return the files of docs/elements that are not what the library says now."""
    held = json.loads(KEYS.read_text()) if KEYS.exists() else {}
    wanted = keys()
    out = [one for one, key in wanted.items() if held.get(one) != key or not (OUT / one).exists()]
    page = OUT / "README.md"
    return out + ([] if page.exists() and page.read_text() == element_page.page() else ["README.md"])


def keys() -> dict[str, str]:
    """Return what each picture depends on, as a hash, by its file under docs/elements.

    A kind's: its geometry at the defaults to a millimetre, and its finishes; a finish's: its measures.
    """
    out: dict[str, str] = {}
    for name in kinds.names():
        digest = hashlib.sha256(f"{REVISION} {SIZE} {RAYS}".encode())
        for part in _all(_built(name)):
            digest.update(part.finish.encode() + np.round(part.positions * 1000).astype(np.int32).tobytes())
        out[f"kinds/{name}.webp"] = digest.hexdigest()[:16]
    for name in finishes.names():
        look = finishes.finish(name)
        said = f"{REVISION} {name} {look.scale_m} {look.mean_albedo} {look.metallic} {look.emissive}"
        out[f"finishes/{name}.webp"] = hashlib.sha256(said.encode()).hexdigest()[:16]
    return out


def of_finish(name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return a finish in raking light: half a metre of it, or two tiles where they are smaller."""
    look = finishes.finish(name)
    maps = finishes.Maps(*(studio_map(name, kind) for kind in ("albedo", "normal", "orm")))
    count = 2 if look.scale_m < 0.5 else 1
    tiled = finishes.Maps(*(np.tile(m, (count, count, 1)) for m in (maps.albedo, maps.normal, maps.orm)))
    glow = (min(look.emissive[0], 0.6), min(look.emissive[1], 0.6), min(look.emissive[2], 0.6))
    light = lit(tiled, look.metallic, glow)
    small = Image.fromarray(shown(light)).resize((TILE, TILE), Image.Resampling.LANCZOS)
    return np.asarray(small)


def studio_map(name: str, kind: str) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return a finish's shipped map at 512 texels."""
    from tools.studio import shipped

    whole = Image.fromarray(shipped(name, f"{kind}-full"))
    return np.asarray(whole.resize((512, 512), Image.Resampling.BOX))


def of_kind(name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return a kind at its defaults, on the floor, wall, ceiling or in the wall that it belongs to."""
    from tools.studio import Camera, photograph

    built = _built(name)
    parts = _all(built)
    points = np.concatenate([part.positions for part in parts])
    low, high = points.min(axis=0), points.max(axis=0)
    where = kinds.mounted(name)
    yaw, pitch = {
        "floor": (0.58, 0.26),
        "wall": (0.46, 0.14),
        "ceiling": (0.5, -0.30),
        "opening": (0.42, 0.10),
    }[where]
    back = np.array([np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch)])
    target = (low + high) / 2
    eye = target + back * _distance(low, high, target, back)
    scenery = _scenery(name, where, low, high)
    return photograph([*parts, *scenery], Camera(eye, target, FOV_RAD), SIZE, RAYS, where == "ceiling")


def _distance(low: Floats, high: Floats, target: Floats, back: Floats) -> float:
    """How far off the eye stands for the box to fill the picture but for a margin."""
    corners = np.array(
        [[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])]
    )
    right = np.cross(-back, [0.0, 1.0, 0.0])
    right /= np.linalg.norm(right)
    up = np.cross(right, -back)
    off = corners - target
    tall = np.tan(FOV_RAD / 2) * 0.86
    wide = tall * SIZE[0] / SIZE[1]
    need = np.maximum(np.abs(off @ right) / wide, np.abs(off @ up) / tall) + off @ back
    return float(need.max())


def _scenery(name: str, where: str, low: Floats, high: Floats) -> list[Part]:
    reach = 14.0
    if where == "ceiling":
        return [_quad([(-reach, 0, reach), (-reach, 0, -reach), (reach, 0, -reach), (reach, 0, reach)], BACK)]
    floor = _quad([(-reach, 0, reach), (reach, 0, reach), (reach, 0, -reach), (-reach, 0, -reach)], GROUND)
    if where == "floor":
        return [floor]
    if where == "wall":
        wall = _quad([(-reach, -1e-3, 0), (reach, -1e-3, 0), (reach, 6, 0), (-reach, 6, 0)], BACK)
        return [_lower(floor), wall] if low[1] < 0.02 else [wall]
    params = kinds.params_model(name)()
    w, h, d = (float(getattr(params, f"{key}_m")) / 2 for key in ("width", "height", "depth"))
    h *= 2
    out = [_lower(floor)] if "window" not in name else []
    for s in (-1, 1):
        out.append(_quad([(s * w, -2, d), (s * w, -2, -d), (s * w, h, -d), (s * w, h, d)], BACK))
        x0, x1 = (w, reach) if s > 0 else (-reach, -w)
        out.append(_quad([(x0, -2, d), (x1, -2, d), (x1, 6, d), (x0, 6, d)], BACK))
    out.append(_quad([(-w, h, d), (w, h, d), (w, 6, d), (-w, 6, d)], BACK))
    out.append(_quad([(-w, h, d), (-w, h, -d), (w, h, -d), (w, h, d)], BACK))
    if "window" in name:
        out.append(_quad([(-w, 0, d), (w, 0, d), (w, 0, -d), (-w, 0, -d)], BACK))
        out.append(_quad([(-w, -2, d), (w, -2, d), (w, 0, d), (-w, 0, d)], BACK))
    return out


def _lower(part: Part) -> Part:
    down = np.eye(4)
    down[1, 3] = -0.0015
    return part.moved(down)


def _quad(corners: list[tuple[float, float, float]], finish: str) -> Part:
    points = np.array(corners, np.float64)
    normal = np.cross(points[1] - points[0], points[3] - points[0])
    normal /= np.linalg.norm(normal)
    across = (points[1] - points[0]) / np.linalg.norm(points[1] - points[0])
    uv = np.stack([(points - points[0]) @ across, (points - points[0]) @ np.cross(normal, across)], axis=1)
    return Part(finish, points, np.tile(normal, (4, 1)), uv, np.array([(0, 1, 2), (0, 2, 3)], np.int32))


def _built(name: str) -> Built:
    return kinds.build(name, kinds.params_model(name)(), SEED)


def _all(built: Built) -> list[Part]:
    """Static parts, and moving ones at rest."""
    out = list(built.parts)
    for moving in built.moving:
        x, y, z = np.asarray(moving.axis) / np.linalg.norm(moving.axis)
        cross = np.array([(0, -z, y), (z, 0, -x), (-y, x, 0)])
        turn = np.eye(3) + np.sin(moving.rest_rad) * cross + (1 - np.cos(moving.rest_rad)) * cross @ cross
        matrix = np.eye(4)
        matrix[:3, :3] = turn
        matrix[:3, 3] = np.asarray(moving.pivot) - turn @ np.asarray(moving.pivot)
        out += [part.moved(matrix) for part in moving.parts]
    return out


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
