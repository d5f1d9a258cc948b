"""Summaries of groups are kept as long as was promised, and what is deleted is gone from the files too."""

from __future__ import annotations

import logging
from collections.abc import Callable

import gevent
from sqlalchemy.exc import SQLAlchemyError

from enfilade.store import summaries
from enfilade.store.database import Database

log = logging.getLogger(__name__)

DAY_MS = 24 * 3_600_000
SWEEP_S = 3600.0
AGAIN_S = 5.0


class Summaries:
    """Sweeps, and scrubs behind itself until nobody's reading hinders it."""

    def __init__(self, database: Database, now_ms: Callable[[], int], days: int) -> None:
        self._database, self._now_ms, self._days = database, now_ms, days
        self._sweeper = gevent.spawn(self._loop)
        self._scrubber: gevent.Greenlet[..., None] | None = None

    def sweep(self) -> None:
        """Delete what has been kept for long enough."""
        before_ms = self._now_ms() - self._days * DAY_MS
        if self._database.run(lambda c: summaries.forget_older(c, before_ms)):
            self.scrub()

    def scrub(self) -> None:
        """Let nothing of what was deleted stay in the store's files."""
        self._scrubber = None
        try:
            done = self._database.scrub()
        except SQLAlchemyError:
            log.exception("what was deleted could not be scrubbed; trying again")
            done = False
        if not done:
            self._scrubber = gevent.spawn_later(AGAIN_S, self.scrub)

    def close(self) -> None:
        """Sweep no more."""
        self._sweeper.kill()
        if self._scrubber is not None:
            self._scrubber.kill()

    def _loop(self) -> None:
        while True:
            try:
                self.sweep()
            except SQLAlchemyError:
                log.exception("old summaries could not be deleted; trying again in an hour")
            gevent.sleep(SWEEP_S)
