"""What one line says: its messages, read at a bounded pace, in order.

A message over the limit is not kept. In its place stands a word of ours, the event `too-large` with what was
meant, which `sockets.py` answers with the one shape of errors; the line goes on. One beyond all measure is
answered so too, and then the line ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import gevent

from enfilade.web.frames import CLOSE, PING, PONG, TOO_LARGE, Broken, Reader
from enfilade.web.limits import MESSAGE_BYTES, PASSED_BYTES, Bucket

FRAMES_PER_S = 50
FRAMES_AT_ONCE = 150
"""What is read of one line; a guide on foot sends 15 a second. More is read later, not refused: its sender's
buffer fills, and nobody else notices. Every KB of a message counts as one more, and so do 16 KB that are
passed over.
"""

TOO_LARGE_EVENT = "too-large"

MEANT = re.compile(rb'42/live,\d*\["(command|lesson)",\s*\{"id":\s*"([\w.-]{1,24})"')
"""How a wish begins; one whose id stands elsewhere is refused without it."""


class Listener:
    """Reads one line. `read` waits and gives what has come, nothing at its end; `pong` answers a ping."""

    def __init__(self, read: Callable[[], bytes], pong: Callable[[bytes], None], begun: bytes = b"") -> None:
        self._read, self._pong = read, pong
        self._reader = Reader(MESSAGE_BYTES, PASSED_BYTES)
        self._reader.feed(begun)
        self._pace = Bucket(FRAMES_PER_S, FRAMES_AT_ONCE)
        self._broken: Broken | None = None

    def receive(self) -> str | None:
        """Wait for the next message; None where the line is at its end. Raises Broken, OSError and
        UnicodeDecodeError.
        """
        if self._broken is not None:
            raise self._broken
        try:
            return self._receive()
        except Broken as broken:
            if broken.code != TOO_LARGE:
                raise
            self._broken = broken
            return too_large(b"")

    def _receive(self) -> str | None:
        while True:
            while (message := self._reader.take()) is not None:
                opcode, payload, passed = message
                while not self._pace.takes(1 + len(payload) // 1024 + passed // MESSAGE_BYTES):
                    gevent.sleep(1 / FRAMES_PER_S)
                if opcode == CLOSE:
                    return None
                if opcode == PING:
                    self._pong(payload)
                elif opcode != PONG:
                    return too_large(payload) if passed else payload.decode()
            data = self._read()
            if not data:
                return None
            self._reader.feed(data)


def too_large(begins: bytes) -> str:
    """Return what stands in the place of a message that is too large, by how it begins."""
    found = MEANT.match(begins)
    meant = [None, None] if found is None else [group.decode() for group in found.groups()]
    return "42/live," + json.dumps([TOO_LARGE_EVENT, meant], separators=(",", ":"))
