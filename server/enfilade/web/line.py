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
import json
import time
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import gevent
from gevent.pywsgi import Input
from gevent.socket import socket as PlainSocket
from geventwebsocket.handler import WebSocketHandler

from enfilade.messages import best_language, fault
from enfilade.web.direct_write import Outlet
from enfilade.web.errors import shape
from enfilade.web.frames import PONG, Broken, close_frame, frame
from enfilade.web.heads import Head
from enfilade.web.limits import (
    BODY_BYTES,
    BODY_S,
    FIRST_WORD_S,
    HEAD_BYTES,
    HEAD_S,
    MESSAGE_BYTES,
    NEXT_WORD_S,
    PASSED_BYTES,
    STRANGERS,
    Doorstep,
    Turnstile,
    behind_the_sockets,
)
from enfilade.web.listener import Listener, too_large

CLOSING_S = 1.0
"""How long what waits may still leave when a line is closed."""

READ = 4096


class Line:
    """One WebSocket on plain TCP."""

    def __init__(self, sock: Any, begun: bytes) -> None:
        self._sock, self.outlet = sock, Outlet(sock)
        self._listener: Listener | None = Listener(
            self._read, lambda payload: self.outlet.write(frame(PONG, payload)), begun
        )
        self.closed = False
        self._said = True
        self.answering = False
        """Whether something that came is being heeded: meanwhile nobody reads what comes next"""
        self.missed = False
        """Whether it was silent when the pulse last asked, and may have been asked too late"""

    def heard(self) -> bool:
        """Return whether anything has come since this was last asked, or waits to be read: a sign of life."""
        said, self._said = self._said or self.answering, False
        return said

    def receive(self) -> str | None:
        """Wait for the next message; None where the line is at its end. Never raises for what came."""
        try:
            return None if self._listener is None else self._listener.receive()
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
        self._listener = None  # it holds us: a circle, for which the collector would make everybody wait
        self.outlet.write(close_frame(1000))
        until = time.monotonic() + CLOSING_S
        while not self.outlet.free and not self.outlet.closed and time.monotonic() < until:
            gevent.sleep(0.02)
        self.outlet.close()

    def _read(self) -> bytes:
        data: bytes = b"" if self.closed else self._sock.recv(READ)
        self._said = True
        return data


_QUIETLY: Any = False
"""What makes a `gevent.Timeout` end its block without a word; its types do not know."""


class LineHandler(WebSocketHandler):  # type: ignore[misc]
    """The server's handler of one connection: requests, each bounded in bytes and time, then perhaps a line.

    Nothing is written down of what clients do wrong: nobody here can mend it, and their addresses are theirs.
    The metrics count it.
    """

    rfile: Any
    wsgi_input: Any
    turnstile = Turnstile()
    strangers = Doorstep(STRANGERS, STRANGERS, float("inf"))
    websocket: Any
    asked = False
    """Whether this connection has brought a request before."""

    def handle(self) -> None:
        """Handle all requests of a connection."""
        self.strangers.enter(self, "", lambda _code: self._hang_up())
        try:
            super().handle()
        finally:
            self.strangers.leave(self)

    def read_requestline(self) -> str:
        """Wait for the next request; whoever says nothing for long is let go."""
        with gevent.Timeout(NEXT_WORD_S if self.asked else FIRST_WORD_S, _QUIETLY):
            line: str = super().read_requestline()
            self.asked = True
            self.strangers.leave(self)
            self.strangers.enter(self, "", lambda _code: self._hang_up())
            return line
        return ""

    def read_request(self, raw_requestline: str) -> bool:
        """Read the headers, then wait for one's turn among all requests."""
        with gevent.Timeout(HEAD_S, ValueError("head too slow")):
            read: bool = super().read_request(raw_requestline)
        self.turnstile.pass_through()
        return read

    def MessageClass(self, rfile: Any, _seekable: int) -> Head:
        """Read the headers."""
        return Head(rfile)

    def handle_one_response(self) -> None:
        """Take the body in before anybody is asked to answer it, and only so much of it, in good time."""
        size = self.content_length or 0
        if MESSAGE_BYTES < size <= PASSED_BYTES and self._is_polled():
            size = self._pass_over(size)
        if size > BODY_BYTES or self.environ.get("HTTP_TRANSFER_ENCODING"):
            self.result = self._refuse("too-large" if size > BODY_BYTES else "request-malformed")
            with contextlib.suppress(OSError):
                self.process_result()
            return
        if size:
            body = b""
            with gevent.Timeout(BODY_S, _QUIETLY), contextlib.suppress(OSError):
                body = self.wsgi_input.read(size)
            if len(body) < size:
                self.close_connection = True
                return
            self.environ["wsgi.input"] = self.wsgi_input = _read_already(body)
        super().handle_one_response()

    def _is_polled(self) -> bool:
        """Whether this request brings what a member says by long polling."""
        path, asked = self.environ["PATH_INFO"], self.environ["QUERY_STRING"]
        return self.command == "POST" and "/live/" in path and "transport=polling" in asked

    def _pass_over(self, size: int) -> int:
        """Read past a message that is too large and put the word for it in its place; return its bytes. Of
        one that did not come in time the size is as it was.
        """
        begins, left = b"", size
        with gevent.Timeout(BODY_S, _QUIETLY), contextlib.suppress(OSError):
            while left and (data := self.wsgi_input.read(min(left, MESSAGE_BYTES))):
                begins, left = begins or data, left - len(data)
                behind_the_sockets()
        if left:
            return size
        word = too_large(begins).encode()
        self.environ["CONTENT_LENGTH"] = str(len(word))
        self.wsgi_input = _read_already(word)
        return len(word)

    def _handle_client_error(self, ex: Exception) -> tuple[str, bytes]:
        """Answer what could not be read as a request."""
        with contextlib.suppress(OSError):
            # What has come and is not read would turn the end of the connection into a reset: no answer then.
            self.socket.settimeout(0.0)
            self.socket.recv(2 * HEAD_BYTES)
        self.socket.settimeout(None)
        body = _said("request-malformed", "")
        head = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\n"
        return "400", f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):
            self.socket.shutdown(2)

    def _refuse(self, code: str) -> list[bytes]:
        """Answer with the one shape of errors; what else this connection brings is not read."""
        body = _said(code, self.environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        status = HTTPStatus(fault(code).status)
        self.status, self.headers_sent, self.response_length = None, False, 0
        self.start_response(
            f"{status.value} {status.phrase}",
            [
                ("Content-Type", "application/json"),
                ("Connection", "close"),
                ("Content-Length", str(len(body))),
            ],
        )
        return [body]

    def run_websocket(self) -> None:
        """Let the app talk over the line until it ends. The library's own way keeps a table of clients by
        their addresses, which nobody reads, and fails where an address has come again meanwhile.
        """
        try:
            for _ in self.application(self.environ, _start_nothing):
                pass
        finally:
            if not self.websocket.closed:
                self.websocket.close()
            self.environ["wsgi.websocket"] = None
            self.websocket = None

    def upgrade_connection(self) -> Any:
        """Refuse pages of other sites; else upgrade."""
        if not self._of_this_site():
            return self._refuse("origin-refused")
        if type(self.socket) is not PlainSocket:
            return self._stock()
        key = self.environ.get("HTTP_SEC_WEBSOCKET_KEY", "").strip()
        if self.environ["HTTP_SEC_WEBSOCKET_VERSION"] != "13" or not _is_key(key):
            return self._refuse("request-malformed")
        self.strangers.leave(self)
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
        """Upgrade as gevent-websocket does, but read as on our own lines: at the same pace, within the same
        bounds.
        """
        result = super().upgrade_connection()
        line = getattr(self, "websocket", None)
        if line is not None:
            self.environ["enfilade.listener"] = Listener(
                lambda: bytes(self.rfile.read1(READ)), lambda payload: line.send_frame(payload, PONG)
            )
        return result

    def _of_this_site(self) -> bool:
        """Whether the page that asks is of this host: Socket.IO would look only after the upgrade.

        A browser sends Origin and Host as they are; only a proxy adds the forwarded host.
        """
        origin = self.environ.get("HTTP_ORIGIN")
        hosts = {self.environ.get("HTTP_HOST"), self.environ.get("HTTP_X_FORWARDED_HOST")}
        return origin is None or urlsplit(origin).netloc in hosts


def _start_nothing(_status: str, _headers: Any, _error: Any = None) -> None:
    """Take the answer of an app that has talked over a line: it has been given already."""


def _read_already(body: bytes) -> Any:
    whole: Any = io.BytesIO(body)
    return Input(whole, len(body))


def _said(code: str, languages: str) -> bytes:
    said = shape(code, best_language(languages))
    return json.dumps(said.model_dump(), ensure_ascii=False).encode()


def _is_key(key: str) -> bool:
    with contextlib.suppress(binascii.Error):
        return len(base64.b64decode(key, validate=True)) == 16
    return False
