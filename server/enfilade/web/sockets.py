"""The namespace `/live`: what members send, in order, each at a bounded rate."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from flask import request
from flask_socketio import ConnectionRefusedError, SocketIO
from pydantic import ValidationError

from enfilade.live.refused import Refused
from enfilade.live.wire import COMMAND, Refusal
from enfilade.messages import LANGUAGES, best_language
from enfilade.web.errors import shape
from enfilade.web.fanout import NAMESPACE, Fanout
from enfilade.web.hub import Hub

MESSAGE_BYTES = 16 * 1024
"""The largest message taken; a command has a few hundred bytes."""


@dataclass
class Bucket:
    """At most `rate` a second in the long run, `burst` at once."""

    rate: float
    burst: float
    level: float = 0.0
    at: float = field(default_factory=time.monotonic)

    def takes(self) -> bool:
        """Whether one more may pass now."""
        now = time.monotonic()
        self.level = max(0.0, self.level - (now - self.at) * self.rate)
        self.at = now
        if self.level + 1 > self.burst:
            return False
        self.level += 1
        return True


@dataclass
class Connection:
    """What is known of one socket: its reader's language and its rates."""

    language: str
    commands: Bucket = field(default_factory=lambda: Bucket(10, 30))
    motion: Bucket = field(default_factory=lambda: Bucket(40, 60))
    clock: Bucket = field(default_factory=lambda: Bucket(2, 20))


def listen(socketio: SocketIO, hub: Hub, fanout: Fanout) -> None:
    """Answer what comes over the sockets."""
    connections: dict[str, Connection] = {}

    @socketio.on("connect", namespace=NAMESPACE)  # type: ignore[untyped-decorator]
    def connect(auth: Any = None) -> None:
        given = auth if isinstance(auth, dict) else {}
        language = given.get("language")
        if language not in LANGUAGES:
            language = best_language(request.headers.get("Accept-Language", ""))
        token = given.get("token")
        sid = _sid()
        try:
            hub.opened(sid, token if isinstance(token, str) else "")
        except Refused as refused:
            error = shape(refused.code, language)
            raise ConnectionRefusedError(refused.code, error.model_dump()) from refused
        connections[sid] = Connection(language)

    @socketio.on("disconnect", namespace=NAMESPACE)  # type: ignore[untyped-decorator]
    def disconnect(_reason: Any = None) -> None:
        connections.pop(_sid(), None)
        hub.closed(_sid())

    @socketio.on("command", namespace=NAMESPACE)  # type: ignore[untyped-decorator]
    def command(data: Any = None) -> None:
        sid = _sid()
        connection = connections.get(sid)
        if connection is None:
            return
        given = data.get("id") if isinstance(data, dict) else None
        try:
            if not connection.commands.takes():
                raise Refused("too-fast")
            hub.wished(sid, COMMAND.validate_python(data))
        except ValidationError:
            _refuse(sid, connection, given, "command-malformed")
        except Refused as refused:
            _refuse(sid, connection, given, refused.code)

    @socketio.on("m", namespace=NAMESPACE)  # type: ignore[untyped-decorator]
    def motion(text: Any = None) -> None:
        sid = _sid()
        connection = connections.get(sid)
        if connection is None or not isinstance(text, str) or not connection.motion.takes():
            return
        try:
            hub.walked(sid, text)
        except ValueError:
            _refuse(sid, connection, None, "command-malformed")
        except Refused as refused:
            # A keyframe that is late, or overtaken by a command, is simply of no use any more.
            if refused.code == "only-guide":
                _refuse(sid, connection, None, refused.code)

    @socketio.on("clock", namespace=NAMESPACE)  # type: ignore[untyped-decorator]
    def clock(_data: Any = None) -> int | None:
        connection = connections.get(_sid())
        return hub.now_ms() if connection is not None and connection.clock.takes() else None

    @socketio.on("resync", namespace=NAMESPACE)  # type: ignore[untyped-decorator]
    def resync(_data: Any = None) -> None:
        connection = connections.get(_sid())
        if connection is not None and connection.commands.takes():
            hub.resync(_sid())

    def _refuse(sid: str, connection: Connection, command_id: Any, code: str) -> None:
        given = command_id if isinstance(command_id, str) and len(command_id) <= 24 else None
        refusal = Refusal(id=given, error=shape(code, connection.language))
        fanout.refused(sid, refusal.model_dump(mode="json"))


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]
