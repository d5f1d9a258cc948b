"""A contact sheet of all finishes in raking light: `python -m enfilade.pipeline.finishes.preview OUT.png`.

Each row shows a finish twice: two by two tiles, where a repeat or a seam would show, and a close view of a
quarter of a metre at one texel per pixel or nearer.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from enfilade.pipeline import finishes
from enfilade.pipeline.finishes.surface import linear, srgb

_PANEL = 384
_CLOSE_M = 0.25


def main() -> None:
    """Write the sheet; finishes named after the path narrow it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*", default=list(finishes.names()))
    parser.add_argument("--columns", type=int, default=3)
    options = parser.parse_args()
    Image.fromarray(sheet(options.names, options.columns)).save(options.out)


def sheet(names: list[str], columns: int = 3) -> NDArray[np.uint8]:
    """The contact sheet, uint8 (h, w, 3); prints each finish's measured mean albedo and making time."""
    rows = -(-len(names) // columns)
    page = np.zeros((rows * (_PANEL + 18), columns * _PANEL * 2, 3), dtype=np.uint8)
    for i, name in enumerate(names):
        finish = finishes.finish(name)
        began = time.perf_counter()
        maps = finish.make(1024)
        spent = time.perf_counter() - began
        mean = linear(maps.albedo).mean(axis=(0, 1), dtype=np.float64)
        print(f"{name:26s} {spent:5.2f} s  mean ({mean[0]:.3f}, {mean[1]:.3f}, {mean[2]:.3f})")
        half = finishes.shrunk(maps, 512)
        tiled = finishes.Maps(*(np.tile(m, (2, 2, 1)) for m in (half.albedo, half.normal, half.orm)))
        far = lit(tiled, finish.metallic, finish.emissive)
        across = Image.fromarray(shown(far)).resize((_PANEL, _PANEL), Image.Resampling.BOX)
        crop = min(1024, round(_CLOSE_M / finish.scale_m * 1024))
        near = lit(
            finishes.Maps(*(m[:crop, :crop] for m in (maps.albedo, maps.normal, maps.orm))), finish.metallic
        )
        close = np.asarray(Image.fromarray(shown(near)).resize((_PANEL, _PANEL), Image.Resampling.BICUBIC))
        y, x = (i // columns) * (_PANEL + 18), (i % columns) * _PANEL * 2
        page[y + 18 : y + 18 + _PANEL, x : x + _PANEL] = np.asarray(across)
        page[y + 18 : y + 18 + _PANEL, x + _PANEL : x + 2 * _PANEL] = close
    picture = Image.fromarray(page)
    draw = ImageDraw.Draw(picture)
    for i, name in enumerate(names):
        place = ((i % columns) * _PANEL * 2 + 4, (i // columns) * (_PANEL + 18) + 3)
        draw.text(
            place, f"{name}  {finishes.finish(name).scale_m:.2f} m tile; close {_CLOSE_M} m", (255, 255, 255)
        )
    return np.asarray(picture)


def lit(
    maps: finishes.Maps, metallic: float = 0.0, emissive: tuple[float, float, float] = (0, 0, 0)
) -> NDArray[np.float32]:
    """Linear radiance of maps seen square on: a raking lamp from the upper left, a dim even room behind.

    Lambert and GGX as in glTF's appendix B, with a one-line ambient specular.
    """
    albedo = linear(maps.albedo)
    normal = maps.normal.astype(np.float32) / 127.5 - 1
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    orm = maps.orm.astype(np.float32) / 255
    metal = orm[..., 2:3] * np.float32(metallic)
    f0 = 0.04 * (1 - metal) + albedo * metal
    diffuse = albedo * (1 - metal)
    light = np.array([-0.80, 0.42, 0.42], dtype=np.float32)
    light /= np.linalg.norm(light)
    view = _views(maps.size, maps.normal.shape[1])
    half = light + view
    half /= np.linalg.norm(half, axis=2, keepdims=True)
    ndl = np.clip(np.sum(normal * light, axis=2, keepdims=True), 0, 1)
    ndv = np.clip(np.sum(normal * view, axis=2, keepdims=True), 1e-3, 1)
    ndh = np.clip(np.sum(normal * half, axis=2, keepdims=True), 0, 1)
    a2 = np.maximum(orm[..., 1:2], 0.05) ** 4
    spread = a2 / (np.pi * (ndh * ndh * (a2 - 1) + 1) ** 2)
    shade = 0.5 / (ndl * np.sqrt(ndv * ndv * (1 - a2) + a2) + ndv * np.sqrt(ndl * ndl * (1 - a2) + a2) + 1e-6)
    fresnel = f0 + (1 - f0) * (1 - np.clip(np.sum(half * view, axis=2, keepdims=True), 0, 1)) ** 5
    direct = (diffuse / np.pi * (1 - fresnel) + spread * shade * fresnel) * ndl * 4.2
    room = 0.45 * orm[..., 0:1] * (diffuse + f0 * (0.6 + 0.5 * normal[..., 1:2]))
    glow: NDArray[np.float32] = (direct + room + np.asarray(emissive, dtype=np.float32)).astype(np.float32)
    return glow


def shown(radiance: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Radiance to the screen, rolled off gently at the top."""
    return np.round(srgb(radiance / (1 + 0.18 * radiance)).clip(0, 1) * 255).astype(np.uint8)


def _views(rows: int, cols: int) -> NDArray[np.float32]:
    # An eye about one picture-width away, to the lower right, so that gloss shows as it turns.
    y, x = np.mgrid[0:rows, 0:cols].astype(np.float32)
    view = np.stack([0.9 - x / cols, y / rows - 0.75, np.full_like(x, 1.0)], axis=2)
    out: NDArray[np.float32] = (view / np.linalg.norm(view, axis=2, keepdims=True)).astype(np.float32)
    return out


if __name__ == "__main__":
    main()
