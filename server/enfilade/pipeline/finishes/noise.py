"""Seamless noise in metres: the sheet that every finish is painted on.

All noise is made in the frequency domain of a torus or on wrapped lattices, so tiles meet without a seam by
construction. A sheet draws from a generator seeded by the finish's name alone: the same name, the same tile.
"""

from __future__ import annotations

import hashlib
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Field: TypeAlias = NDArray[np.float32]
Cells: TypeAlias = NDArray[np.int32]


class Sheet:
    """A square torus of n by n texels that is scale_m wide; x runs with u, y with v (down the picture)."""

    def __init__(self, name: str, scale_m: float, n: int) -> None:
        digest = hashlib.sha256(name.encode()).digest()
        self.rng = np.random.Generator(np.random.PCG64(int.from_bytes(digest[:8], "big")))
        self.scale_m = scale_m
        self.n = n
        self.texel_m = scale_m / n
        line = (np.arange(n, dtype=np.float32) + 0.5) * np.float32(self.texel_m)
        self.x, self.y = np.meshgrid(line, line)

    def noise(
        self,
        coarse_m: float,
        fine_m: float = 0.0,
        slope: float = 1.5,
        stretch: float = 1.0,
        angle_rad: float = 0.0,
    ) -> Field:
        """Gaussian noise, (n, n), mean 0, deviation 1, with wavelengths from coarse_m down to fine_m.

        Amplitude falls as frequency to the minus slope: 1 is even at all scales, 2 is soft. With stretch s
        the pattern is s times longer along angle_rad (0 is along u), and the wavelengths are those across it.
        """
        n, floor = self.n, np.float32(0.5)
        fy = np.fft.fftfreq(n, 1 / n).astype(np.float32)[:, None]
        fx = np.arange(n // 2 + 1, dtype=np.float32)[None, :]
        if stretch != 1.0:
            c, s = np.float32(np.cos(angle_rad)), np.float32(np.sin(angle_rad))
            along, across = fx * c + fy * s, fy * c - fx * s
            f = np.sqrt((along * np.float32(stretch)) ** 2 + across**2)
        else:
            f = np.sqrt(fx**2 + fy**2)
        low = np.float32(self.scale_m / coarse_m)
        high = np.float32(min(self.scale_m / fine_m if fine_m else n, n * 0.45))
        gain = np.maximum(f, floor) ** np.float32(-slope)
        gain *= 1 - np.exp(-((f / low) ** 4))
        gain *= np.exp(-((f / high) ** 4))
        gain[0, 0] = 0
        waves = self.rng.standard_normal((n, n // 2 + 1, 2), dtype=np.float32).view(np.complex64)[..., 0]
        field: Field = np.fft.irfft2(waves * gain, s=(n, n)).astype(np.float32)
        return field / np.float32(field.std() + 1e-12)

    def blurred(self, field: Field, radius_m: float) -> Field:
        """The field under a Gaussian of deviation radius_m."""
        n = self.n
        fy = np.fft.fftfreq(n, 1 / n).astype(np.float32)[:, None]
        fx = np.arange(n // 2 + 1, dtype=np.float32)[None, :]
        gain = np.exp(np.float32(-2 * (np.pi * radius_m / self.scale_m) ** 2) * (fx**2 + fy**2))
        return np.fft.irfft2(np.fft.rfft2(field) * gain, s=(n, n)).astype(np.float32)

    def warped(self, field: Field, dx_m: Field, dy_m: Field) -> Field:
        """The field sampled at (x + dx, y + dy), bilinear, wrapped."""
        return self.sampled(field, self.x + dx_m, self.y + dy_m)

    def sampled(self, field: Field, x_m: Field, y_m: Field) -> Field:
        """The field, (n, n) or (n, n, c), sampled at places in metres, bilinear, wrapped."""
        n = self.n
        px, py = (
            x_m / np.float32(self.texel_m) - np.float32(0.5),
            y_m / np.float32(self.texel_m) - np.float32(0.5),
        )
        left, above = np.floor(px), np.floor(py)
        tx, ty = (px - left).astype(np.float32), (py - above).astype(np.float32)
        if field.ndim == 3:
            tx, ty = tx[..., None], ty[..., None]
        x0, y0 = left.astype(np.int32) % n, above.astype(np.int32) % n
        x1, y1 = (x0 + 1) % n, (y0 + 1) % n
        near = field[y0, x0] * (1 - tx) + field[y0, x1] * tx
        far = field[y1, x0] * (1 - tx) + field[y1, x1] * tx
        out: Field = near * (1 - ty) + far * ty
        return out

    def cells(self, size_m: float, jitter: float = 0.9) -> tuple[Field, Field, Cells]:
        """Worley cells of about size_m: distance to the nearest and second nearest point (metres), and which.

        The third array numbers the nearest point, to look up one random value per cell (see `count_of`).
        """
        g, n = self.count_of(size_m), self.n
        pitch = self.scale_m / g
        points = (0.5 + jitter * (self.rng.random((g, g, 2), dtype=np.float32) - 0.5)) * np.float32(pitch)
        line = np.arange(n, dtype=np.float32) + np.float32(0.5)
        line = line * np.float32(self.texel_m)
        home = np.minimum((line / np.float32(pitch)).astype(np.int32), g - 1)
        inside = line - home.astype(np.float32) * np.float32(pitch)
        first = np.full((n, n), np.float32(1e9))
        second = first.copy()
        which = np.zeros((n, n), dtype=np.int32)
        for dj in (-1, 0, 1):
            rows = (home + dj) % g
            for di in (-1, 0, 1):
                cols = (home + di) % g
                point = points[rows[:, None], cols[None, :]]
                ddx = point[..., 0] + np.float32(di * pitch) - inside[None, :]
                ddy = point[..., 1] + np.float32(dj * pitch) - inside[:, None]
                d = ddx * ddx + ddy * ddy
                nearer = d < first
                second = np.where(nearer, first, np.minimum(second, d))
                which = np.where(nearer, (rows[:, None] * g + cols[None, :]).astype(np.int32), which)
                first = np.where(nearer, d, first)
        return np.sqrt(first), np.sqrt(second), which

    def count_of(self, size_m: float) -> int:
        """How many cells of about size_m fit along the tile (at least 3, so that neighbours differ)."""
        return max(3, round(self.scale_m / size_m))

    def per_cell(self, which: Cells, low: float = 0.0, high: float = 1.0) -> Field:
        """One uniform value per cell number, spread over the cells."""
        table = self.rng.uniform(low, high, int(which.max()) + 1).astype(np.float32)
        return table[which]


def step(low: float, high: float, field: Field) -> Field:
    """0 below low, 1 above high, smooth between; low above high turns it round."""
    t = np.clip((field - np.float32(low)) / np.float32(high - low), 0, 1)
    out: Field = t * t * (3 - 2 * t)
    return out


def top(field: Field, share: float, softness: float) -> Field:
    """1 where the field is among its highest `share`, fading over `softness` (in field units) around."""
    edge = float(np.quantile(field[::4, ::4], 1 - share))
    return step(edge - softness / 2, edge + softness / 2, field)


def wrapped_gap(position: Field, period: float) -> Field:
    """Signed distance to the nearest multiple of period."""
    return (position - period * np.round(position / period)).astype(np.float32)
