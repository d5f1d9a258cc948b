"""The groups that this process owns: taken up from the store, given what comes under their locks, ticked,
written, lost to another process.

Of several workers each owns some groups (`lease.py`). What is ours by the store is compared with what is here
at every beat of the lease.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import gevent
from gevent.event import Event as Signal
from gevent.lock import RLock
from sqlalchemy.exc import SQLAlchemyError

from enfilade.live.group import Input, Restarted, Tick, Walked, apply, due_ms, due_soon_ms
from enfilade.live.refused import Refused
from enfilade.live.state import Ended, Group
from enfilade.store import leases
from enfilade.store.database import Database
from enfilade.store.leases import Worker
from enfilade.store.writer import Writer
from enfilade.web.fanout import Fanout
from enfilade.web.hub_tell import Live, Teller
from enfilade.web.lease import Beat, Lease
from enfilade.web.metrics import SEEN
from enfilade.web.recorder import Recorder

log = logging.getLogger(__name__)

SCRUB_S = 60.0
"""So long after a group has ended nothing of its members is left in the store's files."""


def wall_and_steady() -> Callable[[], int]:
    """Return a clock in ms since 1970 that never steps, whatever happens to the machine's clock."""
    began, steady = time.time(), time.monotonic()
    return lambda: int((began + time.monotonic() - steady) * 1000)


class Groups:
    """The groups of this process, and which of them each of its sockets is in (`gid_of`)."""

    def __init__(self, database: Database, fanout: Fanout, lease: Lease, now_ms: Callable[[], int]) -> None:
        self._database, self._fanout, self._lease, self._now_ms = database, fanout, lease, now_ms
        self.live: dict[str, Live] = {}
        self.gid_of: dict[str, str] = {}
        self.serving: dict[str, Worker] = {}
        """the workers that served at the last beat"""
        self.on_beat: Callable[[dict[str, Worker]], None] = lambda serving: None
        self.on_gone: Callable[[str], None] = lambda gid: None
        """is told of each group that this process holds no longer"""
        self.writer = Writer(database, self._lost, SEEN.commit_s.observe)
        self.teller = Teller(fanout, now_ms, self.gid_of)
        self.recorder = Recorder(database, now_ms)
        self._taking_up = RLock()
        self._changed = Signal()
        self._ticks_ms: int | None = None
        """when the ticker looks again; None: not before it is told"""
        self._turn = 0
        self._scrub: gevent.Greenlet[..., None] | None = None
        self._ticker: gevent.Greenlet[..., None] | None = None

    def begin(self) -> None:
        """Take up what the store says is ours, keep the lease, and tick."""
        self._lease.begin()
        for gid in self._database.read(lambda c: leases.owned(c, self._lease.name)):
            self.take_up(gid)
        self._lease.keep(self._beat, self._replaced)
        self._ticker = gevent.spawn(self._tick)

    def stop(self) -> None:
        """Tick and beat no more."""
        self._lease.stop()
        if self._ticker is not None:
            self._ticker.kill()

    def close(self) -> None:
        """Write no more."""
        self.recorder.close()
        self.writer.close()
        if self._scrub is not None:
            self._scrub.kill()
        self._lease.release()

    def give(
        self,
        live: Live,
        given: Input,
        then: Callable[[], None] | None = None,
        first: Callable[[Group], None] | None = None,
        token: tuple[str, str] | None = None,
    ) -> None:
        """Let the group take an input; when it is safe do `first`, tell its events, and do `then`. token: a
        member's, and the member's uid, to be known from then on.
        """
        with live.lock:
            before, (group, envelopes) = live.group, apply(live.group, given, self._now_ms())
            live.group = group
            if isinstance(given, Walked):
                return
            late = isinstance(given, Tick | Restarted)
            live.due_ms = due_ms(group) if late else due_soon_ms(before, group, live.due_ms)

            def tell() -> None:
                # First: who hears of the end may ask for the recording at once.
                self.recorder.told(group, live.epoch)
                if first is not None:
                    first(group)
                for envelope in envelopes:
                    self.teller.tell(live, group, envelope)
                if then is not None:
                    then()
                if isinstance(group.mode, Ended) and self._scrub is None:
                    self._scrub = gevent.spawn_later(SCRUB_S, self._leave_nothing)

            # Also where nothing changed: what was asked for earlier is told first.
            self.writer.write(group, live.epoch, tell, token)
            if live.due_ms is not None and (self._ticks_ms is None or live.due_ms < self._ticks_ms):
                self._changed.set()

    def take_up(self, gid: str) -> Live | Worker:
        """Return a group, taken up from the store where it is ours; else whose it is. Raises Refused where it
        has ended, or there is none.
        """
        live = self.live.get(gid)
        if live is None:
            with self._taking_up:
                live = self.live.get(gid)
                if live is None:
                    found = self._lease.find(gid)
                    if isinstance(found, Worker):
                        return found
                    if found is None:
                        raise Refused("group-ended")
                    live = self.live[gid] = Live(found.group, found.epoch)
                    self.give(live, Restarted())
        if isinstance(live.group.mode, Ended):
            raise Refused("group-ended")
        return live

    def mine(self, gid: str) -> Live:
        """Return a group of ours. Raises Refused where it is another worker's, or over."""
        live = self.take_up(gid)
        if isinstance(live, Worker):
            raise Refused("group-elsewhere")
        return live

    def of(self, sid: str) -> Live:
        """Return the group that a socket is in. Raises Refused where it is in none of ours."""
        live = self.live.get(self.gid_of.get(sid, ""))
        if live is None:
            raise Refused("token-unknown")
        return live

    def any_worker(self) -> str:
        """Return each serving worker's name in turn."""
        names = sorted(self.serving) or [self._lease.name]
        self._turn += 1
        return names[self._turn % len(names)]

    def forget_if_over(self, live: Live) -> None:
        """Hold a group that has ended no longer than somebody is in it."""
        if isinstance(live.group.mode, Ended) and not live.sockets:
            self.live.pop(live.group.gid, None)
            self.on_gone(live.group.gid)

    def _beat(self, beat: Beat) -> None:
        """Compare what we serve with what is ours by the store."""
        self.serving = beat.serving
        for gid, live in tuple(self.live.items()):
            if not isinstance(live.group.mode, Ended) and beat.owned.get(gid, -1) != live.epoch:
                owned = self._database.read(lambda c: leases.owned(c, self._lease.name))
                if owned.get(gid) != live.epoch and self.live.get(gid) is live:
                    self._lost(gid)
        for gid in beat.owned.keys() - self.live.keys():
            try:
                self.take_up(gid)
            except Refused:
                continue  # it ended, or went elsewhere, in this moment
        self.on_beat(beat.serving)

    def _replaced(self) -> None:
        for gid in tuple(self.live):
            self._lost(gid)

    def _lost(self, gid: str) -> None:
        """Another process owns the group now: let its members go there."""
        log.warning("group %s is owned by another process", gid)
        self.let_go(gid)

    def let_go(self, gid: str) -> None:
        """Hold a group no longer, and close its lines."""
        live = self.live.pop(gid, None)
        self.recorder.drop(gid)
        self.on_gone(gid)
        for sid in tuple(live.sockets) if live is not None else ():
            self.gid_of.pop(sid, None)
            self._fanout.let_go(sid)

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
            now_ms = self._now_ms()
            for live in tuple(self.live.values()):
                if live.due_ms is not None and live.due_ms <= now_ms:
                    self.give(live, Tick())
                    self.forget_if_over(live)
            dues = [live.due_ms for live in self.live.values() if live.due_ms is not None]
            self._ticks_ms = min(dues, default=None)
            wait_s = None if self._ticks_ms is None else max(0.005, (self._ticks_ms - self._now_ms()) / 1000)
            self._changed.wait(wait_s)
