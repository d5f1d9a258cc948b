"""Classes that are kept: opened, read, come back to, deleted when their time is over.

What pupils and teachers say in one comes over the group's sockets (`class_session.py`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass

import gevent
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from enfilade.lessons.state import SchoolClass, opened
from enfilade.lessons.views import Reader
from enfilade.lessons.wishes import Pace
from enfilade.live.modes import Free, Gathering
from enfilade.live.refused import Refused
from enfilade.live.state import Group, Rules
from enfilade.messages import LANGUAGES
from enfilade.store import classes
from enfilade.store.database import Database
from enfilade.store.tokens import new_token
from enfilade.web.group_plan import plan_of
from enfilade.web.guesses_counted import counted
from enfilade.web.hub import Hub
from enfilade.web.limits import Bucket
from enfilade.web.metrics import SEEN
from enfilade.web.settings import Settings
from enfilade.web.site import SiteFolder

log = logging.getLogger(__name__)

DAY_MS = 24 * 3_600_000
HOUR_S = 3600.0
OLD_ENOUGH = 16
"""Zones that are shut until opened stay shut in a lesson that somebody younger is meant to take."""

JOINS_PER_S = 10
WRONG_PHRASES = 60
"""Of one class within ten minutes: with 4 × 10⁹ phrases and 40 pupils that hits once in a million years of
guessing days and nights.
"""

SCRUB_AGAIN_S = 5.0
CLASS_EMPTY_MS = DAY_MS
"""A class that everyone has left waits so long: a closed lid is a night."""


@dataclass
class Here:
    """A class whose group this process owns, under the group's epoch."""

    school_class: SchoolClass
    epoch: int


class Keeping:
    """The classes of this process's store, and those whose groups it owns."""

    def __init__(self, database: Database, hub: Hub, site: SiteFolder, settings: Settings) -> None:
        self._database, self._hub = database, hub
        self._site, self._settings = site, settings
        self._groups, self._now_ms = hub.here, hub.now_ms
        self._here: dict[str, Here] = {}
        self.openings = counted(settings.redis, "openings", settings.classes_per_hour, HOUR_S)
        """classes opened, by address"""
        self.wrong_phrases = counted(settings.redis, "phrases", WRONG_PHRASES)
        """by class: for who guesses from many addresses"""
        self._joining: dict[str, Bucket] = {}
        self._groups.on_gone = self._gone
        hub.closing.append(self.close)
        self._sweeper = gevent.spawn(self._sweep)
        self._scrubber: gevent.Greenlet[..., None] | None = None

    def open(
        self,
        museum: str,
        lesson: str,
        pace: Pace = "own",
        zones: Iterable[str] = (),
        minutes: int | None = None,
        empty_ms: int = CLASS_EMPTY_MS,
        secret: str = "",
    ) -> tuple[Group, SchoolClass, str]:
        """Open a class; return its group, itself, and the teacher's secret. Raises Refused.

        zones: opt-in advisories that the teacher opens, from 16 on; tasks behind others are left out. At own
        pace pupils walk freely from the start; led ones gather until the teacher begins.
        """
        edition = self._site.edition(museum)
        found = None if edition is None else edition.lesson_key(lesson)
        entry = None if edition is None else edition.lesson_entry(lesson)
        if edition is None or found is None or entry is None:
            raise Refused("lesson-unknown")
        taken = pace if found.pace == "either" else found.pace
        plan = plan_of(edition, found.tour_id)
        asked = set(zones) if found.ages[0] >= OLD_ENOUGH else set()
        opened_zones = tuple(a for a in plan.opt_in if a in asked)
        goes_to = tuple(s.id for i, s in enumerate(plan.stops) if plan.is_open(i, opened_zones))
        # What lies behind a notice that the teacher leaves shut is no part of this class.
        held = found.model_copy(update={"tasks": tuple(t for t in found.tasks if t.stop in goes_to)})
        if not held.tasks:
            raise Refused("zone-closed")
        made: list[SchoolClass] = []

        def also(connection: Connection, group: Group, secret: str) -> None:
            now_ms = group.created_ms
            keeps_ms = self._settings.results_days * DAY_MS
            made[:] = [
                opened(
                    gid=group.gid,
                    museum=museum,
                    revision=plan.revision,
                    lesson=held,
                    solemn=entry.solemn,
                    pace=taken,
                    created_ms=now_ms,
                    expires_ms=now_ms + keeps_ms,
                    minutes=minutes,
                )
            ]
            classes.create(connection, made[0], secret)

        group, secret = self._hub.create(
            plan,
            self._settings.class_capacity,
            opened_zones,
            Rules(),
            empty_ms,
            lesson=lesson,
            mode=Free(stop=goes_to[0]) if taken == "own" else Gathering(),
            also=also,
            secret=secret,
        )
        SEEN.classes += 1
        return group, made[0], secret

    def read(self, gid: str) -> SchoolClass | None:
        """Return a class as it is, or as it was last written; None where there is none any more."""
        here = self._here.get(gid)
        live = self._groups.live.get(gid)
        if here is not None and live is not None and here.epoch == live.epoch:
            return here.school_class
        return self._database.read(lambda c: classes.read(c, gid))

    def by_teacher(self, secret: str) -> str | None:
        """Return the gid of the class that a teacher's link is of, also after the class is over."""
        return self._database.read(lambda c: classes.by_teacher(c, secret))

    def delete(self, gid: str) -> bool:
        """Delete a class with everything that its pupils left, from the store's files too; False where there
        was none. Its group, which must be ours, ends. Raises Refused where it is another worker's.
        """
        try:
            self._hub.end(gid)
        except Refused as refused:
            if refused.code != "group-ended":
                raise
        self._groups.writer.flush(10)
        self._groups.let_go(gid)
        gone = self._database.run(lambda c: classes.forget(c, gid))
        self._scrub()
        return gone

    def phrase_of(self, gid: str, phrase: str) -> str | None:
        """Return the pupil whom a phrase brings back."""
        return self._database.read(lambda c: classes.by_phrase(c, gid, phrase))

    def ticket(self, gid: str, uid: str) -> str:
        """Return a ticket with which a browser becomes this pupil: once, within ten minutes."""
        made = new_token()
        self._database.run(lambda c: classes.add_ticket(c, gid, uid, made, self._now_ms()))
        return made

    def use_ticket(self, ticket: str) -> tuple[str, str] | None:
        """Use a ticket up; return gid and uid."""
        return self._database.run(lambda c: classes.use_ticket(c, ticket, self._now_ms()))

    def reader(self, of: SchoolClass, language: str) -> Reader:
        """Return who reads a class in a language, with the names of the museum's things."""
        order = (language, *(other for other in LANGUAGES if other != language))
        edition = self._site.edition(of.museum, of.revision)
        return Reader(order, {} if edition is None else edition.names(language))

    def sweep(self) -> None:
        """Delete what has been kept as long as was promised: at the start, and every hour."""
        for gid in self._database.read(lambda c: classes.expired(c, self._now_ms())):
            try:
                self.delete(gid)
            except Refused:
                continue  # its group is open with another worker, who deletes it

    def let_join(self, gid: str) -> None:
        """Let one more ask to join a class. Raises Refused where too many do at one moment: a class that is
        all there at once passes, ten thousand do not.
        """
        most = 2 * self._settings.class_capacity
        if not self._joining.setdefault(gid, Bucket(JOINS_PER_S, most)).takes():
            raise Refused("joining-too-fast")

    def own(self) -> int:
        """Return how many classes are held here."""
        return len(self._here)

    def close(self) -> None:
        """Sweep no more."""
        self._sweeper.kill()
        if self._scrubber is not None:
            self._scrubber.kill()

    def _gone(self, gid: str) -> None:
        self._here.pop(gid, None)
        self._joining.pop(gid, None)

    def _sweep(self) -> None:
        while True:
            try:
                self.sweep()
            except SQLAlchemyError:
                log.exception("classes whose time is over could not be deleted; trying again")
            gevent.sleep(HOUR_S)

    def _scrub(self) -> None:
        """Let nothing of what was deleted stay in the store's files: now, or as soon as nobody reads it."""
        self._scrubber = None
        try:
            done = self._database.scrub()
        except SQLAlchemyError:
            log.exception("what was deleted could not be scrubbed; trying again")
            done = False
        if not done:
            self._scrubber = gevent.spawn_later(SCRUB_AGAIN_S, self._scrub)
