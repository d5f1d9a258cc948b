"""What the server sends to members. One file, so that a faster way can take the place of Socket.IO's emit.

Everything goes to rooms: a group's, its guides', one member's. State is reliable; motion (`m`) is the latest
only.
"""

from __future__ import annotations

from typing import Any

from flask_socketio import SocketIO

NAMESPACE = "/live"


class Fanout:
    """The way out to the sockets."""

    def __init__(self, socketio: SocketIO) -> None:
        self._io = socketio

    def enter(self, sid: str, gid: str, uid: str, guide: bool) -> None:
        """Let a socket hear its group, itself, and as a guide the guides."""
        rooms = [_group(gid), _member(gid, uid)] + ([_guides(gid)] if guide else [])
        for room in rooms:
            self._io.server.enter_room(sid, room, namespace=NAMESPACE)

    def connected(self, sid: str) -> bool:
        """Whether a socket is still there, while Socket.IO still counts it as connecting."""
        line = self._io.server.manager.eio_sid_from_sid(sid, NAMESPACE)
        return line is not None and line in self._io.server.eio.sockets

    def everybody(self, gid: str, event: dict[str, Any]) -> None:
        """Send a shared event to the whole group."""
        self._emit("event", event, _group(gid))

    def guides(self, gid: str, event: dict[str, Any]) -> None:
        """Send an event to the group's guides."""
        self._emit("event", event, _guides(gid))

    def member(self, gid: str, uid: str, event: dict[str, Any]) -> None:
        """Send an event to one member, on every device of theirs."""
        self._emit("event", event, _member(gid, uid))

    def motion(self, gid: str, text: str, sender: str) -> None:
        """Send a keyframe to everybody but the one who made it."""
        self._io.emit("m", text, to=_group(gid), skip_sid=sender, namespace=NAMESPACE)

    def state(self, sid: str, state: dict[str, Any]) -> None:
        """Send one socket the whole state."""
        self._emit("state", state, sid)

    def done(self, sid: str, command: str) -> None:
        """Tell one socket that its command is done and safe."""
        self._emit("done", {"id": command}, sid)

    def refused(self, sid: str, refusal: dict[str, Any]) -> None:
        """Tell one socket what has been refused."""
        self._emit("refused", refusal, sid)

    def let_go(self, sid: str) -> None:
        """Close a socket."""
        self._io.server.disconnect(sid, namespace=NAMESPACE)

    def _emit(self, name: str, data: dict[str, Any], room: str) -> None:
        self._io.emit(name, data, to=room, namespace=NAMESPACE)


def _group(gid: str) -> str:
    return f"g:{gid}"


def _guides(gid: str) -> str:
    return f"l:{gid}"


def _member(gid: str, uid: str) -> str:
    return f"u:{gid}:{uid}"
