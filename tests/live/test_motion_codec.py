"""MOTION: a keyframe as it travels."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enfilade.content.motion import Keyframe
from enfilade.live.motion_codec import FIELDS, Field, Moved, decode, encode
from tests.live.contract_live import FOLDER, HELD, KEYFRAMES, REFUSED, codec


def any_of(field: Field) -> st.SearchStrategy[int]:
    """Any number that a field can carry."""
    least = -(1 << (field.bits - 1)) if field.signed else 0
    return st.integers(least, least + (1 << field.bits) - 1).map(lambda steps: steps * field.step)


keyframes = st.builds(Keyframe, **{field.name: any_of(field) for field in FIELDS})


@given(keyframes, st.booleans())
def test_MOTION1_what_fits_comes_back_as_it_was(keyframe: Keyframe, cut: bool) -> None:
    text = encode(Moved(keyframe, cut))
    assert decode(text) == Moved(keyframe, cut)
    assert len(text) == 24
    assert json.dumps(text).encode() == b'"' + text.encode() + b'"', "no escapes, one byte each"


@given(st.builds(Keyframe, **{field.name: st.integers(-(2**40), 2**40) for field in FIELDS}))
def test_MOTION2_anything_is_rounded_to_its_step_or_held(keyframe: Keyframe) -> None:
    read = decode(encode(Moved(keyframe))).keyframe
    for field in FIELDS:
        was, found = getattr(keyframe, field.name), getattr(read, field.name)
        least = -(1 << (field.bits - 1)) * field.step if field.signed else 0
        most = least + ((1 << field.bits) - 1) * field.step
        assert least <= found <= most
        if field.name == "yaw":
            assert -4 < (was - found + 32768) % 65536 - 32768 <= 4 or (was - found) % 65536 == 65532
        elif least <= was <= most:
            assert abs(was - found) <= field.step / 2
        else:
            assert found in (least, most)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=130), min_size=24, max_size=24))
def test_MOTION3_what_is_read_is_written_the_same(text: str) -> None:
    try:
        moved = decode(text)
    except ValueError:
        return
    assert encode(moved) == text


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
