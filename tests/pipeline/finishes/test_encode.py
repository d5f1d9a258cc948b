"""What is shipped: normals within 1.5 degrees, tones kept, and few bytes."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from enfilade.pipeline import finishes
from enfilade.pipeline.finishes.encode import EXTENSION, decoded, encode, error_deg
from enfilade.pipeline.finishes.surface import linear

NORMAL_BOUND_DEG = 1.5
FIRST_PAINT_BYTES, FULL_BYTES = 34_000, 260_000


@pytest.mark.parametrize("name", finishes.names())
def test_first_paint_set_is_true_and_small(name: str) -> None:
    finish = finishes.finish(name)
    maps = finish.make(256)
    shipped = encode(maps, 256)
    assert error_deg(decoded(shipped.normal), maps.normal) <= NORMAL_BOUND_DEG
    mean = linear(decoded(shipped.albedo)).mean(axis=(0, 1), dtype=np.float64)
    assert np.abs(mean - finish.mean_albedo).max() < 0.015
    rough = decoded(shipped.orm)[..., 1].astype(float) - maps.orm[..., 1]
    assert abs(float(rough.mean())) < 2
    assert shipped.bytes_total <= FIRST_PAINT_BYTES


@pytest.mark.parametrize("name", ["limewash", "brick-whitewashed", "oil-paint-dado-green", "blanket-grey"])
def test_full_set_is_true_and_not_large(name: str) -> None:
    finish = finishes.finish(name)
    maps = finish.make(finish.texels)
    shipped = encode(maps, finish.texels)
    assert error_deg(decoded(shipped.normal), maps.normal) <= NORMAL_BOUND_DEG
    assert decoded(shipped.orm).shape[0] == finish.texels // 2
    assert shipped.bytes_total <= FULL_BYTES


def test_sixteen_finishes_are_first_painted_within_400_kilobytes() -> None:
    total = sum(encode(finishes.finish(name).make(256), 256).bytes_total for name in finishes.names()[:16])
    assert total < 400_000


def test_files_are_webp() -> None:
    shipped = encode(finishes.finish("rubber").make(256), 256)
    for data in (shipped.albedo, shipped.normal, shipped.orm):
        assert (Image.open(io.BytesIO(data)).format or "").lower() == EXTENSION


def test_error_is_an_angle() -> None:
    flat = np.full((8, 8, 3), (128, 128, 255), dtype=np.uint8)
    # 45 degrees about v.
    tilted = np.full((8, 8, 3), (218, 128, 218), dtype=np.uint8)
    assert error_deg(flat, flat) == pytest.approx(0, abs=0.05)
    assert error_deg(flat, tilted) == pytest.approx(45, abs=0.5)
