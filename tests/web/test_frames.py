"""WebSocket frames, both ways, whatever the pieces in which they come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enfilade.web.frames import (
    BEGINNING,
    CLOSE,
    NOT_UTF8,
    PING,
    PROTOCOL,
    TEXT,
    TOO_LARGE,
    UNSUPPORTED,
    Broken,
    Message,
    Reader,
    frame,
    text_frame,
    unmask,
)
from tests.web.raw_line import client_frame, server_frame

LARGEST, ENDLESS = 16 * 1024, 64 * 1024
assert NOT_UTF8 == 1007


@given(st.text(max_size=300), st.sampled_from([0, 125, 126, 65_535, 65_536, 70_000]))
def test_FAN1_a_text_is_one_frame_whatever_its_length(text: str, longer: int) -> None:
    text += "x" * longer
    assert server_frame(text_frame(text) + b"next") == ((TEXT, text.encode()), b"next")


@given(st.lists(st.binary(max_size=400), max_size=6), st.data())
def test_LIMIT1_messages_are_the_same_in_whatever_pieces_they_come(
    payloads: list[bytes], data: st.DataObject
) -> None:
    wire, cuts = b"", []
    for payload in payloads:
        if data.draw(st.booleans()):
            half = len(payload) // 2
            wire += client_frame(payload[:half], TEXT, last=False)
            wire += client_frame(b"?", PING)  # control frames come between the pieces of a message
            wire += client_frame(payload[half:], 0)
        else:
            wire += client_frame(payload)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(wire)), max_size=8)))
    reader, came = Reader(LARGEST, ENDLESS), []
    for begin, end in zip([0, *cuts], [*cuts, len(wire)], strict=True):
        reader.feed(wire[begin:end])
        while (message := reader.take()) is not None:
            came.append(message)
    assert [m.payload for m in came if m.opcode == TEXT] == payloads
    assert all(m == Message(PING, b"?") for m in came if m.opcode != TEXT)


@given(st.binary(max_size=1000), st.binary(min_size=4, max_size=4))
def test_LIMIT1_a_mask_is_taken_off_byte_by_byte(payload: bytes, mask: bytes) -> None:
    assert unmask(payload, mask) == bytes(byte ^ mask[n % 4] for n, byte in enumerate(payload))


@pytest.mark.parametrize(
    ("wire", "code"),
    [
        (bytes((0x81, 0xFF)) + (150 * 2**20).to_bytes(8, "big"), TOO_LARGE),
        (bytes((0x81, 0xFF)) + (ENDLESS + 1).to_bytes(8, "big"), TOO_LARGE),
        (client_frame(b"x" * ENDLESS, TEXT, last=False) + client_frame(b"y", 0)[:2], TOO_LARGE),
        (client_frame(b"x", 2), UNSUPPORTED),
        (frame(TEXT, b"unmasked"), PROTOCOL),
        (client_frame(b"a piece of nothing", 0), PROTOCOL),
        (client_frame(b"one", TEXT, last=False) + client_frame(b"two"), PROTOCOL),
        (client_frame(b"a cut ping", PING, last=False), PROTOCOL),
        (bytes((0x88, 0xFE)), PROTOCOL),
        (bytes((0xC1, 0x80)), PROTOCOL),
        (bytes((0x83, 0x80)), PROTOCOL),
    ],
    ids=["150-MB", "a-byte-too-many", "pieces", "attachment", "unmasked", "no-begin", "no-end", "cut-ping",
         "long-close", "deflated", "unknown"],
)  # fmt: skip
def test_LIMIT2_what_is_no_message_of_a_member_breaks_the_line_at_its_header(wire: bytes, code: int) -> None:
    reader = Reader(LARGEST, ENDLESS)
    reader.feed(wire)
    with pytest.raises(Broken) as broken:
        while reader.take() is not None:
            pass
    assert broken.value.code == code


@given(st.data())
def test_LIMIT13_what_is_too_large_is_read_past_and_only_its_beginning_kept(data: st.DataObject) -> None:
    size = data.draw(st.integers(LARGEST + 1, ENDLESS))
    payload = b"it begins so " * 40 + bytes(size - 13 * 40)
    cuts = sorted(data.draw(st.lists(st.integers(0, size), max_size=5)))
    pieces = [payload[begin:end] for begin, end in zip([0, *cuts], [*cuts, size], strict=True)]
    wire = b""
    for n, piece in enumerate(pieces):
        wire += client_frame(piece, 0 if n else TEXT, last=n == len(cuts)) + client_frame(b"?", PING)
    wire += client_frame(b"the next")
    reader, came, most = Reader(LARGEST, ENDLESS), list[Message](), 0
    step = data.draw(st.integers(500, 5000))
    for begin in range(0, len(wire), step):
        reader.feed(wire[begin : begin + step])
        while (message := reader.take()) is not None:
            came.append(message)
        most = max(most, len(reader._held) + len(reader._bytes))
    assert [m for m in came if m.opcode == TEXT] == [
        Message(TEXT, payload[:BEGINNING], size),
        Message(TEXT, b"the next"),
    ]
    assert [m for m in came if m.opcode != TEXT] == [Message(PING, b"?")] * len(pieces)
    assert most <= LARGEST + step + 14


def test_LIMIT2_the_largest_message_passes() -> None:
    reader = Reader(LARGEST, ENDLESS)
    reader.feed(client_frame(b"x" * LARGEST) + client_frame(b"", CLOSE))
    assert reader.take() == Message(TEXT, b"x" * LARGEST)
    assert reader.take() == Message(CLOSE, b"")
    assert reader.take() is None
