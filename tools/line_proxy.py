"""A bad line: a TCP proxy that is slow, uneven, cut, stalled or somewhere else, as it is told.

All connections share the line, each direction its own, as a household's does. Nothing is lost: what TCP would
send again arrives late, and late is what a program sees of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

CHUNK = 4096
"""Bytes that are timed together: 22 ms at 1.5 Mbit/s."""
AHEAD = 32
"""Chunks that a connection may have on the way: a line's buffer, not an ocean."""
WAIT_S = 10.0


@dataclass(frozen=True)
class Quality:
    """One way over the line takes between `least_s` and `most_s`; `mbit_s` is shared by all connections."""

    least_s: float = 0.0
    most_s: float = 0.0
    mbit_s: float = 1e4
    seed: int = 1


@dataclass
class Direction:
    """One direction: when it is free again."""

    quality: Quality
    chance: random.Random
    free_at: float = 0.0

    def due(self, now: float, size: int) -> float:
        """Return when `size` bytes that are sent now have arrived."""
        self.free_at = max(now, self.free_at) + size * 8 / (self.quality.mbit_s * 1e6)
        return self.free_at + self.chance.uniform(self.quality.least_s, self.quality.most_s)


@dataclass(eq=False)
class Connection:
    """One connection through the line: both its ends, and whether anything passes."""

    near: asyncio.StreamWriter
    far: asyncio.StreamWriter
    passes: asyncio.Event = field(default_factory=asyncio.Event)

    def break_off(self) -> None:
        """Reset both ends at once: what is on the way is lost."""
        for end in (self.near, self.far):
            end.transport.abort()


class LineProxy:
    """The line before a port of this machine. Its methods may be called from any thread."""

    def __init__(self, target: int, quality: Quality) -> None:
        self.target, self.port = target, 0
        self._quality, self._up, self._source = quality, True, "127.0.0.1"
        self._connections: set[Connection] = set()
        self._loop = asyncio.new_event_loop()
        self._end = asyncio.Event()

    def cut(self) -> None:
        """Break every connection; new ones pass."""
        self._do(self._break_all)

    def down(self) -> None:
        """Break every connection, and refuse new ones until `up`."""

        def act() -> None:
            self._up = False
            self._break_all()

        self._do(act)

    def up(self) -> None:
        """Let new connections pass again."""

        def act() -> None:
            self._up = True

        self._do(act)

    def stall(self) -> None:
        """Let nothing pass any more on the connections there are, and tell nobody: a half-open line."""

        def act() -> None:
            for connection in self._connections:
                connection.passes.clear()

        self._do(act)

    def move(self, source: str) -> None:
        """Go on from another network: every connection breaks, new ones come from the address `source`."""

        def act() -> None:
            self._source = source
            self._break_all()

        self._do(act)

    @property
    def open(self) -> int:
        """How many connections there are."""
        return len(self._connections)

    def _break_all(self) -> None:
        for connection in tuple(self._connections):
            connection.break_off()

    def _do(self, act: Callable[[], None]) -> None:
        done = threading.Event()

        def run() -> None:
            act()
            done.set()

        self._loop.call_soon_threadsafe(run)
        assert done.wait(WAIT_S)

    # -- within the loop's thread

    async def _serve(self, ready: threading.Event) -> None:
        chance = random.Random(self._quality.seed)
        up, down = (Direction(self._quality, chance) for _ in range(2))

        async def admit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            if not self._up:
                writer.transport.abort()
                return
            # The handshake of a new connection.
            await asyncio.sleep(self._quality.least_s + self._quality.most_s)
            try:
                there, back = await asyncio.open_connection(
                    "127.0.0.1", self.target, local_addr=(self._source, 0)
                )
            except OSError:
                writer.transport.abort()
                return
            connection = Connection(writer, back)
            connection.passes.set()
            self._connections.add(connection)
            try:
                await asyncio.gather(
                    _carry(reader, back, up, connection.passes),
                    _carry(there, writer, down, connection.passes),
                )
            finally:
                self._connections.discard(connection)

        server = await asyncio.start_server(admit, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._end.wait()
        server.close()

    def run(self, ready: threading.Event) -> None:
        """Carry until told to end: the whole life of the line's thread."""
        loop = self._loop
        asyncio.set_event_loop(loop)
        loop.set_exception_handler(_unless_broken)
        loop.run_until_complete(self._serve(ready))
        self._break_all()
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        loop.close()

    def end(self) -> None:
        """Break everything and carry no more."""
        self._loop.call_soon_threadsafe(self._end.set)


async def _carry(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, line: Direction, passes: asyncio.Event
) -> None:
    loop = asyncio.get_running_loop()
    on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(AHEAD)

    async def deliver() -> None:
        last = 0.0
        while True:
            due, data = await on_the_way.get()
            last = max(last, due)
            await asyncio.sleep(max(0.0, last - loop.time()))
            await passes.wait()
            if not data:
                break
            writer.write(data)
            await writer.drain()
        writer.close()

    delivering = asyncio.ensure_future(deliver())
    try:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(CHUNK):
                await on_the_way.put((line.due(loop.time(), len(data)), data))
        await on_the_way.put((line.due(loop.time(), 0), b""))
        with contextlib.suppress(ConnectionError):
            await delivering
    finally:
        delivering.cancel()


def _unless_broken(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Say nothing of connections that were broken: that is what a bad line is for."""
    if not isinstance(context.get("exception"), ConnectionError):
        loop.default_exception_handler(context)


@contextlib.contextmanager
def bad_line(target: int, quality: Quality | None = None) -> Iterator[LineProxy]:
    """Stand before a port of this machine; yield the line."""
    proxy = LineProxy(target, quality or Quality())
    ready = threading.Event()
    thread = threading.Thread(target=proxy.run, args=(ready,), daemon=True)
    thread.start()
    assert ready.wait(WAIT_S)
    try:
        yield proxy
    finally:
        proxy.end()
        thread.join(WAIT_S)


@contextlib.contextmanager
def slow_line(target: int, mbit_s: float, round_trip_s: float) -> Iterator[int]:
    """Stand before a port of this machine with an even, slow line; yield its port."""
    with bad_line(target, Quality(round_trip_s / 2, round_trip_s / 2, mbit_s)) as line:
        yield line.port
