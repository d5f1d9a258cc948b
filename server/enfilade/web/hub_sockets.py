"""What members' sockets bring to the groups of this process, or by the relay to another's."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from enfilade.live.group import LineDropped, LineOpened, Walked, Wished
from enfilade.live.motion_codec import decode
from enfilade.live.pointer import check_pointer, permit_place, place_of
from enfilade.live.refused import Refused
from enfilade.live.roles import permit_pointer
from enfilade.live.state import Ended, Removed
from enfilade.live.voice import permit_voice
from enfilade.live.wire import Command
from enfilade.store import classes, groups
from enfilade.store.database import Database
from enfilade.store.leases import Worker
from enfilade.store.tokens import hash_of
from enfilade.web.fanout import Fanout
from enfilade.web.hub_groups import Groups
from enfilade.web.lease import Lease

if TYPE_CHECKING:
    from enfilade.web.relay import Relay

KEYFRAME_SAVED_MS = 1000
"""The guide's last place is written this often; more would only wear the disk."""

KEYFRAME_SAVED_MS_EACH = 5
"""And so much longer for each member: a lecture's state is half a megabyte."""

FRESH = 4096
"""Tokens given out here that are known without asking the store: two thousand lines that open at once need
not stand in a queue behind what is being written.
"""

VOICED = re.compile(r"[0-3][A-Za-z0-9_-]{8,1399}")
"""The slot, then base64url: six frames of Opus at 20 kbit/s are 420 characters; the viewer reads 1,400
(src/voice/packet.ts).
"""


class Sockets:
    """Half of the hub: what comes over `/live`."""

    def __init__(
        self, database: Database, fanout: Fanout, lease: Lease, now_ms: Callable[[], int], held: Groups
    ) -> None:
        self._database, self._fanout, self.lease, self.now_ms = database, fanout, lease, now_ms
        self._groups = held
        self._draining = False
        self.relay: Relay | None = None
        """sockets here of groups that are other workers' own; None where there is no other worker"""
        self._fresh: OrderedDict[str, tuple[str, str]] = OrderedDict()
        """gid and uid by the hash of a token that was given out just now: its line comes next"""

    def remember(self, token: str, gid: str, uid: str) -> None:
        """Know a token that was given out just now."""
        self._fresh[hash_of(token)] = gid, uid
        if len(self._fresh) > FRESH:
            self._fresh.popitem(last=False)

    def opened(self, sid: str, token: str) -> str:
        """Take a member's socket in; return the gid. The state follows. Raises Refused."""
        found = self._fresh.get(hash_of(token)) or self._database.read(lambda c: groups.by_token(c, token))
        if found is None:
            raise Refused("token-unknown")
        gid, uid = found
        live = self._groups.take_up(gid)
        if isinstance(live, Worker) and (self.relay is None or self._is_class(gid)):
            raise Refused("group-elsewhere")  # a class is small, and all of it is told by its owner
        if not self._fanout.connected(sid):
            raise Refused("token-unknown")  # it closed while the store was asked; nobody hears this
        if isinstance(live, Worker):
            assert self.relay is not None
            self.relay.opened(sid, gid, uid, live)
        else:
            self.enter(sid, gid, uid)
        return gid

    def enter(self, sid: str, gid: str, uid: str) -> None:
        """Take in a socket of a member of a group of ours; the state follows. Raises Refused."""
        live = self._groups.mine(gid)
        if uid not in live.group.members:
            raise Refused("token-unknown")
        if isinstance(live.group.members[uid].line, Removed):
            raise Refused("removed")
        live.sockets[sid] = uid
        self._groups.gid_of[sid] = gid
        self._fanout.enter(sid, gid, uid, live.group.members[uid].role.guides)
        teller = self._groups.teller
        self._groups.give(live, LineOpened(uid), first=lambda group: teller.state(live, sid, group))

    def closed(self, sid: str) -> None:
        """Let a socket go; the member is away when it was the last."""
        if self.relay is not None and self.relay.closed(sid):
            return
        gid = self._groups.gid_of.pop(sid, None)
        live = self._groups.live.get(gid or "")
        if live is None:
            return
        uid = live.sockets.pop(sid, None)
        if self._draining or uid is None or uid in live.sockets.values():
            return
        live.places.pop(uid, None)
        self._groups.give(live, LineDropped(uid))
        self._groups.forget_if_over(live)

    def wished(self, sid: str, command: Command) -> None:
        """Carry out a command, or raise Refused. The sender hears that it is done once it is safe."""
        if self.relay is not None and self.relay.wished(sid, command):
            return
        live = self._groups.of(sid)
        wished = Wished(live.sockets[sid], command)
        self._groups.give(live, wished, lambda: self._fanout.done(sid, command.id))

    def walked(self, sid: str, text: str) -> None:
        """Pass the guide's keyframe on. Raises Refused, or ValueError where it is none."""
        if self.relay is not None and self.relay.walked(sid, text):
            return
        live = self._groups.of(sid)
        moved = decode(text)
        now_ms = self.now_ms()
        at_ms = live.group.created_ms + moved.keyframe.t_ms
        if not now_ms - 5000 <= at_ms <= now_ms + 500 or not self.lease.held:
            raise Refused("keyframe-stale")
        self._groups.give(live, Walked(live.sockets[sid], moved))
        self._fanout.motion(live.group.gid, text, sid)
        self._groups.recorder.moved(live.group, live.sockets[sid], text)
        if now_ms - live.saved_keyframe_ms >= max(
            KEYFRAME_SAVED_MS, KEYFRAME_SAVED_MS_EACH * len(live.group.members)
        ):
            live.saved_keyframe_ms = now_ms
            self._groups.writer.write(live.group, live.epoch)

    def pointed(self, sid: str, text: str) -> None:
        """Pass on where who leads points; it is kept nowhere but on a tape. Raises Refused, or ValueError
        where it is no pointer.
        """
        check_pointer(text)
        if self.relay is not None and self.relay.pointed(sid, text):
            return
        live = self._groups.of(sid)
        if not self.lease.held:
            raise Refused("group-ended")
        permit_pointer(live.group, live.group.members[live.sockets[sid]])
        self._fanout.pointed(live.group.gid, text, sid)
        self._groups.recorder.pointed(live.group, live.sockets[sid], text)

    def placed(self, sid: str, text: str) -> None:
        """Tell the guides where a member is who walks for themselves; it is never stored. Raises Refused, or
        ValueError where it is no place.
        """
        at = place_of(text)
        if self.relay is not None and self.relay.placed(sid, text):
            return
        live = self._groups.of(sid)
        uid = live.sockets[sid]
        permit_place(live.group, live.group.members[uid])
        live.places[uid] = at
        self._fanout.placed(live.group.gid, uid, at)

    def spoke(self, sid: str, text: str) -> None:
        """Pass voice on, unread. Raises Refused, or ValueError where it is none."""
        if VOICED.fullmatch(text) is None:
            raise ValueError("no voice")
        if self.relay is not None and self.relay.spoke(sid, text):
            return
        live = self._groups.of(sid)
        if isinstance(live.group.mode, Ended) or not self.lease.held:
            raise Refused("group-ended")
        permit_voice(live.group, live.sockets[sid], int(text[0]))
        self._fanout.voice(live.group.gid, text, sid)
        self._groups.recorder.spoke(live.group, live.sockets[sid], text)

    def resync(self, sid: str) -> None:
        """Send a member the whole state again."""
        if self.relay is not None and self.relay.resync(sid):
            return
        live = self._groups.of(sid)
        group = live.group
        teller = self._groups.teller
        self._groups.writer.write(group, live.epoch, lambda: teller.state(live, sid, group))

    def _is_class(self, gid: str) -> bool:
        return self._database.read(lambda c: classes.is_class(c, gid))
