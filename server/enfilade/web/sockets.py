"""The namespace `/live`: what members send, in order, each at a bounded rate.

The handlers are python-socketio's own: Flask-SocketIO's would open a request context with a session for every
keyframe, ten times what taking it costs.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask_socketio import ConnectionRefusedError, SocketIO
from pydantic import ValidationError

from enfilade.live.refused import Refused
from enfilade.live.wire import COMMAND, Refusal
from enfilade.messages import LANGUAGES, best_language
from enfilade.web.class_session import Classes
from enfilade.web.errors import shape
from enfilade.web.fanout import NAMESPACE, Fanout
from enfilade.web.hub import Hub
from enfilade.web.limits import Bucket
from enfilade.web.listener import TOO_LARGE_EVENT
from enfilade.web.metrics import SEEN
from enfilade.web.newest import Newest

MOTION_PER_S = 30
"""Keyframes passed on; of more than that the newest of each thirtieth of a second."""

POINTERS_PER_S = 15
"""A light that is eased between fifteen places a second seems to glide."""

PLACES_PER_S, PLACES_AT_ONCE = 0.5, 3
"""A page tells its place every two seconds at most."""

LESSON_PER_S, LESSON_AT_ONCE = 5, 40
"""Wishes of a class from one socket: who was offline sends all of a lesson's answers at once."""


VOICES_PER_S = 12
"""Messages of voice: a speaker sends eight and a third, more after a stuck line; what is over is lost."""


@dataclass(eq=False, slots=True)
class Connection:
    """What is known of one socket: its reader's language and its rates."""

    language: str
    commands: Bucket = field(default_factory=lambda: Bucket(10, 30))
    motion: Newest = field(default_factory=lambda: Newest(Bucket(MOTION_PER_S, 10)))
    pointer: Newest = field(default_factory=lambda: Newest(Bucket(POINTERS_PER_S, 5)))
    place: Newest = field(default_factory=lambda: Newest(Bucket(PLACES_PER_S, PLACES_AT_ONCE)))
    voice: Bucket = field(default_factory=lambda: Bucket(VOICES_PER_S, 25))
    clock: Bucket = field(default_factory=lambda: Bucket(2, 20))
    lesson: Bucket = field(default_factory=lambda: Bucket(LESSON_PER_S, LESSON_AT_ONCE))


def listen(socketio: SocketIO, hub: Hub, classes: Classes, fanout: Fanout) -> None:
    """Answer what comes over the sockets."""
    connections: dict[str, Connection] = {}

    def connect(sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        given = auth if isinstance(auth, dict) else {}
        language = given.get("language")
        if language not in LANGUAGES:
            language = best_language(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        token = given.get("token")
        classes.languages[sid] = language
        try:
            hub.opened(sid, token if isinstance(token, str) else "")
        except Refused as refused:
            classes.left(sid)
            fanout.turned_down(sid)
            error = shape(refused.code, language)
            raise ConnectionRefusedError(refused.code, error.model_dump()) from refused
        fanout.let_in(sid)
        connections[sid] = Connection(language)

    def disconnect(sid: str, _reason: Any = None) -> None:
        connections.pop(sid, None)
        classes.left(sid)
        fanout.leave(sid)
        hub.closed(sid)

    def command(sid: str, data: Any = None, *_more: Any) -> None:
        connection = connections.get(sid)
        if connection is None:
            return
        given = data.get("id") if isinstance(data, dict) else None
        try:
            if not connection.commands.takes():
                raise Refused("too-fast")
            wish = COMMAND.validate_python(data)
            fanout.asked(sid, wish.id)
            hub.wished(sid, wish)
        except ValidationError:
            refuse(sid, connection, given, "command-malformed")
        except Refused as refused:
            refuse(sid, connection, given, refused.code)

    def lesson(sid: str, data: Any = None, *_more: Any) -> None:
        connection = connections.get(sid)
        if connection is None:
            return
        given = data.get("id") if isinstance(data, dict) else None
        try:
            if not connection.lesson.takes():
                raise Refused("too-fast")
            classes.said(sid, data)
        except ValidationError:
            refuse(sid, connection, given, "answer-malformed", "lesson-refused")
        except Refused as refused:
            refuse(sid, connection, given, refused.code, "lesson-refused")

    def motion(sid: str, text: Any = None, *_more: Any) -> None:
        connection = connections.get(sid)
        if connection is not None and isinstance(text, str):
            connection.motion.offer(
                text, lambda newest: walk(sid, connection, newest), lambda: sid in connections
            )

    def pointer(sid: str, text: Any = None, *_more: Any) -> None:
        connection = connections.get(sid)
        if connection is not None and isinstance(text, str):
            connection.pointer.offer(
                text, lambda newest: passing(sid, connection, hub.pointed, newest), lambda: sid in connections
            )

    def place(sid: str, text: Any = None, *_more: Any) -> None:
        connection = connections.get(sid)
        if connection is not None and isinstance(text, str):
            connection.place.offer(
                text, lambda newest: passing(sid, connection, hub.placed, newest), lambda: sid in connections
            )

    def passing(sid: str, connection: Connection, take: Callable[[str, str], None], text: str) -> None:
        try:
            take(sid, text)
        except ValueError:
            refuse(sid, connection, None, "command-malformed")
        except Refused as refused:
            # Said a moment before the lead, or the mode, was another's: of no use any more.
            if refused.code == "only-guide":
                refuse(sid, connection, None, refused.code)

    def walk(sid: str, connection: Connection, text: str) -> None:
        began = time.perf_counter()
        try:
            hub.walked(sid, text)
            SEEN.motion_s.observe(time.perf_counter() - began)
        except ValueError:
            refuse(sid, connection, None, "command-malformed")
        except Refused as refused:
            # A keyframe that is late, or overtaken by a command, is simply of no use any more.
            if refused.code == "only-guide":
                refuse(sid, connection, None, refused.code)

    def voice(sid: str, text: Any = None, *_more: Any) -> None:
        connection = connections.get(sid)
        if connection is None or not isinstance(text, str) or not connection.voice.takes():
            return
        try:
            hub.spoke(sid, text)
        except ValueError:
            refuse(sid, connection, None, "command-malformed")
        except Refused:
            pass  # said before the group knew, or after it was taken: the state tells the speaker so

    def clock(sid: str, *_more: Any) -> int | None:
        connection = connections.get(sid)
        return hub.now_ms() if connection is not None and connection.clock.takes() else None

    def resync(sid: str, *_more: Any) -> None:
        connection = connections.get(sid)
        if connection is not None and connection.commands.takes():
            hub.resync(sid)

    def language(sid: str, tag: Any = None, *_more: Any) -> None:
        """The reader has chosen another language: what is refused from now on is said in it."""
        connection = connections.get(sid)
        if connection is not None and tag in LANGUAGES and connection.commands.takes():
            connection.language = classes.languages[sid] = tag

    def too_large(sid: str, meant: Any = None, *_more: Any) -> None:
        """Refuse what was not read: `meant` is its event and id, where it began with them."""
        connection = connections.get(sid)
        if connection is None or not connection.commands.takes():
            return
        event, given = meant if isinstance(meant, list) and len(meant) == 2 else (None, None)
        refuse(sid, connection, given, "too-large", "lesson-refused" if event == "lesson" else "refused")

    def refuse(sid: str, connection: Connection, command_id: Any, code: str, name: str = "refused") -> None:
        given = command_id if isinstance(command_id, str) and len(command_id) <= 24 else None
        refusal = Refusal(id=given, error=shape(code, connection.language))
        fanout.refused(sid, refusal.model_dump(mode="json"), name)

    def refuse_far(sid: str, given: str | None, code: str) -> None:
        """Tell a socket what the owner of its group, another worker, has refused."""
        connection = connections.get(sid)
        if connection is not None:
            refuse(sid, connection, given, code)

    if hub.relay is not None:
        hub.relay.refuse = refuse_far
    for name, handler in (
        ("connect", connect),
        ("disconnect", disconnect),
        ("command", command),
        ("lesson", lesson),
        ("m", motion),
        ("p", pointer),
        ("a", place),
        ("v", voice),
        ("clock", clock),
        ("resync", resync),
        ("language", language),
        (TOO_LARGE_EVENT, too_large),
    ):
        socketio.server.on(name, handler, namespace=NAMESPACE)
