"""A slow line: a TCP proxy that lets so many bits a second through and makes every way take its time.

All connections share the line, each direction its own, as a household's does. Nothing is lost: what TCP would
send again arrives late, and late is what a browser sees of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

CHUNK = 4096
"""Bytes that are timed together: 22 ms at 1.5 Mbit/s."""
AHEAD = 32
"""Chunks that a connection may have on the way: a line's buffer, not an ocean."""


@dataclass
class Line:
    """One direction: when it is free again."""

    bytes_per_s: float
    way_s: float
    free_at: float = 0.0

    def due(self, now: float, size: int) -> float:
        """Return when `size` bytes that are sent now have arrived."""
        self.free_at = max(now, self.free_at) + size / self.bytes_per_s
        return self.free_at + self.way_s


@dataclass
class LineProxy:
    """The proxy before a port of this machine."""

    target: int
    mbit_s: float
    round_trip_s: float
    port: int = 0
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def serve(self, ready: threading.Event, end: asyncio.Event) -> None:
        """Serve until told to end."""
        bytes_per_s = self.mbit_s * 1e6 / 8
        up, down = (Line(bytes_per_s, self.round_trip_s / 2) for _ in range(2))

        async def admit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await asyncio.sleep(self.round_trip_s)  # the handshake of a new connection
            there, back = await asyncio.open_connection("127.0.0.1", self.target)
            await asyncio.gather(_carry(reader, back, up), _carry(there, writer, down))

        server = await asyncio.start_server(admit, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await end.wait()
        server.close()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, line: Line) -> None:
    loop = asyncio.get_running_loop()
    on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(AHEAD)

    async def deliver() -> None:
        while True:
            due, data = await on_the_way.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            if not data:
                break
            writer.write(data)
            await writer.drain()
        writer.close()

    delivering = asyncio.ensure_future(deliver())
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(CHUNK):
            await on_the_way.put((line.due(loop.time(), len(data)), data))
    await on_the_way.put((loop.time() + line.way_s, b""))
    with contextlib.suppress(ConnectionError):
        await delivering


@contextlib.contextmanager
def slow_line(target: int, mbit_s: float, round_trip_s: float) -> Iterator[int]:
    """Stand before a port of this machine; yield the port of the slow line."""
    proxy = LineProxy(target, mbit_s, round_trip_s)
    loop = asyncio.new_event_loop()
    ready, end = threading.Event(), asyncio.Event()

    def run() -> None:
        asyncio.set_event_loop(loop)
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(proxy.serve(ready, end))
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    yield proxy.port
    loop.call_soon_threadsafe(end.set)
    thread.join(10)
