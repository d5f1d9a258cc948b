"""Thousands of members on one thread: raw sockets, every frame's boundary seen, every message timed.

A client that costs little, so that the server is what is measured. It reads whatever has come, splits it into
frames by their length, and looks each up among those that were sent: a message that nobody sent, or a cut
frame, ends the measurement.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import select
import socket
import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from bench.wire import join_request, masked, text_frame, upgrade_request

PONG = bytes((0x81, 0x81, 0, 0, 0, 0)) + b"3"
PING = bytes((0x81, 1)) + b"2"
STATE = b'42/live,["state"'
GOODBYE = bytes((0x81, 1)) + b"1"
AT_ONCE = 100
"""Connections that are being made at one time."""

WAIT_S = 60.0

_REV = re.compile(rb'"rev":(\d+)')
_LENGTH = re.compile(rb"(?i)content-length: (\d+)")


@dataclass
class Heard:
    """What came during a measurement: how many were due, how long each took, and the bytes of all."""

    due: int
    late_s: array[float]
    wire_bytes: int
    seconds: float

    @property
    def lost(self) -> int:
        """How many did not come."""
        return self.due - len(self.late_s)

    def late_ms(self, share: float) -> float:
        """Return the time within which `share` of them came."""
        if not self.late_s:
            return float("inf")
        ordered = sorted(self.late_s)
        return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@dataclass
class Sender:
    """Who sends: its socket, how many hear it, and what it says next (None: nothing more)."""

    number: int
    listeners: int
    next: Callable[[float], tuple[float, Any] | None]
    """Given the time, the time at which to send the next message, and the message."""


@dataclass
class Crowd:
    """Members of a server of this machine."""

    port: int
    _sockets: dict[int, socket.socket] = field(default_factory=dict)
    _rests: dict[int, bytes] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)
    """What each was told first, as it came; asked for with `keep_state`."""

    def __post_init__(self) -> None:
        self._poll = select.epoll()
        self._due_bytes = 0
        self.revs: dict[int, int] = {}
        self.gaps = 0
        self.besides = Counter[int]()
        """bytes of all that each was sent but motion"""
        self._earlier: set[bytes] = set()
        self.closed = 0

    def __len__(self) -> int:
        return len(self._sockets)

    @property
    def numbers(self) -> list[int]:
        """Everybody who is in."""
        return list(self._sockets)

    def enter(self, members: Iterable[tuple[str, str]], keep_state: bool = False) -> list[int]:
        """Bring in members, each by socket path and token, until each has its state; return their numbers.

        Raises RuntimeError where one is refused.
        """
        waiting, opening, entered = list(members)[::-1], dict[int, bytes](), list[int]()
        tokens: dict[int, str] = {}
        poll, until = select.epoll(), time.monotonic() + WAIT_S
        while waiting or opening:
            while waiting and len(opening) < AT_ONCE:
                path, token = waiting.pop()
                made = socket.create_connection(("127.0.0.1", self.port), WAIT_S)
                made.sendall(upgrade_request(self.port, path))
                made.setblocking(False)
                number = made.fileno()
                self._sockets[number], tokens[number], opening[number] = made, token, b""
                poll.register(number, select.EPOLLIN)
            self.tend()
            for number, _ in poll.poll(1):
                data = os.read(number, 1 << 16)
                if not data or time.monotonic() > until:
                    raise RuntimeError(f"a member was refused: {opening[number][-200:]!r}")
                opening[number] += data
                if tokens[number] and b"\r\n\r\n" in opening[number]:
                    if b" 101 " not in opening[number][:20]:
                        raise RuntimeError(f"a member was refused: {opening[number][:300]!r}")
                    token = json.dumps({"token": tokens[number], "language": "en"})
                    os.write(number, masked(f"40/live,{token}"))
                    tokens[number] = ""
                    until = time.monotonic() + WAIT_S
                if _has_state(opening[number]):
                    poll.unregister(number)
                    rest = opening.pop(number).split(b"\r\n\r\n", 1)[1]
                    if keep_state:
                        self.states[number] = rest[rest.index(STATE) + 8 :].decode(errors="replace")
                    self._rests[number] = self._split(number, rest, None)
                    entered.append(number)
        poll.close()
        for number in entered:
            self._poll.register(number, select.EPOLLIN)
        return entered

    def tend(self, wait_s: float = 0.0) -> None:
        """Read what has come for those who are in, and answer pings: making others wait must cut nobody."""
        for number, _ in self._poll.poll(wait_s):
            self._rests[number] = self._split(number, self._rests[number] + os.read(number, 1 << 16), None)

    def say(self, number: int, text: str) -> None:
        """Send a text as one member."""
        os.write(number, masked(text))

    def leave(self, numbers: Iterable[int]) -> None:
        """Hang up on some, without a word."""
        for number in numbers:
            self._poll.unregister(number)
            self._sockets.pop(number).close()
            self._rests.pop(number, None)

    def close(self) -> None:
        """Hang up on all."""
        self.leave(list(self._sockets))
        self._poll.close()

    def listen(self, senders: list[Sender], settle_s: float = 2.0) -> Heard:
        """Send and hear until every sender has said all; then `settle_s` more for what is on its way."""
        sent: dict[bytes, float] = {}
        late, due, self._due_bytes = array("d"), 0, 0
        began = clock = time.perf_counter()
        nexts = [(sender, sender.next(clock)) for sender in senders]
        end: float | None = None
        read, poll, rests = os.read, self._poll.poll, self._rests
        now = time.perf_counter
        while end is None or clock < end:
            clock = now()
            soonest = clock + 0.05
            for n, (sender, said) in enumerate(nexts):
                if said is not None and said[0] <= clock:
                    text = f'42/live,["m",{json.dumps(said[1], separators=(",", ":"))}]'
                    sent[text_frame(text)] = now()
                    self._due_bytes += sender.listeners * len(text_frame(text))
                    os.write(sender.number, masked(text))
                    due += sender.listeners
                    nexts[n] = (sender, sender.next(clock))
                    said = nexts[n][1]
                if said is not None:
                    soonest = min(soonest, said[0])
            if end is None and all(said is None for _, said in nexts):
                end = clock + settle_s
            if end is not None and len(late) == due:
                break
            for number, _ in poll(max(0.0, soonest - now())):
                try:
                    data = read(number, 1 << 16)
                except ConnectionResetError:
                    data = b""
                at = sent.get(data)
                if at is not None and not rests[number]:
                    late.append(now() - at)
                elif not data:
                    self.closed += 1
                    self.leave([number])
                else:
                    rests[number] = self._split(number, rests[number] + data, sent, late)
        self._earlier.update(sent)
        return Heard(due, late, self._due_bytes, clock - began)

    def _follow(self, number: int, said: bytes) -> None:
        """Count gaps in a member's revisions: a state begins anew, each shared event is the next."""
        event = said.startswith(b'42/live,["event"')
        found = _REV.search(said) if event or said.startswith(b'42/live,["state"') else None
        if found is None:  # a command's answer names a revision too, and may overtake its event
            return
        rev = int(found[1])
        known = self.revs.get(number, rev - 1)
        # What a state has told already may be told once more: a guide's own coming, for instance.
        self.gaps += event and rev > known + 1
        self.revs[number] = max(known, rev) if event else rev

    def join(self, codes: list[str]) -> float:
        """Let people join by codes and bring them in, all at once; return the seconds until all are in."""
        began = time.monotonic()
        members: list[tuple[str, str]] = []
        left, poll, rests = codes[::-1], select.epoll(), dict[int, bytes]()
        lines = [socket.create_connection(("127.0.0.1", self.port), WAIT_S) for _ in range(AT_ONCE)]
        by_number = {line.fileno(): line for line in lines}
        for number, line in by_number.items():
            poll.register(number, select.EPOLLIN)
            rests[number] = b""
            if left:
                line.sendall(join_request(left.pop()))
        while len(members) < len(codes):
            self.tend()
            for number, _ in poll.poll(1):
                rests[number] += by_number[number].recv(65536)
                head, _, body = rests[number].partition(b"\r\n\r\n")
                size = _LENGTH.search(head)
                if size is None or len(body) < int(size[1]):
                    continue
                said = json.loads(body)
                if " 200 " not in head[:20].decode():
                    raise RuntimeError(f"a join was refused: {said}")
                members.append((said["socket_path"], said["token"]))
                rests[number] = b""
                if left:
                    by_number[number].sendall(join_request(left.pop()))
        for line in lines:
            line.close()
        poll.close()
        self.enter(members)
        return time.monotonic() - began

    def _split(
        self, number: int, data: bytes, sent: dict[bytes, float] | None, late: array[float] | None = None
    ) -> bytes:
        """Take whole frames off; return what is left of the last."""
        while len(data) >= 2:
            head, size = 2, data[1]
            if size >= 126:
                head = 4 if size == 126 else 10
                size = int.from_bytes(data[2:head], "big") if len(data) >= head else 1 << 62
            if len(data) < head + size:
                break
            frame, data = data[: head + size], data[head + size :]
            if frame == PING:
                with contextlib.suppress(BrokenPipeError):  # its end is read next
                    os.write(number, PONG)
            elif sent is not None and late is not None and frame in sent:
                late.append(time.perf_counter() - sent[frame])
            elif frame == GOODBYE:
                pass  # its end is read next, and counted
            elif frame[0] != 0x81 or frame[head : head + 2] not in (b"0{", b"40", b"42", b"43"):
                raise RuntimeError(f"no frame of a server's: {frame[:80]!r}")
            elif frame in self._earlier:
                pass  # it was late, and has been counted as lost
            elif frame[head:].startswith(b'42/live,["m"') and sent is not None:
                raise RuntimeError(f"nobody sent this: {frame[:80]!r}")
            else:
                self._follow(number, frame[head:])
            if not frame[head:].startswith(b'42/live,["m"'):
                self.besides[number] += len(frame)
        return data


def _has_state(came: bytes) -> bool:
    """Whether the group's state has come, all of it."""
    at = came.find(STATE)
    if at < 0:
        return False
    try:
        json.JSONDecoder().raw_decode(came[at + 8 :].decode(errors="replace"))
    except ValueError:
        return False
    return True
