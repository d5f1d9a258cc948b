"""WebSocket lines: gevent-websocket's, but a frame that is too large is refused before it is read.

It offers no permessage-deflate, which would cost twice the CPU and 2.5 times the memory per follower.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from geventwebsocket.handler import WebSocketHandler

from enfilade.web.sockets import MESSAGE_BYTES


class LineHandler(WebSocketHandler):  # type: ignore[misc]
    """The server's handler of one connection."""

    def upgrade_connection(self) -> Any:
        """Refuse pages of other sites; else upgrade as usual, then bound what one frame may bring."""
        if not self._of_this_site():
            self.start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"origin-refused"]
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
