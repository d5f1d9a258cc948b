"""Lines: the WebSocket of one member, from the upgrade to the last frame.

On plain TCP a `Line` reads by itself, at a bounded pace, and everything that leaves goes by its `Outlet`. On
TLS in the process the line is gevent-websocket's, and its Engine.IO socket keeps the queue that it has.
No permessage-deflate, which would cost twice the CPU and 2.5 times the memory per follower.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import io
import time
from typing import Any
from urllib.parse import urlsplit

import gevent
from gevent.socket import socket as PlainSocket
from geventwebsocket.handler import WebSocketHandler

from enfilade.web.direct_write import Outlet
from enfilade.web.frames import CLOSE, PING, PONG, Broken, Reader, close_frame, frame
from enfilade.web.limits import MESSAGE_BYTES, Bucket

FRAMES_PER_S = 50
FRAMES_AT_ONCE = 150
"""What is read of one line; a guide on foot sends 15 a second. More is read later, not refused: its sender's
buffer fills, and nobody else notices. Every KB of a message counts as one more.
"""

CLOSING_S = 1.0
"""How long what waits may still leave when a line is closed."""

READ = 4096


class Line:
    """One WebSocket on plain TCP."""

    def __init__(self, sock: Any, begun: bytes) -> None:
        self._sock, self.outlet = sock, Outlet(sock)
        self._reader = Reader(MESSAGE_BYTES)
        self._reader.feed(begun)
        self._pace = Bucket(FRAMES_PER_S, FRAMES_AT_ONCE)
        self.closed = False
        self.said = True
        """Whether anything came since the flag was last taken down: the pulse's sign of life."""

    def receive(self) -> str | None:
        """Wait for the next message; None where the line is at its end. Never raises for what came."""
        try:
            return self._receive()
        except Broken as broken:
            self.outlet.write(close_frame(broken.code))
        except (OSError, UnicodeDecodeError):
            pass
        return None

    def close(self) -> None:
        """End the line: what waits has a second to leave. The socket itself is its handler's to close."""
        if self.closed:
            return
        self.closed = True
        self.outlet.write(close_frame(1000))
        until = time.monotonic() + CLOSING_S
        while not self.outlet.free and not self.outlet.closed and time.monotonic() < until:
            gevent.sleep(0.02)
        self.outlet.close()

    def _receive(self) -> str | None:
        while not self.closed:
            while (message := self._reader.take()) is not None:
                self.said = True
                opcode, payload = message
                while not self._pace.takes(1 + len(payload) // 1024):
                    gevent.sleep(1 / FRAMES_PER_S)
                if opcode == CLOSE:
                    return None
                if opcode == PING:
                    self.outlet.write(frame(PONG, payload))
                elif opcode != PONG:
                    return payload.decode()
            data = self._sock.recv(READ)
            if not data:
                return None
            self._reader.feed(data)
        return None


class LineHandler(WebSocketHandler):  # type: ignore[misc]
    """The server's handler of one connection."""

    rfile: Any

    def upgrade_connection(self) -> Any:
        """Refuse pages of other sites; else upgrade."""
        if not self._of_this_site():
            self.start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"origin-refused"]
        if type(self.socket) is not PlainSocket:
            return self._stock()
        key = self.environ.get("HTTP_SEC_WEBSOCKET_KEY", "").strip()
        if self.environ["HTTP_SEC_WEBSOCKET_VERSION"] != "13" or not _is_key(key):
            self.start_response("400 Bad Request", [("Sec-WebSocket-Version", "13")])
            return [b"request-malformed"]
        self.websocket = Line(self.socket, self._take_over())
        self.environ.update({"wsgi.websocket": self.websocket, "wsgi.websocket_version": "13"})
        accept = base64.b64encode(hashlib.sha1((key + self.GUID).encode()).digest()).decode()
        self.start_response(
            "101 Switching Protocols",
            [("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Accept", accept)],
        )
        return None

    def _take_over(self) -> bytes:
        """Return what came with the request and belongs to the line; free the 8 KB of what has read it."""
        self.socket.settimeout(0.0)
        begun: bytes = self.rfile.peek()
        self.socket.settimeout(None)
        self.rfile = self.wsgi_input.rfile = io.BytesIO()
        return begun

    def _stock(self) -> Any:
        """Upgrade as gevent-websocket does, then bound what one frame may bring."""
        result = super().upgrade_connection()
        line = getattr(self, "websocket", None)
        if line is not None:
            read = line.raw_read

            def bounded(length: int) -> bytes:
                if length > MESSAGE_BYTES:
                    raise ValueError("frame too large")
                return bytes(read(length))

            line.raw_read = bounded
        return result

    def _of_this_site(self) -> bool:
        """Whether the page that asks is of this host: Socket.IO would look only after the upgrade.

        A browser sends Origin and Host as they are; only a proxy adds the forwarded host.
        """
        origin = self.environ.get("HTTP_ORIGIN")
        hosts = {self.environ.get("HTTP_HOST"), self.environ.get("HTTP_X_FORWARDED_HOST")}
        return origin is None or urlsplit(origin).netloc in hosts


def _is_key(key: str) -> bool:
    with contextlib.suppress(binascii.Error):
        return len(base64.b64decode(key, validate=True)) == 16
    return False
