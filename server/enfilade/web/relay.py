"""Sockets of this worker whose group another worker owns: who came to the wrong worker, and the many members
of a lecture.

What they wish goes to the owner, what the owner tells comes back, and is spread here as the owner spreads it
there. What they have wished and have no answer to is kept, and wished again where letters were lost or the
owner died: commands carry ids, so nothing is done twice (LIVE9).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from enfilade.live.wire import Command
from enfilade.store.leases import Worker
from enfilade.web.fanout import Fanout
from enfilade.web.relay_post import Letter, Post

log = logging.getLogger(__name__)


@dataclass
class Away:
    """A group that is another worker's, as far as it is here."""

    gid: str
    owner: Worker
    sockets: dict[str, str] = field(default_factory=dict)
    """uid by socket id"""
    wished: dict[str, dict[str, Any]] = field(default_factory=dict)
    """by socket id: commands without an answer, by their own id"""
    entering: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """by the id of a socket without a state of this owner yet: uid, and whether it hears what guides hear"""
    plan: Any = None
    moving: bool = False
    """whether its owner has said that it is no longer so: the next beat finds who is"""

    def open_wishes(self) -> list[tuple[str, Any]]:
        """Return socket id and command of everything that has no answer, each socket's in its order."""
        return [(sid, command) for sid, wishes in self.wished.items() for command in wishes.values()]


class Relay:
    """The groups of other workers that have sockets here."""

    def __init__(self, fanout: Fanout, post: Post) -> None:
        self._fanout, self._post = fanout, post
        self._groups: dict[str, Away] = {}
        self._gid_of: dict[str, str] = {}
        self.refuse: Callable[[str, str | None, str], None] = lambda sid, command, code: None
        """tells a socket of a refusal in its reader's language"""

    def close(self) -> None:
        """Say and hear no more."""
        self._post.close()

    # -- what sockets bring; each is False where the socket is of no group here

    def opened(self, sid: str, gid: str, uid: str, owner: Worker) -> None:
        """Take a socket in; the owner says whether it may stay."""
        group = self._groups.setdefault(gid, Away(gid, owner))
        group.sockets[sid] = uid
        self._gid_of[sid] = gid
        self._post.send(group.owner.boot, {"k": "open", "g": gid, "s": sid, "u": uid})

    def closed(self, sid: str) -> bool:
        """Let a socket go."""
        group = self._drop(sid)
        if group is None:
            return False
        self._post.send(group.owner.boot, {"k": "close", "s": sid})
        return True

    def wished(self, sid: str, command: Command) -> bool:
        """Pass a command on to the owner."""
        group = self._of(sid)
        if group is None:
            return False
        said = command.model_dump(mode="json")
        group.wished.setdefault(sid, {})[command.id] = said
        self._post.send(group.owner.boot, {"k": "do", "s": sid, "c": said})
        return True

    def walked(self, sid: str, text: str) -> bool:
        """Pass a guide's keyframe on; of those that wait the newest."""
        group = self._of(sid)
        if group is None:
            return False
        self._post.send(group.owner.boot, {"k": "walk", "s": sid, "t": text}, latest=sid)
        return True

    def pointed(self, sid: str, text: str) -> bool:
        """Pass a pointer on; of those that wait the newest."""
        group = self._of(sid)
        if group is None:
            return False
        self._post.send(group.owner.boot, {"k": "point", "s": sid, "t": text}, latest=f"{sid} p")
        return True

    def placed(self, sid: str, text: str) -> bool:
        """Pass on where a member is; of those that wait the newest."""
        group = self._of(sid)
        if group is None:
            return False
        self._post.send(group.owner.boot, {"k": "stand", "s": sid, "t": text}, latest=f"{sid} a")
        return True

    def spoke(self, sid: str, text: str) -> bool:
        """Pass voice on."""
        group = self._of(sid)
        if group is None:
            return False
        self._post.send(group.owner.boot, {"k": "speak", "s": sid, "t": text})
        return True

    def resync(self, sid: str) -> bool:
        """Ask for the whole state."""
        group = self._of(sid)
        if group is None:
            return False
        self._post.send(group.owner.boot, {"k": "again", "s": sid})
        return True

    # -- what owners tell

    def take(self, boot: str, letter: Letter) -> None:
        """Heed a letter of the owner; what a former owner still says is nothing to us."""
        if letter["k"] == "say":
            return self.broken(boot)
        gid = letter.get("g") or self._gid_of.get(letter.get("s", ""), "")
        group = self._groups.get(gid)
        if group is None or group.owner.boot != boot:
            return None
        sid = letter.get("s", "")
        match letter["k"]:
            case "all":
                self._fanout.everybody(gid, letter["e"])
            case "guides":
                self._fanout.guides(gid, letter["e"])
            case "one":
                self._fanout.member(gid, letter["u"], letter["e"])
            case "m":
                self._fanout.motion(gid, letter["t"], sid)
            case "p":
                self._fanout.pointed(gid, letter["t"], sid)
            case "a" if sid:
                self._fanout.placed_for(sid, letter["u"], letter["at"])
            case "a":
                self._fanout.placed(gid, letter["u"], letter["at"])
            case "v":
                self._fanout.voice(gid, letter["t"], sid)
            case "enter" if sid in group.sockets:
                # What is told before its state is in that state; heard, it would be a gap behind the last
                # owner's.
                self._fanout.leave(sid)
                group.entering[sid] = letter["u"], letter["l"]
            case "seat" if sid in group.entering:
                group.entering[sid] = group.entering[sid][0], letter["l"]
            case "seat" if sid in group.sockets:
                self._fanout.seat(sid, letter["l"])
            case "state" if sid in group.sockets or letter["e"]["plan"] is not None:
                group.plan = letter["e"]["plan"] or group.plan
                if sid in group.entering:
                    self._fanout.enter(sid, gid, *group.entering.pop(sid))
                self._fanout.state(sid, {**letter["e"], "plan": group.plan})
            case "done":
                group.wished.get(sid, {}).pop(letter["i"], None)
                self._fanout.done(sid, letter["i"])
            case "refused":
                group.wished.get(sid, {}).pop(letter["i"], None)
                self.refuse(sid, letter["i"], letter["c"])
            case "go" | "no" if letter.get("c") != "group-elsewhere":
                self._drop(sid)
                self._fanout.let_go(sid)
            case _:
                group.moving = True
        return None

    def broken(self, boot: str) -> None:
        """Letters of an owner are missing: ask it for everything."""
        for group in self._groups.values():
            if group.owner.boot == boot:
                self._present(group)
        self._post.send(boot, {"k": "said"})

    def groups(self) -> tuple[Away, ...]:
        """Return the groups that have sockets here."""
        return tuple(self._groups.values())

    def moved(self, group: Away, owner: Worker) -> None:
        """The group has another owner: say who is here."""
        log.info("group %s: its owner is worker %s now", group.gid, owner.name)
        group.owner, group.moving = owner, False
        self._present(group)

    def give_up(self, group: Away) -> None:
        """The group is this worker's own now, or over: its sockets are no longer ours, and hear nothing."""
        for sid in tuple(group.sockets):
            self._drop(sid)
            self._fanout.leave(sid)

    def _present(self, group: Away) -> None:
        """Tell the owner who is here; until each has its state it hears nothing."""
        group.entering.clear()
        for sid in group.sockets:
            self._fanout.leave(sid)
        self._post.send(
            group.owner.boot,
            {
                "k": "here",
                "g": group.gid,
                "ss": list(group.sockets.items()),
                "cs": group.open_wishes(),
            },
        )

    def _of(self, sid: str) -> Away | None:
        return self._groups.get(self._gid_of.get(sid, ""))

    def _drop(self, sid: str) -> Away | None:
        group = self._groups.get(self._gid_of.pop(sid, ""))
        if group is not None:
            group.sockets.pop(sid, None)
            group.entering.pop(sid, None)
            group.wished.pop(sid, None)
            if not group.sockets:
                del self._groups[group.gid]
        return group
