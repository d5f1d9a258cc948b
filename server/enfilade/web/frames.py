"""WebSocket frames (RFC 6455) of the server's side, without a socket: text to bytes, bytes to messages.

A message that is too large is read past, up to a bound, so that its sender can be told and the line goes on;
only its first bytes are kept. Beyond the bound the line is broken at the frame's header. What is held for a
line is never more than one message and one read.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
CONTINUATION = 0

GOING_AWAY, PROTOCOL, UNSUPPORTED, NOT_UTF8, TOO_LARGE = 1001, 1002, 1003, 1007, 1009

BEGINNING = 256
"""Bytes that are kept of a message that is too large: an event's name and an id have fewer."""


class Broken(Exception):
    """What came is no WebSocket, or more than we take. `code` says it in the close frame."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Message(NamedTuple):
    """A text message, or a control frame.

    passed: 0, or the bytes of a message that is too large: then `payload` is only how it begins.
    """

    opcode: int
    payload: bytes
    passed: int = 0


def frame(opcode: int, payload: bytes) -> bytes:
    """Return one unmasked frame: 2 bytes of header up to 125 bytes, 4 up to 65,535, else 10."""
    size = len(payload)
    if size < 126:
        return bytes((0x80 | opcode, size)) + payload
    if size < 1 << 16:
        return struct.pack("!BBH", 0x80 | opcode, 126, size) + payload
    return struct.pack("!BBQ", 0x80 | opcode, 127, size) + payload


def text_frame(text: str) -> bytes:
    """Return a text message as the one frame that goes to everybody."""
    return frame(TEXT, text.encode())


def close_frame(code: int) -> bytes:
    """Return the last frame of a line."""
    return frame(CLOSE, code.to_bytes(2, "big"))


class Reader:
    """Takes bytes as they come, gives messages as they are whole.

    largest: bytes that a message may have. endless: bytes that are read past at most, where it has more.
    """

    __slots__ = ("_begun", "_bytes", "_endless", "_held", "_largest", "_last", "_past", "_size")

    def __init__(self, largest: int, endless: int) -> None:
        self._largest, self._endless = largest, endless
        self._bytes = b""
        self._held, self._size, self._begun = b"", 0, False
        """of the message that is coming: what is kept, its bytes so far, whether it has begun"""
        self._past, self._last = 0, False
        """of its newest frame: how many bytes are still to be passed over, whether it is the last"""

    def feed(self, data: bytes) -> None:
        """Take what was read. Call `take` until it gives None before the next."""
        self._bytes = self._bytes + data if self._bytes else data

    @property
    def passing(self) -> bool:
        """Whether a message that is too large is being passed over."""
        return self._size > self._largest

    def take(self) -> Message | None:
        """Return the next message; None where more has to be read. Raises Broken."""
        while True:
            if self._past:
                passed = min(self._past, len(self._bytes))
                self._past -= passed
                self._bytes = self._bytes[passed:]
            else:
                control = self._frame()
                if control is None or control.opcode != TEXT:
                    return control
            if self._past and not self._bytes:
                return None
            if self._last and not self._past:
                whole = Message(TEXT, self._held, self._size if self._size > self._largest else 0)
                self._held, self._size, self._begun = b"", 0, False
                return whole

    def _frame(self) -> Message | None:
        """Read a frame's header and what is kept of it; None where more has to be read. Return a control
        frame as it is; else only that there was a piece of text.
        """
        data = self._bytes
        if len(data) < 2:
            return None
        opcode, size = data[0] & 0x0F, data[1] & 0x7F
        if data[0] & 0x70 or not data[1] & 0x80 or opcode not in (CONTINUATION, TEXT, CLOSE, PING, PONG):
            # Extensions that nobody agreed on, an unmasked client, or an attachment: members send text only.
            raise Broken(UNSUPPORTED if opcode == BINARY else PROTOCOL)
        is_control, last = opcode >= CLOSE, bool(data[0] & 0x80)
        if is_control and (size >= 126 or not last):
            raise Broken(PROTOCOL)
        if not is_control and (opcode == CONTINUATION) != self._begun:
            raise Broken(PROTOCOL)
        at = 2
        if size >= 126:
            at = 4 if size == 126 else 10
            if len(data) < at:
                return None
            size = int.from_bytes(data[2:at], "big")
        whole = size if is_control else self._size + size
        if whole > self._endless:
            raise Broken(TOO_LARGE)
        # Of what is too large only the beginning is kept: it says what was meant.
        kept = size if whole <= self._largest else min(size, max(0, BEGINNING - len(self._held)))
        if len(data) < at + 4 + kept:
            return None
        payload = unmask(data[at + 4 : at + 4 + kept], data[at : at + 4])
        self._bytes = data[at + 4 + kept :]
        if is_control:
            return Message(opcode, payload)
        self._held = self._held + payload if self._held else payload
        if whole > self._largest:
            self._held = self._held[:BEGINNING]
        self._size, self._begun, self._past, self._last = whole, True, size - kept, last
        return Message(TEXT, b"")


def unmask(payload: bytes, mask: bytes) -> bytes:
    """Return the payload without its mask: as one large number, 40 times as fast as byte by byte."""
    size = len(payload)
    key = int.from_bytes((mask * (size // 4 + 1))[:size], "little")
    return (int.from_bytes(payload, "little") ^ key).to_bytes(size, "little")
