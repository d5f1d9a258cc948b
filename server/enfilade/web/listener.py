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
from enfilade.web.limits import MESSAGE_BYTES, PASSED_BYTES, Bucket, behind_the_sockets

FRAMES_PER_S = 50
FRAMES_AT_ONCE = 150
"""What is read of one line; a guide on foot sends 15 a second. More is read later, not refused: its sender's
buffer fills, and nobody else notices. Every KB of a message counts as one more, and so do 16 KB that are
passed over, as they come.
"""

TURN_MESSAGES, TURN_BYTES = 8, 8 * 1024
"""So much is taken of one line while the others wait. Who sends more than is read has always something to
read: the loop would come back to the others only when its kernel buffer is empty, 10 ms later and more.
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
        self._broken_by = 0
        """the code of what ends the line; the exception itself would hold all that called us, in a circle"""
        self._messages, self._bytes = 0, 0
        """taken since the others had their turn"""
        self._passing = 0
        """bytes of a message that is being passed over, and have not been counted yet"""

    def receive(self) -> str | None:
        """Wait for the next message; None where the line is at its end. Raises Broken, OSError and
        UnicodeDecodeError.
        """
        if self._broken_by:
            raise Broken(self._broken_by)
        try:
            return self._receive()
        except Broken as broken:
            if broken.code != TOO_LARGE:
                raise
            self._broken_by = broken.code
            return too_large(b"")

    def _receive(self) -> str | None:
        while True:
            while (message := self._reader.take()) is not None:
                opcode, payload, passed = message
                self._in_pace(1 + len(payload) // 1024)
                self._let_others(1, 0)
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
            self._let_others(0, len(data))
            self._passing = self._passing + len(data) if self._reader.passing else 0
            if self._passing >= MESSAGE_BYTES:
                self._passing -= MESSAGE_BYTES
                self._in_pace(1)

    def _in_pace(self, cost: int) -> None:
        """Wait until so much may be read of this line."""
        while not self._pace.takes(cost):
            gevent.sleep(1 / FRAMES_PER_S)

    def _let_others(self, messages: int, size: int) -> None:
        """Wait until the other lines have been looked at, where enough was taken of this one."""
        self._messages += messages
        self._bytes += size
        if self._messages >= TURN_MESSAGES or self._bytes >= TURN_BYTES:
            self._messages, self._bytes = 0, 0
            behind_the_sockets()


def too_large(begins: bytes) -> str:
    """Return what stands in the place of a message that is too large, by how it begins."""
    found = MEANT.match(begins)
    meant = [None, None] if found is None else [group.decode() for group in found.groups()]
    return "42/live," + json.dumps([TOO_LARGE_EVENT, meant], separators=(",", ":"))
