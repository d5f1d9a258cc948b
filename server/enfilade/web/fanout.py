"""What the server sends to members: encoded once for all, written to each socket straight.

A packet becomes text once, and one WebSocket frame once; `broadcast` writes the same bytes to every member's
`Outlet`. Members who come by long polling, and lines that are not ours, get the same text as an Engine.IO
packet in the queue that they have. Both ways keep, for each member, the order in which these methods were
called; motion and pointers may be left out for newer ones, nothing else ever is
(docs/decisions/0006-fan-out.md).
"""

from __future__ import annotations

import json
import time
from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from engineio import packet
from engineio.exceptions import SocketIsClosedError
from flask_socketio import SocketIO

from enfilade.content.text import Model
from enfilade.live.pointer import Place
from enfilade.web.direct_write import Kind, Outlet, broadcast
from enfilade.web.driver import install
from enfilade.web.frames import text_frame
from enfilade.web.limits import REFUSALS
from enfilade.web.log import say
from enfilade.web.metrics import SEEN

NAMESPACE = "/live"

POLL_BACKLOG = 500
"""Packets that may wait for a member who does not fetch them; pings find the others within 20 s."""

POLL_VOICES = 20
"""Where more packets than this wait for a member who polls, voice is left out: two seconds of it."""

ASKED_AT_ONCE = 64
"""Commands of one member whose time is taken at once; a page sends at most 16."""

GROUPS_KNOWN = 1000
"""Groups whose members are known again when they come back."""


Said = Model | dict[str, Any]
"""What an event says. Of a model no JSON is made where nobody hears it."""


@dataclass(eq=False, slots=True)
class Member:
    """One socket in a group. `line` is Engine.IO's socket, whose queue is an `Outlet` once it has a line."""

    sid: str
    gid: str
    uid: str
    line: Any
    newest: dict[Kind, packet.Packet] | None = None
    """the newest motion and pointer in a queue, while nothing that must arrive is behind them"""
    asked: dict[str, float] | None = None
    """when commands came that are not done yet"""


@dataclass(eq=False, slots=True)
class Room:
    """The sockets of one group."""

    members: dict[str, Member] = field(default_factory=dict)
    """by socket id"""
    straight: dict[str, Outlet] = field(default_factory=dict)
    """those with a line of ours, ready for the loop that costs"""
    queued: dict[str, Member] = field(default_factory=dict)
    """the others, for now: each may get a line at any time"""
    guides: dict[str, Member] = field(default_factory=dict)
    by_uid: dict[str, dict[str, Member]] = field(default_factory=dict)


class Fanout:
    """The way out to the sockets."""

    def __init__(self, socketio: SocketIO) -> None:
        self._io = socketio
        self._rooms: dict[str, Room] = {}
        self._members: dict[str, Member] = {}
        self._known: OrderedDict[str, set[str]] = OrderedDict()
        self._doorstep = install(socketio.server.eio)

    def enter(self, sid: str, gid: str, uid: str, guide: bool) -> None:
        """Let a socket hear its group, itself, and as a guide the guides."""
        line = self._io.server.eio.sockets[self._io.server.manager.eio_sid_from_sid(sid, NAMESPACE)]
        member = self._members[sid] = Member(sid, gid, uid, line)
        room = self._rooms.setdefault(gid, Room())
        self._count_return(gid, uid, uid in room.by_uid)
        room.members[sid] = room.queued[sid] = member
        room.by_uid.setdefault(uid, {})[sid] = member
        if guide:
            room.guides[sid] = member

    def leave(self, sid: str) -> str:
        """Let a socket hear nothing more; return why it was given up, if it was."""
        member = self._members.pop(sid, None)
        if member is None:
            return ""
        room = self._rooms[member.gid]
        for held in (room.straight, room.queued, room.guides):
            held.pop(sid, None)
        del room.members[sid], room.by_uid[member.uid][sid]
        if not room.by_uid[member.uid]:
            del room.by_uid[member.uid]
        if not room.members:
            del self._rooms[member.gid]
        way = member.line.queue
        why = way.given_up if isinstance(way, Outlet) else ""
        if why in ("stalled", "backlog"):
            say("line-given-up", group=member.gid, member=member.uid, why=why)
        return why

    def seat(self, sid: str, guide: bool) -> None:
        """Let a socket hear what only guides hear from now on, or no more."""
        member = self._members.get(sid)
        if member is None:
            return
        guides = self._rooms[member.gid].guides
        if guide:
            guides[sid] = member
        else:
            guides.pop(sid, None)

    def connected(self, sid: str) -> bool:
        """Whether a socket is still there, while Socket.IO still counts it as connecting."""
        line = self._io.server.manager.eio_sid_from_sid(sid, NAMESPACE)
        return line is not None and line in self._io.server.eio.sockets

    def everybody(self, gid: str, event: Said) -> None:
        """Send a shared event to the whole group."""
        if gid in self._rooms:
            self._everybody(gid, _packet("event", event), "all")

    def guides(self, gid: str, event: Said) -> None:
        """Send an event to the group's guides."""
        room = self._rooms.get(gid)
        if room is not None and room.guides:
            self._send(room.guides.values(), _packet("event", event))

    def member(self, gid: str, uid: str, event: Said) -> None:
        """Send an event to one member, on every device of theirs."""
        room = self._rooms.get(gid)
        if room is not None and uid in room.by_uid:
            self._send(room.by_uid[uid].values(), _packet("event", event))

    def motion(self, gid: str, text: str, sender: str) -> None:
        """Send a keyframe to everybody but the one who made it."""
        self._everybody(gid, _packet("m", text), "motion", but=sender)

    def pointed(self, gid: str, text: str, sender: str) -> None:
        """Send where somebody points to everybody else."""
        self._everybody(gid, _packet("p", text), "pointer", but=sender)

    def placed(self, gid: str, uid: str, at: Place) -> None:
        """Tell the group's guides where a member is."""
        room = self._rooms.get(gid)
        if room is not None and room.guides:
            self._send(room.guides.values(), _packet("a", {"uid": uid, "at": at}))

    def placed_for(self, sid: str, uid: str, at: Place) -> None:
        """Tell one guide where a member is."""
        self._one(sid, "a", {"uid": uid, "at": at})

    def voice(self, gid: str, text: str, sender: str) -> None:
        """Send what somebody says to everybody else."""
        self._everybody(gid, _packet("v", text), "voice", but=sender)

    def state(self, sid: str, state: Said) -> None:
        """Send one socket the whole state."""
        self._one(sid, "state", state)

    def asked(self, sid: str, command: str) -> None:
        """A command has come in: from now on its time counts, until it is done."""
        member = self._members.get(sid)
        if member is not None:
            member.asked = member.asked or {}
            if len(member.asked) < ASKED_AT_ONCE:
                member.asked[command] = time.perf_counter()

    def done(self, sid: str, command: str) -> None:
        """Tell one socket that its command is done and safe, after everybody has been told what it did."""
        self._one(sid, "done", {"id": command})
        member = self._members.get(sid)
        if member is not None and member.asked and (began := member.asked.pop(command, None)) is not None:
            SEEN.command_s.observe(time.perf_counter() - began)

    def lesson(self, sid: str, name: str, said: dict[str, Any]) -> None:
        """Tell one socket something of its class."""
        self._one(sid, name, said)

    def refused(self, sid: str, refusal: dict[str, Any], name: str = "refused") -> None:
        """Tell one socket what has been refused, of a group's commands or, by another name, of a class's."""
        self._one(sid, name, refusal)

    def let_in(self, sid: str) -> None:
        """A socket has shown its token."""
        self._doorstep.leave(self._io.server.manager.eio_sid_from_sid(sid, NAMESPACE))

    def turned_down(self, sid: str) -> None:
        """A socket has shown a token that is none; it may try a few times."""
        self._doorstep.refused(self._io.server.manager.eio_sid_from_sid(sid, NAMESPACE), REFUSALS)

    def let_go(self, sid: str) -> None:
        """Close a socket."""
        self._io.server.disconnect(sid, namespace=NAMESPACE)

    def by_transport(self) -> Counter[str]:
        """Return how many members' sockets there are of each transport."""
        return Counter(
            "websocket" if member.line.upgraded else "polling" for member in self._members.values()
        )

    def guests(self) -> int:
        """Return how many sockets have shown no token yet."""
        return len(self._doorstep)

    def _count_return(self, gid: str, uid: str, here: bool) -> None:
        """Count a member who has been here before and has no other socket now."""
        known = self._known.setdefault(gid, set())
        self._known.move_to_end(gid)
        if len(self._known) > GROUPS_KNOWN:
            self._known.popitem(last=False)
        SEEN.reconnects += uid in known and not here
        known.add(uid)

    def _one(self, sid: str, name: str, data: Said) -> None:
        member = self._members.get(sid)
        if member is not None:
            self._send((member,), _packet(name, data))

    def _everybody(self, gid: str, text: str, kind: Kind, but: str = "") -> None:
        room = self._rooms.get(gid)
        if room is None:
            return
        for member in tuple(room.queued.values()):
            if isinstance(member.line.queue, Outlet):
                room.straight[member.sid] = room.queued.pop(member.sid).line.queue
            elif member.sid != but:
                _queue(member, text, kind)
        broadcast(room.straight.values(), text_frame("4" + text), kind, room.straight.get(but))

    def _send(self, members: Iterable[Member], text: str) -> None:
        frame = text_frame("4" + text)
        for member in tuple(members):
            if isinstance(member.line.queue, Outlet):
                member.line.queue.write(frame)
            else:
                _queue(member, text, "all")


_as_json = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def _packet(name: str, data: Said | str) -> str:
    """Return the Socket.IO event as text. A model writes its own JSON in a third of the time of a dict."""
    said = data.model_dump_json() if isinstance(data, Model) else _as_json(data)
    return f'2{NAMESPACE},["{name}",{said}]'


def _queue(member: Member, text: str, kind: Kind) -> None:
    """Put an event where Engine.IO's own transports fetch it; motion, or a pointer, that waits there gives
    way to newer, and voice is left out where a second of it may wait already.
    """
    newest = member.newest or {}
    if kind == "voice" and member.line.queue.qsize() > POLL_VOICES:
        SEEN.overtaken += 1
        return
    waits = newest.get(kind)
    if waits is not None and waits.encode_cache is None:
        SEEN.overtaken += 1
        waits.data = text
        return
    line = member.line
    if line.closed or line.closing:
        return
    if line.queue.qsize() > POLL_BACKLOG:
        SEEN.given_up["backlog"] += 1
        line.close(wait=False)
        return
    said = packet.Packet(packet.MESSAGE, text)
    member.newest = {**newest, kind: said} if kind in ("motion", "pointer") else None
    try:
        line.send(said)
    except SocketIsClosedError:
        member.newest = None
