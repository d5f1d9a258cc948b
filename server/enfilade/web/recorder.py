"""Writes the logs of recorded tours: what the hub tells it, a second's worth at a time.

It is told of a state once the store has written it, before members are; of motion and voice as they pass.
What of all that belongs into the log is `live/tape.py`'s to say. A process that dies loses what came since
the last write, less than two seconds; the group's next owner goes on behind it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

import gevent
from gevent.event import Event
from gevent.lock import RLock
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from enfilade.live.recording import Line
from enfilade.live.state import Ended, Group
from enfilade.live.tape import Tape
from enfilade.store import recordings
from enfilade.store.database import Database

log = logging.getLogger(__name__)

FLUSH_S = 1.0
RETRY_S = 2.0
DAY_S = 24 * 3600

MOST_WAITING = 4_000_000
"""Letters of one tape that wait while the store is away: a quarter of an hour of voice. More are lost."""


class Recorder:
    """The tapes of this process's groups. `full` is told of a group whose recording has reached its end."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database, self._now_ms = database, now_ms
        self.full: Callable[[str], None] = lambda gid: None
        self._tapes: dict[str, tuple[Tape, int]] = {}
        self._over: dict[str, int] = {}
        self._wake, self._hurry = Event(), Event()
        self._writing = RLock()
        self._loop = gevent.spawn(self._run)
        self._daily = gevent.spawn(self._forget)

    def told(self, group: Group, epoch: int) -> None:
        """A state has been written, and is about to be told."""
        over = group.recording == "none" or isinstance(group.mode, Ended)
        held = self._tapes.get(group.gid)
        if held is None:
            if over:
                return
            held = self._tapes[group.gid] = Tape(group.created_ms), epoch
        tape, _ = held
        tape.changed(group, self._now_ms())
        if over:
            self._over[group.gid] = self._now_ms()
            self._hurry.set()
        if tape.lines or over:
            self._wake.set()

    def moved(self, group: Group, uid: str, text: str) -> None:
        """A keyframe has been passed on."""
        if (held := self._tapes.get(group.gid)) is not None:
            held[0].moved(group, uid, text, self._now_ms())
            self._wake.set()

    def spoke(self, group: Group, uid: str, text: str) -> None:
        """Voice has been passed on."""
        if (held := self._tapes.get(group.gid)) is not None:
            held[0].spoke(group, uid, text, self._now_ms())
            self._wake.set()

    def pointed(self, group: Group, uid: str, text: str) -> None:
        """The pointer has been passed on."""
        if (held := self._tapes.get(group.gid)) is not None:
            held[0].pointed(group, uid, text, self._now_ms())
            self._wake.set()

    def drop(self, gid: str) -> None:
        """Another process owns the group now."""
        self._tapes.pop(gid, None)

    def holds(self, gid: str) -> bool:
        """Whether something of a group is still to be written."""
        return gid in self._tapes

    def finish(self) -> None:
        """Return once the last words of recordings that are over are in the store, or it is away."""
        if self._over:
            self.flush()

    def flush(self) -> bool:
        """Write what waits; False where the store is away."""
        with self._writing:  # what is on its way comes before what says that it is over
            return self._flush()

    def close(self) -> None:
        """Write what waits, and no more."""
        self._daily.kill()
        self._loop.kill()
        self.flush()

    def _flush(self) -> bool:
        for gid, (tape, epoch) in tuple(self._tapes.items()):
            if not tape.lines:
                continue
            lines = tape.take()
            try:
                done = self._database.run(partial(_append, gid, epoch, lines))
            except SQLAlchemyError:
                log.exception("a recording could not be written; trying again")
                tape.give_back(lines, MOST_WAITING)
                return False
            if done != "written":
                self._tapes.pop(gid, None)
                if done == "full":
                    self._over.setdefault(gid, self._now_ms())
                    self.full(gid)
        return self._end()

    def _end(self) -> bool:
        for gid, at_ms in tuple(self._over.items()):
            try:
                self._database.run(partial(_ended, gid, at_ms))
            except SQLAlchemyError:
                return False
            del self._over[gid]
            self._tapes.pop(gid, None)
        return True

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._hurry.wait(FLUSH_S)
            self._wake.clear()
            self._hurry.clear()
            if not self.flush():
                gevent.sleep(RETRY_S)
                self._wake.set()

    def _forget(self) -> None:
        """Delete, once a day, what nobody has published."""
        while True:
            try:
                if self._database.run(lambda c: recordings.forget_old(c, self._now_ms())):
                    self._database.scrub()
            except SQLAlchemyError:
                log.exception("old recordings could not be deleted; trying again tomorrow")
            gevent.sleep(DAY_S)


def _append(gid: str, epoch: int, lines: tuple[Line, ...], connection: Connection) -> recordings.Written:
    return recordings.append(connection, gid, epoch, lines)


def _ended(gid: str, at_ms: int, connection: Connection) -> None:
    recordings.end(connection, gid, at_ms)
