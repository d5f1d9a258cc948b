"""The way out of one WebSocket: frames written with a non-blocking send, and what waits where it is full.

An `Outlet` takes the place of the queue of its Engine.IO socket, so that everything leaves by it: packets of
Engine.IO and Socket.IO (`put`), and what `Fanout` sends to a whole group (`write`, `write_spared`), encoded
once. None of these calls ever waits or switches greenlets. Therefore, for one socket:

* No frame is ever interrupted by another. A frame goes to the kernel whole, or its rest is the head of what
  waits; while anything waits, nothing else is sent.
* What a member receives is what was written, in that order, without the motion that newer motion overtook
  while it waited whole, pointers likewise, and without the voice that waited longest where more than `VOICES`
  wait. Reliable frames are never left out: a member who cannot be given one is let go, comes back, and gets
  the whole state.
* Memory is bounded: at most one motion waits, one pointer, and a second's voice. A member is let go when,
  before a frame is added, more than `BACKLOG` bytes wait, or when the kernel has taken none for `STALL_S`.

How stale motion can be is bounded by TCP_NOTSENT_LOWAT: the kernel takes no more while that much is unsent:
a slow line holds a few seconds' keyframes instead of megabytes, and the newest goes out when there is room.
"""

from __future__ import annotations

import contextlib
import socket
import struct
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, Literal

from engineio.packet import Packet
from gevent import get_hub

from enfilade.web.frames import text_frame
from enfilade.web.metrics import SEEN

BACKLOG = 256 * 1024
"""Bytes that may wait for one socket; a state is 5 KB, an event 300 bytes."""

STALL_S = 15.0
"""How long a socket may take nothing at all."""

VOICES = 8
"""Messages of voice that may wait for one socket: a second of it. What is older nobody wants to hear."""

UNSENT = 4096
"""Bytes that the kernel may hold unsent: 90 keyframes."""

_NOTSENT_LOWAT = getattr(socket, "TCP_NOTSENT_LOWAT", None)


Kind = Literal["all", "motion", "pointer", "voice"]
"""What becomes of frames where a socket is full: `all` arrive, of `motion` and `pointer` the newest each, of
`voice` the last second.
"""


class Outlet:
    """Writes to one plain TCP socket of gevent's. Use it from the loop's thread only.

    sock: the socket; it must stay open until `close`. given_up: why its reader was given up: "stalled" or
    "backlog"; "gone" where the socket was; empty while all is well.
    """

    __slots__ = (
        "_bytes",
        "_newest",
        "_sock",
        "_stall",
        "_voices",
        "_waiting",
        "_watch",
        "free",
        "given_up",
        "send",
    )

    def __init__(self, sock: Any) -> None:
        raw = sock._sock  # gevent's own is non-blocking underneath; its `send` would wait
        self._sock = raw
        self.send: Callable[[bytes], int] = raw.send
        """The kernel's send. Only `broadcast` calls it from outside, and only while `free`."""
        self.free = True
        """Whether nothing waits: a frame may be sent at once."""
        self._waiting: deque[list[bytes]] | None = None
        self._bytes = 0
        self._newest: dict[Kind, list[bytes]] | None = None
        """Motion and pointer that wait whole; their cells are in `_waiting` too, empty once overtaken."""
        self._voices: list[list[bytes]] | None = None
        """The voice that waits whole, as `_newest`."""
        self._watch: Any = None
        self._stall: Any = None
        self.given_up = ""
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if _NOTSENT_LOWAT is not None:
            raw.setsockopt(socket.IPPROTO_TCP, _NOTSENT_LOWAT, UNSENT)

    # -- writing

    def write(self, frame: bytes) -> None:
        """Write a frame that must arrive, after all that was written before."""
        if not self.free:
            self._wait_with(frame)
        else:
            sent = self._try(frame)
            if sent < len(frame):
                self._wait_with(frame[sent:])

    def write_spared(self, frame: bytes, kind: Kind) -> None:
        """Write a frame that others of its kind may overtake while none of it has been sent."""
        if not self.free:
            self._wait_spared(frame, kind)
        else:
            self.rest(frame, self._try(frame), kind)

    def rest(self, frame: bytes, sent: int, kind: Kind) -> None:
        """Let what the kernel did not take of a frame wait. A frame that was begun has to be ended."""
        if sent == 0 and kind != "all":
            self._wait_spared(frame, kind)
        elif sent < len(frame):
            self._wait_with(frame[sent:])

    # -- as the queue of an Engine.IO socket

    def put(self, packet: Packet | None) -> None:
        """Write an Engine.IO packet; None is the end: nothing more is read."""
        if packet is None:
            with contextlib.suppress(OSError):
                self._sock.shutdown(socket.SHUT_RD)  # wakes whoever reads
        else:
            self.write(text_frame(packet.encode()))

    def join(self) -> None:
        """Return at once: what was put has been written, or waits here."""

    def empty(self) -> bool:
        """Whether nothing waits."""
        return self.free

    # -- the end

    def close(self) -> None:
        """Forget what waits. Before the socket is closed."""
        self.free = False
        self._waiting, self._newest, self._voices, self._bytes = None, None, None, 0
        self.send = _nowhere
        for watcher in (self._watch, self._stall):
            if watcher is not None:
                watcher.stop()
                watcher.close()
        self._watch = self._stall = None

    @property
    def waiting_bytes(self) -> int:
        """Return how many bytes wait."""
        return self._bytes

    @property
    def closed(self) -> bool:
        """Whether nothing is written any more."""
        return self.send is _nowhere

    # -- within

    def _try(self, frame: bytes) -> int:
        try:
            return self.send(frame)
        except BlockingIOError:
            return 0
        except OSError:
            self._give_up("gone")
            return len(frame)

    def _wait_with(self, frame: bytes) -> None:
        if self.closed:
            return
        if self._bytes > BACKLOG:
            self._give_up("backlog")
            return
        self._append([frame])

    def _wait_spared(self, frame: bytes, kind: Kind) -> None:
        if self.closed:
            return
        if kind != "voice":
            self._wait_with_newest(frame, kind)
            return
        voices = self._voices = self._voices or []
        if len(voices) >= VOICES:
            SEEN.overtaken += 1
            oldest = voices.pop(0)
            self._bytes -= len(oldest[0])
            oldest[0] = b""
        cell = [frame]
        voices.append(cell)
        self._append(cell)

    def _wait_with_newest(self, frame: bytes, kind: Kind) -> None:
        newest = self._newest = self._newest or {}
        waiting, old = self._waiting, newest.get(kind)
        if old is not None and waiting:
            SEEN.overtaken += 1
            self._bytes += len(frame) - len(old[0]) if waiting[-1] is old else -len(old[0])
            if waiting[-1] is old:
                old[0] = frame
                return
            old[0] = b""
        newest[kind] = cell = [frame]
        self._append(cell)

    def _append(self, cell: list[bytes]) -> None:
        if self._waiting is None:
            self._waiting = deque()
            loop = get_hub().loop
            self._watch = loop.io(self._sock.fileno(), 2)
            self._stall = loop.timer(STALL_S, STALL_S)
        self._waiting.append(cell)
        self._bytes += len(cell[0])
        if self.free:
            self.free = False
            self._watch.start(self._writable)
            self._stall.again(self._stalled)

    def _writable(self) -> None:
        """Send what waits, until the socket is full again or nothing waits. Runs in the loop."""
        waiting = self._waiting
        while waiting:
            cell = waiting[0]
            if cell[0]:
                try:
                    sent = self.send(cell[0])
                except BlockingIOError:
                    return
                except OSError:
                    self._give_up("gone")
                    return
                self._stall.again(self._stalled)
                self._bytes -= sent
                self._begun(cell)
                if sent < len(cell[0]):
                    cell[0] = cell[0][sent:]
                    return
            waiting.popleft()
        self._watch.stop()
        self._stall.stop()
        self._newest = self._voices = None
        self.free = True

    def _begun(self, cell: list[bytes]) -> None:
        """Let nothing overtake a frame of which some has been sent."""
        if self._voices and cell is self._voices[0]:
            self._voices.pop(0)
        newest = self._newest or {}
        for kind, waits in newest.items():
            if waits is cell:
                del newest[kind]
                return

    def _stalled(self) -> None:
        self._give_up("stalled")

    def _give_up(self, why: str) -> None:
        """Cut the line: its reader ends, the member is away, and comes back if it can."""
        if self.closed:
            return
        self.close()
        with contextlib.suppress(OSError):
            # What the kernel still holds for it goes at once, not when the last retransmission fails.
            self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._sock.shutdown(socket.SHUT_RDWR)
        self.given_up = why
        SEEN.given_up[why] += 1


def broadcast(outlets: Iterable[Outlet], frame: bytes, kind: Kind, but: Outlet | None = None) -> None:
    """Write one frame to many sockets but one: the same bytes, one send each.

    This loop is what a group costs; all but the send is kept out of it. A list of the members made for each
    event was 14 % more.
    """
    size = len(frame)
    for outlet in outlets:
        if outlet is but:
            continue
        if outlet.free:
            try:
                sent = outlet.send(frame)
            except BlockingIOError:
                sent = 0
            except OSError:
                outlet._give_up("gone")
                continue
            if sent != size:
                outlet.rest(frame, sent, kind)
        elif kind == "all":
            outlet.write(frame)
        else:
            outlet.write_spared(frame, kind)


def _nowhere(_frame: bytes) -> int:
    raise OSError("closed")
