"""Writes groups behind the hub: what came together is committed together; who waits is told after.

One greenlet commits at most every 20 ms; when nothing was written lately it commits at once. Of a group only
the
newest state is written; everything that was to happen once it is safe happens in the order in which it was
asked for.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import gevent
from gevent.event import Event
from sqlalchemy.exc import SQLAlchemyError

from enfilade.live.state import Group
from enfilade.store import groups
from enfilade.store.database import Database

log = logging.getLogger(__name__)

SPACING_S = 0.020
RETRY_S = 0.5


class Writer:
    """Commits the newest state of groups, then calls what waits for it. `took` hears its seconds."""

    def __init__(
        self, database: Database, lost: Callable[[str], None], took: Callable[[float], None] | None = None
    ) -> None:
        self._database, self._lost, self._took = database, lost, took
        self._newest: dict[str, tuple[Group, int]] = {}
        self._then: list[tuple[str, Callable[[], None]]] = []
        self._wake, self._idle = Event(), Event()
        self._idle.set()
        self._loop = gevent.spawn(self._run)

    def write(self, group: Group, epoch: int, then: Callable[[], None] | None = None) -> None:
        """Write a group soon; call `then` once it is safe."""
        self._newest[group.gid] = (group, epoch)
        if then is not None:
            self._then.append((group.gid, then))
        self._idle.clear()
        self._wake.set()

    def flush(self, timeout_s: float) -> bool:
        """Wait until everything has been written; False where that took too long."""
        return bool(self._idle.wait(timeout_s))

    def close(self) -> None:
        """Stop. What has not been written is lost; `flush` first."""
        self._loop.kill()

    def _commit(self, snapshots: tuple[tuple[Group, int], ...]) -> tuple[str, ...]:
        return self._database.run(lambda connection: groups.save(connection, snapshots))

    def _run(self) -> None:
        last = -SPACING_S
        while True:
            self._wake.wait()
            self._wake.clear()
            wait = last + SPACING_S - time.monotonic()
            if wait > 0:
                gevent.sleep(wait)
            last = time.monotonic()
            batch, then = self._newest, self._then
            self._newest, self._then = {}, []
            try:
                lost = self._commit(tuple(batch.values()))
            except SQLAlchemyError:
                # A full disk, a locked file: nothing is said to be safe before it is; what came meanwhile is
                # newer.
                log.exception("groups could not be written; trying again")
                self._newest, self._then = {**batch, **self._newest}, then + self._then
                self._wake.set()
                gevent.sleep(RETRY_S)
                continue
            if self._took is not None:
                self._took(time.monotonic() - last)
            for gid in lost:
                self._lost(gid)
            for gid, call in then:
                if gid in lost:
                    continue
                try:
                    call()
                except Exception:
                    log.exception("what was to follow a write failed")
            if not self._newest and not self._then:
                self._idle.set()
