"""The owner's side of a group whose members are on several workers: to the hub a far socket is a socket.

`Spread` has the methods of `Fanout`: what goes to sockets of this worker goes straight, what goes to another
worker's goes there once, however many members it has, and is spread there. A far socket's id is its worker's
boot, a slash, and its id there. `Owner` does what far sockets wish.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from enfilade.live.refused import Refused
from enfilade.live.wire import COMMAND
from enfilade.web.fanout import Fanout
from enfilade.web.hub import Hub
from enfilade.web.relay_post import Letter, Post


@dataclass
class Far:
    """The sockets of one group that are on one other worker."""

    sockets: dict[str, str] = field(default_factory=dict)
    """uid by socket id"""
    guides: set[str] = field(default_factory=set)
    knows_plan: bool = False
    """whether the plan, most of a state's bytes and never changed, has been sent there"""


class Spread(Fanout):
    """The way out to the sockets of all workers."""

    def __init__(self, fanout: Fanout, post: Post) -> None:
        self._near, self._post = fanout, post
        self._far: dict[str, dict[str, Far]] = {}
        self._gid_of: dict[str, str] = {}

    def enter(self, sid: str, gid: str, uid: str, guide: bool) -> None:
        """Let a socket hear its group."""
        if "/" not in sid:
            return self._near.enter(sid, gid, uid, guide)
        boot, there = sid.split("/")
        far = self._far.setdefault(gid, {}).setdefault(boot, Far())
        far.sockets[sid] = uid
        self._gid_of[sid] = gid
        self._note(far, sid, guide)
        self._post.send(boot, {"k": "enter", "g": gid, "s": there, "u": uid, "l": guide})
        return None

    def leave(self, sid: str) -> str:
        """Let a socket hear nothing more."""
        if "/" not in sid:
            return self._near.leave(sid)
        gid = self._gid_of.pop(sid, "")
        boot = sid.split("/")[0]
        far = self._far.get(gid, {}).get(boot)
        if far is not None:
            far.sockets.pop(sid, None)
            far.guides.discard(sid)
            if not far.sockets:
                del self._far[gid][boot]
        return ""

    def seat(self, sid: str, guide: bool) -> None:
        """Let a socket hear what only guides hear from now on, or no more."""
        if "/" not in sid:
            return self._near.seat(sid, guide)
        boot, there = sid.split("/")
        far = self._far.get(self._gid_of.get(sid, ""), {}).get(boot)
        if far is not None:
            self._note(far, sid, guide)
            self._post.send(boot, {"k": "seat", "s": there, "l": guide})
        return None

    def connected(self, sid: str) -> bool:
        """Whether a socket is still there, for all that is known here."""
        return "/" in sid or self._near.connected(sid)

    def everybody(self, gid: str, event: dict[str, Any]) -> None:
        """Send a shared event to the whole group."""
        self._near.everybody(gid, event)
        for boot in self._far.get(gid, ()):
            self._post.send(boot, {"k": "all", "g": gid, "e": event})

    def guides(self, gid: str, event: dict[str, Any]) -> None:
        """Send an event to the group's guides."""
        self._near.guides(gid, event)
        for boot, far in self._far.get(gid, {}).items():
            if far.guides:
                self._post.send(boot, {"k": "guides", "g": gid, "e": event})

    def member(self, gid: str, uid: str, event: dict[str, Any]) -> None:
        """Send an event to one member, on every device of theirs."""
        self._near.member(gid, uid, event)
        for boot, far in self._far.get(gid, {}).items():
            if uid in far.sockets.values():
                self._post.send(boot, {"k": "one", "g": gid, "u": uid, "e": event})

    def motion(self, gid: str, text: str, sender: str) -> None:
        """Send a keyframe to everybody but the one who made it; of those that wait the newest."""
        self._near.motion(gid, text, sender)
        from_boot, _, there = sender.rpartition("/")
        for boot in self._far.get(gid, ()):
            skip = there if boot == from_boot else ""
            self._post.send(boot, {"k": "m", "g": gid, "t": text, "s": skip}, latest=gid)

    def voice(self, gid: str, text: str, sender: str) -> None:
        """Send what somebody says to everybody else."""
        self._near.voice(gid, text, sender)
        from_boot, _, there = sender.rpartition("/")
        for boot in self._far.get(gid, ()):
            self._post.send(boot, {"k": "v", "g": gid, "t": text, "s": there if boot == from_boot else ""})

    def state(self, sid: str, state: dict[str, Any]) -> None:
        """Send one socket the whole state."""
        if "/" not in sid:
            return self._near.state(sid, state)
        boot, there = sid.split("/")
        far = self._far.get(state["gid"], {}).get(boot)
        if far is not None:
            sent = {**state, "plan": None} if far.knows_plan else state
            far.knows_plan = True
            self._post.send(boot, {"k": "state", "g": state["gid"], "s": there, "e": sent})
        return None

    def done(self, sid: str, command: str) -> None:
        """Tell one socket that its command is done and safe."""
        if "/" not in sid:
            return self._near.done(sid, command)
        boot, there = sid.split("/")
        self._post.send(boot, {"k": "done", "s": there, "i": command})
        return None

    def refuse(self, sid: str, command: str | None, code: str) -> None:
        """Tell a far socket what has been refused: there its reader's language is known."""
        boot, there = sid.split("/")
        self._post.send(boot, {"k": "refused", "s": there, "i": command, "c": code})

    def let_go(self, sid: str) -> None:
        """Close a socket."""
        if "/" not in sid:
            return self._near.let_go(sid)
        boot, there = sid.split("/")
        self.leave(sid)
        self._post.send(boot, {"k": "go", "s": there})
        return None

    def of_boot(self, boot: str) -> list[str]:
        """Return the far sockets that are on one worker."""
        return [sid for sid in self._gid_of if sid.startswith(f"{boot}/")]

    def in_group(self, boot: str, gid: str) -> dict[str, str]:
        """Return uid by socket id of one group's far sockets on one worker; its plan is to be sent anew."""
        far = self._far.get(gid, {}).get(boot, Far())
        far.knows_plan = False
        return dict(far.sockets)

    def gid_of(self, sid: str) -> str:
        """Return the group of a far socket; empty where there is no such socket."""
        return self._gid_of.get(sid, "")

    def boots(self) -> set[str]:
        """Return the workers on which members of our groups are."""
        return {sid.split("/")[0] for sid in self._gid_of}

    def _note(self, far: Far, sid: str, guide: bool) -> None:
        if guide:
            far.guides.add(sid)
        else:
            far.guides.discard(sid)


TO_OWNER = frozenset({"open", "close", "do", "walk", "speak", "again", "here", "said"})
"""Kinds of letters to an owner; all others are an owner's."""


class Owner:
    """Does in the hub what far sockets wish."""

    def __init__(self, hub: Hub, spread: Spread, post: Post) -> None:
        self._hub, self._spread, self._post = hub, spread, post
        self._unsure: dict[str, set[str]] = {}
        """workers of whose letters some are missing, until they have said all: the groups said so far"""

    def take(self, boot: str, letter: Letter) -> None:
        """Heed a letter of another worker.

        What a member wished last must not be overtaken by what was lost before it: after a gap nothing is
        done until the worker has said who is there and what they wish, in order; what it sent meanwhile is
        among that.
        """
        if boot in self._unsure and letter["k"] not in ("here", "said"):
            return
        sid = f"{boot}/{letter.get('s', '')}"
        match letter["k"]:
            case "said":
                self._said(boot)
            case "open":
                self._open(sid, letter["g"], letter["u"])
            case "close":
                self._close(sid)
            case "do":
                self._do(sid, letter["c"])
            case "walk":
                self._walk(sid, letter["t"])
            case "speak":
                with contextlib.suppress(Refused, ValueError):
                    self._hub.spoke(sid, letter["t"])
            case "again":
                self._again(sid)
            case _:
                self._here(boot, letter)

    def broken(self, boot: str) -> None:
        """Letters of a worker are missing: let it say who is there and what they wish."""
        if boot in self._spread.boots():
            self._unsure[boot] = set()
            self._post.send(boot, {"k": "say"})

    def beat(self, boots: set[str]) -> None:
        """Let the sockets go whose workers serve no more."""
        for boot in self._spread.boots() - boots:
            for sid in self._spread.of_boot(boot):
                self._close(sid)
        for boot in self._unsure.keys() - boots:
            del self._unsure[boot]

    def _said(self, boot: str) -> None:
        """A worker has said everything: of groups that it did not name nobody is there any more."""
        named = self._unsure.pop(boot, None)
        if named is None:
            return
        for sid in self._spread.of_boot(boot):
            if self._spread.gid_of(sid) not in named:
                self._close(sid)

    def _open(self, sid: str, gid: str, uid: str) -> None:
        try:
            self._hub.enter(sid, gid, uid)
        except Refused as refused:
            boot, there = sid.split("/")
            self._post.send(boot, {"k": "no", "g": gid, "s": there, "c": refused.code})

    def _close(self, sid: str) -> None:
        self._spread.leave(sid)
        self._hub.closed(sid)

    def _do(self, sid: str, given: Any) -> None:
        try:
            command = COMMAND.validate_python(given)
        except ValidationError:
            self._spread.refuse(sid, None, "command-malformed")
            return
        try:
            self._hub.wished(sid, command)
        except Refused as refused:
            self._spread.refuse(sid, command.id, refused.code)

    def _walk(self, sid: str, text: str) -> None:
        try:
            self._hub.walked(sid, text)
        except ValueError:
            self._spread.refuse(sid, None, "command-malformed")
        except Refused as refused:
            if refused.code == "only-guide":
                self._spread.refuse(sid, None, refused.code)

    def _again(self, sid: str) -> None:
        try:
            self._hub.resync(sid)
        except Refused as refused:
            self._spread.refuse(sid, None, refused.code)

    def _here(self, boot: str, letter: Letter) -> None:
        """A worker says who of a group is on it, after a gap or because we are its new owner: make it so, and
        send each the whole state; then do what they wished and have had no answer to.
        """
        gid = letter["g"]
        self._unsure.get(boot, set()).add(gid)
        known = self._spread.in_group(boot, gid)
        there = {f"{boot}/{sid}": uid for sid, uid in letter["ss"]}
        for sid in known.keys() - there.keys():
            self._close(sid)
        for sid, uid in there.items():
            self._open(sid, gid, uid)
        for sid, command in letter["cs"]:
            self._do(f"{boot}/{sid}", command)
