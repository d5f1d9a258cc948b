"""Writes groups and classes behind the hub: what came together is committed together; who waits is told
after.

One greenlet commits at most every 20 ms, and at most half of the time where a commit takes longer (a lecture
of thousands is half a megabyte); when nothing was written lately it commits at once. Of a group, and of each
row of a class, only the newest state is written; everything that was to happen once it is safe
happens in the order in which it was asked for.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import gevent
from gevent.event import Event
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from enfilade.live.state import Group
from enfilade.store import classes, groups
from enfilade.store.classes import Changes
from enfilade.store.database import Database

log = logging.getLogger(__name__)

SPACING_S = 0.020
RETRY_S = 0.5


@dataclass
class Batch:
    """What is committed together: groups with their epochs and changes of classes, by gid."""

    groups: dict[str, tuple[Group, int]] = field(default_factory=dict)
    classes: dict[str, Changes] = field(default_factory=dict)
    tokens: dict[str, tuple[str, str]] = field(default_factory=dict)
    """gid and uid by token"""
    then: list[tuple[str, Callable[[], None]]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.groups or self.classes or self.then)

    def take(self, newer: Batch) -> None:
        """Commit also what is newer."""
        self.groups.update(newer.groups)
        for changed in newer.classes.values():
            self.change(changed)
        self.tokens.update(newer.tokens)
        self.then += newer.then

    def change(self, changed: Changes) -> None:
        """Commit also these changes of a class."""
        older = self.classes.setdefault(changed.gid, changed)
        if older is not changed:
            older.take(changed)


class Writer:
    """Commits the newest of groups and classes, then calls what waits for it. `took` hears its seconds."""

    def __init__(
        self, database: Database, lost: Callable[[str], None], took: Callable[[float], None] | None = None
    ) -> None:
        self._database, self._lost, self._took = database, lost, took
        self._next = Batch()
        self._wake, self._idle = Event(), Event()
        self._idle.set()
        self._loop = gevent.spawn(self._run)

    def write(
        self,
        group: Group,
        epoch: int,
        then: Callable[[], None] | None = None,
        token: tuple[str, str] | None = None,
    ) -> None:
        """Write a group soon; call `then` once it is safe. token: one of a member's, and the member's uid."""
        self._next.groups[group.gid] = (group, epoch)
        if token is not None:
            self._next.tokens[token[0]] = (group.gid, token[1])
        self._call(group.gid, then)

    def change(self, changed: Changes, then: Callable[[], None] | None = None) -> None:
        """Write changes of a class soon; call `then` once they, and all asked for earlier, are safe."""
        self._next.change(changed)
        self._call(changed.gid, then)

    def flush(self, timeout_s: float) -> bool:
        """Wait until everything has been written; False where that took too long."""
        return bool(self._idle.wait(timeout_s))

    def close(self) -> None:
        """Stop. What has not been written is lost; `flush` first."""
        self._loop.kill()

    def _call(self, gid: str, then: Callable[[], None] | None) -> None:
        if then is not None:
            self._next.then.append((gid, then))
        self._idle.clear()
        self._wake.set()

    def _commit(self, batch: Batch) -> tuple[str, ...]:
        def work(connection: Connection) -> tuple[str, ...]:
            # Classes first: a group that ends in this batch is still held under its epoch, in any order.
            lost = set(classes.save(connection, batch.classes.values()))
            lost.update(groups.save(connection, batch.groups.values()))
            kept = {token: who for token, who in batch.tokens.items() if who[0] not in lost}
            groups.add_tokens(connection, kept)
            return tuple(lost)

        return self._database.run(work)

    def _run(self) -> None:
        due = time.monotonic()
        while True:
            self._wake.wait()
            self._wake.clear()
            wait = due - time.monotonic()
            if wait > 0:
                gevent.sleep(wait)
            began = time.monotonic()
            batch, self._next = self._next, Batch()
            try:
                lost = self._commit(batch)
            except SQLAlchemyError:
                # A full disk, a locked file: nothing is said to be safe before it is; what came meanwhile is
                # newer.
                log.exception("groups could not be written; trying again")
                batch.take(self._next)
                self._next = batch
                self._wake.set()
                gevent.sleep(RETRY_S)
                continue
            took = time.monotonic() - began
            due = began + max(SPACING_S, 2 * took)
            if self._took is not None:
                self._took(took)
            for gid in lost:
                self._lost(gid)
            for gid, call in batch.then:
                if gid in lost:
                    continue
                try:
                    call()
                except Exception:
                    log.exception("what was to follow a write failed")
            if not self._next:
                self._idle.set()
