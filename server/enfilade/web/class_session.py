"""Classes: what a lesson adds to a live group. The group's owner holds the class, as long as it has the
group.

Every wish goes one way, as a group's commands do: through `lessons.apply`, then the rows that changed are
written with the same commits as groups, then, and only then, are the sender and all others told.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

import gevent

from enfilade.lessons import views
from enfilade.lessons.school_class import Entered, Given, Told, Wished, apply
from enfilade.lessons.state import SchoolClass
from enfilade.lessons.views import Reader
from enfilade.lessons.wire import WISH, BoardChanged
from enfilade.lessons.wishes import AskPhrase, GiveAnswer, LessonWish, SetPace
from enfilade.live.group import Wished as GroupWished
from enfilade.live.modes import Ended
from enfilade.live.refused import Refused
from enfilade.live.state import Group, Role
from enfilade.live.wire import Command
from enfilade.messages import LANGUAGES
from enfilade.messages.phrase import PHRASE_WORDS, WORDS, folded
from enfilade.store import classes
from enfilade.store.database import Database
from enfilade.store.tokens import new_id
from enfilade.web.class_keeping import Here, Keeping
from enfilade.web.fanout import Fanout
from enfilade.web.hub import Hub
from enfilade.web.hub_tell import Live
from enfilade.web.metrics import SEEN
from enfilade.web.settings import Settings
from enfilade.web.site import SiteFolder


class Classes(Keeping):
    """The classes of the groups of this process, with what their sockets bring."""

    def __init__(
        self, database: Database, fanout: Fanout, hub: Hub, site: SiteFolder, settings: Settings
    ) -> None:
        super().__init__(database, hub, site, settings)
        self._fanout = fanout
        self.languages: dict[str, str] = {}
        """of each socket's reader"""
        self.on_answered: list[Callable[[str, str], None]] = []
        """are told gid and uid of each answer that is safe"""
        self._groups.teller.after_state = self._entered

    def said(self, sid: str, data: Any) -> None:
        """Carry out a wish, or raise Refused or ValidationError. The sender hears that it is done once it is
        safe.
        """
        live = self._groups.of(sid)
        if live.group.lesson is None:
            raise Refused("no-class")
        if isinstance(live.group.mode, Ended):
            raise Refused("group-ended")
        wish: LessonWish = WISH.validate_python(data)
        uid = live.sockets[sid]
        role = live.group.members[uid].role
        if role is Role.OBSERVER:
            raise Refused("only-pupil")
        here = self._hold(live)
        if isinstance(wish.do, AskPhrase) and not role.guides:
            asked = Wished(uid, False, wish)
            self._give(live, here, asked, lambda of: gevent.spawn(self._say_phrase, of, sid, uid, wish))
            return
        if isinstance(wish.do, SetPace) and role.guides and wish.id not in here.school_class.head.handled:
            move = {"do": "free", "leash": None} if wish.do.pace == "own" else {"do": "gather"}
            command = Command.model_validate({"id": new_id(), "do": move})
            self._groups.give(live, GroupWished(uid, command))
        before = here.school_class
        wished = Wished(uid, role.guides, wish, secrets.randbelow(1 << 30))
        self._give(live, here, wished, lambda after: self._done(sid, uid, wish, before, after))

    def left(self, sid: str) -> None:
        """Forget a socket."""
        self.languages.pop(sid, None)

    # -- within

    def _entered(self, live: Live, sid: str, group: Group) -> None:
        """A state went out: a class's own view follows it."""
        if group.lesson is None or isinstance(group.mode, Ended):
            return
        uid = live.sockets.get(sid)
        if uid is None:
            return
        try:
            here = self._hold(live)
        except Refused:
            return
        if group.members[uid].role is Role.FOLLOWER:
            given = Entered(uid, secrets.randbelow(1 << 30))
            self._give(live, here, given, lambda after: self._view(live, sid, after))
        else:
            after = here.school_class
            self._groups.writer.change(
                classes.Changes(group.gid, live.epoch), lambda: self._view(live, sid, after)
            )

    def _hold(self, live: Live) -> Here:
        """Return a class of a group of ours, read from the store where it is not here yet. Raises Refused."""
        gid = live.group.gid
        here = self._here.get(gid)
        if here is None or here.epoch != live.epoch:
            found = self._database.read(lambda c: classes.read(c, gid))
            here = self._here.get(gid)  # others may have read it meanwhile, and more has happened since
            if here is None or here.epoch != live.epoch:
                if found is None or self._groups.live.get(gid) is not live:
                    raise Refused("group-ended" if found is None else "group-elsewhere")
                here = self._here[gid] = Here(found, live.epoch)
        return here

    def _give(
        self,
        live: Live,
        here: Here,
        given: Given,
        then: Callable[[SchoolClass], Any],
    ) -> None:
        """Let the class take an input; when it is safe tell of it, and do `then`."""
        before = here.school_class
        after, told = apply(before, given, self._now_ms())
        here.school_class = after

        def tell() -> None:
            self._tell(live, after, told)
            then(after)

        self._groups.writer.change(classes.changes(before, after, live.epoch), tell)

    def _tell(self, live: Live, of: SchoolClass, told: Told) -> None:
        if told.everybody:
            for sid in tuple(live.sockets):
                self._view(live, sid, of)
            return
        for sid, uid in tuple(live.sockets.items()):
            role = live.group.members[uid].role
            if uid == told.pupil or (role is Role.OBSERVER and told.projector):
                self._view(live, sid, of)
            elif role.guides and told.rows:
                reader = self._reader_at(of, sid)
                for n, row in enumerate(told.rows, of.board_rev - len(told.rows) + 1):
                    changed = BoardChanged(rev=n, row=views.board_row(of, row, reader))
                    self._fanout.lesson(sid, "board", changed.model_dump(mode="json"))

    def _view(self, live: Live, sid: str, of: SchoolClass) -> None:
        """Send a socket everything of the class that its member may know."""
        uid = live.sockets.get(sid)
        if uid is None:
            return
        role, reader, now_ms = live.group.members[uid].role, self._reader_at(of, sid), self._now_ms()
        view: Any
        if role.guides:
            view = views.board_view(of, reader, now_ms)
        elif role is Role.OBSERVER:
            view = views.projector_view(of, reader, now_ms)
        elif uid in of.pupils:
            view = views.pupil_view(of, uid, reader, now_ms)
        else:
            return
        self._fanout.lesson(sid, "lesson", view.model_dump(mode="json"))

    def _done(self, sid: str, uid: str, wish: LessonWish, before: SchoolClass, after: SchoolClass) -> None:
        """Tell the sender that a wish is done; an answer that is new, also who wants to know of answers."""
        done = views.done(after, uid, wish)
        self._fanout.lesson(sid, "lesson-done", done.model_dump(mode="json"))
        if isinstance(wish.do, GiveAnswer) and before is not after:
            SEEN.answers += 1
            for hear in self.on_answered:
                hear(after.gid, uid)

    def _say_phrase(self, of: SchoolClass, sid: str, uid: str, wish: LessonWish) -> None:
        words: tuple[str, ...] = ()
        while not words:
            drawn = tuple(secrets.choice(WORDS) for _ in range(PHRASE_WORDS))
            if self._database.run(lambda c, w=drawn: classes.set_phrase(c, of.gid, uid, folded(" ".join(w)))):  # type: ignore[misc]
                words = drawn
        done = views.done(of, uid, wish, words)
        self._fanout.lesson(sid, "lesson-done", done.model_dump(mode="json"))

    def _reader_at(self, of: SchoolClass, sid: str) -> Reader:
        return self.reader(of, self.languages.get(sid, LANGUAGES[0]))
