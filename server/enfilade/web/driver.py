"""Engine.IO over our lines: its WebSocket driver class, and one pulse for all of them.

Engine.IO's own way has a queue and two greenlets more for each socket: one that writes, one that sleeps until
the next ping. Here its socket's queue becomes the line's `Outlet` when the line is up, and all lines are felt
by one `Pulse` (`pulse.py`): 100 pings a second for a thousand members are 100 sends. A line that is not ours
(TLS in the process) goes Engine.IO's way.
"""

from __future__ import annotations

import contextlib
import logging
from typing import Any
from urllib.parse import parse_qs

import gevent
from engineio import packet
from engineio.async_drivers.gevent import WebSocketWSGI
from engineio.exceptions import SocketIsClosedError, UnknownPacketError
from socketio.packet import ACK, CONNECT, CONNECT_ERROR, DISCONNECT, EVENT
from socketio.packet import Packet as SocketIOPacket

from enfilade.messages import best_language
from enfilade.web.errors import shape
from enfilade.web.frames import Broken, text_frame
from enfilade.web.limits import LINES_IN_ALL, LINES_PER_ADDRESS, TOKEN_S, Doorstep
from enfilade.web.line import Line
from enfilade.web.pulse import Pulse

log = logging.getLogger(__name__)

PONG = "3"


class LineDriver(WebSocketWSGI):  # type: ignore[misc]
    """What Engine.IO calls when a socket's WebSocket is there. `pulse` is set by `install`."""

    pulse: Pulse

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        """Talk until the line ends."""
        line = environ.get("wsgi.websocket")
        if not isinstance(line, Line):
            return super().__call__(environ, start_response)
        socket = self.app.__self__  # Engine.IO hands its socket's bound method over
        if _opened(socket, line):
            self.pulse.take(socket, line)
            try:
                _listen(socket, line)
            finally:
                self.pulse.leave(socket)
                socket.close(wait=False, abort=True, reason=socket.server.reason.TRANSPORT_CLOSE)
        return []

    def wait(self) -> str | None:
        """Wait for the next message of a line that is not ours; None at its end."""
        try:
            said: str | None = self.environ["enfilade.listener"].receive()
            return said
        except Broken as broken:
            self._sock.close(broken.code)
        except (OSError, ValueError):
            pass  # it was closed meanwhile, or what came is no text
        return None


class Unreadable(ValueError):
    """What a client sent is no packet of ours."""


class TextPacket(SocketIOPacket):  # type: ignore[misc]
    """Socket.IO's packet, taken only as members send it: text, and no event that is the library's own.

    Attachments would be held until the last of them has come, however many the packet names.
    """

    def decode(self, encoded_packet: str) -> Any:
        """Read a packet. Raises Unreadable."""
        try:
            attachments = super().decode(encoded_packet)
        except (ValueError, TypeError, IndexError, RecursionError) as error:
            raise Unreadable(str(error)) from error
        if attachments or self.packet_type not in (CONNECT, DISCONNECT, EVENT, ACK):
            raise Unreadable("not a packet that members send")
        if self.packet_type == EVENT:
            name = self.data[0] if isinstance(self.data, list) and self.data else None
            if not isinstance(name, str) or name in ("connect", "disconnect"):
                raise Unreadable("no event")
        return attachments


def install(engineio: Any) -> Doorstep:
    """Let an Engine.IO server use our lines, and return its doorstep: those who have shown no token yet.

    Its table of parts is shared by all servers: take a copy.
    """
    doorstep = Doorstep(LINES_PER_ADDRESS, LINES_IN_ALL, TOKEN_S)
    pulse = Pulse(int(engineio.ping_interval), _gone)

    def each_second() -> None:
        doorstep.sweep()
        if pulse.beats % int(engineio.ping_interval) == 0:
            _sweep(engineio.sockets)

    gevent.spawn(pulse.keep, each_second)
    # Its own task wakes for each socket in each round, be it only to find that it has a line of ours.
    engineio.start_service_task = False
    engineio._async = {**engineio._async, "websocket": type("Driver", (LineDriver,), {"pulse": pulse})}
    connected, disconnected = engineio.handlers["connect"], engineio.handlers["disconnect"]

    def connect(session: str, environ: dict[str, Any]) -> Any:
        if isinstance(environ.get("wsgi.websocket"), Line):
            engineio.sockets[session].schedule_ping = _nothing  # from the first ping on the pulse does it

        def send_away(code: str) -> None:
            gevent.spawn(_send_away, engineio.sockets.get(session), code, environ)

        doorstep.enter(session, environ.get("REMOTE_ADDR", ""), send_away)
        return connected(session, environ)

    def disconnect(session: str, reason: Any) -> Any:
        doorstep.leave(session)
        return disconnected(session, reason)

    handled = engineio.handle_request

    def handle_request(environ: dict[str, Any], start_response: Any) -> Any:
        session = parse_qs(environ.get("QUERY_STRING", "")).get("sid", [""])[0]
        if (socket := engineio.sockets.get(session)) is not None and socket.closed:
            # By long polling a request may come when its session has just closed: Engine.IO then raises a
            # KeyError that nobody catches. One that it does not know it answers with 400, as it should this.
            engineio.sockets.pop(session, None)
        return handled(environ, start_response)

    engineio.on("connect", connect)
    engineio.on("disconnect", disconnect)
    engineio.handle_request = handle_request
    return doorstep


def _sweep(sockets: dict[str, Any]) -> None:
    """Let go of those by long polling, or on a line that is not ours, who have not answered a ping."""
    for session, socket in tuple(sockets.items()):
        if socket.closed:
            sockets.pop(session, None)
        elif socket.last_ping and not socket.closing:
            socket.check_ping_timeout()


def _gone(socket: Any) -> None:
    """Close the Engine.IO socket of a line on which nobody is any more."""
    gevent.spawn(socket.close, wait=False, abort=False, reason=socket.server.reason.PING_TIMEOUT)


def _send_away(socket: Any, code: str, environ: dict[str, Any]) -> None:
    """Say why, as a refused token is refused, and close."""
    if socket is None or socket.closed:
        return
    said = shape(code, best_language(environ.get("HTTP_ACCEPT_LANGUAGE", ""))).model_dump()
    refusal = TextPacket(CONNECT_ERROR, {"message": code, "data": said}, "/live")
    with contextlib.suppress(SocketIsClosedError):
        socket.send(packet.Packet(packet.MESSAGE, refusal.encode()))
    socket.close(wait=False)


def _opened(socket: Any, line: Line) -> bool:
    """Bring an Engine.IO socket onto its line; whether it came."""
    if socket.upgraded or socket.upgrading:
        return False
    if socket.connected:  # it came by long polling: its client asks over both ways before it changes over
        socket.upgrading = True
        try:
            if line.receive() != "2probe":
                return False
            line.outlet.write(text_frame("3probe"))
            socket.queue.put(packet.Packet(packet.NOOP))  # ends the request that waits
            if line.receive() != "5":
                return False
        finally:
            socket.upgrading = False
    # No greenlet switches from here to the end: nothing can come between what waits and what is sent next.
    waiting, socket.queue = socket.queue, line.outlet
    while waiting.qsize():
        said = waiting.get_nowait()
        waiting.task_done()
        line.outlet.put(said)
    socket.connected = socket.upgraded = True
    socket.schedule_ping = _nothing  # the pulse does it
    socket.last_ping = None
    return True


def _listen(socket: Any, line: Line) -> None:
    """Give what comes to Engine.IO, in order, until the line ends or what comes cannot be read."""
    message = socket.server.handlers["message"]
    while (said := line.receive()) is not None:
        if socket.closed:
            return  # what was sent before they were sent away
        if said == PONG:
            socket.last_ping = None
            continue
        line.answering = True
        try:
            if said == "4":
                return  # a message without one
            if said[:1] == "4":
                message(socket.sid, said[1:])
            else:
                socket.receive(packet.Packet(encoded_packet=said))
        except (ValueError, SocketIsClosedError, UnknownPacketError):
            return  # no member's client sends this
        except Exception:
            log.exception("a message of %s could not be taken", socket.sid)
            return
        line.answering = False


def _nothing() -> None:
    """Do nothing."""
