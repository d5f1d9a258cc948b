"""What is asked of groups over HTTP; what sockets bring is in `hub_sockets.py`.

Everything that a group does goes one way: an input, under the group's lock, through `live.apply`; then the
store writes the new state; then, and only then, its events go out. Nobody sees what a crash could undo.

`hub_groups.py` holds the groups that are this process's own, `hub_tell.py` says what is told to whom. A
member whose socket comes to another worker than the group's owner is served there all the same (`relay.py`):
to the hub such a socket is a socket.
"""

from __future__ import annotations

from collections.abc import Callable

from gevent.event import Event as Signal
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from enfilade.live import waiting_room
from enfilade.live.group import Joined, Wished
from enfilade.live.modes import Gathering, Mode
from enfilade.live.plan import Plan
from enfilade.live.refused import Refused
from enfilade.live.state import EMPTY_AFTER_MS, Ended, Group, Recording, Removed, Role, Rules
from enfilade.live.wire import Command
from enfilade.store import groups, leases, recordings
from enfilade.store.database import Database
from enfilade.store.groups import Held, Over
from enfilade.store.leases import Worker
from enfilade.store.tokens import id_of, new_id, new_token
from enfilade.web.fanout import Fanout
from enfilade.web.hub_groups import Groups
from enfilade.web.hub_groups import wall_and_steady as wall_and_steady
from enfilade.web.hub_sockets import Sockets
from enfilade.web.lease import Lease

GUIDE = "guide"
"""The guide's uid: who opens the guide's link is the guide, on whatever device."""

LAST_WORDS_MS = 10_000
"""So long another worker is given to write the end of a recording; one that died meanwhile never will."""


class Hub(Sockets):
    """All groups of this process."""

    def __init__(
        self,
        database: Database,
        fanout: Fanout,
        lease: Lease,
        now_ms: Callable[[], int] | None = None,
        lecture_from: int = 500,
    ) -> None:
        now_ms = now_ms or wall_and_steady()
        self._capacities: dict[str, int] = {}
        self.closing: list[Callable[[], None]] = []
        """are called when it closes"""
        self._lecture_from = lecture_from
        if database.run(lambda c: groups.forget_ended(c, now_ms())):
            database.scrub()
        super().__init__(database, fanout, lease, now_ms, Groups(database, fanout, lease, now_ms))
        self._groups.recorder.full = self._stop_recording
        self._groups.begin()

    def on_beat(self, told: Callable[[dict[str, Worker]], None]) -> None:
        """Let `told` hear at each beat of the lease which workers serve."""
        self._groups.on_beat = told

    @property
    def here(self) -> Groups:
        """The groups that are this process's own."""
        return self._groups

    @property
    def draining(self) -> bool:
        """Whether it takes no more and is about to stop."""
        return self._draining

    # -- what staff and joiners ask over HTTP

    def create(
        self,
        plan: Plan,
        capacity: int,
        zones: tuple[str, ...],
        rules: Rules | None = None,
        empty_ms: int = EMPTY_AFTER_MS,
        lesson: str | None = None,
        mode: Mode = Gathering(),  # noqa: B008 - a frozen value
        also: Callable[[Connection, Group, str], None] | None = None,
        secret: str = "",
        recording: Recording = "none",
        scheduled_ms: int | None = None,
        rehearsal: bool = False,
    ) -> tuple[Group, str]:
        """Make a group, on the worker that has the fewest; return it and the secret of the guide's link.

        empty_ms: so long it waits when everyone has left. lesson: of which it is a class. mode: in
        which it begins. also: writes what belongs to it, with its secret, in the same transaction. secret:
        of the guide's link, where it is not to be made by chance. recording: what of the guide is kept for
        a replay; a class refuses any. scheduled_ms: before it followers are let in only while a guide is
        here. rehearsal: counted nowhere afterwards.
        """
        secret = secret or new_token()

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
                empty_ms=empty_ms,
                lesson=lesson,
                mode=mode,
                recording=recording,
                scheduled_ms=scheduled_ms,
                rehearsal=rehearsal,
            )
            picked = leases.least_loaded(leases.serving(connection), group.gid)
            held = groups.create(connection, group, secret, picked.name if picked else self.lease.name)
            if recording != "none":
                recordings.begin(connection, group, secret)
            if also is not None:
                also(connection, group, secret)
            return held

        held = None
        while held is None:
            try:
                held = self._database.run(write)
            except IntegrityError:
                continue  # another worker took the same code at this moment
        self._groups.take_up(held.group.gid)
        return held.group, secret

    def group(self, gid: str) -> Group | None:
        """Return an open group as it is now, or as its owner last wrote it."""
        live = self._groups.live.get(gid)
        if live is not None:
            return live.group
        return self._database.read(lambda c: groups.read(c, gid))

    def groups(self) -> tuple[Group, ...]:
        """Return all groups of all workers that have not ended, newest first."""
        return self._database.read(groups.read_open)

    def own(self) -> tuple[Group, ...]:
        """Return the groups of this process that have not ended."""
        every = (live.group for live in self._groups.live.values())
        return tuple(group for group in every if not isinstance(group.mode, Ended))

    def by_code_here(self, code: str) -> Group | None:
        """Return the open group of a code where it is this process's own: the store is not asked."""
        for live in self._groups.live.values():
            if live.group.code == code and not isinstance(live.group.mode, Ended):
                return live.group
        return None

    def by_code(self, code: str) -> Group | None:
        """Return the open group of a code."""
        here = self.by_code_here(code)
        if here is not None:
            return here
        gid = self._database.read(lambda c: groups.by_code(c, code))
        return None if gid is None else self.group(gid)

    def by_ended_code(self, code: str) -> Over | None:
        """Return what a code tells whose group ended within the last day."""
        return self._database.read(lambda c: groups.by_ended_code(c, code, self.now_ms()))

    def by_guide_secret(self, secret: str) -> Group | None:
        """Return the open group that a guide's link leads."""
        gid = self._database.read(lambda c: groups.by_guide_secret(c, secret))
        return None if gid is None else self.group(gid)

    def new_guide_link(self, gid: str) -> str:
        """Return the secret of a new guide's link; the old link stops working."""
        secret = new_token()

        def write(connection: Connection) -> None:
            groups.set_guide_secret(connection, gid, secret)
            recordings.set_guide_secret(connection, gid, secret)

        self._database.run(write)
        return secret

    def elsewhere(self, gid: str) -> Worker | None:
        """Return the worker whose a group is; None where it is ours. Raises Refused where it has ended."""
        found = self._groups.take_up(gid)
        return found if isinstance(found, Worker) else None

    def let_go(self, sid: str) -> None:
        """Close a socket of this worker."""
        self._fanout.let_go(sid)

    def where(self, gid: str) -> str:
        """Return the name of the worker on which a member of the group opens a socket now. Raises Refused."""
        found = self._groups.take_up(gid)
        if gid not in self._capacities:
            group = self.group(gid)
            self._capacities[gid] = 0 if group is None else group.capacity
        if self._capacities[gid] > self._lecture_from:
            return self._groups.any_worker()
        return found.name if isinstance(found, Worker) else self.lease.name

    def seat_worker(self, group: Group, role: Role) -> str:
        """Return the name of the worker on which who has just joined a group of ours opens a socket: here,
        but for the many of a lecture.
        """
        if group.capacity > self._lecture_from and not role.guides:
            return self._groups.any_worker()
        return self.lease.name

    def admit(self, gid: str, role: Role, name: str | None, token: str | None = None) -> tuple[str, str]:
        """Admit a follower, or the guide again, or let a follower wait where there is a waiting room (then
        the uid is no member's yet); return uid and token. Raises Refused.

        token: made by whoever asks, so that asking again makes no second person; without it one is made here.
        """
        live = self._groups.mine(gid)
        token = token or new_token()
        uid = GUIDE if role is Role.GUIDE else id_of(token)
        member, safe = live.group.members.get(uid), Signal()
        if member is None and not waiting_room.is_news(live.group, uid, name, self.now_ms()):
            return uid, token  # a page that waits asks every three seconds: nothing is written for that
        if member is None:
            self._groups.give(live, Joined(uid, role, name), safe.set, token=(token, uid))
        elif isinstance(member.line, Removed):
            raise Refused("removed")
        else:
            self._groups.writer.write(live.group, live.epoch, safe.set, (token, uid))
        if not safe.wait(10):
            raise Refused("server-fault")
        self.remember(token, gid, uid)
        return uid, token

    def member(self, token: str) -> tuple[Group, str] | None:
        """Return the group and uid that a token stands for; None where it stands for none that is open, or
        only for somebody who waits to be let in.
        """
        found = self._database.read(lambda c: groups.by_token(c, token))
        group = None if found is None else self.group(found[0])
        if found is None or group is None or found[1] not in group.members:
            return None
        return group, found[1]

    def end(self, gid: str) -> None:
        """End a group of ours on behalf of staff. Raises Refused where it has ended."""
        live = self._groups.mine(gid)
        if GUIDE not in live.group.members:
            self._groups.give(live, Joined(GUIDE, Role.GUIDE, None))
        ending = Command.model_validate({"id": new_id(), "do": {"do": "end"}})
        safe = Signal()
        self._groups.give(live, Wished(GUIDE, ending), safe.set)
        if not safe.wait(10):
            raise Refused("server-fault")

    def is_recording(self, gid: str) -> bool:
        """Whether a tour is still led and recorded, or its last words are not in the store yet."""
        if self._groups.recorder.holds(gid):
            return True
        group = self.group(gid)
        if group is not None and not isinstance(group.mode, Ended):
            return group.recording != "none"
        over_ms = self._database.read(lambda c: groups.ended_ms(c, gid))
        return over_ms is not None and self.now_ms() < over_ms + LAST_WORDS_MS

    def _stop_recording(self, gid: str) -> None:
        """Tell a group of ours that nothing more of it is kept."""
        live = self._groups.live.get(gid)
        if live is not None and GUIDE in live.group.members and not isinstance(live.group.mode, Ended):
            over = Command.model_validate({"id": new_id(), "do": {"do": "stop-recording"}})
            self._groups.give(live, Wished(GUIDE, over))

    # -- the end

    def drain(self, timeout_s: float) -> bool:
        """Write what is under way and take no more; whether all was written."""
        self._draining = True
        self._groups.stop()
        return self._groups.writer.flush(timeout_s)

    def close(self, timeout_s: float) -> bool:
        """Write what came while the last lines were let go, and stop writing; whether all was written. Others
        may have the groups now.
        """
        written = self.drain(timeout_s)
        for call in self.closing:
            call()
        self._groups.close()
        if self.relay is not None:
            self.relay.close()
        return written
