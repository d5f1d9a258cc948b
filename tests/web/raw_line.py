"""A member's WebSocket by hand: it reads when it is told to, and sees every frame's boundary."""

from __future__ import annotations

import json
import os
import socket
import ssl
import struct
from typing import Any

from tests.web.running import DEADLINE_S


class RawLine:
    """One WebSocket to a server of this machine.

    read_buffer: the kernel's buffer for what was not read yet; small ones make a slow reader.
    """

    def __init__(
        self, port: int, path: str, *, read_buffer: int = 0, tls: ssl.SSLContext | None = None
    ) -> None:
        plain = socket.socket()
        if read_buffer:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, read_buffer)
        plain.settimeout(DEADLINE_S)
        plain.connect(("127.0.0.1", port))
        self.socket = plain if tls is None else tls.wrap_socket(plain, server_hostname="localhost")
        self.bytes = b""
        self.texts: list[str] = []
        self.closed = False
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n".encode()
        )
        while b"\r\n\r\n" not in self.bytes:
            self._more()
        head, self.bytes = self.bytes.split(b"\r\n\r\n", 1)
        self.status = int(head.split()[1])

    def send(self, text: str, opcode: int = 1) -> None:
        """Send a message as a browser does: in one masked frame."""
        self.socket.sendall(client_frame(text.encode(), opcode))

    def emit(self, name: str, data: Any) -> None:
        """Send an event."""
        self.send("42/live," + json.dumps([name, data]))

    def enter(self, token: str) -> None:
        """Show a member's token, and wait until the state has come."""
        self.send("40/live," + json.dumps({"token": token, "language": "en"}))
        self.until(lambda text: text.startswith('42/live,["state"'))

    def until(self, what: Any) -> str:
        """Read until `what` is true of a text; return it. Pings are answered."""
        while True:
            text = self.next()
            assert text is not None, self.texts[-8:]
            if what(text):
                return text

    def next(self) -> str | None:
        """Read one text; None where the line was closed."""
        while True:
            frame = self._frame()
            if frame is None:
                if not self._more():
                    self.closed = True
                    return None
                continue
            opcode, payload = frame
            if opcode == 8:
                self.closed = True
                return None
            assert opcode == 1, (opcode, payload[:80])
            text = payload.decode()
            if text == "2":
                self.send("3")
                continue
            self.texts.append(text)
            return text

    def events(self, name: str = "event") -> list[Any]:
        """Return what came of one name."""
        head = f'42/live,["{name}",'
        return [json.loads(text[8:])[1] for text in self.texts if text.startswith(head)]

    def close(self) -> None:
        """Hang up."""
        self.socket.close()

    def _more(self) -> bool:
        try:
            data = self.socket.recv(65536)
        except ConnectionResetError:
            return False
        self.bytes += data
        return bool(data)

    def _frame(self) -> tuple[int, bytes] | None:
        frame, self.bytes = server_frame(self.bytes)
        return frame


def client_frame(payload: bytes, opcode: int = 1, last: bool = True) -> bytes:
    """Return a masked frame."""
    mask, size = os.urandom(4), len(payload)
    head = bytes(((0x80 if last else 0) | opcode,))
    if size < 126:
        head += bytes((0x80 | size,))
    elif size < 1 << 16:
        head += struct.pack("!BH", 0xFE, size)
    else:
        head += struct.pack("!BQ", 0xFF, size)
    return head + mask + bytes(byte ^ mask[n % 4] for n, byte in enumerate(payload))


def server_frame(data: bytes) -> tuple[tuple[int, bytes] | None, bytes]:
    """Return the first whole unmasked frame (opcode, payload) of `data`, and what is behind it."""
    if len(data) < 2:
        return None, data
    assert data[0] & 0xF0 == 0x80 and not data[1] & 0x80, "no frame of a server's begins like this"
    at, size = 2, data[1]
    if size >= 126:
        at = 4 if size == 126 else 10
        if len(data) < at:
            return None, data
        size = int.from_bytes(data[2:at], "big")
    if len(data) < at + size:
        return None, data
    return (data[0] & 0x0F, data[at : at + size]), data[at + size :]
