from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from enfilade.pipeline.light.emitters import SphereLight
from enfilade.pipeline.light.encode import KNEE, decode, encode_layer
from enfilade.pipeline.light.key import bake_key
from enfilade.pipeline.light.payload import (
    Layer,
    Panorama,
    Payload,
    Poster,
    load_payload,
    save_payload,
    stored,
)
from enfilade.pipeline.light.rgbe import from_rgbe, to_rgbe
from enfilade.pipeline.light.scene import Float
from tests.pipeline.light.rooms import box


def evening(size: int = 128) -> Float:
    """A slow gradient from 4 to 60 lx with a bright spot, warm."""
    y, x = np.mgrid[0:size, 0:size] / size
    lux = 4 + 36 * x + 20 * y + 2000 * np.exp(-((x - 0.7) ** 2 + (y - 0.3) ** 2) * 2500)
    image: Float = (lux[..., None] * [1.3, 0.95, 0.6]).astype(np.float32)
    return image


def a_payload() -> Payload:
    rng = np.random.default_rng(5)
    return Payload(
        key="ab" * 16,
        size=(1024, 512),
        texels_per_m=61.5,
        corner_uv2=rng.integers(0, 65536, (37, 3, 2)).astype(np.uint16),
        placed=rng.random(37) > 0.3,
        rooms={0: (0, 0, 512, 300), 3: (512, 0, 512, 512)},
        layers=(Layer("base", b"one", 88.25), Layer("lamp", b"two", 12.5)),
        exposure=0.051,
        probe_names=("door-1", "door-2"),
        probes={n: rng.normal(size=(2, 9, 3)).astype(np.float32) for n in ("base", "lamp")},
        panoramas=(Panorama("cell", (1.0, 1.5, -2.0), rng.integers(0, 256, (8, 16, 4)).astype(np.uint8)),),
        posters=(Poster("door", b"webp"),),
    )


def test_a_lightmap_survives_its_encoding() -> None:
    lux = evening()
    data, scale = encode_layer(lux)
    back = decode(data, scale)
    exact = lux.max(axis=2) < KNEE * scale
    assert exact.mean() > 0.9
    error = np.abs(back - lux).max(axis=2) / lux.max(axis=2)
    assert error[exact].mean() < 0.02
    assert np.quantile(error[exact], 0.99) < 0.08
    assert len(data) < 6000


def test_a_slow_gradient_shows_no_steps_at_20_lux() -> None:
    lux = evening(256)
    data, scale = encode_layer(lux)
    green = decode(data, scale)[..., 1]
    near = slice(100, 140)
    mean = green[:, near].reshape(32, 8, 40).mean(axis=1)
    true = lux[:, near, 1].reshape(32, 8, 40).mean(axis=1)
    assert true.min() > 10
    assert np.abs(mean / true - 1).max() < 0.045


def test_the_spot_by_the_bulb_stays_brightest_and_keeps_its_hue() -> None:
    lux = evening()
    data, scale = encode_layer(lux)
    back = decode(data, scale)
    y, x = np.unravel_index(np.argmax(lux[..., 0]), lux.shape[:2])
    assert back[y, x, 0] > 0.95 * back[..., 0].max()
    assert back[y, x, 0] <= scale * 1.001
    assert back[y, x, 2] / back[y, x, 0] == pytest.approx(0.6 / 1.3, rel=0.1)


def test_darkness_encodes() -> None:
    data, scale = encode_layer(np.zeros((16, 16, 3), np.float32))
    assert decode(data, scale).max() < 1e-3


def test_rgbe_is_within_a_hundredth() -> None:
    image = np.exp(np.random.default_rng(1).normal(0, 3, (20, 30, 3))).astype(np.float32)
    image[0, 0] = 0
    back = from_rgbe(to_rgbe(image))
    assert (np.abs(back - image).max(axis=2) <= 0.005 * image.max(axis=2)).all()


def test_a_payload_comes_back_bit_for_bit(tmp_path: Path) -> None:
    payload = a_payload()
    save_payload(tmp_path / "light", payload)
    back = load_payload(tmp_path / "light")
    assert back is not None
    assert np.array_equal(back.corner_uv2, payload.corner_uv2)
    assert np.array_equal(back.placed, payload.placed)
    assert all(np.array_equal(back.probes[n], payload.probes[n]) for n in payload.probes)
    assert np.array_equal(back.panoramas[0].rgbe, payload.panoramas[0].rgbe)
    plain = ("key", "size", "texels_per_m", "rooms", "layers", "exposure", "probe_names", "posters")
    assert [getattr(back, n) for n in plain] == [getattr(payload, n) for n in plain]
    assert (back.panoramas[0].name, back.panoramas[0].position) == ("cell", (1.0, 1.5, -2.0))
    there = stored(tmp_path / "light")
    assert there is not None
    assert there.key == payload.key
    assert there.posters == {poster.name for poster in payload.posters}


def test_saving_twice_gives_the_same_bytes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    payload = a_payload()
    save_payload(tmp_path, payload)
    first = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    save_payload(tmp_path, payload)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == first
    save_payload(tmp_path, replace(payload, posters=(), layers=payload.layers[:1]))
    left = {p.name for p in tmp_path.iterdir()}
    assert left == {"light.json", "uv2.xz", "base.webp", "probes.bin", "room-0.rgbe"}


def test_a_missing_or_damaged_payload_is_told_apart(tmp_path: Path) -> None:
    assert load_payload(tmp_path) is None
    assert stored(tmp_path) is None
    save_payload(tmp_path, a_payload())
    (tmp_path / "uv2.xz").write_bytes(b"not that")
    with pytest.raises(ValueError, match="damaged"):
        load_payload(tmp_path)


def test_reading_light_needs_no_tracer() -> None:
    code = (
        "import sys\n"
        "for name in ('embreex', 'pyoidn', 'xatlas', 'scipy', 'numba'): sys.modules[name] = None\n"
        "from enfilade.pipeline.light import encode, key, payload, rgbe\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def key(move: float = 0.0, tint: float = 0.0, lumens: float = 700.0, density: float = 60.0) -> str:
    triangles = box((3, 2.6, 4.2), (0, 1.3, 0), inward=True)
    triangles[3, 1, 0] += move
    whole = np.zeros(12, np.int64)
    return bake_key(
        triangles,
        whole,
        whole,
        np.full((12, 3), 0.5 + tint),
        np.zeros((12, 3)),
        np.ones(12, bool),
        [SphereLight((0.0, 2.4, 0.0), 0.03, lumens, 2700.0)],
        {"texels_per_m": density, "probes": [(0.0, 1.0, 0.0)]},
    )


def test_the_key_follows_light_and_nothing_else() -> None:
    assert key() == key(move=1e-6) == key(tint=1e-5) == key(lumens=700.00000001)
    others = {key(), key(move=2e-4), key(tint=0.01), key(lumens=710), key(density=61)}
    assert len(others) == 5
