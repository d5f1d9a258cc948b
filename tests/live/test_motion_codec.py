"""MOTION: a keyframe as it travels."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enfilade.content.motion import Keyframe
from enfilade.live.motion_codec import RATE_STEP, Moved, decode, encode
from tests.live.contract_live import FOLDER, HELD, KEYFRAMES, REFUSED, codec


def i(bits: int) -> st.SearchStrategy[int]:
    return st.integers(-(1 << (bits - 1)), (1 << (bits - 1)) - 1)


keyframes = st.builds(
    Keyframe,
    st.integers(0, 2**32 - 1),
    st.integers(0, 255),
    i(24),
    i(16),
    i(24),
    st.integers(0, 65535),
    i(16),
    i(16),
    i(16),
    i(16),
    i(16).map(lambda v: v * RATE_STEP),
    i(16).map(lambda v: v * RATE_STEP),
)


@given(keyframes, st.booleans())
def test_MOTION1_what_fits_comes_back_as_it_was(keyframe: Keyframe, cut: bool) -> None:
    text = encode(Moved(keyframe, cut))
    assert decode(text) == Moved(keyframe, cut)
    assert len(text) == 38


def test_MOTION1_contract_file_is_what_the_codec_does() -> None:
    assert json.loads((FOLDER / "motion_codec.json").read_text()) == json.loads(json.dumps(codec()))


@pytest.mark.parametrize("name", KEYFRAMES)
def test_MOTION1_named_keyframes_come_back(name: str) -> None:
    assert decode(encode(KEYFRAMES[name])) == KEYFRAMES[name]


@pytest.mark.parametrize("name", HELD)
def test_MOTION2_what_does_not_fit_is_held_at_its_end(name: str) -> None:
    moved, field, value = HELD[name]
    assert getattr(decode(encode(moved)).keyframe, field) == value


@pytest.mark.parametrize("name", REFUSED)
def test_MOTION3_what_is_no_keyframe_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        decode(REFUSED[name])
