"""The stream of vertex data is one that the codec's own decoder reads back to the last bit."""

from __future__ import annotations

import meshopt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enfilade.pipeline.glb_deltas import encode_deltas


@given(
    count=st.integers(1, 700),
    stride=st.sampled_from([4, 8, 12, 16, 64, 256]),
    seed=st.integers(0, 2**32 - 1),
    spread=st.sampled_from([1, 3, 256]),
)
def test_every_byte_comes_back(count: int, stride: int, seed: int, spread: int) -> None:
    rows = np.random.default_rng(seed).integers(0, spread, (count, stride)).astype(np.uint8)
    back = meshopt.decode_gltf_buffer(encode_deltas(rows), count, stride, "ATTRIBUTES")
    assert np.ascontiguousarray(back).tobytes() == rows.tobytes()


@pytest.mark.parametrize("kind", [np.int16, np.uint16])
def test_rows_of_wider_numbers_come_back(kind: type[np.int16] | type[np.uint16]) -> None:
    rows = np.random.default_rng(1).integers(0, 30_000, (5000, 4)).astype(kind)
    back = meshopt.decode_gltf_buffer(encode_deltas(rows), 5000, 8, "ATTRIBUTES")
    assert np.ascontiguousarray(back).view(kind).reshape(5000, 4).tolist() == rows.tolist()
