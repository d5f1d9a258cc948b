"""From what a painter thinks in (height in millimetres, linear colour, roughness) to the three maps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from enfilade.pipeline.finishes.model import DARKEST, LIGHTEST, LUMINANCE, MASTER, Finish, Maps
from enfilade.pipeline.finishes.noise import Field, Sheet

Colour: TypeAlias = tuple[float, float, float]
Colours: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True)
class Surface:
    """A painted tile: linear colour (n, n, 3), height in mm, roughness, metallic (each (n, n) or one number).

    cavity_m is how wide the hollows are that occlusion darkens; 0 for none.
    """

    colour: Colours
    height_mm: Field
    roughness: Field
    metallic: Field | float = 0.0
    cavity_m: float = 0.0


Painter: TypeAlias = Callable[[Sheet], Surface]


def painted(
    name: str,
    scale_m: float,
    paint: Painter,
    mean_albedo: Colour,
    *,
    metallic: float = 0.0,
    double_sided: bool = False,
    emissive: Colour = (0.0, 0.0, 0.0),
    alpha: float = 1.0,
    transmission: float = 0.0,
    tint: Colour = (1.0, 1.0, 1.0),
    ior: float = 1.5,
) -> Finish:
    """A finish whose maps come from a painter, seeded by its name."""

    @lru_cache(maxsize=1)
    def master() -> Maps:
        sheet = Sheet(name, scale_m, MASTER)
        return maps_of(paint(sheet), sheet)

    def make(n: int) -> Maps:
        return shrunk(master(), n)

    return Finish(
        name=name,
        scale_m=scale_m,
        mean_albedo=mean_albedo,
        make=make,
        metallic=metallic,
        double_sided=double_sided,
        emissive=emissive,
        alpha=alpha,
        transmission=transmission,
        tint=tint,
        ior=ior,
    )


def maps_of(surface: Surface, sheet: Sheet) -> Maps:
    """The maps of a surface, with slopes true to the tile's size in metres."""
    n = sheet.n
    orm = np.empty((n, n, 3), dtype=np.float32)
    orm[..., 0] = 1.0
    if surface.cavity_m:
        depth = sheet.blurred(surface.height_mm, surface.cavity_m) - surface.height_mm
        # A hollow as deep as a quarter of its width hides about half the sky.
        orm[..., 0] = np.clip(1 - depth / np.float32(surface.cavity_m * 1000 * 0.5), 0.25, 1)
    normal, length = calmed(normals(surface.height_mm, sheet.texel_m))
    orm[..., 1] = rougher(np.clip(surface.roughness, 0.06, 1).astype(np.float32), length)
    orm[..., 2] = np.clip(surface.metallic, 0, 1)
    return Maps(_bytes(srgb(within(surface.colour))), _bytes(normal * 0.5 + 0.5), _bytes(orm))


def normals(height_mm: Field, texel_m: float) -> NDArray[np.float32]:
    """Unit normals (n, n, 3) of a height field by central differences; +Y up the picture, as glTF wants."""
    per_texel = np.float32(1 / (2 * texel_m * 1000))
    out = np.empty((*height_mm.shape, 3), dtype=np.float32)
    out[..., 0] = (np.roll(height_mm, 1, 1) - np.roll(height_mm, -1, 1)) * per_texel
    out[..., 1] = (np.roll(height_mm, -1, 0) - np.roll(height_mm, 1, 0)) * per_texel
    out[..., 2] = 1
    out /= np.sqrt(np.sum(out * out, axis=2, keepdims=True))
    return out


def calmed(normal: NDArray[np.float32]) -> tuple[NDArray[np.float32], Field]:
    """Normals freed of their finest octave, unit again, and the length to which that had averaged them.

    A lossy codec halves the colour planes and would drop that octave anyhow: taken out here and given to
    roughness, it is 1.3 to 2.8 degrees of error at q85 that need not be paid for. Gaussian, one texel.
    """
    n = normal.shape[0]
    fy, fx = np.fft.fftfreq(n)[:, None], np.fft.rfftfreq(n)[None, :]
    gain = np.exp(-2 * np.pi**2 * (fx**2 + fy**2)).astype(np.float32)[..., None]
    soft = np.fft.irfft2(np.fft.rfft2(normal, axes=(0, 1)) * gain, s=(n, n), axes=(0, 1)).astype(np.float32)
    length: Field = np.clip(np.sqrt(np.sum(soft * soft, axis=2)), 1e-3, 1).astype(np.float32)
    return soft / length[..., None], length


def shrunk(maps: Maps, n: int) -> Maps:
    """The maps at n texels a side; n divides the present side.

    Colour is averaged in linear light. Where averaging flattens the normals, the lost tilt becomes roughness,
    so that a wall does not turn shiny with distance or at a small size.
    """
    if maps.size == n:
        return maps
    if n < 1 or maps.size % n:
        raise ValueError(f"cannot shrink maps of {maps.size} texels to {n}")
    normal, length = calmed(_averaged((maps.normal / 127.5 - 1).astype(np.float32), n))
    orm = _averaged((maps.orm / 255).astype(np.float32), n)
    orm[..., 1] = rougher(orm[..., 1], length)
    return Maps(_bytes(srgb(_averaged(linear(maps.albedo), n))), _bytes(normal * 0.5 + 0.5), _bytes(orm))


def within(colour: Colours) -> Colours:
    """The colour held between DARKEST and LIGHTEST: its luminance, so that a dark brown stays brown."""
    luminance = colour @ np.array(LUMINANCE, dtype=np.float32)
    lift = np.maximum(1, np.float32(DARKEST * 1.02) / np.maximum(luminance, 1e-4))
    out: Colours = np.clip(colour * lift[..., None], DARKEST / 2.5, LIGHTEST)
    return out


def rougher(roughness: Field, length: Field) -> Field:
    """Roughness that makes up for normals averaged to this length (below 1), after Toksvig.

    The variance of the lost tilt is added to alpha squared, where alpha is roughness squared.
    """
    alpha_squared = np.clip(roughness**4 + (1 - length) / length, 0, 1)
    out: Field = np.sqrt(np.sqrt(alpha_squared)).astype(np.float32)
    return out


def srgb(value: NDArray[np.float32]) -> NDArray[np.float32]:
    """Linear light to the sRGB curve, both 0 to 1."""
    curve = 1.055 * np.maximum(value, 1e-9) ** np.float32(1 / 2.4) - 0.055
    return np.where(value <= 0.0031308, value * 12.92, curve).astype(np.float32)


def linear(texels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """sRGB bytes to linear light, 0 to 1."""
    value = np.arange(256, dtype=np.float64) / 255
    table = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    out: NDArray[np.float32] = table.astype(np.float32)[texels]
    return out


def hexed(text: str) -> Colour:
    """A colour as painters note it, "#6f7f6c" in sRGB, in linear light."""
    r, g, b = linear(np.frombuffer(bytes.fromhex(text.removeprefix("#")), dtype=np.uint8))
    return float(r), float(g), float(b)


def flat(sheet: Sheet, colour: Colour) -> Colours:
    """One colour all over, (n, n, 3)."""
    out: Colours = np.empty((sheet.n, sheet.n, 3), dtype=np.float32)
    out[:] = colour
    return out


def mixed(base: Colours, other: Colour | Colours, share: Field) -> Colours:
    """base and other mixed by share, (n, n) from 0 to 1."""
    out: Colours = base + (np.asarray(other, dtype=np.float32) - base) * share[..., None]
    return out


def shaded(base: Colours, amount: Field) -> Colours:
    """base times 1 + amount: lighter where positive, darker where negative."""
    out: Colours = base * (1 + amount)[..., None]
    return out


def _averaged(field: NDArray[np.float32], n: int) -> NDArray[np.float32]:
    k = field.shape[0] // n
    out: NDArray[np.float32] = field.reshape(n, k, n, k, field.shape[2]).mean(axis=(1, 3), dtype=np.float32)
    return out


def _bytes(field: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.round(np.clip(field, 0, 1) * 255).astype(np.uint8)
