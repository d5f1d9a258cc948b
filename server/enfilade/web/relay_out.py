"""The owner's side of a group whose members are on several workers: to the hub a far socket is a socket.

`Spread` has the methods of `Fanout`: what goes to sockets of this worker goes straight, what goes to another
worker's goes there once, however many members it has, and is spread there. A far socket's id is its worker's
boot, a slash, and its id there. What far sockets wish is done in
`relay_owner.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from enfilade.live.pointer import Place
from enfilade.web.fanout import Fanout, Said
from enfilade.web.relay_post import Post


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

    def everybody(self, gid: str, event: Said) -> None:
        """Send a shared event to the whole group."""
        self._near.everybody(gid, event)
        far = self._far.get(gid)
        if far:
            told = _as_dict(event)
            for boot in far:
                self._post.send(boot, {"k": "all", "g": gid, "e": told})

    def guides(self, gid: str, event: Said) -> None:
        """Send an event to the group's guides."""
        self._near.guides(gid, event)
        for boot, far in self._far.get(gid, {}).items():
            if far.guides:
                self._post.send(boot, {"k": "guides", "g": gid, "e": _as_dict(event)})

    def member(self, gid: str, uid: str, event: Said) -> None:
        """Send an event to one member, on every device of theirs."""
        self._near.member(gid, uid, event)
        for boot, far in self._far.get(gid, {}).items():
            if uid in far.sockets.values():
                self._post.send(boot, {"k": "one", "g": gid, "u": uid, "e": _as_dict(event)})

    def motion(self, gid: str, text: str, sender: str) -> None:
        """Send a keyframe to everybody but the one who made it; of those that wait the newest."""
        self._near.motion(gid, text, sender)
        from_boot, _, there = sender.rpartition("/")
        for boot in self._far.get(gid, ()):
            skip = there if boot == from_boot else ""
            self._post.send(boot, {"k": "m", "g": gid, "t": text, "s": skip}, latest=gid)

    def pointed(self, gid: str, text: str, sender: str) -> None:
        """Send where somebody points to everybody else; of those that wait the newest."""
        self._near.pointed(gid, text, sender)
        from_boot, _, there = sender.rpartition("/")
        for boot in self._far.get(gid, ()):
            skip = there if boot == from_boot else ""
            self._post.send(boot, {"k": "p", "g": gid, "t": text, "s": skip}, latest=f"{gid} p")

    def placed(self, gid: str, uid: str, at: Place) -> None:
        """Tell the group's guides where a member is; of each member's that wait the newest."""
        self._near.placed(gid, uid, at)
        for boot, far in self._far.get(gid, {}).items():
            if far.guides:
                self._post.send(boot, {"k": "a", "g": gid, "u": uid, "at": at}, latest=f"{gid} a {uid}")

    def placed_for(self, sid: str, uid: str, at: Place) -> None:
        """Tell one guide where a member is."""
        if "/" not in sid:
            return self._near.placed_for(sid, uid, at)
        boot, there = sid.split("/")
        self._post.send(boot, {"k": "a", "s": there, "u": uid, "at": at})
        return None

    def voice(self, gid: str, text: str, sender: str) -> None:
        """Send what somebody says to everybody else."""
        self._near.voice(gid, text, sender)
        from_boot, _, there = sender.rpartition("/")
        for boot in self._far.get(gid, ()):
            self._post.send(boot, {"k": "v", "g": gid, "t": text, "s": there if boot == from_boot else ""})

    def state(self, sid: str, state: Said) -> None:
        """Send one socket the whole state."""
        if "/" not in sid:
            return self._near.state(sid, state)
        boot, there = sid.split("/")
        gid = self._gid_of.get(sid, "")
        far = self._far.get(gid, {}).get(boot)
        if far is not None:
            told = _as_dict(state, without={"plan"} if far.knows_plan else None)
            far.knows_plan = True
            self._post.send(boot, {"k": "state", "g": gid, "s": there, "e": {"plan": None, **told}})
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


def _as_dict(said: Said, without: set[str] | None = None) -> dict[str, Any]:
    """Return what a letter can hold, without some of its fields."""
    if isinstance(said, dict):
        return {name: value for name, value in said.items() if name not in (without or ())}
    return said.model_dump(mode="json", exclude=without)
