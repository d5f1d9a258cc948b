"""The groups that this process owns: their clock, their locks, their sockets, and what is told to whom.

Everything that a group does goes one way: an input, under the group's lock, through `live.apply`; then the
store writes the new state; then, and only then, its events go out. Nobody sees what a crash could undo.

Of several workers each owns some groups (`lease.py`). A member whose socket comes to another worker than the
group's owner is served there all the same (`relay.py`): to the hub such a socket is a socket.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import gevent
from gevent.event import Event as Signal
from gevent.lock import RLock
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from enfilade.live.group import (
    Envelope,
    Input,
    Joined,
    LineDropped,
    LineOpened,
    Restarted,
    Tick,
    Walked,
    Wished,
    apply,
    due_ms,
)
from enfilade.live.motion_codec import Moved, decode, encode
from enfilade.live.plan import Plan
from enfilade.live.refused import Refused
from enfilade.live.state import Ended, Group, Removed, Role, Rules
from enfilade.live.wire import Command, state_for
from enfilade.store import groups, leases
from enfilade.store.database import Database
from enfilade.store.groups import Held
from enfilade.store.leases import Worker
from enfilade.store.tokens import new_id, new_token
from enfilade.store.writer import Writer
from enfilade.web.fanout import Fanout
from enfilade.web.lease import Beat, Lease
from enfilade.web.metrics import SEEN

if TYPE_CHECKING:
    from enfilade.web.relay import Relay

log = logging.getLogger(__name__)

KEYFRAME_SAVED_MS = 1000
"""The guide's last place is written this often; more would only wear the disk."""

SCRUB_S = 60.0
"""So long after a group has ended nothing of its members is left in the store's files."""

GUIDE = "guide"
"""The guide's uid: who opens the guide's link is the guide, on whatever device."""


def wall_and_steady() -> Callable[[], int]:
    """Return a clock in ms since 1970 that never steps, whatever happens to the machine's clock."""
    began, steady = time.time(), time.monotonic()
    return lambda: int((began + time.monotonic() - steady) * 1000)


@dataclass
class Live:
    """A group with what only this process knows of it."""

    group: Group
    epoch: int
    lock: RLock = field(default_factory=RLock)
    sockets: dict[str, str] = field(default_factory=dict)
    """uid by socket id"""
    due_ms: int | None = None
    """when the group next needs a tick"""
    saved_keyframe_ms: int = 0


class Hub:
    """All groups of this process."""

    def __init__(
        self,
        database: Database,
        fanout: Fanout,
        lease: Lease,
        now_ms: Callable[[], int] | None = None,
        lecture_from: int = 500,
    ) -> None:
        self.now_ms = now_ms or wall_and_steady()
        self._database, self._fanout, self.lease = database, fanout, lease
        self._lecture_from = lecture_from
        self._live: dict[str, Live] = {}
        self._of_socket: dict[str, str] = {}
        self._taking_up = RLock()
        self._writer = Writer(database, self._lost, SEEN.commit_s.observe)
        self._changed = Signal()
        self._draining = False
        self._scrub: gevent.Greenlet[..., None] | None = None
        self.relay: Relay | None = None
        """sockets here of groups that are other workers' own; None where there is no other worker"""
        self.on_beat: Callable[[dict[str, Worker]], None] = lambda serving: None
        self._serving: dict[str, Worker] = {}
        self._capacities: dict[str, int] = {}
        self._turn = 0
        if database.run(lambda c: groups.forget_ended(c, self.now_ms())):
            database.scrub()
        lease.begin()
        for gid in database.read(lambda c: leases.owned(c, lease.name)):
            self._own(gid)
        lease.keep(self._beat, self._replaced)
        self._ticker = gevent.spawn(self._tick)

    @property
    def draining(self) -> bool:
        """Whether it takes no more and is about to stop."""
        return self._draining

    # -- what staff and joiners ask over HTTP

    def create(
        self, plan: Plan, capacity: int, zones: tuple[str, ...], rules: Rules | None = None
    ) -> tuple[Group, str]:
        """Make a group, on the worker that has the fewest; return it and the secret of the guide's link."""
        secret = new_token()

        def write(connection: Connection) -> Held | None:
            groups.forget_ended(connection, self.now_ms())
            group = Group(
                gid=new_id(),
                code=groups.free_code(connection),
                created_ms=self.now_ms(),
                capacity=capacity,
                plan=plan,
                zones=zones,
                rules=rules or Rules(),
            )
            picked = leases.least_loaded(leases.serving(connection), group.gid)
            return groups.create(connection, group, secret, picked.name if picked else self.lease.name)

        held = None
        while held is None:
            try:
                held = self._database.run(write)
            except IntegrityError:
                continue  # another worker took the same code at this moment
        self._own(held.group.gid)
        return held.group, secret

    def group(self, gid: str) -> Group | None:
        """Return an open group as it is now, or as its owner last wrote it."""
        live = self._live.get(gid)
        if live is not None:
            return live.group
        return self._database.read(lambda c: groups.read(c, gid))

    def groups(self) -> tuple[Group, ...]:
        """Return all groups of all workers that have not ended, newest first."""
        return self._database.read(groups.read_open)

    def own(self) -> tuple[Group, ...]:
        """Return the groups of this process that have not ended."""
        return tuple(live.group for live in self._live.values() if not isinstance(live.group.mode, Ended))

    def by_code(self, code: str) -> Group | None:
        """Return the open group of a code."""
        mine = next((group for group in self.own() if group.code == code), None)
        if mine is not None:
            return mine
        gid = self._database.read(lambda c: groups.by_code(c, code))
        return None if gid is None else self.group(gid)

    def by_guide_secret(self, secret: str) -> Group | None:
        """Return the open group that a guide's link leads."""
        gid = self._database.read(lambda c: groups.by_guide_secret(c, secret))
        return None if gid is None else self.group(gid)

    def new_guide_link(self, gid: str) -> str:
        """Return the secret of a new guide's link; the old link stops working."""
        secret = new_token()
        self._database.run(lambda c: groups.set_guide_secret(c, gid, secret))
        return secret

    def elsewhere(self, gid: str) -> Worker | None:
        """Return the worker whose a group is; None where it is ours. Raises Refused where it has ended."""
        found = self._own(gid)
        return found if isinstance(found, Worker) else None

    def let_go(self, sid: str) -> None:
        """Close a socket of this worker."""
        self._fanout.let_go(sid)

    def where(self, gid: str) -> str:
        """Return the name of the worker on which a member of the group opens a socket now. Raises Refused."""
        found = self._own(gid)
        if gid not in self._capacities:
            group = self.group(gid)
            self._capacities[gid] = 0 if group is None else group.capacity
        if self._capacities[gid] > self._lecture_from:
            return self._any_worker()
        return found.name if isinstance(found, Worker) else self.lease.name

    def seat_worker(self, group: Group, role: Role) -> str:
        """Return the name of the worker on which who has just joined a group of ours opens a socket: here,
        but for the many of a lecture.
        """
        if group.capacity > self._lecture_from and not role.guides:
            return self._any_worker()
        return self.lease.name

    def admit(self, gid: str, role: Role, name: str | None) -> tuple[str, str]:
        """Admit a follower, or the guide again; return uid and a new token. Raises Refused."""
        live = self._mine(gid)
        uid = GUIDE if role is Role.GUIDE else new_id()
        if uid not in live.group.members:
            safe = Signal()
            self._give(live, Joined(uid, role, name), safe.set)
            if not safe.wait(10):
                raise Refused("server-fault")
        token = new_token()
        self._database.run(lambda c: groups.add_token(c, gid, uid, token))
        return uid, token

    def member(self, token: str) -> tuple[Group, str] | None:
        """Return the group and uid that a token stands for; None where it stands for none that is open."""
        found = self._database.read(lambda c: groups.by_token(c, token))
        group = None if found is None else self.group(found[0])
        return None if found is None or group is None else (group, found[1])

    def end(self, gid: str) -> None:
        """End a group of ours on behalf of staff. Raises Refused where it has ended."""
        live = self._mine(gid)
        if GUIDE not in live.group.members:
            self._give(live, Joined(GUIDE, Role.GUIDE, None))
        ending = Command.model_validate({"id": new_id(), "do": {"do": "end"}})
        safe = Signal()
        self._give(live, Wished(GUIDE, ending), safe.set)
        if not safe.wait(10):
            raise Refused("server-fault")

    # -- what sockets bring

    def opened(self, sid: str, token: str) -> str:
        """Take a member's socket in; return the gid. The state follows. Raises Refused."""
        found = self._database.read(lambda c: groups.by_token(c, token))
        if found is None:
            raise Refused("token-unknown")
        gid, uid = found
        live = self._own(gid)
        if isinstance(live, Worker) and self.relay is None:
            raise Refused("group-elsewhere")
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
        live = self._mine(gid)
        if uid not in live.group.members:
            raise Refused("token-unknown")
        if isinstance(live.group.members[uid].line, Removed):
            raise Refused("removed")
        live.sockets[sid] = uid
        self._of_socket[sid] = gid
        self._fanout.enter(sid, gid, uid, live.group.members[uid].role.guides)
        self._give(live, LineOpened(uid), first=lambda group: self._send_state(live, sid, group))

    def closed(self, sid: str) -> None:
        """Let a socket go; the member is away when it was the last."""
        if self.relay is not None and self.relay.closed(sid):
            return
        gid = self._of_socket.pop(sid, None)
        live = self._live.get(gid or "")
        if live is None:
            return
        uid = live.sockets.pop(sid, None)
        if self._draining or uid is None or uid in live.sockets.values():
            return
        self._give(live, LineDropped(uid))
        self._forget_if_over(live)

    def wished(self, sid: str, command: Command) -> None:
        """Carry out a command, or raise Refused. The sender hears that it is done once it is safe."""
        if self.relay is not None and self.relay.wished(sid, command):
            return
        live = self._of(sid)
        self._give(live, Wished(live.sockets[sid], command), lambda: self._fanout.done(sid, command.id))

    def walked(self, sid: str, text: str) -> None:
        """Pass the guide's keyframe on. Raises Refused, or ValueError where it is none."""
        if self.relay is not None and self.relay.walked(sid, text):
            return
        live = self._of(sid)
        moved = decode(text)
        now_ms = self.now_ms()
        at_ms = live.group.created_ms + moved.keyframe.t_ms
        if not now_ms - 5000 <= at_ms <= now_ms + 500 or not self.lease.held:
            raise Refused("keyframe-stale")
        self._give(live, Walked(live.sockets[sid], moved))
        self._fanout.motion(live.group.gid, text, sid)
        if now_ms - live.saved_keyframe_ms >= KEYFRAME_SAVED_MS:
            live.saved_keyframe_ms = now_ms
            self._writer.write(live.group, live.epoch)

    def resync(self, sid: str) -> None:
        """Send a member the whole state again."""
        if self.relay is not None and self.relay.resync(sid):
            return
        live = self._of(sid)
        group = live.group
        self._writer.write(group, live.epoch, lambda: self._send_state(live, sid, group))

    def drain(self, timeout_s: float) -> bool:
        """Write what is under way and take no more; whether all was written."""
        self._draining = True
        self.lease.stop()
        self._ticker.kill()
        return self._writer.flush(timeout_s)

    def close(self, timeout_s: float) -> bool:
        """Write what came while the last lines were let go, and stop writing; whether all was written. Others
        may have the groups now.
        """
        written = self.drain(timeout_s)
        self._writer.close()
        if self._scrub is not None:
            self._scrub.kill()
        self.lease.release()
        if self.relay is not None:
            self.relay.close()
        return written

    # -- within

    def _give(
        self,
        live: Live,
        given: Input,
        then: Callable[[], None] | None = None,
        first: Callable[[Group], None] | None = None,
    ) -> None:
        """Let the group take an input; when it is safe do `first`, tell its events, and do `then`."""
        with live.lock:
            group, envelopes = apply(live.group, given, self.now_ms())
            live.group, live.due_ms = group, due_ms(group)
            if isinstance(given, Walked):
                return

            def tell() -> None:
                if first is not None:
                    first(group)
                for envelope in envelopes:
                    self._tell(live, group, envelope)
                if then is not None:
                    then()
                if isinstance(group.mode, Ended) and self._scrub is None:
                    self._scrub = gevent.spawn_later(SCRUB_S, self._leave_nothing)

            # Also where nothing changed: what was asked for earlier is told first.
            self._writer.write(group, live.epoch, tell)
            self._changed.set()

    def _tell(self, live: Live, group: Group, envelope: Envelope) -> None:
        event, uid = envelope.event.model_dump(mode="json"), envelope.uid or ""
        match envelope.to:
            case "all":
                self._fanout.everybody(group.gid, event)
            case "guides":
                self._fanout.guides(group.gid, event)
            case "one":
                self._fanout.member(group.gid, uid, event)
            case "seat":
                self._fanout.member(group.gid, uid, event)
                self._seat(live, group, uid)

    def _seat(self, live: Live, group: Group, uid: str) -> None:
        """Let a member's sockets hear what their new role hears; close them where the member was removed."""
        member = group.members[uid]
        for sid in [sid for sid, of in live.sockets.items() if of == uid]:
            if isinstance(member.line, Removed):
                live.sockets.pop(sid)
                self._of_socket.pop(sid, None)
                self._fanout.let_go(sid)
            else:
                self._fanout.seat(sid, member.role.guides)
                self._send_state(live, sid, group)

    def _send_state(self, live: Live, sid: str, group: Group) -> None:
        """Send a member the state that has just been written, and no newer one: a crash could undo that."""
        uid = live.sockets.get(sid)
        if uid is not None:
            # Motion is no state: of it the newest is sent.
            keyframe = live.group.keyframe if live.group.rev == group.rev else group.keyframe
            text = None if keyframe is None else encode(Moved(keyframe, cut=True))
            state = state_for(group, uid, self.now_ms(), text)
            self._fanout.state(sid, state.model_dump(mode="json"))

    def _own(self, gid: str) -> Live | Worker:
        """Return a group, taken up from the store where it is ours; else whose it is. Raises Refused where it
        has ended, or there is none.
        """
        live = self._live.get(gid)
        if live is None:
            with self._taking_up:
                live = self._live.get(gid)
                if live is None:
                    found = self.lease.find(gid)
                    if isinstance(found, Worker):
                        return found
                    if found is None:
                        raise Refused("group-ended")
                    live = self._live[gid] = Live(found.group, found.epoch)
                    self._give(live, Restarted())
        if isinstance(live.group.mode, Ended):
            raise Refused("group-ended")
        return live

    def _mine(self, gid: str) -> Live:
        live = self._own(gid)
        if isinstance(live, Worker):
            raise Refused("group-elsewhere")
        return live

    def _of(self, sid: str) -> Live:
        gid = self._of_socket.get(sid)
        live = self._live.get(gid or "")
        if live is None:
            raise Refused("token-unknown")
        return live

    def _beat(self, beat: Beat) -> None:
        """Compare what we serve with what is ours by the store."""
        self._serving = beat.serving
        for gid, live in tuple(self._live.items()):
            if not isinstance(live.group.mode, Ended) and beat.owned.get(gid, -1) != live.epoch:
                epoch = self._database.read(lambda c, gid=gid: leases.owned(c, self.lease.name)).get(gid)  # type: ignore[misc]
                if epoch != live.epoch and self._live.get(gid) is live:
                    self._lost(gid)
        for gid in beat.owned.keys() - self._live.keys():
            try:
                self._own(gid)
            except Refused:
                continue  # it ended, or went elsewhere, in this moment
        self.on_beat(beat.serving)

    def _any_worker(self) -> str:
        """Return each serving worker's name in turn."""
        names = sorted(self._serving) or [self.lease.name]
        self._turn += 1
        return names[self._turn % len(names)]

    def _replaced(self) -> None:
        for gid in tuple(self._live):
            self._lost(gid)

    def _lost(self, gid: str) -> None:
        """Another process owns the group now: let its members go there."""
        log.warning("group %s is owned by another process", gid)
        live = self._live.pop(gid, None)
        for sid in tuple(live.sockets) if live is not None else ():
            self._of_socket.pop(sid, None)
            self._fanout.let_go(sid)

    def _forget_if_over(self, live: Live) -> None:
        if isinstance(live.group.mode, Ended) and not live.sockets:
            self._live.pop(live.group.gid, None)

    def _leave_nothing(self) -> None:
        """Let nothing of who was in a group that has ended stay in the store's files."""
        self._scrub = None
        try:
            done = self._database.scrub()
        except SQLAlchemyError:
            log.exception("what was deleted could not be scrubbed; trying again")
            done = False
        if not done:
            self._scrub = gevent.spawn_later(SCRUB_S, self._leave_nothing)

    def _tick(self) -> None:
        """Give each group its `Tick` when it is due."""
        while True:
            self._changed.clear()
            now_ms = self.now_ms()
            for live in tuple(self._live.values()):
                if live.due_ms is not None and live.due_ms <= now_ms:
                    self._give(live, Tick())
                    self._forget_if_over(live)
            dues = [live.due_ms for live in self._live.values() if live.due_ms is not None]
            wait_s = max(0.005, (min(dues) - self.now_ms()) / 1000) if dues else None
            self._changed.wait(wait_s)
