"""WebSocket frames (RFC 6455) of the server's side, without a socket: text to bytes, bytes to messages.

A frame is refused by its announced length, before any of it is kept; so is a message in pieces once they are
more than one message may have. What is held for a line is never more than one message and one read.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
CONTINUATION = 0

GOING_AWAY, PROTOCOL, UNSUPPORTED, NOT_UTF8, TOO_LARGE = 1001, 1002, 1003, 1007, 1009


class Broken(Exception):
    """What came is no WebSocket, or more than we take. `code` says it in the close frame."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Message(NamedTuple):
    """A whole text message, or a control frame."""

    opcode: int
    payload: bytes


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

    largest: bytes that a message may have.
    """

    __slots__ = ("_bytes", "_largest", "_pieces")

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._bytes = b""
        self._pieces: bytes | None = None

    def feed(self, data: bytes) -> None:
        """Take what was read. Call `take` until it gives None before the next."""
        self._bytes = self._bytes + data if self._bytes else data

    def take(self) -> Message | None:
        """Return the next message; None where more has to be read. Raises Broken."""
        while (piece := self._frame()) is not None:
            opcode, last, payload = piece
            if opcode >= CLOSE:
                return Message(opcode, payload)
            if (opcode == CONTINUATION) != (self._pieces is not None):
                raise Broken(PROTOCOL)
            whole = payload if self._pieces is None else self._pieces + payload
            if last:
                self._pieces = None
                return Message(TEXT, whole)
            self._pieces = whole
        return None

    def _frame(self) -> tuple[int, bool, bytes] | None:
        data = self._bytes
        if len(data) < 2:
            return None
        opcode, size = data[0] & 0x0F, data[1] & 0x7F
        if data[0] & 0x70 or not data[1] & 0x80 or opcode not in (CONTINUATION, TEXT, CLOSE, PING, PONG):
            # Extensions that nobody agreed on, an unmasked client, or an attachment: members send text only.
            raise Broken(UNSUPPORTED if opcode == BINARY else PROTOCOL)
        at = 2
        if size >= 126:
            if opcode >= CLOSE:
                raise Broken(PROTOCOL)
            at = 4 if size == 126 else 10
            if len(data) < at:
                return None
            size = int.from_bytes(data[2:at], "big")
        if opcode >= CLOSE and not data[0] & 0x80:
            raise Broken(PROTOCOL)
        held = 0 if self._pieces is None or opcode >= CLOSE else len(self._pieces)
        if size + held > self._largest:
            raise Broken(TOO_LARGE)
        if len(data) < at + 4 + size:
            return None
        mask, payload = data[at : at + 4], data[at + 4 : at + 4 + size]
        self._bytes = data[at + 4 + size :]
        return opcode, bool(data[0] & 0x80), unmask(payload, mask)


def unmask(payload: bytes, mask: bytes) -> bytes:
    """Return the payload without its mask: as one large number, 40 times as fast as byte by byte."""
    size = len(payload)
    key = int.from_bytes((mask * (size // 4 + 1))[:size], "little")
    return (int.from_bytes(payload, "little") ^ key).to_bytes(size, "little")
