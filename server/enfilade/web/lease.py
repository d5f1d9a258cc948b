"""This process's lease: renewed while it lives, so that its groups are its own; looked after, so that the
groups of a worker that died have a new owner within seconds.

Alone (no Redis, no other worker) the lease is long and seldom renewed: nobody waits for it, and an idle
museum's
disk is left in peace. The store's epochs keep stale writes out whatever a clock or a lease does; the lease
only says when to stop waiting for somebody.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

import gevent
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from enfilade.live.refused import Refused
from enfilade.store import leases
from enfilade.store.database import Database
from enfilade.store.groups import Held
from enfilade.store.leases import Worker
from enfilade.store.tokens import new_id

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pace:
    """How long a lease runs, how often it is renewed, and how long a new worker leaves others' groups to the
    others, who may be about to start like itself.
    """

    lease_ms: int
    beat_s: float
    grace_s: float


AMONG_OTHERS = Pace(3000, 0.6, 4.0)
"""A dead worker's groups are given away 2.4 to 3.6 s after its end: at most a beat before, a beat after."""

ALONE = Pace(30_000, 10.0, 0.0)


@dataclass(frozen=True)
class Beat:
    """What the store said at a beat."""

    serving: dict[str, Worker]
    owned: dict[str, int]
    """epochs of the groups that are ours, by gid"""


class Lease:
    """The right of this process to the groups that name it as their owner."""

    def __init__(self, database: Database, name: str, address: str, pace: Pace) -> None:
        self.name, self.address, self.boot = name, address, new_id()
        self._database, self._pace = database, pace
        self._began = time.monotonic()
        self._until = self._began
        self._beats: gevent.Greenlet[..., None] | None = None

    def begin(self, address: str | None = None) -> None:
        """Serve under this name from now on, at this address."""
        self.address = self.address if address is None else address
        sent = time.monotonic()
        self._database.run(
            lambda c: leases.register(c, self.name, self.boot, self.address, self._pace.lease_ms)
        )
        self._until = sent + self._pace.lease_ms / 1000

    def keep(self, beat: Callable[[Beat], None], replaced: Callable[[], None]) -> None:
        """Renew the lease until `stop`; tell `beat` each time what the store says, and `replaced` when
        another process has this name.
        """
        self._beats = gevent.spawn(self._run, beat, replaced)

    def stop(self) -> None:
        """Renew no more."""
        if self._beats is not None:
            self._beats.kill()

    def release(self) -> None:
        """Let others have the groups at once."""
        self.stop()
        self._until = 0.0
        try:
            self._database.run(lambda c: leases.release(c, self.name, self.boot))
        except SQLAlchemyError:
            log.warning("the lease could not be let go; it runs out by itself")

    @property
    def held(self) -> bool:
        """Whether the lease runs for sure: a process that slept knows so before it says anything."""
        return time.monotonic() < self._until

    def find(self, gid: str) -> Held | Worker | None:
        """Return the group where it is ours now (taken up by this call), else the worker whose it is; None
        where there is no such group, or it has ended. A group that nobody serves is given to somebody first.
        """
        return self._database.run(lambda c: self._find(c, gid))

    def take_up(self, gid: str) -> Held | None:
        """Take up a group that the store says is ours; None where it no longer is."""
        return self._database.run(lambda c: leases.claim(c, gid, self.name))

    def serving(self) -> dict[str, Worker]:
        """Return the workers that serve now."""
        return self._database.read(leases.serving)

    def _find(self, connection: Connection, gid: str) -> Held | Worker | None:
        place = leases.place(connection, gid)
        if place is None:
            return None
        worker = place.worker
        if worker is None:
            worker = leases.least_loaded(leases.serving(connection), gid)
            if worker is None:
                raise Refused("server-fault")  # not even we have a lease: the store was away for long
            leases.assign(connection, place, worker.name)
            log.info("group %s: from worker %s to worker %s", gid, place.owner, worker.name)
        if worker.name == self.name and worker.boot == self.boot:
            return leases.claim(connection, gid, self.name)
        return worker

    def _beat(self, connection: Connection) -> Beat | None:
        if not leases.renew(connection, self.name, self.boot, self._pace.lease_ms):
            return None
        if time.monotonic() - self._began >= self._pace.grace_s:
            for place in leases.orphans(connection):
                picked = leases.least_loaded(leases.serving(connection), place.gid)
                if picked is not None and leases.assign(connection, place, picked.name):
                    log.warning("group %s: from worker %s to worker %s", place.gid, place.owner, picked.name)
        return Beat(leases.serving(connection), leases.owned(connection, self.name))

    def _run(self, beat: Callable[[Beat], None], replaced: Callable[[], None]) -> None:
        while True:
            sent = time.monotonic()
            try:
                said = self._database.run(self._beat)
            except SQLAlchemyError:
                log.exception("the lease could not be renewed; trying again")
            else:
                if said is None:
                    log.error("another process serves as worker %s now", self.name)
                    self._until = 0.0
                    replaced()
                    return
                self._until = sent + self._pace.lease_ms / 1000
                beat(said)
            gevent.sleep(self._pace.beat_s)
